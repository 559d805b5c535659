//! Numbering plans of the places where the shops are: which country code a number gets that was written without one.
//!
//! Sources: MIIT telecom numbering plan (2017), OFCA numbering plan for Hong Kong, CTT for Macao, NCC for Taiwan, NANPA, and
//! ITU-T E.164 for the rest.
use super::{PhoneIssue, Region};

/// Eleven digits, 13 to 19.
pub(super) fn is_china_mobile(number: &str) -> bool {
    number.len() == 11 && has_mobile_prefix(number)
}

/// Puts the country code in front where plan and region tell it, and checks lengths where the plan fixes them.
pub(super) fn with_country_code(digits: &str, has_plus: bool, region: Region) -> Result<String, PhoneIssue> {
    if has_plus {
        return international(digits);
    }
    let exit_code = match region {
        Region::UnitedStates => "011",
        _ => "00",
    };
    if let Some(number) = digits.strip_prefix(exit_code)
        && number.len() > 6
    {
        return international(number);
    }
    match region {
        Region::China => china(digits),
        Region::HongKong => eight_digits(digits, "852", is_hong_kong),
        Region::Macao => eight_digits(digits, "853", is_macao),
        Region::Taiwan => taiwan(digits),
        Region::UnitedStates => north_america(digits),
        Region::Other => Ok(digits.to_owned()),
    }
}

/// A number that begins with its country code.
fn international(number: &str) -> Result<String, PhoneIssue> {
    // No country code begins with zero.
    if number.starts_with('0') {
        return Err(PhoneIssue::NotANumber);
    }
    for (code, fewest, most) in [("852", 8, 8), ("853", 8, 8), ("886", 8, 9), ("86", 5, 12), ("1", 10, 10)] {
        let Some(national) = number.strip_prefix(code) else {
            continue;
        };
        // +86 010 … and +886 0912 …: the trunk zero belongs to calls inside the country.
        let national = national.trim_start_matches('0');
        let (fewest, most) = match code {
            "86" if has_mobile_prefix(national) => (11, 11),
            _ => (fewest, most),
        };
        return match national.len() {
            length if length < fewest => Err(PhoneIssue::TooShort),
            length if length > most => Err(PhoneIssue::TooLong),
            _ => Ok([code, national].concat()),
        };
    }
    match number.len() {
        ..7 => Err(PhoneIssue::TooShort),
        _ => Ok(number.to_owned()),
    }
}

fn china(digits: &str) -> Result<String, PhoneIssue> {
    // 0 before a mobile, as long-distance calls once wanted.
    let mobile = digits.strip_prefix('0').unwrap_or(digits);
    if is_china_mobile(mobile) {
        return Ok(["86", mobile].concat());
    }
    if let Some(found) = foreign_without_plus(digits) {
        return Ok(found);
    }
    if let Some(number) = digits.strip_prefix('0') {
        // Area code of two or three digits and seven or eight of the subscriber.
        return match number.len() {
            ..9 => Err(PhoneIssue::TooShort),
            9..=11 => Ok(["86", number].concat()),
            _ => Err(PhoneIssue::TooLong),
        };
    }
    let is_service = digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
    if is_service {
        return Ok(["86", digits].concat());
    }
    if is_land_line_without_zero(digits) {
        return Ok(["86", digits].concat());
    }
    match digits.len() {
        // A mobile with a digit too few or too many, not a number of another kind.
        9..=10 if has_mobile_prefix(digits) => Err(PhoneIssue::TooShort),
        12.. if has_mobile_prefix(digits) => Err(PhoneIssue::TooLong),
        _ => Ok(digits.to_owned()),
    }
}

/// Area code and subscriber number, as a spreadsheet leaves them that took the text for a number and dropped the zero.
fn is_land_line_without_zero(digits: &str) -> bool {
    let area_digits = match digits.as_bytes() {
        [b'1', b'0', ..] | [b'2', ..] if digits.len() == 10 => 2,
        [b'3'..=b'9', ..] if matches!(digits.len(), 10 | 11) => 3,
        _ => return false,
    };
    matches!(digits.as_bytes()[area_digits], b'2'..=b'8')
}

fn eight_digits(digits: &str, code: &str, is_local: fn(&str) -> bool) -> Result<String, PhoneIssue> {
    if is_local(digits) {
        return Ok([code, digits].concat());
    }
    if is_china_mobile(digits) {
        return Ok(["86", digits].concat());
    }
    Ok(foreign_without_plus(digits).unwrap_or_else(|| digits.to_owned()))
}

fn taiwan(digits: &str) -> Result<String, PhoneIssue> {
    if let Some(number) = digits.strip_prefix('0') {
        return match number.len() {
            ..8 => Err(PhoneIssue::TooShort),
            8..=9 => Ok(["886", number].concat()),
            _ => Err(PhoneIssue::TooLong),
        };
    }
    if is_china_mobile(digits) {
        return Ok(["86", digits].concat());
    }
    Ok(foreign_without_plus(digits).unwrap_or_else(|| digits.to_owned()))
}

fn north_america(digits: &str) -> Result<String, PhoneIssue> {
    let national = digits.strip_prefix('1').unwrap_or(digits);
    if is_north_american(national) {
        return Ok(["1", national].concat());
    }
    if is_china_mobile(digits) {
        return Ok(["86", digits].concat());
    }
    Ok(foreign_without_plus(digits).unwrap_or_else(|| digits.to_owned()))
}

/// A number whose country code stands there without + or 00, where nothing else can be meant.
fn foreign_without_plus(digits: &str) -> Option<String> {
    if let Some(number) = digits.strip_prefix("86") {
        let national = number.trim_start_matches('0');
        let has_area_code = number.starts_with('0') || number.starts_with(['1', '2']);
        let is_land_line = has_area_code && (10..=11).contains(&national.len());
        return (is_china_mobile(national) || (is_land_line && !has_mobile_prefix(national))).then(|| ["86", national].concat());
    }
    let national = |code: &str| digits.strip_prefix(code);
    let is_foreign = national("852").is_some_and(is_hong_kong)
        || national("853").is_some_and(is_macao)
        || national("886").is_some_and(|number| number.len() == 9 && number.starts_with('9'));
    is_foreign.then(|| digits.to_owned())
}

fn has_mobile_prefix(number: &str) -> bool {
    let mut digits = number.bytes();
    digits.next() == Some(b'1') && matches!(digits.next(), Some(b'3'..=b'9'))
}

fn is_hong_kong(number: &str) -> bool {
    number.len() == 8 && number.starts_with(['2', '3', '4', '5', '6', '7', '8', '9'])
}

fn is_macao(number: &str) -> bool {
    number.len() == 8 && number.starts_with(['2', '6', '8'])
}

/// Area code and exchange each begin with 2 to 9.
fn is_north_american(number: &str) -> bool {
    let digits = number.as_bytes();
    digits.len() == 10 && digits[0] >= b'2' && digits[3] >= b'2'
}
