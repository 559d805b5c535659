//! How a table is written down: what parts the cells and what quotes them.
use super::rows::Rows;
use super::synonyms;

/// What parts two cells.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub enum Delimiter {
    #[default]
    Comma,
    Semicolon,
    Tab,
    Pipe,
    /// Runs of blanks, as in tables made for the eye.
    Blanks,
}

impl Delimiter {
    /// All delimiters, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe, Self::Blanks];

    /// The sign itself; a blank for runs of them.
    pub const fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Pipe => '|',
            Self::Blanks => ' ',
        }
    }
}

/// Delimiter, and whether double quotes hold cells together.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub struct Dialect {
    pub delimiter: Delimiter,
    pub is_quoted: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { delimiter: Delimiter::Comma, is_quoted: true }
    }
}

const SAMPLE_BYTES: usize = 128 * 1024;
const SAMPLE_ROWS: usize = 200;
/// A table that is so steady when quotes are plain signs has no quoted line ends.
const STEADY_MILLI: u64 = 950;

/// Guesses the dialect by the steadiness of the columns and by known titles.
pub fn guess_dialect(text: &[u8]) -> Dialect {
    let sample = &text[..text.len().min(SAMPLE_BYTES)];
    if let Some(delimiter) = stated_delimiter(sample) {
        return Dialect { delimiter, is_quoted: true };
    }
    let quoted = best_delimiter(sample, true);
    let plain = best_delimiter(sample, false);
    let is_quoted = !(quoted.joins_lines && plain.share_milli >= STEADY_MILLI);
    Dialect { delimiter: if is_quoted { quoted.delimiter } else { plain.delimiter }, is_quoted }
}

fn best_delimiter(sample: &[u8], is_quoted: bool) -> Steadiness {
    let all = Delimiter::ALL.into_iter().map(|delimiter| steadiness(sample, Dialect { delimiter, is_quoted }));
    // Of equals the first one wins.
    all.rev().max_by_key(|steadiness| steadiness.score).filter(|best| best.score > 0).unwrap_or_default()
}

/// `sep=;` in the first line, as spreadsheets understand it.
pub(crate) fn stated_delimiter(text: &[u8]) -> Option<Delimiter> {
    let line = text.split(|byte| matches!(byte, b'\n' | b'\r')).next()?;
    let line = line.trim_ascii_end();
    let line = line.strip_prefix(b"\"").map_or(line, |inner| inner.strip_suffix(b"\"").unwrap_or(inner));
    let sign = match line.split_at_checked(4)? {
        (head, [sign]) if head.eq_ignore_ascii_case(b"sep=") => *sign,
        (head, []) if head.eq_ignore_ascii_case(b"sep=") && text.get(4) == Some(&b'\t') => b'\t',
        _ => return None,
    };
    Delimiter::ALL.into_iter().find(|known| known.sign() as u32 == u32::from(sign))
}

/// How much a text looks like a table in one dialect.
#[derive(Copy, Clone, Debug, Default)]
struct Steadiness {
    delimiter: Delimiter,
    score: u64,
    /// Share of the rows with the usual number of cells, in thousandths.
    share_milli: u64,
    /// Quotes hold line ends together.
    joins_lines: bool,
}

fn steadiness(sample: &[u8], dialect: Dialect) -> Steadiness {
    let mut widths: Vec<usize> = Vec::new();
    let mut most_titles = 0;
    let mut joins_lines = false;
    let mut rows = Rows::new(sample, dialect, 0);
    while let Some(row) = rows.read() {
        if dialect.delimiter != Delimiter::Blanks && widths.len() < 60 {
            most_titles = most_titles.max(row.iter().filter(|cell| synonyms::is_known(cell)).count() as u64);
        }
        joins_lines |= memchr::memchr2(b'\n', b'\r', row.as_slice()).is_some();
        // A delimiter at the end of some rows only does not make another table.
        let trailing = row.iter().rev().take_while(|cell| cell.is_empty()).count();
        widths.push(row.len() - trailing.min(1));
        if widths.len() == SAMPLE_ROWS {
            break;
        }
    }
    if widths.len() > 1 && rows.is_at_end() && sample.len() == SAMPLE_BYTES {
        // The sample may cut the last row in two.
        widths.pop();
    }
    let nothing = Steadiness { delimiter: dialect.delimiter, score: 0, share_milli: 0, joins_lines };
    let Some((width, count)) = usual(&widths) else { return nothing };
    let share_milli = (count * 1_000 / widths.len()) as u64;
    let is_of_words = dialect.delimiter == Delimiter::Blanks;
    if width < 2 || is_of_words && (width < 3 || share_milli < STEADY_MILLI) {
        return Steadiness { score: if most_titles > 1 { most_titles * 100 } else { 0 }, ..nothing };
    }
    // Blanks part words too: they are the last resort.
    let likelihood = if is_of_words { share_milli / 4 } else { share_milli };
    Steadiness { score: likelihood + most_titles * 150 + width.min(20) as u64, share_milli, ..nothing }
}

/// The most frequent width and how often it occurs; of equals the greater one.
pub(crate) fn usual(widths: &[usize]) -> Option<(usize, usize)> {
    let mut sorted = widths.to_vec();
    sorted.sort_unstable();
    sorted.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).max_by_key(|(width, count)| (if *width < 2 { 0 } else { *count }, *width))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Delimiter) {
        assert_eq!(guess_dialect(text.as_bytes()).delimiter, expected, "{text}");
    }

    #[test]
    fn finds_the_delimiter() {
        check("a,b,c\n1,2,3\n", Delimiter::Comma);
        check("a;b;c\n1,5;2,5;3\n2,5;1;4,5\n", Delimiter::Semicolon);
        check("a\tb\n\"x, y\"\t2\n", Delimiter::Tab);
        check("a|b\n1|2\n", Delimiter::Pipe);
        check("sep=;\na,b;c\n", Delimiter::Semicolon);
        check(" 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n", Delimiter::Blanks);
        check("姓名\n王 芳\n李 伟 明\n", Delimiter::Comma);
        check("备注：本表,由系统导出\n姓名;手机;金额\n王芳;13800138000;1,5\n李伟;13800138001;2,5\n", Delimiter::Semicolon);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_a_plain_sign() {
        let mut text = String::from("name,size\n");
        for row in 0..3_000 {
            text.push_str(&format!("screw,\"{row}\n"));
        }
        assert!(!guess_dialect(text.as_bytes()).is_quoted);
        assert!(guess_dialect(b"a,b\n\"x\",\"y\"\n").is_quoted);
    }
}
