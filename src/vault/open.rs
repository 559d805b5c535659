//! Opening: pages first, then the acts after them; the whole journal where the pages are not sound.
use super::begun::Begun;
use super::manifest::{Manifest, open_page};
use super::{Area, HEAD_KEY, IDENTITY_KEY, Identity, JournalError, MANIFEST_KEY, ReadError, Sizes, State, Store, StoreError, Vault};
use super::{envelope::EnvelopeError, journal};
use crate::book::Book;
use crate::book::snapshot::{BookReader, PageId, Table};
use std::cell::RefCell;

/// Pages fetched with one request.
const PAGES_PER_READ: usize = 32;
/// Records of the journal fetched with one request: few at first, since each may have megabytes.
const FIRST_RECORDS: u32 = 16;
const MOST_RECORDS: u32 = 1_024;

/// What was in the store.
#[derive(Debug)]
pub enum Opened {
    /// Nothing was ever written.
    Fresh,
    Book {
        book: Box<Book>,
        notes: Vec<OpenNote>,
    },
    /// There was a vault, and now there is nothing: the storage was cleared.
    Wiped,
}

/// What the owner may want to know about an opening that worked.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum OpenNote {
    /// The pages were damaged or missing; the shop was rebuilt from the journal, whole.
    RebuiltFromJournal,
    /// An act does not fit the book, which is a defect of the program; it was left out.
    ActLeftOut { seq: u64 },
}

/// Why there is no book.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the shop was written by a newer version")]
    Newer,
    /// Acts before this one are sound.
    #[error("act {seq} of the journal is damaged")]
    Damaged { seq: u64 },
}

impl From<ReadError> for OpenError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Store(error) => Self::Store(error),
            ReadError::Journal(JournalError::Newer { .. }) => Self::Newer,
            ReadError::Journal(JournalError::Damaged { seq } | JournalError::Missing { seq }) => Self::Damaged { seq },
        }
    }
}

impl<S: Store> Vault<S> {
    /// Opens what the store holds. `existed` says that a vault was here before; `founding` is the identity of a new one.
    pub async fn open(store: S, existed: bool, founding: Identity) -> Result<(Self, Opened), OpenError> {
        Self::open_with(store, existed, founding, Sizes::default()).await
    }

    /// The same with other sizes.
    pub async fn open_with(store: S, existed: bool, founding: Identity, sizes: Sizes) -> Result<(Self, Opened), OpenError> {
        let state = State {
            identity: founding,
            is_founded: false,
            manifest: Manifest::default(),
            dirt: Default::default(),
            fresh: Default::default(),
            tail: Default::default(),
        };
        let vault = Self { store, sizes, state: RefCell::new(state) };
        let mut records = vault.store.get(Area::Meta, &[IDENTITY_KEY, HEAD_KEY]).await?.into_iter();
        let (identity, head) = (records.next().flatten(), records.next().flatten());
        let Some(record) = identity else {
            let is_empty = vault.store.range(Area::Journal, 0, 1).await?.is_empty();
            return match (is_empty, existed) {
                (true, false) => Ok((vault, Opened::Fresh)),
                (true, true) => Ok((vault, Opened::Wiped)),
                (false, _) => Err(OpenError::Damaged { seq: 1 }),
            };
        };
        let identity = Identity::read(&record).map_err(|error| match error {
            EnvelopeError::Newer => OpenError::Newer,
            EnvelopeError::Damaged => OpenError::Damaged { seq: 1 },
        })?;
        {
            let mut state = vault.state.borrow_mut();
            state.identity = identity;
            state.is_founded = true;
        }
        let mut notes = Vec::new();
        let mut book = vault.read_pages(&mut notes).await?;
        vault.replay(&mut book, &mut notes).await?;
        vault.check_head(head, book.history().next_seq())?;
        Ok((vault, Opened::Book { book: Box::new(book), notes }))
    }

