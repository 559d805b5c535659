//! The owner finds customers, looks one up, and acts on many at once.
mod bulk;
mod choice;
mod list;
mod selection;

use super::customer::CustomerPane;
use crate::domain::CustomerId;
use leptos::prelude::*;

/// The list, with the chosen customer beside it; on phones the one or the other.
#[component]
pub fn CustomersPage(chosen: Signal<Option<CustomerId>>) -> AnyView {
    let shown = Memo::new(move |_| chosen.get());
    view! {
        <div class="customers page-fill" class:customers-open=move || shown.get().is_some()>
            <list::CustomerList chosen=shown.into() />
            <div class="customers-detail">{move || view! { <CustomerPane chosen=shown.get() /> }}</div>
        </div>
    }
    .into_any()
}
