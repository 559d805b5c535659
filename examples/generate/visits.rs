//! Who buys when: a mixture of four kinds of people, each a published process of purchases.
use crate::calendar::Calendar;
use crate::chance::Chance;
use yushui::sample::stream::Stream;

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Kind {
    /// MBG/NBD as fitted on CDNOW.
    Occasional,
    /// MBG/NBD as fitted on an apparel shop.
    Loyal,
    /// Gaps of three exponential parts around a personal mean.
    Replenisher,
    /// Every week, give or take a quarter of it.
    Trade,
    /// Far more often than anybody: hundreds of orders.
    Heavy,
}

/// What one person does.
pub struct Habit {
    pub kind: Kind,
    /// Days from the first of the window, ascending; the same day may stand twice.
    pub days: Vec<i32>,
}

/// Shares of the kinds, of the first four kinds; and the chance that a replenisher stops after an order.
pub struct Mixture {
    pub shares: [f64; 4],
    pub replenisher_stops: f64,
}

impl Mixture {
    /// A replenisher stops a little sooner than specified (0.05): refunds and walk-ins are orders too, and lines are given.
    pub const SHOP: Self = Self { shares: [0.686, 0.25, 0.06, 0.004], replenisher_stops: 0.06 };
    /// Eight sales a customer need people who come back.
    pub const SMALL_SHOP: Self = Self { shares: [0.44, 0.16, 0.37, 0.03], replenisher_stops: 0.03 };
}

/// Every so manieth person buys 300 to 1,000 times.
const HEAVY_EVERY: u64 = 5_000;
/// Days before the window in which three in ten began.
const WARM_UP_DAYS: f64 = 364.0;
const GROWTH_PER_MONTH: f64 = 0.012;
const TRADE_GAP_DAYS: f64 = 7.0;

/// What the person with this index did within the window; often nothing.
pub fn habit(index: u64, mixture: &Mixture, calendar: &Calendar, stream: &mut Stream) -> Habit {
    let end = f64::from(calendar.days());
    if index % HEAVY_EVERY == HEAVY_EVERY - 1 {
        let count = 300 + (700.0 * stream.unit().powi(3)) as u32;
        let mut days: Vec<i32> = (0..count).map(|_| (stream.unit() * end) as i32).collect();
        days.sort_unstable();
        return Habit { kind: Kind::Heavy, days };
    }
    let kind = kind(stream.unit(), &mixture.shares);
    let start = start(end, stream);
    let times = match kind {
        Kind::Occasional => mbg(start, end, [0.64, 7.3, 0.81, 1.23], stream),
        Kind::Loyal => mbg(start, end, [1.89, 45.8, 0.60, 1.58], stream),
        Kind::Replenisher => {
            let mean = 30.0 * (0.4 * stream.normal()).exp();
            walk(start, end, mixture.replenisher_stops, stream, |stream| mean * stream.gamma(3.0) / 3.0)
        }
        Kind::Trade | Kind::Heavy => walk(start, end, 0.01, stream, |stream| TRADE_GAP_DAYS * (0.75 + 0.5 * stream.unit())),
    };
    let mut days: Vec<i32> =
        times.into_iter().filter(|time| *time >= 0.0).map(|time| calendar.settle(time as i32, stream).days_since(calendar.first)).collect();
    if stream.chance(0.01) {
        let again: Vec<i32> = days.iter().copied().filter(|_| stream.chance(0.3)).collect();
        days.extend(again);
    }
    days.sort_unstable();
    Habit { kind, days }
}

fn kind(mut unit: f64, shares: &[f64; 4]) -> Kind {
    for (kind, share) in [Kind::Occasional, Kind::Loyal, Kind::Replenisher].into_iter().zip(shares) {
        if unit < *share {
            return kind;
        }
        unit -= share;
    }
    Kind::Trade
}

fn start(end: f64, stream: &mut Stream) -> f64 {
    if stream.chance(0.3) {
        return -WARM_UP_DAYS * stream.unit();
    }
    let month_days = end / 36.0;
    let whole = (36.0 * GROWTH_PER_MONTH).exp() - 1.0;
    (1.0 + stream.unit() * whole).ln() / GROWTH_PER_MONTH * month_days
}

/// Exponential gaps of a personal rate; after every purchase, the first included, the person may be lost.
fn mbg(start: f64, end: f64, [r, alpha, a, b]: [f64; 4], stream: &mut Stream) -> Vec<f64> {
    let rate_per_day = stream.gamma(r) / alpha / 7.0;
    let stops = stream.beta(a, b);
    walk(start, end, stops, stream, |stream| stream.exponential() / rate_per_day)
}

fn walk(start: f64, end: f64, stops: f64, stream: &mut Stream, mut gap: impl FnMut(&mut Stream) -> f64) -> Vec<f64> {
    let mut times = vec![start];
    let mut time = start;
    while !stream.chance(stops) {
        time += gap(stream);
        if time >= end {
            break;
        }
        times.push(time);
    }
    times
}
