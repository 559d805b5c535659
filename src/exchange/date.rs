//! Days as tills, banks and spreadsheets write them. The time of day and its zone are passed over: the day counts as written.
use crate::domain::Day;

/// Which part stands first where three short numbers leave it open.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub enum DateOrder {
    /// 2026-01-05, 26/1/5
    #[default]
    YearMonthDay,
    /// 1/5/2026 is the fifth of January.
    MonthDayYear,
    /// 5/1/2026 is the fifth of January.
    DayMonthYear,
}

impl DateOrder {
    /// All orders, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::YearMonthDay, Self::MonthDayYear, Self::DayMonthYear];

    /// The code under which a book remembers it.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The order of a code.
    pub const fn from_code(code: u8) -> Self {
        match code {
            1 => Self::MonthDayYear,
            2 => Self::DayMonthYear,
            _ => Self::YearMonthDay,
        }
    }
}

const MONTH_NAMES: [&[u8; 3]; 12] = [b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"];
/// A date with its time and zone is never longer.
const LONGEST_BYTES: usize = 64;
/// Two-digit years up to this one belong to this century (POSIX).
const LAST_SHORT_YEAR: i32 = 68;
/// The year before the first of the Republic of China.
const MINGUO_SHIFT: i32 = 1911;

/// Reads the day of a cell; nothing where it is none.
pub fn parse_date(cell: &[u8], order: DateOrder) -> Option<Day> {
    match parse_parts(cell)? {
        Parts::Plain { year, month, day } => civil(year, month, day),
        Parts::Short(first, second, third) => match order {
            DateOrder::YearMonthDay => civil(long_year(first), second, third),
            DateOrder::MonthDayYear => civil(long_year(third), first, second),
            DateOrder::DayMonthYear => civil(long_year(third), second, first),
        },
    }
}

/// What a column of dates says about its order.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct OrderVotes {
    pub dates: u32,
    /// Cells whose first number cannot be a month.
    day_first: u32,
    /// Cells whose second number cannot be a month.
    month_first: u32,
    /// Three short numbers of which the last cannot be a day.
    year_last: u32,
    short: u32,
}

impl OrderVotes {
    pub(crate) fn count(&mut self, cell: &[u8]) {
        match parse_parts(cell) {
            Some(Parts::Plain { year, month, day }) => self.dates += u32::from(civil(year, month, day).is_some()),
            Some(Parts::Short(first, second, third)) => {
                let fits = DateOrder::ALL.iter().any(|order| parse_date(cell, *order).is_some());
                self.dates += u32::from(fits);
                self.short += u32::from(fits);
                self.day_first += u32::from(fits && first > 12 && third <= 9_999 && second <= 12 && first <= 31);
                self.month_first += u32::from(fits && second > 12 && first <= 12);
                self.year_last += u32::from(third > 31);
            }
            None => {}
        }
    }

    /// The order and whether it stays a guess; `usual` decides where nothing else does.
    pub(crate) fn verdict(&self, usual: DateOrder) -> (DateOrder, bool) {
        if self.short == 0 {
            return (DateOrder::YearMonthDay, false);
        }
        let usual = if self.year_last > 0 && usual == DateOrder::YearMonthDay { DateOrder::DayMonthYear } else { usual };
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater if self.year_last == 0 && usual == DateOrder::YearMonthDay => (usual, true),
            std::cmp::Ordering::Greater => (DateOrder::DayMonthYear, self.month_first > 0),
            std::cmp::Ordering::Less => (DateOrder::MonthDayYear, self.day_first > 0),
            std::cmp::Ordering::Equal => (usual, true),
        }
    }
}

enum Parts {
    Plain {
        year: i32,
        month: i32,
        day: i32,
    },
    /// Three numbers whose order the column must tell.
    Short(i32, i32, i32),
}

