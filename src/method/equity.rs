//! Customer equity (methods 80 and 87): what all customers together may still bring, what drives it, and what it returns.
//!
//! Three drivers with two measured inputs each, always parts of a whole: *value* (ratings without a shortfall of quality or
//! price; without one of time or effort), *brand* (new customers sent by somebody who had got no reward before; ratings of
//! five), *retention* (customers on time by their own rhythm; members). What cannot be measured yet is absent, never guessed.
//! Everything is measured twice, as of today and a month ago, by the same rules and the customers' present records. Both expect
//! by everybody's own rhythm, so that they can be compared; [`Expected::of`] takes the forecast of a model as well.
use super::behaviour::Behaviours;
use super::cadence::Standing;
use super::contribution::Contributions;
use super::figures::Figures;
use super::kept::Kept;
use super::net_sales::{mark_paired, paired_receipts};
use super::survival::{ForecastColumns, forecast_by_cadence};
use super::wallet::share_of;
use crate::book::Book;
use crate::domain::{Customer, CustomerId, Day, Rating, Shortfall, SpendingKind};
use rustc_hash::FxHashMap;

/// The earlier measurement lies so far back.
pub const SINCE_DAYS: i32 = 30;
/// Words by which a tag says that somebody is a member; compared in small letters.
const MEMBER_WORDS: [&str; 7] = ["会员", "會員", "俱乐部", "俱樂部", "member", "club", "vip"];

/// A part of a whole.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Measured {
    pub part: u32,
    pub whole: u32,
}

impl Measured {
    /// `None` where there is nothing to measure.
    fn of(part: usize, whole: usize) -> Option<Self> {
        (whole > 0).then_some(Self { part: part as u32, whole: whole as u32 })
    }

    /// From 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(self.part) / f64::from(self.whole.max(1))
    }
}

/// What moves customer equity.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Driver {
    Value,
    Brand,
    Retention,
}

/// The measured inputs, two a driver.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum EquityInput {
    /// Ratings of the window without a shortfall of quality or price.
    FairDeal,
    /// Ratings of the window without a shortfall of time or effort.
    Convenience,
    /// New customers of the window sent by somebody who had got no reward before.
    Referrals,
    /// Ratings of the window with five stars got.
    Praise,
    /// Customers with a rhythm who bought in the window and are on time.
    OnTime,
    /// Customers who bought in the window and bear a tag of membership.
    Members,
}

impl EquityInput {
    /// All inputs, by driver.
    pub const ALL: [Self; 6] = [Self::FairDeal, Self::Convenience, Self::Referrals, Self::Praise, Self::OnTime, Self::Members];

    /// What it drives.
    pub const fn driver(self) -> Driver {
        match self {
            Self::FairDeal | Self::Convenience => Driver::Value,
            Self::Referrals | Self::Praise => Driver::Brand,
            Self::OnTime | Self::Members => Driver::Retention,
        }
    }
}

/// Contribution that customers may bring in the next 365 days, in minor units: the orders that the forecast expects of each
/// customer, at what an order of that customer leaves.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct Expected {
    /// As far below and above the middle as the forecast's own range of sales.
    pub low_minor: i64,
    pub middle_minor: i64,
    pub high_minor: i64,
    /// Orders behind the middle.
    pub orders: f64,
    /// Whether a model foretold the orders, and not everybody's own rhythm.
    pub is_by_model: bool,
    /// Whether no cost of goods is known, so that sales are foretold and not contribution.
    pub is_of_sales: bool,
}

/// Our share of what customers spend on such things, weighted by their net sales.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct ShopWallet {
    /// From 0 to 1.
    pub share: f64,
    /// Customers whose share was judged, of those active in the window.
    pub judged: Measured,
}

/// Everything at one day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EquitySnapshot {
    pub expected: Expected,
    /// In the order of [`EquityInput::ALL`].
    pub inputs: [Option<Measured>; 6],
    /// Of those who bought in the window before, who bought in this one.
    pub retention: Option<Measured>,
    pub wallet: Option<ShopWallet>,
    /// Spent on customers in the window, with what was let off; no bad debt.
    pub spent_minor: i64,
}

impl EquitySnapshot {
    /// Expected contribution for each unit spent; `None` where nothing was spent.
    pub fn return_ratio(&self, expected: &Expected) -> Option<f64> {
        (self.spent_minor > 0).then(|| expected.middle_minor as f64 / self.spent_minor as f64)
    }
}

