//! Where the records of a shop lie: in the browser's database, or nowhere for a shop that is only looked at.
use super::indexed_db::IndexedDb;
use crate::vault::{Area, Store, StoreError, Write};

/// The place of the records.
pub enum Disk {
    Database(IndexedDb),
    /// Nothing is there, and nothing can be written.
    Nowhere,
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
            Self::Nowhere => Ok(vec![None; keys.len()]),
        }
    }

    async fn range(&self, area: Area, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        match self {
            Self::Database(database) => database.range(area, from, limit).await,
            Self::Nowhere => Ok(Vec::new()),
        }
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        match self {
            Self::Database(database) => database.commit(writes).await,
            Self::Nowhere => Err(StoreError::Closed),
        }
    }
}
