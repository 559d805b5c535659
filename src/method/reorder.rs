//! Replenishment (method 10): when what was bought runs out, so that the shop proposes before the customer asks.
//!
//! A piece lasts as long as the owner says, corrected by the customer's own gaps: a gap between two purchases of the item,
//! divided by the pieces bought at its beginning, is one observed life. Life of a piece = (n × median of the observed lives plus
//! 2 × the owner's days) ÷ (n + 2), as with the cadence. Expected = last purchase + life × pieces bought then. Everything is
//! derived from the sales, so that a purchase moves the day on and a refund moves it back.
use super::net_sales::{mark_paired, paired_receipts};
use crate::book::Book;
use crate::domain::{CustomerId, Day, NONE, ONE_PIECE_MILLI, ProductId, sort_by_rank};
use rustc_hash::FxHashMap;

/// Weight of the owner's days, in gaps.
const OWNER_WEIGHT: i64 = 2;
/// A life is learned from so many customers who bought the item again.
pub const MIN_LEARNERS: usize = 5;
/// So many days after the expected day it is no longer told: the customer has it from elsewhere, or needs it no more.
pub const FORGOTTEN_DAYS: i32 = 30;
/// Nothing is expected later than this after the purchase.
const MAX_DAYS: i64 = 3_650;

/// When one customer is expected to need one item again.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Reorder {
    pub product: ProductId,
    pub last_day: Day,
    /// Thousandths of a piece bought on that day.
    pub quantity_milli: i64,
    /// Days that this much is expected to last.
    pub lasts_days: i32,
    /// Own gaps by which the owner's days were corrected.
    pub own_gaps: u32,
    pub due: Day,
}

/// The expectations of all customers, of items that the owner says how long they last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reorders {
    of: FxHashMap<u32, Vec<Reorder>>,
}

/// One purchase of one item.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
struct Bought {
    product: u32,
    day: i32,
    quantity_milli: i64,
}

impl Reorders {
    /// Every expectation, in two passes over the rows; nothing is read where no product lasts.
    pub fn find(book: &Book, today: Day) -> Self {
        let lives = lives_of(book);
        if lives.iter().all(Option::is_none) {
            return Self::default();
        }
        let columns = book.sales().columns();
        let paired = mark_paired(columns, &paired_receipts(book, today));
        let states = paired.as_deref().unwrap_or(&columns.void);
        let count = book.customers().len();
        let is_meant = |row: usize| {
            states[row] == 0
                && columns.customer[row] != NONE
                && columns.day[row] <= today.0
                && columns.amount_minor[row] >= 0
                && lives.get(columns.product[row] as usize).is_some_and(Option::is_some)
        };
        // Counting sort of the rows by customer.
        let mut ends = vec![0_u32; count + 1];
        for row in (0..columns.len()).filter(|row| is_meant(*row)) {
            if let Some(end) = ends.get_mut(columns.customer[row] as usize + 1) {
                *end += 1;
            }
        }
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        let nothing = Bought { product: 0, day: 0, quantity_milli: 0 };
        let mut bought = vec![nothing; ends.last().copied().unwrap_or_default() as usize];
        let mut next = ends.clone();
        for row in (0..columns.len()).filter(|row| is_meant(*row)) {
            let place = &mut next[columns.customer[row] as usize];
            bought[*place as usize] = bought_in(book, row);
            *place += 1;
        }
        let mut of = FxHashMap::default();
        for (at, span) in (0_u32..).zip(ends.windows(2)).filter(|(_, span)| span[0] < span[1]) {
            of.insert(at, expect(&mut bought[span[0] as usize..span[1] as usize], &lives));
        }
        Self { of }
    }

    /// Brings one customer up to date.
    pub(super) fn refresh(&mut self, book: &Book, customer: CustomerId, today: Day) {
        let lives = lives_of(book);
        self.of.remove(&customer.0);
        if lives.iter().all(Option::is_none) {
            return;
        }
        let columns = book.sales().columns();
        let paired = paired_receipts(book, today);
        let is_meant = |row: &usize| {
            columns.day[*row] <= today.0
                && columns.amount_minor[*row] >= 0
                && lives.get(columns.product[*row] as usize).is_some_and(Option::is_some)
                && !paired.iter().any(|receipt| receipt.0 == columns.receipt[*row])
        };
        let rows = book.sales().rows_of_customer(customer).filter(is_meant);
        let mut bought: Vec<Bought> = rows.map(|row| bought_in(book, row)).collect();
        if !bought.is_empty() {
            self.of.insert(customer.0, expect(&mut bought, &lives));
        }
    }

    /// What one customer is expected to need, the nearest first.
    pub fn of(&self, customer: CustomerId) -> &[Reorder] {
        self.of.get(&customer.0).map_or(&[], Vec::as_slice)
    }

