//! The act: one user action with everything that it changes. Acts are what the journal stores.
use super::records::TableOp;
use super::snapshot::{columns, grown};
use crate::domain::{
    Customer, CustomerField, CustomerId, Day, Interaction, Month, Outcome, Product, ProductField, ProductId, ReceiptFacts, ReceiptId,
    Reminder, ReminderField, SaleColumns, Setting,
};
use serde::{Deserialize, Serialize};

/// Hybrid logical clock: wall clock in milliseconds, a counter for equal milliseconds, and the device that wrote.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 UTC.
    pub millis: u64,
    pub counter: u32,
    pub device: u32,
}

/// One user action: when, what for, and every change.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Act {
    pub stamp: Stamp,
    /// The owner's local day.
    pub day: Day,
    pub kind: ActKind,
    pub ops: Vec<Op>,
}

/// What the user did, for the history page and the toast. New kinds are added at the end: the position is stored.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum ActKind {
    AddCustomer(CustomerId),
    EditCustomer(CustomerId),
    ArchiveCustomers {
        count: u32,
        archived: bool,
    },
    TrashCustomers {
        count: u32,
    },
    RestoreCustomers {
        count: u32,
    },
    TagCustomers {
        tag: String,
        count: u32,
        added: bool,
    },
    Sell {
        customer: Option<CustomerId>,
        amount_minor: i64,
    },
    Refund {
        customer: Option<CustomerId>,
        amount_minor: i64,
    },
    EditSale {
        customer: Option<CustomerId>,
        amount_minor: i64,
    },
    RemoveSale {
        customer: Option<CustomerId>,
        amount_minor: i64,
    },
    Contact {
        customer: CustomerId,
        outcome: Outcome,
    },
    /// The middle of today's list, handled as one batch.
    ContactBatch {
        count: u32,
        outcome: Outcome,
    },
    AddReminder {
        customer: CustomerId,
    },
    EditReminder {
        customer: CustomerId,
    },
    AddProduct(ProductId),
    EditProduct(ProductId),
    Import {
        file: String,
        rows: u32,
    },
    ChangeSettings,
    PurgeTrash {
        count: u32,
    },
    Undo {
        of: u64,
    },
    Redo {
        of: u64,
    },
    FillSample,
    /// A row of a small table was added, changed or removed.
    ChangeRecord {
        change: RecordChange,
        what: RecordLabel,
    },
    /// Somebody's customers passed to somebody else.
    HandOver {
        from: String,
        to: String,
        count: u32,
    },
    /// What was ticked on a pocket list.
    PocketList {
        count: u32,
    },
    /// Two records of one customer became one.
    MergeCustomers {
        into: CustomerId,
        from: CustomerId,
    },
}

/// What happened to a row of a small table.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum RecordChange {
    Added,
    Edited,
    Removed,
}

/// Which row it was, for the sentence. New kinds are added at the end: the position is stored.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum RecordLabel {
    Rating(CustomerId),
    /// The name of the group.
    SavedGroup(String),
    Decision(Month),
    Spending {
        amount_minor: i64,
    },
    Promise(CustomerId),
    Debt {
        customer: CustomerId,
        amount_minor: i64,
    },
    RiskFlag(CustomerId),
    Complaint(CustomerId),
    Praise(CustomerId),
    Recovery(CustomerId),
    Loss(CustomerId),
    /// Its name.
    Occasion(String),
    /// Its text.
    Routine(String),
    FutureNeed(CustomerId),
    SupplyLine(CustomerId),
    /// The name of the batch.
    Outreach(String),
    OutreachMark(CustomerId),
    Review(CustomerId),
    Visit(CustomerId),
    News(CustomerId),
    Thanks(CustomerId),
    /// A debt that was given up.
    WriteOff {
        customer: CustomerId,
        amount_minor: i64,
    },
    /// An account that was put right.
    Account(CustomerId),
    PrivateDrawer(CustomerId),
}

/// One change. New kinds of change are added at the end: the position is stored.
///
/// `…Added` carries the whole row and the position that it must get; `…Live` takes an added row back or brings it
/// back; `…Set` carries the new and the replaced value of one field. Whole rows are stored so that they may grow
/// (`snapshot::grown`), columns as blocks (`snapshot::columns`).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Op {
    CustomerAdded {
        id: CustomerId,
        #[serde(with = "grown")]
        customer: Box<Customer>,
    },
    CustomersLive {
        first: CustomerId,
        count: u32,
        live: bool,
    },
    CustomerSet {
        id: CustomerId,
        new: CustomerField,
        old: CustomerField,
    },
    /// A block of sale rows; `first_row` is the row that the first one becomes.
    SalesAdded {
        first_row: u32,
        #[serde(with = "columns")]
        rows: Box<SaleColumns>,
    },
    SalesLive {
        first_row: u32,
        count: u32,
        live: bool,
    },
    ReceiptSet {
        receipt: ReceiptId,
        #[serde(with = "grown")]
        new: ReceiptFacts,
        #[serde(with = "grown")]
        old: ReceiptFacts,
    },
    ProductAdded {
        id: ProductId,
        #[serde(with = "grown")]
        product: Product,
    },
    ProductsLive {
        first: ProductId,
        count: u32,
        live: bool,
    },
    ProductSet {
        id: ProductId,
        new: ProductField,
        old: ProductField,
    },
    InteractionAdded {
        at: u32,
        #[serde(with = "grown")]
        interaction: Interaction,
    },
    InteractionsLive {
        first: u32,
        count: u32,
        live: bool,
    },
    ReminderAdded {
        at: u32,
        #[serde(with = "grown")]
        reminder: Reminder,
    },
    RemindersLive {
        first: u32,
        count: u32,
        live: bool,
    },
    ReminderSet {
        at: u32,
        new: ReminderField,
        old: ReminderField,
    },
    SettingSet {
        new: Setting,
        old: Setting,
    },
    /// A change of one of the small tables.
    Table(Box<TableOp>),
    /// Sales, interactions and reminders go from one customer to another.
    RowsMoved {
        from: CustomerId,
        to: CustomerId,
        #[serde(with = "grown")]
        rows: MovedRows,
    },
}

/// Positions of rows, ascending.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct MovedRows {
    /// Rows of the sale columns.
    pub sales: Vec<u32>,
    pub interactions: Vec<u32>,
    pub reminders: Vec<u32>,
}

impl MovedRows {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.sales.len() + self.interactions.len() + self.reminders.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
