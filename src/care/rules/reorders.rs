//! What runs out soon (method 10): told five days ahead, until it is bought or forgotten.
use super::{Ground, Offers};
use crate::care::TaskKind;

/// Told so many days ahead.
const AHEAD_DAYS: i32 = 5;

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    for (customer, reorder) in ground.figures.reorders.next_of_all(ground.today) {
        if reorder.due.days_since(ground.today) <= AHEAD_DAYS {
            offers.offer(customer, TaskKind::Reorder, reorder.due, Some(reorder.product.0));
        }
    }
}
