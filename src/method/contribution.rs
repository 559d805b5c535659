//! True contribution of every customer in the window (method 79): margin − discounts − points − returns − bad debt −
//! minutes × the owner's rate − referral rewards.
//!
//! Amounts in the columns are what was paid, so nothing may be taken off twice. Here *sales at full price* are what was paid
//! and what was let off; less discounts and returns they are the net sales of every other figure; less what the goods cost
//! they are the margin; less what was spent on the customer they are the contribution. A discount is what a receipt notes, or
//! its amounts below zero without a product, whichever is more. Goods cost the product's cost times the pieces, where both are
//! known, else their share of the amount paid by the shop's margin; goods that come back bring their cost back.
use super::figures::Figures;
use super::net_sales::{Span, VOID, paired_receipts};
use crate::book::Book;
use crate::domain::{CustomerId, Day, NONE, ReceiptId, SaleColumns, Spending, SpendingKind};

/// The whole, in hundredths of a percent.
const WHOLE: i64 = 10_000;
const MINUTES_PER_HOUR: i64 = 60;

/// What is set about margin and time.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Rates {
    /// Margin where the cost of a product is not known, in hundredths of a percent of the amount paid.
    pub margin: u16,
    /// What an hour of the owner is worth, in minor units.
    pub hour_rate_minor: i64,
}

/// What one customer brought and cost in the window; every amount is zero or more unless a correction says otherwise.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Parts {
    /// Receipts with a purchase.
    pub purchases: u32,
    /// Paid and let off, before returns.
    pub full_price_minor: i64,
    pub discount_minor: i64,
    pub returns_minor: i64,
    /// Cost of the goods sold.
    pub cost_minor: i64,
    /// Cost of the goods that came back.
    pub returned_cost_minor: i64,
    /// Paid for goods whose cost is not known, less what of it came back: taken at the shop's margin.
    pub uncosted_minor: i64,
    pub points_minor: i64,
    pub reward_minor: i64,
    /// Gifts, visits, samples.
    pub care_minor: i64,
    pub bad_debt_minor: i64,
    /// Winning the customer, and everything else spent on the customer by name.
    pub other_minor: i64,
    pub minutes: u32,
    /// Minutes times the rate.
    pub time_minor: i64,
}

/// One step from sales at full price to what is left.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Step {
    FullPrice,
    Discounts,
    Returns,
    Net,
    Goods,
    Margin,
    Points,
    Rewards,
    Care,
    Other,
    Time,
    BadDebt,
    Left,
}

impl Step {
    /// Whether the step is a sum of those before it, not a part.
    pub const fn is_sum(self) -> bool {
        matches!(self, Self::FullPrice | Self::Net | Self::Margin | Self::Left)
    }
}

impl Parts {
    /// Net sales, as in every other figure.
    pub fn net_minor(&self) -> i64 {
        self.full_price_minor.saturating_sub(self.discount_minor).saturating_sub(self.returns_minor)
    }

    /// Cost of the goods that stayed sold.
    pub fn goods_minor(&self) -> i64 {
        self.cost_minor.saturating_sub(self.returned_cost_minor)
    }

    /// Net sales less the goods.
    pub fn margin_minor(&self) -> i64 {
        self.net_minor().saturating_sub(self.goods_minor())
    }

    /// Given to the customer beside the goods: points, rewards, care, other things and time; no bad debt.
    pub fn spent_minor(&self) -> i64 {
        [self.points_minor, self.reward_minor, self.care_minor, self.other_minor, self.time_minor].into_iter().fold(0, i64::saturating_add)
    }

    /// What is left.
    pub fn contribution_minor(&self) -> i64 {
        self.margin_minor().saturating_sub(self.spent_minor()).saturating_sub(self.bad_debt_minor)
    }

    /// Whether there is anything at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it is sales, not margin, from which the costs are taken: no cost known and no margin set.
    pub fn is_of_sales(&self) -> bool {
        self.cost_minor == 0 && self.returned_cost_minor == 0
    }

    /// From sales at full price down to what is left: each part with the amount by which it changes the sum, or with the sum
    /// itself where the step is one. Parts of zero are left out.
    pub fn steps(&self) -> Vec<(Step, i64)> {
        let all = [
            (Step::FullPrice, self.full_price_minor),
            (Step::Discounts, -self.discount_minor),
            (Step::Returns, -self.returns_minor),
            (Step::Net, self.net_minor()),
            (Step::Goods, -self.goods_minor()),
            (Step::Margin, self.margin_minor()),
            (Step::Points, -self.points_minor),
            (Step::Rewards, -self.reward_minor),
            (Step::Care, -self.care_minor),
            (Step::Other, -self.other_minor),
            (Step::Time, -self.time_minor),
            (Step::BadDebt, -self.bad_debt_minor),
            (Step::Left, self.contribution_minor()),
        ];
        // A sum in between says something only where a part stands before it.
        let has_deductions = self.discount_minor != 0 || self.returns_minor != 0;
        let is_told = |(step, amount): &(Step, i64)| match step {
            Step::FullPrice | Step::Left => true,
            Step::Net => has_deductions,
            Step::Margin => self.goods_minor() != 0,
            _ => *amount != 0,
        };
        all.into_iter().filter(is_told).collect()
    }

    /// Adds a spending.
    fn spend(&mut self, kind: SpendingKind, amount_minor: i64) {
        let part = match kind {
            SpendingKind::Points => &mut self.points_minor,
            SpendingKind::ReferralReward => &mut self.reward_minor,
            SpendingKind::Care => &mut self.care_minor,
            SpendingKind::BadDebt => &mut self.bad_debt_minor,
            SpendingKind::Acquisition | SpendingKind::Other => &mut self.other_minor,
        };
        *part = part.saturating_add(amount_minor);
    }

