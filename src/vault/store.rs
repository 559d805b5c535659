//! Where bytes are kept: the one door between the vault and a database.

/// The three areas of a vault.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Area {
    /// The vault's own header and the manifest of the pages.
    Meta,
    Journal,
    Pages,
}

impl Area {
    /// All areas.
    pub const ALL: [Self; 3] = [Self::Meta, Self::Journal, Self::Pages];
}

/// One change of a transaction.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Write {
    /// Writes a record, which must not be there yet; otherwise the whole transaction fails with [`StoreError::Conflict`].
    Insert(Area, u64, Vec<u8>),
    /// Writes a record or replaces it.
    Put(Area, u64, Vec<u8>),
    Delete(Area, u64),
    /// Empties an area.
    Clear(Area),
}

/// Why the store did not do it. Nothing of a failed transaction stays.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum StoreError {
    /// The browser gives no more room.
    #[error("the storage is full")]
    QuotaExceeded,
    /// No answer in time; whether it was written shows when the journal is read again.
    #[error("the storage did not answer in time")]
    TimedOut,
    /// The connection is gone: the data were cleared, or another tab wanted the database.
    #[error("the connection to the storage is closed")]
    Closed,
    /// Another tab keeps an old version open.
    #[error("another tab holds the storage")]
    Blocked,
    /// Another tab wrote the same record first.
    #[error("another tab wrote first")]
    Conflict,
    /// The shop was replaced or removed by another tab.
    #[error("another tab replaced the shop")]
    Replaced,
    /// The browser denies storage altogether, as some private modes do.
    #[error("the browser denies storage")]
    Denied,
    /// Anything else, by the browser's own name for it.
    #[error("the storage failed: {0}")]
    Other(String),
}

/// A database of numbered records. One [`Store::commit`] is one strict transaction: it ends when everything is on disk, or nothing is.
#[allow(async_fn_in_trait, reason = "everything runs on the browser's one thread")]
pub trait Store {
    /// Records by their numbers, each `None` where there is none.
    async fn get(&self, area: Area, keys: &[u64]) -> Result<Vec<Option<Vec<u8>>>, StoreError>;

    /// At most `limit` records from number `from` on, in their order.
    async fn range(&self, area: Area, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, StoreError>;

    /// Writes everything or nothing.
    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError>;

    /// Whether everything in it is sealed, so that somebody who leaves out a record means it.
    fn is_sealed(&self) -> bool {
        false
    }
}
