//! The agenda of a day, the same as the page shows it.
use serde_json::{Value, json};
use yushui::book::Book;
use yushui::care::{ContactIndex, Section, TaskKind, plan_today};
use yushui::domain::CustomerId;
use yushui::method::Figures;
use yushui::words::{Language, act, care};

/// Section by section in the order of the page: kind, customer, reason; then the lines of the shop.
pub fn agenda_of(book: &Book, figures: &Figures, key: impl Fn(CustomerId) -> String) -> Value {
    let contacts = ContactIndex::build(book);
    let list = plan_today(book, figures, &contacts, figures.today);
    let (language, currency) = (Language::English, book.settings().currency);
    let tasks = list.tasks().map(|task| {
        let why = task.why(book, figures, &contacts);
        json!({
            "section": section(task.kind.section()),
            "kind": kind(task.kind),
            "customer": key(task.customer),
            "name": act::name_of(book, task.customer, language),
            "due": task.due.to_string(),
            "reason": care::tell_task(&why, figures.today, language, currency).plain(),
        })
    });
    let notices = list.notices.iter().map(|notice| care::tell_notice(*notice, book, figures.today, language).plain());
    json!({ "count": list.count(), "tasks": tasks.collect::<Vec<_>>(), "shop": notices.collect::<Vec<_>>() })
}

fn section(section: Section) -> String {
    snake(&format!("{section:?}"))
}

fn kind(kind: TaskKind) -> String {
    snake(&format!("{kind:?}"))
}

/// `FollowUps` → `follow_ups`.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for sign in name.chars() {
        if sign.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(sign.to_ascii_lowercase());
    }
    out
}
