//! Birthdays of the coming two weeks; within three days they go before the figures.
use super::{Ground, Offers};
use crate::care::TaskKind;
use crate::care::occasion::{OccasionSieve, next_birthday};

/// Birthdays are told so many days ahead.
const BIRTHDAY_DAYS: i32 = 14;
/// Within so many days a birthday goes before the other rules.
pub(in crate::care) const NEAR_DAYS: i32 = 3;

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    let sieve = OccasionSieve::new(ground.today, BIRTHDAY_DAYS);
    let rule = ground.book.settings().leap_months;
    for (id, customer) in ground.book.present_customers() {
        if !customer.birthday.is_some_and(|birthday| sieve.lets_through(birthday)) {
            continue;
        }
        if let Some(coming) = next_birthday(customer, ground.today, rule).filter(|coming| coming.in_days <= BIRTHDAY_DAYS) {
            let kind = if coming.in_days <= NEAR_DAYS { TaskKind::NearBirthday } else { TaskKind::Birthday };
            offers.offer(id, kind, coming.day, None);
        }
    }
}
