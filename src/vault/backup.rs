//! The whole shop as one file: every record of the journal, counted and sealed by a SHA-256.
//!
//! | content | bytes |
//! |---|---|
//! | `YUSHUI\x1a\n` | 8 |
//! | version: 1 plain, 2 sealed | 4 |
//! | length of the whole file | 8 |
//! | XXH64 of the twenty bytes before | 8 |
//! | sealed only: length of the seal's header, and its record | 4 + n |
//! | length of the summary, and the summary in postcard (sealed: in a sealed record) | 4 + n |
//! | records of the journal: number, length, bytes | 8 + 4 + n each |
//! | count of records | 8 |
//! | SHA-256 of everything before | 32 |
//!
//! All numbers are little-endian. The records are those of the vault, byte for byte: what is sealed there is sealed here.
use super::envelope::{self, Kind, Label};
use super::journal::{ActReader, JournalError};
use super::seal::{Cipher, Place, SEAL_KEY, Seal, SealHeader, SealedStore, UnlockError};
use super::{Area, Identity, ReadError, Store, StoreError, Vault, Write};
use crate::book::snapshot::{grown, parts, state_hash};
use crate::book::{Act, Book};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use twox_hash::XxHash64;

const MAGIC: [u8; 8] = *b"YUSHUI\x1a\n";
const PLAIN_VERSION: u32 = 1;
const SEALED_VERSION: u32 = 2;
/// Magic, version, length and their checksum.
const HEAD_BYTES: usize = 28;
/// Count of records and SHA-256.
const TRAILER_BYTES: usize = 40;
const SUM_BYTES: usize = 32;
const RECORDS_PER_READ: u32 = 64;

/// What a backup says of itself. Later versions may add at the end.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Milliseconds since 1970-01-01 UTC.
    pub created_millis: u64,
    /// Acts, which is also the number of the last one.
    pub acts: u64,
    pub customers: u32,
    pub sale_rows: u32,
    /// Fingerprint of the book of these acts ([`state_hash`]).
    pub state: [u8; 32],
}

impl Summary {
    /// What a backup of this book says.
    pub fn of(book: &Book, created_millis: u64) -> Self {
        let acts = book.history().next_seq() - 1;
        let (customers, sale_rows) = (book.customers().len() as u32, book.sales().columns().len() as u32);
        Self { created_millis, acts, customers, sale_rows, state: state_hash(book) }
    }
}

/// A backup whose bytes are whole and unaltered.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Backup<'a> {
    pub summary: Summary,
    /// Records of the journal by their numbers.
    pub records: Vec<(u64, Cow<'a, [u8]>)>,
}

/// A file that is whole: its content lies open, or needs the passphrase of the shop that wrote it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum BackupFile<'a> {
    Plain(Backup<'a>),
    Sealed(SealedBackup<'a>),
}

/// A sealed backup before it is opened.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SealedBackup<'a> {
    pub header: SealHeader,
    summary: &'a [u8],
    records: Vec<(u64, &'a [u8])>,
}

/// Why a file is not taken as a backup. Nothing was changed.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum BackupError {
    #[error("not a backup of this program")]
    NotABackup,
    #[error("written by a newer version of this program")]
    NewerVersion,
    #[error("the file ends after {have} of {want} bytes")]
    Truncated { have: u64, want: u64 },
    /// From this byte on, or somewhere before it, the file is not what was written.
    #[error("the file was altered (noticed at byte {at})")]
    Altered { at: u64 },
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The acts make another shop than the summary promises.
    #[error("the acts do not add up to what the file promises")]
    Contradicts,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ReadError> for BackupError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Store(error) => Self::Store(error),
            ReadError::Journal(error) => Self::Journal(error),
        }
    }
}

/// Writes a backup of these records.
pub fn write_backup<'a>(summary: &Summary, records: impl Iterator<Item = (u64, &'a [u8])> + Clone) -> Vec<u8> {
    write_file(PLAIN_VERSION, &[&parts::to_bytes(summary).unwrap_or_default()], records)
}

