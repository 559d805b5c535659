//! Telephone numbers in many spellings. Each key has a number of its own.
use crate::chance::Chance;
use yushui::sample::stream::Stream;

/// A number before it is written down.
#[derive(Clone, Debug)]
pub struct Number {
    plan: Plan,
    /// Digits without the country code.
    digits: String,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Plan {
    Mobile,
    LandLine,
    HongKong,
    Taiwan,
    America,
    Other(&'static str),
}

/// Odd and not a multiple of five, so that it permutes the numbers below any power of ten.
const SPREAD: u64 = 7_368_787;

/// The number of a key. Two keys below a million never share one.
pub fn number_of(key: u64, stream: &mut Stream) -> Number {
    let local = |digits: u32| format!("{:0width$}", (key * SPREAD + 12_345) % 10_u64.pow(digits), width = digits as usize);
    match stream.unit() {
        ..0.66 => Number { plan: Plan::Mobile, digits: format!("1{}{}", stream.between(3, 9), local(9)) },
        ..0.72 => Number { plan: Plan::LandLine, digits: format!("{}8{}", stream.pick(&["10", "21", "571", "755", "28"]), local(7)) },
        ..0.75 => Number { plan: Plan::HongKong, digits: format!("{}{}", stream.pick(&["5", "6", "9"]), local(7)) },
        ..0.77 => Number { plan: Plan::Taiwan, digits: format!("9{}", local(8)) },
        ..0.88 => {
            let area = stream.pick(&["212", "312", "415", "503", "617", "713", "206", "303"]);
            Number { plan: Plan::America, digits: format!("{area}{}{}", stream.between(2, 9), local(6)) }
        }
        _ => {
            let (code, lead) = *stream.pick(&[("44", "7"), ("49", "15"), ("33", "6"), ("81", "90"), ("65", "8")]);
            Number { plan: Plan::Other(code), digits: format!("{lead}{}", local(8)) }
        }
    }
}

/// As somebody at a till wrote it.
pub fn written(number: &Number, stream: &mut Stream) -> String {
    let digits = &number.digits;
    match number.plan {
        Plan::Mobile => {
            let (a, b, c) = (&digits[..3], &digits[3..7], &digits[7..]);
            match stream.unit() {
                ..0.62 => digits.clone(),
                ..0.74 => format!("{a} {b} {c}"),
                ..0.84 => format!("{a}-{b}-{c}"),
                ..0.91 => format!("+86 {a}{b}{c}"),
                ..0.94 => format!("0086{digits}"),
                ..0.96 => format!("+86-{a}-{b}-{c}"),
                ..0.97 => format!("0{digits}"),
                ..0.98 => digits.chars().map(full_width).collect(),
                ..0.985 => format!("{digits}(微信同号)"),
                _ => format!("（{a}）{b}{c}"),
            }
        }
        Plan::LandLine => {
            let area = if digits.starts_with("10") || digits.starts_with('2') { 2 } else { 3 };
            let (area, rest) = digits.split_at(area);
            match stream.below(3) {
                0 => format!("0{area}-{rest}"),
                1 => format!("(0{area}){rest}"),
                _ => format!("+86 {area} {rest}"),
            }
        }
        Plan::HongKong => format!("+852 {} {}", &digits[..4], &digits[4..]),
        Plan::Taiwan if stream.chance(0.5) => format!("+886 {digits}"),
        Plan::Taiwan => format!("+886-{}-{}", &digits[..3], &digits[3..]),
        Plan::America => {
            let (a, b, c) = (&digits[..3], &digits[3..6], &digits[6..]);
            match stream.below(10) {
                0 => format!("+1 {a}-{b}-{c} ext. {}", stream.between(10, 99)),
                1..=4 => format!("+1 ({a}) {b}-{c}"),
                _ => format!("+1{digits}"),
            }
        }
        Plan::Other(code) => {
            if stream.chance(0.5) {
                format!("+{code} {digits}")
            } else {
                format!("00{code} {} {}", &digits[..4], &digits[4..])
            }
        }
    }
}

/// What a spreadsheet leaves of a number that it took for a quantity.
pub fn damaged(number: &Number) -> String {
    let digits = &number.digits;
    format!("{}.{}E+{}", &digits[..1], &digits[1..3], digits.len() - 1)
}

fn full_width(digit: char) -> char {
    char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０')).unwrap_or(digit)
}
