//! Takes a cell with several phone numbers apart.

/// A piece with fewer digits is an area code or a label, not yet a number.
const FEWEST_DIGITS_BEFORE_SPLIT: usize = 5;
/// A blank ends a number only where a whole mobile stands before it and a number follows.
const DIGITS_OF_A_MOBILE: usize = 11;
const DIGITS_OF_A_LAND_LINE: usize = 7;

/// The phone numbers of one cell, parted by `/ 、 ; , |`, 或 and line ends, each trimmed; empty pieces are left out.
///
/// `/` and `,` inside a number (`030/1234567`, `13,800,138,000`) do not part it, and a blank does so only between two whole
/// numbers.
pub fn split_phones(cell: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(cell);
    std::iter::from_fn(move || {
        let text = rest?;
        let (piece, behind) = cut_first(text);
        rest = behind;
        Some(piece.trim())
    })
    .filter(|piece| !piece.is_empty())
}

fn cut_first(text: &str) -> (&str, Option<&str>) {
    let mut digits = 0;
    let mut depth = 0_u32;
    for (at, sign) in text.char_indices() {
        let behind = &text[at + sign.len_utf8()..];
        let parts = match sign {
            '(' | '（' | '[' | '【' => {
                depth += 1;
                false
            }
            ')' | '）' | ']' | '】' => {
                depth = depth.saturating_sub(1);
                false
            }
            '\n' | '\r' => true,
            // `;ext=` is an extension, not another number.
            ';' | '；' => depth == 0 && !behind.trim_start().starts_with("ext"),
            '、' | '|' | '｜' | '或' => depth == 0,
            '/' | '／' | '，' => depth == 0 && digits >= FEWEST_DIGITS_BEFORE_SPLIT,
            // Three digits behind a comma are a group of thousands.
            ',' => depth == 0 && digits >= FEWEST_DIGITS_BEFORE_SPLIT && digits_ahead(behind) != 3,
            _ if sign.is_whitespace() => depth == 0 && digits >= DIGITS_OF_A_MOBILE && digits_ahead(behind) >= DIGITS_OF_A_LAND_LINE,
            _ => {
                digits += usize::from(is_digit(sign));
                false
            }
        };
        if parts {
            return (&text[..at], Some(behind));
        }
    }
    (text, None)
}

fn is_digit(sign: char) -> bool {
    sign.is_ascii_digit() || ('０'..='９').contains(&sign)
}

/// Digits of the next word, where it is one of digits and dashes.
fn digits_ahead(text: &str) -> usize {
    text.trim_start().chars().take_while(|&sign| is_digit(sign) || matches!(sign, '-' | '+')).filter(|&sign| is_digit(sign)).count()
}
