//! What is to be expected of a customer: whether they come again, when, and what the next 12 months bring.
use crate::{
    domain::{Currency, CustomerId},
    method::{
        Kept, Painter,
        survival::{Fallback, ForecastWhy},
    },
    ui::{
        forecast::ForecastState,
        language::use_speech,
        pieces::{Told, told_strip},
        shop::use_shop,
    },
    words::{
        Language, Sentence, Text,
        forecast::{self, ForecastLabel},
    },
};
use leptos::prelude::*;

/// The forecast of one customer.
#[derive(Clone, PartialEq)]
struct Known {
    why: ForecastWhy,
    fallback: Option<Fallback>,
    currency: Currency,
}

/// The strip of the forecast; nothing for whoever has not bought.
pub fn forecast(id: CustomerId) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let is_buyer = Memo::new(move |_| shop.read(|_, figures| figures.of(id).visits > 0));
    let known = Memo::new(move |_| {
        let forecast = shop.forecast()?;
        let fallback = forecast.fallback();
        let (why, currency) = shop.read_painter(|Painter { book, figures, behaviours }| {
            let kept = Kept::of_behaviours(figures, behaviours);
            (forecast.why(figures, behaviours, kept, id), book.settings().currency)
        });
        Some(Known { why: why?, fallback, currency })
    });
    let told = Memo::new(move |_| {
        let language = speech.language();
        match known.get() {
            Some(known) => vec![chance(&known, language), next(&known, language), year(&known, language)],
            None => waiting(shop.forecast_state(), language),
        }
    });
    let label = speech.text(ForecastLabel::YearAhead);
    view! {
        {move || {
            is_buyer.get().then(|| {
                view! {
                    <section class="customer-figures" aria-label=move || label.get()>
                        {told_strip(told.into())}
                    </section>
                }
            })
        }}
    }
    .into_any()
}

fn chance(known: &Known, language: Language) -> Told {
    let why = &known.why;
    let number = why.own.p_alive.map_or_else(|| ForecastLabel::NoChance.text(language).to_owned(), forecast::chance_share);
    Told {
        label: ForecastLabel::Chance.text(language).to_owned(),
        number,
        is_warm: why.own.p_alive.is_some_and(|p| p < 0.5),
        sentence: forecast::chance(why, language),
        facts: known.fallback.iter().map(|fallback| forecast::fallback(fallback, language)).collect(),
        definition: ForecastLabel::AliveDefinition.text(language).to_owned(),
        ..Told::default()
    }
}

fn next(known: &Known, language: Language) -> Told {
    let why = &known.why;
    let day = why.own.next_day.map(|day| forecast::day_told(day, why.today, language));
    let by_rhythm = known.fallback.is_some();
    let definition = if by_rhythm { ForecastLabel::CadenceDefinition } else { ForecastLabel::NextDefinition };
    Told {
        label: ForecastLabel::NextOrder.text(language).to_owned(),
        number: day.unwrap_or_else(|| ForecastLabel::NoDay.text(language).to_owned()),
        sentence: forecast::next_order(why, language),
        definition: definition.text(language).to_owned(),
        ..Told::default()
    }
}

fn year(known: &Known, language: Language) -> Told {
    let Known { why, currency, fallback } = known;
    let definition = if fallback.is_some() { ForecastLabel::CadenceDefinition } else { ForecastLabel::YearDefinition };
    Told {
        label: ForecastLabel::YearAhead.text(language).to_owned(),
        number: forecast::money(why.own.middle_minor, *currency),
        trend: forecast::range(why.own.low_minor, why.own.high_minor, *currency, language),
        sentence: forecast::year(why, *currency, language),
        definition: definition.text(language).to_owned(),
        ..Told::default()
    }
}

/// The same figures before the worker has answered, or after it stopped.
fn waiting(state: ForecastState, language: Language) -> Vec<Told> {
    let says = if state == ForecastState::Failed { ForecastLabel::Failed } else { ForecastLabel::Computing };
    let definitions = [ForecastLabel::AliveDefinition, ForecastLabel::NextDefinition, ForecastLabel::YearDefinition];
    let labels = [ForecastLabel::Chance, ForecastLabel::NextOrder, ForecastLabel::YearAhead];
    let one = |(label, definition): (ForecastLabel, ForecastLabel)| Told {
        label: label.text(language).to_owned(),
        number: ForecastLabel::NoFigure.text(language).to_owned(),
        trend: if state == ForecastState::Failed { String::new() } else { ForecastLabel::ComputingShort.text(language).to_owned() },
        sentence: Sentence::of(says.text(language)),
        definition: definition.text(language).to_owned(),
        ..Told::default()
    };
    labels.into_iter().zip(definitions).map(one).collect()
}
