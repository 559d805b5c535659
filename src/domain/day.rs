//! Calendar days without a time zone, and months of days.
//!
//! The arithmetic is our own because a million sales are turned into days on every import; the tests hold it against
//! icu_calendar over the whole range.
use std::fmt;

use serde::{Deserialize, Serialize};

/// A calendar day: whole days since 1970-01-01, without a time zone.
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize, Debug)]
pub struct Day(pub i32);

/// A day as people write it, in the Gregorian calendar.
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
pub struct Civil {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A calendar month: `year * 12 + (month - 1)`, so that months can be counted.
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize, Debug)]
pub struct Month(pub i32);

/// Monday first, as in ISO 8601.
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize, Debug)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Weekday; 7] =
        [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday, Weekday::Saturday, Weekday::Sunday];

    /// 0 for Monday to 6 for Sunday.
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Days in 400 Gregorian years.
const DAYS_PER_ERA: i32 = 146_097;
/// Days from 0000-03-01, where the shifted years begin, to 1970-01-01.
const EPOCH_SHIFT: i32 = 719_468;

impl Day {
    /// The first day that the book accepts, 1800-01-01.
    pub const FIRST: Day = Day(days_from_civil(1800, 1, 1));
    /// The last day that the book accepts, 2200-12-31.
    pub const LAST: Day = Day(days_from_civil(2200, 12, 31));

    /// The day of this date, or nothing where the calendar has no such date or it lies outside 1800 to 2200.
    pub const fn from_civil(year: i32, month: u8, day: u8) -> Option<Day> {
        let inside = year >= 1800 && year <= 2200 && month >= 1 && month <= 12 && day >= 1;
        if inside && day <= days_in_month(year, month) { Some(Day(days_from_civil(year, month, day))) } else { None }
    }

    /// Year, month and day. A day outside the limits, as only a damaged file brings, reads as the nearest limit.
    pub const fn civil(self) -> Civil {
        // Shifted years begin in March, so that the leap day is the last of its year (Hinnant, "chrono-compatible
        // low-level date algorithms"). The limits keep every intermediate value positive.
        let shifted = self.clamped().0 + EPOCH_SHIFT;
        let era = shifted / DAYS_PER_ERA;
        let day_of_era = shifted % DAYS_PER_ERA;
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = era * 400 + year_of_era + (month <= 2) as i32;
        Civil { year, month: month as u8, day: day as u8 }
    }

