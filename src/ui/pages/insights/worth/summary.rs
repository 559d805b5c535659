//! The figures above: what is left, customer equity, and the three tiles of retention, share and return.
use super::{Then, Worth};
use crate::{
    domain::Currency,
    method::{EquitySnapshot, Expected},
    ui::{language::use_speech, parts::Movement, pieces::Told, shop::use_shop},
    words::{
        Language, Sentence, Text, format, insights,
        worth::{self, WorthLabel},
    },
};
use leptos::prelude::*;
use std::cmp::Ordering;

/// The strip, told.
pub fn told(worth: Memo<Worth>, foretold: Memo<Option<Expected>>, then: Then) -> Signal<Vec<Told>> {
    let (shop, speech) = (use_shop(), use_speech());
    Signal::derive(move || {
        let (language, currency) = (speech.language(), shop.read(|book, _| book.settings().currency));
        worth.with(|worth| {
            let expected = foretold.get().unwrap_or(worth.now.expected);
            let then = then.get();
            let teller = Teller { worth, then: then.as_ref(), expected, language, currency };
            vec![teller.left(), teller.equity(), teller.retention(), teller.share(), teller.returned()]
        })
    })
}

struct Teller<'a> {
    worth: &'a Worth,
    then: Option<&'a EquitySnapshot>,
    /// By the model where one speaks, else by rhythm.
    expected: Expected,
    language: Language,
    currency: Currency,
}

impl Teller<'_> {
    /// Label and definition with the window; the rest is to be filled in.
    fn base(&self, label: WorthLabel, definition: WorthLabel) -> Told {
        let blank = self.language.choose("", "", " ");
        let window = worth::window(self.worth.from, self.worth.today, self.language);
        Told {
            label: label.text(self.language).to_owned(),
            number: "–".to_owned(),
            definition: format!("{}{blank}{window}", definition.text(self.language)),
            ..Told::default()
        }
    }

    fn missing(&self, told: Told, why: WorthLabel) -> Told {
        Told { sentence: Sentence::of(why.text(self.language)), ..told }
    }

    fn left(&self) -> Told {
        let (worth, language, currency) = (self.worth, self.language, self.currency);
        let total = &worth.total;
        Told {
            number: format::money(total.contribution_minor(), currency),
            is_warm: total.contribution_minor() < 0,
            sentence: worth::tell_contribution(total, worth.window_days, currency, language),
            facts: vec![worth::basis(total, worth.rates, currency, language)],
            ..self.base(WorthLabel::Contribution, WorthLabel::ContributionDefinition)
        }
    }

    fn equity(&self) -> Told {
        let (language, currency) = (self.language, self.currency);
        let (now, then) = self.snapshots();
        let told = self.base(WorthLabel::Equity, WorthLabel::EquityDefinition);
        // A month ago is known by rhythm alone: only rhythm is compared with it.
        let before = then.filter(|_| !self.expected.is_by_model).map(|then| &then.expected);
        Told {
            number: worth::rounded(self.expected.middle_minor, currency),
            trend: worth::range(self.expected.low_minor, self.expected.high_minor, currency),
            movement: then.map_or(Movement::Same, |then| movement(now.expected.middle_minor.cmp(&then.expected.middle_minor))),
            sentence: worth::tell_expected(&self.expected, currency, language),
            facts: before.map(|before| worth::month_ago(&worth::rounded(before.middle_minor, currency), language)).into_iter().collect(),
            ..told
        }
    }

    fn retention(&self) -> Told {
        let told = self.base(WorthLabel::Retention, WorthLabel::RetentionDefinition);
        let (now, then) = self.snapshots();
        let Some(retention) = now.retention else { return self.missing(told, WorthLabel::RetentionMissing) };
        let before = then.and_then(|then| then.retention);
        Told {
            number: insights::share(retention.share()),
            trend: before.map(|before| worth::month_ago(&insights::share(before.share()), self.language)).unwrap_or_default(),
            movement: before.map_or(Movement::Same, |before| movement(retention.share().total_cmp(&before.share()))),
            sentence: worth::tell_retention(retention, self.worth.window_days, self.language),
            ..told
        }
    }

    fn share(&self) -> Told {
        let told = self.base(WorthLabel::CustomerShare, WorthLabel::ShareDefinition);
        let (now, then) = self.snapshots();
        let Some(wallet) = now.wallet else { return self.missing(told, WorthLabel::ShareMissing) };
        let before = then.and_then(|then| then.wallet).map(|before| before.share);
        Told {
            number: insights::share(wallet.share),
            trend: worth::coverage(wallet, self.language),
            movement: before.map_or(Movement::Same, |before| movement(wallet.share.total_cmp(&before))),
            sentence: worth::tell_share(wallet, self.language),
            facts: before.map(|before| worth::month_ago(&insights::share(before), self.language)).into_iter().collect(),
            ..told
        }
    }

    fn returned(&self) -> Told {
        let told = self.base(WorthLabel::Return, WorthLabel::ReturnDefinition);
        let (now, then) = self.snapshots();
        let Some(ratio) = now.return_ratio(&self.expected) else { return self.missing(told, WorthLabel::ReturnMissing) };
        // What was expected a month ago is known by rhythm alone.
        let before = then.and_then(|then| then.return_ratio(&then.expected)).filter(|_| !self.expected.is_by_model);
        Told {
            number: worth::ratio(ratio),
            trend: before.map(|before| worth::month_ago(&worth::ratio(before), self.language)).unwrap_or_default(),
            movement: before.map_or(Movement::Same, |before| movement(ratio.total_cmp(&before))),
            sentence: worth::tell_return(self.expected.middle_minor, now.spent_minor, self.currency, self.language),
            facts: vec![worth::spent_on(&self.worth.total, self.worth.spent_minor, self.currency, self.language)],
            ..told
        }
    }

    /// Today and, once it is known, a month ago.
    fn snapshots(&self) -> (&EquitySnapshot, Option<&EquitySnapshot>) {
        (&self.worth.now, self.then)
    }
}

fn movement(order: Ordering) -> Movement {
    match order {
        Ordering::Less => Movement::Down,
        Ordering::Equal => Movement::Same,
        Ordering::Greater => Movement::Up,
    }
}
