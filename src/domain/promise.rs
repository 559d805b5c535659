//! Promises (method 61): what was said to be done by when, by the shop or to the shop.
use super::{CustomerId, Day};
use serde::{Deserialize, Serialize};

/// Something promised, with a last day.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    pub customer: CustomerId,
    pub by: PromiseBy,
    /// What was promised, in the owner's words.
    pub text: String,
    /// The sum, where payment was promised, in minor units.
    pub amount_minor: Option<i64>,
    pub made_on: Day,
    pub due: Day,
    /// How it ended; open until then.
    pub ending: Option<PromiseEnding>,
    /// Who in the shop promised or has to do it; may be empty.
    pub staff: String,
}

/// Who promised. New ones are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum PromiseBy {
    Shop,
    Customer,
}

/// How a promise ended, and when.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub struct PromiseEnding {
    pub is_kept: bool,
    pub day: Day,
}