    pub const fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::ALL[(self.clamped().0 + 3).rem_euclid(7) as usize]
    }

    /// So many days later (earlier, if negative), held inside the limits.
    pub const fn plus_days(self, days: i32) -> Day {
        Day(self.0.saturating_add(days)).clamped()
    }

    /// Days from `earlier` to this day; negative where it is the later one.
    pub const fn days_since(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// The same day of the next month, or the last one where that month is shorter.
    pub fn plus_month(self) -> Day {
        let (year, month) = self.month().next().year_month();
        Day::from_civil(year, month, self.civil().day).unwrap_or(self.month().next().last_day())
    }

    pub const fn month(self) -> Month {
        let civil = self.civil();
        Month(civil.year * 12 + civil.month as i32 - 1)
    }

    /// Reads `2026-11-21` and nothing else; looser forms belong to the exchange.
    pub fn parse_iso(text: &str) -> Option<Day> {
        let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
        if bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number =
            |digits: &[u8]| digits.iter().try_fold(0_i32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i32::from(byte - b'0')));
        let month = u8::try_from(number(&bytes[5..7])?).ok()?;
        let day = u8::try_from(number(&bytes[8..10])?).ok()?;
        Day::from_civil(number(&bytes[..4])?, month, day)
    }

    /// As `2026-11-21`: what [`Day::parse_iso`] reads.
    pub fn iso(self) -> String {
        let Civil { year, month, day } = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Whether the day lies between [`Day::FIRST`] and [`Day::LAST`].
    pub const fn is_within_limits(self) -> bool {
        Day::FIRST.0 <= self.0 && self.0 <= Day::LAST.0
    }

    const fn clamped(self) -> Day {
        if self.0 < Day::FIRST.0 {
            Day::FIRST
        } else if self.0 > Day::LAST.0 {
            Day::LAST
        } else {
            self
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Civil { year, month, day } = self.civil();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

impl Month {
    /// The month of this year and month number (1 to 12).
    pub const fn new(year: i32, month: u8) -> Option<Month> {
        match Day::from_civil(year, month, 1) {
            Some(day) => Some(day.month()),
            None => None,
        }
    }

    pub const fn first_day(self) -> Day {
        let (year, month) = self.year_month();
        Day(days_from_civil(year, month, 1))
    }

    pub const fn last_day(self) -> Day {
        let (year, month) = self.year_month();
        Day(days_from_civil(year, month, days_in_month(year, month)))
    }

    /// The month after this one; the last month stays.
    pub const fn next(self) -> Month {
        Month(self.0.saturating_add(1)).clamped()
    }

    /// The month before this one; the first month stays.
    pub const fn previous(self) -> Month {
        Month(self.0.saturating_sub(1)).clamped()
    }

    /// Year and month number, 1 to 12.
    pub const fn year_month(self) -> (i32, u8) {
        let within = self.clamped().0;
        (within / 12, (within % 12 + 1) as u8)
    }

    const fn clamped(self) -> Month {
        let (first, last) = (Day::FIRST.month().0, Day::LAST.month().0);
        if self.0 < first {
            Month(first)
        } else if self.0 > last {
            Month(last)
        } else {
            self
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = self.year_month();
        write!(out, "{year:04}-{month:02}")
    }
}

/// Whether February of this Gregorian year has 29 days.
pub const fn is_leap_year(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days in a Gregorian month; `month` is 1 to 12.
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap_year(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Only for dates that were checked before; years after 0.
const fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let month = month as i32;
    let shifted_year = if month <= 2 { year - 1 } else { year };
    let era = shifted_year / 400;
    let year_of_era = shifted_year % 400;
    let month_from_march = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * DAYS_PER_ERA + day_of_era - EPOCH_SHIFT
}

#[cfg(test)]
mod tests {
    use icu_calendar::{Date, Gregorian, types::RataDie};
    use proptest::prelude::*;

    use super::*;

    /// The fixed day number of 1970-01-01 in "Calendrical Calculations", which icu_calendar counts by.
    const RATA_DIE_OF_EPOCH: i64 = 719_163;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn agrees_with_icu_on_every_day_of_the_range() {
        for number in Day::FIRST.0..=Day::LAST.0 {
            let rata_die = RataDie::new(i64::from(number) + RATA_DIE_OF_EPOCH);
            let expected = Date::from_rata_die(rata_die, Gregorian);
            let civil = Day(number).civil();
            assert_eq!(civil.year, expected.era_year().year);
            assert_eq!(civil.month, expected.month().number());
            assert_eq!(civil.day, expected.day_of_month().0);
            let weekday = expected.weekday() as usize;
            assert_eq!(Day(number).weekday().index() + 1, weekday);
            assert_eq!(Day::from_civil(civil.year, civil.month, civil.day), Some(Day(number)));
        }
    }

    #[test]
    fn knows_published_days() {
        assert_eq!(Day::from_civil(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::from_civil(2000, 3, 1), Some(Day(11_017)));
        assert_eq!(day("2026-11-21").weekday(), Weekday::Saturday);
        assert_eq!(Day::FIRST.to_string(), "1800-01-01");
        assert_eq!(Day::LAST.to_string(), "2200-12-31");
    }

    #[test]
    fn refuses_dates_that_the_calendar_does_not_have() {
        for (year, month, day) in [
            (2025, 2, 29),
            (1900, 2, 29),
            (2026, 4, 31),
            (2026, 0, 1),
            (2026, 13, 1),
            (2026, 1, 0),
            (2026, 1, 32),
            (1799, 12, 31),
            (2201, 1, 1),
        ] {
            assert_eq!(Day::from_civil(year, month, day), None, "{year}-{month}-{day}");
        }
        assert!(Day::from_civil(2000, 2, 29).is_some());
    }

    #[test]
    fn reads_iso_only() {
        assert_eq!(day("2026-11-21").to_string(), "2026-11-21");
        for text in ["", "2026-1-21", "2026/11/21", "2026-11-211", "2026-11-2a", "2026-02-29", "+026-11-21", "二〇二"] {
            assert_eq!(Day::parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn stays_inside_the_limits() {
        assert_eq!(Day::LAST.plus_days(1), Day::LAST);
        assert_eq!(Day::FIRST.plus_days(i32::MIN), Day::FIRST);
        assert_eq!(Day(i32::MAX).civil(), Day::LAST.civil());
        assert_eq!(Day(i32::MIN).weekday(), Day::FIRST.weekday());
        assert_eq!(Day::LAST.month().next(), Day::LAST.month());
        assert_eq!(Day::FIRST.month().previous(), Day::FIRST.month());
        assert_eq!(Month(i32::MIN).first_day(), Day::FIRST);
        assert_eq!(Month(i32::MAX).last_day(), Day::LAST);
        assert_eq!(Day(i32::MIN).days_since(Day(i32::MAX)), i32::MIN);
    }

    #[test]
    fn months_follow_each_other_without_gap() {
        let mut month = Day::FIRST.month();
        while month != Day::LAST.month() {
            assert_eq!(month.last_day().plus_days(1), month.next().first_day());
            assert_eq!(month.next().previous(), month);
            let (year, number) = month.year_month();
            assert_eq!(Month::new(year, number), Some(month));
            month = month.next();
        }
        assert_eq!(day("2024-02-10").month().last_day(), day("2024-02-29"));
        assert_eq!(day("2026-11-21").month().to_string(), "2026-11");
        assert_eq!(Month::new(2026, 13), None);
    }

    proptest! {
        #[test]
        fn shifting_and_measuring_agree(start in Day::FIRST.0..=Day::LAST.0, by in -100_000..100_000_i32) {
            let moved = Day(start).plus_days(by);
            prop_assert!(moved.is_within_limits());
            if Day(start + by).is_within_limits() {
                prop_assert_eq!(moved.days_since(Day(start)), by);
            }
        }
    }
}