/// Now and a month ago.
#[derive(Clone, Debug, PartialEq)]
pub struct Equity {
    pub now: EquitySnapshot,
    pub then: EquitySnapshot,
    /// Day of the earlier measurement.
    pub since: Day,
}

impl EquitySnapshot {
    /// Measures the shop as of the day of `figures`.
    pub fn measure(book: &Book, figures: &Figures, contributions: &Contributions) -> Self {
        let from = contributions.from;
        let ratings: Vec<&Rating> = book.ratings().iter().filter(|slot| slot.live).map(|slot| &slot.value).collect();
        let complete = ratings.iter().filter(|rating| {
            rating.expected.is_some() && rating.got.is_some() && rating.got_on.is_some_and(|day| from <= day && day <= figures.today)
        });
        let complete: Vec<&&Rating> = complete.collect();
        let without = |sides: [Shortfall; 2]| {
            let good = complete.iter().filter(|rating| !rating.shortfall.is_some_and(|short| sides.contains(&short)));
            Measured::of(good.count(), complete.len())
        };
        let praised = complete.iter().filter(|rating| rating.got == Some(5)).count();
        Self {
            expected: Expected::of(&forecast_by_cadence(figures), figures, contributions),
            inputs: [
                without([Shortfall::Quality, Shortfall::Money]),
                without([Shortfall::Time, Shortfall::Effort]),
                referrals(book, figures, from),
                Measured::of(praised, complete.len()),
                on_time(figures, from),
                members(book, figures),
            ],
            retention: retention(book, figures, from),
            wallet: wallet(book, figures),
            spent_minor: contributions.spent_minor(),
        }
    }
}

impl Equity {
    /// Measures the shop as of the day of `figures`, and as of a month before.
    pub fn find(book: &Book, figures: &Figures, contributions: &Contributions) -> Self {
        let since = figures.today.plus_days(-SINCE_DAYS);
        let earlier = Figures::classify(book, since);
        let given_then = Contributions::find(book, &earlier);
        Self {
            now: EquitySnapshot::measure(book, figures, contributions),
            then: EquitySnapshot::measure(book, &earlier, &given_then),
            since,
        }
    }
}

impl Expected {
    /// From a forecast of orders: each order at what it brings × what is left of the customer's sales of the window.
    pub fn of(forecast: &ForecastColumns, figures: &Figures, contributions: &Contributions) -> Self {
        let parts = &contributions.parts;
        Self::at(forecast, figures, Kept::of(contributions), |at| {
            parts.get(at).map_or((0, 0), |parts| (parts.net_minor(), parts.contribution_minor()))
        })
    }

    /// The same from what customers do.
    pub fn of_behaviours(forecast: &ForecastColumns, figures: &Figures, behaviours: &Behaviours) -> Self {
        let net_minor = &figures.columns.net_minor;
        Self::at(forecast, figures, Kept::of_behaviours(figures, behaviours), |at| {
            behaviours.all.get(at).map_or((0, 0), |own| (net_minor[at], own.left_minor))
        })
    }

    /// `window`: net sales and contribution of a customer in the window.
    fn at(forecast: &ForecastColumns, figures: &Figures, kept: Kept, window: impl Fn(usize) -> (i64, i64)) -> Self {
        let columns = &figures.columns;
        let (mut middle, mut orders) = (0.0, 0.0);
        for (at, expected) in forecast.expected_purchases_365.iter().map(|orders| f64::from(*orders)).enumerate() {
            if expected <= 0.0 || !columns.is_customer.get(at).copied().unwrap_or(false) {
                continue;
            }
            let (net_minor, left_minor) = window(at);
            orders += expected;
            middle += expected * forecast.order_minor[at] as f64 * kept.share_of(net_minor, left_minor);
        }
        let sales = &forecast.equity;
        let share = |minor: i64| if sales.middle_minor > 0 { minor as f64 / sales.middle_minor as f64 } else { 1.0 };
        let (one, other) = (middle * share(sales.low_minor), middle * share(sales.high_minor));
        let whole = |amount: f64| amount.round() as i64;
        Self {
            low_minor: whole(one.min(other)),
            middle_minor: whole(middle),
            high_minor: whole(one.max(other)),
            orders,
            is_by_model: !forecast.p_alive.is_empty(),
            is_of_sales: kept.is_of_sales,
        }
    }
}

