//! Why a task is on the list, as data.
use super::contact::ContactIndex;
use super::interval::contact_interval_days;
use super::occasion::{ComingBirthday, next_birthday};
use super::task::{Task, TaskKind};
use crate::book::Book;
use crate::domain::{Day, Outcome};
use crate::method::{Figures, LATE_RATIO, Why};

/// The reason of a task.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskWhy {
    /// Overdue by the own rhythm, or by the usual time of a second purchase; a contact since is told too.
    Overdue {
        why: Why,
        last_contact: Option<Day>,
    },
    /// On time, but a key customer who has not heard from the shop for long.
    Interval {
        last_touch: Day,
        was_contact: bool,
        days_since: i32,
        interval_days: i32,
    },
    /// Agreed, or due again after a failed attempt.
    FollowUp {
        planned: Day,
        last_attempt: Option<(Day, Outcome)>,
        note: String,
    },
    /// Set by hand.
    Reminder {
        planned: Day,
        text: String,
    },
    Birthday(ComingBirthday),
}

impl Task {
    /// Why the task is on the list. Told for the rows that are seen, not for the whole list.
    pub fn why(&self, book: &Book, figures: &Figures, index: &ContactIndex) -> TaskWhy {
        let customer = self.customer;
        let state = index.of(customer);
        let overdue = || TaskWhy::Overdue { why: figures.why_cadence(book, customer), last_contact: state.last_contact };
        match self.kind {
            TaskKind::FollowUp => {
                let mut notes = index.entries_of(book, customer).map(|at| &book.interactions()[at].value.note);
                let note = notes.find(|note| !note.is_empty()).cloned().unwrap_or_default();
                TaskWhy::FollowUp { planned: self.due, last_attempt: state.last_attempt, note }
            }
            TaskKind::Reminder => {
                let reminder = self.row.and_then(|at| book.reminders().get(at as usize));
                TaskWhy::Reminder { planned: self.due, text: reminder.map(|slot| slot.value.text.clone()).unwrap_or_default() }
            }
            TaskKind::Birthday | TaskKind::NearBirthday => {
                let rule = book.settings().leap_months;
                let coming = book.find_customer(customer).and_then(|customer| next_birthday(customer, figures.today, rule));
                coming.map_or_else(overdue, TaskWhy::Birthday)
            }
            TaskKind::KeyDue => {
                let own = figures.of(customer);
                let last_touch = state.last_contact.max(own.last_day);
                let is_on_time = own.overdue_ratio.is_some_and(|ratio| f64::from(ratio) < LATE_RATIO);
                match last_touch {
                    Some(last_touch) if is_on_time => TaskWhy::Interval {
                        last_touch,
                        was_contact: state.last_contact == Some(last_touch),
                        days_since: figures.today.days_since(last_touch),
                        interval_days: contact_interval_days(figures, customer),
                    },
                    _ => overdue(),
                }
            }
            TaskKind::Slipping | TaskKind::Middle => overdue(),
        }
    }
}
