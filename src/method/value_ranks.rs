//! Value now against value over time (method 26): the ranks by both, and where they differ much.
use super::cadence::{OneTimeStage, Standing};
use super::figures::Figures;
use crate::domain::CustomerId;

/// Differences of rank from this share of everybody on are large, in percent.
pub const LARGE_PERCENT: u32 = 20;

/// One customer in both orders.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct ValueRank {
    /// Position in the columns that were compared.
    pub at: u32,
    /// Ranks from 1; equal values share a rank.
    pub rank_now: u32,
    pub rank_next: u32,
    /// Whether the ranks lie far apart, and one of them in the better half.
    pub is_far: bool,
}

impl ValueRank {
    /// Ranks that the customer gains in the time to come; negative where others pass.
    pub fn gain(&self) -> i64 {
        i64::from(self.rank_now) - i64::from(self.rank_next)
    }
}

/// Ranks everybody with a value above zero now or later; in the order of value now, ties by position.
pub fn value_ranks(now_minor: &[i64], next_minor: &[i64]) -> Vec<ValueRank> {
    let is_in = |at: &usize| now_minor[*at] > 0 || next_minor[*at] > 0;
    let mut order: Vec<u32> = (0..now_minor.len().min(next_minor.len())).filter(is_in).map(|at| at as u32).collect();
    let everybody = order.len() as u32;
    let rank_next = ranks(&order, next_minor);
    let rank_now = ranks(&order, now_minor);
    let mut found: Vec<ValueRank> = (0..order.len())
        .map(|place| {
            let (now, next) = (rank_now[place], rank_next[place]);
            let is_far = 100 * now.abs_diff(next) >= LARGE_PERCENT * everybody && 2 * now.min(next) <= everybody && now != next;
            ValueRank { at: order[place], rank_now: now, rank_next: next, is_far }
        })
        .collect();
    order.clear();
    found.sort_unstable_by_key(|rank| (rank.rank_now, rank.at));
    found
}

/// The rank of each of `order` by `values`, the largest first.
fn ranks(order: &[u32], values: &[i64]) -> Vec<u32> {
    let mut places: Vec<u32> = (0..order.len() as u32).collect();
    let value = |place: u32| values[order[place as usize] as usize];
    places.sort_unstable_by_key(|place| std::cmp::Reverse(value(*place)));
    let mut ranks = vec![0; order.len()];
    let mut rank = 0;
    for (before, place) in places.iter().enumerate() {
        if before == 0 || value(places[before - 1]) != value(*place) {
            rank = before as u32 + 1;
        }
        ranks[*place as usize] = rank;
    }
    ranks
}

/// What each customer may bring in the next 365 days by the own rhythm, in minor units, while no model says it better: average
/// spend × visits to come × a weight that falls with the silence. One-time buyers come back as often as others did.
pub fn expected_next_minor(figures: &Figures) -> Vec<i64> {
    let second = &figures.cadences.second;
    let returning = f64::from(second.returned) / f64::from(second.buyers.max(1));
    (0..figures.columns.counted.len() as u32)
        .map(|at| {
            let own = figures.of(CustomerId(at));
            let Some(spend) = own.mean_spend() else { return 0 };
            let days = own.season.map_or(365.0, |season| f64::from(season.months) * 365.0 / 12.0);
            let visits = own.cadence_days.map_or(returning, |cadence| days / f64::from(cadence).max(1.0));
            (spend * visits * weight(own.standing)) as i64
        })
        .collect()
}

/// How much of the rhythm is still believed.
fn weight(standing: Standing) -> f64 {
    match standing {
        Standing::New | Standing::OnTime | Standing::Resting => 1.0,
        Standing::Late => 0.7,
        Standing::OneTime(OneTimeStage::Waiting) => 0.5,
        Standing::Lapsed | Standing::OneTime(OneTimeStage::Doubtful) => 0.25,
        Standing::OneTime(OneTimeStage::Unlikely) => 0.1,
        Standing::Lost | Standing::OneTime(OneTimeStage::Gone) => 0.05,
        Standing::NoPurchase => 0.0,
    }
}
