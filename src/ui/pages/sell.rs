//! The counter.
use crate::{
    domain::CustomerId,
    ui::{frame::PageHeading, language::use_speech},
    words::Label,
};
use leptos::prelude::*;

/// The counter, for the customer that was chosen before.
#[component]
pub fn SellPage(chosen: Signal<Option<CustomerId>>) -> AnyView {
    let speech = use_speech();
    let _ = chosen;
    view! { <PageHeading title=speech.text(Label::Sell) /> }.into_any()
}
