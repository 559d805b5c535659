//! Days that matter: occasions of customers and of the shop (methods 31, 56), routines, and needs to come (43).
use super::{Birthday, CustomerId, Day, Month, ProductId};
use serde::{Deserialize, Serialize};

/// A day that comes back every year, of one customer or, without one, of the whole shop (a festival).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Occasion {
    pub customer: Option<CustomerId>,
    pub name: String,
    /// Day and month, solar or lunar, with or without a year.
    pub date: Birthday,
    /// So many days ahead it is told.
    pub lead_days: u16,
}

/// A reminder that comes back, or one of the whole shop.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Routine {
    pub customer: Option<CustomerId>,
    pub text: String,
    /// The day on which it is due next.
    pub due: Day,
    /// `None` comes once.
    pub repeat: Option<Repeat>,
    /// The last day on which it may come; `None` has no end.
    pub until: Option<Day>,
    /// The days on which it was done, the latest last.
    pub done: Vec<Day>,
    /// Nothing more to come.
    pub is_over: bool,
}

/// How a routine comes back.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub struct Repeat {
    /// At least 1.
    pub every: u16,
    pub unit: RepeatUnit,
    /// Counted from the day of doing it; else from the day on which it was due.
    pub is_from_completion: bool,
    /// The day of the month on which it began, so that the 31st comes back after a short month.
    pub day_of_month: u8,
}

/// New units are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum RepeatUnit {
    Days,
    Weeks,
    Months,
    Years,
}

/// Something a customer will need in a month to come (method 43).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct FutureNeed {
    pub customer: CustomerId,
    pub text: String,
    pub month: Month,
    pub confidence: Confidence,
    pub product: Option<ProductId>,
    pub noted_on: Day,
    /// The day on which it was met or fell away.
    pub settled_on: Option<Day>,
}

/// How sure the shop is. New steps are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Confidence {
    /// A guess of the shop.
    Guessed,
    /// The customer said so.
    Said,
    /// Seen or in writing.
    Certain,
}

/// One line of what a trade customer is expected to take in a month (method 43b).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct SupplyLine {
    pub customer: CustomerId,
    pub month: Month,
    pub product: ProductId,
    /// Thousandths of a piece.
    pub quantity_milli: i64,
    pub amount_minor: i64,
    pub note: String,
}
