//! The whole shop as one file: every record of the journal, counted and sealed by a SHA-256.
//!
//! | content | bytes |
//! |---|---|
//! | `YUSHUI\x1a\n` | 8 |
//! | version: 1 | 4 |
//! | length of the whole file | 8 |
//! | XXH64 of the twenty bytes before | 8 |
//! | length of the summary, and the summary in postcard | 4 + n |
//! | records of the journal: number, length, bytes | 8 + 4 + n each |
//! | count of records | 8 |
//! | SHA-256 of everything before | 32 |
//!
//! All numbers are little-endian. The records are those of the vault, byte for byte: what may be sealed there is sealed here.
use super::journal::{ActReader, JournalError};
use super::{Area, Identity, ReadError, Store, StoreError, Vault, Write};
use crate::book::snapshot::{grown, parts, state_hash};
use crate::book::{Act, Book};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use twox_hash::XxHash64;

const MAGIC: [u8; 8] = *b"YUSHUI\x1a\n";
const VERSION: u32 = 1;
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
    pub records: Vec<(u64, &'a [u8])>,
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
    let summary = parts::to_bytes(summary).unwrap_or_default();
    let framed: usize = records.clone().map(|(_, record)| 12 + record.len()).sum();
    let total = HEAD_BYTES + 4 + summary.len() + framed + TRAILER_BYTES;
    let mut file = Vec::with_capacity(total);
    file.extend_from_slice(&MAGIC);
    file.extend_from_slice(&VERSION.to_le_bytes());
    file.extend_from_slice(&(total as u64).to_le_bytes());
    file.extend_from_slice(&XxHash64::oneshot(0, &file).to_le_bytes());
    file.extend_from_slice(&(summary.len() as u32).to_le_bytes());
    file.extend_from_slice(&summary);
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
pub fn read_backup(bytes: &[u8]) -> Result<Backup<'_>, BackupError> {
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
    if head[8..12] != VERSION.to_le_bytes() {
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
    read_content(bytes).ok_or(BackupError::Altered { at: HEAD_BYTES as u64 })
}

fn read_content(bytes: &[u8]) -> Option<Backup<'_>> {
    let (frames, trailer) = bytes.get(HEAD_BYTES..)?.split_at_checked(bytes.len() - HEAD_BYTES - TRAILER_BYTES)?;
    let count = u64::from_le_bytes(*trailer.first_chunk()?);
    let (summary_bytes, rest) = frames.split_first_chunk()?;
    let (summary, mut rest) = rest.split_at_checked(u32::from_le_bytes(*summary_bytes) as usize)?;
    let summary = grown::read(summary).ok()?;
    let mut records = Vec::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_first_chunk()?;
        let (length, after) = after.split_first_chunk()?;
        let (record, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        records.push((u64::from_le_bytes(*key), record));
        rest = after;
    }
    (records.len() as u64 == count).then_some(Backup { summary, records })
}

impl Backup<'_> {
    /// Rebuilds the shop and compares it with what the backup says of itself: the restore drill.
    pub fn replay(&self) -> Result<Book, BackupError> {
        let mut book = Book::default();
        let mut reader = ActReader::from_seq(1);
        for (key, record) in &self.records {
            if let Some((_, act)) = reader.read(*key, record)? {
                // An act that does not fit is left out as it was in the shop itself; the fingerprint decides.
                let _left_out = book.apply_or_enter(act);
            }
        }
        if reader.is_inside_act() || Summary::of(&book, self.summary.created_millis) != self.summary {
            return Err(BackupError::Contradicts);
        }
        Ok(book)
    }
}

/// Reads a backup back and rebuilds the shop from it. Gives the summary only if both come out right.
pub fn verify_backup(bytes: &[u8], book: &Book) -> Result<Summary, BackupError> {
    let backup = read_backup(bytes)?;
    let copy = backup.replay()?;
    if copy == *book { Ok(backup.summary) } else { Err(BackupError::Contradicts) }
}

impl<S: Store> Vault<S> {
    /// Writes the acts that `summary` names as one file.
    pub async fn write_backup(&self, summary: &Summary) -> Result<Vec<u8>, BackupError> {
        let mut records: Vec<(u64, Vec<u8>)> = Vec::new();
        let mut next = 0;
        let end = super::journal::record_key(summary.acts + 1, 0);
        loop {
            let some = self.store.range(Area::Journal, next, RECORDS_PER_READ).await?;
            let Some((last, _)) = some.last() else { break };
            next = last + 1;
            records.extend(some.into_iter().filter(|(key, _)| *key < end));
            if next >= end {
                break;
            }
        }
        Ok(write_backup(summary, records.iter().map(|(key, record)| (*key, record.as_slice()))))
    }
}

/// What replaces the whole content of a store by this backup, as one transaction. Verify with [`Backup::replay`] before.
pub fn restore_writes(backup: &Backup<'_>, identity: Identity) -> Vec<Write> {
    let mut writes: Vec<Write> = Area::ALL.into_iter().map(Write::Clear).collect();
    writes.push(Write::Insert(Area::Meta, super::IDENTITY_KEY, identity.write()));
    writes.extend(backup.records.iter().map(|(key, record)| Write::Insert(Area::Journal, *key, record.to_vec())));
    writes
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
