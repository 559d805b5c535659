//! Rows of the small tables: what a customer expected and got, saved groups, decisions of a month, and money spent.
use super::{CustomerId, Day, Month, ProductId, ReceiptId, Rule, Source};
use serde::{Deserialize, Serialize};

/// What a customer expected and what they found (methods 66 to 69). Scores run from 1 to 5.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    pub customer: CustomerId,
    pub receipt: Option<ReceiptId>,
    pub product: Option<ProductId>,
    /// The promise in words; may be empty.
    pub subject: String,
    pub expected: Option<u8>,
    pub expected_on: Option<Day>,
    pub got: Option<u8>,
    pub got_on: Option<Day>,
    pub shortfall: Option<Shortfall>,
    pub route: Option<GapRoute>,
    pub note: String,
}

/// Where it fell short: the first four are too little got, the last four too much given. New ones are added at the end.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Shortfall {
    Quality,
    Service,
    Staff,
    Image,
    Money,
    Time,
    Effort,
    Worry,
}

impl Shortfall {
    /// All of them, gains before losses.
    pub const ALL: [Self; 8] = [Self::Quality, Self::Service, Self::Staff, Self::Image, Self::Money, Self::Time, Self::Effort, Self::Worry];
}

/// How a gap is to be closed. New ways are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum GapRoute {
    RaiseGains,
    CutLosses,
    Both,
}

/// A group by rule that fills itself.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct SavedGroup {
    pub name: String,
    pub kind: GroupKind,
    pub rule: Rule,
}

/// What a group is drawn by: what its customers need, or what they are worth. New kinds are added at the end.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum GroupKind {
    #[default]
    Need,
    Value,
}

/// What the owner decided for a month (methods 15, 49).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    pub month: Month,
    pub text: String,
    pub made_on: Day,
    pub acted_on: Option<Day>,
    pub note: String,
}

/// Money that the shop spent on customers, of one or of all.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Spending {
    pub day: Day,
    pub amount_minor: i64,
    pub kind: SpendingKind,
    /// The way of winning customers that it paid for.
    pub source: Option<Source>,
    pub customer: Option<CustomerId>,
    pub text: String,
}

/// What money was spent on. New kinds are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum SpendingKind {
    Acquisition,
    Care,
    ReferralReward,
    Points,
    BadDebt,
    Other,
}

impl SpendingKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Acquisition, Self::Care, Self::ReferralReward, Self::Points, Self::BadDebt, Self::Other];
}
