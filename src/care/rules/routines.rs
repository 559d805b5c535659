//! Reminders of the owner's own for a customer, once or recurring.
use super::{Ground, Offers};
use crate::care::TaskKind;
use crate::domain::Routine;

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    for (at, routine) in ground.book.live_rows::<Routine>().filter(|(_, routine)| routine.is_due(ground.today)) {
        let Some(customer) = routine.customer else { continue };
        let state = ground.contacts.of(customer);
        // Who could not be reached is offered again when the pause is over.
        let is_paused = state.is_quiet(ground.today) && state.last_attempt.is_some_and(|(day, _)| day >= routine.due);
        if !is_paused {
            offers.offer(customer, TaskKind::Routine, routine.due, Some(at));
        }
    }
}
