//! Who gains and who loses, by name.
use super::Question;
use crate::{
    method::{Change, PolicyOutcome},
    route::Route,
    ui::{
        charts::Picture,
        language::use_speech,
        parts::{Button, ButtonLook, Column},
        shop::use_shop,
        wish::use_wishes,
    },
    words::{
        Text, act, format,
        insights::InsightsLabel,
        what_if::{self, WhatIfLabel},
    },
};
use leptos::prelude::*;

/// Customers named in the picture.
const MOST_NAMED: usize = 6;

/// Whose list it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Winners,
    Losers,
}

impl Side {
    fn changes(self, outcome: &PolicyOutcome) -> &[Change] {
        match self {
            Self::Winners => &outcome.top_winners,
            Self::Losers => &outcome.top_losers,
        }
    }
}

/// The list with its table.
pub fn picture(question: Question, side: Side) -> AnyView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let columns = Signal::derive(move || {
        let language = speech.language();
        let figures = [WhatIfLabel::Sales, WhatIfLabel::Given, WhatIfLabel::Benefit, WhatIfLabel::Gain];
        let words = [WhatIfLabel::Customer, WhatIfLabel::Class].map(|label| Column::words(label.text(language)));
        words.into_iter().chain(figures.map(|label| Column::figures(label.text(language)))).collect::<Vec<_>>()
    });
    let told = move |most: usize| {
        let language = speech.language();
        shop.read(|book, _| {
            let currency = book.settings().currency;
            let tell = |change: &Change| {
                let money = |amount: i64| format::money(amount, currency);
                let figures = [money(change.net_minor), money(change.given_minor), money(change.benefit_minor)];
                let gain = what_if::signed(change.gain_minor(), currency);
                (change.customer, act::name_of(book, change.customer, language), what_if::step(change), figures, gain)
            };
            question.outcome.with(|outcome| side.changes(outcome).iter().take(most).map(tell).collect::<Vec<_>>())
        })
    };
    let rows = Signal::derive(move || {
        let row = |(_, name, step, figures, gain): (_, String, String, [String; 3], String)| {
            [name, step].into_iter().chain(figures).chain([gain]).collect::<Vec<_>>()
        };
        told(usize::MAX).into_iter().map(row).collect::<Vec<_>>()
    });
    let list = move || {
        let rows = told(MOST_NAMED);
        if rows.is_empty() {
            return view! { <li class="soft">{WhatIfLabel::Nobody.text(speech.language())}</li> }.into_any();
        }
        rows.into_iter()
            .map(|(id, name, step, _, gain)| {
                view! {
                    <li class="worth-row">
                        <a class="strong" href=Route::Customer(id).href()>{name}</a>
                        <span class="worth-row-why soft">{step}</span>
                        <span class="numeric">{gain}</span>
                    </li>
                }
            })
            .collect_view()
            .into_any()
    };
    let label = if side == Side::Winners { WhatIfLabel::Winners } else { WhatIfLabel::Losers };
    let (title, see_label) = (speech.text(label), speech.text(InsightsLabel::ShowCustomers));
    let see = move || {
        let ids = question.outcome.with_untracked(|outcome| side.changes(outcome).iter().map(|change| change.customer).collect());
        wishes.show_people(&title.get_untracked(), ids);
    };
    let acts = move || {
        let is_any = move || question.outcome.with(|outcome| !side.changes(outcome).is_empty());
        view! {
            <Show when=is_any>
                <Button look=ButtonLook::Quiet on_press=see>{move || see_label.get()}</Button>
            </Show>
        }
    };
    view! {
        <Picture title=title note=speech.text(WhatIfLabel::ChangeNote) columns=columns rows=rows acts=acts>
            <ul class="ledger worth-rows">{list}</ul>
        </Picture>
    }
    .into_any()
}
