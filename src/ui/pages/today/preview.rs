//! More about one person without leaving the list: phones, the last three contacts, the class with its reason.
use crate::{
    book::Book,
    care::{ContactIndex, fill_for, next_birthday},
    domain::{CustomerId, Day},
    method::Figures,
    route::Route,
    ui::{
        icons::Icon,
        language::use_speech,
        parts::LinkButton,
        pieces::{CopyButton, SentenceView},
        shop::use_shop,
    },
    words::{Language, Sentence, Text, customer::outcome_label, format, outreach, person, today::TodayLabel, veil, why},
};
use leptos::prelude::*;

/// A birthday so many days ahead has its greeting.
const GREETING_DAYS: i32 = 14;
/// Contacts shown.
const LAST_CONTACTS: usize = 3;

/// The open part of a row.
#[component]
pub fn Preview(customer: CustomerId) -> impl IntoView {
    let (speech, shop) = (use_speech(), use_shop());
    let facts = Memo::new(move |_| {
        let language = speech.language();
        shop.read_contacts(|book, figures, contacts| {
            let known = book.find_customer(customer);
            let phones = known.map(|known| known.phones.iter().map(|phone| (person::phone(phone), dialled(&phone.raw))).collect());
            Facts {
                phones: phones.unwrap_or_default(),
                contacts: last_contacts(book, contacts, customer, figures.today, language),
                greeting: greeting(book, figures, customer, language),
                class_why: why::tell(&figures.why_class(customer), language, book.settings().currency),
            }
        })
    });
    let (last, none) = (speech.text(TodayLabel::LastContacts), speech.text(TodayLabel::NoContacts));
    let (open, sell) = (speech.text(TodayLabel::OpenCustomer), speech.text(TodayLabel::Sell));
    let phone = |(shown, dialled): (String, String)| {
        if veil::is_drawn() {
            return view! { <li class="nowrap">{shown}</li> }.into_any();
        }
        view! {
            <li class="cluster gap-1">
                <a class="nowrap" href=format!("tel:{dialled}")>{shown.clone()}</a>
                <CopyButton what=shown text=dialled />
            </li>
        }
        .into_any()
    };
    let contact = |contact: Contact| {
        view! {
            <li>
                <span class="small soft nowrap">{contact.when}</span>
                " "
                {contact.what}
            </li>
        }
    };
    view! {
        <div class="today-preview-columns">
            <div class="stack gap-2">
                <ul>{move || facts.with(|facts| facts.phones.clone()).into_iter().map(phone).collect_view()}</ul>
                <p class="small soft">
                    <SentenceView sentence=Signal::derive(move || facts.with(|facts| facts.class_why.clone())) />
                </p>
                {move || {
                    let greeting = facts.with(|facts| facts.greeting.clone());
                    (!greeting.is_empty())
                        .then(|| {
                            let what = TodayLabel::Greeting.text(speech.language());
                            view! {
                                <p class="cluster gap-1">
                                    <span>{greeting.clone()}</span>
                                    <CopyButton what=what text=greeting />
                                </p>
                            }
                        })
                }}
            </div>
            <div class="stack gap-1">
                <p class="small soft">{move || last.get()}</p>
                <ul class="today-contacts">
                    {move || facts.with(|facts| facts.contacts.clone()).into_iter().map(contact).collect_view()}
                </ul>
                <Show when=move || facts.with(|facts| facts.contacts.is_empty())>
                    <p>{move || none.get()}</p>
                </Show>
            </div>
        </div>
        <div class="cluster">
            <LinkButton href=Route::Customer(customer).href() icon=Icon::Customers>{move || open.get()}</LinkButton>
            <LinkButton href=Route::Sell(Some(customer)).href() icon=Icon::Sell>{move || sell.get()}</LinkButton>
        </div>
    }
}

#[derive(Clone, PartialEq)]
struct Facts {
    /// As read aloud, and as dialled.
    phones: Vec<(String, String)>,
    contacts: Vec<Contact>,
    /// What may be written for a birthday that comes; may be empty.
    greeting: String,
    class_why: Sentence,
}

#[derive(Clone, PartialEq)]
struct Contact {
    when: String,
    what: String,
}

/// What may be copied and sent for a birthday that comes.
fn greeting(book: &Book, figures: &Figures, customer: CustomerId, language: Language) -> String {
    let known = book.find_customer(customer);
    let coming = known.and_then(|known| next_birthday(known, figures.today, book.settings().leap_months));
    match coming.filter(|coming| coming.in_days <= GREETING_DAYS) {
        Some(_) => fill_for(outreach::birthday_template(language), book, figures, customer, figures.today).text,
        None => String::new(),
    }
}

fn dialled(raw: &str) -> String {
    raw.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect()
}

fn last_contacts(book: &Book, contacts: &ContactIndex, customer: CustomerId, today: Day, language: Language) -> Vec<Contact> {
    let entries = contacts.entries_of(book, customer).take(LAST_CONTACTS).map(|at| &book.interactions()[at].value);
    entries
        .map(|entry| {
            let outcome = outcome_label(entry.outcome, language);
            let colon = language.choose("：", "：", ": ");
            let note = veil::note(&entry.note);
            let what = if note.is_empty() { outcome.to_owned() } else { format!("{outcome}{colon}{note}") };
            Contact { when: format::day_relative(entry.day, today, language), what }
        })
        .collect()
}
