//! What the shop as a whole has to think of today: festivals, its own routines, decisions without an action.
use crate::book::Book;
use crate::domain::{Day, Decision, Occasion, Routine, sort_by_rank};
use crate::method::{DecisionState, decision_state};

/// One line of the shop's own.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Notice {
    /// A routine without a customer is due; its row.
    Routine { row: u32, due: Day },
    /// A festival comes; its row among the occasions.
    Festival { row: u32, day: Day },
    /// Decisions that had no action for more than 14 days (method 63).
    Decisions { count: u32, days: i32 },
}

/// The lines of the day: routines first, then what comes next.
pub(super) fn notices(book: &Book, today: Day) -> Vec<Notice> {
    let mut routines: Vec<(Day, u32)> = book
        .live_rows::<Routine>()
        .filter(|(_, routine)| routine.customer.is_none() && routine.is_due(today))
        .map(|(row, routine)| (routine.due, row))
        .collect();
    sort_by_rank(&mut routines, |(due, _)| [due.0.into(), 0, 0]);
    let rule = book.settings().leap_months;
    let festivals = book.live_rows::<Occasion>().filter(|(_, occasion)| occasion.customer.is_none());
    let mut coming: Vec<(Day, u32)> = festivals
        .filter_map(|(row, occasion)| {
            let day = occasion.date.next_by(today, rule)?;
            (day.days_since(today) <= i32::from(occasion.lead_days)).then_some((day, row))
        })
        .collect();
    sort_by_rank(&mut coming, |(day, _)| [day.0.into(), 0, 0]);
    let waiting = book.live_rows::<Decision>().filter_map(|(_, decision)| match decision_state(decision, today) {
        DecisionState::Overdue { days } => Some(days),
        _ => None,
    });
    let waiting: Vec<i32> = waiting.collect();
    let decisions = waiting.iter().max().map(|days| Notice::Decisions { count: waiting.len() as u32, days: *days });
    let routines = routines.into_iter().map(|(due, row)| Notice::Routine { row, due });
    routines.chain(coming.into_iter().map(|(day, row)| Notice::Festival { row, day })).chain(decisions).collect()
}
