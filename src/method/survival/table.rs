//! How often, how lately and since when each customer buys: all that the models know of a customer.
//!
//! Conventions of Fader, Hardie and Lee (2005): a purchase is a customer-day; `repeats` is purchase days less one; time is in
//! weeks of seven days from the first purchase; the value of an order is the mean over repeat days (the first is left out).
use crate::book::Book;
use crate::domain::{CustomerId, Day, ReceiptId, SaleColumns};
use crate::method::classify::is_counted;
use crate::method::net_sales::{Gathered, Span, VOID, gather_one, mark_paired, paired_receipts, pairs_among};
use serde::{Deserialize, Serialize};

/// One entry in every column for each customer with a purchase on or before the day of observation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PurchaseTable {
    pub customer: Vec<u32>,
    /// Purchase days less one: x.
    pub repeats: Vec<u32>,
    /// Days from the first to the last purchase: 7 t_x.
    pub recency_days: Vec<u32>,
    /// Days from the first purchase to the day of observation: 7 T.
    pub age_days: Vec<u32>,
    /// What the repeat days brought in all, refunds deducted, in minor units.
    pub repeat_minor: Vec<i64>,
}

/// Customers of whom the models know the same.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Alike {
    pub repeats: u32,
    pub recency_days: u32,
    pub age_days: u32,
    /// How many they are.
    pub weight: f64,
}

impl PurchaseTable {
    /// The table of a shop as observed until `today`.
    pub fn of(book: &Book, today: Day) -> Self {
        let counted: Vec<bool> = book.customers().iter().map(is_counted).collect();
        let paired = paired_receipts(book, today);
        Self::from_columns(book.sales().columns(), &counted, &paired, today)
    }

    /// The same without a book. `counted`: one entry a customer; `paired`: receipts taken back by later sales, and those sales.
    pub fn from_columns(columns: &SaleColumns, counted: &[bool], paired: &[ReceiptId], today: Day) -> Self {
        let mut gathered = Gathered::gather(columns, counted, paired, Span::new(today, 1));
        let mut first_days = vec![i32::MAX; counted.len()];
        let mut table = Self::default();
        for (at, first_day) in (0_u32..).zip(&mut first_days) {
            let days = gathered.days_of(at as usize);
            let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else { continue };
            table.customer.push(at);
            table.repeats.push(days.len() as u32 - 1);
            table.recency_days.push(last.abs_diff(first));
            table.age_days.push(today.0.abs_diff(first));
            table.repeat_minor.push(0);
            *first_day = first;
        }
        let firsts_minor = sum_first_days(columns, paired, &first_days);
        for (customer, repeat_minor) in table.customer.iter().zip(&mut table.repeat_minor) {
            let at = *customer as usize;
            *repeat_minor = gathered.money[at].net_all_minor.saturating_sub(firsts_minor[at]);
        }
        table
    }

    /// Adds the row of one customer of a book; `false` where there is no purchase. Equal to the row of the whole table.
    pub(super) fn push(&mut self, book: &Book, customer: CustomerId, today: Day) -> bool {
        if !book.customers().get(customer.index()).is_some_and(is_counted) {
            return false;
        }
        let span = Span::new(today, 1);
        let mut days = Vec::new();
        let money = gather_one(book, customer, span, &mut days);
        let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else { return false };
        let columns = book.sales().columns();
        let rows: Vec<usize> = book.sales().rows_of_customer(customer).filter(|row| columns.day[*row] <= today.0).collect();
        let paired = pairs_among(book, &rows, span);
        let is_first = |row: &&usize| columns.day[**row] == first && paired.binary_search(&columns.receipt[**row]).is_err();
        let first_minor = rows.iter().filter(is_first).map(|row| columns.amount_minor[*row]).fold(0, i64::saturating_add);
        self.customer.push(customer.0);
        self.repeats.push(days.len() as u32 - 1);
        self.recency_days.push(last.abs_diff(first));
        self.age_days.push(today.0.abs_diff(first));
        self.repeat_minor.push(money.net_all_minor.saturating_sub(first_minor));
        true
    }

    /// Customers with a purchase.
    pub fn len(&self) -> usize {
        self.customer.len()
    }

    /// Whether nobody has bought.
    pub fn is_empty(&self) -> bool {
        self.customer.is_empty()
    }

    /// The row of one customer.
    pub fn find(&self, customer: CustomerId) -> Option<usize> {
        self.customer.binary_search(&customer.0).ok()
    }

    /// Customers who came again.
    pub fn repeaters(&self) -> u32 {
        self.repeats.iter().filter(|repeats| **repeats > 0).count() as u32
    }

    /// Mean value of a repeat day in minor units; `None` for one-time buyers and where refunds ate all.
    pub fn mean_repeat_minor(&self, row: usize) -> Option<f64> {
        let (repeats, sum) = (self.repeats[row], self.repeat_minor[row]);
        (repeats > 0 && sum > 0).then(|| sum as f64 / f64::from(repeats))
    }

    /// Rows with the same three numbers put together, in ascending order of these.
    pub fn alike(&self) -> Vec<Alike> {
        let mut keys: Vec<(u32, u32, u32)> =
            (0..self.len()).map(|row| (self.repeats[row], self.recency_days[row], self.age_days[row])).collect();
        keys.sort_unstable();
        let mut alike: Vec<Alike> = Vec::new();
        for (repeats, recency_days, age_days) in keys {
            match alike.last_mut() {
                Some(last) if (last.repeats, last.recency_days, last.age_days) == (repeats, recency_days, age_days) => last.weight += 1.0,
                _ => alike.push(Alike { repeats, recency_days, age_days, weight: 1.0 }),
            }
        }
        alike
    }
}

/// What each customer's first purchase day brought, in minor units.
fn sum_first_days(columns: &SaleColumns, paired: &[ReceiptId], first_days: &[i32]) -> Vec<i64> {
    let states = mark_paired(columns, paired);
    let states = states.as_deref().unwrap_or(&columns.void);
    debug_assert_ne!(VOID, 0, "a standing row has state 0");
    let mut sums = vec![0_i64; first_days.len()];
    for (row, customer) in columns.customer.iter().enumerate() {
        let at = *customer as usize;
        if first_days.get(at) == Some(&columns.day[row]) && states[row] == 0 {
            sums[at] = sums[at].saturating_add(columns.amount_minor[row]);
        }
    }
    sums
}

/// Days in weeks.
pub fn weeks(days: u32) -> f64 {
    f64::from(days) / 7.0
}
