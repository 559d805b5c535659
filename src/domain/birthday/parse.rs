//! Reads the many ways in which shops write a birthday.
use super::{Birthday, BirthdayIssue, Calendar};

/// No birthday is longer; whatever is goes unread.
const LONGEST_TEXT_BYTES: usize = 120;
/// The year that Apple's address book writes where the year is unknown.
const YEAR_MEANING_UNKNOWN: u32 = 1604;

const LUNAR_WORDS: [&str; 8] = ["农历", "農曆", "阴历", "陰曆", "旧历", "舊曆", "夏历", "lunar"];
const SOLAR_WORDS: [&str; 9] = ["公历", "公曆", "阳历", "陽曆", "新历", "新曆", "国历", "國曆", "solar"];

/// Reads `1985-03-04`, `3月4日`, `农历八月十五`, `閏四月初八`, `19850304`, `民國74年3月4日` and their like.
///
/// A text is lunar where it says so (农历, 阴历, 闰, 正月, 腊月, 初八, 廿三) and where Chinese numerals stand without 日, as in
/// `八月十五`; otherwise solar. A time of day behind the date is dropped.
pub fn parse_birthday(text: &str) -> Result<Birthday, BirthdayIssue> {
    let mut text = fold_width(text.trim());
    if text.is_empty() {
        return Err(BirthdayIssue::Empty);
    }
    if text.len() > LONGEST_TEXT_BYTES {
        return Err(BirthdayIssue::NotADate);
    }
    let says_lunar = remove_words(&mut text, &LUNAR_WORDS);
    let says_solar = remove_words(&mut text, &SOLAR_WORDS);
    text.retain(|sign| !matches!(sign, '(' | ')' | '[' | ']' | '【' | '】' | ':' | '\u{3000}'));
    let text = text.trim();

    let date = if text.contains('月') { read_chinese(text)? } else { read_numeric(text)? };
    let calendar = if says_lunar || (date.sounds_lunar && !says_solar) { Calendar::Lunar } else { Calendar::Solar };
    date.into_birthday(calendar)
}

/// The parts of a date before the calendar is chosen.
#[derive(Default)]
struct Parts {
    year: Option<u32>,
    month: u32,
    day: u32,
    leap_month: bool,
    sounds_lunar: bool,
}

impl Parts {
    fn into_birthday(self, calendar: Calendar) -> Result<Birthday, BirthdayIssue> {
        let known = self.year.filter(|&year| year != 0 && year != YEAR_MEANING_UNKNOWN);
        let year = match known {
            Some(1..100) => return Err(BirthdayIssue::TwoDigitYear),
            Some(year) => Some(i16::try_from(year).map_err(|_| BirthdayIssue::YearOutOfRange)?),
            None => None,
        };
        let month = u8::try_from(self.month).map_err(|_| BirthdayIssue::NoSuchDay)?;
        let day = u8::try_from(self.day).map_err(|_| BirthdayIssue::NoSuchDay)?;
        match calendar {
            Calendar::Solar => Birthday::solar(year, month, day),
            Calendar::Lunar => Birthday::lunar(year, month, day, self.leap_month),
        }
    }
}

/// `1985年3月4日`, `八月十五`, `閏四月初八`, `民國74年3月4日`.
fn read_chinese(text: &str) -> Result<Parts, BirthdayIssue> {
    let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let (before_month, after_month) = text.split_once('月').ok_or(BirthdayIssue::NotADate)?;
    let (year_text, month_text) = match before_month.split_once('年') {
        Some((year, month)) => (Some(year), month),
        None => (None, before_month),
    };
    let year = year_text.map(read_year).transpose()?;

    let plain_month = month_text.trim_start_matches(['闰', '閏']);
    let leap_month = plain_month.len() < month_text.len();
    let lunar_month = match plain_month {
        "正" => Some(1),
        "冬" => Some(11),
        "腊" | "臘" => Some(12),
        _ => None,
    };
    let month = lunar_month.or_else(|| read_number(plain_month)).ok_or(BirthdayIssue::NotADate)?;

    // What follows 日 is a time of day or a remark.
    let (day_text, has_day_sign) = match after_month.split_once(['日', '号', '號']) {
        Some((day, _)) => (day, true),
        None => (after_month, false),
    };
    let plain_day = day_text.strip_prefix('初').unwrap_or(day_text);
    let day = read_number(plain_day).ok_or(BirthdayIssue::NotADate)?;
    let lunar_day = day_text.contains(['初', '廿', '卅']);
    let bare_numerals = !has_day_sign && !day_text.contains(|sign: char| sign.is_ascii_digit());
    Ok(Parts { year, month, day, leap_month, sounds_lunar: leap_month || lunar_month.is_some() || lunar_day || bare_numerals })
}

