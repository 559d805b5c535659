//! Dates of the Chinese lunar calendar as they are spoken: 八月廿九.
use super::Language;

const MONTHS: [&str; 12] = ["正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月"];
const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// A lunar month and day, without the year. Months are 1 to 12, days 1 to 30.
pub fn lunar_date(month: u8, day: u8, language: Language) -> String {
    if language == Language::English {
        return format!("day {day} of month {month}");
    }
    format!("{}{}", lunar_month(month, language), lunar_day(day, language))
}

/// A lunar month by its name: `八月`.
pub fn lunar_month(month: u8, language: Language) -> String {
    let name = match (month, language) {
        (_, Language::English) => return format!("month {month}"),
        (12, Language::Hant) => "臘月",
        _ => MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default(),
    };
    name.to_owned()
}

/// A day of a lunar month by its name: `廿九`.
pub fn lunar_day(day: u8, language: Language) -> String {
    let digit = |number: u8| DIGITS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default();
    match day {
        _ if language == Language::English => day.to_string(),
        1..=10 => format!("初{}", digit(day)),
        20 => "二十".to_owned(),
        30 => "三十".to_owned(),
        11..=19 => format!("十{}", digit(day - 10)),
        _ => format!("廿{}", digit(day % 10)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_spoken_as_in_the_almanac() {
        let spoken = |month, day| lunar_date(month, day, Language::Hans);
        assert_eq!(spoken(8, 29), "八月廿九");
        assert_eq!(spoken(1, 1), "正月初一");
        assert_eq!(spoken(11, 20), "冬月二十");
        assert_eq!(spoken(12, 30), "腊月三十");
        assert_eq!(spoken(6, 15), "六月十五");
        assert_eq!(lunar_date(12, 10, Language::Hant), "臘月初十");
    }
}
