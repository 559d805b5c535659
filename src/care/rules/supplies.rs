//! Supply plans from which the customer strayed (method 43b), until they were spoken with.
use super::{Ground, Offers};
use crate::care::{TaskKind, deviations_due};

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    for deviation in deviations_due(ground.book, ground.today) {
        let is_settled = ground.contacts.of(deviation.customer).last_contact.is_some_and(|contact| contact >= deviation.due);
        if !is_settled {
            offers.offer(deviation.customer, TaskKind::Supply, deviation.due, Some(deviation.row));
        }
    }
}
