//! A fingerprint of what the owner sees, equal for equal books whatever way they were stored.
use super::{columns, put, settings_list};
use crate::book::{Book, Slot};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// SHA-256 over the visible state: live rows with their positions, standing sales, settings and the list of acts.
pub fn state_hash(book: &Book) -> [u8; 32] {
    let mut hasher = Hasher { sha: Sha256::new(), scratch: Vec::new() };
    settings_list(&book.settings).iter().for_each(|setting| hasher.add(setting));
    hasher.add_slots(&book.customers);
    hasher.add_slots(&book.products);
    hasher.add_slots(&book.interactions);
    hasher.add_slots(&book.reminders);
    let mut facts: Vec<_> = book.sales.facts().collect();
    facts.sort_unstable_by_key(|(receipt, _)| *receipt);
    hasher.add(&facts);
    for first in (0..book.sales.columns.len()).step_by(HASHED_ROWS) {
        hasher.scratch.clear();
        let end = book.sales.columns.len().min(first + HASHED_ROWS);
        columns::pack_block(&book.sales.columns, first..end, &mut hasher.scratch);
        hasher.sha.update(&hasher.scratch);
    }
    for entry in book.history.entries() {
        hasher.add(&(entry.seq, entry.stamp, entry.day, &entry.kind, entry.undone_by));
    }
    hasher.sha.finalize().into()
}

const HASHED_ROWS: usize = 65_536;

struct Hasher {
    sha: Sha256,
    scratch: Vec<u8>,
}

impl Hasher {
    fn add(&mut self, value: &impl Serialize) {
        self.scratch.clear();
        put(&mut self.scratch, value);
        self.sha.update((self.scratch.len() as u64).to_le_bytes());
        self.sha.update(&self.scratch);
    }

    fn add_slots<T: Serialize>(&mut self, slots: &[Slot<T>]) {
        self.add(&slots.len());
        for (at, slot) in slots.iter().enumerate().filter(|(_, slot)| slot.live) {
            self.add(&(at, &slot.value));
        }
    }
}
