//! Net sales and purchase days of every customer, gathered in one pass over the sale columns.
//!
//! Net sales = sales − refunds. A purchase day is a day with at least one standing row of zero or more; rows below zero are
//! refunds. A sale and the later sale of the same customer that takes it back cancel: they make no purchase day, no receipt
//! and no activity, so that after a full refund every figure is as before. Rows after `today` do not exist yet. Walk-ins and customers that do not count (in the trash, taken back) are in the shop's money only.
use crate::book::Book;
use crate::domain::{CustomerId, Day, NONE, ReceiptId, SaleColumns};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The row was taken back: neither money nor a day.
pub(super) const VOID: u8 = 1;
/// A sale that was taken back by a later one, or that later one: money only.
const PAIRED: u8 = 2;

/// The days that count.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Span {
    /// First day of the window.
    pub(super) window_first: i32,
    pub(super) today: i32,
}

impl Span {
    /// A window of `window_days` days of which `today` is the last.
    pub(super) fn new(today: Day, window_days: u16) -> Self {
        Self { window_first: today.0.saturating_sub(i32::from(window_days.max(1)) - 1), today: today.0 }
    }

    pub(super) fn is_in_window(self, day: i32) -> bool {
        self.window_first <= day && day <= self.today
    }
}

/// Money and number of receipts of somebody, or of all walk-ins together.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Money {
    pub(super) net_minor: i64,
    pub(super) net_all_minor: i64,
    /// Receipts with a purchase.
    pub(super) receipts: u32,
    /// Something in the window that was not taken back.
    pub(super) is_active: bool,
}

/// What the pass over the columns finds.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) money: Vec<Money>,
    /// Everything that belongs to no counted customer.
    pub(super) anonymous: Money,
    /// Purchase days of customer `c` are `days[starts[c]..starts[c + 1]]`: ascending and distinct after [`Gathered::days_of`].
    starts: Vec<u32>,
    days: Vec<i32>,
}

/// One receipt of one customer on its way from the rows to the customers.
#[derive(Copy, Clone, Default)]
struct Visit {
    customer: u32,
    day: i32,
    sum_minor: i64,
}

/// In [`Visit::customer`]: a purchase, and something that was not taken back. Customers have far fewer bits.
const PURCHASE: u32 = 1 << 31;
const ACTIVE: u32 = 1 << 30;

/// Customers of one block: their figures fit the nearest cache, so that the rows' random order costs little.
const BLOCK_BITS: u32 = 9;

impl Gathered {
    /// Rows → receipts, dealt into blocks of neighbouring customers → money and days of each block.
    pub(super) fn gather(columns: &SaleColumns, counted: &[bool], paired: &[ReceiptId], span: Span) -> Self {
        let states = mark_paired(columns, paired);
        let states = states.as_deref().unwrap_or(&columns.void);
        let mut gathered = Self { money: vec![Money::default(); counted.len()], ..Self::default() };
        let (visits, blocks) = gathered.deal(columns, states, counted, span);
        gathered.starts.reserve_exact(counted.len() + 1);
        gathered.days.reserve_exact(visits.len());
        for (block, money) in blocks.into_iter().zip(gathered.money.chunks_mut(1 << BLOCK_BITS)) {
            let mut next = [0_u32; 1 << BLOCK_BITS];
            let first = gathered.days.len() as u32;
            let visits = &visits[block];
            for visit in visits {
                let at = block_place(visit.customer);
                let is_purchase = visit.customer & PURCHASE != 0;
                let run = Run { sum_minor: visit.sum_minor, is_active: visit.customer & ACTIVE != 0, is_purchase };
                money[at].add(run, is_purchase, span.is_in_window(visit.day));
                next[at] += u32::from(is_purchase);
            }
            // Counting sort by customer; the order of rows is kept, which is usually that of days.
            let mut end = first;
            for next in &mut next[..money.len()] {
                gathered.starts.push(end);
                end += std::mem::replace(next, end - first);
            }
            gathered.days.resize(end as usize, 0);
            let days = &mut gathered.days[first as usize..];
            for visit in visits.iter().filter(|visit| visit.customer & PURCHASE != 0) {
                let place = &mut next[block_place(visit.customer)];
                days[*place as usize] = visit.day;
                *place += 1;
            }
        }
        gathered.starts.push(gathered.days.len() as u32);
        gathered
    }

