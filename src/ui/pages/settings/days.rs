//! The shop's own days: festivals, its reminders, and how days of a leap month are kept.
use crate::{
    book::Refusal,
    domain::{Festival, Occasion, Setting, birthday::LeapMonthRule},
    shell::attention::{self, Permission},
    ui::{
        language::use_speech,
        parts::{Button, Choice, SectionHeading, Segmented},
        pieces::days,
        shop::{use_acts, use_shop},
    },
    words::{
        Text,
        days::{DaysLabel, festival_name},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// A festival is told so many days ahead: gifts and greetings take their time.
const FESTIVAL_LEAD_DAYS: u16 = 14;

/// The way to a note of the system; nothing where the browser has none.
fn notify_line() -> AnyView {
    let speech = use_speech();
    let answer = RwSignal::new(attention::permission());
    let ask = move || {
        spawn_local(async move {
            let permission = attention::ask_permission().await;
            answer.try_set(permission);
        });
    };
    (move || {
        let language = speech.language();
        let told = |label: DaysLabel| view! { <p class="small soft">{label.text(language)}</p> }.into_any();
        match answer.get() {
            Permission::Missing => ().into_any(),
            Permission::Granted => told(DaysLabel::NotifyOn),
            Permission::Denied => told(DaysLabel::NotifyOff),
            Permission::NotAsked => {
                view! { <div class="cluster"><Button on_press=ask>{DaysLabel::Notify.text(language)}</Button></div> }.into_any()
            }
        }
    })
    .into_any()
}

/// The section.
pub fn days_section() -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let offer = move || {
        let language = speech.language_now();
        acts.act(move |book| {
            let is_missing = |festival: &Festival| {
                let mut own = book.live_rows::<Occasion>().filter(|(_, row)| row.customer.is_none());
                !own.any(|(_, row)| row.date == festival.date())
            };
            let missing = Festival::ALL.into_iter().filter(is_missing);
            let rows = missing.map(|festival| Occasion {
                customer: None,
                name: festival_name(festival, language).to_owned(),
                date: festival.date(),
                lead_days: FESTIVAL_LEAD_DAYS,
            });
            let rows: Vec<Occasion> = rows.collect();
            if rows.is_empty() { Err(Refusal::NoChange) } else { book.plan_add_occasions(rows) }
        });
    };
    let rules = Signal::derive(move || {
        let language = speech.language();
        vec![
            Choice::new(LeapMonthRule::OrdinaryMonth, DaysLabel::LeapOrdinary.text(language)),
            Choice::new(LeapMonthRule::LeapMonthWhenPresent, DaysLabel::LeapKept.text(language)),
        ]
    });
    let (note, leap_note, offer_label) =
        (speech.text(DaysLabel::ShopNote), speech.text(DaysLabel::LeapNote), speech.text(DaysLabel::OfferFestivals));
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(DaysLabel::ShopSection) />
            <p class="soft">{move || note.get()}</p>
            {days(None)}
            <div class="cluster">
                <Button on_press=offer>{move || offer_label.get()}</Button>
            </div>
            <Segmented
                label=speech.text(DaysLabel::LeapRule)
                choices=rules
                value=Signal::derive(move || shop.read(|book, _| book.settings().leap_months))
                on_change=move |rule| acts.act(move |book| book.plan_settings(vec![Setting::LeapMonths(rule)]))
            />
            <p class="small soft">{move || leap_note.get()}</p>
            {notify_line()}
        </section>
    }
    .into_any()
}
