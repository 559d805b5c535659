//! Who has not been in touch for 7, 15, 30, 90 and 180 days: cards that lead to the list.
use crate::{
    care::{SILENCES, count_silent, silent_for},
    ui::{language::use_speech, parts::SectionHeading, shop::use_shop, wish::use_wishes},
    words::{today, today::TodayLabel},
};
use leptos::prelude::*;

/// The cards.
pub fn silence() -> AnyView {
    let (speech, shop, wishes) = (use_speech(), use_shop(), use_wishes());
    let counts = Memo::new(move |_| shop.read_contacts(count_silent));
    let open = move |days: i32| {
        let people = shop.read_contacts_now(|book, figures, contacts| silent_for(book, figures, contacts, days));
        wishes.show_people(&today::not_spoken(days, speech.language_now()), people);
    };
    let card = move |(at, days): (usize, i32)| {
        let count = move || counts.with(|counts| counts[at]);
        view! {
            <li>
                <button type="button" class="today-card" disabled=move || count() == 0 on:click=move |_| open(days)>
                    <span class="small soft">{move || today::at_least_days(days, speech.language())}</span>
                    <span class="strong numeric">{move || today::people(count() as usize, speech.language())}</span>
                </button>
            </li>
        }
    };
    view! {
        <section class="today-section today-silence">
            <SectionHeading title=speech.text(TodayLabel::NotSpoken) />
            <ul class="today-cards">{SILENCES.into_iter().enumerate().map(card).collect_view()}</ul>
        </section>
    }
    .into_any()
}
