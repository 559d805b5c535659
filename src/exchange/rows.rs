//! The rows of a text, one after the other, with their place in the file and in a spreadsheet.
use super::dialect::{Delimiter, Dialect};
use csv::ByteRecord;

/// Reads rows from any place in a text. Cells are bytes: a million rows make no million strings.
pub(crate) struct Rows<'text> {
    text: &'text [u8],
    dialect: Dialect,
    reader: csv::Reader<&'text [u8]>,
    /// Where the reader began.
    base: usize,
    /// Where the next row begins.
    at: usize,
    /// Where the row that was read last begins.
    start: usize,
    /// Empty rows before the row that was read last.
    blank_rows: u32,
    record: ByteRecord,
}

impl<'text> Rows<'text> {
    /// Begins at byte `at`, which must be the start of a row.
    pub(crate) fn new(text: &'text [u8], dialect: Dialect, at: usize) -> Self {
        let at = at.min(text.len());
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(dialect.delimiter.sign() as u8).quoting(dialect.is_quoted);
        let reader = builder.from_reader(&text[at..]);
        Self { text, dialect, reader, base: at, at, start: at, blank_rows: 0, record: ByteRecord::new() }
    }

    /// The next row that is not empty; nothing at the end.
    pub(crate) fn read(&mut self) -> Option<&ByteRecord> {
        self.pass_blank_rows();
        self.start = self.at;
        if self.at >= self.text.len() {
            return None;
        }
        if self.dialect.delimiter == Delimiter::Blanks {
            self.read_words();
        } else {
            // A slice of memory cannot fail, and the flexible reader refuses no row.
            let more = self.reader.read_byte_record(&mut self.record).unwrap_or(false);
            if !more {
                self.at = self.text.len();
                return None;
            }
            self.at = self.base + self.reader.position().byte() as usize;
        }
        Some(&self.record)
    }

    /// The row that was read last.
    pub(crate) const fn last(&self) -> &ByteRecord {
        &self.record
    }

    /// Byte at which the row that was read last begins.
    pub(crate) const fn start(&self) -> usize {
        self.start
    }

    /// Byte at which the next row begins.
    pub(crate) const fn position(&self) -> usize {
        self.at
    }

    /// Empty rows between the last row and the one before: a spreadsheet counts them.
    pub(crate) const fn blank_rows(&self) -> u32 {
        self.blank_rows
    }

    pub(crate) const fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    fn pass_blank_rows(&mut self) {
        self.blank_rows = 0;
        // The reader stops between CR and LF.
        if self.at > 0 && self.text.get(self.at) == Some(&b'\n') && self.text[self.at - 1] == b'\r' {
            self.at += 1;
        }
        loop {
            match self.text.get(self.at) {
                Some(b'\r') => self.at += if self.text.get(self.at + 1) == Some(&b'\n') { 2 } else { 1 },
                Some(b'\n') => self.at += 1,
                _ => break,
            }
            self.blank_rows += 1;
        }
    }

    fn read_words(&mut self) {
        let rest = &self.text[self.at..];
        let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        self.record.clear();
        for word in rest[..end].split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()) {
            self.record.push_field(word);
        }
        self.at += if rest[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 };
        self.at = self.at.min(self.text.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as (spreadsheet row, cells); read anew from each start as well.
    fn check(text: &str, delimiter: Delimiter, expected: &[(u32, &[&str])]) {
        let dialect = Dialect { delimiter, is_quoted: true };
        let mut rows = Rows::new(text.as_bytes(), dialect, 0);
        let mut seen = Vec::new();
        let mut number = 0;
        while let Some(row) = rows.read() {
            let cells: Vec<String> = row.iter().map(|cell| String::from_utf8(cell.to_vec()).unwrap()).collect();
            number += 1 + rows.blank_rows();
            let mut again = Rows::new(text.as_bytes(), dialect, rows.start());
            assert_eq!(again.read().unwrap().iter().map(|cell| String::from_utf8(cell.to_vec()).unwrap()).collect::<Vec<_>>(), cells);
            seen.push((number, cells));
        }
        let expected: Vec<(u32, Vec<String>)> =
            expected.iter().map(|(row, cells)| (*row, cells.iter().map(|cell| (*cell).to_owned()).collect())).collect();
        assert_eq!(seen, expected, "{text:?}");
        assert!(rows.is_at_end());
    }

    #[test]
    fn counts_rows_as_a_spreadsheet_does() {
        check("a,b\r\n\r\n\"x\ny\",2\r\n3,4", Delimiter::Comma, &[(1, &["a", "b"]), (3, &["x\ny", "2"]), (4, &["3", "4"])]);
        check("a,b\n\n\nc,d\n", Delimiter::Comma, &[(1, &["a", "b"]), (4, &["c", "d"])]);
        check("a;b\rc;d\r\re;f", Delimiter::Semicolon, &[(1, &["a", "b"]), (2, &["c", "d"]), (4, &["e", "f"])]);
        check("  1 22\t3\n\n 4 5 6\n", Delimiter::Blanks, &[(1, &["1", "22", "3"]), (3, &["4", "5", "6"])]);
        check("a,\"b\"\"c\"\nragged\n1,2,3\n", Delimiter::Comma, &[(1, &["a", "b\"c"]), (2, &["ragged"]), (3, &["1", "2", "3"])]);
        check("", Delimiter::Comma, &[]);
        check("\n\n", Delimiter::Comma, &[]);
    }
}
