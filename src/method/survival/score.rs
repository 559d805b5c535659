//! What the speaking model says of each customer: columns by position in the book.
//!
//! Orders of a year are spread as the model spreads them: nothing with the probability of having left; otherwise negative binomial around
//! the expected number, with the shape that the customer's own purchases have left (`r + x`). Low and high are the tenth and the ninetieth
//! percentile of that. For the shop the spreads of all customers and what is uncertain of the parameters add up, and the range is never
//! narrower than the miss of the holdout check. Of one customer chance makes so much more that the parameters are taken as they are.
use super::choose::{AliveModel, Fitted, Verdict};
use super::fit::SpendFit;
use super::table::{PurchaseTable, weeks};
use super::uncertainty;
use crate::domain::{CustomerId, Day};
use serde::{Deserialize, Serialize};

/// The year ahead, in days.
pub const YEAR_DAYS: u32 = 365;
/// How far back a falling probability is compared, in days.
pub const BEFORE_DAYS: u32 = 28;
/// Correlation of orders and spend beyond which the value of an order is doubtful.
pub const MAX_CORRELATION: f64 = 0.3;
/// Orders later than this are not dated: ten years.
const LATEST_DAYS: f64 = 3_650.0;
/// In [`ForecastColumns::next_purchase_day`]: none.
pub const NO_DAY: i32 = i32::MIN;
/// Standard deviations from the middle to a percentile of 10 or 90.
pub const TENTH: f64 = 1.281_551_6;

/// The forecast of every customer, by [`CustomerId::index`]; zero where there is no purchase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ForecastColumns {
    /// Probability still with the shop; empty where cadence speaks.
    pub p_alive: Vec<f32>,
    /// The same four weeks ago, had there been no purchase since; equal to the present one where there was.
    pub p_alive_before: Vec<f32>,
    /// Expected purchase days of the next 365 days.
    pub expected_purchases_365: Vec<f32>,
    /// Tenth and ninetieth percentile of these.
    pub low_orders: Vec<u16>,
    pub high_orders: Vec<u16>,
    /// Expected value of an order, in minor units.
    pub order_minor: Vec<i64>,
    /// Expected sales of the next 365 days, in minor units, not discounted.
    pub lifetime_value_minor: Vec<i64>,
    /// By when half of those who are still with the shop and like this one have come again; [`NO_DAY`] where nobody can say.
    pub next_purchase_day: Vec<i32>,
    /// What all customers together will bring.
    pub equity: Equity,
}

/// Customer equity: expected sales of the next 365 days over all customers.
#[derive(Copy, Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Equity {
    pub low_minor: i64,
    pub middle_minor: i64,
    pub high_minor: i64,
    /// Expected orders.
    pub orders: f64,
    /// Half of the range as a share of the middle.
    pub spread: f64,
    /// Whether the miss of the holdout check, and not chance alone, made the range.
    pub is_by_holdout: bool,
}

impl Equity {
    /// So many orders and so much money more, or less; the spread stays.
    fn shift(&mut self, orders: f64, money: f64) {
        let middle = (self.middle_minor as f64 + money).max(0.0);
        self.orders = (self.orders + orders).max(0.0);
        self.middle_minor = to_minor(middle);
        self.low_minor = to_minor(middle * (1.0 - self.spread).max(0.0));
        self.high_minor = to_minor(middle * (1.0 + self.spread));
    }
}

/// The forecast of one customer.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct CustomerForecast {
    /// `None` where cadence speaks.
    pub p_alive: Option<f64>,
    pub p_alive_before: Option<f64>,
    pub expected_orders: f64,
    pub low_orders: u32,
    pub high_orders: u32,
    pub order_minor: i64,
    pub low_minor: i64,
    pub middle_minor: i64,
    pub high_minor: i64,
    pub next_day: Option<Day>,
}

impl CustomerForecast {
    /// The same in what is left of sales.
    pub fn kept(self, share: f64) -> Self {
        let left = |minor: i64| to_minor(minor as f64 * share);
        let (one, other) = (left(self.low_minor), left(self.high_minor));
        Self {
            order_minor: left(self.order_minor),
            low_minor: one.min(other),
            middle_minor: left(self.middle_minor),
            high_minor: one.max(other),
            ..self
        }
    }
}

impl ForecastColumns {
    /// Columns of zeros for so many customers.
    pub fn new(customers: usize, has_p_alive: bool) -> Self {
        let alive = if has_p_alive { customers } else { 0 };
        Self {
            p_alive: vec![0.0; alive],
            p_alive_before: vec![0.0; alive],
            expected_purchases_365: vec![0.0; customers],
            low_orders: vec![0; customers],
            high_orders: vec![0; customers],
            order_minor: vec![0; customers],
            lifetime_value_minor: vec![0; customers],
            next_purchase_day: vec![NO_DAY; customers],
            equity: Equity::default(),
        }
    }

