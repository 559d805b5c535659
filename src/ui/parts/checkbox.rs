//! A checkbox: the user says yes or no to one sentence.
use super::given;
use leptos::prelude::*;

/// One yes-or-no with its words; `mixed` shows that some but not all of a set are on.
#[component]
pub fn Checkbox(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
    #[prop(optional, into)] mixed: Signal<bool>,
    #[prop(optional, into)] hint: Signal<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Keeps the label for screen readers only, as in a table of rows.
    #[prop(optional)]
    label_hidden: bool,
) -> impl IntoView {
    view! {
        <label class="checkbox" class:checkbox-disabled=move || disabled.get()>
            <input
                type="checkbox"
                class="checkbox-box"
                prop:checked=move || checked.get()
                prop:indeterminate=move || mixed.get()
                disabled=move || disabled.get()
                on:change=move |ev| on_change.run(event_target_checked(&ev))
            />
            <span class="checkbox-text" class:visually-hidden=label_hidden>
                {move || label.get()}
                {move || given(hint).map(|text| view! { <span class="checkbox-hint">{text}</span> })}
            </span>
        </label>
    }
}
