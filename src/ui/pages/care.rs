//! What takes more than a minute: reviewing key customers, the week, winning customers, handing over, supply plans.
mod ahead;
mod handover;
mod portrait;
mod prospects;
mod review;
mod supply;
mod visits;
mod week;

use crate::{domain::ReviewKind, route::Route, ui::app::use_route};
use leptos::prelude::*;

/// The page that the address names.
#[component]
pub fn CarePage() -> AnyView {
    let route = use_route();
    let place = Memo::new(move |_| route.get());
    (move || match place.get() {
        Route::ClassMeeting => review::review(ReviewKind::ClassChange),
        Route::Week => week::week(),
        Route::Prospects => prospects::prospects(),
        Route::Handover => handover::handover_page(),
        Route::Visits => visits::visits_page(),
        Route::Supply(id) => supply::supply_page(id),
        _ => review::review(ReviewKind::Inventory),
    })
    .into_any()
}

/// Prints what is on the page.
fn print_page() {
    // Without a printer nothing happens; there is nothing to say.
    let _ = window().print();
}
