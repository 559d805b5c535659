//! Numbers as people write them, read exactly: a whole number of decimal steps, never floating point.

/// An exact decimal: `units` divided by ten to the power of `scale`.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Decimal {
    pub units: i64,
    pub scale: u32,
}

/// Digits that an exact number may have.
const MOST_DIGITS: usize = 18;
/// A number with its currency is never longer.
const LONGEST_BYTES: usize = 64;

impl Decimal {
    /// In steps of ten to the power of minus `digits`, rounded half away from zero; nothing where it is too large.
    pub fn to_scale(self, digits: u32) -> Option<i64> {
        rescale(i128::from(self.units), self.scale, digits)
    }

    /// The product in steps of ten to the power of minus `digits`.
    pub fn times(self, other: Self, digits: u32) -> Option<i64> {
        rescale(i128::from(self.units) * i128::from(other.units), self.scale + other.scale, digits)
    }
}

fn rescale(units: i128, scale: u32, digits: u32) -> Option<i64> {
    if digits >= scale {
        return i64::try_from(units.checked_mul(10_i128.checked_pow(digits - scale)?)?).ok();
    }
    let step = 10_i128.checked_pow(scale - digits)?;
    let half = if units < 0 { -step / 2 } else { step / 2 };
    i64::try_from((units + half) / step).ok()
}

/// Reads `1,234.56`, `￥12`, `(12.00)`, `12.50-`, `１２`, `1.234,56` (where `decimal_comma`), `HK$ 5`, `12元`.
///
/// Thousands must stand in groups of three, so that a decimal comma is never mistaken for one. Numbers rounded to an
/// exponent are refused.
pub fn parse_decimal(cell: &[u8], decimal_comma: bool) -> Option<Decimal> {
    let cell = cell.trim_ascii();
    if cell.is_empty() || cell.len() > LONGEST_BYTES {
        return None;
    }
    if cell.is_ascii() {
        return parse_ascii(cell, decimal_comma);
    }
    let text = std::str::from_utf8(cell).ok()?;
    let mut narrow = Vec::with_capacity(cell.len());
    for sign in text.chars() {
        match sign {
            '\u{ff01}'..='\u{ff5e}' => narrow.push((sign as u32 - 0xfee0) as u8),
            '¥' | '￥' | '€' | '£' | '₩' | '฿' | '₫' | '元' | '圆' | '圓' | '块' | '塊' => narrow.push(b'$'),
            '−' | '–' | '—' => narrow.push(b'-'),
            '’' => narrow.push(b'\''),
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{3000}' => narrow.push(b' '),
            _ if sign.is_ascii() => narrow.push(sign as u8),
            _ => return None,
        }
    }
    parse_ascii(narrow.trim_ascii(), decimal_comma)
}

fn parse_ascii(cell: &[u8], decimal_comma: bool) -> Option<Decimal> {
    // Most cells of a million are figures and nothing else.
    if cell.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.' || *byte == b',') {
        return figures(cell, decimal_comma);
    }
    let mut text = without_currency(cell);
    let mut negative = false;
    if let Some(inner) = text.strip_prefix(b"(").and_then(|inner| inner.strip_suffix(b")")) {
        negative = true;
        text = inner;
    }
    if let Some(rest) = text.strip_suffix(b"-") {
        negative = !negative;
        text = rest;
    }
    text = without_currency(text);
    if let Some(rest) = text.strip_prefix(b"-") {
        negative = !negative;
        text = rest;
    } else if let Some(rest) = text.strip_prefix(b"+") {
        text = rest;
    }
    let decimal = figures(without_currency(text), decimal_comma)?;
    Some(Decimal { units: if negative { -decimal.units } else { decimal.units }, ..decimal })
}

/// Cuts currency signs and codes at both ends.
fn without_currency(text: &[u8]) -> &[u8] {
    const CODES: [&[u8]; 18] = [
        b"HK$", b"NT$", b"MOP$", b"US$", b"S$", b"A$", b"C$", b"$", b"CNY", b"RMB", b"USD", b"HKD", b"TWD", b"EUR", b"GBP", b"JPY", b"RM",
        b"NTD",
    ];
    let mut text = text.trim_ascii();
    for code in CODES {
        if let Some((head, rest)) = text.split_at_checked(code.len())
            && head.eq_ignore_ascii_case(code)
        {
            text = rest.trim_ascii_start();
            break;
        }
    }
    for code in CODES {
        if let Some((rest, tail)) = text.len().checked_sub(code.len()).and_then(|at| text.split_at_checked(at))
            && tail.eq_ignore_ascii_case(code)
        {
            return rest.trim_ascii_end();
        }
    }
    text
}

