//! Net sales and purchase days of every customer, gathered in one pass over the sale columns.
//!
//! Net sales = sales − refunds. A purchase day is a day with at least one standing row of zero or more; rows below zero are
//! refunds. A sale and the later sale of the same customer that takes it back cancel: they make no purchase day, no receipt
//! and no activity, so that after a full refund every figure is as before. Rows after `today` do not exist yet. Walk-ins and customers that do not count (in the trash, taken back) are in the shop's money only.
use crate::book::Book;
use crate::domain::{CustomerId, Day, NONE, ReceiptId, SaleColumns};

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

impl Gathered {
    pub(super) fn gather(columns: &SaleColumns, counted: &[bool], paired: &[ReceiptId], span: Span) -> Self {
        let rows = columns.len();
        let states = mark_paired(columns, paired);
        let states = &states.as_deref().unwrap_or(&columns.void)[..rows];
        let (customers, days, amounts, receipts) =
            (&columns.customer[..rows], &columns.day[..rows], &columns.amount_minor[..rows], &columns.receipt[..rows]);
        let mut gathered = Self { money: vec![Money::default(); counted.len()], ..Self::default() };
        let mut counts = vec![0_u32; counted.len() + 1];
        let mut events: Vec<(u32, i32)> = Vec::with_capacity(rows / 2);
        let mut row = 0;
        while row < rows {
            // Rows of one receipt stand together: one run touches the customer's figures once.
            let (customer, day) = (customers[row], days[row]);
            let mut run = Run::default();
            while row < rows && customers[row] == customer && days[row] == day {
                run.take_in(states[row], amounts[row], receipts[row]);
                row += 1;
            }
            if !run.is_standing || day > span.today {
                continue;
            }
            let is_customer = counted.get(customer as usize).copied().unwrap_or(false);
            let money = if is_customer { &mut gathered.money[customer as usize] } else { &mut gathered.anonymous };
            money.add(run, span.is_in_window(day));
            if is_customer && run.receipts > 0 {
                counts[customer as usize] += 1;
                events.push((customer, day));
            }
        }
        gathered.spread(counts, &events);
        gathered
    }

    /// Counting sort by customer; the order of rows is kept, which is usually that of days.
    fn spread(&mut self, mut counts: Vec<u32>, events: &[(u32, i32)]) {
        let mut next = 0;
        for count in &mut counts {
            next += std::mem::replace(count, next);
        }
        self.starts = counts.clone();
        self.days = vec![0; events.len()];
        for (customer, day) in events {
            let place = &mut counts[*customer as usize];
            self.days[*place as usize] = *day;
            *place += 1;
        }
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
    days.sort_unstable();
    let mut kept = 1;
    for at in 1..days.len() {
        if days[at] != days[kept - 1] {
            days[kept] = days[at];
            kept += 1;
        }
    }
    &days[..kept]
}

/// Neighbouring rows of one customer and day.
#[derive(Copy, Clone, Default)]
struct Run {
    sum_minor: i64,
    /// Whether any row stands.
    is_standing: bool,
    /// Whether any row stands that was not taken back.
    is_active: bool,
    /// Receipts with a purchase.
    receipts: u32,
    /// The receipt counted last, plus one.
    last_receipt: u64,
}

impl Run {
    fn take_in(&mut self, state: u8, amount_minor: i64, receipt: u32) {
        if state == VOID {
            return;
        }
        self.sum_minor = self.sum_minor.saturating_add(amount_minor);
        self.is_standing = true;
        self.is_active |= state == 0;
        if state == 0 && amount_minor >= 0 {
            let number = u64::from(receipt) + 1;
            self.receipts += u32::from(number != self.last_receipt);
            self.last_receipt = number;
        }
    }
}

impl Money {
    fn add(&mut self, run: Run, is_in_window: bool) {
        self.net_all_minor = self.net_all_minor.saturating_add(run.sum_minor);
        self.receipts += run.receipts;
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

fn is_pair(book: &Book, later: ReceiptId, original: ReceiptId, today: Day) -> bool {
    let columns = book.sales().columns();
    let standing = columns.rows_of(later).find(|row| columns.void[*row] == 0 && columns.day[*row] <= today.0);
    let first = columns.rows_of(original).next();
    standing.zip(first).is_some_and(|(later, first)| columns.customer[later] == columns.customer[first])
}

/// Money and purchase days (ascending, distinct) of one customer, from the chain of the customer's rows.
pub(super) fn gather_one(book: &Book, customer: CustomerId, span: Span, days: &mut Vec<i32>) -> Money {
    let columns = book.sales().columns();
    let rows = || book.sales().rows_of_customer(customer).filter(|row| columns.day[*row] <= span.today);
    let paired = pairs_among(book, rows(), span);
    let mut money = Money::default();
    days.clear();
    let mut last_receipt = 0;
    for row in rows() {
        let day = columns.day[row];
        let mut run = Run { last_receipt, ..Run::default() };
        let is_paired = paired.binary_search(&columns.receipt[row]).is_ok();
        run.take_in(if is_paired { PAIRED } else { 0 }, columns.amount_minor[row], columns.receipt[row]);
        if run.is_active && columns.amount_minor[row] >= 0 {
            days.push(day);
        }
        last_receipt = run.last_receipt;
        money.add(run, span.is_in_window(day));
    }
    days.sort_unstable();
    days.dedup();
    money
}

/// Money of walk-ins and of customers that do not count.
pub(super) fn gather_anonymous(book: &Book, counted: &[bool], span: Span) -> Money {
    let columns = book.sales().columns();
    let is_customer = |id: u32| counted.get(id as usize).copied().unwrap_or(false);
    let keyed = columns.customer.iter().zip(&columns.void).zip(&columns.day).enumerate();
    let nobodys = keyed.filter(|(_, ((id, void), day))| **void != VOID && **day <= span.today && !is_customer(**id));
    let rows: Vec<usize> = nobodys.map(|(row, _)| row).collect();
    let paired = pairs_among(book, rows.iter().copied(), span);
    let mut money = Money::default();
    let mut last_receipt = 0;
    for row in rows {
        let mut run = Run { last_receipt, ..Run::default() };
        let is_paired = paired.binary_search(&columns.receipt[row]).is_ok();
        run.take_in(if is_paired { PAIRED } else { 0 }, columns.amount_minor[row], columns.receipt[row]);
        last_receipt = run.last_receipt;
        money.add(run, span.is_in_window(columns.day[row]));
    }
    money
}

/// The paired receipts that a reversing receipt among these standing rows makes, ascending.
fn pairs_among(book: &Book, rows: impl Iterator<Item = usize>, span: Span) -> Vec<u32> {
    let mut paired = Vec::new();
    if book.sales().facts().next().is_none() {
        return paired;
    }
    let receipt = &book.sales().columns().receipt;
    let mut last = NONE;
    for row in rows {
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
