//! A fingerprint of what the owner sees, equal for equal books whatever way and by whatever version they were stored.
//!
//! Backups carry it, so it must not change when the formats grow: rows are taken without the zeros at their end, which is what
//! fields of later versions look like in older data; settings only where they differ from the default; tables only where
//! they have rows; sales by their values and not by their packing.
use super::{Table, put, settings_list};
use crate::book::records::{Record, on_small_table};
use crate::book::{Book, Slot};
use crate::domain::{SaleColumns, ShopSettings, sort_by_rank};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::hash::Hasher as _;
use twox_hash::XxHash64;

/// SHA-256 over the visible state: live rows with their positions, sales, settings and the list of acts.
pub fn state_hash(book: &Book) -> [u8; 32] {
    let mut hasher = Hasher { sha: Sha256::new(), scratch: Vec::new() };
    let usual = settings_list(&ShopSettings::default());
    let own = settings_list(&book.settings);
    hasher.table(Table::Settings, own.iter().filter(|setting| !usual.contains(setting)));
    hasher.slots(Table::Customers, &book.customers);
    hasher.slots(Table::Products, &book.products);
    hasher.slots(Table::Interactions, &book.interactions);
    hasher.slots(Table::Reminders, &book.reminders);
    for table in Table::ALL {
        on_small_table!(table, T => hasher.slots(table, T::rows(book)), ());
    }
    let mut facts: Vec<_> = book.sales.facts().collect();
    sort_by_rank(&mut facts, |(receipt, _)| [receipt.0.into(), 0, 0]);
    hasher.table(Table::ReceiptFacts, facts.iter());
    hasher.table(Table::Sales, column_sums(&book.sales.columns).iter().filter(|_| !book.sales.columns.is_empty()));
    let acts = book.history.entries().iter().map(|entry| (entry.seq, entry.stamp, entry.day, &entry.kind, entry.undone_by));
    hasher.table(Table::History, acts);
    hasher.sha.finalize().into()
}

/// Rows and the XXH64 of each column's little-endian values.
fn column_sums(columns: &SaleColumns) -> [u64; 9] {
    [
        columns.len() as u64,
        sum(&columns.receipt, |cell| cell.to_le_bytes()),
        sum(&columns.customer, |cell| cell.to_le_bytes()),
        sum(&columns.day, |cell| cell.to_le_bytes()),
        sum(&columns.amount_minor, |cell| cell.to_le_bytes()),
        sum(&columns.product, |cell| cell.to_le_bytes()),
        sum(&columns.quantity_milli, |cell| cell.to_le_bytes()),
        sum(&columns.fingerprint, |cell| cell.to_le_bytes()),
        sum(&columns.void, |cell| [cell]),
    ]
}

fn sum<T: Copy, const WIDTH: usize>(cells: &[T], bytes_of: impl Fn(T) -> [u8; WIDTH]) -> u64 {
    let mut hasher = XxHash64::with_seed(0);
    let mut scratch = Vec::with_capacity(CELLS_AT_ONCE * WIDTH);
    for some in cells.chunks(CELLS_AT_ONCE) {
        scratch.clear();
        some.iter().for_each(|cell| scratch.extend_from_slice(&bytes_of(*cell)));
        hasher.write(&scratch);
    }
    hasher.finish()
}

const CELLS_AT_ONCE: usize = 4_096;

struct Hasher {
    sha: Sha256,
    scratch: Vec<u8>,
}

impl Hasher {
    fn table(&mut self, table: Table, rows: impl Iterator<Item = impl Serialize>) {
        for (at, row) in rows.enumerate() {
            if at == 0 {
                self.sha.update([table as u8 + 1]);
            }
            self.scratch.clear();
            put(&mut self.scratch, &row);
            let end = self.scratch.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
            self.sha.update((end as u32).to_le_bytes());
            self.sha.update(&self.scratch[..end]);
        }
    }

    fn slots<T: Serialize>(&mut self, table: Table, slots: &[Slot<T>]) {
        let live = slots.iter().enumerate().filter(|(_, slot)| slot.live);
        self.table(table, live.map(|(at, slot)| (at, &slot.value)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Customer;

    #[test]
    fn a_field_that_later_versions_add_does_not_change_the_hash() {
        #[derive(Serialize)]
        struct Later {
            now: Customer,
            added: Option<String>,
            more: Vec<u32>,
        }
        let now = Customer { name: "王芳".into(), ..Customer::default() };
        let hash = |row: &dyn Fn(&mut Hasher)| {
            let mut hasher = Hasher { sha: Sha256::new(), scratch: Vec::new() };
            row(&mut hasher);
            hasher.sha.finalize()
        };
        let later = |added| Later { now: now.clone(), added, more: Vec::new() };
        let today = hash(&|hasher| hasher.table(Table::Customers, [&now].into_iter()));
        assert_eq!(hash(&|hasher| hasher.table(Table::Customers, [later(None)].into_iter())), today);
        assert_ne!(hash(&|hasher| hasher.table(Table::Customers, [later(Some(String::new()))].into_iter())), today);
    }

    #[test]
    fn every_column_counts() {
        let mut book = Book::default();
        let mut hashes = vec![state_hash(&book)];
        for column in 0..8 {
            let mut columns = SaleColumns { receipt: vec![0; 3], customer: vec![0; 3], day: vec![0; 3], ..Default::default() };
            columns.amount_minor = vec![0; 3];
            columns.product = vec![0; 3];
            columns.quantity_milli = vec![0; 3];
            columns.fingerprint = vec![0; 3];
            columns.void = vec![0; 3];
            match column {
                0 => columns.receipt[2] = 1,
                1 => columns.customer[1] = 1,
                2 => columns.day[1] = 1,
                3 => columns.amount_minor[1] = 1,
                4 => columns.product[1] = 1,
                5 => columns.quantity_milli[1] = 1,
                6 => columns.fingerprint[1] = 1,
                _ => columns.void[1] = 1,
            }
            book.sales = crate::book::Sales::from_parts(columns, Default::default());
            hashes.push(state_hash(&book));
        }
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), 9);
    }
}
