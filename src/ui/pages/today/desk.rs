//! What is open on the page, and the acts of its rows.
use crate::{
    domain::{CustomerId, Day, Interaction, InteractionKind, Outcome},
    ui::{
        frame::focus_page_title,
        shop::{Acts, Shop, use_acts, use_shop},
    },
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The state of the page. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Who was just reached: the note is being written.
    pub noting: RwSignal<Option<CustomerId>>,
    /// Whose row shows more.
    pub preview: RwSignal<Option<CustomerId>>,
    shop: Shop,
    acts: Acts,
}

impl Desk {
    /// Nothing open.
    pub fn new() -> Self {
        Self { noting: RwSignal::new(None), preview: RwSignal::new(None), shop: use_shop(), acts: use_acts() }
    }

    /// Opens or closes what a row has to show.
    pub fn toggle_preview(self, id: CustomerId) {
        self.preview.update(|open| *open = if *open == Some(id) { None } else { Some(id) });
    }

    /// Enters an attempt; the row leaves the list and the next one gets the focus.
    pub fn enter(self, customer: CustomerId, outcome: Outcome, note: String, next: Option<Day>, finally: impl FnOnce(bool) + 'static) {
        let interaction =
            Interaction { customer, day: self.shop.today_now(), kind: InteractionKind::Call, outcome, note, next, minutes: 0 };
        let at = row_of(customer);
        self.acts.act_finally(
            move |book| book.plan_contact(interaction),
            move |performed| {
                finally(performed.is_some());
                if performed.is_some() {
                    self.noting.try_update(|noting| noting.take_if(|id| *id == customer));
                    after_paint(move || focus_row(at.unwrap_or(0)));
                }
            },
        );
    }

    /// Enters the same attempt for many at once.
    pub fn enter_all(self, customers: Vec<CustomerId>, outcome: Outcome) {
        let Some(first) = customers.first().copied() else { return };
        let day = self.shop.today_now();
        let like =
            Interaction { customer: first, day, kind: InteractionKind::Message, outcome, note: String::new(), next: None, minutes: 0 };
        self.acts.act_then(move |book| book.plan_contact_batch(&customers, &like), |_| after_paint(|| focus_row(usize::MAX)));
    }
}

/// Id of the button that stands for a row.
pub fn row_id(customer: CustomerId) -> String {
    format!("today-{}", customer.0)
}

/// Moves the focus so many rows on; stays at the ends.
pub fn step_row(from: CustomerId, rows: isize) {
    if let Some(at) = row_of(from) {
        focus_row(at.saturating_add_signed(rows));
    }
}

/// Focuses a row by its place on the page, or the last one; without rows the heading.
pub fn focus_row(at: usize) {
    let rows = rows();
    match rows.get(at.min(rows.len().saturating_sub(1))) {
        Some(row) => {
            // Focusing a live button does not fail.
            let _ = row.focus();
        }
        None => focus_page_title(),
    }
}

fn row_of(customer: CustomerId) -> Option<usize> {
    let id = row_id(customer);
    rows().iter().position(|row| row.id() == id)
}

fn rows() -> Vec<web_sys::HtmlElement> {
    let Ok(nodes) = document().query_selector_all(".today-name") else { return Vec::new() };
    (0..nodes.length()).filter_map(|at| nodes.item(at)?.dyn_into().ok()).collect()
}

/// Once the page shows what an act has changed.
fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(act);
}
