//! Customers who show signs of leaving, each with its evidence; how often the shop keeps its word.
use crate::{
    care::{promises::PromiseRates, signs::signs as find_signs},
    domain::CustomerId,
    route::Route,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, SectionHeading},
        pieces::SentenceView,
        shop::use_shop,
        wish::use_wishes,
    },
    words::{
        Text, act,
        losses::{self, LossLabel},
        promises,
    },
};
use leptos::prelude::*;

/// Rows in sight; all are one press away.
const MOST_ROWS: usize = 12;

/// The section.
pub fn signs() -> AnyView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let found = Memo::new(move |_| {
        let today = shop.today();
        shop.read_contacts(|book, figures, contacts| find_signs(book, figures, contacts, today))
    });
    let rows = Memo::new(move |_| {
        let (language, today) = (speech.language(), shop.today());
        shop.read(|book, _| {
            let told = |(id, sign): &(CustomerId, _)| (*id, act::name_of(book, *id, language), losses::sign(sign, today, language));
            found.with(|found| found.iter().take(MOST_ROWS).map(told).collect::<Vec<_>>())
        })
    });
    let rate = Memo::new(move |_| shop.read(PromiseRates::find));
    let see = move || {
        let mut people: Vec<CustomerId> = found.with_untracked(|found| found.iter().map(|(id, _)| *id).collect());
        people.sort_unstable();
        people.dedup();
        wishes.show_people(LossLabel::Signs.text(speech.language_now()), people);
    };
    let row = |(id, name, told): (CustomerId, String, String)| {
        view! {
            <li class="act-line">
                <p class="act-line-words">
                    <a class="strong" href=Route::Customer(id).href()>{name}</a>
                    <span>{told}</span>
                </p>
            </li>
        }
    };
    let (note, none, all) = (speech.text(LossLabel::SignsNote), speech.text(LossLabel::NoSigns), speech.text(LossLabel::SeePeople));
    let is_empty = move || found.with(Vec::is_empty);
    view! {
        <section class="sheet stack gap-2">
            <SectionHeading title=speech.text(LossLabel::Signs) />
            <p class="small soft">{move || if is_empty() { none.get() } else { note.get() }}</p>
            <ul class="ledger plain-list">{move || rows.get().into_iter().map(row).collect_view()}</ul>
            {move || {
                promises::kept_rate(&rate.get(), speech.language())
                    .map(|told| view! { <p><SentenceView sentence=Signal::stored(told) /></p> })
            }}
            <Show when=move || !is_empty()>
                <div class="cluster"><Button look=ButtonLook::Quiet on_press=see>{move || all.get()}</Button></div>
            </Show>
        </section>
    }
    .into_any()
}
