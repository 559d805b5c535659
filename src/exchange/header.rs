//! Which row holds the titles: till exports have a preface above it, logs have none at all.
use super::date::{DateOrder, parse_date};
use super::dialect::usual;
use super::number::parse_decimal;
use super::synonyms;

/// Titles are looked for in so many first rows.
pub(crate) const PREFACE_ROWS: usize = 60;
/// Rows below a candidate that must be like each other.
const ROWS_BELOW: usize = 10;

/// The position of the row of titles among the first rows, or nothing where the file has none.
pub(crate) fn find_header(rows: &[Vec<String>]) -> Option<usize> {
    let known = rows.iter().take(PREFACE_ROWS).enumerate().filter_map(|(at, row)| Some((score(rows, at, row)?, at)));
    // Of equals the upper one wins.
    let best = known.max_by_key(|(score, at)| (*score, usize::MAX - at));
    best.map(|(_, at)| at).or_else(|| unknown_titles(rows))
}

/// How much a row looks like titles of the table: known words, no figures, steady rows below.
fn score(rows: &[Vec<String>], at: usize, row: &[String]) -> Option<usize> {
    let filled = row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let titles = row.iter().filter(|cell| synonyms::is_known(cell.as_bytes())).count();
    let is_enough = titles >= 2 || titles == 1 && filled <= 2;
    if !is_enough || row.iter().any(|cell| is_figure(cell)) {
        return None;
    }
    let below = &rows[at + 1..rows.len().min(at + 1 + ROWS_BELOW)];
    let alike = below.iter().filter(|other| other.len().abs_diff(row.len()) <= 1).count();
    // A sentence of the preface has few cells, a table has many rows of the same width.
    Some(titles * 20 + alike * 10 + filled)
}

/// Titles that the table does not know: text above columns of figures.
fn unknown_titles(rows: &[Vec<String>]) -> Option<usize> {
    let widths: Vec<usize> = rows.iter().map(Vec::len).collect();
    let (width, _) = usual(&widths)?;
    let first = rows.iter().position(|row| row.len().abs_diff(width) <= usize::from(width > 2))?;
    let row = &rows[first];
    let below = &rows[first + 1..rows.len().min(first + 1 + ROWS_BELOW)];
    if below.is_empty() || row.iter().any(|cell| is_figure(cell)) || row.iter().all(|cell| cell.trim().is_empty()) {
        return None;
    }
    let column_has_figures =
        |at: usize| below.iter().filter(|other| other.get(at).is_some_and(|cell| is_figure(cell))).count() * 2 > below.len();
    let is_above_figures = (0..row.len()).any(column_has_figures);
    let names_once = (0..row.len()).all(|at| below.iter().all(|other| other.get(at) != Some(&row[at]) || row[at].is_empty()));
    (is_above_figures && names_once).then_some(first)
}

fn is_figure(cell: &str) -> bool {
    let cell = cell.trim().as_bytes();
    cell.first().is_some_and(|byte| !byte.is_ascii_alphabetic())
        && (parse_decimal(cell, false).is_some()
            || parse_decimal(cell, true).is_some()
            || parse_date(cell, DateOrder::MonthDayYear).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<usize>) {
        let rows: Vec<Vec<String>> = text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
        assert_eq!(find_header(&rows), expected, "{text}");
    }

    #[test]
    fn finds_titles_below_a_preface_and_sees_where_there_are_none() {
        check("日期,客户,金额\n2026-01-05,王芳,12\n", Some(0));
        check(
            "微信支付账单明细\n微信昵称：[小店]\n起始时间：[2026-01-01],终止时间：[2026-01-31]\n\n交易时间,交易对方,金额(元)\n2026-01-05,王芳,¥12\n",
            Some(4),
        );
        check("00004,0001,19970101,2,29.33\n00004,0001,19970118,2,29.73\n", None);
        check("蘋果,維他命A,100\n香蕉,維他命B,200\n", None);
        check("wann,wer,wieviel\n2026-01-05,Anna,12\n2026-01-06,Bert,13\n", Some(0));
        check("Primary Email\ntest1@domain.tld\n", Some(0));
        check("cust,date\n1,2006-01-01\n", Some(0));
        check("", None);
    }
}
