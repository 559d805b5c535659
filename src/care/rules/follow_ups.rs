//! An agreed date, or the next attempt after one that failed.
use super::{Ground, Offers};
use crate::care::TaskKind;

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    for (customer, state) in ground.contacts.states() {
        if let Some(due) = state.follow_up.filter(|due| *due <= ground.today) {
            offers.offer(customer, TaskKind::FollowUp, due, None);
        }
    }
}
