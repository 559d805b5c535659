//! Where the records of a shop lie: in the browser's database, or nowhere but in memory for a shop that is only looked at.
use super::indexed_db::IndexedDb;
use crate::vault::{Area, MemoryStore, Store, StoreError, Write};

/// The place of the records.
pub enum Disk {
    Database(IndexedDb),
    /// Gone with the page.
    Memory(MemoryStore),
}

impl Disk {
    /// Closes the connection, if there is one.
    pub fn close(&self) {
        if let Self::Database(database) = self {
            database.close();
        }
    }
}

impl Store for Disk {
    async fn get(&self, area: Area, keys: &[u64]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        match self {
            Self::Database(database) => database.get(area, keys).await,
            Self::Memory(memory) => memory.get(area, keys).await,
        }
    }

    async fn range(&self, area: Area, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        match self {
            Self::Database(database) => database.range(area, from, limit).await,
            Self::Memory(memory) => memory.range(area, from, limit).await,
        }
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        match self {
            Self::Database(database) => database.commit(writes).await,
            Self::Memory(memory) => memory.commit(writes).await,
        }
    }
}
