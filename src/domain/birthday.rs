//! Birthdays in the solar or the lunar calendar, with or without a year.
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::day::{Day, days_in_month};
use super::lunar::{self, FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR, LunarDay};

pub use parse::parse_birthday;

mod parse;

/// The calendar by which a family keeps a birthday.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Serialize, Deserialize, Debug)]
pub enum Calendar {
    /// 公历
    Solar,
    /// 农历
    Lunar,
}

/// A birthday as the customer gives it. Made by [`Birthday::solar`], [`Birthday::lunar`] or [`parse_birthday`].
#[derive(Copy, Clone, Eq, PartialEq, Hash, Serialize, Deserialize, Debug)]
pub struct Birthday {
    pub calendar: Calendar,
    /// The year of birth, where it is known; for a lunar birthday the year in which the lunar year began.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, in the lunar calendar to 30.
    pub day: u8,
    /// Born in a leap month (闰月); always false in the solar calendar.
    pub leap_month: bool,
}

/// When somebody born in a lunar leap month celebrates.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Serialize, Deserialize, Debug, Default)]
pub enum LeapMonthRule {
    /// Every year in the ordinary month of the same number.
    #[default]
    OrdinaryMonth,
    /// In the leap month when the year has it, otherwise in the ordinary month.
    LeapMonthWhenPresent,
}

/// Why a text or a set of numbers is no birthday.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug, Error)]
pub enum BirthdayIssue {
    #[error("no text")]
    Empty,
    #[error("not a date")]
    NotADate,
    #[error("the calendar has no such day")]
    NoSuchDay,
    #[error("year outside the calendar")]
    YearOutOfRange,
    #[error("year of two digits")]
    TwoDigitYear,
    #[error("day and month could be either way round")]
    Ambiguous,
}

impl Birthday {
    /// A birthday in the solar calendar; 29 February without a year is accepted.
    pub fn solar(year: Option<i16>, month: u8, day: u8) -> Result<Birthday, BirthdayIssue> {
        // A leap year stands in for the unknown one.
        let year_or_leap = i32::from(year.unwrap_or(2000));
        if !(Day::FIRST.civil().year..=Day::LAST.civil().year).contains(&year_or_leap) {
            return Err(BirthdayIssue::YearOutOfRange);
        }
        if !(1..=12).contains(&month) || day == 0 || day > days_in_month(year_or_leap, month) {
            return Err(BirthdayIssue::NoSuchDay);
        }
        Ok(Birthday { calendar: Calendar::Solar, year, month, day, leap_month: false })
    }

    /// A birthday in the lunar calendar; with a year, that year must have the month and the day.
    pub fn lunar(year: Option<i16>, month: u8, day: u8, leap_month: bool) -> Result<Birthday, BirthdayIssue> {
        if !(1..=12).contains(&month) || !(1..=30).contains(&day) {
            return Err(BirthdayIssue::NoSuchDay);
        }
        if let Some(year) = year.map(i32::from) {
            if !(FIRST_LUNAR_YEAR..=LAST_LUNAR_YEAR).contains(&year) {
                return Err(BirthdayIssue::YearOutOfRange);
            }
            lunar::to_day(year, month, leap_month, day).ok_or(BirthdayIssue::NoSuchDay)?;
        }
        Ok(Birthday { calendar: Calendar::Lunar, year, month, day, leap_month })
    }

    /// The first celebration on or after `today`; nothing after the end of the calendars.
    pub fn next_on_or_after(self, today: Day) -> Option<Day> {
        self.next_by(today, LeapMonthRule::default())
    }

    /// As [`Birthday::next_on_or_after`], where the owner has chosen how leap months are kept.
    pub fn next_by(self, today: Day, rule: LeapMonthRule) -> Option<Day> {
        let year = self.year_of(today)?;
        [year, year + 1].into_iter().filter_map(|year| self.celebration_in(year, rule)).find(|&day| day >= today)
    }

    /// Full years of life on a day, counted in the birthday's own calendar. Nothing without a year or before birth.
    pub fn age_on(self, day: Day) -> Option<u16> {
        if day < self.day_of_birth()? {
            return None;
        }
        let this_year = self.year_of(day)?;
        let years = this_year - i32::from(self.year?);
        let celebration = self.celebration_in(this_year, LeapMonthRule::default())?;
        // A child of a leap month is born after the ordinary month has passed: nobody is minus one.
        let full_years = if day < celebration { years - 1 } else { years };
        u16::try_from(full_years.max(0)).ok()
    }

