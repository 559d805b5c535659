//! RFM: recency, frequency and money in steps by the shop's own quantiles, and eight named groups that do not overlap.
//!
//! Everybody with a purchase day is scored. Recency counts days since the last purchase, frequency all distinct purchase
//! days, money the net sales of the window. Equal values get equal scores; where all values are equal everybody stands in
//! the middle.
use crate::domain::RfmBoundaries;

/// Below so many buyers there are three steps, otherwise five.
pub const MIN_FIVE_STEP_BUYERS: usize = 25;

/// Scores of one customer, from 1 (lowest); 0 without a purchase.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct Scores {
    pub r: u8,
    pub f: u8,
    pub m: u8,
}

/// The upper ends of the steps from the lowest score on, as many as there are steps less one.
///
/// A score is 1 plus the number of ends that the value lies beyond.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rfm {
    /// Days since the last purchase, descending: fewer days, higher score.
    pub recency_days: Steps<i32>,
    /// Distinct purchase days, ascending.
    pub frequency: Steps<u32>,
    /// Net sales of the window in minor units, ascending.
    pub monetary_minor: Steps<i64>,
}

/// The steps of one measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps<T> {
    /// Upper ends of the steps from the lowest score on.
    pub ends: Vec<T>,
    /// Number of steps.
    pub steps: u8,
    /// Whether the owner moved the boundaries by hand.
    pub moved: bool,
    /// Whether all values are the same, so that everybody stands in the middle.
    pub flat: bool,
}

impl<T: Copy + PartialOrd> Steps<T> {
    fn score(&self, value: T, beyond: impl Fn(T, T) -> bool) -> u8 {
        if self.flat {
            return self.steps.div_ceil(2);
        }
        1 + self.ends.iter().filter(|end| beyond(value, **end)).count() as u8
    }
}

/// A third of the scale, however many steps it has.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Level {
    Low,
    Middle,
    High,
}

impl Level {
    /// The two outer fifths on each side are low and high: 1–2, 3 and 4–5 of five steps, 1, 2 and 3 of three.
    pub fn of(score: u8, steps: u8) -> Self {
        let outer = (steps * 2 / 5).max(1);
        if steps < 2 {
            Self::Middle
        } else if score <= outer {
            Self::Low
        } else if score > steps - outer {
            Self::High
        } else {
            Self::Middle
        }
    }
}

/// The named groups. Exactly one for every combination of levels:
///
/// | recency | frequency, money | group |
/// |---|---|---|
/// | high | both high | `Champion` |
/// | high | frequency high, money not | `Regular` |
/// | high | frequency middle, or frequency low and money high | `Promising` |
/// | high | frequency low, money not high | `New` |
/// | middle | frequency high | `Regular` |
/// | middle | frequency not high | `Attention` |
/// | low | frequency or money high | `Slipping` |
/// | low | none high, one of them middle | `Asleep` |
/// | low | both low | `Gone` |
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Group {
    /// 忠诚大客户
    Champion,
    /// 常客
    Regular,
    /// 有潜力
    Promising,
    /// 新客
    New,
    /// 要留意
    Attention,
    /// 快流失的好客户
    Slipping,
    /// 沉睡
    Asleep,
    /// 流失
    Gone,
}

impl Group {
    /// All groups, the best first.
    pub const ALL: [Self; 8] =
        [Self::Champion, Self::Regular, Self::Promising, Self::New, Self::Attention, Self::Slipping, Self::Asleep, Self::Gone];

    /// The group of these levels.
    pub fn of(recency: Level, frequency: Level, money: Level) -> Self {
        use Level::{High, Low, Middle};
        match (recency, frequency, money) {
            (High, High, High) => Self::Champion,
            (High | Middle, High, _) => Self::Regular,
            (High, Middle, _) | (High, Low, High) => Self::Promising,
            (High, Low, _) => Self::New,
            (Middle, _, _) => Self::Attention,
            (Low, High, _) | (Low, _, High) => Self::Slipping,
            (Low, Low, Low) => Self::Gone,
            (Low, _, _) => Self::Asleep,
        }
    }
}

impl Rfm {
    /// Finds the boundaries from the values of all buyers; those that the owner moved are taken as they are.
    pub fn find(last_days_ago: &mut [i32], visits: &mut [u32], nets_minor: &mut [i64], moved: &RfmBoundaries) -> Self {
        let steps = if visits.len() < MIN_FIVE_STEP_BUYERS { 3 } else { 5 };
        // Fewer days are better, so that the order of recency is turned round twice.
        last_days_ago.iter_mut().for_each(|days| *days = -*days);
        let mut recency_days = by_quantiles(last_days_ago, steps);
        recency_days.ends.iter_mut().for_each(|end| *end = -*end);
        let descending = |ends: &Vec<i32>| {
            let mut ends = ends.clone();
            ends.sort_unstable_by(|left, right| right.cmp(left));
            ends
        };
        Self {
            recency_days: by_hand(&moved.recency_days.as_ref().map(descending)).unwrap_or(recency_days),
            frequency: by_hand(&ascending(&moved.frequency)).unwrap_or_else(|| by_quantiles(visits, steps)),
            monetary_minor: by_hand(&ascending(&moved.monetary_minor)).unwrap_or_else(|| by_quantiles(nets_minor, steps)),
        }
    }

    /// Scores of a buyer.
    pub fn scores(&self, days_since: i32, visits: u32, net_minor: i64) -> Scores {
        Scores {
            r: self.recency_days.score(days_since, |days, end| days < end),
            f: self.frequency.score(visits, |count, end| count > end),
            m: self.monetary_minor.score(net_minor, |net, end| net > end),
        }
    }

    /// The group of these scores.
    pub fn group(&self, scores: Scores) -> Group {
        Group::of(
            Level::of(scores.r, self.recency_days.steps),
            Level::of(scores.f, self.frequency.steps),
            Level::of(scores.m, self.monetary_minor.steps),
        )
    }
}

fn ascending<T: Ord + Copy>(ends: &Option<Vec<T>>) -> Option<Vec<T>> {
    let mut ends = ends.clone()?;
    ends.sort_unstable();
    Some(ends)
}

/// At most nine steps fit one digit of a score.
fn by_hand<T: Copy>(ends: &Option<Vec<T>>) -> Option<Steps<T>> {
    let ends: Vec<T> = ends.as_ref()?.iter().copied().take(8).collect();
    (!ends.is_empty()).then(|| Steps { steps: ends.len() as u8 + 1, ends, moved: true, flat: false })
}

/// The end of step j is the value at rank ⌈j·n / steps⌉ (nearest-rank quantile).
fn by_quantiles<T: Ord + Copy>(values: &mut [T], steps: u8) -> Steps<T> {
    let count = values.len();
    let flat = values.iter().min() == values.iter().max();
    if flat {
        return Steps { ends: Vec::new(), steps, moved: false, flat };
    }
    let mut ends = Vec::with_capacity(steps.into());
    let mut done = 0;
    for step in 1..usize::from(steps) {
        let rank = (step * count).div_ceil(steps.into()).max(1) - 1;
        if rank >= done {
            values[done..].select_nth_unstable(rank - done);
            done = rank + 1;
        }
        ends.push(values[rank]);
    }
    Steps { ends, steps, moved: false, flat }
}
