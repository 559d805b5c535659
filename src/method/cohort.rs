//! Customers by the month of their first purchase, and how many of each month came back (method 77).
//!
//! Definitions, so that any engine finds the same numbers:
//! - A purchase day of a customer is a day up to today with a standing row of zero or more; a sale and the later sale
//!   that takes it back make none. A cohort is everybody whose first purchase day lies in one calendar month.
//! - `in_month` of month k: those of the cohort with a purchase day in the k-th calendar month after the cohort's.
//! - `within` k months: those with a second purchase day by the end of the k-th calendar month after the cohort's; k = 0 is
//!   the month of the first purchase itself. It never falls with k.
//! - Back within 90 days: second purchase day − first purchase day ≤ 90. Told once the last day of the cohort's month lies 90
//!   days back, so that everybody has had the time.
//! - A month that is not over is marked; it counts in no average and is never shown as zero.
use super::monthly::{Seen, ShopMonths};
use crate::domain::{CustomerId, Month};

/// Days of the sentence.
pub const BACK_DAYS: i32 = 90;

/// How many of a cohort bought in, and again by the end of, one month.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct CohortCell {
    /// Bought in that month; in the month of the first purchase that is everybody.
    pub in_month: u32,
    /// Bought on a second day by the end of that month.
    pub within: u32,
    /// Whether the month is over; while it is not, both may still grow.
    pub is_over: bool,
}

/// Everybody who first bought in one month.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cohort {
    pub month: Month,
    pub customers: u32,
    /// Came back within [`BACK_DAYS`]; `None` while some have not had the time.
    pub back: Option<u32>,
    /// Months after that of the first purchase, from 0 up to today's.
    pub cells: Vec<CohortCell>,
}

/// The table of returns.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cohorts {
    /// The oldest first; months without a new customer have a row of nobody.
    pub cohorts: Vec<Cohort>,
}

/// Two ways to read a cell.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub enum Return {
    /// Came again by the end of the month.
    #[default]
    Within,
    /// Bought in that month.
    InMonth,
}

/// The sentence: how many of the latest cohort with enough time came back, against those before.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct ReturnWhy {
    pub month: Month,
    pub customers: u32,
    /// Of these, back within `days`.
    pub back: u32,
    pub days: i32,
    /// Share of all earlier cohorts of the table together, 0 to 1; `None` where there is none.
    pub before: Option<f64>,
}

impl Cohorts {
    /// Reads the table off the months.
    pub fn find(shop: &ShopMonths) -> Self {
        let count = shop.months.len();
        let cohort = |(at, month): (usize, &super::monthly::MonthFigures)| {
            let is_ripe = shop.starts[at + 1] - 1 + BACK_DAYS <= shop.today.0;
            let cells = (at..count).map(|place| CohortCell { is_over: shop.is_over(place), ..CohortCell::default() });
            Cohort { month: month.month, customers: 0, back: is_ripe.then_some(0), cells: cells.collect() }
        };
        let mut cohorts: Vec<Cohort> = shop.months.iter().enumerate().map(cohort).collect();
        for seen in &shop.seen {
            let Some(at) = shop.place_of(seen.first_day) else { continue };
            let cohort = &mut cohorts[at];
            cohort.customers += 1;
            if is_back(seen) {
                cohort.back = cohort.back.map(|back| back + 1);
            }
            let mut months = seen.bought >> at;
            while months != 0 {
                cohort.cells[months.trailing_zeros() as usize].in_month += 1;
                months &= months - 1;
            }
            if let Some(second) = shop.place_of(seen.second_day) {
                cohort.cells[second - at].within += 1;
            }
        }
        for cohort in &mut cohorts {
            let mut sum = 0;
            for cell in &mut cohort.cells {
                sum += cell.within;
                cell.within = sum;
            }
        }
        // Months before the first customer of all say nothing.
        let empty = cohorts.iter().take_while(|cohort| cohort.customers == 0).count();
        cohorts.drain(..empty);
        Self { cohorts }
    }

    /// Share of all cohorts together that had returned `months` after the first purchase, over months that are over; with the
    /// number of customers that it rests on. `None` where no cohort is that old.
    pub fn average(&self, kind: Return, months: usize) -> Option<(f64, u32)> {
        let ripe = self.cohorts.iter().filter_map(|cohort| Some((cohort.customers, cohort.cells.get(months)?)));
        let ripe = ripe.filter(|(_, cell)| cell.is_over);
        let (customers, back) = ripe.fold((0, 0), |sum, (customers, cell)| (sum.0 + customers, sum.1 + cell.count(kind)));
        (customers > 0).then(|| (f64::from(back) / f64::from(customers), customers))
    }

    /// The latest cohort that has had [`BACK_DAYS`] days; `None` while there is none.
    pub fn why(&self) -> Option<ReturnWhy> {
        let ripe = |cohort: &&Cohort| cohort.customers > 0 && cohort.back.is_some();
        let at = self.cohorts.iter().rposition(|cohort| ripe(&cohort))?;
        let earlier = self.cohorts[..at].iter().fold((0, 0), |sum, cohort| (sum.0 + cohort.customers, sum.1 + cohort.back.unwrap_or(0)));
        let cohort = &self.cohorts[at];
        Some(ReturnWhy {
            month: cohort.month,
            customers: cohort.customers,
            back: cohort.back?,
            days: BACK_DAYS,
            before: (earlier.0 > 0).then(|| f64::from(earlier.1) / f64::from(earlier.0)),
        })
    }
}

impl CohortCell {
    /// The count of one way to read it.
    pub fn count(&self, kind: Return) -> u32 {
        match kind {
            Return::Within => self.within,
            Return::InMonth => self.in_month,
        }
    }
}

impl ShopMonths {
    /// The customers behind a cell: those of the cohort who returned by then, or those who did not.
    pub fn people_of_cohort(&self, cohort: Month, months: usize, kind: Return, returned: bool) -> Vec<CustomerId> {
        let Some(at) = self.months.iter().position(|month| month.month == cohort) else { return Vec::new() };
        let place = at + months;
        self.people(|seen| {
            let is_in = match kind {
                Return::Within => self.place_of(seen.second_day).is_some_and(|second| second <= place),
                Return::InMonth => place < u64::BITS as usize && seen.bought >> place & 1 == 1,
            };
            self.place_of(seen.first_day) == Some(at) && is_in == returned
        })
    }
}

fn is_back(seen: &Seen) -> bool {
    seen.second_day != i32::MAX && seen.second_day - seen.first_day <= BACK_DAYS
}
