//! Planning sales: made at the counter, taken back by a reversing sale, corrected or removed.
use super::{ActKind, Book, Draft, Op, Refusal, plan::check_text};
use crate::domain::{CustomerId, Day, ProductId, ReceiptFacts, ReceiptId, SaleColumns, SaleRow, limits, sort_by_rank};

/// A sale as it is made at the counter.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SaleDraft {
    pub customer: Option<CustomerId>,
    pub day: Day,
    /// At least one; a bare amount is one line without a product.
    pub lines: Vec<SaleLine>,
    pub note: String,
    /// What was let off the usual price; the lines carry what is paid.
    pub discount_minor: i64,
    pub is_promotion: bool,
}

/// One line of a sale.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct SaleLine {
    pub product: Option<ProductId>,
    /// Thousandths of a piece; 0 where it is not known.
    pub quantity_milli: i64,
    /// Amount of the whole line.
    pub amount_minor: i64,
}

impl SaleDraft {
    /// A sale without a note, a discount or a promotion.
    pub const fn of(customer: Option<CustomerId>, day: Day, lines: Vec<SaleLine>) -> Self {
        Self { customer, day, lines, note: String::new(), discount_minor: 0, is_promotion: false }
    }

    /// Sum of the lines.
    pub fn amount_minor(&self) -> i64 {
        self.lines.iter().map(|line| line.amount_minor).sum()
    }
}

impl Book {
    /// Plans a sale; one with a negative sum is a refund that names no earlier sale.
    pub fn plan_sale(&self, sale: &SaleDraft) -> Result<Draft, Refusal> {
        self.check_sale(sale)?;
        let (customer, amount_minor) = (sale.customer, sale.amount_minor());
        let kind = if amount_minor < 0 { ActKind::Refund { customer, amount_minor } } else { ActKind::Sell { customer, amount_minor } };
        Ok(Draft { kind, ops: self.sale_ops(sale, None) })
    }

    /// Plans to take a whole sale back by a reversing sale of the day `today`.
    pub fn plan_refund(&self, receipt: ReceiptId, today: Day) -> Result<Draft, Refusal> {
        let original = self.find_sale(receipt).ok_or(Refusal::NoSuchSale)?;
        if self.is_reversed(receipt) {
            return Err(Refusal::AlreadyReversed);
        }
        let reverse = |line: &SaleLine| SaleLine { quantity_milli: -line.quantity_milli, amount_minor: -line.amount_minor, ..*line };
        let lines = original.lines.iter().map(reverse).collect();
        let sale = SaleDraft { day: today, lines, ..SaleDraft::of(original.customer, today, Vec::new()) };
        self.check_sale(&sale)?;
        let kind = ActKind::Refund { customer: sale.customer, amount_minor: sale.amount_minor() };
        let mut ops = self.sale_ops(&sale, Some(receipt));
        ops.extend(self.returned_ops(receipt, today)?);
        Ok(Draft { kind, ops })
    }

    /// Plans to correct a sale: the old rows become void, the corrected ones are added.
    pub fn plan_edit_sale(&self, receipt: ReceiptId, sale: &SaleDraft) -> Result<Draft, Refusal> {
        let original = self.find_sale(receipt).ok_or(Refusal::NoSuchSale)?;
        if original == *sale {
            return Err(Refusal::NoChange);
        }
        self.check_sale(sale)?;
        let reverses = self.sales.find_facts(receipt).and_then(|facts| facts.reverses);
        let mut ops = vec![self.void_op(receipt)];
        ops.extend(self.sale_ops(sale, reverses));
        // What took the sale back now takes the corrected one back.
        let corrected = self.sales.next_receipt();
        let mut later: Vec<_> = self.sales.facts().filter(|(_, facts)| facts.reverses == Some(receipt)).collect();
        sort_by_rank(&mut later, |(later, _)| [later.0.into(), 0, 0]);
        ops.extend(later.into_iter().map(|(later, facts)| {
            let new = ReceiptFacts { reverses: Some(corrected), ..facts.clone() };
            Op::ReceiptSet { receipt: later, new, old: facts.clone() }
        }));
        ops.extend(self.corrected_debt_ops(receipt, corrected, sale)?);
        Ok(Draft { kind: ActKind::EditSale { customer: sale.customer, amount_minor: sale.amount_minor() }, ops })
    }

