//! Planning the account of a customer: sold on account, paid, given up, put right. A line is added in the same act as what causes it.
use super::records::{Record, RowOp};
use super::{ActKind, Book, Draft, Op, RecordChange, Refusal, SaleDraft};
use crate::domain::{
    CustomerId, Day, DebtEntry, DebtKind, Promise, PromiseBy, PromiseEnding, ReceiptId, RiskFlag, RiskKind, Spending, SpendingKind,
    sort_by_rank,
};

impl Book {
    /// Plans a sale that is paid later: the sale and the line of the account are one act. With a negative sum what comes back
    /// lowers the account.
    pub fn plan_sale_on_account(&self, sale: &SaleDraft, due: Day) -> Result<Draft, Refusal> {
        self.check_sale(sale)?;
        let (Some(customer), amount_minor) = (sale.customer, sale.amount_minor()) else { return Err(Refusal::NoSuchCustomer) };
        let is_refund = amount_minor < 0;
        let entry = DebtEntry {
            customer,
            day: sale.day,
            kind: if is_refund { DebtKind::Returned } else { DebtKind::OnAccount },
            amount_minor,
            due: (!is_refund).then_some(due.max(sale.day)),
            receipt: (!is_refund).then_some(self.sales.next_receipt()),
            note: String::new(),
        };
        let mut ops = self.sale_ops(sale, None);
        ops.push(self.added_op(entry, 0)?);
        let customer = Some(customer);
        let kind = if is_refund { ActKind::Refund { customer, amount_minor } } else { ActKind::Sell { customer, amount_minor } };
        Ok(Draft { kind, ops })
    }

    /// Plans a payment. Promises of payment that it fulfils end with it: kept where it came in time; and a kept promise, like
    /// an account that is even, clears the mark of debts.
    pub fn plan_payment(&self, customer: CustomerId, day: Day, amount_minor: i64, note: &str) -> Result<Draft, Refusal> {
        if amount_minor <= 0 {
            return Err(Refusal::ZeroAmount);
        }
        let entry = DebtEntry {
            customer,
            day,
            kind: DebtKind::Payment,
            amount_minor: -amount_minor,
            due: None,
            receipt: None,
            note: note.trim().to_owned(),
        };
        let what = entry.label();
        let mut ops = vec![self.added_op(entry, 0)?];
        let mut is_cleared = self.owed_minor(customer) <= amount_minor;
        for (at, ended) in self.promises_ended_by(customer, day, amount_minor) {
            is_cleared |= ended.ending.is_some_and(|ending| ending.is_kept);
            ops.push(self.set_op(at, ended)?);
        }
        if is_cleared {
            let is_standing = |flag: &RiskFlag| flag.customer == customer && flag.kind == RiskKind::Debts && flag.cleared_on.is_none();
            for (at, flag) in self.live_rows::<RiskFlag>().filter(|(_, flag)| is_standing(flag)) {
                ops.push(self.set_op(at, RiskFlag { cleared_on: Some(day), ..flag.clone() })?);
            }
        }
        Ok(Draft { kind: ActKind::ChangeRecord { change: RecordChange::Added, what }, ops })
    }

    /// Plans to give up what will not be paid; it is bad debt in the true contribution.
    pub fn plan_write_off(&self, customer: CustomerId, day: Day, amount_minor: i64, note: &str) -> Result<Draft, Refusal> {
        if amount_minor <= 0 {
            return Err(Refusal::ZeroAmount);
        }
        let note = note.trim().to_owned();
        let entry = DebtEntry {
            customer,
            day,
            kind: DebtKind::WriteOff,
            amount_minor: -amount_minor,
            due: None,
            receipt: None,
            note: note.clone(),
        };
        let what = entry.label();
        let spending = Spending { day, amount_minor, kind: SpendingKind::BadDebt, source: None, customer: Some(customer), text: note };
        let ops = vec![self.added_op(entry, 0)?, self.added_op(spending, 0)?];
        Ok(Draft { kind: ActKind::ChangeRecord { change: RecordChange::Added, what }, ops })
    }

    /// What a customer owes, in minor units; below zero the shop owes them.
    pub fn owed_minor(&self, customer: CustomerId) -> i64 {
        let own = self.live_rows::<DebtEntry>().filter(|(_, entry)| entry.customer == customer);
        own.map(|(_, entry)| entry.amount_minor).sum()
    }

