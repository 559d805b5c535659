//! How long a customer may go without a word (method 16): counted from the last real contact or purchase, not from the calendar.
use crate::domain::CustomerId;
use crate::method::{Figures, LATE_RATIO, Standing};

/// Key customers hear from the shop at least every so many days, however rarely they buy.
pub const MAX_KEY_INTERVAL_DAYS: i32 = 90;
/// Nobody is called more often than this.
pub const MIN_INTERVAL_DAYS: i32 = 7;

/// Days after the last contact or purchase at which the customer is due.
///
/// 1.2 times the personal cadence, where the cadence counts the customer late; for one-time buyers the usual time of a second
/// purchase. A key customer's interval is 90 days at most. Out of season nobody is missed: only a key customer is greeted.
pub fn contact_interval_days(figures: &Figures, customer: CustomerId) -> i32 {
    let own = figures.of(customer);
    // A thousandth of a day less, because the column is rounded; a float becomes a whole number by saturation.
    let is_resting = own.standing == Standing::Resting;
    let by_cadence =
        own.cadence_days.map(|cadence| if is_resting { i32::MAX } else { (f64::from(cadence) * LATE_RATIO - 0.001).ceil() as i32 });
    let interval = by_cadence.unwrap_or(figures.cadences.second.threshold_days[0]);
    let longest = if figures.is_key(customer) { MAX_KEY_INTERVAL_DAYS } else { i32::MAX };
    interval.clamp(MIN_INTERVAL_DAYS, longest)
}
