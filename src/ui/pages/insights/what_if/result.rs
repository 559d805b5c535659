//! What the policy would have cost, in a sentence, in figures, and by class.
use super::Question;
use crate::{
    method::{ClassCost, Place},
    ui::{
        charts::{Fall, Picture, falls},
        language::use_speech,
        parts::Column,
        pieces::Told,
        shop::use_shop,
    },
    words::{
        Language, Sentence, Text, customer, format,
        what_if::{self, WhatIfLabel},
    },
};
use leptos::prelude::*;

/// The sentence; it is read aloud when it changes.
pub fn conclusion(question: Question) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let title = speech.tell(move |language| {
        let (days, currency) = shop.read(|book, figures| (figures.window_days, book.settings().currency));
        question.outcome.with(|outcome| what_if::cost(outcome, days, currency, language))
    });
    let who = speech.tell(move |language| question.outcome.with(|outcome| what_if::winners_and_losers(outcome, language)));
    view! {
        <section class="sheet stack gap-1 what-if-conclusion" aria-live="polite">
            <h2 class="picture-title">{move || title.get()}</h2>
            <p>{move || who.get()}</p>
        </section>
    }
    .into_any()
}

/// Cost, what was really given, and how many gain, lose or would cost more than they bring.
pub fn told(question: Question) -> Signal<Vec<Told>> {
    let (shop, speech) = (use_shop(), use_speech());
    Signal::derive(move || {
        let language = speech.language();
        let (currency, window) = shop.read(|book, figures| {
            let from = figures.today.plus_days(1 - i32::from(figures.window_days));
            (book.settings().currency, customer::window(from, figures.today, language))
        });
        let given_minor = question.year.with(|year| year.given_sum_minor);
        question.outcome.with(|outcome| {
            let who = what_if::winners_and_losers(outcome, language);
            let count = |label: WhatIfLabel, count: u32, definition: WhatIfLabel| Told {
                sentence: Sentence::of(who.clone()),
                ..base(label, format::count(count.into()), definition, &window, language)
            };
            let cost = base(WhatIfLabel::Cost, format::money(outcome.cost_minor, currency), WhatIfLabel::CostDefinition, &window, language);
            let given = format::money(given_minor, currency);
            let against = what_if::against_given(outcome.cost_minor, given_minor, currency, language);
            vec![
                Told { sentence: what_if::tell_cost(outcome, currency, language), ..cost },
                Told {
                    sentence: Sentence::of(against),
                    ..base(WhatIfLabel::GivenNow, given, WhatIfLabel::GivenDefinition, &window, language)
                },
                count(WhatIfLabel::WinnersCount, outcome.winners, WhatIfLabel::ChangeNote),
                count(WhatIfLabel::LosersCount, outcome.losers, WhatIfLabel::ChangeNote),
                Told {
                    is_warm: outcome.turned_negative > 0,
                    ..count(WhatIfLabel::TurnedCount, outcome.turned_negative, WhatIfLabel::TurnedDefinition)
                },
            ]
        })
    })
}

fn base(label: WhatIfLabel, number: String, definition: WhatIfLabel, window: &str, language: Language) -> Told {
    let blank = language.choose("", "", " ");
    Told {
        label: label.text(language).to_owned(),
        number,
        definition: format!("{}{blank}{window}", definition.text(language)),
        ..Told::default()
    }
}

/// Which class costs what.
pub fn classes(question: Question) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let columns = Signal::derive(move || {
        let language = speech.language();
        let figures = [
            WhatIfLabel::Customers,
            WhatIfLabel::Sales,
            WhatIfLabel::PointsCost,
            WhatIfLabel::DiscountCost,
            WhatIfLabel::CreditCost,
            WhatIfLabel::Cost,
        ];
        let first = Column::words(WhatIfLabel::Class.text(language));
        [first].into_iter().chain(figures.map(|label| Column::figures(label.text(language)))).collect::<Vec<_>>()
    });
    let currency = move || shop.read(|book, _| book.settings().currency);
    let rows = Signal::derive(move || {
        let currency = currency();
        let row = |(place, class): (Place, &ClassCost)| {
            let money = [class.net_minor, class.points_minor, class.discount_minor, class.credit_minor, class.cost_minor()];
            let mut row = vec![what_if::letter(place).to_owned(), format::count(class.customers.into())];
            row.extend(money.map(|amount| format::money(amount, currency)));
            row
        };
        question.outcome.with(|outcome| Place::ALL.into_iter().zip(&outcome.classes).map(row).collect::<Vec<_>>())
    });
    let bars = Signal::derive(move || {
        let (language, currency) = (speech.language(), currency());
        question.outcome.with(|outcome| {
            let part = |(place, class): (Place, &ClassCost)| {
                let cost = class.cost_minor();
                (what_if::class_cost(place, class.customers, language), format::money(cost, currency), cost, false)
            };
            let mut steps: Vec<_> = Place::ALL.into_iter().zip(&outcome.classes).map(part).collect();
            let all = (WhatIfLabel::All.text(language).to_owned(), format::money(outcome.cost_minor, currency), outcome.cost_minor, true);
            steps.push(all);
            Fall::lay_out(steps)
        })
    });
    let title = speech.text(WhatIfLabel::ClassesTitle);
    view! {
        <div class="insights-wide">
            <Picture title=title note=speech.text(WhatIfLabel::ClassesNote) columns=columns rows=rows>
                {falls(title, bars)}
            </Picture>
        </div>
    }
    .into_any()
}