    /// Sums the rows of each receipt and deals the receipts into blocks; sums the anonymous ones.
    fn deal(&mut self, columns: &SaleColumns, states: &[u8], counted: &[bool], span: Span) -> (Vec<Visit>, Vec<Range<usize>>) {
        let rows = columns.len();
        let (customers, days, receipts) = (&columns.customer[..rows], &columns.day[..rows], &columns.receipt[..rows]);
        let (amounts, states) = (&columns.amount_minor[..rows], &states[..rows]);
        let block_count = counted.len().div_ceil(1 << BLOCK_BITS);
        let block_of = |customer: u32| (customer as usize >> BLOCK_BITS).min(block_count);
        let mut room = vec![0_usize; block_count + 1];
        let mut last = (NONE, NONE, 0);
        for ((customer, receipt), day) in customers.iter().zip(receipts).zip(days) {
            let key = (*customer, *receipt, *day);
            room[block_of(*customer)] += usize::from(last != key);
            last = key;
        }
        let mut start = 0;
        let mut blocks = Vec::with_capacity(block_count);
        for room in &room[..block_count] {
            blocks.push(start..start);
            start += room;
        }
        let mut visits = vec![Visit::default(); start];
        let mut row = 0;
        while row < rows {
            let (customer, receipt, day) = (customers[row], receipts[row], days[row]);
            let mut run = Run::default();
            let mut is_standing = false;
            while row < rows && receipts[row] == receipt && customers[row] == customer && days[row] == day {
                is_standing |= states[row] != VOID;
                run.take_in(states[row], amounts[row]);
                row += 1;
            }
            if !is_standing || day > span.today {
                continue;
            }
            if counted.get(customer as usize).copied().unwrap_or(false) {
                let flags = if run.is_purchase { PURCHASE } else { 0 } | if run.is_active { ACTIVE } else { 0 };
                let end = &mut blocks[customer as usize >> BLOCK_BITS].end;
                visits[*end] = Visit { customer: customer | flags, day, sum_minor: run.sum_minor };
                *end += 1;
            } else {
                self.anonymous.add(run, run.is_purchase, span.is_in_window(day));
            }
        }
        (visits, blocks)
    }

    /// The distinct purchase days of a customer, ascending. Sorts them where the rows were not in order.
    pub(super) fn days_of(&mut self, customer: usize) -> &[i32] {
        let days = &mut self.days[self.starts[customer] as usize..self.starts[customer + 1] as usize];
        tidy(days)
    }
}

/// Sorts and drops doubles at the end; most slices are tidy already.
fn tidy(days: &mut [i32]) -> &[i32] {
    if days.windows(2).all(|pair| pair[0] < pair[1]) {
        return days;
    }
    if !days.is_sorted() {
        days.sort_unstable();
    }
    let mut kept = 1;
    for at in 1..days.len() {
        if days[at] != days[kept - 1] {
            days[kept] = days[at];
            kept += 1;
        }
    }
    &days[..kept]
}

fn block_place(customer: u32) -> usize {
    customer as usize & ((1 << BLOCK_BITS) - 1)
}

/// Standing rows of one receipt.
#[derive(Copy, Clone, Default)]
struct Run {
    sum_minor: i64,
    /// Whether any row was not taken back.
    is_active: bool,
    /// Whether any such row is of zero or more.
    is_purchase: bool,
}

impl Run {
    fn take_in(&mut self, state: u8, amount_minor: i64) {
        if state != VOID {
            self.sum_minor = self.sum_minor.saturating_add(amount_minor);
            self.is_active |= state == 0;
            self.is_purchase |= state == 0 && amount_minor >= 0;
        }
    }
}

impl Money {
    fn add(&mut self, run: Run, is_new_purchase: bool, is_in_window: bool) {
        self.net_all_minor = self.net_all_minor.saturating_add(run.sum_minor);
        self.receipts += u32::from(is_new_purchase);
        if is_in_window {
            self.net_minor = self.net_minor.saturating_add(run.sum_minor);
            self.is_active |= run.is_active;
        }
    }

    /// Whether there is something to class in the window: also a refund there of a sale before it.
    pub(super) fn is_classed(self) -> bool {
        self.is_active || self.net_minor != 0
    }
}

/// The void column with paired receipts marked; `None` where there are none.
pub(super) fn mark_paired(columns: &SaleColumns, paired: &[ReceiptId]) -> Option<Vec<u8>> {
    if paired.is_empty() {
        return None;
    }
    let mut states = columns.void.clone();
    for receipt in paired {
        let rows = &mut states[columns.rows_of(*receipt)];
        rows.iter_mut().filter(|state| **state != VOID).for_each(|state| *state = PAIRED);
    }
    Some(states)
}

