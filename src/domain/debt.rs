//! Receivables (methods 33, 34): a ledger of rows that are only added, and flags of risk with their evidence.
use super::{CustomerId, Day, ReceiptId};
use serde::{Deserialize, Serialize};

/// One line of a customer's account. What is owed is the sum of the lines.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct DebtEntry {
    pub customer: CustomerId,
    pub day: Day,
    pub kind: DebtKind,
    /// In minor units: above zero the customer owes more, below zero less.
    pub amount_minor: i64,
    /// The last day of payment, for what is put on account.
    pub due: Option<Day>,
    /// The sale that was put on account; for what came back, the sale that was taken back.
    pub receipt: Option<ReceiptId>,
    pub note: String,
}

/// What the line is. New kinds are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum DebtKind {
    /// Sold, not paid yet (挂账).
    OnAccount,
    Payment,
    /// Given up.
    WriteOff,
    /// Brought over from an older book, or put right.
    Adjustment,
    /// Goods came back: what was put on account falls away.
    Returned,
}

/// Why a customer is watched, with date and evidence; stands until it is cleared.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct RiskFlag {
    pub customer: CustomerId,
    pub kind: RiskKind,
    pub since: Day,
    pub evidence: String,
    pub cleared_on: Option<Day>,
    /// Visits at an unforeseen day inside so many days; none where nobody asked.
    pub visit_within_days: Option<u16>,
}

/// Kinds of risk (method 33). New kinds are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum RiskKind {
    PoorBusiness,
    Debts,
    FallingCredit,
    Bankruptcy,
    Other,
}

impl RiskKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::PoorBusiness, Self::Debts, Self::FallingCredit, Self::Bankruptcy, Self::Other];
}
