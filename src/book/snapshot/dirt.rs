//! Which pages an act changes.
use super::{PageId, PageRows, Table};
use crate::book::{Act, Book, Op};
use rustc_hash::FxHashMap;

/// For each page the last act that changed it.
///
/// The numbers make it independent of who writes the pages: whatever act a manifest covers, the pages changed later are stale.
#[derive(Clone, Debug, Default)]
pub struct Dirt {
    last_change: FxHashMap<PageId, u64>,
}

impl Dirt {
    /// Notes the pages that act `seq` is about to change in the book. An act of a hostile file may name any
    /// number of rows that are not there; their pages are not noted one by one.
    pub fn note(&mut self, seq: u64, act: &Act, book: &Book, sizes: PageRows) {
        let added: u64 = act.ops.iter().map(|op| if let Op::SalesAdded { rows, .. } = op { rows.len() as u64 } else { 1 }).sum();
        let mut mark = |table: Table, first: u32, count: u32| {
            if count > 0 {
                let rows = u32::try_from(u64::from(book.count_rows(table)) + added).unwrap_or(u32::MAX);
                let last = first.saturating_add(count - 1).min(rows.max(first)) / sizes.of(table);
                for index in first / sizes.of(table)..=last {
                    self.last_change.insert(PageId { table, index }, seq);
                }
            }
        };
        mark(Table::History, (seq - 1) as u32, 1);
        for op in &act.ops {
            match op {
                Op::CustomerAdded { id, .. } | Op::CustomerSet { id, .. } => mark(Table::Customers, id.0, 1),
                Op::CustomersLive { first, count, .. } => mark(Table::Customers, first.0, *count),
                Op::SalesAdded { first_row, rows } => mark(Table::Sales, *first_row, rows.len() as u32),
                Op::SalesLive { first_row, count, .. } => mark(Table::Sales, *first_row, *count),
                Op::ReceiptSet { receipt, .. } => mark(Table::ReceiptFacts, receipt.0, 1),
                Op::ProductAdded { id, .. } | Op::ProductSet { id, .. } => mark(Table::Products, id.0, 1),
                Op::ProductsLive { first, count, .. } => mark(Table::Products, first.0, *count),
                Op::InteractionAdded { at, .. } => mark(Table::Interactions, *at, 1),
                Op::InteractionsLive { first, count, .. } => mark(Table::Interactions, *first, *count),
                Op::ReminderAdded { at, .. } | Op::ReminderSet { at, .. } => mark(Table::Reminders, *at, 1),
                Op::RemindersLive { first, count, .. } => mark(Table::Reminders, *first, *count),
                Op::SettingSet { .. } => mark(Table::Settings, 0, 1),
                Op::Table(op) => {
                    let (table, first, count) = op.span();
                    mark(table, first, count);
                }
                Op::RowsMoved { rows, .. } => {
                    rows.sales.iter().for_each(|row| mark(Table::Sales, *row, 1));
                    rows.interactions.iter().for_each(|at| mark(Table::Interactions, *at, 1));
                    rows.reminders.iter().for_each(|at| mark(Table::Reminders, *at, 1));
                }
            }
        }
    }

    /// The last act that changed the page since the book was opened, 0 where none did.
    pub fn last_change(&self, page: PageId) -> u64 {
        self.last_change.get(&page).copied().unwrap_or(0)
    }

    /// Forgets what a manifest covers.
    pub fn forget_until(&mut self, seq: u64) {
        self.last_change.retain(|_, last| *last > seq);
    }
}
