//! Numbers, money and days in the chosen language.
use super::{Language, veil};
use crate::domain::{Currency, Day};

/// A whole number with thousands separators: `12345` → `12,345`.
pub fn count(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    if number < 0 {
        text.push('−');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// An amount with its sign and all decimals: `¥1,860.00`, `−¥60.00`; covered while the [veil] is drawn.
pub fn money_exact(amount_minor: i64, currency: Currency) -> String {
    if veil::is_drawn() { covered(currency) } else { exact(amount_minor, currency) }
}

/// An amount as it is read in passing: decimals only where there are any: `¥1,860`, `¥9.90`; covered while the [veil] is drawn.
pub fn money(amount_minor: i64, currency: Currency) -> String {
    if veil::is_drawn() { covered(currency) } else { price(amount_minor, currency) }
}

/// What stands for an amount that is not to be read.
fn covered(currency: Currency) -> String {
    format!("{}{}", currency.symbol(), veil::COVER)
}

fn exact(amount_minor: i64, currency: Currency) -> String {
    let scale = 10_u64.pow(currency.minor_digits());
    let (whole, rest) = (amount_minor.unsigned_abs() / scale, amount_minor.unsigned_abs() % scale);
    let sign = if amount_minor < 0 { "−" } else { "" };
    let decimals = match currency.minor_digits() {
        0 => String::new(),
        digits => format!(".{rest:0width$}", width = digits as usize),
    };
    format!("{sign}{}{}{decimals}", currency.symbol(), count(whole as i64))
}

/// A price, or an amount of the sale that is being made, as [`money`] writes it: it stays in sight at the counter.
pub fn price(amount_minor: i64, currency: Currency) -> String {
    let scale = 10_i64.pow(currency.minor_digits());
    let exact = exact(amount_minor, currency);
    if scale > 1 && amount_minor % scale == 0 { exact.split('.').next().unwrap_or(&exact).to_owned() } else { exact }
}

/// A share in hundredths of a percent as whole percent: `6312` → `63%`.
pub fn percent(basis_points: i64) -> String {
    format!("{}%", count((basis_points + 50).div_euclid(100)))
}

/// A ratio with one decimal: `1.5`.
pub fn ratio(value: f64) -> String {
    format!("{value:.1}")
}

const ENGLISH_MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Short name of a month, 1 to 12: `11月`, `Nov`.
pub fn month_short(month: u8, language: Language) -> String {
    match language {
        Language::Hans | Language::Hant => format!("{month}月"),
        Language::English => ENGLISH_MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default().to_owned(),
    }
}

/// A day with its year: `2026年11月21日`, `21 Nov 2026`.
pub fn day_long(day: Day, language: Language) -> String {
    let civil = day.civil();
    match language {
        Language::Hans | Language::Hant => format!("{}年{}月{}日", civil.year, civil.month, civil.day),
        Language::English => format!("{} {} {}", civil.day, month_short(civil.month, language), civil.year),
    }
}

/// A day without its year where that is this year: `11月21日`, `21 Nov`.
pub fn day_short(day: Day, today: Day, language: Language) -> String {
    let civil = day.civil();
    if civil.year != today.civil().year {
        return day_long(day, language);
    }
    match language {
        Language::Hans | Language::Hant => format!("{}月{}日", civil.month, civil.day),
        Language::English => format!("{} {}", civil.day, month_short(civil.month, language)),
    }
}

/// A day as it is spoken of: relative within a week, then absolute.
pub fn day_relative(day: Day, today: Day, language: Language) -> String {
    let days = day.days_since(today);
    match days {
        0 => language.choose("今天", "今天", "today").to_owned(),
        1 => language.choose("明天", "明天", "tomorrow").to_owned(),
        -1 => language.choose("昨天", "昨天", "yesterday").to_owned(),
        2..=7 => language.choose(format!("{days}天后"), format!("{days}天後"), format!("in {days} days")),
        -7..=-2 => language.choose(format!("{}天前", -days), format!("{}天前", -days), format!("{} days ago", -days)),
        _ => day_short(day, today, language),
    }
}

/// `1 day`, `3 days`; `3天`.
pub fn days(number: i64, language: Language) -> String {
    counted(number, language, "天", "天", "day", "days")
}

/// What stands after “every”: `3 days`, but `day` for one.
pub fn every_days(number: i64, language: Language) -> String {
    if (number, language) == (1, Language::English) { "day".to_owned() } else { days(number, language) }
}

/// A number with its noun: `3 customers`, `3位客户`.
pub fn counted(number: i64, language: Language, hans: &str, hant: &str, one: &str, many: &str) -> String {
    match language {
        Language::Hans => format!("{}{hans}", count(number)),
        Language::Hant => format!("{}{hant}", count(number)),
        Language::English => format!("{} {}", count(number), if number == 1 { one } else { many }),
    }
}

/// Items one after the other: `31、36、33` or `31, 36, 33`.
pub fn list<T: AsRef<str>>(items: &[T], language: Language) -> String {
    let separator = language.choose("、", "、", ", ");
    items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(separator)
}