    /// Scores one row of the table; `None` where its customer has no place in the columns.
    fn fill(&mut self, fitted: &Fitted, model: &AliveModel, table: &PurchaseTable, row: usize) -> Option<(Own, f64)> {
        let at = table.customer[row] as usize;
        let (order, own) = (order_minor(fitted.spend.as_ref(), table, row), Own::of(model, table, row));
        *self.p_alive.get_mut(at)? = own.p_alive as f32;
        self.p_alive_before[at] = own.p_alive_before as f32;
        self.expected_purchases_365[at] = own.expected as f32;
        (self.low_orders[at], self.high_orders[at]) = own.range();
        self.order_minor[at] = to_minor(order);
        self.lifetime_value_minor[at] = to_minor(own.expected * order);
        self.next_purchase_day[at] = own.next_day(fitted.today);
        Some((own, order))
    }

    /// Scores the customers of a small table anew with the parameters that were fitted before, for a shop of so many customers; what
    /// the shop expects follows, its spread stays. `gone`: who has no purchase any more.
    pub(super) fn rescore(&mut self, fitted: &Fitted, table: &PurchaseTable, gone: &[CustomerId], customers: usize) {
        let Verdict::Model { model, .. } = fitted.verdict else { return };
        if self.p_alive.len() < customers {
            let more = Self::new(customers, true);
            let from = self.p_alive.len();
            self.p_alive.extend_from_slice(&more.p_alive[from..]);
            self.p_alive_before.extend_from_slice(&more.p_alive_before[from..]);
            self.expected_purchases_365.extend_from_slice(&more.expected_purchases_365[from..]);
            self.low_orders.extend_from_slice(&more.low_orders[from..]);
            self.high_orders.extend_from_slice(&more.high_orders[from..]);
            self.order_minor.extend_from_slice(&more.order_minor[from..]);
            self.lifetime_value_minor.extend_from_slice(&more.lifetime_value_minor[from..]);
            self.next_purchase_day.extend_from_slice(&more.next_purchase_day[from..]);
        }
        let sums_at = |columns: &Self, at: usize| (f64::from(columns.expected_purchases_365[at]), columns.lifetime_value_minor[at] as f64);
        let (mut orders, mut money) = (0.0, 0.0);
        let mut count = |before: (f64, f64), after: (f64, f64)| {
            orders += after.0 - before.0;
            money += after.1 - before.1;
        };
        for row in 0..table.len() {
            let at = table.customer[row] as usize;
            if at < customers {
                let before = sums_at(self, at);
                self.fill(fitted, &model, table, row);
                count(before, sums_at(self, at));
            }
        }
        for at in gone.iter().map(|id| id.index()).filter(|at| *at < customers) {
            count(sums_at(self, at), (0.0, 0.0));
            (self.p_alive[at], self.p_alive_before[at], self.expected_purchases_365[at]) = (0.0, 0.0, 0.0);
            (self.low_orders[at], self.high_orders[at]) = (0, 0);
            (self.order_minor[at], self.lifetime_value_minor[at], self.next_purchase_day[at]) = (0, 0, NO_DAY);
        }
        self.equity.shift(orders, money);
    }

    /// Probability still with the shop; `None` where cadence speaks or the customer is unknown.
    pub fn p_alive(&self, customer: CustomerId) -> Option<f64> {
        self.p_alive.get(customer.index()).map(|p| f64::from(*p))
    }

    /// The forecast of one customer; `None` where nothing was foretold.
    pub fn of(&self, customer: CustomerId) -> Option<CustomerForecast> {
        let at = customer.index();
        let orders = |column: &[u16]| u32::from(column[at]);
        let order_minor = *self.order_minor.get(at)?;
        let middle_minor = self.lifetime_value_minor[at];
        let (low_orders, high_orders) = (orders(&self.low_orders), orders(&self.high_orders));
        let next = self.next_purchase_day[at];
        Some(CustomerForecast {
            p_alive: self.p_alive(customer),
            p_alive_before: self.p_alive_before.get(at).map(|p| f64::from(*p)),
            expected_orders: f64::from(self.expected_purchases_365[at]),
            low_orders,
            high_orders,
            order_minor,
            low_minor: order_minor.saturating_mul(low_orders.into()).min(middle_minor),
            middle_minor,
            high_minor: order_minor.saturating_mul(high_orders.into()).max(middle_minor),
            next_day: (next != NO_DAY).then_some(Day(next)),
        })
    }

    /// How far the probability has fallen in four weeks; 0 where it has not.
    pub fn fall(&self, customer: CustomerId) -> f64 {
        let at = customer.index();
        match (self.p_alive_before.get(at), self.p_alive.get(at)) {
            (Some(before), Some(now)) => f64::from(before - now).max(0.0),
            _ => 0.0,
        }
    }
}

/// Scores everybody of the table by the model that speaks; `None` where cadence does.
pub fn score(fitted: &Fitted, table: &PurchaseTable, customers: usize) -> Option<ForecastColumns> {
    let Verdict::Model { model, .. } = fitted.verdict else { return None };
    let mut columns = ForecastColumns::new(customers, true);
    let mut sums = Sums::default();
    for row in 0..table.len() {
        if let Some((own, order)) = columns.fill(fitted, &model, table, row) {
            sums.add(&own, order);
        }
    }
    let bias = fitted.holdout.as_ref().map_or(0.0, |holdout| match model {
        AliveModel::Mbg(_) => holdout.mbg.bias,
        AliveModel::Pareto(_) => holdout.pareto.bias,
    });
    columns.equity = sums.equity(uncertainty::deviation(fitted, &model, table), bias.abs());
    Some(columns)
}

