//! A file on its way in: its bytes, how they are read, and its first lines. Everything guessed here can be changed.
use super::dialect::{Delimiter, Dialect, guess_dialect, stated_delimiter};
use super::encoding::{Decode, Encoding, count_replaced, guess_encoding};
use super::header::{PREFACE_ROWS, find_header};
use super::mapping::{ColumnFacts, FileKind, Mapping, guess_mapping, header_key};
use super::role::Role;
use super::rows::Rows;
use super::synonyms;
use crate::domain::{Currency, CustomField, Region, ShopSettings, limits};

/// What the exchange needs to know of the shop to read a cell.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Reading {
    pub region: Region,
    pub currency: Currency,
    /// The shop's own fields, in their places.
    pub own_fields: Vec<CustomField>,
}

/// Why a file cannot be read at all.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, thiserror::Error)]
pub enum FileRefusal {
    #[error("the file is empty")]
    Empty,
    #[error("the file is larger than {} bytes", limits::MAX_IMPORT_BYTES)]
    TooLarge,
    #[error("a spreadsheet, not text")]
    Spreadsheet,
    #[error("a PDF, a picture or an archive, not text")]
    NotText,
}

/// One row of the file as it stands there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SheetRow {
    /// As a spreadsheet numbers it, from 1.
    pub number: u32,
    pub cells: Vec<String>,
}

/// One column with its role and a few of its cells.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ColumnView {
    /// Empty where the file has no titles.
    pub title: String,
    pub role: Role,
    pub examples: Vec<String>,
}

/// Where the rows of data begin.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct DataStart {
    pub byte: usize,
    /// Spreadsheet rows above.
    pub rows_above: u32,
}

/// A file that was chosen, with every guess about it.
#[derive(Clone, Debug)]
pub struct ImportFile {
    name: String,
    bytes: Vec<u8>,
    /// The text where it is not the bytes themselves.
    decoded: Option<String>,
    encoding: Encoding,
    is_encoding_certain: bool,
    replaced: usize,
    dialect: Dialect,
    /// First rows with the byte at which they begin.
    preface: Vec<(usize, SheetRow)>,
    header: Option<usize>,
    mapping: Mapping,
    is_remembered: bool,
    width: usize,
    pub(crate) reading: Reading,
    known_mappings: Vec<crate::domain::StoredMapping>,
}

const BOM: &[u8] = "\u{feff}".as_bytes();
/// Rows at the start, then in so many places of the file so many rows, tell what the columns hold.
const SAMPLE_ROWS: usize = 300;
const SAMPLE_PLACES: usize = 24;
const ROWS_A_PLACE: usize = 20;

