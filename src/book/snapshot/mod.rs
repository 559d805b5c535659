//! Bytes of the book: tables cut into pages of a fixed number of rows, so that few pages change with one act.
//!
//! Pages are derived: the journal of acts is the truth, and a book read from pages equals the book of its acts.
pub mod columns;
mod dirt;
pub mod grown;
mod hash;
pub mod parts;
mod read;
mod unfit;

pub use dirt::Dirt;
pub use hash::state_hash;
pub use read::BookReader;

use super::records::{Record, on_small_table};
use super::{Book, Slot};
use crate::domain::{ReceiptFacts, ReceiptId, Setting, ShopSettings, sort_by_rank};
use grown::Framed;
use serde::{Deserialize, Serialize};

/// The tables of a book, in the order in which they are read. New tables are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
pub enum Table {
    Settings,
    Products,
    Customers,
    Sales,
    /// Facts of receipts, cut by the number of the receipt.
    ReceiptFacts,
    Interactions,
    Reminders,
    History,
    Ratings,
    SavedGroups,
    Decisions,
    Spendings,
    Promises,
    Debts,
    RiskFlags,
    Complaints,
    Recoveries,
    Losses,
    Occasions,
    Routines,
    FutureNeeds,
    SupplyLines,
    Outreaches,
    OutreachMarks,
    Reviews,
    Visits,
    NewsEntries,
    ThanksGiven,
    PrivateEntries,
}

impl Table {
    /// All tables, in the order in which they are read.
    pub const ALL: [Self; 29] = [
        Self::Settings,
        Self::Products,
        Self::Customers,
        Self::Sales,
        Self::ReceiptFacts,
        Self::Interactions,
        Self::Reminders,
        Self::History,
        Self::Ratings,
        Self::SavedGroups,
        Self::Decisions,
        Self::Spendings,
        Self::Promises,
        Self::Debts,
        Self::RiskFlags,
        Self::Complaints,
        Self::Recoveries,
        Self::Losses,
        Self::Occasions,
        Self::Routines,
        Self::FutureNeeds,
        Self::SupplyLines,
        Self::Outreaches,
        Self::OutreachMarks,
        Self::Reviews,
        Self::Visits,
        Self::NewsEntries,
        Self::ThanksGiven,
        Self::PrivateEntries,
    ];
}

/// A page of a table.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
pub struct PageId {
    pub table: Table,
    pub index: u32,
}

/// How many rows a page holds; chosen so that an ordinary page has about 256 KiB.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PageRows {
    pub sales: u32,
    /// Customers, products, interactions, reminders, acts of the history.
    pub records: u32,
    /// Receipt numbers to a page of facts.
    pub receipts: u32,
}

impl Default for PageRows {
    fn default() -> Self {
        Self { sales: 12_288, records: 1_024, receipts: 16_384 }
    }
}

impl PageRows {
    /// Rows to a page of this table.
    pub fn of(&self, table: Table) -> u32 {
        match table {
            Table::Sales => self.sales,
            Table::ReceiptFacts => self.receipts,
            Table::Settings => 1,
            _ => self.records,
        }
    }

    /// The page on which a row stands.
    pub fn page_of(&self, table: Table, row: u32) -> PageId {
        PageId { table, index: row / self.of(table) }
    }
}

/// Why bytes are no page of this book.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("page {} of {:?} cannot be read", page.index, page.table)]
pub struct PageError {
    pub page: PageId,
}

impl Book {
    /// Rows of a table as the manifest counts them; for the facts, the receipt numbers given out.
    pub fn count_rows(&self, table: Table) -> u32 {
        let rows = match table {
            Table::Settings => 1,
            Table::Products => self.products.len(),
            Table::Customers => self.customers.len(),
            Table::Sales => self.sales.columns.len(),
            Table::ReceiptFacts => self.sales.next_receipt().0 as usize,
            Table::Interactions => self.interactions.len(),
            Table::Reminders => self.reminders.len(),
            Table::History => self.history.entries.len(),
            small => on_small_table!(small, T => T::rows(self).len(), 0),
        };
        rows as u32
    }

