//! Reading a whole file in slices, so that the page stays responsive and the import can be called off.
use super::collect::Collector;
use super::file::ImportFile;
use super::preview::Preview;
use super::rows::Rows;
use crate::book::Book;
use crate::domain::limits;

/// What an import is doing.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Phase {
    /// Learning whom the book knows.
    Indexing,
    /// Reading the rows and matching their customers.
    Reading,
    Done,
}

/// How far an import is.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub struct Progress {
    pub phase: Phase,
    /// Rows read so far.
    pub rows: u32,
    /// Share of the whole work in thousandths.
    pub done_milli: u16,
}

/// An import on its way from a file to a preview. Dropping it calls the import off: nothing was written.
#[derive(Clone, Debug)]
pub struct Importer {
    file: ImportFile,
    state: Collector,
    /// The book that is matched against; another act meanwhile makes the preview stale.
    book_seq: u64,
    phase: Phase,
    indexed: usize,
    at: usize,
    sheet_row: u32,
    is_cut: bool,
}

/// Rows of the book that are looked at in the time of one row of the file.
const INDEX_SPEED: usize = 8;
/// Share of the indexing in the whole work, in thousandths.
const INDEX_MILLI: u64 = 100;

impl Importer {
    /// Begins to read a file for this book.
    pub fn new(file: ImportFile, book: &Book) -> Self {
        let mut state = Collector::new(file.mapping());
        state.columns.own = file.own_columns();
        state.index_products(book);
        let start = file.data_start();
        Self {
            state,
            book_seq: book.history().next_seq(),
            phase: Phase::Indexing,
            indexed: 0,
            at: start.byte,
            sheet_row: start.rows_above,
            is_cut: false,
            file,
        }
    }

    /// Does the work of about so many rows. The book must be the same one in every step.
    pub fn step(&mut self, book: &Book, budget_rows: usize) -> Progress {
        match self.phase {
            Phase::Indexing => self.index_some(book, budget_rows.max(1) * INDEX_SPEED),
            Phase::Reading => self.read_some(book, budget_rows.max(1)),
            Phase::Done => {}
        }
        self.progress(book)
    }

    /// How far the work is.
    pub fn progress(&self, book: &Book) -> Progress {
        // In 64 bits: bytes times a thousand are too many for the 32 of the browser.
        let milli = |done: usize, total: usize, of: u64| (done.min(total) as u64 * of).checked_div(total as u64).unwrap_or(of);
        let done = match self.phase {
            Phase::Indexing => milli(self.indexed, index_work(book), INDEX_MILLI),
            Phase::Reading => INDEX_MILLI + milli(self.at, self.file.text().len(), 1_000 - INDEX_MILLI),
            Phase::Done => 1_000,
        };
        Progress { phase: self.phase, rows: self.state.rows.len() as u32, done_milli: done as u16 }
    }

    /// Does all the work at once and gives the preview.
    pub fn run(mut self, book: &Book) -> Preview {
        while self.step(book, 50_000).phase != Phase::Done {}
        self.into_preview()
    }

    /// The preview of what was read; complete once the phase is [`Phase::Done`].
    pub fn into_preview(self) -> Preview {
        Preview::new(self.file, self.state, self.book_seq, self.is_cut)
    }

    /// Calls the import off and gives the file back, to change how it is read.
    pub fn into_file(self) -> ImportFile {
        self.file
    }

    fn index_some(&mut self, book: &Book, budget: usize) {
        let customers = book.customers().len();
        let end = (self.indexed + budget).min(index_work(book));
        for at in self.indexed..end.min(customers) {
            self.state.index_customer(book, at);
        }
        let first = self.indexed.max(customers);
        if end > first {
            self.state.index_sales(book, first - customers..end - customers);
        }
        self.indexed = end;
        if end == index_work(book) {
            self.phase = Phase::Reading;
        }
    }

    fn read_some(&mut self, book: &Book, budget: usize) {
        let mut rows = Rows::new(self.file.text(), self.file.dialect(), self.at);
        for _ in 0..budget {
            if self.state.rows.len() >= limits::MAX_IMPORT_ROWS {
                self.is_cut = !rows.is_at_end();
                self.phase = Phase::Done;
                break;
            }
            if rows.read().is_none() {
                self.phase = Phase::Done;
                break;
            }
            self.sheet_row += 1 + rows.blank_rows();
            self.state.take(rows.last(), (rows.start() as u32, self.sheet_row), &self.file, book);
        }
        self.at = rows.position();
        if self.phase == Phase::Done {
            self.state.settle_doubts(book, &self.file);
        }
    }
}

fn index_work(book: &Book) -> usize {
    book.customers().len() + book.sales().columns().len()
}
