//! Days that matter to a customer besides the birthday (methods 31, 56), told as long ahead as the owner chose.
use super::{Ground, NEAR_DAYS, Offers};
use crate::care::TaskKind;
use crate::domain::Occasion;

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    let rule = ground.book.settings().leap_months;
    for (at, occasion) in ground.book.live_rows::<Occasion>() {
        let Some(customer) = occasion.customer else { continue };
        let Some(day) = occasion.date.next_by(ground.today, rule) else { continue };
        let in_days = day.days_since(ground.today);
        if in_days <= i32::from(occasion.lead_days) {
            let kind = if in_days <= NEAR_DAYS { TaskKind::NearOccasion } else { TaskKind::Occasion };
            offers.offer(customer, kind, day, Some(at));
        }
    }
}
