//! From pages to a book.
use super::{Framed, PageError, PageId, Table, columns};
use crate::book::records::{Record, on_small_table};
use crate::book::{Book, HistoryEntry, Sales, Slot};
use crate::domain::{Customer, Interaction, Product, ReceiptFacts, ReceiptId, Reminder, SaleColumns, Setting, limits};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Takes pages in their order and gives the book.
#[derive(Default)]
pub struct BookReader {
    book: Book,
    columns: SaleColumns,
    facts: FxHashMap<ReceiptId, ReceiptFacts>,
}

impl BookReader {
    /// A reader with room for what the manifest promises.
    pub fn with_rows(customers: usize, sales: usize) -> Self {
        let mut reader = Self::default();
        // What is promised beyond the limits finds its room as it comes, or never comes.
        reader.book.customers.reserve_exact(customers.min(limits::MAX_CUSTOMERS));
        reader.columns.reserve(sales.min(limits::MAX_SALE_ROWS));
        reader
    }

    /// Reads one page; the pages of a table come in their order.
    pub fn read_page(&mut self, page: PageId, bytes: &[u8]) -> Result<(), PageError> {
        self.read(page.table, bytes).ok_or(PageError { page })
    }

    fn read(&mut self, table: Table, bytes: &[u8]) -> Option<()> {
        match table {
            Table::Settings => each(bytes, |setting: Setting| drop(self.book.settings.replace(setting))),
            Table::Products => read_slots::<Product>(bytes, &mut self.book.products),
            Table::Customers => read_slots::<Customer>(bytes, &mut self.book.customers),
            Table::Sales => columns::unpack_block(bytes, &mut self.columns),
            Table::ReceiptFacts => each(bytes, |(id, Framed(facts)): (ReceiptId, Framed<ReceiptFacts>)| drop(self.facts.insert(id, facts))),
            Table::Interactions => read_slots::<Interaction>(bytes, &mut self.book.interactions),
            Table::Reminders => read_slots::<Reminder>(bytes, &mut self.book.reminders),
            Table::History => {
                let history = &mut self.book.history;
                // Whether an act was taken back follows from the acts after it; the page may have been written before.
                each(bytes, |entry: HistoryEntry| history.enter(HistoryEntry { undone_by: None, ..entry }))
            }
            small => on_small_table!(small, T => read_slots(bytes, T::rows_mut(&mut self.book)), None),
        }
    }

    /// The book, if its tables fit together and have as many rows as promised.
    pub fn finish(self, promised: impl Fn(Table) -> u32) -> Result<Book, PageError> {
        let Self { mut book, columns, facts } = self;
        let unfit = |table| PageError { page: PageId { table, index: 0 } };
        let customers = book.customers.len() as u32;
        if !columns.is_sound() || columns.customer.iter().any(|id| *id != crate::domain::NONE && *id >= customers) {
            return Err(unfit(Table::Sales));
        }
        book.sales = Sales::from_parts(columns, facts);
        match Table::ALL.into_iter().find(|table| book.count_rows(*table) != promised(*table)) {
            Some(table) => Err(unfit(table)),
            None => Ok(book),
        }
    }
}

fn each<'a, T: Deserialize<'a>>(mut bytes: &'a [u8], mut take: impl FnMut(T)) -> Option<()> {
    while !bytes.is_empty() {
        let (value, rest) = postcard::take_from_bytes(bytes).ok()?;
        take(value);
        bytes = rest;
    }
    Some(())
}

fn read_slots<T: DeserializeOwned>(bytes: &[u8], slots: &mut Vec<Slot<T>>) -> Option<()> {
    each(bytes, |(live, Framed(value)): (bool, Framed<T>)| slots.push(Slot { live, value }))
}