    /// Open promises of payment that are fulfilled once this sum has come too, each as it then ends. The money since the first
    /// of them goes to the earliest due; what kept other promises meanwhile is spent.
    fn promises_ended_by(&self, customer: CustomerId, day: Day, amount_minor: i64) -> Vec<(u32, Promise)> {
        let own =
            || self.live_rows::<Promise>().filter(move |(_, promise)| promise.customer == customer && promise.by == PromiseBy::Customer);
        let mut open: Vec<(u32, &Promise, i64)> = own()
            .filter(|(_, promise)| promise.ending.is_none())
            .filter_map(|(at, promise)| Some((at, promise, promise.amount_minor?)))
            .collect();
        sort_by_rank(&mut open, |(_, promise, _)| [promise.due.0.into(), 0, 0]);
        let Some(first) = open.iter().map(|(_, promise, _)| promise.made_on).min() else { return Vec::new() };
        let is_payment = |entry: &DebtEntry| entry.customer == customer && entry.kind == DebtKind::Payment && entry.day >= first;
        let paid: i64 = self.live_rows::<DebtEntry>().filter(|(_, entry)| is_payment(entry)).map(|(_, entry)| -entry.amount_minor).sum();
        let has_used = |promise: &Promise| promise.made_on >= first && promise.ending.is_some_and(|ending| ending.is_kept);
        let used: i64 = own().filter(|(_, promise)| has_used(promise)).filter_map(|(_, promise)| promise.amount_minor).sum();
        let mut left = paid + amount_minor - used;
        let mut ended = Vec::new();
        for (at, promise, sum) in open {
            if left < sum || day < promise.made_on {
                break;
            }
            left -= sum;
            let ending = PromiseEnding { is_kept: day <= promise.due, day };
            ended.push((at, Promise { ending: Some(ending), ..promise.clone() }));
        }
        ended
    }

    /// What takes the account back together with a sale that was put on it.
    pub(super) fn returned_ops(&self, receipt: ReceiptId, day: Day) -> Result<Vec<Op>, Refusal> {
        let on_account = self.debts_of(receipt).filter(|(_, entry)| entry.kind == DebtKind::OnAccount);
        let reverse = |entry: &DebtEntry| DebtEntry {
            day,
            kind: DebtKind::Returned,
            amount_minor: -entry.amount_minor,
            due: None,
            note: String::new(),
            ..entry.clone()
        };
        (0u32..).zip(on_account).map(|(before, (_, entry))| self.added_op(reverse(entry), before)).collect()
    }

    /// Lines of the account follow a corrected sale: its amount, its day and its customer.
    pub(super) fn corrected_debt_ops(&self, receipt: ReceiptId, corrected: ReceiptId, sale: &SaleDraft) -> Result<Vec<Op>, Refusal> {
        let follow = |(at, entry): (u32, &DebtEntry)| {
            let Some(customer) = sale.customer.filter(|_| sale.amount_minor() != 0) else { return Ok(fallen(at)) };
            let followed = match entry.kind {
                DebtKind::OnAccount => {
                    let due = entry.due.map(|due| due.max(sale.day));
                    DebtEntry { customer, day: sale.day, amount_minor: sale.amount_minor(), due, receipt: Some(corrected), ..entry.clone() }
                }
                _ => DebtEntry { customer, receipt: Some(corrected), ..entry.clone() },
            };
            self.set_op(at, followed)
        };
        self.debts_of(receipt).map(follow).collect()
    }

    /// Lines of the account fall away with a sale that never happened; where it took another back, the other stands again.
    pub(super) fn fallen_debt_ops(&self, receipt: ReceiptId) -> Vec<Op> {
        let reversed = self.sales.find_facts(receipt).and_then(|facts| facts.reverses);
        let returned =
            reversed.into_iter().flat_map(|original| self.debts_of(original)).filter(|(_, entry)| entry.kind == DebtKind::Returned);
        self.debts_of(receipt).chain(returned).map(|(at, _)| fallen(at)).collect()
    }

    fn debts_of(&self, receipt: ReceiptId) -> impl Iterator<Item = (u32, &DebtEntry)> {
        self.live_rows::<DebtEntry>().filter(move |(_, entry)| entry.receipt == Some(receipt))
    }
}

fn fallen(at: u32) -> Op {
    Op::Table(Box::new(DebtEntry::wrap(RowOp::Live { first: at, count: 1, live: false })))
}
