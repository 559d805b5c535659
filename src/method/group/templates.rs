//! Groups that most shops want, ready to be saved.
use crate::domain::GroupKind;
use crate::domain::rule::{Condition, Measure, Rule, State};

/// A ready-made group.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Template {
    /// About to be due by their own rhythm.
    DueSoon,
    /// Away for more than twice their own rhythm.
    Slipping,
    BirthdaySoon,
    Key,
    /// One purchase, long ago.
    OnceOnly,
    NewThisMonth,
    /// Class A or B, and not spoken to for long.
    Neglected,
    /// What they bought runs out within a week.
    ReorderSoon,
}

/// Days ahead of a birthday.
pub const BIRTHDAY_DAYS: i64 = 14;
/// Days ahead of an expected re-order.
pub const REORDER_DAYS: i64 = 7;
/// Days after which a key customer is neglected.
pub const NEGLECT_DAYS: i64 = 60;

impl Template {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::DueSoon,
        Self::ReorderSoon,
        Self::Slipping,
        Self::BirthdaySoon,
        Self::Key,
        Self::OnceOnly,
        Self::NewThisMonth,
        Self::Neglected,
    ];

    /// Whether the group is drawn by need or by value.
    pub const fn kind(self) -> GroupKind {
        match self {
            Self::Key | Self::Neglected => GroupKind::Value,
            _ => GroupKind::Need,
        }
    }

    /// Its rule.
    pub fn rule(self) -> Rule {
        let state = |state: State| Rule::Is(Condition::State(vec![state]));
        let measure = |measure: Measure, least: Option<i64>, most: Option<i64>| Rule::Is(Condition::Measure { measure, least, most });
        Rule::All(match self {
            Self::DueSoon => vec![measure(Measure::OverduePercent, Some(85), Some(120))],
            Self::Slipping => vec![state(State::Lapsed)],
            Self::BirthdaySoon => vec![measure(Measure::DaysToBirthday, None, Some(BIRTHDAY_DAYS))],
            Self::ReorderSoon => vec![measure(Measure::DaysToReorder, None, Some(REORDER_DAYS))],
            Self::Key => vec![state(State::Key)],
            Self::OnceOnly => vec![state(State::OneTime), Rule::Not(Box::new(state(State::New)))],
            Self::NewThisMonth => vec![state(State::NewThisMonth)],
            Self::Neglected => {
                let classes = Rule::Is(Condition::State(vec![State::ClassA, State::ClassB]));
                vec![classes, measure(Measure::DaysSinceContact, Some(NEGLECT_DAYS), None)]
            }
        })
    }
}
