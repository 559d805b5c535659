//! History.
use crate::{
    ui::{frame::PageHeading, language::use_speech},
    words::Label,
};
use leptos::prelude::*;

/// History.
#[component]
pub fn HistoryPage() -> AnyView {
    let speech = use_speech();
    view! { <PageHeading title=speech.text(Label::History) /> }.into_any()
}
