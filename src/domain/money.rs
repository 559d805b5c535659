//! Money: whole minor units of the one currency of the shop, never floating point.
use serde::{Deserialize, Serialize};

/// The currency of a shop. New currencies are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Currency {
    #[default]
    Cny,
    Hkd,
    Mop,
    Twd,
    Usd,
    Eur,
    Gbp,
    Jpy,
    Krw,
    Sgd,
    Myr,
    Thb,
    Vnd,
    Aud,
    Cad,
}

impl Currency {
    /// All currencies, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Cny,
        Self::Hkd,
        Self::Mop,
        Self::Twd,
        Self::Usd,
        Self::Eur,
        Self::Gbp,
        Self::Jpy,
        Self::Krw,
        Self::Sgd,
        Self::Myr,
        Self::Thb,
        Self::Vnd,
        Self::Aud,
        Self::Cad,
    ];

    /// Decimal digits of the minor unit (ISO 4217); Taiwan's shops count whole dollars, but the standard says two.
    pub const fn minor_digits(self) -> u32 {
        match self {
            Self::Jpy | Self::Krw | Self::Vnd => 0,
            _ => 2,
        }
    }

    /// ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cny => "CNY",
            Self::Hkd => "HKD",
            Self::Mop => "MOP",
            Self::Twd => "TWD",
            Self::Usd => "USD",
            Self::Eur => "EUR",
            Self::Gbp => "GBP",
            Self::Jpy => "JPY",
            Self::Krw => "KRW",
            Self::Sgd => "SGD",
            Self::Myr => "MYR",
            Self::Thb => "THB",
            Self::Vnd => "VND",
            Self::Aud => "AUD",
            Self::Cad => "CAD",
        }
    }

    /// The sign that stands before an amount.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Cny | Self::Jpy => "¥",
            Self::Hkd => "HK$",
            Self::Mop => "MOP$",
            Self::Twd => "NT$",
            Self::Usd => "$",
            Self::Eur => "€",
            Self::Gbp => "£",
            Self::Krw => "₩",
            Self::Sgd => "S$",
            Self::Myr => "RM",
            Self::Thb => "฿",
            Self::Vnd => "₫",
            Self::Aud => "A$",
            Self::Cad => "C$",
        }
    }
}

/// Reads an amount as it is typed: `128`, `1,280.5`, `¥9.90`, `9。9`, `－60`; `None` where it is no amount of the currency.
pub fn parse_amount(text: &str, currency: Currency) -> Option<i64> {
    parse_scaled(text, currency.minor_digits(), currency.symbol())
}

/// Reads a quantity as it is typed, in thousandths: `2` → 2000, `0.5` → 500.
pub fn parse_quantity_milli(text: &str) -> Option<i64> {
    parse_scaled(text, 3, "")
}

/// An amount as it is typed: no symbol, no separators, decimals only where there are any. [`parse_amount`] reads it.
pub fn amount_text(amount_minor: i64, currency: Currency) -> String {
    scaled_text(amount_minor, currency.minor_digits(), currency.minor_digits())
}

/// A quantity in thousandths as it is typed: 2000 → `2`, 500 → `0.5`.
pub fn quantity_text(quantity_milli: i64) -> String {
    scaled_text(quantity_milli, 3, 0)
}

/// Thousandths of a piece in one.
pub const ONE_PIECE_MILLI: i64 = 1_000;

/// Price times quantity, half a minor unit rounded away from zero; `None` beyond the limits of numbers.
pub fn price_times(price_minor: i64, quantity_milli: i64) -> Option<i64> {
    let product = i128::from(price_minor) * i128::from(quantity_milli);
    let half = i128::from(ONE_PIECE_MILLI / 2) * product.signum();
    i64::try_from((product + half) / i128::from(ONE_PIECE_MILLI)).ok()
}

fn parse_scaled(text: &str, decimals: u32, symbol: &str) -> Option<i64> {
    let plain: String = text.trim().chars().map(half_width).filter(|sign| !sign.is_whitespace() && *sign != ',').collect();
    let (plain, is_negative) = match plain.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (plain.as_str(), false),
    };
    let plain = plain.strip_prefix(symbol).unwrap_or(plain);
    let (plain, is_negative) = match plain.strip_prefix('-') {
        Some(rest) if !is_negative => (rest, true),
        _ => (plain, is_negative),
    };
    let (whole, rest) = plain.split_once('.').unwrap_or((plain, ""));
    let is_number = !(whole.is_empty() && rest.is_empty()) && whole.bytes().chain(rest.bytes()).all(|byte| byte.is_ascii_digit());
    if !is_number || rest.len() > decimals as usize {
        return None;
    }
    let scale = 10_i64.pow(decimals);
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let rest: i64 = format!("{rest:0<width$}", width = decimals as usize).parse().unwrap_or(0);
    let value = whole.checked_mul(scale)?.checked_add(rest)?;
    Some(if is_negative { -value } else { value })
}

/// The signs of a Chinese keyboard as those of an English one.
fn half_width(sign: char) -> char {
    match sign {
        '。' => '.',
        '−' | '–' => '-',
        '￥' => '¥',
        '！'..='～' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        _ => sign,
    }
}

fn scaled_text(value: i64, decimals: u32, least: u32) -> String {
    let scale = 10_u64.pow(decimals);
    let (whole, rest) = (value.unsigned_abs() / scale, value.unsigned_abs() % scale);
    let sign = if value < 0 { "-" } else { "" };
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:0width$}", width = decimals as usize);
    let kept = digits.trim_end_matches('0').len().max(least as usize);
    format!("{sign}{whole}.{}", &digits[..kept])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_they_are_typed() {
        let check = |text, expected| assert_eq!(parse_amount(text, Currency::Cny), expected, "{text:?}");
        check("128", Some(12_800));
        check("1,280.5", Some(128_050));
        check(" ¥9.90 ", Some(990));
        check("￥９。９", Some(990));
        check(".5", Some(50));
        check("128.", Some(12_800));
        check("-60", Some(-6_000));
        check("－60", Some(-6_000));
        check("−¥60", Some(-6_000));
        check("¥-60", Some(-6_000));
        check("0", Some(0));
        for bad in ["", ".", "-", "¥", "12a", "1.234", "1.2.3", "--5", "1e5", "99999999999999999999"] {
            check(bad, None);
        }
        assert_eq!(parse_amount("1280", Currency::Jpy), Some(1_280));
        assert_eq!(parse_amount("12.5", Currency::Jpy), None);
        assert_eq!(parse_amount("HK$ 12.5", Currency::Hkd), Some(1_250));
    }

    #[test]
    fn what_is_written_is_read_again() {
        for (amount, text) in [(12_800, "128"), (990, "9.90"), (5, "0.05"), (-6_050, "-60.50"), (0, "0")] {
            assert_eq!(amount_text(amount, Currency::Cny), text);
            assert_eq!(parse_amount(text, Currency::Cny), Some(amount));
        }
        for (quantity, text) in [(2_000, "2"), (500, "0.5"), (1_250, "1.25"), (-1, "-0.001")] {
            assert_eq!(quantity_text(quantity), text);
            assert_eq!(parse_quantity_milli(text), Some(quantity));
        }
    }
}
