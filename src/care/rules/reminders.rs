//! The oldest open reminder of each customer that is due.
use super::{Ground, Offers};
use crate::care::TaskKind;
use crate::domain::Outcome;

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    let today = ground.today;
    for (at, slot) in (0u32..).zip(ground.book.reminders()) {
        let reminder = &slot.value;
        if !slot.live || reminder.done.is_some() || reminder.day > today {
            continue;
        }
        let state = ground.contacts.of(reminder.customer);
        // Who was reached since has been reminded; who was not is offered again when the pause is over.
        let is_settled =
            state.last_attempt.is_some_and(|(day, outcome)| day >= reminder.day && (outcome == Outcome::Reached || state.is_quiet(today)));
        let is_reached = state.last_contact.is_some_and(|day| day >= reminder.day);
        if !is_settled && !is_reached {
            offers.offer(reminder.customer, TaskKind::Reminder, reminder.day, Some(at));
        }
    }
}
