//! A sentence with its key figure in another colour.
use crate::words::{Part, Sentence};
use leptos::prelude::*;

/// The sentence; the figure that decides stands out.
#[component]
pub fn SentenceView(#[prop(into)] sentence: Signal<Sentence>) -> impl IntoView {
    let part = |part: Part| match part {
        Part::Plain(text) => text.into_any(),
        Part::Strong(text) => view! { <strong class="warm nowrap">{text}</strong> }.into_any(),
    };
    move || sentence.get().parts.into_iter().map(part).collect_view()
}