fn figures(text: &[u8], decimal_comma: bool) -> Option<Decimal> {
    let (point, group) = if decimal_comma { (b',', b'.') } else { (b'.', b',') };
    let mut units = 0_i64;
    let mut digits = 0;
    let mut scale = None;
    let mut in_group = None;
    for byte in text {
        match *byte {
            b'0'..=b'9' => {
                digits += usize::from(units != 0 || *byte != b'0');
                if digits > MOST_DIGITS {
                    return None;
                }
                units = units * 10 + i64::from(byte - b'0');
                scale = scale.map(|scale: u32| scale + 1);
                in_group = in_group.map(|count| count + 1);
            }
            other if other == point && scale.is_none() && in_group.is_none_or(|count| count == 3) => {
                scale = Some(0);
                in_group = None;
            }
            other if (other == group || matches!(other, b' ' | b'\'')) && scale.is_none() && in_group.is_none_or(|count| count == 3) => {
                in_group = Some(0);
            }
            _ => return None,
        }
    }
    let has_figures = text.iter().any(u8::is_ascii_digit) && text.first().is_some_and(|byte| byte.is_ascii_digit() || *byte == point);
    (has_figures && in_group.is_none_or(|count| count == 3)).then_some(Decimal { units, scale: scale.unwrap_or(0) })
}

/// What a column of numbers says about its decimal sign.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct CommaVotes {
    pub numbers: u32,
    pub fractions: u32,
    comma: u32,
    point: u32,
}

impl CommaVotes {
    pub(crate) fn count(&mut self, cell: &[u8]) {
        let as_point = parse_decimal(cell, false);
        let as_comma = parse_decimal(cell, true);
        let Some(either) = as_point.or(as_comma) else { return };
        self.numbers += 1;
        self.fractions += u32::from(either.scale > 0);
        match (as_point, as_comma) {
            (Some(_), None) => self.point += 1,
            (None, Some(_)) => self.comma += 1,
            _ => {}
        }
    }

    /// Whether the comma is the decimal sign, and whether that stays a guess.
    pub(crate) fn verdict(&self) -> (bool, bool) {
        (self.comma > self.point, self.comma > 0 && self.point > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, decimal_comma: bool, expected_minor: Option<i64>) {
        let minor = parse_decimal(text.as_bytes(), decimal_comma).and_then(|number| number.to_scale(2));
        assert_eq!(minor, expected_minor, "{text}");
    }

    #[test]
    fn reads_amounts_exactly() {
        for (text, minor) in [
            ("12", 1_200),
            ("1,234.56", 123_456),
            ("￥12.50", 1_250),
            ("¥-12.50", -1_250),
            ("-¥12.50", -1_250),
            ("(1,234.00)", -123_400),
            ("（12）", -1_200),
            ("12.50-", -1_250),
            ("１２．５", 1_250),
            ("HK$ 5", 500),
            ("12元", 1_200),
            ("+0.10", 10),
            (".5", 50),
            ("1 234,00", 0),
            ("$1'234.5", 123_450),
            ("12.345", 1_235),
            ("-12.345", -1_235),
            ("0.1", 10),
            ("90071992547409.93", 9_007_199_254_740_993),
        ] {
            check(text, false, if minor == 0 { None } else { Some(minor) });
        }
        check("1.234,56", true, Some(123_456));
        check("1 234,00", true, Some(123_400));
        check("12,5", true, Some(1_250));
    }

    #[test]
    fn refuses_what_could_be_read_two_ways() {
        for text in ["12,5", "1,23,456.7", "1.2.3", "1.38E+10", "", "-", "¥", "12%", "abc", "2026-01-05", "1,2345", "12a"] {
            check(text, false, None);
        }
        assert_eq!(parse_decimal(b"2.55", false).unwrap().times(parse_decimal(b"6", false).unwrap(), 2), Some(1_530));
        assert_eq!(parse_decimal(b"0.005", false).unwrap().times(parse_decimal(b"-1", false).unwrap(), 2), Some(-1));
    }

    proptest! {
        #[test]
        fn every_amount_comes_back(minor in -1_000_000_000_000_i64..1_000_000_000_000, comma: bool) {
            let sign = if minor < 0 { "-" } else { "" };
            let whole = crate::words::format::count((minor.unsigned_abs() / 100) as i64);
            let point = format!("{sign}{whole}.{:02}", minor.unsigned_abs() % 100);
            let text: String = if comma { point.chars().map(|sign| match sign { ',' => '.', '.' => ',', other => other }).collect() } else { point };
            prop_assert_eq!(parse_decimal(text.as_bytes(), comma).and_then(|number| number.to_scale(2)), Some(minor));
        }
    }
}
