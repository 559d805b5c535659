//! Settings.
use crate::{
    ui::{frame::PageHeading, language::use_speech},
    words::Label,
};
use leptos::prelude::*;

/// Settings.
#[component]
pub fn SettingsPage() -> AnyView {
    let speech = use_speech();
    view! { <PageHeading title=speech.text(Label::Settings) /> }.into_any()
}
