//! Customers that fit what was typed, as entries of a field that finds: the counter and the finder show them alike.
use super::ClassMark;
use crate::{
    domain::{CustomerId, pinyin},
    method::Class,
    ui::{language::use_speech, parts::PickEntry, shop::Shop},
    words::{self, person},
};
use leptos::prelude::*;

/// Results shown at once.
pub const MOST_RESULTS: usize = 7;

/// Initials shown of a name.
const MOST_INITIALS: usize = 5;

/// The customers that fit, and how many more there are than are shown.
pub fn customer_entries(shop: Shop, query: &str, on_pick: Callback<CustomerId>) -> (Vec<PickEntry>, usize) {
    if query.trim().is_empty() {
        return (Vec::new(), 0);
    }
    shop.search(query, MOST_RESULTS, |hits| {
        let entries = hits.ids.iter().map(|id| customer_entry(shop, CustomerId(*id), on_pick)).collect();
        (entries, hits.total - hits.ids.len())
    })
}

/// One customer: name, tail of the phone, initials that tell namesakes on the phone apart, class, last visit.
pub fn customer_entry(shop: Shop, id: CustomerId, on_pick: Callback<CustomerId>) -> PickEntry {
    PickEntry::new(move || view! { <CustomerLine shop=shop id=id /> }, move || on_pick.run(id))
}

#[component]
fn CustomerLine(shop: Shop, id: CustomerId) -> impl IntoView {
    let speech = use_speech();
    let line = Memo::new(move |_| {
        let language = speech.language();
        shop.read(|book, figures| {
            let customer = book.find_customer(id);
            let own = figures.of(id);
            Line {
                name: words::act::name_of(book, id, language),
                tail: person::tail_of(book, id),
                initials: customer.map(|customer| initials(&customer.name)).unwrap_or_default(),
                class: figures.class_in_force(id),
                visit: person::last_visit(own.last_day, shop.today(), language),
            }
        })
    });
    view! {
        <span class="strong">{move || line.with(|line| line.name.clone())}</span>
        <span class="small soft nowrap">{move || line.with(|line| line.tail.clone())}</span>
        <span class="small soft nowrap">{move || line.with(|line| line.initials.clone())}</span>
        <ClassMark customer=id class=Signal::derive(move || line.with(|line| line.class)) />
        <span class="pick-end small soft nowrap">{move || line.with(|line| line.visit.clone())}</span>
    }
}

#[derive(Clone, PartialEq)]
struct Line {
    name: String,
    tail: String,
    initials: String,
    class: Class,
    visit: String,
}

/// The letters by which a name is typed; of a long one the beginning.
fn initials(name: &str) -> String {
    pinyin::initials(name).chars().take(MOST_INITIALS).collect::<String>().to_uppercase()
}
