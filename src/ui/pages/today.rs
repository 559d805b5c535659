//! Today.
use crate::{
    ui::{frame::PageHeading, language::use_speech},
    words::Label,
};
use leptos::prelude::*;

/// Today.
#[component]
pub fn TodayPage() -> AnyView {
    let speech = use_speech();
    view! { <PageHeading title=speech.text(Label::Today) /> }.into_any()
}
