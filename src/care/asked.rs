//! What becomes of the row that asked for a talk: a routine comes again or is over, a need is met.
use super::task::{Task, TaskKind};
use crate::book::{Book, Draft, Refusal};
use crate::domain::{Day, FutureNeed, Outcome, Routine};
use std::fmt;
use std::str::FromStr;

/// A row that changes with the talk it asked for.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum AskedBy {
    Routine(u32),
    Need(u32),
}

/// The row that asked for a task, where the talk changes it.
pub fn asked_by(task: &Task) -> Option<AskedBy> {
    match task.kind {
        TaskKind::Routine => task.row.map(AskedBy::Routine),
        TaskKind::Need => task.row.map(AskedBy::Need),
        _ => None,
    }
}

/// Adds to an act what becomes of the row that asked for it.
pub fn with_settled(book: &Book, draft: Draft, asked: AskedBy, outcome: Outcome, day: Day, next: Option<Day>) -> Result<Draft, Refusal> {
    match asked {
        AskedBy::Routine(row) => match book.find_row::<Routine>(row).and_then(|routine| settled(routine, outcome, day, next)) {
            Some(routine) => book.with_row(draft, row, routine),
            None => Ok(draft),
        },
        AskedBy::Need(row) => match book.find_row::<FutureNeed>(row).filter(|_| outcome == Outcome::Reached) {
            Some(need) => book.with_row(draft, row, FutureNeed { settled_on: Some(day), ..need.clone() }),
            None => Ok(draft),
        },
    }
}

/// What becomes of a routine; `None` leaves it as it is.
fn settled(routine: &Routine, outcome: Outcome, day: Day, next: Option<Day>) -> Option<Routine> {
    match (outcome, next) {
        (Outcome::Reached, _) => Some(routine.done_on(day)),
        (Outcome::Skipped, Some(next)) => Some(routine.put_off(next)),
        (Outcome::Skipped, None) if routine.repeat.is_some() => Some(routine.skipped(day)),
        _ => None,
    }
}

impl fmt::Display for AskedBy {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Routine(row) => write!(to, "routine:{row}"),
            Self::Need(row) => write!(to, "need:{row}"),
        }
    }
}

/// The text is no row.
#[derive(Copy, Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no row")]
pub struct NoRow;

impl FromStr for AskedBy {
    type Err = NoRow;

    fn from_str(text: &str) -> Result<Self, NoRow> {
        let (kind, row) = text.split_once(':').ok_or(NoRow)?;
        let row = row.parse().map_err(|_| NoRow)?;
        match kind {
            "routine" => Ok(Self::Routine(row)),
            "need" => Ok(Self::Need(row)),
            _ => Err(NoRow),
        }
    }
}