/// `1985-03-04`, `1985/3/4`, `03-04`, `19850304`, `25.12.1985`, `--03-04`.
fn read_numeric(text: &str) -> Result<Parts, BirthdayIssue> {
    // vCard writes an unknown year as two dashes.
    let text = text.strip_prefix("--").unwrap_or(text);
    // The time of day of `1985-03-04 00:00:00` and `1985-03-04T00:00:00Z`; its colons are gone already.
    let date = text.split([' ', 'T', 't']).next().unwrap_or(text);
    let numbers: Vec<&str> = date.split(['-', '/', '.', '–', '—', '年']).collect();
    if numbers.iter().any(|number| number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(BirthdayIssue::NotADate);
    }
    let value = |text: &str| text.parse::<u32>().map_err(|_| BirthdayIssue::NotADate);
    let (year, month, day) = match *numbers {
        [year, month, day] if year.len() == 4 => (Some(value(year)?), value(month)?, value(day)?),
        [first, second, year] if year.len() == 4 => {
            let (month, day) = tell_month_from_day(value(first)?, value(second)?)?;
            (Some(value(year)?), month, day)
        }
        [_, _, _] => return Err(BirthdayIssue::TwoDigitYear),
        [month, day] if month.len() <= 2 && day.len() <= 2 => (None, value(month)?, value(day)?),
        [digits] => match digits.len() {
            8 => (Some(value(&digits[..4])?), value(&digits[4..6])?, value(&digits[6..])?),
            4 => (None, value(&digits[..2])?, value(&digits[2..])?),
            _ => return Err(BirthdayIssue::NotADate),
        },
        _ => return Err(BirthdayIssue::NotADate),
    };
    Ok(Parts { year, month, day, ..Parts::default() })
}

/// In `25.12.1985` only one order is possible; `3/4/1985` means one day in London and another in New York.
fn tell_month_from_day(first: u32, second: u32) -> Result<(u32, u32), BirthdayIssue> {
    match (first <= 12, second <= 12) {
        (true, true) if first != second => Err(BirthdayIssue::Ambiguous),
        (true, _) => Ok((first, second)),
        (false, true) => Ok((second, first)),
        (false, false) => Err(BirthdayIssue::NoSuchDay),
    }
}

/// `1985`, `一九八五`, `二〇〇〇`, `民國74`; an empty text is an unknown year.
fn read_year(text: &str) -> Result<u32, BirthdayIssue> {
    let republic = text.strip_prefix("民国").or_else(|| text.strip_prefix("民國"));
    if let Some(years) = republic {
        let years = read_number(years).ok_or(BirthdayIssue::NotADate)?;
        return Ok(years + 1911);
    }
    let digits: Option<Vec<u32>> = text.chars().map(digit).collect();
    match digits {
        Some(digits) if digits.len() <= 4 => Ok(digits.iter().fold(0, |sum, digit| sum * 10 + digit)),
        _ => Err(BirthdayIssue::NotADate),
    }
}

/// A number up to 999 in Arabic or Chinese figures: `15`, `十五`, `廿三`, `三十`, `二十九`, `一百零四`.
fn read_number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 5 {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().filter(|&number| number < 1000);
    }
    let (mut sum, mut pending) = (0, None);
    for sign in text.chars() {
        match sign {
            '十' => sum += 10 * pending.take().unwrap_or(1),
            '廿' => sum += 20,
            '卅' => sum += 30,
            '百' => sum += 100 * pending.take()?,
            _ if pending.is_some_and(|figure| figure != 0) => return None,
            _ => pending = Some(digit(sign)?),
        }
    }
    Some(sum + pending.unwrap_or(0))
}

fn digit(sign: char) -> Option<u32> {
    let figure = match sign {
        '〇' | '零' | '○' => 0,
        '一' | '元' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return sign.to_digit(10),
    };
    Some(figure)
}

/// Takes the words out of the text and tells whether one was there.
fn remove_words(text: &mut String, words: &[&str]) -> bool {
    let mut found = false;
    for word in words {
        while let Some(at) = text.find(word) {
            text.replace_range(at..at + word.len(), " ");
            found = true;
        }
    }
    found
}

