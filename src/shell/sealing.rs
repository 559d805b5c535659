//! The seal of a shop: put on, taken off, opened, locked. What takes long is told and may be stopped by closing the page.
use super::cipher::{self, BrowserCipher};
use super::disk::Disk;
use super::session::{Opening, Session, ShopKind, connect};
use super::tabs::Word;
use super::worker::{self, WorkerError};
use super::{clock, js, locks, preferences, random};
use crate::vault::StoreError;
use crate::vault::seal::{Conversion, DataKey, Founded, RecoveryKey, Seal, SealHeader, SealedStore, Secret, UnlockError, read_header};
use crate::worker::seal::{SealRequest, SealResponse};
use crate::worker::{Request, Response};

/// Why the seal was not opened or changed. Nothing of the shop was lost.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SealFailure {
    #[error(transparent)]
    Unlock(#[from] UnlockError),
    #[error(transparent)]
    Storage(#[from] StoreError),
    /// The code that stretches passphrases does not start.
    #[error(transparent)]
    Worker(#[from] WorkerError),
    /// The browser has no cryptography that may be relied on.
    #[error("no cryptography")]
    NoCryptography,
}

impl Session {
    /// Whether the shop is sealed.
    pub fn is_sealed(&self) -> bool {
        self.0.vault.store().seal().is_some()
    }

    /// Opens a sealed shop.
    pub async fn unlock(kind: ShopKind, secret: Secret) -> Result<Opening, SealFailure> {
        let (events, database) = connect(kind).await?;
        let store = match read_header(&database).await? {
            // Another tab took the seal off meanwhile.
            None => SealedStore::plain(Disk::Database(database)),
            Some(record) => SealedStore::sealed(Disk::Database(database), open_seal(SealHeader::read(&record)?, secret).await?),
        };
        let opening = Self::open_store(kind, store, &events).await;
        if let Opening::Ready { session, .. } = &opening
            && let Some(conversion) = session.0.vault.store().unfinished()
        {
            session.convert(conversion, |_, _| ()).await?;
        }
        preferences::set_active_at(clock::now_millis());
        Ok(opening)
    }

    /// Seals the shop with a seal whose recovery key the owner has written down. `report` hears of records done and all.
    pub async fn seal(&self, founded: Founded, report: impl FnMut(u64, u64)) -> Result<(), SealFailure> {
        let seal = Seal::new(founded.header, BrowserCipher::new(founded.keys).await.ok_or(SealFailure::NoCryptography)?);
        self.change_seal(Some(seal), report).await
    }

    /// Takes the seal off; whoever has the passphrase or the recovery key may.
    pub async fn unseal(&self, secret: Secret, report: impl FnMut(u64, u64)) -> Result<(), SealFailure> {
        self.check(secret).await?;
        self.change_seal(None, report).await
    }

    /// Sets another passphrase. No record is rewritten.
    pub async fn change_passphrase(&self, secret: Secret, passphrase: String) -> Result<(), SealFailure> {
        let Some(header) = self.seal_header() else { return Ok(()) };
        self.replace_header(wrap_anew(header, secret, &passphrase).await?).await
    }

    /// Draws another recovery key; the former one opens the shop no longer.
    pub async fn change_recovery(&self, secret: Secret) -> Result<RecoveryKey, SealFailure> {
        let header = self.seal_header().ok_or(UnlockError::DamagedHeader)?;
        match ask(SealRequest::ChangeRecovery { header, secret }).await? {
            SealResponse::Renewed(header, key) => {
                self.replace_header(header).await?;
                Ok(key)
            }
            _ => Err(WorkerError::Stopped.into()),
        }
    }

    /// Whether the owner knows the secret.
    pub async fn check(&self, secret: Secret) -> Result<(), SealFailure> {
        let Some(header) = self.seal_header() else { return Ok(()) };
        unlock_keys(header, secret).await.map(drop)
    }

    /// Locks the shop in all tabs.
    pub fn lock(&self) {
        self.tell(Word::Lock);
        forget();
    }

    fn seal_header(&self) -> Option<SealHeader> {
        self.0.vault.store().seal().map(|seal| seal.header().clone())
    }

    async fn replace_header(&self, header: SealHeader) -> Result<(), SealFailure> {
        let _turn = self.0.turns.take().await;
        let _lock = locks::hold(self.kind().database()).await;
        self.catch_up().await?;
        Ok(self.0.vault.store().replace_header(header).await?)
    }

    async fn change_seal(&self, seal: Option<Seal<BrowserCipher>>, report: impl FnMut(u64, u64)) -> Result<(), SealFailure> {
        let conversion = {
            let _turn = self.0.turns.take().await;
            let _lock = locks::hold(self.kind().database()).await;
            self.catch_up().await?;
            let (store, acts) = (self.0.vault.store(), self.book().history().next_seq() - 1);
            match seal {
                Some(seal) => Some(store.begin_sealing(seal, acts).await?),
                None => store.begin_unsealing().await?,
            }
        };
        if let Some(conversion) = conversion {
            self.convert(conversion, report).await?;
        }
        // The other tabs read and write as before the change: they begin anew.
        self.tell(Word::Lock);
        Ok(())
    }

    async fn convert(&self, mut conversion: Conversion, mut report: impl FnMut(u64, u64)) -> Result<(), SealFailure> {
        let _turn = self.0.turns.take().await;
        let _lock = locks::hold(self.kind().database()).await;
        let _pages = locks::hold(&self.pages_lock()).await;
        let expected = self.book().history().next_seq() + self.0.vault.count_pages();
        while !self.0.vault.store().convert(&mut conversion).await? {
            report(conversion.done, expected);
            js::sleep(0).await;
        }
        Ok(())
    }
}

/// A new seal: its recovery key is to be shown before anything is sealed.
pub async fn found(passphrase: &str) -> Result<Founded, SealFailure> {
    if !random::is_strong() {
        return Err(SealFailure::NoCryptography);
    }
    match ask(SealRequest::Found { passphrase: normal(passphrase), suite: cipher::suite() }).await? {
        SealResponse::Founded(founded) => Ok(founded),
        _ => Err(WorkerError::Stopped.into()),
    }
}

/// The same seal under another passphrase.
pub(super) async fn wrap_anew(header: SealHeader, secret: Secret, passphrase: &str) -> Result<SealHeader, SealFailure> {
    match ask(SealRequest::ChangePassphrase { header, secret, passphrase: normal(passphrase) }).await? {
        SealResponse::Changed(header) => Ok(header),
        _ => Err(WorkerError::Stopped.into()),
    }
}

/// What somebody typed, as a passphrase.
pub fn passphrase(typed: &str) -> Secret {
    Secret::Passphrase(normal(typed))
}

/// Forgets everything of the shop that this tab holds: the page begins anew.
pub fn forget() {
    if let Some(window) = web_sys::window() {
        // A page that is open can be loaded again.
        let _ = window.location().reload();
    }
}

/// Opens the seal of a shop or of a backup.
pub(super) async fn open_seal(header: SealHeader, secret: Secret) -> Result<Seal<BrowserCipher>, SealFailure> {
    let keys = unlock_keys(header.clone(), secret).await?;
    Ok(Seal::new(header, BrowserCipher::new(keys).await.ok_or(SealFailure::NoCryptography)?))
}

pub(super) async fn unlock_keys(header: SealHeader, secret: Secret) -> Result<Vec<DataKey>, SealFailure> {
    match ask(SealRequest::Unlock { header, secret }).await? {
        SealResponse::Unlocked(keys) => Ok(keys),
        _ => Err(WorkerError::Stopped.into()),
    }
}

async fn ask(request: SealRequest) -> Result<SealResponse, SealFailure> {
    match worker::ask(&Request::Seal(Box::new(request))).await? {
        Response::Seal(answer) => match *answer {
            SealResponse::Refused(error) => Err(error.into()),
            answer => Ok(answer),
        },
        _ => Err(WorkerError::Stopped.into()),
    }
}

/// Unicode's form NFKC: full-width letters and the same letters of another keyboard are one passphrase.
fn normal(typed: &str) -> String {
    js_sys::JsString::from(typed).normalize("NFKC").into()
}
