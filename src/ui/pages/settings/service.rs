//! What each class is promised: edited here, printed for the counter.
use crate::{
    domain::{ServiceCard, Setting},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, Field, FieldKind, SectionHeading, Segmented},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        service::{self, ServiceLabel},
    },
};
use leptos::prelude::*;

/// The classes that have a card.
const SIGNS: [&str; 3] = ["A", "B", "C"];

/// How a number of days is read and written; `None` stands for a field that may stay empty.
#[derive(Clone, Copy)]
struct Days {
    label: ServiceLabel,
    read: fn(&ServiceCard) -> Option<u16>,
    write: fn(&mut ServiceCard, Option<u16>) -> bool,
}

const DAYS: [Days; 4] = [
    Days {
        label: ServiceLabel::Answer,
        read: |card| Some(card.answer_days),
        write: |card, days| days.map(|days| card.answer_days = days).is_some(),
    },
    Days {
        label: ServiceLabel::Solve,
        read: |card| Some(card.solve_days),
        write: |card, days| days.map(|days| card.solve_days = days).is_some(),
    },
    Days {
        label: ServiceLabel::Credit,
        read: |card| Some(card.credit_days),
        write: |card, days| days.map(|days| card.credit_days = days).is_some(),
    },
    Days {
        label: ServiceLabel::Contact,
        read: |card| card.contact_days,
        write: |card, days| {
            card.contact_days = days.filter(|days| *days > 0);
            true
        },
    },
];

/// The section.
pub fn service_section() -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let class = RwSignal::new(0_usize);
    let showing = RwSignal::new(false);
    let card = Memo::new(move |_| shop.read(|book, _| card_of(book, class.get()).clone()));
    let set = move |edit: Box<dyn FnOnce(&mut ServiceCard)>| {
        let at = class.get_untracked();
        let mut cards = shop.read_now(|book, _| book.settings().service.clone());
        let present = cards.clone();
        edit(match at {
            0 => &mut cards.a,
            1 => &mut cards.b,
            _ => &mut cards.c,
        });
        if cards != present {
            acts.act(move |book| book.plan_settings(vec![Setting::Service(Box::new(cards))]));
        }
    };
    let classes = Signal::derive(|| SIGNS.into_iter().enumerate().map(|(at, sign)| Choice::new(at, sign)).collect::<Vec<_>>());
    let field = move |days: Days| {
        let wrong = RwSignal::new(false);
        let commit = move |text: String| {
            let typed = text.trim();
            let number = typed.parse::<u16>().ok().filter(|days| *days <= 365);
            let mut probe = card.get_untracked();
            let is_wrong = !(days.write)(&mut probe, number) || number.is_none() && !typed.is_empty();
            wrong.set(is_wrong);
            if !is_wrong {
                set(Box::new(move |card| {
                    (days.write)(card, number);
                }));
            }
        };
        let is_contact = matches!(days.label, ServiceLabel::Contact);
        view! {
            <Field
                label=speech.text(days.label)
                kind=FieldKind::Number
                hint=speech.tell(move |language| if is_contact { ServiceLabel::ContactHint.text(language) } else { "" }.to_owned())
                value=Signal::derive(move || card.with(|card| (days.read)(card).map(|days| days.to_string()).unwrap_or_default()))
                on_input=|_| {}
                on_commit=commit
                error=Signal::derive(move || wrong.get().then(|| ServiceLabel::BadDays.text(speech.language()).to_owned()))
            />
        }
    };
    let (note, show, print) = (speech.text(ServiceLabel::Note), speech.text(ServiceLabel::Show), speech.text(ServiceLabel::Print));
    let heading = speech.tell(move |language| service::heading(SIGNS[class.get().min(2)], language));
    let shop_name = move || shop.read(|book, _| book.settings().name.clone());
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(ServiceLabel::Title) />
            <p class="soft">{move || note.get()}</p>
            <Segmented label=speech.text(ServiceLabel::Class) choices=classes value=class on_change=move |at: usize| class.set(at) />
            <div class="columns">{DAYS.into_iter().map(field).collect_view()}</div>
            <Field
                label=speech.text(ServiceLabel::Whom)
                value=Signal::derive(move || card.with(|card| card.contact.clone()))
                on_input=|_| {}
                on_commit=move |text: String| set(Box::new(move |card| text.trim().clone_into(&mut card.contact)))
                max_length=200
            />
            <Field
                label=speech.text(ServiceLabel::Returns)
                value=Signal::derive(move || card.with(|card| card.returns.clone()))
                on_input=|_| {}
                on_commit=move |text: String| set(Box::new(move |card| text.trim().clone_into(&mut card.returns)))
                max_length=200
            />
            <div class="cluster">
                <Button on_press=move || showing.set(true)>{move || show.get()}</Button>
            </div>
            <Dialog title=heading close_label=speech.text(Label::Close) open=showing on_close=move || showing.set(false)>
                <div class="service-sheet stack gap-3">
                    <p class="soft">{shop_name}</p>
                    <p class="service-heading" aria-hidden="true">{move || heading.get()}</p>
                    <ul class="service-lines">
                        {move || {
                            card.with(|card| service::lines(card, speech.language()))
                                .into_iter()
                                .map(|line| view! { <li>{line}</li> })
                                .collect_view()
                        }}
                    </ul>
                </div>
                <div class="dialog-actions">
                    <Button look=ButtonLook::Primary on_press=print_page>{move || print.get()}</Button>
                </div>
            </Dialog>
        </section>
    }
    .into_any()
}

fn card_of(book: &crate::book::Book, at: usize) -> &ServiceCard {
    let cards = &book.settings().service;
    match at {
        0 => &cards.a,
        1 => &cards.b,
        _ => &cards.c,
    }
}

fn print_page() {
    // Where printing is not possible nothing happens.
    let _ = window().print();
}
