//! What the list of today is made of: a task, its kind and the section in which it stands.
use crate::domain::{CustomerId, Day};

/// Somebody to contact.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Task {
    pub customer: CustomerId,
    pub kind: TaskKind,
    /// The day on which it fell or falls due.
    pub due: Day,
    /// What asks for it, where the kind has a table: the position of its row there.
    pub row: Option<u32>,
    /// Net sales of the window, in minor units: what there is to lose.
    pub at_stake_minor: i64,
    /// A green channel goes before everybody else of the section.
    pub is_first: bool,
}

/// Which rule offers the task. The order is that of strength: of several reasons for one person the first is told.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum TaskKind {
    /// The next step of a complaint.
    Complaint,
    /// Something that the shop promised.
    Promise,
    Reminder,
    Routine,
    FollowUp,
    /// A call after a gesture.
    CallBack,
    /// Money that should have come, or was promised for today.
    Debt,
    /// A visit at an unforeseen day to somebody who is watched.
    Unannounced,
    /// A birthday within three days.
    NearBirthday,
    /// Another day that matters within three days.
    NearOccasion,
    Reorder,
    /// A trade customer took much more or much less than planned.
    Supply,
    KeyDue,
    Slipping,
    Need,
    /// The coming month weighed much a year ago.
    Season,
    Renewal,
    /// An interval that was agreed with the customer has passed.
    Interval,
    Birthday,
    Occasion,
    BestMonth,
    Middle,
}

/// The parts of the page, in their order.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Section {
    /// Key customers due, the most money first.
    Top,
    /// Customers slipping away, the most money first.
    Tail,
    /// Whose goods run out, the nearest first.
    Reorder,
    /// Days that matter, the nearest first.
    Occasions,
    /// What was promised and is due, the oldest first.
    Promises,
    /// What is owed and was not paid, the oldest first.
    Debts,
    /// Whom to look at again, the oldest first.
    Reviews,
    /// Reminders and follow-ups due, the oldest first.
    FollowUps,
    /// The rest, to be handled as one batch, the most money first.
    Middle,
}

impl Section {
    /// All sections, in the order of the page; the middle comes last.
    pub const ALL: [Self; 9] =
        [Self::Top, Self::Tail, Self::Reorder, Self::Occasions, Self::Promises, Self::Debts, Self::Reviews, Self::FollowUps, Self::Middle];

    /// The sections whose people are told one by one.
    pub fn singles() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|section| *section != Self::Middle)
    }

    /// Whether what there is to lose comes first, rather than what was due first.
    pub(super) const fn is_by_stake(self) -> bool {
        matches!(self, Self::Top | Self::Tail | Self::Middle)
    }

    /// Minutes that one task is planned with.
    pub(super) const fn minutes(self) -> u32 {
        match self {
            Self::Top | Self::Tail | Self::FollowUps | Self::Debts | Self::Reviews | Self::Promises => 5,
            Self::Occasions | Self::Reorder => 2,
            Self::Middle => 1,
        }
    }
}

impl TaskKind {
    /// Where the task stands.
    pub const fn section(self) -> Section {
        match self {
            Self::Complaint | Self::Promise => Section::Promises,
            Self::Debt => Section::Debts,
            Self::Reminder
            | Self::Routine
            | Self::FollowUp
            | Self::Need
            | Self::Season
            | Self::Supply
            | Self::Renewal
            | Self::Interval
            | Self::CallBack
            | Self::Unannounced => Section::FollowUps,
            Self::NearBirthday | Self::Birthday | Self::NearOccasion | Self::Occasion | Self::BestMonth => Section::Occasions,
            Self::Reorder => Section::Reorder,
            Self::KeyDue => Section::Top,
            Self::Slipping => Section::Tail,
            Self::Middle => Section::Middle,
        }
    }

    /// Whether the counter may do it: money owed, complaints, people who are watched and plans are the owner's.
    pub const fn is_for_counter(self) -> bool {
        !matches!(self, Self::Complaint | Self::CallBack | Self::Debt | Self::Unannounced | Self::Supply)
    }

    /// Whether somebody wrote the day down: it is told even where a contact has just silenced the rules of the figures,
    /// and for those who do not want to be contacted.
    pub const fn is_own_wish(self) -> bool {
        matches!(
            self,
            Self::Complaint
                | Self::Promise
                | Self::Reminder
                | Self::Routine
                | Self::FollowUp
                | Self::CallBack
                | Self::Debt
                | Self::Unannounced
        )
    }
}
