//! What goes into the pocket: everybody on the list of today with the reason, as plain lines that are then sealed.
use crate::book::Book;
use crate::care::{ContactIndex, Section, Task, TodayList, asked_by, latest_news};
use crate::domain::{CustomerId, Day};
use crate::method::Figures;
use crate::words::{Language, act, care, today};

/// The list is to stay small enough for any messenger; those beyond it are for another day.
pub const MOST_PEOPLE: usize = 200;

/// One list, ready to be sealed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PocketList {
    /// Lines of fields that are parted by tabs: a head, then one line a person.
    pub plain: String,
    pub people: usize,
}

/// Everybody of today in the order of the page, the middle last. `shop` and `id` tell the shop and the list apart from others.
pub fn pocket_list(
    book: &Book,
    figures: &Figures,
    contacts: &ContactIndex,
    list: &TodayList,
    [shop, id]: [u64; 2],
    language: Language,
) -> PocketList {
    let sections = Section::singles().chain([Section::Middle]);
    let tasks: Vec<&Task> = sections.flat_map(|section| list.of(section)).take(MOST_PEOPLE).collect();
    let mut plain = head(shop, id, figures.today);
    for task in &tasks {
        let customer = book.find_customer(task.customer);
        let phone = customer.and_then(|customer| customer.phones.first()).map(|phone| phone.display()).unwrap_or_default();
        let why = care::tell_task(&task.why(book, figures, contacts), figures.today, language, book.settings().currency).plain();
        let preference = customer.map(|customer| customer.preference.clone()).filter(|preference| !preference.is_empty());
        let news = latest_news(book, task.customer, figures.today).map(|news| today::news(news, figures.today, language));
        let remember: Vec<String> = preference.into_iter().chain(news).collect();
        let row = asked_by(task).map(|asked| asked.to_string()).unwrap_or_default();
        let name = name_in(book, task.customer, language);
        let fields = [task.customer.0.to_string(), row, name, phone, why, remember.join(" · ")];
        plain.push('\n');
        plain.push_str(&fields.map(|field| one_line(&field)).join("\t"));
    }
    PocketList { plain, people: tasks.len() }
}

/// The first line: kind, version, shop, list, day.
fn head(shop: u64, id: u64, day: Day) -> String {
    format!("yushui-pocket-list\t1\t{shop:016x}\t{id:016x}\t{day}")
}

/// The name as it stands on the list.
pub(super) fn name_in(book: &Book, customer: CustomerId, language: Language) -> String {
    one_line(&act::name_of(book, customer, language))
}

fn one_line(text: &str) -> String {
    text.split(['\t', '\r', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
