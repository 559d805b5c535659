//! Phone numbers: what was written is kept, digits with country code are what is compared.
use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use split::split_phones;

mod plan;
mod split;

/// Longer texts are notes, not numbers.
const LONGEST_TEXT_BYTES: usize = 200;
/// The shortest number that reaches somebody: service numbers such as 95588.
const FEWEST_DIGITS: usize = 5;
/// ITU-T E.164: at most fifteen digits with the country code.
const MOST_DIGITS: usize = 15;

/// A phone number as written and in its normal form.
#[derive(Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize, Debug)]
pub struct Phone {
    /// As written, trimmed; with extension and remarks.
    pub raw: String,
    /// The form for matching: digits with country code, `8613800138821`. A local number whose area code is missing stays
    /// as it is.
    pub digits: String,
}

/// Where the shop is: how a number without country code is read.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Serialize, Deserialize, Debug, Default)]
pub enum Region {
    #[default]
    China,
    HongKong,
    Macao,
    Taiwan,
    UnitedStates,
    /// Nothing is assumed; only numbers with + or 00 get a country code.
    Other,
}

impl Region {
    /// All regions, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::China, Self::HongKong, Self::Macao, Self::Taiwan, Self::UnitedStates, Self::Other];
}

/// Why a text is no phone number.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug, Error)]
pub enum PhoneIssue {
    #[error("no text")]
    Empty,
    /// A spreadsheet rounded the number: its last digits are lost.
    #[error("rounded to scientific notation")]
    Scientific,
    #[error("too few digits")]
    TooShort,
    #[error("too many digits")]
    TooLong,
    #[error("not a phone number")]
    NotANumber,
}

impl Phone {
    /// The last four digits, by which customers are told apart at the counter.
    pub fn tail(&self) -> &str {
        let start = self.digits.len().saturating_sub(4);
        self.digits.get(start..).unwrap_or(&self.digits)
    }

    /// For reading aloud: `138 0013 8821` for mobiles of mainland China, otherwise as written.
    pub fn display(&self) -> String {
        match self.digits.strip_prefix("86") {
            Some(number) if plan::is_china_mobile(number) => {
                format!("{} {} {}", &number[..3], &number[3..7], &number[7..])
            }
            _ => self.raw.trim().to_owned(),
        }
    }
}

/// Reads one phone number; a cell with several goes through [`split_phones`] first.
///
/// Full-width digits, blanks, dashes, dots, brackets, labels and remarks are passed over; an extension (分机, ext, x, #)
/// stays in `raw` only. A number that a spreadsheet rounded (`1.38E+10`) is refused, `13800138000.0` is read.
pub fn parse_phone(raw: &str, region: Region) -> Result<Phone, PhoneIssue> {
    let raw = raw.trim_matches(|sign: char| sign.is_whitespace() || is_invisible(sign));
    // Spreadsheets mark text with an apostrophe.
    let raw = raw.trim_start_matches('\'');
    if raw.is_empty() {
        return Err(PhoneIssue::Empty);
    }
    if raw.len() > LONGEST_TEXT_BYTES {
        return Err(PhoneIssue::NotANumber);
    }
    // Most cells are bare digits, and files have a million of them.
    let is_bare = raw.bytes().all(|byte| byte.is_ascii_digit());
    let (digits, has_plus) = if is_bare { (Cow::Borrowed(raw), false) } else { read_dressed(raw)? };
    let digits = plan::with_country_code(&digits, has_plus, region)?;
    if digits.len() < FEWEST_DIGITS {
        return Err(PhoneIssue::TooShort);
    }
    if digits.len() > MOST_DIGITS {
        return Err(PhoneIssue::TooLong);
    }
    // 00000, 11111111111: what tills write where nobody gave a number.
    if digits.bytes().all(|digit| digits.starts_with(digit as char)) {
        return Err(PhoneIssue::NotANumber);
    }
    Ok(Phone { raw: raw.to_owned(), digits })
}

/// The digits of a number that is written with more than digits, and whether a + stands before them.
fn read_dressed(raw: &str) -> Result<(Cow<'static, str>, bool), PhoneIssue> {
    let narrow: String = raw.chars().filter(|&sign| !is_invisible(sign)).map(narrow).collect();
    if is_scientific(&narrow) {
        return Err(PhoneIssue::Scientific);
    }
    let number = without_fraction(&narrow);
    let number = without_remarks(number);
    let number = without_extension(&number);
    let number = without_labels(number)?;
    let (digits, has_plus) = digits_of(number)?;
    Ok((Cow::Owned(digits), has_plus))
}

/// Marks of direction and of width that copied numbers carry unseen.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Full-width signs and the many dashes and blanks as ASCII, letters small.
fn narrow(sign: char) -> char {
    let narrow = match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' => '-',
        _ if sign.is_whitespace() => ' ',
        _ => sign,
    };
    narrow.to_ascii_lowercase()
}

