//! The methods against published values, and against slow, plain computations of the definitions.
mod definitions;
mod fresh;
mod keeping;
mod kinds;
mod laws;
mod published;
mod reorder;
mod satisfaction;
mod what_if;
mod winning;
mod worth;

use crate::domain::{CustomerId, Day, ReceiptId, SaleColumns, SaleRow};

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

/// One receipt of one row.
pub(in crate::method) fn push(columns: &mut SaleColumns, customer: Option<u32>, day: Day, amount_minor: i64) {
    let receipt = ReceiptId(columns.receipt.last().map_or(0, |last| last + 1));
    let customer = customer.map(CustomerId);
    columns.push(SaleRow { receipt, customer, day, amount_minor, product: None, quantity_milli: 0, fingerprint: 0 });
}