    /// Every page that the book has, in the order in which to read them. Pages of facts may be empty.
    pub fn pages(&self, sizes: PageRows) -> impl Iterator<Item = PageId> + '_ {
        Table::ALL.into_iter().flat_map(move |table| {
            let pages = self.count_rows(table).div_ceil(sizes.of(table));
            (0..pages).map(move |index| PageId { table, index })
        })
    }

    /// The bytes of one page as it is now.
    pub fn write_page(&self, page: PageId, sizes: PageRows) -> Vec<u8> {
        let rows = sizes.of(page.table);
        let first = (page.index * rows) as usize;
        let span = first..self.count_rows(page.table).min(page.index * rows + rows) as usize;
        let mut out = Vec::new();
        match page.table {
            Table::Settings => settings_list(&self.settings).iter().for_each(|setting| put(&mut out, setting)),
            Table::Products => put_slots(&mut out, &self.products[span]),
            Table::Customers => put_slots(&mut out, &self.customers[span]),
            Table::Sales => columns::pack_block(&self.sales.columns, span, &mut out),
            Table::ReceiptFacts => {
                let range = span.start as u32..span.end as u32;
                let mut facts: Vec<(ReceiptId, &ReceiptFacts)> = self.sales.facts().filter(|(id, _)| range.contains(&id.0)).collect();
                sort_by_rank(&mut facts, |(id, _)| [id.0.into(), 0, 0]);
                facts.into_iter().for_each(|(id, facts)| put(&mut out, &(id, Framed(facts))));
            }
            Table::Interactions => put_slots(&mut out, &self.interactions[span]),
            Table::Reminders => put_slots(&mut out, &self.reminders[span]),
            Table::History => self.history.entries[span].iter().for_each(|entry| put(&mut out, entry)),
            small => on_small_table!(small, T => put_slots(&mut out, &T::rows(self)[span]), ()),
        }
        out
    }
}

fn put_slots<T: Serialize>(out: &mut Vec<u8>, slots: &[Slot<T>]) {
    slots.iter().for_each(|slot| put(out, &(slot.live, Framed(&slot.value))));
}

/// Appends a value. Writing to memory cannot fail, and no stored type refuses to be written.
fn put(out: &mut Vec<u8>, value: &impl Serialize) {
    match parts::append(value, std::mem::take(out)) {
        Ok(longer) => *out = longer,
        Err(error) => debug_assert!(false, "a stored type cannot be written: {error}"),
    }
}

/// Settings as a list, so that one that a later version adds is simply not there.
fn settings_list(settings: &ShopSettings) -> Vec<Setting> {
    let ShopSettings {
        name,
        currency,
        region,
        window_days,
        class_cuts,
        key_share,
        rfm,
        mappings,
        margin,
        hour_rate_minor,
        custom_fields,
        grades,
        matrix,
        questions,
        service,
        attention,
        staff,
        leap_months,
        import_answers,
        private_lock,
    } = settings.clone();
    vec![
        Setting::Name(name),
        Setting::Currency(currency),
        Setting::Region(region),
        Setting::WindowDays(window_days),
        Setting::ClassCuts(class_cuts),
        Setting::KeyShare(key_share),
        Setting::Rfm(rfm),
        Setting::Mappings(mappings),
        Setting::Margin(margin),
        Setting::HourRate(hour_rate_minor),
        Setting::CustomFields(custom_fields),
        Setting::Grades(grades),
        Setting::Matrix(matrix),
        Setting::Questions(questions),
        Setting::Service(Box::new(service)),
        Setting::Attention(attention),
        Setting::Staff(staff),
        Setting::LeapMonths(leap_months),
        Setting::ImportAnswers(import_answers),
        Setting::PrivateLock(private_lock),
    ]
}
