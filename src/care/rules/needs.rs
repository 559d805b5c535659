//! Needs to come (method 43), from the first day of the month before.
use super::{Ground, Offers};
use crate::care::TaskKind;
use crate::domain::FutureNeed;

/// A need that nobody settled is told for so many months after its own.
const MONTHS_AFTER: i32 = 2;

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    let this = ground.today.month();
    for (at, need) in ground.book.live_rows::<FutureNeed>().filter(|(_, need)| need.settled_on.is_none()) {
        let months_ahead = need.month.0 - this.0;
        if (-MONTHS_AFTER..=1).contains(&months_ahead) {
            offers.offer(need.customer, TaskKind::Need, need.month.previous().first_day(), Some(at));
        }
    }
}
