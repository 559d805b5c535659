//! The Chinese lunar calendar for the years 1900 to 2100, by GB/T 33661-2017 as icu_calendar tabulates it.
use icu_calendar::Date;
use icu_calendar::cal::ChineseTraditional;
use icu_calendar::types::{Month as IcuMonth, RataDie};
use serde::{Deserialize, Serialize};

use super::day::Day;

/// The first lunar year that the tables cover; its new year is 1900-01-31.
pub const FIRST_LUNAR_YEAR: i32 = 1900;
/// The last lunar year that the tables cover; it ends on 2101-01-28.
pub const LAST_LUNAR_YEAR: i32 = 2100;

/// The day number of 1970-01-01 in the count that icu_calendar uses.
const RATA_DIE_OF_EPOCH: i64 = 719_163;

/// A date of the Chinese lunar calendar.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Serialize, Deserialize, Debug)]
pub struct LunarDay {
    /// The Gregorian year in which the lunar year begins: 2026 for 丙午.
    pub year: i32,
    /// 1 to 12; a leap month bears the number of the month that it repeats.
    pub month: u8,
    /// Whether this is the leap month (闰月) after the ordinary month of the same number.
    pub leap: bool,
    /// 1 to 30.
    pub day: u8,
}

impl LunarDay {
    /// The lunar date of a day, or nothing outside the lunar years 1900 to 2100.
    pub fn from_day(day: Day) -> Option<LunarDay> {
        if !day.is_within_limits() {
            return None;
        }
        let rata_die = RataDie::new(i64::from(day.0) + RATA_DIE_OF_EPOCH);
        let date = Date::from_rata_die(rata_die, ChineseTraditional::new());
        let year = date.year().extended_year();
        let month = date.month().to_input();
        (FIRST_LUNAR_YEAR..=LAST_LUNAR_YEAR).contains(&year).then(|| LunarDay {
            year,
            month: month.number(),
            leap: month.is_leap(),
            day: date.day_of_month().0,
        })
    }

    /// The day of this lunar date, or nothing where the calendar has no such date.
    pub fn to_day(self) -> Option<Day> {
        to_day(self.year, self.month, self.leap, self.day)
    }
}

impl Day {
    /// The lunar date of this day, or nothing outside the lunar years 1900 to 2100.
    pub fn lunar(self) -> Option<LunarDay> {
        LunarDay::from_day(self)
    }
}

/// The day of a lunar date, or nothing where that year has no such month or the month no such day.
pub fn to_day(year: i32, month: u8, leap: bool, day: u8) -> Option<Day> {
    if !(FIRST_LUNAR_YEAR..=LAST_LUNAR_YEAR).contains(&year) {
        return None;
    }
    let icu_month = if leap { IcuMonth::leap(month) } else { IcuMonth::new(month) };
    let date = Date::try_new(year.into(), icu_month, day, ChineseTraditional::new()).ok()?;
    i32::try_from(date.to_rata_die().to_i64_date() - RATA_DIE_OF_EPOCH).ok().map(Day)
}

/// 29 or 30, or nothing where that year has no such month.
pub fn days_in_lunar_month(year: i32, month: u8, leap: bool) -> Option<u8> {
    to_day(year, month, leap, 30).map(|_| 30).or_else(|| to_day(year, month, leap, 29).map(|_| 29))
}