fn write_file<'a>(version: u32, fronts: &[&[u8]], records: impl Iterator<Item = (u64, &'a [u8])> + Clone) -> Vec<u8> {
    let framed: usize = records.clone().map(|(_, record)| 12 + record.len()).sum();
    let front_bytes: usize = fronts.iter().map(|front| 4 + front.len()).sum();
    let total = HEAD_BYTES + front_bytes + framed + TRAILER_BYTES;
    let mut file = Vec::with_capacity(total);
    file.extend_from_slice(&MAGIC);
    file.extend_from_slice(&version.to_le_bytes());
    file.extend_from_slice(&(total as u64).to_le_bytes());
    file.extend_from_slice(&XxHash64::oneshot(0, &file).to_le_bytes());
    for front in fronts {
        file.extend_from_slice(&(front.len() as u32).to_le_bytes());
        file.extend_from_slice(front);
    }
    let mut count = 0_u64;
    for (key, record) in records {
        file.extend_from_slice(&key.to_le_bytes());
        file.extend_from_slice(&(record.len() as u32).to_le_bytes());
        file.extend_from_slice(record);
        count += 1;
    }
    file.extend_from_slice(&count.to_le_bytes());
    let sum = Sha256::digest(&file);
    file.extend_from_slice(&sum);
    file
}

/// Reads a backup, or says why it is none. The acts themselves are read by [`Backup::replay`].
pub fn read_backup(bytes: &[u8]) -> Result<BackupFile<'_>, BackupError> {
    let have = bytes.len() as u64;
    let shared = MAGIC.len().min(bytes.len());
    if bytes.is_empty() || bytes[..shared] != MAGIC[..shared] {
        return Err(BackupError::NotABackup);
    }
    let least = (HEAD_BYTES + 4 + TRAILER_BYTES) as u64;
    let Some((head, _)) = bytes.split_first_chunk::<HEAD_BYTES>() else { return Err(BackupError::Truncated { have, want: least }) };
    let number = |at: usize| u64::from_le_bytes(std::array::from_fn(|byte| head[at + byte]));
    if number(20) != XxHash64::oneshot(0, &head[..20]) {
        return Err(BackupError::Altered { at: HEAD_BYTES as u64 });
    }
    let version = number(8) as u32;
    if version != PLAIN_VERSION && version != SEALED_VERSION {
        return Err(BackupError::NewerVersion);
    }
    let want = number(12);
    if have < want {
        return Err(BackupError::Truncated { have, want });
    }
    if have > want || have < least {
        return Err(BackupError::Altered { at: want });
    }
    let (content, sum) = bytes.split_at(bytes.len() - SUM_BYTES);
    if Sha256::digest(content).as_slice() != sum {
        return Err(BackupError::Altered { at: content.len() as u64 });
    }
    let altered = BackupError::Altered { at: HEAD_BYTES as u64 };
    let (frames, trailer) = bytes[HEAD_BYTES..].split_at(bytes.len() - HEAD_BYTES - TRAILER_BYTES);
    let (front, rest) = split_front(frames).ok_or(altered.clone())?;
    if version == PLAIN_VERSION {
        let summary = grown::read(front).map_err(|_| altered.clone())?;
        let records = read_records(rest, trailer).ok_or(altered)?;
        let records = records.into_iter().map(|(key, record)| (key, Cow::Borrowed(record))).collect();
        return Ok(BackupFile::Plain(Backup { summary, records }));
    }
    let header = SealHeader::read(front).map_err(|error| match error {
        UnlockError::Newer => BackupError::NewerVersion,
        _ => altered.clone(),
    })?;
    let (summary, rest) = split_front(rest).ok_or(altered.clone())?;
    Ok(BackupFile::Sealed(SealedBackup { header, summary, records: read_records(rest, trailer).ok_or(altered)? }))
}

/// Bytes that stand behind their length, and the rest.
fn split_front(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

fn read_records<'a>(mut frames: &'a [u8], trailer: &[u8]) -> Option<Vec<(u64, &'a [u8])>> {
    let count = u64::from_le_bytes(*trailer.first_chunk()?);
    let mut records = Vec::new();
    while !frames.is_empty() {
        let (key, after) = frames.split_first_chunk()?;
        let (record, after) = split_front(after)?;
        records.push((u64::from_le_bytes(*key), record));
        frames = after;
    }
    (records.len() as u64 == count).then_some(records)
}

