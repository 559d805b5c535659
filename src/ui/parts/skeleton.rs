//! A skeleton: the user sees that rows are on their way, but only when it takes longer than 300 ms.
use leptos::prelude::*;

/// Grey lines in the place of `rows` rows; invisible for the first 300 ms by style sheet.
#[component]
pub fn Skeleton(
    /// Said to screen readers, such as “正在打开”.
    #[prop(into)]
    label: Signal<String>,
    #[prop(default = 3)] rows: usize,
) -> impl IntoView {
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{move || label.get()}</span>
            {(0..rows).map(|_| view! { <div class="skeleton-row" aria-hidden="true"></div> }).collect_view()}
        </div>
    }
}