    /// The day of birth, where the year is known.
    pub fn day_of_birth(self) -> Option<Day> {
        let year = i32::from(self.year?);
        match self.calendar {
            Calendar::Solar => Day::from_civil(year, self.month, self.day),
            Calendar::Lunar => lunar::to_day(year, self.month, self.leap_month, self.day),
        }
    }

    /// Whether this is a day that programs put where nobody knew the birthday.
    pub fn is_placeholder(self) -> bool {
        self.calendar == Calendar::Solar && matches!((self.year, self.month, self.day), (Some(1900 | 1970), 1, 1))
    }

    /// The year of the birthday's own calendar in which a day lies.
    fn year_of(self, day: Day) -> Option<i32> {
        match self.calendar {
            Calendar::Solar => Some(day.civil().year),
            Calendar::Lunar => LunarDay::from_day(day).map(|lunar| lunar.year),
        }
    }

    fn celebration_in(self, year: i32, rule: LeapMonthRule) -> Option<Day> {
        match self.calendar {
            Calendar::Solar => {
                let day = self.day.min(days_in_month(year, self.month));
                Day::from_civil(year, self.month, day)
            }
            Calendar::Lunar => {
                // Day 30 falls on 29 in a short month.
                let in_month = |leap| lunar::to_day(year, self.month, leap, self.day).or_else(|| lunar::to_day(year, self.month, leap, 29));
                let keeps_leap = self.leap_month && rule == LeapMonthRule::LeapMonthWhenPresent;
                keeps_leap.then(|| in_month(true)).flatten().or_else(|| in_month(false))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(iso: &str) -> Day {
        Day::parse_iso(iso).unwrap()
    }

    #[track_caller]
    fn check_next(birthday: Birthday, today: &str, expected: &str) {
        let next = birthday.next_on_or_after(day(today)).unwrap();
        assert_eq!(next.to_string(), expected);
    }

    #[test]
    fn solar_birthdays_come_every_year() {
        let birthday = Birthday::solar(Some(1985), 3, 4).unwrap();
        check_next(birthday, "2026-03-03", "2026-03-04");
        check_next(birthday, "2026-03-04", "2026-03-04");
        check_next(birthday, "2026-03-05", "2027-03-04");
        check_next(birthday, "2026-12-31", "2027-03-04");
    }

    #[test]
    fn the_leap_day_is_kept_on_28_february_in_ordinary_years() {
        let birthday = Birthday::solar(None, 2, 29).unwrap();
        check_next(birthday, "2026-02-28", "2026-02-28");
        check_next(birthday, "2027-03-01", "2028-02-29");
        check_next(birthday, "2028-02-29", "2028-02-29");
    }

    #[test]
    fn lunar_birthdays_move_with_the_moon() {
        let mid_autumn = Birthday::lunar(Some(1985), 8, 15, false).unwrap();
        check_next(mid_autumn, "2026-01-01", "2026-09-25");
        check_next(mid_autumn, "2026-09-26", "2027-09-15");
        // In January the old lunar year still runs.
        let new_years_eve = Birthday::lunar(None, 12, 29, false).unwrap();
        check_next(new_years_eve, "2026-01-01", "2026-02-16");
        check_next(new_years_eve, "2026-02-17", "2027-02-05");
    }

    #[test]
    fn day_30_falls_on_29_in_a_short_month() {
        let birthday = Birthday::lunar(None, 8, 30, false).unwrap();
        check_next(birthday, "2026-09-01", "2026-10-09");
        let new_years_eve = Birthday::lunar(None, 12, 30, false).unwrap();
        check_next(new_years_eve, "2024-02-01", "2024-02-09");
        check_next(new_years_eve, "2026-02-01", "2026-02-16");
    }

    #[test]
    fn leap_months_fall_in_the_ordinary_month_unless_chosen_otherwise() {
        let birthday = Birthday::lunar(Some(2025), 6, 8, true).unwrap();
        assert_eq!(birthday.day_of_birth(), Some(day("2025-08-01")));
        check_next(birthday, "2025-08-01", "2026-07-21");
        check_next(birthday, "2036-06-01", "2036-07-01");
        let kept = birthday.next_by(day("2036-06-01"), LeapMonthRule::LeapMonthWhenPresent);
        assert_eq!(kept, Some(day("2036-07-30")));
        let without = birthday.next_by(day("2026-06-01"), LeapMonthRule::LeapMonthWhenPresent);
        assert_eq!(without, Some(day("2026-07-21")));
    }

    #[test]
    fn ages_are_full_years() {
        let solar = Birthday::solar(Some(1985), 3, 4).unwrap();
        assert_eq!(solar.age_on(day("2026-03-03")), Some(40));
        assert_eq!(solar.age_on(day("2026-03-04")), Some(41));
        assert_eq!(solar.age_on(day("1985-03-03")), None);
        assert_eq!(solar.age_on(day("1985-03-04")), Some(0));
        let leap_day = Birthday::solar(Some(2000), 2, 29).unwrap();
        assert_eq!(leap_day.age_on(day("2026-02-27")), Some(25));
        assert_eq!(leap_day.age_on(day("2026-02-28")), Some(26));
        let lunar = Birthday::lunar(Some(1985), 8, 15, false).unwrap();
        assert_eq!(lunar.age_on(day("2026-09-24")), Some(40));
        assert_eq!(lunar.age_on(day("2026-09-25")), Some(41));
        let leap_month = Birthday::lunar(Some(2025), 6, 8, true).unwrap();
        assert_eq!(leap_month.age_on(day("2025-08-01")), Some(0));
        assert_eq!(leap_month.age_on(day("2026-07-21")), Some(1));
        let no_year = Birthday::solar(None, 3, 4).unwrap();
        assert_eq!(no_year.age_on(day("2026-03-04")), None);
    }

    #[test]
    fn impossible_birthdays_are_refused() {
        use BirthdayIssue::{NoSuchDay, YearOutOfRange};
        assert_eq!(Birthday::solar(Some(1985), 2, 29), Err(NoSuchDay));
        assert_eq!(Birthday::solar(None, 2, 30), Err(NoSuchDay));
        assert_eq!(Birthday::solar(None, 0, 1), Err(NoSuchDay));
        assert_eq!(Birthday::solar(None, 13, 1), Err(NoSuchDay));
        assert_eq!(Birthday::solar(None, 1, 0), Err(NoSuchDay));
        assert_eq!(Birthday::solar(Some(1799), 1, 1), Err(YearOutOfRange));
        assert_eq!(Birthday::lunar(None, 1, 31, false), Err(NoSuchDay));
        assert_eq!(Birthday::lunar(Some(2026), 8, 30, false), Err(NoSuchDay));
        assert_eq!(Birthday::lunar(Some(2026), 8, 1, true), Err(NoSuchDay));
        assert_eq!(Birthday::lunar(Some(1899), 8, 1, false), Err(YearOutOfRange));
    }

    #[test]
    fn placeholders_are_known() {
        for (year, placeholder) in [(1900, true), (1970, true), (1985, false)] {
            let birthday = Birthday::solar(Some(year), 1, 1).unwrap();
            assert_eq!(birthday.is_placeholder(), placeholder);
        }
        assert!(!Birthday::solar(None, 1, 1).unwrap().is_placeholder());
        assert!(!Birthday::lunar(Some(1970), 1, 1, false).unwrap().is_placeholder());
    }

    #[test]
    fn the_calendars_end_quietly() {
        let lunar = Birthday::lunar(None, 8, 15, false).unwrap();
        assert_eq!(lunar.next_on_or_after(day("2101-01-01")), None);
        assert_eq!(lunar.next_on_or_after(day("1850-01-01")), None);
        let solar = Birthday::solar(None, 3, 4).unwrap();
        assert_eq!(solar.next_on_or_after(Day::LAST), None);
    }

    proptest! {
        #[test]
        fn the_next_celebration_is_less_than_two_lunar_years_away(
            month in 1..=12_u8, date in 1..=30_u8, leap: bool, start in -20_000..45_000_i32
        ) {
            let birthday = Birthday::lunar(None, month, date, leap).unwrap();
            let next = birthday.next_on_or_after(Day(start)).unwrap();
            prop_assert!((0..=385).contains(&next.days_since(Day(start))));
            let lunar = next.lunar().unwrap();
            prop_assert_eq!((lunar.month, lunar.leap), (month, false));
            prop_assert!(lunar.day == date || (date == 30 && lunar.day == 29));
            prop_assert_eq!(birthday.next_on_or_after(next), Some(next));
        }
    }
}