/// `1.38E+10`, `1e10`: a number with an exponent and nothing else.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once('e') else {
        return false;
    };
    let exponent = exponent.trim_start_matches(['+', '-']);
    let is_number = |text: &str, dots: usize| {
        text.bytes().any(|byte| byte.is_ascii_digit())
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && text.bytes().filter(|&byte| byte == b'.').count() <= dots
    };
    is_number(mantissa.trim_start_matches(['+', '-']), 1) && is_number(exponent, 0)
}

/// Spreadsheets give whole numbers as `13800138000.0`.
fn without_fraction(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, fraction))
            if whole.len() >= FEWEST_DIGITS
                && whole.bytes().all(|byte| byte.is_ascii_digit())
                && fraction.bytes().all(|byte| byte == b'0') =>
        {
            whole
        }
        _ => text,
    }
}

/// Drops bracketed remarks such as `(微信同号)`, keeps bracketed figures such as `(010)`; `+44 (0)20` loses its (0).
fn without_remarks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['(', '[', '【']) {
        let (before, from_open) = rest.split_at(open);
        kept.push_str(before);
        let close = from_open.find([')', ']', '】']).unwrap_or(from_open.len());
        let inside = from_open[..close].trim_start_matches(['(', '[', '【']);
        let is_trunk_zero = inside.trim() == "0" && kept.contains('+');
        if is_figures(inside) && !is_trunk_zero {
            kept.push(' ');
            kept.push_str(inside);
        }
        kept.push(' ');
        let mut after = from_open[close..].chars();
        after.next();
        rest = after.as_str();
    }
    kept.push_str(rest);
    kept
}

fn is_figures(text: &str) -> bool {
    text.chars().all(|sign| sign.is_ascii_digit() || is_separator(sign) || sign == '+')
}

fn is_separator(sign: char) -> bool {
    matches!(sign, ' ' | '-' | '.' | '(' | ')' | '/' | ',' | '_' | '~' | '·' | '\'')
}

/// Cuts at the first sign of an extension that stands behind at least five digits.
fn without_extension(text: &str) -> &str {
    const MARKS: [&str; 8] = ["分机", "分機", "转", "轉", ";ext=", "ext", "x", "#"];
    let cut = MARKS
        .iter()
        .filter_map(|mark| {
            let at = text.find(mark)?;
            let digits_before = text[..at].bytes().filter(u8::is_ascii_digit).count();
            let behind = text[at + mark.len()..]
                .trim_start_matches(|sign: char| is_separator(sign) || sign.is_ascii_alphabetic() || matches!(sign, ':' | '号' | '號'));
            let is_number = behind.starts_with(|sign: char| sign.is_ascii_digit());
            (digits_before >= FEWEST_DIGITS && is_number).then_some(at)
        })
        .min();
    &text[..cut.unwrap_or(text.len())]
}

/// Drops words before the first and after the last digit (`手机: …`, `… 王先生`). Letters that touch the digits belong to an
/// account name, not to a phone, unless they are a known label.
fn without_labels(text: &str) -> Result<&str, PhoneIssue> {
    const LABELS: [&str; 16] =
        ["tel", "phone", "mobile", "mob", "cell", "fax", "wx", "wechat", "whatsapp", "t", "m", "p", "h", "no", "w", "vx"];
    let is_start = |sign: char| sign.is_ascii_digit() || sign == '+';
    let first = text.find(is_start).ok_or(PhoneIssue::NotANumber)?;
    let last = text.rfind(|sign: char| sign.is_ascii_digit()).ok_or(PhoneIssue::NotANumber)?;
    let (before, number, after) = (&text[..first], text.get(first..=last), &text[last + 1..]);
    let letter_before = before.rsplit(|sign: char| !sign.is_ascii_alphabetic()).next().unwrap_or("");
    let letter_after = after.split(|sign: char| !sign.is_ascii_alphabetic()).next().unwrap_or("");
    let is_account = [letter_before, letter_after].iter().any(|word| !word.is_empty() && !LABELS.contains(word));
    // Masked digits (138****8821) and mail addresses are not numbers either.
    if is_account || text.contains(['@', '*', '?']) {
        return Err(PhoneIssue::NotANumber);
    }
    number.ok_or(PhoneIssue::NotANumber)
}

fn digits_of(number: &str) -> Result<(String, bool), PhoneIssue> {
    let (number, has_plus) = match number.strip_prefix('+') {
        Some(rest) => (rest, true),
        None => (number, false),
    };
    let mut digits = String::with_capacity(number.len());
    for sign in number.chars() {
        if sign.is_ascii_digit() {
            digits.push(sign);
        } else if !is_separator(sign) {
            return Err(PhoneIssue::NotANumber);
        }
    }
    Ok((digits, has_plus))
}

#[cfg(test)]
mod tests;
