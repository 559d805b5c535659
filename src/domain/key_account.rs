//! Key accounts (methods 27, 92 to 97): who looks after whom, why a customer is key, visits, news and thanks.
use super::{CustomerId, Day};
use serde::{Deserialize, Serialize};

/// How the shop looks after one customer.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct KeyAccount {
    /// Who is responsible, and who stands in (method 93); may be empty.
    pub owner: String,
    pub deputy: String,
    /// Who in the shop knows the customer (method 57).
    pub known_by: Vec<String>,
    /// First in Today, and half the time for complaints (method 95).
    pub has_green_channel: bool,
    pub sales_model: Option<SalesModel>,
    /// A partner with mutual promises (method 86).
    pub is_partner: bool,
}

impl KeyAccount {
    /// Everybody who knows the customer: who is responsible, who stands in, and whoever is named; some may be named twice.
    pub fn knowing(&self) -> impl Iterator<Item = &String> {
        [&self.owner, &self.deputy].into_iter().chain(&self.known_by)
    }
}

/// How the shop sells to the customer (method 96). New models are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum SalesModel {
    Plain,
    Club,
    Consultative,
    Custom,
}

/// How a customer wants to be spoken to.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Contacting {
    /// So many days between contacts, over that of the class.
    pub interval_days: Option<u16>,
    pub preferred: Option<PreferredChannel>,
    pub is_do_not_contact: bool,
}

/// Where a customer likes to be reached (method 65). New ones are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum PreferredChannel {
    WeChat,
    Phone,
    Sms,
    Email,
    InShop,
}

/// How far a prospect has come by the owner's word, and why to call (methods 44, 64).
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Prospecting {
    pub came_by_on: Option<Day>,
    pub reason_to_call: String,
    pub given_up_on: Option<Day>,
}

/// A look at one customer: why key, and what is to be done (methods 27, 51).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Review {
    pub customer: CustomerId,
    pub day: Day,
    pub kind: ReviewKind,
    /// Why this customer is key.
    pub reason: String,
    pub verdict: ReviewVerdict,
    /// What the shop does about its own fault, or anything else that was agreed.
    pub action: String,
    /// The next look.
    pub next: Option<Day>,
}

/// New kinds are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum ReviewKind {
    /// The inventory of key customers.
    Inventory,
    /// A change of class, accepted or not.
    ClassChange,
}

/// New verdicts are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum ReviewVerdict {
    Keep,
    Demote,
    LetGo,
    OurFault,
    /// A change of class that the owner follows, or not.
    Accept,
    Reject,
}

/// A visit with its questions (method 94).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    pub customer: CustomerId,
    pub due: Day,
    /// A talk between owners, once a year.
    pub is_owner_talk: bool,
    pub questions: Vec<String>,
    /// An answer to each question; may be empty.
    pub answers: Vec<String>,
    pub done: Option<Day>,
}

/// Something that happened in the customer's life (method 2).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct News {
    pub customer: CustomerId,
    pub day: Day,
    pub text: String,
    pub source: NewsSource,
    /// What changed, where that has consequences (method 28).
    pub change: Option<LifeChange>,
}

/// New sources are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum NewsSource {
    Said,
    Seen,
    Reading,
    Web,
}

/// What may change for a customer (method 28). New changes are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum LifeChange {
    Moved,
    NewBoss,
    ClosedBranch,
    NewJob,
    Baby,
    Expanded,
}

impl LifeChange {
    /// All changes, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Moved, Self::NewBoss, Self::ClosedBranch, Self::NewJob, Self::Baby, Self::Expanded];
}

/// Thanks for having brought somebody (methods 64, 85).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Thanks {
    /// Who brought.
    pub customer: CustomerId,
    /// Who was brought.
    pub brought: CustomerId,
    pub day: Day,
    pub reward: String,
    pub amount_minor: i64,
}
