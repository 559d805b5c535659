//! Insights.
use crate::{
    ui::{frame::PageHeading, language::use_speech},
    words::Label,
};
use leptos::prelude::*;

/// Insights.
#[component]
pub fn InsightsPage() -> AnyView {
    let speech = use_speech();
    view! { <PageHeading title=speech.text(Label::Insights) /> }.into_any()
}
