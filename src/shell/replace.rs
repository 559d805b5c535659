//! The shop as a whole: copied into a file, put back from one, removed.
use super::indexed_db::IndexedDb;
use super::locks;
use super::session::{Session, ShopKind, connect, new_identity};
use super::tabs::{Channel, Word};
use super::{clock, sentinel};
use crate::vault::backup::{self, Summary};
use crate::vault::{BackupError, OpenError, Opened, Store, StoreError, Vault};

/// A backup that was read back, counted and compared with the open shop.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct VerifiedBackup {
    pub bytes: Vec<u8>,
    pub summary: Summary,
}

/// Why a backup was not restored. The shop that was there is as it was.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RestoreError {
    #[error(transparent)]
    Backup(#[from] BackupError),
    #[error(transparent)]
    Storage(#[from] StoreError),
    /// The restored shop did not open; the backup itself is sound.
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl Session {
    /// The whole shop as one file, verified by reading it back.
    pub async fn backup(&self) -> Result<VerifiedBackup, BackupError> {
        let shared = &*self.0;
        let _turn = shared.turns.take().await;
        self.catch_up().await?;
        let summary = Summary::of(&self.book(), clock::now_millis());
        let bytes = shared.vault.write_backup(&summary).await?;
        let summary = backup::verify_backup(&bytes, &self.book())?;
        Ok(VerifiedBackup { bytes, summary })
    }

    /// Replaces the whole shop by a backup, after rebuilding it once in memory. Sessions of the former shop see `Replaced`.
    pub async fn restore(kind: ShopKind, bytes: &[u8]) -> Result<Self, RestoreError> {
        let copy = backup::read_backup(bytes)?;
        copy.replay()?;
        let (events, database) = connect(kind).await?;
        {
            let _lock = locks::hold(kind.database()).await;
            database.commit(backup::restore_writes(&copy, new_identity())).await?;
        }
        drop(copy);
        sentinel::set_existed(kind, true);
        Channel::join(kind.database(), |_| {}).tell(Word::Replaced);
        match Vault::open(database, true, new_identity()).await? {
            (vault, Opened::Book { book, .. }) => {
                let session = Self::start(kind, vault, *book, &events);
                session.settle_soon();
                Ok(session)
            }
            (vault, _) => Ok(Self::start(kind, vault, Default::default(), &events)),
        }
    }

    /// Deletes a shop with everything in it.
    pub async fn remove(kind: ShopKind) -> Result<(), StoreError> {
        IndexedDb::delete(kind.database()).await?;
        sentinel::set_existed(kind, false);
        Ok(())
    }
}
