//! Seasonal customers (method 81): who comes in the same months of different years is not missed in the others.
//!
//! The season is the shortest run of months of the year that holds every purchase month; at most six. It is believed where a
//! month of the year returns in another year, and chance is an unlikely reason: n months at random fall into a run of w with
//! probability n · (w / 12)^(n − 1), which may be 5 % at most. In the season days are counted as ever; days outside it are left
//! out of gaps and of the wait, so that a season is compared with the same season of former years.
use super::cadence::Rhythm;
use crate::domain::{Day, Month};

/// Longest season, in months.
pub const MAX_SEASON_MONTHS: u32 = 6;
/// Largest probability of the same pattern by chance.
pub const MAX_CHANCE: f64 = 0.05;
/// From the last day of a month to the first of the same month next year: nobody is seasonal in less.
const MIN_SPAN_DAYS: i32 = 335;

/// The months in which somebody comes.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Season {
    /// First month, 1 to 12.
    pub first_month: u8,
    /// Length in months, 1 to 6; it may pass the turn of the year.
    pub months: u8,
}

impl Season {
    /// The season of ascending purchase days; `None` where there is none.
    pub fn detect(days: &[i32]) -> Option<Self> {
        let (first, last) = (*days.first()?, *days.last()?);
        if days.len() < 3 || last.saturating_sub(first) < MIN_SPAN_DAYS {
            return None;
        }
        let (mut seen, mut purchase_months, mut returns, mut latest) = (0_u16, 0, false, None);
        for day in days {
            let month = Day(*day).month();
            if latest.replace(month) == Some(month) {
                continue;
            }
            purchase_months += 1;
            let bit = 1 << of_year(month);
            returns |= seen & bit != 0;
            seen |= bit;
            // Most customers come all the year round: seen after a few purchases.
            if quiet_run(seen).1 < 12 - MAX_SEASON_MONTHS {
                return None;
            }
        }
        let (quiet_from, quiet) = quiet_run(seen);
        let months = 12 - quiet;
        let is_season = returns && chance(purchase_months, months) <= MAX_CHANCE;
        is_season.then_some(Self { first_month: ((quiet_from + quiet) % 12 + 1) as u8, months: months as u8 })
    }

    /// Whether the month lies in the season.
    pub fn contains(self, month: Month) -> bool {
        self.offset(month) < i32::from(self.months)
    }

    /// The last month of the season, 1 to 12.
    pub fn last_month(self) -> u8 {
        (self.first_month + self.months - 2) % 12 + 1
    }

    /// Days of the season after `from`, up to and with `to`.
    pub fn days_between(self, from: Day, to: Day) -> i32 {
        if to <= from {
            return 0;
        }
        let (first, last) = (from.plus_days(1).month(), to.month());
        let months = (first.0..=last.0).map(Month).filter(|month| self.contains(*month));
        months.map(|month| month.last_day().min(to).days_since(month.first_day().max(from.plus_days(1))) + 1).sum()
    }

    /// Whether the season is over, and none has passed without a purchase since `last_purchase`.
    pub fn is_resting(self, last_purchase: Day, today: Day) -> bool {
        let bought = last_purchase.month();
        let next_end = bought.0 + i32::from(self.months) - 1 - self.offset(bought) + 12;
        !self.contains(today.month()) && today.month().0 <= next_end
    }

    /// Months from the start of the season; 0 to 11.
    fn offset(self, month: Month) -> i32 {
        (of_year(month) as i32 - i32::from(self.first_month) + 1).rem_euclid(12)
    }
}

/// January is 0.
fn of_year(month: Month) -> u32 {
    month.0.rem_euclid(12) as u32
}

/// Start and length of the longest run of months without a purchase, around the turn of the year.
fn quiet_run(seen: u16) -> (u32, u32) {
    let two_years = u32::from(seen) | u32::from(seen) << 12;
    let mut longest = (0, 0);
    for start in (0..12).filter(|start| two_years >> (start + 11) & 1 == 1) {
        let length = (two_years >> start).trailing_zeros();
        if length > longest.1 {
            longest = (start, length);
        }
    }
    longest
}

/// How probable it is that `count` months at random fall into a run of `months`.
fn chance(count: u32, months: u32) -> f64 {
    f64::from(count) * (f64::from(months) / 12.0).powi(count.saturating_sub(1) as i32)
}

/// How one customer comes: the purchase days, the rhythm, and how long the shop has waited by it.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Pace {
    pub(super) visits: u32,
    pub(super) first: i32,
    pub(super) last: i32,
    /// Gaps; those of seasonal customers count days of the season only.
    pub(super) rhythm: Rhythm,
    pub(super) season: Option<Season>,
    /// Days since the last purchase; for seasonal customers days of the season.
    pub(super) waited_days: i32,
    /// A seasonal customer out of season who has missed none.
    pub(super) is_resting: bool,
}

impl Pace {
    /// From ascending distinct days; `scratch` is reused from customer to customer.
    pub(super) fn of(days: &[i32], today: Day, scratch: &mut Vec<u32>) -> Self {
        let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else { return Self::default() };
        let season = Season::detect(days);
        scratch.clear();
        match season {
            None => scratch.extend(days.windows(2).map(|pair| pair[1].abs_diff(pair[0]))),
            Some(season) => scratch.extend(season_gaps(season, days)),
        }
        Self {
            visits: days.len() as u32,
            first,
            last,
            rhythm: Rhythm::of_gaps(scratch),
            season,
            waited_days: season.map_or(today.0.saturating_sub(last), |season| season.days_between(Day(last), today)),
            is_resting: season.is_some_and(|season| season.is_resting(Day(last), today)),
        }
    }
}

/// Gaps in days of the season.
pub(super) fn season_gaps(season: Season, days: &[i32]) -> impl Iterator<Item = u32> + '_ {
    days.windows(2).map(move |pair| season.days_between(Day(pair[0]), Day(pair[1])) as u32)
}
