//! What the next 12 months bring: how much, from whom, whose chance is falling, and how far that may be believed.
mod check;
mod how;
mod people;
mod strip;

use crate::{
    domain::{Currency, CustomerId},
    method::{
        Expected, Kept, Painter,
        survival::{EquityWhy, Fitted, Forecast},
    },
    ui::{
        forecast::ForecastState,
        language::{Speech, use_speech},
        parts::{Button, ButtonLook, ErrorBlock, Skeleton},
        shop::{Shop, use_shop},
    },
    words::forecast::{self, ForecastLabel},
};
use leptos::prelude::*;

/// Customers in a list that the owner opens.
const MOST_LISTED: usize = 50;
/// A fall of the chance that is worth a word, and the chance that it starts from at least.
const LEAST_FALL: f64 = 0.1;
const LEAST_BEFORE: f64 = 0.4;

/// What the parts of the tab read.
#[derive(Clone, Copy)]
struct Ground {
    shop: Shop,
    speech: Speech,
    facts: Memo<Option<Facts>>,
}

/// The forecast in what the tab shows of it.
#[derive(Clone, PartialEq)]
struct Facts {
    currency: Currency,
    fitted: Fitted,
    equity: EquityWhy,
    /// What of it is left, and how the shop keeps it.
    expected: Expected,
    kept: Kept,
    /// Predicted, actual, days.
    check: Option<(f64, u32, u32)>,
    /// Who brings most, the first first.
    top: Vec<CustomerId>,
    /// What those who are named bring of the whole.
    top_share: f64,
    /// Whose chance is falling, by what is at stake.
    falling: Vec<CustomerId>,
    at_stake_minor: i64,
}

impl Ground {
    fn new() -> Self {
        let (shop, speech) = (use_shop(), use_speech());
        let facts = Memo::new(move |_| {
            let forecast = shop.fresh_forecast()?;
            Some(shop.read_painter(|painter| Facts::of(&forecast, painter)))
        });
        Self { shop, speech, facts }
    }

    /// Something read from the facts; its default while there are none.
    fn with<R: Default>(self, look: impl FnOnce(&Facts) -> R) -> R {
        self.facts.with(|facts| facts.as_ref().map(look).unwrap_or_default())
    }
}

impl Facts {
    fn of(forecast: &Forecast, Painter { book, figures, behaviours }: Painter) -> Self {
        let (columns, kept) = (&forecast.columns, Kept::of_behaviours(figures, behaviours));
        let expected = Expected::of_behaviours(columns, figures, behaviours);
        let is_archived = |id: CustomerId| book.find_customer(id).is_none_or(|customer| customer.archived);
        let left_minor = forecast.year_left_minor(figures, behaviours, kept);
        let ids = || (0..left_minor.len() as u32).map(CustomerId);
        let value = |id: CustomerId| left_minor[id.index()];
        let mut top: Vec<CustomerId> =
            ids().filter(|id| value(*id) > 0 && figures.columns.is_customer.get(id.index()) == Some(&true)).collect();
        top.sort_unstable_by_key(|id| (std::cmp::Reverse(value(*id)), *id));
        top.truncate(MOST_LISTED);
        let named_minor: i64 = top.iter().take(people::MOST_NAMED).map(|id| value(*id)).sum();
        let whole_minor = expected.middle_minor.max(named_minor).max(1);
        let stake = |id: CustomerId| {
            let (before, fall) = (f64::from(*columns.p_alive_before.get(id.index())?), columns.fall(id));
            let is_worth = fall >= LEAST_FALL && before >= LEAST_BEFORE && !is_archived(id);
            is_worth.then(|| ((value(id) as f64 * fall / (before - fall).max(0.01)) as i64, id))
        };
        let mut falling: Vec<(i64, CustomerId)> = ids().filter_map(stake).collect();
        falling.sort_unstable_by_key(|(stake, id)| (std::cmp::Reverse(*stake), *id));
        let at_stake_minor = falling.iter().map(|(stake, _)| stake).sum();
        Self {
            currency: book.settings().currency,
            kept,
            expected,
            fitted: forecast.fitted.clone(),
            equity: forecast.why_equity(),
            check: forecast.check(),
            top_share: named_minor as f64 / whole_minor as f64,
            top,
            falling: falling.into_iter().map(|(_, id)| id).collect(),
            at_stake_minor,
        }
    }
}

/// The tab.
pub fn forecast() -> AnyView {
    let ground = Ground::new();
    let is_there = Memo::new(move |_| ground.facts.with(Option::is_some));
    let by_model = Memo::new(move |_| ground.with(|facts| facts.equity.fallback.is_none()));
    view! {
        {move || {
            if is_there.get() {
                let model_parts = move || by_model.get().then(|| view! { {people::falling(ground)} {check::pictures(ground)} });
                view! {
                    <div class="stack gap-4">
                        {fallback(ground)} {strip::strip(ground)} {people::top(ground)} {model_parts} {how::how(ground)}
                    </div>
                }
                    .into_any()
            } else {
                waiting(ground)
            }
        }}
    }
    .into_any()
}

/// While the worker computes, or after it stopped.
fn waiting(ground: Ground) -> AnyView {
    let (shop, speech) = (ground.shop, ground.speech);
    let (computing, failed, retry) =
        (speech.text(ForecastLabel::Computing), speech.text(ForecastLabel::Failed), speech.text(ForecastLabel::Retry));
    view! {
        {move || {
            if shop.forecast_state() == ForecastState::Failed {
                view! {
                    <ErrorBlock happened=failed>
                        <Button on_press=move || shop.retry_forecast() look=ButtonLook::Primary>{move || retry.get()}</Button>
                    </ErrorBlock>
                }
                    .into_any()
            } else {
                view! {
                    <p class="soft" role="status">{move || computing.get()}</p>
                    <Skeleton label=computing rows=6 />
                }
                    .into_any()
            }
        }}
    }
    .into_any()
}

/// Why only rhythms are told, where that is so.
fn fallback(ground: Ground) -> AnyView {
    let sentence = move || ground.with(|facts| facts.equity.fallback.map(|why| forecast::fallback(&why, ground.speech.language())));
    view! { {move || sentence().map(|sentence| view! { <p class="forecast-note" role="note">{sentence}</p> })} }.into_any()
}
