//! Sales as columns: a sale is one receipt of one or more rows, a bare amount is one row without a product.
use super::{CustomerId, Day};
use serde::{Deserialize, Serialize};

/// Number of a sale in this shop. Rows of one receipt stand together and receipts never decrease from row to row.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
pub struct ReceiptId(pub u32);

/// Position of a product in the table of products; never reused.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
pub struct ProductId(pub u32);

/// In the customer and product columns: nobody (a walk-in), nothing (a bare amount).
pub const NONE: u32 = u32::MAX;

/// What a shop sells.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Product {
    pub name: String,
    /// The code by which a till or a file knows it.
    pub code: String,
    /// Usual price of one, in minor units.
    pub price_minor: Option<i64>,
    pub archived: bool,
    /// What kind of thing it is, in the shop's own words; may be empty.
    pub category: String,
    /// What one costs the shop, in minor units.
    pub cost_minor: Option<i64>,
    /// The day on which it came into the shop, for early adopters (method 36).
    pub launch: Option<Day>,
    /// The dearer thing of the same kind to offer next (method 45).
    pub step_up: Option<ProductId>,
    /// One lasts so many days (method 10).
    pub lasts_days: Option<u16>,
}

/// One field of a product with a value. New fields are added at the end: the position is stored.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum ProductField {
    Name(String),
    Code(String),
    Price(Option<i64>),
    Archived(bool),
    Category(String),
    Cost(Option<i64>),
    Launch(Option<Day>),
    StepUp(Option<ProductId>),
    LastsDays(Option<u16>),
}

impl Product {
    /// Writes one field and gives back what stood there.
    pub fn replace(&mut self, field: ProductField) -> ProductField {
        use ProductField as F;
        use std::mem::replace;
        match field {
            F::Name(new) => F::Name(replace(&mut self.name, new)),
            F::Code(new) => F::Code(replace(&mut self.code, new)),
            F::Price(new) => F::Price(replace(&mut self.price_minor, new)),
            F::Archived(new) => F::Archived(replace(&mut self.archived, new)),
            F::Category(new) => F::Category(replace(&mut self.category, new)),
            F::Cost(new) => F::Cost(replace(&mut self.cost_minor, new)),
            F::Launch(new) => F::Launch(replace(&mut self.launch, new)),
            F::StepUp(new) => F::StepUp(replace(&mut self.step_up, new)),
            F::LastsDays(new) => F::LastsDays(replace(&mut self.lasts_days, new)),
        }
    }

    /// The present value of the field that `like` names.
    pub fn field(&self, like: &ProductField) -> ProductField {
        use ProductField as F;
        match like {
            F::Name(_) => F::Name(self.name.clone()),
            F::Code(_) => F::Code(self.code.clone()),
            F::Price(_) => F::Price(self.price_minor),
            F::Archived(_) => F::Archived(self.archived),
            F::Category(_) => F::Category(self.category.clone()),
            F::Cost(_) => F::Cost(self.cost_minor),
            F::Launch(_) => F::Launch(self.launch),
            F::StepUp(_) => F::StepUp(self.step_up),
            F::LastsDays(_) => F::LastsDays(self.lasts_days),
        }
    }

    /// The fields in which `edited` differs from this product, with their new values.
    pub fn changes_to(&self, edited: &Product) -> Vec<ProductField> {
        use ProductField as F;
        let all = [
            F::Name(edited.name.clone()),
            F::Code(edited.code.clone()),
            F::Price(edited.price_minor),
            F::Archived(edited.archived),
            F::Category(edited.category.clone()),
            F::Cost(edited.cost_minor),
            F::Launch(edited.launch),
            F::StepUp(edited.step_up),
            F::LastsDays(edited.lasts_days),
        ];
        all.into_iter().filter(|new| self.field(new) != *new).collect()
    }
}

/// One row on its way into the columns.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct SaleRow {
    pub receipt: ReceiptId,
    pub customer: Option<CustomerId>,
    pub day: Day,
    /// Negative on a refund.
    pub amount_minor: i64,
    pub product: Option<ProductId>,
    /// Thousandths of a piece; negative on a refund; 0 where it is not known.
    pub quantity_milli: i64,
    /// Recognises a row of a file that comes in again; 0 for a sale made by hand.
    pub fingerprint: u64,
}

