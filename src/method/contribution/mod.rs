//! True contribution of every customer in the window (method 79): margin − discounts − points − returns − bad debt −
//! minutes × the owner's rate − referral rewards.
//!
//! Amounts in the columns are what was paid, so nothing may be taken off twice. Here *sales at full price* are what was paid
//! and what was let off; less discounts and returns they are the net sales of every other figure; less what the goods cost
//! they are the margin; less what was spent on the customer they are the contribution. A discount is what a receipt notes, or
//! its amounts below zero without a product, whichever is more. Goods cost the product's cost times the pieces, where both are
//! known, else their share of the amount paid by the shop's margin; goods that come back bring their cost back.
mod parts;

use super::figures::Figures;
use super::net_sales::{Span, VOID, paired_receipts};
use crate::book::Book;
use crate::domain::{CustomerId, Day, ReceiptId, SaleColumns, Spending, SpendingKind};
use parts::divide;

pub(super) use parts::Goods;
pub use parts::{Parts, Step};

const MINUTES_PER_HOUR: i64 = 60;

/// What is set about margin and time.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Rates {
    /// Margin where the cost of a product is not known, in hundredths of a percent of the amount paid.
    pub margin: u16,
    /// What an hour of the owner is worth, in minor units.
    pub hour_rate_minor: i64,
}

/// What the pass needs beside the rows; plain, so that it can be tested without a book.
pub struct ContributionInputs<'a> {
    pub columns: &'a SaleColumns,
    /// One entry a customer: whether the customer counts.
    pub counted: &'a [bool],
    /// Pairs of a later receipt and the earlier one that it takes back, one after the other.
    pub paired: &'a [ReceiptId],
    /// Discounts that receipts note, in ascending order of receipts.
    pub discounts: &'a [(ReceiptId, i64)],
    /// Cost of one piece, by product.
    pub unit_costs_minor: &'a [Option<i64>],
    pub spendings: &'a [&'a Spending],
    /// Customer, day and minutes of each contact that took some.
    pub minutes: &'a [(CustomerId, Day, u16)],
}

/// The contribution of everybody.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributions {
    /// First and last day of the window.
    pub from: Day,
    pub today: Day,
    pub rates: Rates,
    /// One entry a customer; empty for whoever does not count.
    pub parts: Vec<Parts>,
    /// Sum over the customers.
    pub total: Parts,
    /// Spent in the window on nobody by name: adverts, events.
    pub unnamed_minor: i64,
}

impl Contributions {
    /// The contribution of every customer of the book in the window of `figures`.
    pub fn find(book: &Book, figures: &Figures) -> Self {
        let discounts = noted_discounts(book);
        let unit_costs = unit_costs(book);
        let spendings: Vec<&Spending> = book.spendings().iter().filter(|slot| slot.live).map(|slot| &slot.value).collect();
        let contacts = book.interactions().iter().filter(|slot| slot.live && slot.value.minutes > 0);
        let minutes: Vec<_> = contacts.map(|slot| (slot.value.customer, slot.value.day, slot.value.minutes)).collect();
        let inputs = ContributionInputs {
            columns: book.sales().columns(),
            counted: &figures.columns.counted,
            paired: &paired_receipts(book, figures.today),
            discounts: &discounts,
            unit_costs_minor: &unit_costs,
            spendings: &spendings,
            minutes: &minutes,
        };
        contributions(&inputs, Rates::of(book), figures.today, figures.window_days)
    }

    /// The parts of one customer; empty where the customer is unknown.
    pub fn of(&self, customer: CustomerId) -> Parts {
        self.parts.get(customer.index()).copied().unwrap_or_default()
    }

    /// Who leaves most, at most `count`, the largest first; equal ones by position. Nobody at zero or below.
    pub fn largest(&self, count: usize) -> Vec<(CustomerId, Parts)> {
        let key = |(left_minor, at): &(i64, u32)| (std::cmp::Reverse(*left_minor), *at);
        let left = (0u32..).zip(&self.parts).map(|(at, parts)| (parts.contribution_minor(), at));
        let mut left: Vec<(i64, u32)> = left.filter(|(left_minor, _)| *left_minor > 0).collect();
        if left.len() > count {
            left.select_nth_unstable_by_key(count, key);
            left.truncate(count);
        }
        left.sort_unstable_by_key(key);
        left.into_iter().map(|(_, at)| (CustomerId(at), self.parts[at as usize])).collect()
    }

    /// Spent on customers in the window, named or not, with what was let off: what a return is measured against.
    pub fn spent_minor(&self) -> i64 {
        self.total.spent_minor().saturating_add(self.total.discount_minor).saturating_add(self.unnamed_minor)
    }
}

impl Rates {
    /// As the owner set them.
    pub fn of(book: &Book) -> Self {
        Self { margin: book.settings().margin, hour_rate_minor: book.settings().hour_rate_minor }
    }

    pub(super) fn time_minor(self, minutes: u32) -> i64 {
        divide(i128::from(minutes) * i128::from(self.hour_rate_minor), i128::from(MINUTES_PER_HOUR))
    }
}

