//! What another page wants the list of customers to show; taken once, when the list opens.
use crate::method::{Class, Corner, Group};
use leptos::prelude::*;

/// A choice of customers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wish {
    Class(Class),
    Group(Group),
    Corner(Corner),
    /// Late beyond twice their own rhythm.
    Slipping,
}

/// The wish that waits for the list.
#[derive(Clone, Copy)]
pub struct Wishes(StoredValue<Option<Wish>>);

impl Wishes {
    /// Asks for these customers; follow with a step to the list.
    pub fn ask(self, wish: Wish) {
        self.0.set_value(Some(wish));
    }

    /// What was asked for; the list starts without a filter after that.
    pub fn take(self) -> Option<Wish> {
        self.0.try_update_value(Option::take).flatten()
    }
}

/// Makes wishes available to the pages; called once, by the app.
pub fn provide_wishes() {
    provide_context(Wishes(StoredValue::new(None)));
}

/// The wishes of the app.
pub fn use_wishes() -> Wishes {
    expect_context::<Wishes>()
}