/// The bulk table: one entry a row in every column. Rows are only ever added; a taken-back row is void.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct SaleColumns {
    pub receipt: Vec<u32>,
    /// [`NONE`] is a walk-in.
    pub customer: Vec<u32>,
    /// Days since 1970-01-01.
    pub day: Vec<i32>,
    pub amount_minor: Vec<i64>,
    /// [`NONE`] is a bare amount.
    pub product: Vec<u32>,
    pub quantity_milli: Vec<i64>,
    pub fingerprint: Vec<u64>,
    /// 1 where the row was taken back, else 0.
    pub void: Vec<u8>,
}

impl SaleColumns {
    /// Number of rows, void ones included.
    pub fn len(&self) -> usize {
        self.day.len()
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.day.is_empty()
    }

    /// Makes room for `additional` rows.
    pub fn reserve(&mut self, additional: usize) {
        self.receipt.reserve(additional);
        self.customer.reserve(additional);
        self.day.reserve(additional);
        self.amount_minor.reserve(additional);
        self.product.reserve(additional);
        self.quantity_milli.reserve(additional);
        self.fingerprint.reserve(additional);
        self.void.reserve(additional);
    }

    /// Adds one row.
    pub fn push(&mut self, row: SaleRow) {
        self.receipt.push(row.receipt.0);
        self.customer.push(row.customer.map_or(NONE, |id| id.0));
        self.day.push(row.day.0);
        self.amount_minor.push(row.amount_minor);
        self.product.push(row.product.map_or(NONE, |id| id.0));
        self.quantity_milli.push(row.quantity_milli);
        self.fingerprint.push(row.fingerprint);
        self.void.push(0);
    }

    /// Adds all rows of `other`.
    pub fn append(&mut self, other: &Self) {
        self.receipt.extend_from_slice(&other.receipt);
        self.customer.extend_from_slice(&other.customer);
        self.day.extend_from_slice(&other.day);
        self.amount_minor.extend_from_slice(&other.amount_minor);
        self.product.extend_from_slice(&other.product);
        self.quantity_milli.extend_from_slice(&other.quantity_milli);
        self.fingerprint.extend_from_slice(&other.fingerprint);
        self.void.extend_from_slice(&other.void);
    }

    /// One row; `None` beyond the end.
    pub fn row(&self, at: usize) -> Option<SaleRow> {
        Some(SaleRow {
            receipt: ReceiptId(*self.receipt.get(at)?),
            customer: Some(*self.customer.get(at)?).filter(|id| *id != NONE).map(CustomerId),
            day: Day(*self.day.get(at)?),
            amount_minor: *self.amount_minor.get(at)?,
            product: Some(*self.product.get(at)?).filter(|id| *id != NONE).map(ProductId),
            quantity_milli: *self.quantity_milli.get(at)?,
            fingerprint: *self.fingerprint.get(at)?,
        })
    }

    /// The rows of one receipt.
    pub fn rows_of(&self, receipt: ReceiptId) -> std::ops::Range<usize> {
        let start = self.receipt.partition_point(|number| *number < receipt.0);
        let end = self.receipt.partition_point(|number| *number <= receipt.0);
        start..end
    }

    /// Whether every column has the same length and receipts never decrease: checked before writing and after reading.
    pub fn is_sound(&self) -> bool {
        let rows = self.day.len();
        self.receipt.len() == rows
            && self.customer.len() == rows
            && self.amount_minor.len() == rows
            && self.product.len() == rows
            && self.quantity_milli.len() == rows
            && self.fingerprint.len() == rows
            && self.void.len() == rows
            && self.receipt.is_sorted()
            // The number after the last one goes to the next sale.
            && self.receipt.last().is_none_or(|last| *last != NONE)
    }
}

/// What is known of few receipts only, kept beside the columns.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct ReceiptFacts {
    /// The sale that this one takes back.
    pub reverses: Option<ReceiptId>,
    pub note: String,
    /// What was let off the usual price; the rows carry what was paid. 0 where nothing was.
    pub discount_minor: i64,
    /// Sold in a promotion.
    pub is_promotion: bool,
}