    /// Plans to remove a sale that never happened.
    pub fn plan_remove_sale(&self, receipt: ReceiptId) -> Result<Draft, Refusal> {
        let original = self.find_sale(receipt).ok_or(Refusal::NoSuchSale)?;
        let kind = ActKind::RemoveSale { customer: original.customer, amount_minor: original.amount_minor() };
        let mut ops = vec![self.void_op(receipt)];
        ops.extend(self.fallen_debt_ops(receipt));
        Ok(Draft { kind, ops })
    }

    /// One sale as it could have been made at the counter; `None` where it is unknown or void.
    pub fn find_sale(&self, receipt: ReceiptId) -> Option<SaleDraft> {
        let columns = &self.sales.columns;
        let standing = columns.rows_of(receipt).filter(|row| columns.void[*row] == 0);
        let rows: Vec<SaleRow> = standing.filter_map(|row| columns.row(row)).collect();
        let first = rows.first()?;
        let line = |row: &SaleRow| SaleLine { product: row.product, quantity_milli: row.quantity_milli, amount_minor: row.amount_minor };
        let ReceiptFacts { note, discount_minor, is_promotion, .. } = self.sales.find_facts(receipt).cloned().unwrap_or_default();
        Some(SaleDraft { note, discount_minor, is_promotion, ..SaleDraft::of(first.customer, first.day, rows.iter().map(line).collect()) })
    }

    /// Whether a standing sale takes this one back.
    pub fn is_reversed(&self, receipt: ReceiptId) -> bool {
        self.sales.facts().any(|(later, facts)| facts.reverses == Some(receipt) && self.find_sale(later).is_some())
    }

    pub(super) fn check_sale(&self, sale: &SaleDraft) -> Result<(), Refusal> {
        if let Some(customer) = sale.customer {
            self.find_customer(customer).ok_or(Refusal::NoSuchCustomer)?;
        }
        check_text(&sale.note, limits::MAX_NOTE_CHARS)?;
        if sale.lines.len() > limits::MAX_LINES_PER_SALE {
            return Err(Refusal::TooMany { limit: limits::MAX_LINES_PER_SALE });
        }
        let amounts = sale.lines.iter().map(|line| line.amount_minor).chain([sale.discount_minor]);
        if amounts.into_iter().any(|amount_minor| amount_minor.checked_abs().is_none_or(|size| size > limits::MAX_AMOUNT_MINOR)) {
            return Err(Refusal::AmountTooLarge);
        }
        let is_bare = sale.lines.iter().all(|line| line.product.is_none());
        if is_bare && sale.amount_minor() == 0 { Err(Refusal::ZeroAmount) } else { Ok(()) }
    }

    fn void_op(&self, receipt: ReceiptId) -> Op {
        let rows = self.sales.columns.rows_of(receipt);
        Op::SalesLive { first_row: rows.start as u32, count: rows.len() as u32, live: false }
    }

    pub(super) fn sale_ops(&self, sale: &SaleDraft, reverses: Option<ReceiptId>) -> Vec<Op> {
        let receipt = self.sales.next_receipt();
        let mut rows = SaleColumns::default();
        for line in &sale.lines {
            rows.push(SaleRow {
                receipt,
                customer: sale.customer,
                day: sale.day,
                amount_minor: line.amount_minor,
                product: line.product,
                quantity_milli: line.quantity_milli,
                fingerprint: 0,
            });
        }
        let mut ops = vec![Op::SalesAdded { first_row: self.sales.columns.len() as u32, rows: Box::new(rows) }];
        let SaleDraft { discount_minor, is_promotion, .. } = *sale;
        let (new, old) = (ReceiptFacts { reverses, note: sale.note.clone(), discount_minor, is_promotion }, ReceiptFacts::default());
        if new != old {
            ops.push(Op::ReceiptSet { receipt, new, old });
        }
        ops
    }
}