/// Full-width figures and signs to ASCII, letters to lower case.
fn fold_width(text: &str) -> String {
    let narrow = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        _ => sign,
    };
    text.chars().map(narrow).map(|sign| sign.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check_solar(text: &str, year: Option<i16>, month: u8, day: u8) {
        assert_eq!(parse_birthday(text), Birthday::solar(year, month, day), "{text}");
    }

    #[track_caller]
    fn check_lunar(text: &str, year: Option<i16>, month: u8, day: u8, leap: bool) {
        assert_eq!(parse_birthday(text), Birthday::lunar(year, month, day, leap), "{text}");
    }

    #[test]
    fn solar_forms() {
        for text in [
            "1985-03-04",
            "1985/3/4",
            "1985.3.4",
            "1985年3月4日",
            "1985年03月04号",
            "一九八五年三月四日",
            "19850304",
            "１９８５－０３－０４",
            " 1985-03-04 00:00:00 ",
            "1985-03-04T08:30:00+08:00",
            "1985/3/4 0:00",
            "公历1985年3月4日",
            "阳历 1985-3-4",
            "民國74年3月4日",
            "民国七十四年三月四日",
            "1985年3月4日 00:00",
        ] {
            check_solar(text, Some(1985), 3, 4);
        }
        for text in ["3月4日", "03-04", "3/4", "0304", "三月四日", "--03-04", "--0304", "0000-03-04", "1604-03-04", "3月4"] {
            check_solar(text, None, 3, 4);
        }
        check_solar("25.12.1985", Some(1985), 12, 25);
        check_solar("12/25/1985", Some(1985), 12, 25);
        check_solar("05/05/1985", Some(1985), 5, 5);
        check_solar("2000-02-29", Some(2000), 2, 29);
        check_solar("公历八月十五", None, 8, 15);
        check_solar("二〇〇〇年十二月三十一日", Some(2000), 12, 31);
    }

    #[test]
    fn lunar_forms() {
        for text in
            ["农历八月十五", "農曆八月十五", "农历8月15日", "农历08-15", "8月15日（农历）", "阴历八月十五日", "(农历)8/15", "八月十五"]
        {
            check_lunar(text, None, 8, 15, false);
        }
        for text in ["農曆1985年八月十五", "农历1985-08-15", "农历一九八五年八月十五"] {
            check_lunar(text, Some(1985), 8, 15, false);
        }
        check_lunar("阴历正月初一", None, 1, 1, false);
        check_lunar("正月初一", None, 1, 1, false);
        check_lunar("腊月廿三", None, 12, 23, false);
        check_lunar("臘月三十", None, 12, 30, false);
        check_lunar("冬月卅", None, 11, 30, false);
        check_lunar("十一月初十", None, 11, 10, false);
        check_lunar("闰四月初八", None, 4, 8, true);
        check_lunar("農曆2020年閏四月初八", Some(2020), 4, 8, true);
        check_lunar("二月二十九", None, 2, 29, false);
    }

    #[test]
    fn doubtful_forms_say_why() {
        use BirthdayIssue::{Ambiguous, Empty, NoSuchDay, NotADate, TwoDigitYear, YearOutOfRange};
        for (text, issue) in [
            ("", Empty),
            ("  ", Empty),
            ("无", NotADate),
            ("1985", NoSuchDay),
            ("31110", NotADate),
            ("1985-03", NotADate),
            ("1985年3月", NotADate),
            ("3月", NotADate),
            ("月", NotADate),
            ("85-03-04", TwoDigitYear),
            ("85年3月4日", TwoDigitYear),
            ("3/4/1985", Ambiguous),
            ("1985-02-29", NoSuchDay),
            ("2月30日", NoSuchDay),
            ("13-01", NoSuchDay),
            ("农历八月三十一", NoSuchDay),
            ("农历2026年闰八月初一", NoSuchDay),
            ("农历1800年八月初一", YearOutOfRange),
            ("1700-01-01", YearOutOfRange),
            ("一二三月四日", NotADate),
            ("三月百日", NotADate),
        ] {
            assert_eq!(parse_birthday(text), Err(issue), "{text}");
        }
    }

    #[test]
    fn placeholders_are_read() {
        assert!(parse_birthday("1900-01-01").unwrap().is_placeholder());
        assert!(parse_birthday("1970/1/1").unwrap().is_placeholder());
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "[0-9年月日号农历闰正腊初十廿一二三〇百\\-/. ]{0,14}|\\PC{0,20}") {
            let _ = parse_birthday(&text);
        }

        #[test]
        fn every_solar_day_is_read_back(number in -25_000..40_000_i32) {
            let civil = crate::domain::day::Day(number).civil();
            let expected = Birthday::solar(Some(civil.year as i16), civil.month, civil.day);
            let (year, month, day) = (civil.year, civil.month, civil.day);
            for text in [
                format!("{year}-{month:02}-{day:02}"),
                format!("{year}/{month}/{day}"),
                format!("{year}年{month}月{day}日"),
                format!("{year}{month:02}{day:02}"),
            ] {
                prop_assert_eq!(parse_birthday(&text), expected);
            }
        }
    }
}
