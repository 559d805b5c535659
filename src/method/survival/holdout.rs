//! The holdout check: the models are fitted on the earlier part of the log and asked for the later one, which is known.
use super::fit::correlation;
use super::table::{PurchaseTable, weeks};
use crate::domain::CustomerId;
use serde::{Deserialize, Serialize};

/// Customers by their repeat purchases in the earlier part: 0 to 6, and 7 or more.
pub const GROUPS: usize = 8;

/// How one model did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    pub predicted: f64,
    /// (predicted − actual) ÷ actual.
    pub bias: f64,
    /// Correlation of expected and actual purchases over customers.
    pub pearson: f64,
    /// Root of the mean squared error, in purchases.
    pub rmse: f64,
    /// Poisson deviance: the smaller, the better the expected purchases of each customer.
    pub deviance: f64,
    /// How well the probability alive tells who will buy from who will not: 0.5 is a coin, 1 is perfect.
    pub auc_alive: f64,
    /// The same by expected purchases.
    pub auc_expected: f64,
    /// Mean expected purchases of each group.
    pub expected: [f64; GROUPS],
}

/// What happened in the later part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Actual {
    /// Length of the later part.
    pub days: u32,
    pub purchases: u32,
    /// Share of customers who bought at all.
    pub active_share: f64,
    /// Customers of each group.
    pub customers: [u32; GROUPS],
    /// Mean purchases of each group.
    pub means: [f64; GROUPS],
    /// Purchases of each row of the earlier table.
    #[serde(skip)]
    pub each: Vec<u32>,
}

impl Actual {
    /// Purchase days that each row of `earlier` gained in `later`, which is `days` younger.
    pub fn between(earlier: &PurchaseTable, later: &PurchaseTable, days: u32) -> Self {
        let gained = |row: usize| {
            let now = later.find(CustomerId(earlier.customer[row]))?;
            Some(later.repeats[now].saturating_sub(earlier.repeats[row]))
        };
        let each: Vec<u32> = (0..earlier.len()).map(|row| gained(row).unwrap_or_default()).collect();
        let mut actual = Self { days, purchases: each.iter().sum(), each, ..Self::default() };
        let active = actual.each.iter().filter(|count| **count > 0).count();
        actual.active_share = active as f64 / actual.each.len().max(1) as f64;
        for (repeats, count) in earlier.repeats.iter().zip(&actual.each) {
            let group = group_of(*repeats);
            actual.customers[group] += 1;
            actual.means[group] += f64::from(*count);
        }
        for (mean, customers) in actual.means.iter_mut().zip(actual.customers) {
            *mean /= f64::from(customers.max(1));
        }
        actual
    }

    /// Length of the later part in weeks.
    pub fn weeks(&self) -> f64 {
        weeks(self.days)
    }

    /// Compares what a model says of each row of the earlier table with what happened.
    pub fn judge(&self, earlier: &PurchaseTable, p_alive: &[f64], expected: &[f64]) -> Trial {
        let predicted: f64 = expected.iter().sum();
        let count = self.each.len().max(1) as f64;
        let pairs = || expected.iter().copied().zip(self.each.iter().map(|count| f64::from(*count)));
        let mut means = [0.0; GROUPS];
        for (repeats, own) in earlier.repeats.iter().zip(expected) {
            means[group_of(*repeats)] += own;
        }
        for (mean, customers) in means.iter_mut().zip(self.customers) {
            *mean /= f64::from(customers.max(1));
        }
        let is_active = |row: usize| self.each[row] > 0;
        Trial {
            predicted,
            bias: (predicted - f64::from(self.purchases)) / f64::from(self.purchases.max(1)),
            pearson: correlation(pairs()),
            rmse: (pairs().map(|(expected, actual)| (expected - actual).powi(2)).sum::<f64>() / count).sqrt(),
            deviance: 2.0 * pairs().map(|(expected, actual)| deviance(expected, actual)).sum::<f64>(),
            auc_alive: auc(p_alive, is_active),
            auc_expected: auc(expected, is_active),
            expected: means,
        }
    }
}

/// The group of a customer with so many repeat purchases.
pub fn group_of(repeats: u32) -> usize {
    (repeats as usize).min(GROUPS - 1)
}

fn deviance(expected: f64, actual: f64) -> f64 {
    let expected = expected.max(1e-9);
    let surprise = if actual > 0.0 { actual * (actual / expected).ln() } else { 0.0 };
    surprise - (actual - expected)
}

/// Probability that one who is active scores above one who is not; ties count half.
fn auc(scores: &[f64], is_active: impl Fn(usize) -> bool) -> f64 {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_unstable_by(|left, right| scores[*left].total_cmp(&scores[*right]));
    let (mut below, mut active, mut won) = (0.0, 0.0, 0.0);
    for ties in order.chunk_by(|left, right| scores[*left] == scores[*right]) {
        let active_here = ties.iter().filter(|row| is_active(**row)).count() as f64;
        let others = ties.len() as f64 - active_here;
        won += active_here * (below + 0.5 * others);
        below += others;
        active += active_here;
    }
    if active > 0.0 && below > 0.0 { won / (active * below) } else { 0.5 }
}