impl SealedBackup<'_> {
    /// Opens everything; what was altered although the sums are right is found here and by [`Backup::replay`].
    pub async fn open<C: Cipher>(&self, seal: &Seal<C>) -> Result<Backup<'static>, BackupError> {
        let front = seal.open(vec![(Place::Summary, self.summary.to_vec())]).await.pop().unwrap_or_default();
        let altered = BackupError::Altered { at: HEAD_BYTES as u64 };
        let (_, summary) = envelope::open(Kind::Summary, &front).map_err(|_| altered.clone())?;
        let summary = grown::read(summary).map_err(|_| altered)?;
        let mut records = Vec::new();
        // A few at a time: a shop's records are there twice only in parts.
        for some in self.records.chunks(RECORDS_PER_READ as usize) {
            let places = some.iter().map(|(key, record)| (Place::Stored(Area::Journal, *key), record.to_vec())).collect();
            records.extend(some.iter().zip(seal.open(places).await).map(|((key, _), record)| (*key, Cow::Owned(record))));
        }
        Ok(Backup { summary, records })
    }
}

impl Backup<'_> {
    /// The same without the file that it was read from.
    pub fn into_owned(self) -> Backup<'static> {
        let records = self.records.into_iter().map(|(key, record)| (key, Cow::Owned(record.into_owned()))).collect();
        Backup { summary: self.summary, records }
    }

    /// Rebuilds the shop and compares it with what the backup says of itself: the restore drill.
    pub fn replay(&self) -> Result<Book, BackupError> {
        let mut book = Book::default();
        let mut reader = ActReader::from_seq(1);
        for (key, record) in &self.records {
            if let Some((_, act)) = reader.read(*key, record)? {
                // An act that does not fit is left out as it was in the shop itself; the fingerprint decides.
                let _left_out = book.apply_or_enter(act);
            }
            // Few bytes can ask for many rows; none are made beyond what the file promises.
            if book.sales().columns().len() as u64 > u64::from(self.summary.sale_rows) {
                return Err(BackupError::Contradicts);
            }
        }
        if reader.is_inside_act() || Summary::of(&book, self.summary.created_millis) != self.summary {
            return Err(BackupError::Contradicts);
        }
        Ok(book)
    }
}

impl<S: Store> Vault<S> {
    /// Writes the acts that `summary` names as one plain file.
    pub async fn write_backup(&self, summary: &Summary) -> Result<Vec<u8>, BackupError> {
        let records = collect(&self.store, summary.acts).await?;
        Ok(write_backup(summary, records.iter().map(|(key, record)| (*key, record.as_slice()))))
    }
}

impl<S: Store, C: Cipher> Vault<SealedStore<S, C>> {
    /// Writes the acts that `summary` names as one file, sealed if the shop is, and reads it back: given only if it makes `book` again.
    pub async fn write_verified(&self, summary: &Summary, book: impl Fn(&Book) -> bool) -> Result<Vec<u8>, BackupError> {
        let seal = self.store.seal();
        let bytes = match &seal {
            None => self.write_backup(summary).await?,
            Some(seal) => write_sealed(seal, summary, collect(self.store.raw(), summary.acts).await?).await?,
        };
        verify(&bytes, seal.as_deref(), summary, book).await?;
        Ok(bytes)
    }

