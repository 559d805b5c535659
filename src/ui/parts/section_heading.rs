//! A section heading: the user sees what follows and how many there are.
use super::given;
use leptos::prelude::*;

/// Title, count and a hairline; children stand at the far end (a link, a small button).
#[component]
pub fn SectionHeading(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] count: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="section-heading">
            <h2 class="section-title">{move || title.get()}</h2>
            {move || given(count).map(|text| view! { <span class="section-count">{text}</span> })}
            {children.map(|children| view! { <div class="section-acts">{children()}</div> })}
        </div>
    }
}
