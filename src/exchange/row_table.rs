//! The rows of a file as compact columns: a million rows make no million records.
use crate::domain::{NONE, ProductId};

/// Marks of a row.
pub(crate) mod flag {
    /// The row is a sale.
    pub const SALE: u8 = 1;
    /// The book has this sale already.
    pub const SALE_KNOWN: u8 = 2;
    /// The row tells something new about the customer.
    pub const ADDS_FACTS: u8 = 4;
    /// A cell of the row was left out.
    pub const BAD_CELL: u8 = 8;
    /// Money of this row was given back later.
    pub const REFUNDED: u8 = 16;
    /// The row named its person first.
    pub const FIRST: u8 = 32;
}

/// One entry a row in every column; the columns of sales are empty where the file has none.
#[derive(Clone, Debug, Default)]
pub(crate) struct RowTable {
    /// Byte at which the row begins.
    pub start: Vec<u32>,
    pub sheet_row: Vec<u32>,
    /// Position among the persons, [`NONE`] for nobody.
    pub person: Vec<u32>,
    /// The code of a reason where the whole row is bad or left out, else 0.
    pub reason: Vec<u8>,
    pub flags: Vec<u8>,
    pub day: Vec<i32>,
    pub amount_minor: Vec<i64>,
    pub quantity_milli: Vec<i64>,
    pub product: Vec<u32>,
    /// The first row of the same order.
    pub group: Vec<u32>,
    pub fingerprint: Vec<u64>,
}

impl RowTable {
    pub(crate) fn len(&self) -> usize {
        self.start.len()
    }

    /// Keeps the columns of sales in step where the row is none.
    pub(crate) fn push_no_sale(&mut self, at: u32) {
        self.day.push(0);
        self.amount_minor.push(0);
        self.quantity_milli.push(0);
        self.product.push(NONE);
        self.group.push(at);
        self.fingerprint.push(0);
    }
}

/// Money given back later for the sale of a row.
#[derive(Copy, Clone, Debug)]
pub(crate) struct LaterRefund {
    pub row: u32,
    pub amount_minor: i64,
    pub fingerprint: u64,
    pub is_known: bool,
}

/// A product of the file.
#[derive(Clone, Debug)]
pub(crate) struct FileProduct {
    pub known: Option<ProductId>,
    pub name: String,
    pub code: String,
    pub price_minor: Option<i64>,
}