    /// The next one that is not forgotten yet.
    pub fn next_of(&self, customer: CustomerId, today: Day) -> Option<&Reorder> {
        self.of(customer).iter().find(|reorder| today.days_since(reorder.due) <= FORGOTTEN_DAYS)
    }

    /// The next one of everybody, in no order.
    pub fn next_of_all(&self, today: Day) -> impl Iterator<Item = (CustomerId, &Reorder)> {
        self.of.keys().filter_map(move |id| Some((CustomerId(*id), self.next_of(CustomerId(*id), today)?)))
    }
}

/// How long a piece of this lasts by the customers themselves: the median over customers of their own lives. `None` below
/// [`MIN_LEARNERS`] customers; with the number of customers it was learned from.
pub fn learned_life(book: &Book, product: ProductId, today: Day) -> Option<(u16, usize)> {
    let columns = book.sales().columns();
    let paired = mark_paired(columns, &paired_receipts(book, today));
    let states = paired.as_deref().unwrap_or(&columns.void);
    let mut of: FxHashMap<u32, Vec<Bought>> = FxHashMap::default();
    for (row, state) in states.iter().enumerate() {
        let is_meant = columns.product[row] == product.0 && columns.customer[row] != NONE && *state == 0;
        if is_meant && columns.amount_minor[row] >= 0 && columns.day[row] <= today.0 {
            of.entry(columns.customer[row]).or_default().push(bought_in(book, row));
        }
    }
    let mut lives: Vec<i64> = of.values_mut().filter_map(|bought| median(&mut lives_between(merged(bought)))).collect();
    let learners = lives.len();
    let life = median(&mut lives).filter(|_| learners >= MIN_LEARNERS)?;
    Some((u16::try_from(life.max(1)).unwrap_or(u16::MAX), learners))
}

fn lives_of(book: &Book) -> Vec<Option<u16>> {
    let life = |slot: &crate::book::Slot<crate::domain::Product>| slot.value.lasts_days.filter(|days| slot.live && *days > 0);
    book.products().iter().map(life).collect()
}

fn bought_in(book: &Book, row: usize) -> Bought {
    let columns = book.sales().columns();
    let quantity = columns.quantity_milli[row];
    // Where nobody counted, it was one.
    let quantity_milli = if quantity > 0 { quantity } else { ONE_PIECE_MILLI };
    Bought { product: columns.product[row], day: columns.day[row], quantity_milli }
}

/// One entry a day, in order.
fn merged(bought: &mut [Bought]) -> Vec<Bought> {
    bought.sort_unstable();
    let mut days: Vec<Bought> = Vec::with_capacity(bought.len());
    for one in bought.iter() {
        match days.last_mut().filter(|last| (last.product, last.day) == (one.product, one.day)) {
            Some(last) => last.quantity_milli = last.quantity_milli.saturating_add(one.quantity_milli),
            None => days.push(*one),
        }
    }
    days
}

/// Days that a piece lasted, from each purchase to the next.
fn lives_between(days: Vec<Bought>) -> Vec<i64> {
    days.windows(2).map(|pair| i64::from(pair[1].day - pair[0].day) * ONE_PIECE_MILLI / pair[0].quantity_milli).collect()
}

fn median(values: &mut [i64]) -> Option<i64> {
    values.sort_unstable();
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        length if length % 2 == 1 => Some(values[middle]),
        _ => Some((values[middle - 1] + values[middle]) / 2),
    }
}

/// The expectations of one customer, the nearest first.
fn expect(bought: &mut [Bought], lives: &[Option<u16>]) -> Vec<Reorder> {
    let days = merged(bought);
    let of_one = |days: &[Bought]| {
        let last = days.last()?;
        let owner = i64::from(lives.get(last.product as usize).copied().flatten()?);
        let mut own = lives_between(days.to_vec());
        let gaps = own.len() as i64;
        let total = gaps * median(&mut own).unwrap_or_default() + OWNER_WEIGHT * owner;
        let weight = (gaps + OWNER_WEIGHT) * ONE_PIECE_MILLI;
        let lasts = (i128::from(total) * i128::from(last.quantity_milli) / i128::from(weight)).clamp(1, MAX_DAYS.into()) as i32;
        Some(Reorder {
            product: ProductId(last.product),
            last_day: Day(last.day),
            quantity_milli: last.quantity_milli,
            lasts_days: lasts,
            own_gaps: own.len() as u32,
            due: Day(last.day).plus_days(lasts),
        })
    };
    let mut expected: Vec<Reorder> = days.chunk_by(|left, right| left.product == right.product).filter_map(of_one).collect();
    sort_by_rank(&mut expected, |reorder| [reorder.due.0.into(), reorder.product.0.into(), 0]);
    expected
}
