//! From the cells of a row to the columns' meaning: where each role stands, and what of a cell counts.
use super::mapping::Mapping;
use super::role::Role;
use crate::domain::CustomField;
use csv::ByteRecord;
use std::borrow::Cow;

/// Positions of the columns by role.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    pub date: Option<usize>,
    pub amount: Option<usize>,
    pub order_total: Option<usize>,
    pub quantity: Option<usize>,
    pub unit_price: Option<usize>,
    pub product: Option<usize>,
    pub product_code: Option<usize>,
    pub order_number: Option<usize>,
    pub direction: Option<usize>,
    pub refunded: Option<usize>,
    pub status: Vec<usize>,
    /// Columns that tell who the customer is.
    pub identity: Vec<usize>,
    /// Columns that tell anything about the customer, with their roles.
    pub customer: Vec<(usize, Role)>,
    pub width: usize,
    /// Columns of the shop's own fields: where, which field, and how to read it.
    pub own: Vec<(usize, u16, CustomField)>,
}

impl Columns {
    pub(crate) fn new(mapping: &Mapping) -> Self {
        let one = |role| mapping.roles.iter().position(|other| *other == role);
        let all = |wanted: fn(Role) -> bool| (0..mapping.roles.len()).filter(|at| wanted(mapping.roles[*at])).collect::<Vec<_>>();
        Self {
            date: one(Role::Date),
            amount: one(Role::Amount),
            order_total: one(Role::OrderTotal),
            quantity: one(Role::Quantity),
            unit_price: one(Role::UnitPrice),
            product: one(Role::Product),
            product_code: one(Role::ProductCode),
            order_number: one(Role::OrderNumber),
            direction: one(Role::Direction),
            refunded: one(Role::Refunded),
            status: all(|role| role == Role::Status),
            // The birthday tells namesakes apart.
            identity: all(|role| {
                role.is_of_identity() || matches!(role, Role::Birthday | Role::BirthYear | Role::BirthMonth | Role::BirthDay)
            }),
            customer: all(Role::is_of_customer).into_iter().map(|at| (at, mapping.roles[at])).collect(),
            width: mapping.roles.len(),
            own: Vec::new(),
        }
    }

    /// Whether the rows are sales.
    pub(crate) const fn has_sales(&self) -> bool {
        self.date.is_some()
    }
}

/// The part of a cell that counts: without blanks at the ends, without marks that keep spreadsheets from computing, empty
/// where a program wrote that there is nothing.
pub(crate) fn clean(cell: &[u8]) -> &[u8] {
    match trim(cell) {
        [b'\'' | b'`', rest @ ..] if needs_guard(rest) || rest.first().is_some_and(u8::is_ascii_digit) => rest,
        cell if is_nothing(cell) => &[],
        cell => cell,
    }
}

/// Whether a text must go out behind an apostrophe, to come back as it is and to compute nothing on the way.
pub(crate) fn needs_guard(text: &[u8]) -> bool {
    text.first().is_some_and(|byte| is_guarded(*byte)) || is_nothing(text)
}

/// Signs at the start of a cell that make spreadsheets compute, and the guard itself.
const fn is_guarded(byte: u8) -> bool {
    matches!(byte, b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | 0 | b'\'' | b'`')
}

fn trim(cell: &[u8]) -> &[u8] {
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    let Some(first) = cell.iter().position(|byte| !is_blank(byte)) else { return &[] };
    let last = cell.iter().rposition(|byte| !is_blank(byte)).unwrap_or(first);
    &cell[first..=last]
}

fn is_nothing(cell: &[u8]) -> bool {
    const NOTHING: [&[u8]; 9] = [b"NULL", b"\\N", b"NaN", b"None", b"N/A", b"#N/A", b"-", b"--", b"/"];
    cell.len() <= 4 && NOTHING.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// The cell of a column, cleaned; empty where the row is short.
pub(crate) fn cell(row: &ByteRecord, column: Option<usize>) -> &[u8] {
    column.and_then(|at| row.get(at)).map_or(&[], clean)
}

/// A cell as text, without the blanks of other scripts at its ends.
pub(crate) fn text(cell: &[u8]) -> Cow<'_, str> {
    match String::from_utf8_lossy(cell) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// `1.38E+10`: digits that a spreadsheet threw away.
pub(crate) fn is_scientific(cell: &[u8]) -> bool {
    let Some(at) = cell.iter().position(|byte| matches!(byte, b'e' | b'E')) else { return false };
    let (mantissa, exponent) = (&cell[..at], &cell[at + 1..]);
    let digits = exponent.strip_prefix(b"+").unwrap_or(exponent);
    let is_number = |text: &[u8]| !text.is_empty() && text.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.');
    is_number(mantissa) && is_number(digits) && digits.len() <= 3 && (mantissa.contains(&b'.') || digits.len() < exponent.len())
}

/// A row of totals at the foot, or titles repeated between pages.
pub(crate) fn is_summary(row: &ByteRecord) -> bool {
    const WORDS: [&str; 18] = [
        "合计",
        "合計",
        "总计",
        "總計",
        "小计",
        "小計",
        "共计",
        "共計",
        "汇总",
        "總額",
        "total",
        "grand total",
        "subtotal",
        "sub total",
        "totals",
        "sum",
        "summary",
        "本页小计",
    ];
    let filled = row.iter().map(clean).filter(|cell| !cell.is_empty());
    filled.take(3).any(|cell| {
        let text = text(cell).to_lowercase();
        let text = text.trim_end_matches([':', '：']).trim();
        WORDS.iter().any(|word| text == *word || text.strip_prefix(word).is_some_and(|rest| rest.starts_with([':', '：', '(', '（'])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_lose_guards_and_words_for_nothing() {
        for (cell, expected) in [
            ("  x\t", "x"),
            ("'13800138000", "13800138000"),
            ("`2026-01-05", "2026-01-05"),
            ("'=1+1", "=1+1"),
            ("'s-Gravenhage", "'s-Gravenhage"),
            ("''=x", "'=x"),
            ("'NULL", "NULL"),
            ("NULL", ""),
            ("/", ""),
            ("null", ""),
            ("-5", "-5"),
            ("\0a\0", "a"),
        ] {
            assert_eq!(String::from_utf8_lossy(clean(cell.as_bytes())), expected, "{cell:?}");
        }
    }

    #[test]
    fn rounded_numbers_are_seen() {
        for (text, expected) in
            [("1.38E+10", true), ("1E+05", true), ("1.5e10", true), ("12E3", false), ("E10", false), ("85123E", false), ("13800", false)]
        {
            assert_eq!(is_scientific(text.as_bytes()), expected, "{text}");
        }
    }
}
