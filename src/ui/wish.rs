//! What another page wants the list of customers to show; taken once, when the list opens.
use super::app::go;
use crate::{
    domain::{CustomerId, OutreachKind, ProductId, Rule},
    method::{Class, Corner, Group},
    route::Route,
};
use leptos::prelude::*;
use std::sync::Arc;

/// A choice of customers.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    Class(Class),
    Group(Group),
    Corner(Corner),
    /// Late beyond twice their own rhythm.
    Slipping,
    /// A saved group, by its position.
    Saved(u32),
    /// The customers behind one figure.
    People(People),
}

/// The customers behind one figure, and what they are called.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    pub title: Arc<str>,
    /// Ascending.
    ids: Arc<[u32]>,
}

impl People {
    /// These customers, in any order.
    pub fn new(title: &str, mut ids: Vec<CustomerId>) -> Self {
        ids.sort_unstable();
        Self { title: title.into(), ids: ids.into_iter().map(|id| id.0).collect() }
    }

    /// Whether this customer is one of them.
    pub fn has(&self, id: CustomerId) -> bool {
        self.ids.binary_search(&id.0).is_ok()
    }
}

/// Whom a message is wanted for, and what for.
#[derive(Clone, Debug, PartialEq)]
pub struct OutreachWish {
    pub name: String,
    pub kind: OutreachKind,
    /// The group that they belong to.
    pub rule: Option<Rule>,
    pub people: Vec<CustomerId>,
    /// What is called back.
    pub product: Option<ProductId>,
}

/// The wishes that wait for the list and for the page of messages.
#[derive(Clone, Copy)]
pub struct Wishes(StoredValue<Option<Wish>>, StoredValue<Option<OutreachWish>>);

impl Wishes {
    /// Asks for these customers; follow with a step to the list.
    pub fn ask(self, wish: Wish) {
        self.0.set_value(Some(wish));
    }

    /// What was asked for; the list starts without a filter after that.
    pub fn take(self) -> Option<Wish> {
        self.0.try_update_value(Option::take).flatten()
    }

    /// Goes to where a message is written to these customers.
    pub fn write_to(self, wish: OutreachWish) {
        self.1.set_value(Some(wish));
        go(Route::NewOutreach);
    }

    /// Whom a message is wanted for.
    pub fn take_outreach(self) -> Option<OutreachWish> {
        self.1.try_update_value(Option::take).flatten()
    }

    /// Goes to the list of these customers.
    pub fn show_people(self, title: &str, ids: Vec<CustomerId>) {
        self.ask(Wish::People(People::new(title, ids)));
        go(Route::Customers);
    }
}

/// Makes wishes available to the pages; called once, by the app.
pub fn provide_wishes() {
    provide_context(Wishes(StoredValue::new(None), StoredValue::new(None)));
}

/// The wishes of the app.
pub fn use_wishes() -> Wishes {
    expect_context::<Wishes>()
}