/// New customers whose referrer had got no reward before they came. Absent where the shop writes down no referrer at all.
fn referrals(book: &Book, figures: &Figures, from: Day) -> Option<Measured> {
    let customers = book.customers();
    let referrer = |at: usize| customers.get(at).filter(|slot| slot.live).and_then(|slot| slot.value.referrer);
    (0..customers.len()).find_map(referrer)?;
    let mut first_reward: FxHashMap<CustomerId, Day> = FxHashMap::default();
    let spendings = book.spendings().iter().filter(|slot| slot.live && slot.value.kind == SpendingKind::ReferralReward);
    for (customer, day) in spendings.filter_map(|slot| Some((slot.value.customer?, slot.value.day))) {
        first_reward.entry(customer).and_modify(|first| *first = day.min(*first)).or_insert(day);
    }
    let columns = &figures.columns;
    let is_new = |at: &usize| columns.is_customer[*at] && columns.visits[*at] > 0 && columns.first_day[*at] >= from.0;
    let new: Vec<usize> = (0..columns.visits.len()).filter(is_new).collect();
    let is_unprompted =
        |at: &&usize| referrer(**at).is_some_and(|id| first_reward.get(&id).is_none_or(|day| day.0 >= columns.first_day[**at]));
    Measured::of(new.iter().filter(is_unprompted).count(), new.len())
}

fn on_time(figures: &Figures, from: Day) -> Option<Measured> {
    let columns = &figures.columns;
    let has_rhythm = |at: &usize| columns.is_customer[*at] && columns.cadence_days[*at] > 0.0 && columns.last_day[*at] >= from.0;
    let standings: Vec<Standing> = (0..columns.visits.len()).filter(has_rhythm).map(|at| columns.standing[at]).collect();
    Measured::of(standings.iter().filter(|standing| **standing == Standing::OnTime).count(), standings.len())
}

/// Absent where no tag speaks of membership.
fn members(book: &Book, figures: &Figures) -> Option<Measured> {
    let is_active = |at: usize| figures.columns.active.get(at).copied().unwrap_or(false) && figures.columns.is_customer[at];
    let mut members = 0;
    let mut has_members = false;
    for (at, slot) in book.customers().iter().enumerate().filter(|(_, slot)| slot.live && is_member(&slot.value)) {
        has_members |= slot.live;
        members += usize::from(is_active(at));
    }
    let active = (0..figures.columns.active.len()).filter(|at| is_active(*at)).count();
    Measured::of(members, active).filter(|_| has_members)
}

/// Whether a tag says that the customer is a member.
pub fn is_member(customer: &Customer) -> bool {
    customer.tags.iter().any(|tag| {
        let tag = tag.to_lowercase();
        MEMBER_WORDS.iter().any(|word| tag.contains(word))
    })
}

/// Of those who bought in the window before, how many bought in the window. Absent in the first year.
fn retention(book: &Book, figures: &Figures, from: Day) -> Option<Measured> {
    let columns = book.sales().columns();
    let paired = paired_receipts(book, figures.today);
    let states = mark_paired(columns, &paired);
    let states = states.as_deref().unwrap_or(&columns.void);
    let before = from.0.saturating_sub(i32::from(figures.window_days));
    let mut bought = vec![0_u8; figures.columns.counted.len()];
    for (row, state) in states.iter().enumerate() {
        let (day, at) = (columns.day[row], columns.customer[row] as usize);
        let is_purchase = *state == 0 && columns.amount_minor[row] >= 0 && before <= day && day <= figures.today.0;
        if is_purchase && figures.columns.counted.get(at).copied().unwrap_or(false) {
            bought[at] |= if day >= from.0 { 1 } else { 2 };
        }
    }
    let had = bought.iter().filter(|bits| **bits & 2 != 0).count();
    Measured::of(bought.iter().filter(|bits| **bits == 3).count(), had)
}

fn wallet(book: &Book, figures: &Figures) -> Option<ShopWallet> {
    let columns = &figures.columns;
    let (mut ours, mut theirs, mut judged, mut active) = (0.0, 0.0, 0, 0);
    for (at, slot) in book.customers().iter().enumerate() {
        let net = columns.net_minor.get(at).copied().unwrap_or_default();
        if net <= 0 || !columns.is_customer[at] {
            continue;
        }
        active += 1;
        if let Some(wallet) = slot.value.wallet {
            judged += 1;
            ours += net as f64;
            theirs += net as f64 * 10_000.0 / f64::from(share_of(wallet));
        }
    }
    let judged = Measured::of(judged, active).filter(|judged| judged.part > 0)?;
    Some(ShopWallet { share: ours / theirs, judged })
}
