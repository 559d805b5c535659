//! The vault: keeps the acts of a shop so that none that was acknowledged is lost, and pages for opening fast.
//!
//! Architecture invariant: the journal is the truth and complete from the first act; pages only save time.
//! Architecture invariant: no clock, no randomness, no browser; what differs from run to run is handed in.
pub mod backup;
mod begun;
pub mod copies;
pub mod envelope;
mod identity;
pub mod journal;
mod manifest;
mod memory;
mod open;
mod pages;
pub mod seal;
mod store;

pub use backup::{Backup, BackupError};
pub use identity::Identity;
pub use journal::JournalError;
pub use memory::MemoryStore;
pub use open::{OpenError, OpenNote, Opened};
pub use pages::{PageStep, PageWork};
pub use store::{Area, Store, StoreError, Write};

use crate::book::snapshot::{Dirt, PageRows};
use crate::book::{Act, ApplyError, Book, Touched};
use begun::Begun;
use manifest::Manifest;
use std::cell::RefCell;

/// Number of the vault's header in [`Area::Meta`].
pub(crate) const IDENTITY_KEY: u64 = 0;
/// Number of the manifest in [`Area::Meta`].
pub(crate) const MANIFEST_KEY: u64 = 1;

/// Number of the head in [`Area::Meta`]: the last act that was written, so that acts missing at the end show.
pub(crate) const HEAD_KEY: u64 = 3;

/// How the vault cuts what it stores. The shop always uses the defaults; tests take small ones.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Sizes {
    pub pages: PageRows,
    /// Bytes of one part of an act.
    pub part_bytes: usize,
    /// Bytes of pages in one step of writing.
    pub step_bytes: usize,
}

impl Default for Sizes {
    fn default() -> Self {
        Self { pages: PageRows::default(), part_bytes: journal::PART_BYTES, step_bytes: 1 << 20 }
    }
}

/// A shop in a store.
#[derive(Debug)]
pub struct Vault<S> {
    store: S,
    sizes: Sizes,
    state: RefCell<State>,
}

#[derive(Debug)]
struct State {
    identity: Identity,
    /// Whether the identity stands in the store; it is written with the first act.
    is_founded: bool,
    manifest: Manifest,
    dirt: Dirt,
    /// Pages written since the manifest, with the act up to which each reaches.
    fresh: pages::Fresh,
    /// Acts and bytes since the manifest.
    tail: Tail,
}

#[derive(Copy, Clone, Debug, Default)]
struct Tail {
    acts: u64,
    rows: u64,
}

/// Why the acts of other tabs were not read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ReadError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Journal(#[from] JournalError),
}

impl<S: Store> Vault<S> {
    /// The store itself.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// Which vault this is; another one after a restore.
    pub fn identity(&self) -> Identity {
        self.state.borrow().identity
    }

    /// Writes one act: when this returns, it is on disk. The act is not applied here.
    pub async fn append(&self, seq: u64, act: &Act) -> Result<(), StoreError> {
        let unwritable = |error: postcard::Error| StoreError::Other(error.to_string());
        let mut writes = journal::write_act(seq, act, self.sizes.part_bytes).map_err(unwritable)?;
        writes.push(journal::write_head(seq));
        let identity = { Some(self.state.borrow()).filter(|state| !state.is_founded).map(|state| state.identity) };
        if let Some(identity) = identity {
            writes.push(Write::Insert(Area::Meta, IDENTITY_KEY, identity.write()));
        }
        self.store.commit(writes).await?;
        self.state.borrow_mut().is_founded = true;
        Ok(())
    }

    /// Carries out an act that is on disk and notes which pages it makes stale.
    ///
    /// An act that does not fit, which only a defect can bring about, changes nothing and stays in the history, in every tab and
    /// at every opening alike.
    pub fn apply(&self, book: &mut Book, act: Act) -> Result<Touched, ApplyError> {
        let seq = book.history().next_seq();
        let state = &mut *self.state.borrow_mut();
        state.dirt.note(seq, &act, book, self.sizes.pages);
        state.tail.acts += 1;
        state.tail.rows += pages::weight(&act);
        book.apply_or_enter(act)
    }

    /// Acts from number `from` on, at most those of about `limit` records; fewer than one means that there are no more.
    pub async fn read_acts(&self, from: u64, limit: u32) -> Result<Vec<(u64, Act)>, ReadError> {
        let mut reader = journal::ActReader::from_seq(from);
        let mut acts = Vec::new();
        loop {
            let records = self.store.range(Area::Journal, reader.next_key(), limit).await?;
            let count = records.len();
            for (key, record) in records {
                acts.extend(reader.read(key, &record)?);
            }
            if !reader.is_inside_act() {
                return Ok(acts);
            }
            if count == 0 {
                return Err(JournalError::Missing { seq: reader.next_seq() }.into());
            }
        }
    }

    /// What other tabs wrote from number `from` on, as [`Vault::read_acts`] gives it, where the store still holds this shop: another
    /// tab may have replaced or removed it. Both are asked for at once, since every act waits for the answers.
    pub async fn read_news(&self, from: u64, limit: u32) -> Result<Vec<(u64, Act)>, ReadError> {
        let acts = Begun::begin(self.read_acts(from, limit)).await;
        self.check_identity().await?;
        acts.end().await
    }

    /// Whether the store still holds this shop: another tab may have replaced or removed it.
    pub async fn check_identity(&self) -> Result<(), StoreError> {
        let record = self.store.get(Area::Meta, &[IDENTITY_KEY]).await?.pop().flatten();
        let present = record.and_then(|record| Identity::read(&record).ok());
        let mut state = self.state.borrow_mut();
        match present {
            // Another tab may have written the first act: its identity is the vault's.
            Some(present) if present == state.identity || !state.is_founded => {
                state.identity = present;
                state.is_founded = true;
                Ok(())
            }
            None if !state.is_founded => Ok(()),
            _ => Err(StoreError::Replaced),
        }
    }
}
