//! Outreach (methods 11, 73): one message to a group, one person after the other, with a hold-out to compare.
use super::{CustomerId, Day, ProductId, Rule};
use serde::{Deserialize, Serialize};

/// A batch: whom, with which words, at what cost. The people stay as they were chosen.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Outreach {
    pub name: String,
    pub kind: OutreachKind,
    /// The group that it was made of, for the record.
    pub rule: Option<Rule>,
    /// The message with its merge fields.
    pub template: String,
    pub cost_minor: i64,
    pub made_on: Day,
    /// Purchases count for so many days after sending.
    pub measured_days: u16,
    /// Who is to get it.
    pub recipients: Vec<CustomerId>,
    /// Who does not get it on purpose, to compare: about every fifth.
    pub hold_out: Vec<CustomerId>,
    pub level: OutreachLevel,
    pub closed_on: Option<Day>,
    /// Rows of sales that there were when it was made: what was bought later the same day is told from what was bought before.
    pub sales_seen: u32,
    /// What is called back, for a recall.
    pub product: Option<ProductId>,
}

/// What it is for. New kinds are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum OutreachKind {
    Message,
    /// Telling everybody who bought something that it is called back (method 62).
    Recall,
}

/// How personal it is (method 73). New levels are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum OutreachLevel {
    Mass,
    Group,
    OneToOne,
}

/// What became of one person of a batch; the latest mark counts.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct OutreachMark {
    /// Position of the batch.
    pub outreach: u32,
    pub customer: CustomerId,
    pub day: Day,
    pub result: OutreachResult,
}

/// New results are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum OutreachResult {
    Sent,
    Skipped,
    /// Taken back by the owner.
    Open,
}
