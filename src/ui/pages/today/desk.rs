//! What is open on the page, and the acts of its rows.
use crate::{
    book::{Book, Draft, Refusal},
    care::{Task, asked_by, days_to_act, with_settled},
    domain::{CustomerId, Day, Interaction, InteractionKind, LifeChange, News, NewsSource, Outcome, Routine},
    ui::{
        frame::focus_page_title,
        language::{Speech, use_speech},
        shop::{Acts, Shop, use_acts, use_shop},
    },
    words::{Language, care::change_task},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The state of the page. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Who was just reached, or is put off: the note is being written.
    pub noting: RwSignal<Option<(CustomerId, Outcome)>>,
    /// Whose row shows more.
    pub preview: RwSignal<Option<CustomerId>>,
    shop: Shop,
    acts: Acts,
    speech: Speech,
}

/// What came of an attempt.
pub struct Entry {
    pub outcome: Outcome,
    pub note: String,
    pub next: Option<Day>,
    pub minutes: u16,
    /// What changed for the customer.
    pub changes: Vec<LifeChange>,
}

impl Entry {
    /// Nothing but the outcome.
    pub fn of(outcome: Outcome) -> Self {
        Self { outcome, note: String::new(), next: None, minutes: 0, changes: Vec::new() }
    }

    /// The entry, what follows from changes, and what becomes of the row that asked, as one act.
    fn plan(self, task: Task, day: Day, language: Language, book: &Book) -> Result<Draft, Refusal> {
        let Self { outcome, note, next, minutes, changes } = self;
        let customer = task.customer;
        let follows = |change: LifeChange| {
            let text = change_task(change, language).to_owned();
            let news = News { customer, day, text: String::new(), source: NewsSource::Said, change: Some(change) };
            (news, Routine::once(Some(customer), text, day.plus_days(days_to_act(change))))
        };
        let news = changes.into_iter().map(follows).collect();
        let interaction = Interaction { customer, day, kind: InteractionKind::Call, outcome, note, next, minutes };
        let draft = book.plan_contact_with_news(interaction, news)?;
        match asked_by(&task) {
            Some(asked) => with_settled(book, draft, asked, outcome, day, next),
            None => Ok(draft),
        }
    }
}

impl Desk {
    /// Nothing open.
    pub(super) fn new() -> Self {
        Self { noting: RwSignal::new(None), preview: RwSignal::new(None), shop: use_shop(), acts: use_acts(), speech: use_speech() }
    }

    /// Opens or closes what a row has to show.
    pub fn toggle_preview(self, id: CustomerId) {
        self.preview.update(|open| *open = if *open == Some(id) { None } else { Some(id) });
    }

    /// Enters an attempt; the row leaves the list and the next one gets the focus.
    pub fn enter(self, task: Task, entry: Entry, finally: impl FnOnce(bool) + 'static) {
        let customer = task.customer;
        let (day, language) = (self.shop.today_now(), self.speech.language_now());
        let at = row_of(customer);
        self.acts.act_finally(
            move |book| entry.plan(task, day, language, book),
            move |performed| {
                finally(performed.is_some());
                if performed.is_some() {
                    self.noting.try_update(|noting| noting.take_if(|(id, _)| *id == customer));
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
