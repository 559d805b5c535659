//! What went wrong: complaints in five steps (methods 41, 98), recovery (101) and lost customers (90, 91).
use super::{CustomerId, Day, ProductId, ReceiptId};
use serde::{Deserialize, Serialize};

/// A point in time as the owner's clock shows it.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
pub struct Moment {
    pub day: Day,
    /// Minutes since midnight, 0 to 1,439.
    pub minute: u16,
}

/// A complaint, or a praise, of one customer.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Complaint {
    pub customer: CustomerId,
    pub about: ComplaintAbout,
    pub is_praise: bool,
    pub product: Option<ProductId>,
    pub receipt: Option<ReceiptId>,
    /// Who in the shop it is about or who takes care; may be empty.
    pub staff: String,
    pub expected: String,
    pub got: String,
    /// When it came in.
    pub received: Moment,
    /// The last day of an answer, by the service card of the class.
    pub due: Day,
    pub answered: Option<Moment>,
    pub solved: Option<Moment>,
    pub told: Option<Moment>,
    pub checked: Option<Moment>,
    /// How satisfied the customer was at the check, 1 to 5.
    pub satisfied: Option<u8>,
    /// Earlier rounds, oldest first: reopening keeps what was.
    pub rounds: Vec<ComplaintRound>,
}

/// A closed round of a complaint that was opened again.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ComplaintRound {
    pub received: Moment,
    pub answered: Option<Moment>,
    pub solved: Option<Moment>,
    pub told: Option<Moment>,
    pub checked: Option<Moment>,
    pub satisfied: Option<u8>,
    /// Why it was opened again.
    pub reason: String,
}

/// What it is about (method 41). New ones are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum ComplaintAbout {
    Product,
    Service,
}

/// How the shop makes good, after a complaint or a loss.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Recovery {
    pub customer: CustomerId,
    /// Position of the complaint, or of the loss, that it follows.
    pub complaint: Option<u32>,
    pub loss: Option<u32>,
    /// What the customer lost.
    pub lost: String,
    pub gesture: String,
    /// What the gesture may cost, in minor units.
    pub budget_minor: i64,
    pub planned_on: Day,
    /// Days of calling back, each with the day on which it was done.
    pub calls: Vec<CallBack>,
    /// Whether the customer came round; open until then.
    pub is_won_back: Option<bool>,
    pub ended_on: Option<Day>,
}

/// A call after a gesture.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub struct CallBack {
    pub due: Day,
    pub done: Option<Day>,
}

/// A customer who left, and why.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Loss {
    pub customer: CustomerId,
    pub day: Day,
    pub cause: LossCause,
    pub evidence: String,
    /// Who was concerned, in the shop; may be empty.
    pub staff: String,
    pub product: Option<ProductId>,
    /// Where the customer lives or works, as far as it matters; may be empty.
    pub area: String,
    /// The day on which the customer was back.
    pub back_on: Option<Day>,
}

/// The seven causes of method 90, and two more. New causes are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
pub enum LossCause {
    StaffLeft,
    PromiseBroken,
    SmallCustomerSlighted,
    OwnStrategyChanged,
    UnfairCompetition,
    StrongerCompetitor,
    ComplaintUnresolved,
    MovedAway,
    Unknown,
}

impl LossCause {
    /// All causes, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::StaffLeft,
        Self::PromiseBroken,
        Self::SmallCustomerSlighted,
        Self::OwnStrategyChanged,
        Self::UnfairCompetition,
        Self::StrongerCompetitor,
        Self::ComplaintUnresolved,
        Self::MovedAway,
        Self::Unknown,
    ];
}
