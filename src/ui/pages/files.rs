//! Files.
use crate::{
    ui::{frame::PageHeading, language::use_speech},
    words::Label,
};
use leptos::prelude::*;

/// Files.
#[component]
pub fn FilesPage() -> AnyView {
    let speech = use_speech();
    view! { <PageHeading title=speech.text(Label::Files) /> }.into_any()
}
