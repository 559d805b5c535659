//! One customer.
use crate::{
    domain::CustomerId,
    ui::{language::use_speech, parts::EmptyState, shop::use_shop},
    words::{act, customers::CustomersLabel},
};
use leptos::prelude::*;

/// The chosen customer, or the way to choose one.
#[component]
pub fn CustomerPane(chosen: Option<CustomerId>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    match chosen {
        None => view! { <EmptyState sentence=speech.text(CustomersLabel::ChooseOne) /> }.into_any(),
        Some(id) => view! { <h2>{move || shop.read(|book, _| act::name_of(book, id, speech.language()))}</h2> }.into_any(),
    }
}
