//! The clock of the device.
use crate::domain::Day;

/// The owner's local day.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    Day::from_civil(now.get_full_year() as i32, now.get_month() as u8 + 1, now.get_date() as u8).unwrap_or(Day(0))
}

/// Milliseconds since 1970-01-01 UTC.
pub fn now_millis() -> u64 {
    js_sys::Date::now() as u64
}
