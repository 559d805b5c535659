//! Writing pages in idle time, a small step at a time, by one tab.
use super::js;
use super::locks;
use super::session::{Session, ShopKind, Trouble};
use crate::vault::{PageWork, StoreError};
use wasm_bindgen_futures::spawn_local;

/// Acts come in bursts: the pages wait for the end of one.
const CALM_MS: i32 = 2_000;

impl Session {
    /// Writes pages now, so that the next opening is fast. Nothing is lost without it.
    pub async fn settle(&self) -> Result<(), StoreError> {
        self.write_pages(false).await
    }

    /// Writes pages when the shop is calm.
    pub(super) fn settle_soon(&self) {
        if self.kind() == ShopKind::Look || self.0.is_settling.replace(true) {
            return;
        }
        let session = self.clone();
        spawn_local(async move {
            js::sleep(CALM_MS).await;
            match session.write_pages(true).await {
                Ok(()) | Err(StoreError::Closed | StoreError::Replaced) => {}
                Err(error) => session.trouble(Trouble::WriteFailed(error)),
            }
            session.0.is_settling.set(false);
        });
    }

    /// Who has this lock alone rewrites pages.
    pub(super) fn pages_lock(&self) -> String {
        format!("{}-pages", self.kind().database())
    }

    async fn write_pages(&self, gently: bool) -> Result<(), StoreError> {
        let vault = &self.0.vault;
        let name = self.pages_lock();
        // In idle time one tab is enough; who asks for it waits.
        let lock = if gently { locks::try_hold(&name).await } else { Ok(locks::hold(&name).await) };
        let Ok(_lock) = lock else { return Ok(()) };
        vault.check_identity().await?;
        vault.refresh_manifest().await?;
        loop {
            let step = vault.plan_step(&self.book());
            let Some(step) = step else { return Ok(()) };
            if vault.commit_step(step).await? == PageWork::Done {
                return Ok(());
            }
            if gently {
                js::idle().await;
            }
        }
    }
}
