//! What customers leave in each year of their relationship (method 83): does it grow the longer they stay?
//!
//! The years of a customer count from the first purchase day, 365 days each. A year counts only where the customer has been known
//! for all of it. Contribution of a year = net sales − cost of goods − what was spent on the customer by name − minutes at the owner's
//! rate, as in the true contribution, but by the day on which each fell. The average is over those who bought in the year: whoever has
//! left does not make the years of those who stayed look poor. How many they are is always shown.
use super::contribution::{Goods, Rates, unit_costs};
use super::figures::Figures;
use super::net_sales::{mark_paired, paired_receipts};
use crate::book::Book;
use crate::domain::{CustomerId, Day};

/// Days of a year with the shop.
pub const YEAR_DAYS: i32 = 365;
/// Years that are told apart; one bit each.
pub const MAX_YEARS: usize = 20;
/// Customers from which an average says something.
pub const MIN_BUYERS: u32 = 10;

/// One year of the relationship, over all customers who have completed it.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct TenureYear {
    /// From 1.
    pub year: u32,
    /// Have been customers for the whole of this year.
    pub customers: u32,
    /// Of these, bought in it.
    pub buyers: u32,
    /// Left by those who bought in it, in minor units.
    pub contribution_minor: i64,
}

impl TenureYear {
    /// Average of those who bought in it, in minor units, rounded down; `None` where nobody did.
    pub fn average_minor(&self) -> Option<i64> {
        (self.buyers > 0).then(|| self.contribution_minor.div_euclid(i64::from(self.buyers)))
    }

    /// Whether enough bought in it.
    pub fn is_told(&self) -> bool {
        self.buyers >= MIN_BUYERS
    }
}

/// All years that any customer has completed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tenure {
    /// From the first year on.
    pub years: Vec<TenureYear>,
}

/// The first year against the last one with enough customers.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct TenureWhy {
    pub first: TenureYear,
    pub last: TenureYear,
}

impl TenureWhy {
    /// How much more the later year brings, as a share; `None` where the first year brings nothing.
    pub fn growth(&self) -> Option<f64> {
        let (first, last) = (self.first.average_minor()?, self.last.average_minor()?);
        (first > 0).then(|| last as f64 / first as f64 - 1.0)
    }
}

impl Tenure {
    /// One pass over the rows. An empty table means that nobody has completed a year.
    pub fn find(book: &Book, figures: &Figures) -> Self {
        let columns = &figures.columns;
        let customers = columns.counted.len();
        let complete = |at: usize| {
            let is_buyer = columns.counted[at] && columns.visits[at] > 0;
            let days = if is_buyer { figures.today.0.saturating_sub(columns.first_day[at]) + 1 } else { 0 };
            (days / YEAR_DAYS).clamp(0, MAX_YEARS as i32) as usize
        };
        let completed: Vec<u8> = (0..customers).map(|at| complete(at) as u8).collect();
        let longest = usize::from(completed.iter().copied().max().unwrap_or(0));
        let mut bought = vec![0_u32; customers];
        // What each customer left in a year counts only if the customer bought in it, which the last row may tell.
        let mut left_minor = vec![0_i64; customers * longest];
        let year_of = |at: usize, day: i32| {
            let year = (day.saturating_sub(columns.first_day[at]) / YEAR_DAYS).max(0) as usize;
            (day <= figures.today.0 && year < usize::from(completed[at])).then_some(year)
        };
        let mut add = |at: usize, day: i32, amount_minor: i64| -> Option<usize> {
            let year = completed.get(at).filter(|years| **years > 0).and_then(|_| year_of(at, day))?;
            let left: &mut i64 = &mut left_minor[at * longest + year];
            *left = left.saturating_add(amount_minor);
            Some(year)
        };
        let rates = Rates::of(book);
        let unit_costs = unit_costs(book);
        let goods = Goods { unit_costs_minor: &unit_costs, margin: rates.margin };
        let rows = book.sales().columns();
        let paired = paired_receipts(book, figures.today);
        let states = mark_paired(rows, &paired);
        let states = states.as_deref().unwrap_or(&rows.void);
        for (row, _) in states.iter().enumerate().filter(|(_, state)| **state == 0) {
            let (at, amount) = (rows.customer[row] as usize, rows.amount_minor[row]);
            if at >= customers {
                continue;
            }
            let cost = match goods.cost_minor(rows.product[row], rows.quantity_milli[row]) {
                Some(cost) if amount < 0 => -cost,
                Some(cost) => cost,
                None => goods.share_minor(amount),
            };
            if let Some(year) = add(at, rows.day[row], amount.saturating_sub(cost)).filter(|_| amount >= 0) {
                bought[at] |= 1 << year;
            }
        }
        for spending in book.spendings().iter().filter(|slot| slot.live).map(|slot| &slot.value) {
            if let Some(customer) = spending.customer {
                add(customer.index(), spending.day.0, spending.amount_minor.saturating_neg());
            }
        }
        for contact in book.interactions().iter().filter(|slot| slot.live && slot.value.minutes > 0).map(|slot| &slot.value) {
            add(contact.customer.index(), contact.day.0, -rates.time_minor(contact.minutes.into()));
        }
        let mut years: Vec<TenureYear> = (1..=longest as u32).map(|year| TenureYear { year, ..TenureYear::default() }).collect();
        for at in 0..customers {
            for (place, year) in years[..usize::from(completed[at])].iter_mut().enumerate() {
                year.customers += 1;
                if bought[at] >> place & 1 == 1 {
                    year.buyers += 1;
                    year.contribution_minor = year.contribution_minor.saturating_add(left_minor[at * longest + place]);
                }
            }
        }
        Self { years }
    }

    /// The first year against the last one in which enough bought; `None` while there are not two such years.
    pub fn why(&self) -> Option<TenureWhy> {
        let first = *self.years.first().filter(|year| year.is_told())?;
        let last = *self.years[1..].iter().rfind(|year| year.is_told())?;
        Some(TenureWhy { first, last })
    }
}

/// The customers who have been with the shop for at least so many years and bought in the figures' window, the longest first.
pub fn longest_customers(figures: &Figures, years: u32) -> Vec<CustomerId> {
    let columns = &figures.columns;
    let from = figures.today.plus_days(1 - i32::from(figures.window_days));
    let is_long = |at: &usize| {
        let known = figures.today.days_since(Day(columns.first_day[*at])) + 1;
        columns.counted[*at] && columns.visits[*at] > 0 && known >= years as i32 * YEAR_DAYS && columns.last_day[*at] >= from.0
    };
    let mut longest: Vec<usize> = (0..columns.counted.len()).filter(is_long).collect();
    longest.sort_by_key(|at| columns.first_day[*at]);
    longest.into_iter().map(|at| CustomerId(at as u32)).collect()
}
