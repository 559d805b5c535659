//! Trash.
use crate::{
    ui::{frame::PageHeading, language::use_speech},
    words::Label,
};
use leptos::prelude::*;

/// Trash.
#[component]
pub fn TrashPage() -> AnyView {
    let speech = use_speech();
    view! { <PageHeading title=speech.text(Label::Trash) /> }.into_any()
}
