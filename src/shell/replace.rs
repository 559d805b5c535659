//! The shop as a whole: copied into a file, put back from one, removed.
use super::cipher::BrowserCipher;
use super::disk::Disk;
use super::indexed_db::IndexedDb;
use super::locks;
use super::sealing::{SealFailure, open_seal};
use super::session::{Session, ShopKind, connect, new_identity};
use super::tabs::{Channel, Word};
use super::{clock, sentinel};
use crate::book::Book;
use crate::vault::backup::{self, Backup, BackupFile, Summary};
use crate::vault::seal::{Founded, Seal, SealedStore, Secret, read_header};
use crate::vault::{Area, BackupError, OpenError, Opened, Store, StoreError, Vault, Write};

/// A backup that was read back, counted and compared with the open shop.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct VerifiedBackup {
    pub bytes: Vec<u8>,
    pub summary: Summary,
}

/// A backup that was opened and rebuilt: a whole shop, not yet in the place of anything.
pub struct BackupCopy {
    pub summary: Summary,
    /// The shop of the backup.
    pub book: Book,
    backup: Backup<'static>,
    seal: Option<Seal<BrowserCipher>>,
}

/// Why a backup was not restored. The shop that was there is as it was.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RestoreError {
    #[error(transparent)]
    Backup(#[from] BackupError),
    #[error(transparent)]
    Seal(#[from] SealFailure),
    #[error(transparent)]
    Storage(#[from] StoreError),
    /// The restored shop did not open; the backup itself is sound.
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl BackupCopy {
    /// Takes the shop of the copy, to look at; the copy can be restored without it.
    pub fn take_book(&mut self) -> Book {
        std::mem::take(&mut self.book)
    }

    /// Opens a file and rebuilds its shop. A sealed one needs the passphrase that was its shop's at the time.
    pub async fn read(bytes: &[u8], secret: Option<Secret>) -> Result<Self, RestoreError> {
        let (backup, seal) = match (backup::read_backup(bytes)?, secret) {
            (BackupFile::Plain(backup), _) => (backup.into_owned(), None),
            (BackupFile::Sealed(sealed), Some(secret)) => {
                let seal = open_seal(sealed.header.clone(), secret).await?;
                (sealed.open(&seal).await?, Some(seal))
            }
            (BackupFile::Sealed(_), None) => return Err(SealFailure::from(crate::vault::seal::UnlockError::WrongSecret).into()),
        };
        let book = backup.replay()?;
        Ok(Self { summary: backup.summary.clone(), book, backup, seal })
    }
}

impl Session {
    /// The whole shop as one file, sealed if the shop is, verified by reading it back.
    pub async fn backup(&self) -> Result<VerifiedBackup, BackupError> {
        let shared = &*self.0;
        let _turn = shared.turns.take().await;
        self.catch_up().await?;
        let summary = Summary::of(&self.book(), clock::now_millis());
        let bytes = shared.vault.write_verified(&summary, |copy| *copy == *self.book()).await?;
        Ok(VerifiedBackup { bytes, summary })
    }

    /// The whole shop as one file that only a passphrase opens: that of the shop, or `own`, the seal of the file, where the shop has
    /// none. `report` hears of records done and all; `None` where it stops the writing.
    pub async fn sealed_backup(
        &self,
        own: Option<Founded>,
        report: impl AsyncFnMut(u64, u64) -> bool,
    ) -> Result<Option<VerifiedBackup>, RestoreError> {
        let Some(Founded { header, keys, .. }) = own else { return Ok(Some(self.backup().await?)) };
        let seal = Seal::new(header, BrowserCipher::new(keys).await.ok_or(SealFailure::NoCryptography)?);
        let shared = &*self.0;
        let _turn = shared.turns.take().await;
        self.catch_up().await?;
        let summary = Summary::of(&self.book(), clock::now_millis());
        let bytes = shared.vault.write_verified_under(&seal, &summary, report, |copy| *copy == *self.book()).await?;
        Ok(bytes.map(|bytes| VerifiedBackup { bytes, summary }))
    }

    /// Replaces the whole shop by a copy. The former shop is put aside, where [`Session::take_back`] finds it. Its sessions see `Replaced`.
    pub async fn restore(kind: ShopKind, copy: BackupCopy) -> Result<Self, RestoreError> {
        let (events, database) = connect(kind).await?;
        let lock = locks::hold(kind.database()).await;
        put_aside(kind, &database).await?;
        let store = match copy.seal {
            Some(seal) => SealedStore::sealed(Disk::Database(database), seal),
            None => SealedStore::plain(Disk::Database(database)),
        };
        {
            let _lock = lock;
            backup::restore(&store, &copy.backup, new_identity()).await?;
        }
        drop(copy.backup);
        sentinel::set_existed(kind, true);
        Channel::join(kind.database(), |_| {}).tell(Word::Replaced);
        match Vault::open(store, true, new_identity()).await? {
            (vault, Opened::Book { book, .. }) => {
                let session = Self::start(kind, vault, *book, &events);
                session.settle_soon();
                Ok(session)
            }
            (vault, _) => Ok(Self::start(kind, vault, Default::default(), &events)),
        }
    }

    /// Whether the shop that the last restore replaced is still kept.
    pub async fn has_former(kind: ShopKind) -> bool {
        let Ok(former) = IndexedDb::open(kind.former_database(), |_| {}).await else { return false };
        !former.range(Area::Journal, 0, 1).await.unwrap_or_default().is_empty()
    }

    /// Puts the former shop back in its place, records as they lie, and the present one aside: taking back can be taken back.
    pub async fn take_back(kind: ShopKind) -> Result<(), StoreError> {
        let (_events, present) = connect(kind).await?;
        let former = IndexedDb::open(kind.former_database(), |_| {}).await?;
        let _lock = locks::hold(kind.database()).await;
        let (here, there) = (read_all(&present).await?, read_all(&former).await?);
        present.commit(there).await?;
        former.commit(here).await?;
        Channel::join(kind.database(), |_| {}).tell(Word::Replaced);
        Ok(())
    }

    /// Whether a former shop is kept that no passphrase protects.
    pub async fn has_open_former(kind: ShopKind) -> bool {
        let Ok(former) = IndexedDb::open(kind.former_database(), |_| {}).await else { return false };
        let is_there = !former.range(Area::Journal, 0, 1).await.unwrap_or_default().is_empty();
        is_there && matches!(read_header(&former).await, Ok(None))
    }

    /// Deletes the former shop.
    pub async fn forget_former(kind: ShopKind) -> Result<(), StoreError> {
        IndexedDb::delete(kind.former_database()).await
    }

    /// Deletes a shop with everything in it, and what a restore kept of it.
    pub async fn remove(kind: ShopKind) -> Result<(), StoreError> {
        IndexedDb::delete(kind.database()).await?;
        IndexedDb::delete(kind.former_database()).await?;
        sentinel::set_existed(kind, false);
        Ok(())
    }
}

/// Keeps the records of the present shop, if there is one.
async fn put_aside(kind: ShopKind, present: &IndexedDb) -> Result<(), StoreError> {
    if present.range(Area::Journal, 0, 1).await?.is_empty() && read_header(present).await?.is_none() {
        return Ok(());
    }
    let former = IndexedDb::open(kind.former_database(), |_| {}).await?;
    former.commit(read_all(present).await?).await
}

/// What makes another store the same as this one.
async fn read_all(store: &IndexedDb) -> Result<Vec<Write>, StoreError> {
    let mut writes: Vec<Write> = Area::ALL.into_iter().map(Write::Clear).collect();
    for area in Area::ALL {
        let records = store.range(area, 0, u32::MAX).await?;
        writes.extend(records.into_iter().map(|(key, record)| Write::Put(area, key, record)));
    }
    Ok(writes)
}
