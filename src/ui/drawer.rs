//! Whether the private drawers are open in this tab: until it is loaded anew, the shop is locked, or counter mode begins.
use super::{role::Role, shop::Shop};
use crate::{domain::PrivateEntry, domain::PrivateFields, shell::drawer::OpenDrawer, vault::seal::SealHeader};
use leptos::prelude::*;
use std::{cell::RefCell, rc::Rc};

/// Open drawers, and how often counter mode had begun by then.
struct Held {
    drawers: Rc<OpenDrawer>,
    turns: u32,
}

thread_local! {
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
    static CHANGES: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

/// Whether the shop has private drawers; follows every change.
pub fn has_drawers(shop: Shop) -> bool {
    shop.read(|book, _| !book.settings().private_lock.is_empty())
}

/// The drawers of this shop where they are open; follows opening, closing and every change of the shop.
pub fn open_drawers(shop: Shop, role: Role) -> Option<Rc<OpenDrawer>> {
    CHANGES.with(ArcRwSignal::track);
    let id = shop.read(|book, _| SealHeader::read(&book.settings().private_lock)).ok()?.vault_id;
    HELD.with_borrow_mut(|held| {
        // Whoever stood at the counter meanwhile may not find them open.
        held.take_if(|held| held.turns != role.turns());
        held.as_ref().filter(|held| held.drawers.id() == id).map(|held| held.drawers.clone())
    })
}

/// Keeps drawers open that were just opened.
pub fn hold_open(drawers: OpenDrawer, role: Role) {
    HELD.set(Some(Held { drawers: Rc::new(drawers), turns: role.turns() }));
    CHANGES.with(|changes| changes.update(|count| *count += 1));
}

/// Closes the drawers.
pub fn close_drawers() {
    HELD.set(None);
    CHANGES.with(|changes| changes.update(|count| *count += 1));
}

/// What lies in these drawers; `None` for each that does not open.
pub async fn look_into(drawers: &OpenDrawer, entries: Vec<PrivateEntry>) -> Vec<Option<PrivateFields>> {
    drawers.open(&entries).await
}
