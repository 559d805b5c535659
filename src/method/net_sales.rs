//! Net sales and purchase days of every customer, gathered in one pass over the sale columns.
//!
//! Net sales = sales − refunds. A purchase day is a day with at least one standing row of zero or more; rows below zero are
//! refunds, and a receipt that a later sale of the same customer takes back makes no purchase day. Rows after `today` do not
//! exist yet. Walk-ins and customers that do not count (in the trash, taken back) are in the shop's money only.
use crate::book::Book;
use crate::domain::{CustomerId, Day, NONE, ReceiptId, SaleColumns};

/// The row was taken back: neither money nor a day.
pub(super) const VOID: u8 = 1;
/// The sale was taken back by a later one: money (both cancel), but no day.
const REVERSED: u8 = 2;

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
    pub(super) receipts: u32,
    /// Standing rows in the window.
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
    pub(super) fn gather(columns: &SaleColumns, counted: &[bool], reversed: &[ReceiptId], span: Span) -> Self {
        let rows = columns.len();
        let states = mark_reversed(columns, reversed);
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
            let (mut sum, mut is_standing, mut is_visit, mut receipt_count, mut last_receipt) = (0_i64, false, false, 0, NONE);
            while row < rows && customers[row] == customer && days[row] == day {
                if states[row] != VOID {
                    sum = sum.saturating_add(amounts[row]);
                    is_standing = true;
                    is_visit |= states[row] == 0 && amounts[row] >= 0;
                    receipt_count += u32::from(receipts[row] != last_receipt);
                    last_receipt = receipts[row];
                }
                row += 1;
            }
            if !is_standing || day > span.today {
                continue;
            }
            let is_customer = counted.get(customer as usize).copied().unwrap_or(false);
            let money = if is_customer { &mut gathered.money[customer as usize] } else { &mut gathered.anonymous };
            money.add(sum, receipt_count, span.is_in_window(day));
            if is_customer && is_visit {
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

impl Money {
    pub(super) fn add(&mut self, sum_minor: i64, receipts: u32, is_in_window: bool) {
        self.net_all_minor = self.net_all_minor.saturating_add(sum_minor);
        self.receipts += receipts;
        if is_in_window {
            self.net_minor = self.net_minor.saturating_add(sum_minor);
            self.is_active = true;
        }
    }
}

/// The void column with reversed receipts marked; `None` where none is reversed.
pub(super) fn mark_reversed(columns: &SaleColumns, reversed: &[ReceiptId]) -> Option<Vec<u8>> {
    if reversed.is_empty() {
        return None;
    }
    let mut states = columns.void.clone();
    for receipt in reversed {
        for state in &mut states[columns.rows_of(*receipt)] {
            *state = if *state == VOID { VOID } else { REVERSED };
        }
    }
    Some(states)
}

/// Receipts that a standing sale of the same customer takes back, on or before `today`.
pub(super) fn reversed_receipts(book: &Book, today: Day) -> Vec<ReceiptId> {
    let columns = book.sales().columns();
    let standing = |receipt: ReceiptId| columns.rows_of(receipt).find(|row| columns.void[*row] == 0 && columns.day[*row] <= today.0);
    let reversals = book.sales().facts().filter_map(|(later, facts)| Some((later, facts.reverses?)));
    let valid = reversals.filter(|(later, original)| {
        let (Some(later), Some(first)) = (standing(*later), columns.rows_of(*original).next()) else { return false };
        columns.customer[later] == columns.customer[first]
    });
    valid.map(|(_, original)| original).collect()
}

/// Money and purchase days (ascending, distinct) of one customer, from the chain of the customer's rows.
pub(super) fn gather_one(book: &Book, customer: CustomerId, span: Span, days: &mut Vec<i32>) -> Money {
    let columns = book.sales().columns();
    let mut money = Money::default();
    days.clear();
    let rows = || book.sales().rows_of_customer(customer).filter(|row| columns.day[*row] <= span.today);
    let receipt_of = |row: usize| ReceiptId(columns.receipt[row]);
    let mut reversed: Vec<ReceiptId> =
        rows().filter_map(|row| book.sales().find_facts(receipt_of(row)).and_then(|facts| facts.reverses)).collect();
    reversed.sort_unstable();
    let mut last_receipt = NONE;
    for row in rows() {
        let is_new = columns.receipt[row] != last_receipt;
        last_receipt = columns.receipt[row];
        money.add(columns.amount_minor[row], is_new.into(), span.is_in_window(columns.day[row]));
        if columns.amount_minor[row] >= 0 && reversed.binary_search(&receipt_of(row)).is_err() {
            days.push(columns.day[row]);
        }
    }
    days.sort_unstable();
    days.dedup();
    money
}

/// Money of walk-ins and of customers that do not count.
pub(super) fn gather_anonymous(columns: &SaleColumns, counted: &[bool], span: Span) -> Money {
    let mut money = Money::default();
    let mut last_receipt = NONE;
    for row in 0..columns.len() {
        let is_customer = counted.get(columns.customer[row] as usize).copied().unwrap_or(false);
        if is_customer || columns.void[row] == VOID || columns.day[row] > span.today {
            continue;
        }
        let is_new = columns.receipt[row] != last_receipt;
        last_receipt = columns.receipt[row];
        money.add(columns.amount_minor[row], is_new.into(), span.is_in_window(columns.day[row]));
    }
    money
}