/// Sales that a standing sale of the same customer takes back on or before `today`, and the latter sales.
pub(super) fn paired_receipts(book: &Book, today: Day) -> Vec<ReceiptId> {
    let reversals = book.sales().facts().filter_map(|(later, facts)| Some((later, facts.reverses?)));
    reversals.filter(|(later, original)| is_pair(book, *later, *original, today)).flat_map(|(later, original)| [later, original]).collect()
}

/// The days from which receipts are paired: a sale from the day on which it is taken back, what takes it back from its own day.
pub(super) fn reversal_days(book: &Book) -> FxHashMap<u32, i32> {
    let mut days = FxHashMap::default();
    let columns = book.sales().columns();
    let reversals = book.sales().facts().filter_map(|(later, facts)| Some((later, facts.reverses?)));
    for (later, original) in reversals.filter(|(later, original)| is_pair(book, *later, *original, Day(i32::MAX))) {
        let Some(day) = columns.rows_of(later).find(|row| columns.void[*row] == 0).map(|row| columns.day[row]) else { continue };
        for receipt in [later, original] {
            let since = days.entry(receipt.0).or_insert(day);
            *since = day.min(*since);
        }
    }
    days
}

fn is_pair(book: &Book, later: ReceiptId, original: ReceiptId, today: Day) -> bool {
    let columns = book.sales().columns();
    let standing = columns.rows_of(later).find(|row| columns.void[*row] == 0 && columns.day[*row] <= today.0);
    let first = columns.rows_of(original).next();
    standing.zip(first).is_some_and(|(later, first)| columns.customer[later] == columns.customer[first])
}

/// Money and purchase days (ascending, distinct) of one customer, from the chain of the customer's rows.
pub(super) fn gather_one(book: &Book, customer: CustomerId, span: Span, days: &mut Vec<i32>) -> Money {
    let columns = book.sales().columns();
    let rows: Vec<usize> = book.sales().rows_of_customer(customer).filter(|row| columns.day[*row] <= span.today).collect();
    days.clear();
    let money = sum_rows(book, &rows, span, days);
    days.sort_unstable();
    days.dedup();
    money
}

/// Money of walk-ins and of customers that do not count.
pub(super) fn gather_anonymous(book: &Book, counted: &[bool], span: Span) -> Money {
    let columns = book.sales().columns();
    let is_standing = |row: &usize| columns.void[*row] != VOID && columns.day[*row] <= span.today;
    let mut rows: Vec<usize> = book.sales().rows_of_walk_ins().filter(is_standing).collect();
    for (at, _) in (0_u32..).zip(counted).filter(|(_, is_counted)| !**is_counted) {
        rows.extend(book.sales().rows_of_customer(CustomerId(at)).filter(is_standing));
    }
    sum_rows(book, &rows, span, &mut Vec::new())
}

/// Sums standing rows, of which those of one receipt stand together, and adds their purchase days.
fn sum_rows(book: &Book, rows: &[usize], span: Span, days: &mut Vec<i32>) -> Money {
    let columns = book.sales().columns();
    let paired = pairs_among(book, rows, span);
    let mut money = Money::default();
    let mut counted_receipt = None;
    for row in rows.iter().copied() {
        let (receipt, day) = (columns.receipt[row], columns.day[row]);
        let mut run = Run::default();
        run.take_in(if paired.binary_search(&receipt).is_ok() { PAIRED } else { 0 }, columns.amount_minor[row]);
        money.add(run, run.is_purchase && counted_receipt != Some((receipt, day)), span.is_in_window(day));
        if run.is_purchase {
            counted_receipt = Some((receipt, day));
            days.push(day);
        }
    }
    money
}

/// The paired receipts that a reversing receipt among these standing rows makes, ascending.
pub(super) fn pairs_among(book: &Book, rows: &[usize], span: Span) -> Vec<u32> {
    let mut paired = Vec::new();
    if book.sales().facts().next().is_none() {
        return paired;
    }
    let receipt = &book.sales().columns().receipt;
    let mut last = NONE;
    for row in rows.iter().copied() {
        if std::mem::replace(&mut last, receipt[row]) == receipt[row] {
            continue;
        }
        let later = ReceiptId(receipt[row]);
        let original = book.sales().find_facts(later).and_then(|facts| facts.reverses);
        if let Some(original) = original.filter(|original| is_pair(book, later, *original, Day(span.today))) {
            paired.extend([later.0, original.0]);
        }
    }
    paired.sort_unstable();
    paired
}
