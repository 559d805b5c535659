//! The figures of the year ahead, each with its reason.
use super::{Facts, Ground};
use crate::{
    ui::pieces::{Told, told_strip},
    words::{
        Language, Sentence, Text,
        forecast::{self, ForecastLabel},
        format,
    },
};
use leptos::prelude::*;

/// The strip.
pub fn strip(ground: Ground) -> AnyView {
    let told = Memo::new(move |_| {
        let language = ground.speech.language();
        let told = ground.with(|facts| Some([equity(facts, language), still_here(facts, language), checked(facts, language)]));
        told.unwrap_or_default().to_vec()
    });
    told_strip(told.into())
}

fn equity(facts: &Facts, language: Language) -> Told {
    let (why, expected, currency) = (&facts.equity, &facts.expected, facts.currency);
    let definition = match why.fallback {
        None => ForecastLabel::EquityDefinition.text(language).to_owned(),
        Some(_) => [ForecastLabel::EquityDefinition, ForecastLabel::CadenceDefinition]
            .map(|label| label.text(language))
            .join(language.choose("", "", " ")),
    };
    let mut facts_told = vec![forecast::equity_range(why, language)];
    facts_told.extend(facts.spend_warning(language));
    Told {
        label: ForecastLabel::YearAhead.text(language).to_owned(),
        number: forecast::money(expected.middle_minor, currency),
        trend: forecast::range(expected.low_minor, expected.high_minor, currency, language),
        sentence: forecast::equity(why, expected, currency, language),
        facts: facts_told,
        definition,
        ..Told::default()
    }
}

fn still_here(facts: &Facts, language: Language) -> Told {
    let why = &facts.equity;
    let number =
        why.still_here.map_or_else(|| ForecastLabel::NoChance.text(language).to_owned(), |here| format::count(here.round() as i64));
    Told {
        label: ForecastLabel::StillHere.text(language).to_owned(),
        number,
        trend: format!("{} {}", ForecastLabel::OrdersAhead.text(language), format::count(why.equity.orders.round() as i64)),
        sentence: forecast::still_here(why, language),
        definition: ForecastLabel::AliveDefinition.text(language).to_owned(),
        ..Told::default()
    }
}

fn checked(facts: &Facts, language: Language) -> Told {
    let definition = ForecastLabel::CheckDefinition.text(language).to_owned();
    let label = ForecastLabel::Checked.text(language).to_owned();
    match facts.check {
        Some((predicted, actual, days)) => Told {
            label,
            number: forecast::miss(predicted, actual),
            trend: format::days(days.into(), language),
            sentence: forecast::checked(predicted, actual, days, language),
            definition,
            ..Told::default()
        },
        None => {
            let sentence = Sentence::of(forecast::not_checked(language));
            Told { label, number: ForecastLabel::NoFigure.text(language).to_owned(), sentence, definition, ..Told::default() }
        }
    }
}