    /// The same for a shop that lies open, under a seal of the file alone. `report` hears of records done and all; where it answers
    /// `false` the writing ends and nothing is given.
    pub async fn write_verified_under(
        &self,
        seal: &Seal<C>,
        summary: &Summary,
        mut report: impl AsyncFnMut(u64, u64) -> bool,
        book: impl Fn(&Book) -> bool,
    ) -> Result<Option<Vec<u8>>, BackupError> {
        let mut records = collect(&self.store, summary.acts).await?;
        let total = records.len() as u64;
        let mut sealed = Vec::with_capacity(records.len());
        while !records.is_empty() {
            let rest = records.split_off(records.len().min(RECORDS_PER_READ as usize));
            let some = std::mem::replace(&mut records, rest);
            let keys: Vec<u64> = some.iter().map(|(key, _)| *key).collect();
            let places = some.into_iter().map(|(key, record)| (Place::Stored(Area::Journal, key), record)).collect();
            sealed.extend(keys.into_iter().zip(seal.seal(places).await.ok_or_else(unsealable)?));
            if !report(sealed.len() as u64, total).await {
                return Ok(None);
            }
        }
        let bytes = write_sealed(seal, summary, sealed).await?;
        verify(&bytes, Some(seal), summary, book).await?;
        Ok(Some(bytes))
    }
}

/// One file of records that are sealed.
async fn write_sealed<C: Cipher>(seal: &Seal<C>, summary: &Summary, records: Vec<(u64, Vec<u8>)>) -> Result<Vec<u8>, BackupError> {
    let body = parts::to_bytes(summary).unwrap_or_default();
    let front = envelope::wrap(Label { kind: Kind::Summary, number: summary.acts, position: 0, extent: 0 }, &body);
    let front = seal.seal(vec![(Place::Summary, front)]).await.and_then(|mut sealed| sealed.pop()).ok_or_else(unsealable)?;
    let header = seal.header().write();
    Ok(write_file(SEALED_VERSION, &[&header, &front], records.iter().map(|(key, record)| (*key, record.as_slice()))))
}

/// Reads a file back and rebuilds its shop.
async fn verify<C: Cipher>(
    bytes: &[u8],
    seal: Option<&Seal<C>>,
    summary: &Summary,
    book: impl Fn(&Book) -> bool,
) -> Result<(), BackupError> {
    let copy = match (read_backup(bytes)?, seal) {
        (BackupFile::Plain(backup), _) => backup,
        (BackupFile::Sealed(sealed), Some(seal)) => sealed.open(seal).await?,
        (BackupFile::Sealed(_), None) => return Err(BackupError::Contradicts),
    };
    if copy.summary != *summary || !book(&copy.replay()?) {
        return Err(BackupError::Contradicts);
    }
    Ok(())
}

fn unsealable() -> StoreError {
    StoreError::Other("seal".to_owned())
}

/// The records of the journal up to this act, as they lie in the store.
async fn collect(store: &impl Store, acts: u64) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
    let mut records: Vec<(u64, Vec<u8>)> = Vec::new();
    let mut next = 0;
    let end = super::journal::record_key(acts + 1, 0);
    loop {
        let some = store.range(Area::Journal, next, RECORDS_PER_READ).await?;
        let Some((last, _)) = some.last() else { break };
        next = last + 1;
        records.extend(some.into_iter().filter(|(key, _)| *key < end));
        if next >= end {
            break;
        }
    }
    Ok(records)
}

/// Replaces the whole content of a store by this backup, as one transaction. Verify with [`Backup::replay`] before. The seal of the
/// store, which is that of the backup, comes along.
pub async fn restore<S: Store, C: Cipher>(store: &SealedStore<S, C>, backup: &Backup<'_>, identity: Identity) -> Result<(), StoreError> {
    let mut writes: Vec<Write> = Area::ALL.into_iter().map(Write::Clear).collect();
    writes.extend(store.seal().map(|seal| Write::Insert(Area::Meta, SEAL_KEY, seal.header().write())));
    writes.push(Write::Insert(Area::Meta, super::IDENTITY_KEY, identity.write()));
    writes.push(super::journal::write_head(backup.summary.acts));
    writes.extend(backup.records.iter().map(|(key, record)| Write::Insert(Area::Journal, *key, record.to_vec())));
    store.commit(writes).await
}

/// The acts of a backup, for looking into it.
pub fn read_acts(backup: &Backup<'_>) -> Result<Vec<(u64, Act)>, JournalError> {
    let mut reader = ActReader::from_seq(1);
    let mut acts = Vec::new();
    for (key, record) in &backup.records {
        acts.extend(reader.read(*key, record)?);
    }
    Ok(acts)
}
