//! Customers.
use crate::{
    domain::CustomerId,
    ui::{frame::PageHeading, language::use_speech},
    words::Label,
};
use leptos::prelude::*;

/// The list of customers, with the chosen one beside it.
#[component]
pub fn CustomersPage(chosen: Signal<Option<CustomerId>>) -> AnyView {
    let speech = use_speech();
    let _ = chosen;
    view! { <PageHeading title=speech.text(Label::Customers) /> }.into_any()
}
