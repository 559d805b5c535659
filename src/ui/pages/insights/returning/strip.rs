//! The figures of keeping and winning, each with its reason.
use super::Ground;
use crate::{
    method::{Keeping, OldShare},
    ui::{
        parts::Movement,
        pieces::{Told, told_strip},
    },
    words::{
        Language, Sentence, Text, format, insights,
        returning::{self, ReturningLabel},
        winning::{self, WinningLabel},
    },
};
use leptos::prelude::*;

/// The strip.
pub fn strip(ground: Ground) -> AnyView {
    let told = Memo::new(move |_| {
        let language = ground.speech.language();
        vec![
            kept_and_new(ground, language),
            retention(ground, language),
            back(ground, language),
            old_share(ground, language),
            cost(ground, language),
        ]
    });
    told_strip(told.into())
}

/// Kept and new of this month, never one without the other.
fn kept_and_new(ground: Ground, language: Language) -> Told {
    let memory = ground.memory.get();
    let (now, before) = ground.retention.with(|retention| {
        let mut months = retention.months.iter().rev();
        (months.next().copied(), months.next().copied())
    });
    let tell = |keeping: &Keeping| returning::kept_and_new(keeping, language);
    Told {
        label: ReturningLabel::KeptAndNew.text(language).to_owned(),
        number: now.as_ref().map(returning::kept_slash_new).unwrap_or_else(|| format::count(0)),
        trend: before.as_ref().map(|keeping| month_and(keeping, returning::kept_slash_new(keeping), language)).unwrap_or_default(),
        sentence: now.as_ref().map(tell).unwrap_or_default(),
        facts: before.iter().map(|keeping| tell(keeping).plain()).collect(),
        definition: returning::keeping_definition(memory, language),
        ..Told::default()
    }
}

fn month_and(keeping: &Keeping, number: String, language: Language) -> String {
    format!("{} {number}", format::month_short(keeping.month.first_day().civil().month, language))
}

/// Share of the customers that the last full month left.
fn retention(ground: Ground, language: Language) -> Told {
    let (why, memory) = (ground.retention.with(|retention| retention.why()), ground.memory.get());
    let label = ReturningLabel::RetentionRate.text(language).to_owned();
    let definition = returning::retention_definition(memory, language);
    let Some(why) = why else {
        let sentence = Sentence::of(ReturningLabel::NoRate.text(language));
        let number = ReturningLabel::NoRateShort.text(language).to_owned();
        return Told { label, number, sentence, definition, ..Told::default() };
    };
    let churn = why.keeping.churn().unwrap_or_default();
    let movement = match why.churn_before {
        Some(before) if churn > before + 0.0005 => Movement::Down,
        Some(before) if churn + 0.0005 < before => Movement::Up,
        _ => Movement::Same,
    };
    Told {
        label,
        number: returning::tenths(1.0 - churn),
        trend: format!("{} {}", ReturningLabel::ChurnRate.text(language), returning::tenths(churn)),
        movement,
        is_warm: movement == Movement::Down,
        sentence: returning::retention(&why, language),
        facts: Vec::new(),
        definition,
    }
}

/// Of the latest month's new customers that had the time, those who came back.
fn back(ground: Ground, language: Language) -> Told {
    let why = ground.cohorts.with(|cohorts| cohorts.why());
    let share = why.map(|why| f64::from(why.back) / f64::from(why.customers));
    let before = why.and_then(|why| why.before);
    let movement = match (share, before) {
        (Some(share), Some(before)) if share > before + 0.005 => Movement::Up,
        (Some(share), Some(before)) if share + 0.005 < before => Movement::Down,
        _ => Movement::Same,
    };
    Told {
        label: ReturningLabel::Back90.text(language).to_owned(),
        number: share.map_or_else(|| ReturningLabel::NoRateShort.text(language).to_owned(), insights::share),
        trend: why.map(|why| insights::month_long(why.month, language)).unwrap_or_default(),
        movement,
        is_warm: movement == Movement::Down,
        sentence: why.map_or_else(|| Sentence::of(ReturningLabel::NoCohort.text(language)), |why| returning::came_back(&why, language)),
        facts: Vec::new(),
        definition: ReturningLabel::CohortDefinition.text(language).to_owned(),
    }
}

/// How much of this month comes from old customers.
fn old_share(ground: Ground, language: Language) -> Told {
    let share = ground.months.with(|months| OldShare::find(months, months.months.len() - 1));
    let currency = ground.shop.read(|book, _| book.settings().currency);
    let (now, average) = (share.and_then(|share| share.share), share.and_then(|share| share.average));
    let movement = match (now, average) {
        (Some(now), Some(average)) if now > average + 0.005 => Movement::Up,
        (Some(now), Some(average)) if now + 0.005 < average => Movement::Down,
        _ => Movement::Same,
    };
    Told {
        label: WinningLabel::OldShare.text(language).to_owned(),
        number: now.map_or_else(|| "–".to_owned(), insights::share),
        trend: average.map(|average| returning::usually(average, language)).unwrap_or_default(),
        movement,
        sentence: share.map(|share| winning::old_share(&share, currency, language)).unwrap_or_default(),
        definition: WinningLabel::OldShareDefinition.text(language).to_owned(),
        ..Told::default()
    }
}

/// What one new customer costs.
fn cost(ground: Ground, language: Language) -> Told {
    let (currency, window_days) = ground.shop.read(|book, figures| (book.settings().currency, figures.window_days));
    ground.acquisition.with(|found| Told {
        label: WinningLabel::CostOfOne.text(language).to_owned(),
        number: found
            .total
            .cost_minor()
            .map_or_else(|| WinningLabel::NotNoted.text(language).to_owned(), |cost| format::money(cost, currency)),
        trend: returning::new_customers(found.total.new_customers, language),
        sentence: winning::acquisition(found, window_days, currency, language),
        facts: found.cheapest().map(|entry| winning::cheapest(&entry, currency, language)).into_iter().collect(),
        definition: WinningLabel::SourcesDefinition.text(language).to_owned(),
        ..Told::default()
    })
}
