//! The list of pages: which page of which table lies where, and the act up to which they reach.
use super::envelope::{self, EnvelopeError, Kind, Label};
use crate::book::Book;
use crate::book::snapshot::{PageId, PageRows, Table, grown, parts};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where one page lies.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PageEntry {
    /// Number under which the store keeps it: its version, never used twice.
    pub version: u64,
    /// Bytes of the record.
    pub bytes: u32,
    /// Checksum in the record's header: a page that is intact, but another one, is found too.
    pub sum: u64,
}

/// The pages of a vault.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The last act that the pages contain.
    pub covered_seq: u64,
    /// The version that the next page gets.
    pub next_version: u64,
    pub sizes: PageRows,
    /// Rows of each table, in the order of [`Table::ALL`].
    pub rows: Vec<(Table, u32)>,
    pub pages: BTreeMap<PageId, PageEntry>,
}

impl Manifest {
    /// The manifest as a record.
    pub fn write(&self) -> Result<Vec<u8>, postcard::Error> {
        let label = Label { kind: Kind::Manifest, number: self.covered_seq, position: 0, extent: self.pages.len() as u32 };
        Ok(envelope::wrap(label, &parts::to_bytes(self)?))
    }

    /// Reads what [`Manifest::write`] wrote.
    pub fn read(record: &[u8]) -> Result<Self, EnvelopeError> {
        let (_, body) = envelope::open(Kind::Manifest, record)?;
        grown::read(body).map_err(|_| EnvelopeError::Newer)
    }

    /// Rows that a table must have.
    pub fn rows_of(&self, table: Table) -> u32 {
        self.rows.iter().find(|(of, _)| *of == table).map_or(0, |(_, rows)| *rows)
    }

    /// Counts the rows of the book.
    pub fn count_rows(&mut self, book: &Book) {
        self.rows = Table::ALL.into_iter().map(|table| (table, book.count_rows(table))).collect();
    }
}

/// The record of one page.
pub fn write_page(book: &Book, page: PageId, version: u64, sizes: PageRows) -> (PageEntry, Vec<u8>) {
    let label = Label { kind: Kind::Page, number: version, position: page.index, extent: page.table as u32 };
    let record = envelope::wrap(label, &book.write_page(page, sizes));
    (PageEntry { version, bytes: record.len() as u32, sum: envelope::sum_of(&record) }, record)
}

/// The body of a page, if the record is the one that the manifest names.
pub fn open_page(page: PageId, entry: PageEntry, record: &[u8]) -> Option<&[u8]> {
    let (label, body) = envelope::open(Kind::Page, record).ok()?;
    let is_named = label.number == entry.version && label.position == page.index && label.extent == page.table as u32;
    (is_named && record.len() == entry.bytes as usize && envelope::sum_of(record) == entry.sum).then_some(body)
}