/// The number of the month that this lunar year repeats, if it repeats one.
pub fn leap_month_of(year: i32) -> Option<u8> {
    (1..=12).find(|&month| to_day(year, month, true, 1).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(iso: &str, year: i32, month: u8, leap: bool, day: u8) {
        let expected = LunarDay { year, month, leap, day };
        let solar = Day::parse_iso(iso).unwrap();
        assert_eq!(LunarDay::from_day(solar), Some(expected), "{iso}");
        assert_eq!(expected.to_day(), Some(solar), "{iso}");
    }

    /// Hong Kong Observatory, "Gregorian-Lunar Calendar Conversion Table", and the announcements of public holidays.
    #[test]
    fn new_years_fall_on_their_published_days() {
        let published = "1900-01-31 1912-02-18 1949-01-29 1966-01-21 1976-01-31 1984-02-02 1985-02-20 1988-02-17 \
            1990-01-27 1995-01-31 2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 \
            2007-02-18 2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 \
            2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 \
            2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 \
            2034-02-19 2035-02-08 2036-01-28 2050-01-23 2057-02-04 2100-02-09";
        for iso in published.split_whitespace() {
            check(iso, iso[..4].parse().unwrap(), 1, false, 1);
        }
    }

    #[test]
    fn festivals_fall_on_their_published_days() {
        for iso in "2020-10-01 2021-09-21 2022-09-10 2023-09-29 2024-09-17 2025-10-06 2026-09-25 2027-09-15".split_whitespace() {
            check(iso, iso[..4].parse().unwrap(), 8, false, 15);
        }
        for iso in "2023-06-22 2024-06-10 2025-05-31 2026-06-19".split_whitespace() {
            check(iso, iso[..4].parse().unwrap(), 5, false, 5);
        }
        check("2026-10-09", 2026, 8, false, 29);
        check("2026-02-16", 2025, 12, false, 29);
        check("2024-02-09", 2023, 12, false, 30);
    }

    /// The leap months of the published almanacs, year by year; all other years have none.
    #[test]
    fn leap_months_are_those_of_the_almanac() {
        let published = "1900:8 1903:5 1906:4 1909:2 1911:6 1914:5 1917:2 1919:7 1922:5 1925:4 1928:2 1930:6 1933:5 \
            1936:3 1938:7 1941:6 1944:4 1947:2 1949:7 1952:5 1955:3 1957:8 1960:6 1963:4 1966:3 1968:7 1971:5 1974:4 \
            1976:8 1979:6 1982:4 1984:10 1987:6 1990:5 1993:3 1995:8 1998:5 2001:4 2004:2 2006:7 2009:5 2012:4 2014:9 \
            2017:6 2020:4 2023:2 2025:6 2028:5 2031:3 2033:11 2036:6 2039:5 2042:2 2044:7 2047:5 2050:3 2052:8 2055:6 \
            2058:4 2061:3 2063:7 2066:5 2069:4 2071:8 2074:6 2077:4 2080:3 2082:7 2085:5 2088:4 2090:8 2093:6 2096:4 \
            2099:2";
        let found: Vec<String> =
            (FIRST_LUNAR_YEAR..=LAST_LUNAR_YEAR).filter_map(|year| leap_month_of(year).map(|month| format!("{year}:{month}"))).collect();
        assert_eq!(found.join(" "), published);
    }

    #[test]
    fn the_leap_month_of_2033_follows_the_eleventh() {
        check("2033-11-22", 2033, 11, false, 1);
        check("2033-12-22", 2033, 11, true, 1);
        check("2034-01-20", 2033, 12, false, 1);
        check("2034-02-18", 2033, 12, false, 30);
    }

    #[test]
    fn months_without_a_thirtieth_day_refuse_it() {
        assert_eq!(to_day(2026, 8, false, 30), None);
        assert_eq!(days_in_lunar_month(2026, 8, false), Some(29));
        assert_eq!(days_in_lunar_month(2023, 12, false), Some(30));
        for (year, month, leap, day) in [
            (2026, 1, false, 0),
            (2026, 1, false, 31),
            (2026, 0, false, 1),
            (2026, 13, false, 1),
            (2026, 8, true, 1),
            (1899, 12, false, 1),
            (2101, 1, false, 1),
        ] {
            assert_eq!(to_day(year, month, leap, day), None);
        }
    }

    #[test]
    fn every_day_of_the_tables_comes_back() {
        let first = to_day(FIRST_LUNAR_YEAR, 1, false, 1).unwrap();
        let last = Day::parse_iso("2101-01-28").unwrap();
        assert_eq!(first.plus_days(-1).lunar(), None);
        assert_eq!(last.plus_days(1).lunar(), None);
        assert_eq!(Day(i32::MIN).lunar(), None);
        let mut before: Option<LunarDay> = None;
        for number in first.0..=last.0 {
            let lunar = Day(number).lunar().unwrap();
            assert_eq!(lunar.to_day(), Some(Day(number)));
            if let Some(before) = before {
                assert!(lunar.day == before.day + 1 || lunar.day == 1);
            }
            before = Some(lunar);
        }
    }
}