/// The pass: linear in rows, customers, spendings and contacts.
pub fn contributions(inputs: &ContributionInputs<'_>, rates: Rates, today: Day, window_days: u16) -> Contributions {
    let span = Span::new(today, window_days);
    let columns = inputs.columns;
    let goods = Goods { unit_costs_minor: inputs.unit_costs_minor, margin: rates.margin };
    let cancelled = cancelled(inputs, span);
    let mut parts = vec![Parts::default(); inputs.counted.len()];
    let mut discounts = inputs.discounts.iter().peekable();
    let rows = columns.len();
    let mut row = 0;
    while row < rows {
        let (receipt, customer, day) = (columns.receipt[row], columns.customer[row], columns.day[row]);
        let start = row;
        while row < rows && columns.receipt[row] == receipt && columns.customer[row] == customer && columns.day[row] == day {
            row += 1;
        }
        while discounts.next_if(|(noted, _)| noted.0 < receipt).is_some() {}
        let is_counted = inputs.counted.get(customer as usize).copied().unwrap_or(false);
        if !is_counted || !span.is_in_window(day) || cancelled.binary_search(&receipt).is_ok() {
            continue;
        }
        let standing = (start..row).filter(|row| columns.void[*row] != VOID);
        if standing.clone().next().is_some() {
            // A discount counts once, also where a receipt is split between days or customers.
            let noted = discounts.next_if(|(noted, _)| noted.0 == receipt).map_or(0, |(_, amount)| *amount);
            parts[customer as usize].add_receipt(columns, standing, noted, &goods);
        }
    }
    let place = |customer: CustomerId| inputs.counted.get(customer.index()).copied().unwrap_or(false).then(|| customer.index());
    for (customer, day, minutes) in inputs.minutes {
        if let Some(at) = place(*customer).filter(|_| span.is_in_window(day.0)) {
            parts[at].minutes = parts[at].minutes.saturating_add(u32::from(*minutes));
        }
    }
    let mut unnamed_minor = 0_i64;
    for spending in inputs.spendings.iter().filter(|spending| span.is_in_window(spending.day.0)) {
        match spending.customer {
            None if spending.kind != SpendingKind::BadDebt => unnamed_minor = unnamed_minor.saturating_add(spending.amount_minor),
            None => {}
            Some(customer) => place(customer).into_iter().for_each(|at| parts[at].spend(spending.kind, spending.amount_minor)),
        }
    }
    let mut total = Parts::default();
    for parts in parts.iter_mut().filter(|parts| !parts.is_empty()) {
        parts.time_minor = rates.time_minor(parts.minutes);
        total.add(parts);
    }
    Contributions { from: Day(span.window_first), today, rates, parts, total, unnamed_minor }
}

/// The contribution of one customer, from the chain of the customer's rows; equal to the entry of the full pass.
pub fn contribution_of(book: &Book, figures: &Figures, customer: CustomerId) -> Parts {
    let span = figures.span();
    let mut parts = Parts::default();
    if !figures.columns.counted.get(customer.index()).copied().unwrap_or(false) {
        return parts;
    }
    let columns = book.sales().columns();
    let unit_costs = unit_costs(book);
    let rates = Rates::of(book);
    let goods = Goods { unit_costs_minor: &unit_costs, margin: rates.margin };
    let own = book.sales().rows_of_customer(customer).filter(|row| span.is_in_window(columns.day[*row]));
    let mut rows: Vec<usize> = own.collect();
    rows.sort_unstable();
    let paired = rows.iter().filter_map(|row| {
        let later = ReceiptId(columns.receipt[*row]);
        let original = book.sales().find_facts(later)?.reverses?;
        let is_own = columns.rows_of(original).next().is_some_and(|row| columns.customer[row] == customer.0);
        (is_own && cancel_out(columns, later, original, span)).then_some([later.0, original.0])
    });
    let cancelled: Vec<u32> = paired.flatten().collect();
    for receipt in rows.chunk_by(|left, right| columns.receipt[*left] == columns.receipt[*right]) {
        let number = columns.receipt[receipt[0]];
        if !cancelled.contains(&number) {
            let noted = book.sales().find_facts(ReceiptId(number)).map_or(0, |facts| facts.discount_minor);
            parts.add_receipt(columns, receipt.iter().copied(), noted, &goods);
        }
    }
    for slot in book.interactions().iter().filter(|slot| slot.live && slot.value.customer == customer) {
        if span.is_in_window(slot.value.day.0) {
            parts.minutes = parts.minutes.saturating_add(u32::from(slot.value.minutes));
        }
    }
    for slot in book.spendings().iter().filter(|slot| slot.live && slot.value.customer == Some(customer)) {
        if span.is_in_window(slot.value.day.0) {
            parts.spend(slot.value.kind, slot.value.amount_minor);
        }
    }
    parts.time_minor = rates.time_minor(parts.minutes);
    parts
}

/// Receipts that were taken back within the window, and those that took them back: as if neither had been. Ascending.
fn cancelled(inputs: &ContributionInputs<'_>, span: Span) -> Vec<u32> {
    let pairs = inputs.paired.chunks_exact(2).filter(|pair| cancel_out(inputs.columns, pair[0], pair[1], span));
    let mut cancelled: Vec<u32> = pairs.flatten().map(|receipt| receipt.0).collect();
    cancelled.sort_unstable();
    cancelled
}

/// Whether both stand in the window and come to nothing together.
fn cancel_out(columns: &SaleColumns, later: ReceiptId, original: ReceiptId, span: Span) -> bool {
    let sum = |receipt: ReceiptId| {
        let standing = columns.rows_of(receipt).filter(|row| columns.void[*row] != VOID && span.is_in_window(columns.day[*row]));
        standing.map(|row| columns.amount_minor[row]).reduce(i64::saturating_add)
    };
    sum(later).zip(sum(original)).is_some_and(|(later, original)| later.saturating_add(original) == 0)
}

fn noted_discounts(book: &Book) -> Vec<(ReceiptId, i64)> {
    let noted = book.sales().facts().filter(|(_, facts)| facts.discount_minor > 0);
    let mut discounts: Vec<_> = noted.map(|(receipt, facts)| (receipt, facts.discount_minor)).collect();
    discounts.sort_unstable();
    discounts
}

pub(super) fn unit_costs(book: &Book) -> Vec<Option<i64>> {
    book.products().iter().map(|slot| slot.value.cost_minor.filter(|_| slot.live)).collect()
}