impl ImportFile {
    /// Takes a file and guesses how to read it.
    pub fn open(name: &str, bytes: Vec<u8>, settings: &ShopSettings, decoder: &dyn Decode) -> Result<Self, FileRefusal> {
        refuse(&bytes)?;
        let guess = guess_encoding(&bytes, decoder);
        let mut file = Self {
            name: name.to_owned(),
            bytes,
            decoded: None,
            encoding: guess.encoding,
            is_encoding_certain: guess.is_certain,
            replaced: 0,
            dialect: Dialect::default(),
            preface: Vec::new(),
            header: None,
            mapping: Mapping::default(),
            is_remembered: false,
            width: 0,
            reading: Reading { region: settings.region, currency: settings.currency, own_fields: settings.custom_fields.clone() },
            known_mappings: settings.mappings.clone(),
        };
        file.decode(decoder);
        file.guess_table();
        Ok(file)
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The encoding in use.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Whether the encoding is beyond doubt.
    pub const fn is_encoding_certain(&self) -> bool {
        self.is_encoding_certain
    }

    /// Places that the encoding could not read: another one may be right.
    pub const fn replaced(&self) -> usize {
        self.replaced
    }

    /// Reads the file in another encoding and guesses the table anew.
    pub fn set_encoding(&mut self, encoding: Encoding, decoder: &dyn Decode) {
        self.encoding = encoding;
        self.is_encoding_certain = true;
        self.decode(decoder);
        self.guess_table();
    }

    /// What parts the cells.
    pub const fn delimiter(&self) -> Delimiter {
        self.dialect.delimiter
    }

    /// Parts the cells by another sign and guesses the titles anew.
    pub fn set_delimiter(&mut self, delimiter: Delimiter) {
        self.dialect.delimiter = delimiter;
        self.guess_header();
    }

    /// The spreadsheet row of the titles, from 1; nothing where there are none.
    pub fn header_row(&self) -> Option<u32> {
        self.header.map(|at| self.preface[at].1.number)
    }

    /// Takes another of the first rows as titles, or none.
    pub fn set_header_row(&mut self, number: Option<u32>) {
        self.header = number.and_then(|number| self.preface.iter().position(|(_, row)| row.number == number));
        self.guess_mapping();
    }

    /// The first rows of the file, the preface and the titles among them.
    pub fn first_rows(&self) -> impl Iterator<Item = &SheetRow> {
        self.preface.iter().map(|(_, row)| row)
    }

    /// The columns with their roles and examples from the first rows of data.
    pub fn columns(&self) -> Vec<ColumnView> {
        const EXAMPLES: usize = 3;
        let rows = || self.preface.iter().skip(self.header.map_or(0, |at| at + 1)).map(|(_, row)| row);
        let view = |at: usize| {
            let cells = rows().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.trim().is_empty());
            ColumnView {
                title: self.title(at).to_owned(),
                role: self.mapping.roles.get(at).copied().unwrap_or_default(),
                examples: cells.take(EXAMPLES).map(|cell| super::issue::quoted(cell.as_bytes())).collect(),
            }
        };
        (0..self.width).map(view).collect()
    }

    /// How the columns are read.
    pub const fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Changes how the columns are read.
    pub fn mapping_mut(&mut self) -> &mut Mapping {
        &mut self.mapping
    }

    /// Whether the columns are read as the owner set them for an earlier file with the same titles.
    pub const fn is_remembered(&self) -> bool {
        self.is_remembered
    }

    /// What the file tells of.
    pub fn kind(&self) -> FileKind {
        self.mapping.kind()
    }

    /// The key under which this reading is remembered.
    pub fn header_key(&self) -> u64 {
        header_key(self.titles(), self.width)
    }

    pub(crate) fn text(&self) -> &[u8] {
        let text = self.decoded.as_ref().map_or(self.bytes.as_slice(), |text| text.as_bytes());
        text.strip_prefix(BOM).unwrap_or(text)
    }

    pub(crate) const fn dialect(&self) -> Dialect {
        self.dialect
    }

    pub(crate) fn title(&self, column: usize) -> &str {
        self.titles().and_then(|titles| titles.get(column)).map_or("", |title| title.trim())
    }

    pub(crate) fn titles(&self) -> Option<&[String]> {
        self.header.map(|at| self.preface[at].1.cells.as_slice())
    }

    pub(crate) fn data_start(&self) -> DataStart {
        match self.header {
            None => self.table_start(),
            Some(at) => {
                let (byte, row) = &self.preface[at];
                let mut rows = Rows::new(self.text(), self.dialect, *byte);
                rows.read();
                DataStart { byte: rows.position(), rows_above: row.number }
            }
        }
    }

    /// Behind a `sep=` line, which a spreadsheet counts.
    fn table_start(&self) -> DataStart {
        if stated_delimiter(self.text()).is_none() {
            return DataStart::default();
        }
        let end = self.text().iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(self.text().len(), |at| at + 1);
        DataStart { byte: end, rows_above: 1 }
    }

    fn decode(&mut self, decoder: &dyn Decode) {
        let is_plain = self.encoding == Encoding::Utf8 && std::str::from_utf8(&self.bytes).is_ok();
        if is_plain {
            self.decoded = None;
            self.replaced = count_replaced(std::str::from_utf8(&self.bytes).unwrap_or_default());
        } else {
            let decoded = decoder.decode(self.encoding, &self.bytes);
            self.replaced = decoded.replaced;
            self.decoded = Some(decoded.text);
        }
    }

    fn guess_table(&mut self) {
        self.dialect = guess_dialect(self.text());
        self.guess_header();
    }