    /// Acts that the head names must have been there. Versions before it wrote no head; no sealed shop is without one.
    fn check_head(&self, head: Option<Vec<u8>>, next_seq: u64) -> Result<(), OpenError> {
        let reaches = match head {
            Some(record) => journal::read_head(&record).ok_or(OpenError::Damaged { seq: next_seq })?,
            None if self.store.is_sealed() && next_seq > 1 => return Err(OpenError::Damaged { seq: next_seq }),
            None => 0,
        };
        if reaches >= next_seq { Err(OpenError::Damaged { seq: next_seq }) } else { Ok(()) }
    }

    /// The book of the pages; an empty one where there are none or they are not sound.
    async fn read_pages(&self, notes: &mut Vec<OpenNote>) -> Result<Book, OpenError> {
        // Another tab may replace the pages between the manifest and the last of them: once more, then.
        for _ in 0..3 {
            let Some(record) = self.store.get(Area::Meta, &[MANIFEST_KEY]).await?.pop().flatten() else {
                return Ok(Book::default());
            };
            let Ok(manifest) = Manifest::read(&record) else { break };
            if let Some(book) = self.read_pages_of(&manifest).await? {
                let last = self.store.get(Area::Journal, &[journal::record_key(manifest.covered_seq, 0)]).await?;
                if last.first().is_none_or(Option::is_none) {
                    return Err(OpenError::Damaged { seq: manifest.covered_seq });
                }
                self.state.borrow_mut().manifest = manifest;
                return Ok(book);
            }
            // These pages are not to be trusted again; versions go on after theirs.
            self.state.borrow_mut().manifest.next_version = manifest.next_version;
        }
        notes.push(OpenNote::RebuiltFromJournal);
        Ok(Book::default())
    }

    async fn read_pages_of(&self, manifest: &Manifest) -> Result<Option<Book>, OpenError> {
        let entries: Vec<(PageId, _)> = manifest.pages.iter().map(|(page, entry)| (*page, *entry)).collect();
        let rows = |table| manifest.rows_of(table) as usize;
        let mut reader = BookReader::with_rows(rows(Table::Customers), rows(Table::Sales));
        let chunks: Vec<&[(PageId, _)]> = entries.chunks(PAGES_PER_READ).collect();
        let fetch = |chunk: usize| {
            let versions: Vec<u64> = chunks.get(chunk).into_iter().flat_map(|some| some.iter().map(|(_, entry)| entry.version)).collect();
            Begun::begin(async move { self.store.get(Area::Pages, &versions).await })
        };
        let mut coming = fetch(0).await;
        for (chunk, some) in chunks.iter().enumerate() {
            // The store fetches the next pages while these are read.
            let records = std::mem::replace(&mut coming, fetch(chunk + 1).await).end().await?;
            for ((page, entry), record) in some.iter().zip(records) {
                let body = record.as_deref().and_then(|record| open_page(*page, *entry, record));
                let Some(Ok(())) = body.map(|body| reader.read_page(*page, body)) else { return Ok(None) };
            }
        }
        Ok(reader.finish(|table| manifest.rows_of(table)).ok().filter(|book| book.history().next_seq() == manifest.covered_seq + 1))
    }

    /// Applies the acts that the book does not have yet.
    async fn replay(&self, book: &mut Book, notes: &mut Vec<OpenNote>) -> Result<(), OpenError> {
        let mut limit = FIRST_RECORDS;
        loop {
            let acts = self.read_acts(book.history().next_seq(), limit).await?;
            if acts.is_empty() {
                return Ok(());
            }
            for (seq, act) in acts {
                if self.apply(book, act).is_err() {
                    notes.push(OpenNote::ActLeftOut { seq });
                }
            }
            let is_light = self.state.borrow().tail.rows < u64::from(limit) * 1_000;
            limit = if is_light { (limit * 4).min(MOST_RECORDS) } else { FIRST_RECORDS };
        }
    }
}