/// What an order of the customer is worth, in minor units: by Gamma-Gamma; where that has no mean, the mean order of the shop.
pub(super) fn order_minor(spend: Option<&SpendFit>, table: &PurchaseTable, row: usize) -> f64 {
    let Some(spend) = spend else { return 0.0 };
    let own = table.mean_repeat_minor(row);
    let repeats = if own.is_some() { table.repeats[row] } else { 0 };
    let expected = spend.fit.model.expected(repeats, own.unwrap_or_default());
    expected.filter(|expected| expected.is_finite()).unwrap_or(own.unwrap_or(spend.mean_minor))
}

/// The nearest whole amount.
pub fn to_minor(amount: f64) -> i64 {
    amount.round() as i64
}

/// One customer as the model sees it.
struct Own {
    p_alive: f64,
    p_alive_before: f64,
    /// Purchases of the year, having left included.
    expected: f64,
    /// Purchases of the year if still there.
    if_alive: f64,
    /// Shape and scale of the own rate.
    shape: f64,
    scale: f64,
}

impl Own {
    fn of(model: &AliveModel, table: &PurchaseTable, row: usize) -> Self {
        let (repeats, recency_days, age_days) = (table.repeats[row], table.recency_days[row], table.age_days[row]);
        let p_at = |age_days: u32| model.p_alive(repeats, weeks(recency_days), weeks(age_days));
        let p_alive = p_at(age_days);
        let is_silent = age_days - recency_days >= BEFORE_DAYS;
        let if_alive = model.expected_if_alive(repeats, weeks(age_days), weeks(YEAR_DAYS)).max(0.0);
        let (r, alpha) = model.rate();
        Self {
            p_alive,
            p_alive_before: if is_silent { p_at(age_days - BEFORE_DAYS) } else { p_alive },
            expected: p_alive * if_alive,
            if_alive,
            shape: r + f64::from(repeats),
            scale: alpha + weeks(age_days),
        }
    }

    /// Variance of the purchases of the year.
    fn variance(&self) -> f64 {
        let mean = self.if_alive;
        self.p_alive * (mean + mean * mean / self.shape + mean * mean) - self.expected * self.expected
    }

    fn range(&self) -> (u16, u16) {
        (self.percentile(0.1), self.percentile(0.9))
    }

    /// The percentile of the purchases of the year.
    fn percentile(&self, share: f64) -> u16 {
        let gone = 1.0 - self.p_alive;
        if share <= gone {
            return 0;
        }
        let within = (share - gone) / self.p_alive.max(f64::MIN_POSITIVE);
        negative_binomial(within, self.if_alive, self.shape)
    }

    /// Half of those who are still there have come again by then: the rates are gamma-distributed, so that waiting is Pareto-distributed.
    fn next_day(&self, today: i32) -> i32 {
        let days = 7.0 * self.scale * (2.0_f64.powf(self.shape.recip()) - 1.0);
        if days.is_finite() && days < LATEST_DAYS { today.saturating_add((days.ceil() as i32).max(1)) } else { NO_DAY }
    }
}

/// The least count whose cumulative probability reaches `share`; far from zero by its normal approximation.
fn negative_binomial(share: f64, mean: f64, shape: f64) -> u16 {
    const MANY: f64 = 300.0;
    if mean > MANY {
        let deviation = (mean + mean * mean / shape).sqrt();
        let side = if share < 0.5 { -TENTH } else { TENTH };
        return (mean + side * deviation).max(0.0).round() as u16;
    }
    let ratio = mean / (shape + mean);
    let mut probability = (-shape * (mean / shape).ln_1p()).exp();
    let mut reached = probability;
    let mut count = 0_u16;
    while reached < share && count < 10_000 {
        probability *= (shape + f64::from(count)) / (f64::from(count) + 1.0) * ratio;
        reached += probability;
        count += 1;
    }
    count
}

/// Sums over the shop.
#[derive(Default)]
struct Sums {
    orders: f64,
    money: f64,
    variance: f64,
}

impl Sums {
    fn add(&mut self, own: &Own, order: f64) {
        self.orders += own.expected;
        self.money += own.expected * order;
        self.variance += order * order * own.variance();
    }

    /// As wide as the models missed when they were checked, and at least as wide as chance and what is uncertain of the parameters make it.
    fn equity(&self, uncertain: f64, missed: f64) -> Equity {
        let by_chance = if self.money > 0.0 { TENTH * (self.variance.max(0.0).sqrt() / self.money).hypot(uncertain) } else { 0.0 };
        let spread = by_chance.max(missed);
        Equity {
            low_minor: to_minor(self.money * (1.0 - spread).max(0.0)),
            middle_minor: to_minor(self.money),
            high_minor: to_minor(self.money * (1.0 + spread)),
            orders: self.orders,
            spread,
            is_by_holdout: missed > by_chance,
        }
    }
}