    fn guess_header(&mut self) {
        let start = self.table_start();
        let mut preface = Vec::new();
        let mut rows = Rows::new(self.text(), self.dialect, start.byte);
        let mut number = start.rows_above;
        while preface.len() < PREFACE_ROWS {
            let Some(row) = rows.read() else { break };
            let cells = row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
            number += 1 + rows.blank_rows();
            preface.push((rows.start(), SheetRow { number, cells }));
        }
        self.preface = preface;
        let cells: Vec<Vec<String>> = self.preface.iter().map(|(_, row)| row.cells.clone()).collect();
        self.header = find_header(&cells);
        self.guess_mapping();
    }

    fn guess_mapping(&mut self) {
        let first = self.header.map_or(0, |at| at + 1);
        let widest = self.preface.iter().skip(first).map(|(_, row)| row.cells.len()).max().unwrap_or(0);
        self.width = self.titles().map_or(widest, |titles| titles.len().max(1));
        let key = self.header_key();
        let known = self.known_mappings.iter().find(|known| known.header_key == key && known.roles.len() == self.width);
        self.is_remembered = known.is_some();
        self.mapping = match known {
            Some(known) => Mapping::from_stored(known),
            None => guess_mapping(self.titles(), &self.column_facts(), self.reading.region),
        };
        if known.is_none() {
            let own: Vec<usize> = (0..self.width).filter(|at| self.own_field(*at).is_some()).collect();
            for at in own {
                // What every till writes means what it always does.
                let is_known = self.titles().and_then(|titles| titles.get(at)).is_some_and(|title| synonyms::is_known(title.as_bytes()));
                if self.mapping.roles[at] == Role::Ignore || !is_known {
                    self.mapping.roles[at] = Role::OwnField;
                }
            }
        }
    }

    /// The live field of the shop's own that a column is titled after.
    fn own_field(&self, at: usize) -> Option<(u16, &CustomField)> {
        let title = synonyms::normal(self.titles()?.get(at)?);
        (0_u16..).zip(&self.reading.own_fields).find(|(_, field)| field.live && synonyms::normal(&field.name) == title)
    }

    /// Columns that are read as fields of the shop's own.
    pub(crate) fn own_columns(&self) -> Vec<(usize, u16, CustomField)> {
        let own = (0..self.width).filter(|at| self.mapping.roles.get(*at) == Some(&Role::OwnField));
        own.filter_map(|at| self.own_field(at).map(|(field, kind)| (at, field, kind.clone()))).collect()
    }

    /// Facts of the columns, from the start and from places all over the file.
    fn column_facts(&self) -> Vec<ColumnFacts> {
        let mut columns = vec![ColumnFacts::default(); self.width];
        let text = self.text();
        let start = self.data_start().byte;
        let mut count = |from: usize, most: usize| {
            let mut rows = Rows::new(text, self.dialect, from);
            for _ in 0..most {
                let Some(row) = rows.read() else { break };
                columns.iter_mut().zip(row).for_each(|(facts, cell)| facts.count(cell, self.reading.region));
            }
            rows.position()
        };
        let end = count(start, SAMPLE_ROWS);
        let rest = text.len().saturating_sub(end);
        if rest > 0 {
            for place in 1..=SAMPLE_PLACES {
                let about = end + rest / (SAMPLE_PLACES + 1) * place;
                // Inside a quoted cell a line end misleads; a few wrong rows do not turn a vote.
                if let Some(line) = memchr::memchr(b'\n', &text[about..]) {
                    count(about + line + 1, ROWS_A_PLACE);
                }
            }
        }
        columns
    }
}

fn refuse(bytes: &[u8]) -> Result<(), FileRefusal> {
    const SPREADSHEETS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];
    const OTHERS: [&[u8]; 6] = [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf"];
    if bytes.iter().all(u8::is_ascii_whitespace) {
        Err(FileRefusal::Empty)
    } else if bytes.len() > limits::MAX_IMPORT_BYTES {
        Err(FileRefusal::TooLarge)
    } else if SPREADSHEETS.iter().any(|magic| bytes.starts_with(magic)) {
        Err(FileRefusal::Spreadsheet)
    } else if OTHERS.iter().any(|magic| bytes.starts_with(magic)) {
        Err(FileRefusal::NotText)
    } else {
        Ok(())
    }
}
