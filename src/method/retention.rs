//! Who stayed, who was won, who came back and who was lost, month by month (methods 60, 77 and 80).
//!
//! Somebody **counts as a customer** at the end of a month while the latest purchase lies in the last N calendar months, that
//! month included. Then for each month: at the end = at the start − lost + new + back.
//! - **lost**: counted at the start, no more at the end; the last purchase lies N months back.
//! - **new**: the first purchase day of all lies in the month. **Back**: bought in the month, was no customer at the start, but had
//!   bought before. **Kept**: bought in the month and counted at the start.
//! - **Retention rate** = (at the start − lost) ÷ at the start, **churn rate** = lost ÷ at the start. Before the shop's own log is
//!   N months long nobody can be lost, so there is no rate, rather than a rate of 100 %.
//! - A month that is not over has no rate either: who has not come yet still may.
use super::monthly::{Seen, ShopMonths};
use crate::domain::{CustomerId, Month};

/// Lengths of memory that are offered, in months.
pub const MEMORY_MONTHS: [u8; 4] = [1, 3, 6, 12];

/// One month of keeping and winning.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Keeping {
    pub month: Month,
    /// Whether the month is over.
    pub is_over: bool,
    /// Bought in the month and counted at its start.
    pub kept: u32,
    /// Bought for the first time.
    pub new: u32,
    /// Bought again after N months or more without a purchase.
    pub back: u32,
    pub at_start: u32,
    pub at_end: u32,
    /// At the start, and no more at the end; `None` while the log is too short for anybody to be lost, and in a month
    /// that is not over.
    pub lost: Option<u32>,
}

/// Somebody's part in a month.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Part {
    Kept,
    New,
    Back,
    Lost,
}

impl Keeping {
    /// Share of those at the start that were still customers at the end, 0 to 1.
    pub fn retention(&self) -> Option<f64> {
        self.churn().map(|churn| 1.0 - churn)
    }

    /// Share of those at the start that were lost in the month, 0 to 1.
    pub fn churn(&self) -> Option<f64> {
        let lost = self.lost.filter(|_| self.at_start > 0)?;
        Some(f64::from(lost) / f64::from(self.at_start))
    }

    /// How many have this part in the month; `None` where it cannot be told yet.
    pub fn count(&self, part: Part) -> Option<u32> {
        match part {
            Part::Kept => Some(self.kept),
            Part::New => Some(self.new),
            Part::Back => Some(self.back),
            Part::Lost => self.lost,
        }
    }
}

/// A shop's months with one length of memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Retention {
    pub memory_months: u8,
    /// The oldest first. The table is shorter than that of the months: the first N serve as memory.
    pub months: Vec<Keeping>,
}

/// Why the rate of a month is what it is.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct RetentionWhy {
    pub keeping: Keeping,
    pub memory_months: u8,
    /// Lost ÷ at the start over all earlier months of the table with a rate, 0 to 1.
    pub churn_before: Option<f64>,
}

/// Customers of a whole year and how many of them bought in the next one.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct YearKept {
    /// Bought in the twelve months before the last twelve that are over.
    pub customers: u32,
    /// Of these, bought in the last twelve months that are over.
    pub kept: u32,
}

impl Retention {
    /// Counts the parts of every month. The months of memory before the table come from the table itself, so ask the shop's
    /// months for `memory_months` more than are to be shown.
    pub fn find(shop: &ShopMonths, memory_months: u8) -> Self {
        let memory = usize::from(memory_months.max(1)).min(shop.months.len().saturating_sub(1)).max(1);
        let mut months: Vec<Keeping> = Vec::with_capacity(shop.months.len());
        for (place, month) in shop.months.iter().enumerate().skip(memory) {
            let is_over = shop.is_over(place);
            let is_long = shop.first_month.is_some_and(|first| first.0 + memory as i32 <= month.month.0);
            let lost = (is_over && is_long).then_some(0);
            months.push(Keeping { month: month.month, is_over, kept: 0, new: 0, back: 0, at_start: 0, at_end: 0, lost });
        }
        for seen in shop.seen.iter().filter(|seen| seen.bought != 0) {
            let first = shop.place_of(seen.first_day);
            let earliest = seen.bought.trailing_zeros() as usize;
            let from = earliest.saturating_sub(memory);
            for (month, place) in months[from.min(shop.months.len() - memory)..].iter_mut().zip((memory + from)..) {
                count(month, seen, place, memory, first);
            }
        }
        let empty = months.iter().take_while(|month| month.at_end == 0 && month.lost.is_none()).count();
        months.drain(..empty);
        Self { memory_months: memory as u8, months }
    }

