//! The owner groups customers by conditions; the lists keep themselves up to date.
mod builder;
mod list;
mod offered;
mod outreach;
mod row;
mod row_fields;
mod shown;
mod tree;

use crate::{
    domain::SavedGroup,
    route::Route,
    ui::app::{go, use_route},
};
use leptos::prelude::*;

/// What the next new group begins with: a ready-made one, a copy, or nothing.
#[derive(Clone, Copy)]
struct Beginning(StoredValue<Option<SavedGroup>>);

impl Beginning {
    /// Opens the builder with this group.
    fn with(self, group: SavedGroup) {
        self.0.set_value(Some(group));
        go(Route::NewGroup);
    }

    fn take(self) -> SavedGroup {
        self.0.try_update_value(Option::take).flatten().unwrap_or_else(offered::first_group)
    }
}

/// The list of groups, one group, or the builder.
#[component]
pub fn GroupsPage() -> AnyView {
    let route = use_route();
    let beginning = Beginning(StoredValue::new(None));
    let place = Memo::new(move |_| route.get());
    move_to(place, beginning)
}

fn move_to(place: Memo<Route>, beginning: Beginning) -> AnyView {
    (move || match place.get() {
        Route::Group(at) => shown::one_group(at, beginning),
        Route::NewOutreach => outreach::new_outreach(),
        Route::Outreach(at) => outreach::one_outreach(at),
        Route::NewGroup => builder::builder(None, beginning.take()),
        _ => list::groups(beginning),
    })
    .into_any()
}
