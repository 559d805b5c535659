//! How long a customer may go without a word (method 16): counted from the last real contact or purchase, not from the calendar.
use crate::book::Book;
use crate::domain::CustomerId;
use crate::method::{Class, Figures, LATE_RATIO, Standing};

/// Key customers hear from the shop at least every so many days, however rarely they buy.
pub const MAX_KEY_INTERVAL_DAYS: i32 = 90;
/// Nobody is called more often than this by the figures.
pub const MIN_INTERVAL_DAYS: i32 = 7;

/// Who says how long.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum IntervalBy {
    /// Agreed with the customer.
    Person,
    /// The service card of the class.
    Class,
    Rhythm,
}

/// Days between contacts, and who says so.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct ContactInterval {
    pub days: i32,
    pub by: IntervalBy,
}

/// Days after the last contact or purchase at which the customer is due: as agreed with them, else by the service card of
/// their class, else by their rhythm.
pub fn interval_of(book: &Book, figures: &Figures, customer: CustomerId) -> ContactInterval {
    let person = book.find_customer(customer).and_then(|known| known.contacting.as_ref()?.interval_days).filter(|days| *days > 0);
    if let Some(days) = person {
        return ContactInterval { days: days.into(), by: IntervalBy::Person };
    }
    let cards = &book.settings().service;
    let card = match figures.class_in_force(customer) {
        _ if figures.is_key(customer) => &cards.a,
        Class::A => &cards.a,
        Class::B => &cards.b,
        _ => &cards.c,
    };
    match card.contact_days.filter(|days| *days > 0) {
        Some(days) => ContactInterval { days: days.into(), by: IntervalBy::Class },
        None => ContactInterval { days: by_rhythm(figures, customer), by: IntervalBy::Rhythm },
    }
}

/// 1.2 times the personal cadence, where the cadence counts the customer late; for one-time buyers the usual time of a second
/// purchase. A key customer's interval is 90 days at most. Out of season nobody is missed: only a key customer is greeted.
fn by_rhythm(figures: &Figures, customer: CustomerId) -> i32 {
    let own = figures.of(customer);
    // A thousandth of a day less, because the column is rounded; a float becomes a whole number by saturation.
    let is_resting = own.standing == Standing::Resting;
    let by_cadence =
        own.cadence_days.map(|cadence| if is_resting { i32::MAX } else { (f64::from(cadence) * LATE_RATIO - 0.001).ceil() as i32 });
    let interval = by_cadence.unwrap_or(figures.cadences.second.threshold_days[0]);
    let longest = if figures.is_key(customer) { MAX_KEY_INTERVAL_DAYS } else { i32::MAX };
    interval.clamp(MIN_INTERVAL_DAYS, longest)
}
