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

/// The five steps of a complaint (method 98), in their order.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum ComplaintStep {
    Received,
    Answered,
    Solved,
    Told,
    Checked,
}

impl ComplaintStep {
    /// All steps, in their order.
    pub const ALL: [Self; 5] = [Self::Received, Self::Answered, Self::Solved, Self::Told, Self::Checked];
}

impl Complaint {
    /// When a step was done.
    pub fn step(&self, step: ComplaintStep) -> Option<Moment> {
        match step {
            ComplaintStep::Received => Some(self.received),
            ComplaintStep::Answered => self.answered,
            ComplaintStep::Solved => self.solved,
            ComplaintStep::Told => self.told,
            ComplaintStep::Checked => self.checked,
        }
    }

    /// The day on which it came in for the first time.
    pub fn first_received(&self) -> Day {
        self.rounds.first().map_or(self.received.day, |round| round.received.day)
    }

    /// The step that comes next; `None` when all are done. A praise has none.
    pub fn next_step(&self) -> Option<ComplaintStep> {
        ComplaintStep::ALL.into_iter().find(|step| self.step(*step).is_none()).filter(|_| !self.is_praise)
    }

    /// Whether something is still to be done about it.
    pub fn is_open(&self) -> bool {
        self.next_step().is_some()
    }

    /// Does the next step; a step is never earlier than the one before.
    pub fn do_next_step(&mut self, now: Moment) {
        let Some(next) = self.next_step() else { return };
        let latest = ComplaintStep::ALL.into_iter().filter_map(|step| self.step(step)).max();
        let now = latest.map_or(now, |latest| now.max(latest));
        match next {
            ComplaintStep::Received => self.received = now,
            ComplaintStep::Answered => self.answered = Some(now),
            ComplaintStep::Solved => self.solved = Some(now),
            ComplaintStep::Told => self.told = Some(now),
            ComplaintStep::Checked => self.checked = Some(now),
        }
    }

    /// Opens it again: the round so far is kept, and a new one begins.
    pub fn reopen(&mut self, now: Moment, due: Day, reason: String) {
        self.rounds.push(ComplaintRound {
            received: self.received,
            answered: self.answered.take(),
            solved: self.solved.take(),
            told: self.told.take(),
            checked: self.checked.take(),
            satisfied: self.satisfied.take(),
            reason,
        });
        (self.received, self.due) = (now, due);
    }
}

/// Who drove a customer away (method 91). The question is what was ours.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum LossForce {
    WeFailed,
    TheyLeft,
    Poached,
}

impl LossForce {
    /// All forces, what was ours first.
    pub const ALL: [Self; 3] = [Self::WeFailed, Self::TheyLeft, Self::Poached];
}

impl LossCause {
    /// The force behind the cause; nobody knows it where the cause is unknown.
    pub const fn force(self) -> Option<LossForce> {
        match self {
            Self::StaffLeft | Self::PromiseBroken | Self::SmallCustomerSlighted | Self::ComplaintUnresolved => Some(LossForce::WeFailed),
            Self::OwnStrategyChanged | Self::MovedAway => Some(LossForce::TheyLeft),
            Self::UnfairCompetition | Self::StrongerCompetitor => Some(LossForce::Poached),
            Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i32, minute: u16) -> Moment {
        Moment { day: Day(day), minute }
    }

    fn complaint() -> Complaint {
        Complaint {
            customer: CustomerId(0),
            about: ComplaintAbout::Product,
            is_praise: false,
            product: None,
            receipt: None,
            staff: String::new(),
            expected: "新茶".into(),
            got: "陈茶".into(),
            received: at(100, 600),
            due: Day(101),
            answered: None,
            solved: None,
            told: None,
            checked: None,
            satisfied: None,
            rounds: Vec::new(),
        }
    }

    #[test]
    fn steps_follow_one_another_and_never_go_back_in_time() {
        let mut complaint = complaint();
        for (step, now) in ComplaintStep::ALL.into_iter().skip(1).zip([at(101, 540), at(101, 530), at(102, 0), at(103, 0)]) {
            assert_eq!(complaint.next_step(), Some(step));
            complaint.do_next_step(now);
        }
        assert_eq!(complaint.solved, Some(at(101, 540)), "the clock went back");
        assert!(!complaint.is_open());
        let before = complaint.clone();
        complaint.do_next_step(at(110, 0));
        assert_eq!(complaint, before);
    }

    #[test]
    fn opening_again_keeps_what_was() {
        let mut complaint = complaint();
        (0..4).for_each(|day| complaint.do_next_step(at(101 + day, 0)));
        complaint.satisfied = Some(2);
        complaint.reopen(at(120, 5), Day(122), "又是陈茶".into());
        assert_eq!((complaint.received, complaint.due, complaint.next_step()), (at(120, 5), Day(122), Some(ComplaintStep::Answered)));
        let round = &complaint.rounds[0];
        assert_eq!((round.received, round.checked, round.satisfied), (at(100, 600), Some(at(104, 0)), Some(2)));
    }

    #[test]
    fn a_praise_waits_for_nothing() {
        assert!(!Complaint { is_praise: true, ..complaint() }.is_open());
    }

    #[test]
    fn every_known_cause_has_one_force() {
        let unknown: Vec<_> = LossCause::ALL.into_iter().filter(|cause| cause.force().is_none()).collect();
        assert_eq!(unknown, [LossCause::Unknown]);
    }
}