    /// The latest month with a rate.
    pub fn latest(&self) -> Option<&Keeping> {
        self.months.iter().rfind(|month| month.churn().is_some())
    }

    /// Lost ÷ at the start over all months with a rate before `until`.
    pub fn churn_before(&self, until: Month) -> Option<f64> {
        let told = self.months.iter().filter(|month| month.month < until).filter_map(|month| Some((month.lost?, month.at_start)));
        let (lost, at_start) = told.fold((0, 0), |sum, (lost, at_start)| (sum.0 + u64::from(lost), sum.1 + u64::from(at_start)));
        (at_start > 0).then(|| lost as f64 / at_start as f64)
    }

    /// Why the latest rate is what it is.
    pub fn why(&self) -> Option<RetentionWhy> {
        let keeping = *self.latest()?;
        Some(RetentionWhy { keeping, memory_months: self.memory_months, churn_before: self.churn_before(keeping.month) })
    }
}

fn count(month: &mut Keeping, seen: &Seen, place: usize, memory: usize, first: Option<usize>) {
    let is_start = is_counted(seen, place - 1, memory);
    let is_end = is_counted(seen, place, memory);
    month.at_start += u32::from(is_start);
    month.at_end += u32::from(is_end);
    if seen.bought >> place & 1 == 1 {
        match (first == Some(place), is_start) {
            (true, _) => month.new += 1,
            (false, true) => month.kept += 1,
            (false, false) => month.back += 1,
        }
    }
    if let Some(lost) = &mut month.lost {
        *lost += u32::from(is_start && !is_end);
    }
}

/// Whether somebody counts as a customer at the end of the month at `place`.
fn is_counted(seen: &Seen, place: usize, memory: usize) -> bool {
    let window = (1_u64 << memory) - 1;
    let latest = place + 1;
    let bits = if latest >= memory { seen.bought >> (latest - memory) & window } else { seen.bought & ((1 << latest) - 1) };
    bits != 0
}

impl ShopMonths {
    /// The memory that suits the log best: the shop's window in months, or the longest shorter one that leaves two months with
    /// a rate.
    pub fn fitting_memory(&self, window_days: u16) -> u8 {
        let wanted = (f64::from(window_days) * 12.0 / 365.25).round().max(1.0) as u8;
        let age = self.first_month.map_or(0, |first| self.today.month().0 - first.0);
        let fits = |memory: &&u8| **memory <= wanted && i32::from(**memory) + 2 <= age;
        MEMORY_MONTHS.iter().rev().find(fits).copied().unwrap_or(MEMORY_MONTHS[0])
    }

    /// The customers who have this part in a month.
    pub fn people_of_month(&self, month: Month, part: Part, memory_months: u8) -> Vec<CustomerId> {
        let memory = usize::from(memory_months.max(1));
        let Some(place) = self.months.iter().position(|entry| entry.month == month).filter(|place| *place >= memory) else {
            return Vec::new();
        };
        self.people(|seen| {
            let is_start = is_counted(seen, place - 1, memory);
            let bought = seen.bought >> place & 1 == 1;
            let is_new = self.place_of(seen.first_day) == Some(place);
            match part {
                Part::New => bought && is_new,
                Part::Kept => bought && !is_new && is_start,
                Part::Back => bought && !is_new && !is_start,
                Part::Lost => is_start && !is_counted(seen, place, memory),
            }
        })
    }

    /// Customers of the year before the last one, and who of them stayed; over twelve months that are over each. `None` where
    /// the table or the log is shorter than that.
    pub fn year_kept(&self) -> Option<YearKept> {
        let start = self.two_years()?;
        let mut kept = YearKept::default();
        for seen in &self.seen {
            if seen.bought >> start & YEAR != 0 {
                kept.customers += 1;
                kept.kept += u32::from(seen.bought >> (start + 12) & YEAR != 0);
            }
        }
        Some(kept)
    }

    /// Those who stayed from the one year to the next.
    pub fn people_of_year_kept(&self) -> Vec<CustomerId> {
        let Some(start) = self.two_years() else { return Vec::new() };
        self.people(|seen| seen.bought >> start & YEAR != 0 && seen.bought >> (start + 12) & YEAR != 0)
    }

    /// The place of the first of the last 24 months that are over.
    fn two_years(&self) -> Option<usize> {
        let end = if self.is_over(self.months.len() - 1) { self.months.len() } else { self.months.len() - 1 };
        let start = end.checked_sub(24)?;
        (self.first_month? <= self.months[start].month).then_some(start)
    }
}

/// Bits of twelve months.
const YEAR: u64 = (1 << 12) - 1;