    /// Adds the standing rows of one receipt. `noted_minor`: the discount that the receipt notes.
    fn add_receipt(&mut self, columns: &SaleColumns, rows: impl Iterator<Item = usize> + Clone, noted_minor: i64, goods: &Goods<'_>) {
        let (mut paid, mut bare_below_zero, mut sum) = (0_i64, 0_i64, 0_i64);
        for row in rows.clone() {
            let amount = columns.amount_minor[row];
            sum = sum.saturating_add(amount);
            if amount >= 0 {
                paid = paid.saturating_add(amount);
            } else if columns.product[row] == NONE {
                bare_below_zero = bare_below_zero.saturating_sub(amount);
            }
        }
        // In a refund there is nothing let off: what is below zero came back.
        let is_sale = sum >= 0;
        let let_off = if is_sale { bare_below_zero } else { 0 };
        let discount = if is_sale { let_off.max(noted_minor) } else { 0 };
        self.discount_minor = self.discount_minor.saturating_add(discount);
        self.full_price_minor = self.full_price_minor.saturating_add(paid).saturating_add(discount - let_off);
        let mut is_purchase = false;
        let mut uncosted = 0_i64;
        for row in rows {
            let (amount, product) = (columns.amount_minor[row], columns.product[row]);
            is_purchase |= amount >= 0;
            let quantity = columns.quantity_milli[row];
            let cost = goods.cost_minor(product, quantity);
            if amount < 0 && is_sale && product == NONE {
                continue;
            }
            if amount < 0 {
                self.returns_minor = self.returns_minor.saturating_sub(amount);
                match cost {
                    Some(cost) => self.returned_cost_minor = self.returned_cost_minor.saturating_add(cost),
                    None => {
                        let share = goods.share_minor(-amount);
                        self.returned_cost_minor = self.returned_cost_minor.saturating_add(share);
                        self.uncosted_minor = self.uncosted_minor.saturating_add(amount);
                    }
                }
            } else {
                match cost {
                    Some(cost) => self.cost_minor = self.cost_minor.saturating_add(cost),
                    None => uncosted = uncosted.saturating_add(amount),
                }
            }
        }
        // What was let off on the receipt as a whole lowers what was paid for each part of it alike.
        let uncosted = if let_off > 0 && paid > 0 {
            uncosted - (i128::from(let_off) * i128::from(uncosted) / i128::from(paid)) as i64
        } else {
            uncosted
        };
        self.cost_minor = self.cost_minor.saturating_add(goods.share_minor(uncosted));
        self.uncosted_minor = self.uncosted_minor.saturating_add(uncosted);
        self.purchases += u32::from(is_purchase);
    }

    fn add(&mut self, other: &Self) {
        let mut sum = |own: fn(&mut Self) -> &mut i64, more: i64| *own(self) = own(self).saturating_add(more);
        sum(|parts| &mut parts.full_price_minor, other.full_price_minor);
        sum(|parts| &mut parts.discount_minor, other.discount_minor);
        sum(|parts| &mut parts.returns_minor, other.returns_minor);
        sum(|parts| &mut parts.cost_minor, other.cost_minor);
        sum(|parts| &mut parts.returned_cost_minor, other.returned_cost_minor);
        sum(|parts| &mut parts.uncosted_minor, other.uncosted_minor);
        sum(|parts| &mut parts.points_minor, other.points_minor);
        sum(|parts| &mut parts.reward_minor, other.reward_minor);
        sum(|parts| &mut parts.care_minor, other.care_minor);
        sum(|parts| &mut parts.bad_debt_minor, other.bad_debt_minor);
        sum(|parts| &mut parts.other_minor, other.other_minor);
        sum(|parts| &mut parts.time_minor, other.time_minor);
        self.purchases = self.purchases.saturating_add(other.purchases);
        self.minutes = self.minutes.saturating_add(other.minutes);
    }
}

/// What goods cost.
pub(super) struct Goods<'a> {
    /// Cost of one, by product.
    pub(super) unit_costs_minor: &'a [Option<i64>],
    pub(super) margin: u16,
}

impl Goods<'_> {
    /// Cost of these pieces; `None` where it is not known.
    pub(super) fn cost_minor(&self, product: u32, quantity_milli: i64) -> Option<i64> {
        let unit = (*self.unit_costs_minor.get(product as usize)?)?;
        (quantity_milli != 0).then(|| divide(i128::from(unit) * i128::from(quantity_milli.unsigned_abs()), 1_000))
    }

    /// Cost of goods for which this was paid, by the shop's margin.
    pub(super) fn share_minor(&self, amount_minor: i64) -> i64 {
        let share = WHOLE - i64::from(self.margin).min(WHOLE);
        if share == 0 { 0 } else { divide(i128::from(amount_minor) * i128::from(share), i128::from(WHOLE)) }
    }
}

/// Rounded half away from zero.
fn divide(value: i128, by: i128) -> i64 {
    // Wide division is slow, and almost never needed.
    if let (Ok(value), Ok(by)) = (i64::try_from(value), i64::try_from(by)) {
        let half = if value < 0 { -by / 2 } else { by / 2 };
        if let Some(sum) = value.checked_add(half) {
            return sum / by;
        }
    }
    let half = if value < 0 { -by / 2 } else { by / 2 };
    super::concentration::clamp_minor((value + half) / by)
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
