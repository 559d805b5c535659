//! A cooperation for a time that ends soon (method 81): the renewal is talked about before.
use super::{Ground, Offers};
use crate::care::TaskKind;

/// Told so many days ahead, and as many after the end.
const RENEWAL_DAYS: i32 = 30;

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    for (id, customer) in ground.book.present_customers() {
        if let Some(ends) = customer.ends.filter(|ends| ends.days_since(ground.today).abs() <= RENEWAL_DAYS) {
            offers.offer(id, TaskKind::Renewal, ends, None);
        }
    }
}