fn civil(year: i32, month: i32, day: i32) -> Option<Day> {
    Day::from_civil(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

fn long_year(year: i32) -> i32 {
    match year {
        0..=LAST_SHORT_YEAR => year + 2000,
        ..=99 => year + 1900,
        // 113/5/1: a year of the Republic of China.
        100..=199 => year + MINGUO_SHIFT,
        _ => year,
    }
}

fn parse_parts(cell: &[u8]) -> Option<Parts> {
    let cell = cell.trim_ascii();
    if cell.is_empty() || cell.len() > LONGEST_BYTES {
        return None;
    }
    if cell.is_ascii() {
        return parse_ascii(cell);
    }
    // 年 月 日 become separators, full-width figures narrow ones.
    let text = std::str::from_utf8(cell).ok()?;
    let mut narrow = Vec::with_capacity(cell.len());
    for sign in text.chars() {
        match sign {
            '年' | '月' => narrow.push(b'-'),
            '日' | '号' | '號' | '\u{3000}' | '\u{a0}' => narrow.push(b' '),
            '民' | '国' | '國' => {}
            '\u{ff01}'..='\u{ff5e}' => narrow.push((sign as u32 - 0xfee0) as u8),
            _ if sign.is_ascii() => narrow.push(sign as u8),
            // 上午, 星期六 and their like stand behind the day.
            _ if !narrow.is_empty() => break,
            _ => return None,
        }
    }
    parse_ascii(narrow.trim_ascii())
}

fn parse_ascii(cell: &[u8]) -> Option<Parts> {
    let (first, rest) = token(without_weekday(cell))?;
    let Token::Number { value: first, digits } = first else {
        let Token::Month(month) = first else { return None };
        return month_first(month, rest);
    };
    if rest.first().is_none_or(|byte| matches!(byte, b' ' | b'T' | b't')) && !begins_with_month(rest) {
        return compact(first, digits, rest);
    }
    let rest = separator(rest)?;
    let (second, rest) = token(rest)?;
    let rest = separator(rest)?;
    let (third, rest) = token(rest)?;
    let Token::Number { value: third, digits: third_digits } = third else { return None };
    if !is_time_or_nothing(rest) || third_digits > 4 {
        return None;
    }
    match second {
        Token::Month(month) if digits <= 2 => Some(Parts::Plain { year: long_year_of(third, third_digits), month, day: first as i32 }),
        Token::Month(month) => Some(Parts::Plain { year: first as i32, month, day: third as i32 }),
        Token::Number { value: second, digits: second_digits } => match digits {
            _ if second_digits > 2 => None,
            3 | 4 if third_digits <= 2 => Some(Parts::Plain { year: long_year_of(first, digits), month: second as i32, day: third as i32 }),
            1 | 2 => Some(Parts::Short(first as i32, second as i32, third as i32)),
            _ => None,
        },
    }
}

fn long_year_of(year: u64, digits: usize) -> i32 {
    if digits == 4 { year as i32 } else { long_year(year as i32) }
}

/// `Dec 1, 2010`
fn month_first(month: i32, rest: &[u8]) -> Option<Parts> {
    let (day, rest) = token(separator(rest)?)?;
    let (year, rest) = token(separator(rest)?)?;
    match (day, year) {
        (Token::Number { value: day, digits: 1 | 2 }, Token::Number { value: year, digits }) if is_time_or_nothing(rest) => {
            Some(Parts::Plain { year: long_year_of(year, digits), month, day: day as i32 })
        }
        _ => None,
    }
}

/// `20260105`, `20260105123000`
fn compact(number: u64, digits: usize, rest: &[u8]) -> Option<Parts> {
    let date = match digits {
        8 => number,
        12 => number / 10_000,
        14 => number / 1_000_000,
        _ => return None,
    };
    let date = i32::try_from(date).ok()?;
    is_time_or_nothing(rest).then_some(Parts::Plain { year: date / 10_000, month: date / 100 % 100, day: date % 100 })
}

enum Token {
    Number { value: u64, digits: usize },
    Month(i32),
}

fn token(text: &[u8]) -> Option<(Token, &[u8])> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if (1..=17).contains(&digits) {
        let value = text[..digits].iter().fold(0, |sum, byte| sum * 10 + u64::from(byte - b'0'));
        return Some((Token::Number { value, digits }, &text[digits..]));
    }
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let name: [u8; 3] = text.get(..3)?.to_ascii_lowercase().try_into().ok()?;
    let month = MONTH_NAMES.iter().position(|known| **known == name)?;
    (3..=9).contains(&letters).then_some((Token::Month(month as i32 + 1), &text[letters..]))
}

fn begins_with_month(text: &[u8]) -> bool {
    matches!(token(text.trim_ascii_start()), Some((Token::Month(_), _)))
}

fn separator(text: &[u8]) -> Option<&[u8]> {
    let behind = text.trim_ascii_start();
    let behind = match behind.first()? {
        b'-' | b'/' | b'.' | b',' => &behind[1..],
        _ if behind.len() < text.len() => behind,
        _ => return None,
    };
    Some(behind.trim_ascii_start())
}

fn without_weekday(cell: &[u8]) -> &[u8] {
    const DAYS: [&[u8; 3]; 7] = [b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun"];
    let letters = cell.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters < 3 || !DAYS.iter().any(|day| cell[..3].eq_ignore_ascii_case(*day)) {
        return cell;
    }
    cell[letters..].trim_ascii_start().strip_prefix(b",").unwrap_or(&cell[letters..]).trim_ascii_start()
}

/// ` 8:26`, `T08:26:00.000+08:00`, ` 08:26:00 -0500`, nothing.
fn is_time_or_nothing(rest: &[u8]) -> bool {
    let Some(first) = rest.first() else { return true };
    if !matches!(first, b' ' | b'T' | b't' | b',' | b'-' | b':') {
        return false;
    }
    let time = rest[1..].trim_ascii_start();
    // `-` and `,` part days as well: only a clock time may follow them.
    if matches!(first, b'-' | b',') && !time.contains(&b':') {
        return false;
    }
    time.is_empty() || time.first().is_some_and(u8::is_ascii_digit) && time.iter().all(|byte| !byte.is_ascii_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, order: DateOrder, expected: &str) {
        let day = parse_date(text.as_bytes(), order).map(|day| day.to_string());
        assert_eq!(day.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn reads_the_forms_of_tills_banks_and_spreadsheets() {
        use DateOrder as O;
        for text in [
            "2026-01-05",
            "2026/1/5",
            "2026.1.5",
            "20260105",
            "2026年1月5日",
            "２０２６年１月５日",
            "5-Jan-26",
            "Jan 5, 2026",
            "5 January 2026",
        ] {
            check(text, O::YearMonthDay, "2026-01-05");
        }
        for text in [
            "2026-01-05 23:59:59",
            "2026-01-05T23:30:00-08:00",
            "20260105235959",
            "2026年1月5日 上午8:26",
            "2026/1/5 星期一",
            "Mon, 05 Jan 2026 08:00",
        ] {
            check(text, O::YearMonthDay, "2026-01-05");
        }
        check("2025-01-15 17:41:00 -0500", O::YearMonthDay, "2025-01-15");
        check("12/1/2010 8:26", O::MonthDayYear, "2010-12-01");
        check("12/1/2010 8:26", O::DayMonthYear, "2010-01-12");
        check("5/1/26", O::DayMonthYear, "2026-01-05");
        check("26/1/5", O::YearMonthDay, "2026-01-05");
        check("113/5/1", O::YearMonthDay, "2024-05-01");
        check("民國113年5月1日", O::YearMonthDay, "2024-05-01");
        check("1-Jan-69", O::YearMonthDay, "1969-01-01");
    }

    #[test]
    fn refuses_what_is_no_day() {
        for text in
            ["", "abc", "2026-02-30", "13/13/2026", "2026", "12.50", "138001380001", "2026-01", "1,234,567", "20261301", "1-2-3-4", "合计"]
        {
            for order in DateOrder::ALL {
                check(text, order, "none");
            }
        }
        // One order holds for the whole column: the thirteenth month is not quietly turned.
        check("13/1/2026", DateOrder::MonthDayYear, "none");
    }

    fn order_of(cells: &[&str], usual: DateOrder) -> (DateOrder, bool) {
        let mut votes = OrderVotes::default();
        cells.iter().for_each(|cell| votes.count(cell.as_bytes()));
        votes.verdict(usual)
    }

    #[test]
    fn the_order_is_told_by_numbers_beyond_twelve_and_doubtful_without_them() {
        use DateOrder as O;
        assert_eq!(order_of(&["1/5/2026", "13/5/2026"], O::MonthDayYear), (O::DayMonthYear, false));
        assert_eq!(order_of(&["1/5/2026", "5/13/2026"], O::DayMonthYear), (O::MonthDayYear, false));
        assert_eq!(order_of(&["1/5/2026", "2/3/2026"], O::MonthDayYear), (O::MonthDayYear, true));
        assert_eq!(order_of(&["2026-01-05"], O::MonthDayYear), (O::YearMonthDay, false));
    }
}
