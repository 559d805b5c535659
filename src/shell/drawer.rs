//! The private drawers in the browser: opened by a passphrase of their own, forgotten when the page is loaded anew.
use super::cipher::BrowserCipher;
use super::sealing::{self, SealFailure};
use crate::vault::seal::{DataKey, Drawer, Founded, SealHeader};

/// The drawers of a shop, open in this tab.
pub type OpenDrawer = Drawer<BrowserCipher>;

/// A new lock, to be kept as a setting of the book, with its drawers open.
pub async fn found(passphrase: &str) -> Result<(Vec<u8>, OpenDrawer), SealFailure> {
    let Founded { header, keys, .. } = sealing::found(passphrase).await?;
    Ok((header.write(), open(&header, keys).await?))
}

/// Opens the drawers of a lock.
pub async fn unlock(lock: &[u8], passphrase: &str) -> Result<OpenDrawer, SealFailure> {
    let header = SealHeader::read(lock)?;
    let keys = sealing::unlock_keys(header.clone(), sealing::passphrase(passphrase)).await?;
    open(&header, keys).await
}

/// The same lock under another passphrase. No drawer is sealed anew.
pub async fn change(lock: &[u8], present: &str, passphrase: &str) -> Result<Vec<u8>, SealFailure> {
    let header = SealHeader::read(lock)?;
    Ok(sealing::wrap_anew(header, sealing::passphrase(present), passphrase).await?.write())
}

async fn open(lock: &SealHeader, keys: Vec<DataKey>) -> Result<OpenDrawer, SealFailure> {
    let cipher = BrowserCipher::new(keys).await.ok_or(SealFailure::NoCryptography)?;
    Ok(Drawer::new(lock, cipher))
}
