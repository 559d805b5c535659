//! Progress: the user sees how far a long task is and may stop it.
use super::{button::Button, given};
use leptos::prelude::*;

/// `done` of `total`, in any one unit; `text` says it in words.
#[component]
pub fn Progress(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] done: Signal<u64>,
    #[prop(into)] total: Signal<u64>,
    #[prop(optional, into)] text: Signal<String>,
    #[prop(optional, into)] cancel_label: Signal<String>,
    #[prop(optional, into)] on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let percent = Memo::new(move |_| percent_of(done.get(), total.get()));
    view! {
        <div class="progress">
            <div
                class="progress-track"
                role="progressbar"
                aria-label=move || label.get()
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=move || percent.get().to_string()
                aria-valuetext=move || given(text)
            >
                <div class="progress-fill" style:inline-size=move || format!("{}%", percent.get())></div>
            </div>
            {move || given(text).map(|text| view! { <span class="progress-text">{text}</span> })}
            {on_cancel
                .map(|on_cancel| {
                    view! { <Button on_press=on_cancel>{move || cancel_label.get()}</Button> }
                })}
        </div>
    }
}

fn percent_of(done: u64, total: u64) -> u64 {
    done.min(total).saturating_mul(100).checked_div(total).unwrap_or(0)
}
