//! The shop by calendar month, in one pass over the rows: who bought in which month, and money of new and returning
//! customers, always together (methods 54 and 60). Cohorts and retention are read off the same pass.
use super::figures::Figures;
use super::net_sales::{VOID, mark_paired, paired_receipts};
use crate::book::Book;
use crate::domain::{CustomerId, Day, Month, NONE};

/// One calendar month of the shop.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct MonthFigures {
    pub month: Month,
    /// Customers whose first purchase day lies in the month.
    pub new_customers: u32,
    /// Customers who bought in the month and had bought in an earlier one.
    pub returning_customers: u32,
    /// Net sales of the month with customers who first bought in it, in minor units.
    pub new_net_minor: i64,
    /// Net sales with customers who had bought in an earlier month.
    pub returning_net_minor: i64,
    /// Net sales with nobody known.
    pub walk_in_net_minor: i64,
}

/// Most months that are told apart: one bit each.
pub const MAX_MONTHS: usize = 60;

/// No second purchase day.
const NEVER: i32 = i32::MAX;

/// The purchases of one customer by month; of 16 bytes, so that each row touches one cache line.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Seen {
    /// Bit `k` is set where the customer bought in the month `k` of the table.
    pub(super) bought: u64,
    /// First purchase day of all time; [`i32::MAX`] without one.
    pub(super) first_day: i32,
    /// Second distinct purchase day; [`i32::MAX`] without one, and where it lies before the table.
    pub(super) second_day: i32,
}

/// The latest months of a shop and who bought in which. Walk-ins, voids, paired refunds and later days as in every figure.
#[derive(Clone, Debug, PartialEq)]
pub struct ShopMonths {
    /// The oldest first; the last one is that of `today` and may not be over.
    pub months: Vec<MonthFigures>,
    pub today: Day,
    /// Month of the first purchase of any counted customer, where there is one; may lie before the table.
    pub first_month: Option<Month>,
    /// First day of each month of the table, and the day after the last one.
    pub(super) starts: Vec<i32>,
    /// One entry a customer, by [`CustomerId::index`].
    pub(super) seen: Vec<Seen>,
}

/// The latest `months` months up to today's, the oldest first; no more than [`MAX_MONTHS`].
///
/// A customer with only refunds so far counts as returning money. The month of `today` is not over yet.
pub fn monthly(book: &Book, figures: &Figures, months: usize) -> Vec<MonthFigures> {
    ShopMonths::gather(book, figures, months).months
}

impl ShopMonths {
    /// One pass over the rows for the latest `months` months up to that of the figures.
    pub fn gather(book: &Book, figures: &Figures, months: usize) -> Self {
        let mut shop = Self::empty(figures, months);
        let (first, today) = (shop.starts[0], figures.today.0);
        let first_month = shop.months[0].month;
        let place_of_day: Vec<u8> = (first..=today).map(|day| (Day(day).month().0 - first_month.0) as u8).collect();
        let columns = book.sales().columns();
        let paired = paired_receipts(book, figures.today);
        let states = mark_paired(columns, &paired);
        let states = states.as_deref().unwrap_or(&columns.void);
        for (row, state) in states.iter().copied().enumerate() {
            let day = columns.day[row];
            if state == VOID || day < first || day > today {
                continue;
            }
            let place = usize::from(place_of_day[(day - first) as usize]);
            let (at, amount) = (columns.customer[row], columns.amount_minor[row]);
            let entry = &mut shop.months[place];
            if at == NONE || !figures.columns.counted.get(at as usize).copied().unwrap_or(false) {
                entry.walk_in_net_minor = entry.walk_in_net_minor.saturating_add(amount);
                continue;
            }
            let seen = &mut shop.seen[at as usize];
            if state == 0 && amount >= 0 {
                seen.bought |= 1 << place;
                if day > seen.first_day && day < seen.second_day {
                    seen.second_day = day;
                }
            }
            let is_new = (shop.starts[place]..shop.starts[place + 1]).contains(&seen.first_day);
            let net = if is_new { &mut entry.new_net_minor } else { &mut entry.returning_net_minor };
            *net = net.saturating_add(amount);
        }
        shop.count_customers();
        shop
    }

    fn empty(figures: &Figures, months: usize) -> Self {
        let last = figures.today.month();
        let months = months.clamp(1, MAX_MONTHS) as i32;
        let month = |back: i32| MonthFigures {
            month: Month(last.0 - back),
            new_customers: 0,
            returning_customers: 0,
            new_net_minor: 0,
            returning_net_minor: 0,
            walk_in_net_minor: 0,
        };
        let months: Vec<MonthFigures> = (0..months).rev().map(month).collect();
        let mut starts: Vec<i32> = months.iter().map(|month| month.month.first_day().0).collect();
        starts.push(last.last_day().0.saturating_add(1));
        let customers = &figures.columns;
        let first_day = |at: usize| if customers.visits[at] > 0 { customers.first_day[at] } else { NEVER };
        let firsts = (0..customers.counted.len()).map(first_day);
        let seen: Vec<Seen> = firsts.map(|first_day| Seen { bought: 0, first_day, second_day: NEVER }).collect();
        let first = seen.iter().map(|seen| seen.first_day).min().filter(|day| *day != NEVER);
        Self { months, today: figures.today, first_month: first.map(|day| Day(day).month()), starts, seen }
    }

    fn count_customers(&mut self) {
        for seen in &self.seen {
            let first = self.place_of(seen.first_day);
            let mut months = seen.bought;
            while months != 0 {
                let place = months.trailing_zeros() as usize;
                let entry = &mut self.months[place];
                if first == Some(place) {
                    entry.new_customers += 1
                } else {
                    entry.returning_customers += 1
                }
                months &= months - 1;
            }
        }
    }

    /// The place of a day's month in the table; `None` before and after it.
    pub(super) fn place_of(&self, day: i32) -> Option<usize> {
        let place = self.starts.partition_point(|start| *start <= day).checked_sub(1)?;
        (place < self.months.len()).then_some(place)
    }

    /// Whether the month at this place is over: its last day has come.
    pub fn is_over(&self, place: usize) -> bool {
        self.starts.get(place + 1).is_some_and(|next| *next <= self.today.0.saturating_add(1))
    }

    /// The customers whose purchases by month fit.
    pub(super) fn people(&self, fits: impl Fn(&Seen) -> bool) -> Vec<CustomerId> {
        (0_u32..).zip(&self.seen).filter(|(_, seen)| fits(seen)).map(|(at, _)| CustomerId(at)).collect()
    }
}
