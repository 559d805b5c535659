//! Copies in a folder outside the browser: written under a name of their own, read back and compared, the oldest ones let go.
use sha2::{Digest, Sha256};

/// How many copies of one shop are kept.
pub const GENERATIONS: usize = 14;
const ENDING: &str = ".yushui";

/// A folder that the owner chose.
#[allow(async_fn_in_trait, reason = "everything runs on the browser's one thread")]
pub trait Folder {
    /// Names of the files in it.
    async fn names(&self) -> Result<Vec<String>, FolderError>;

    /// Writes a file wholly or not at all.
    async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError>;

    async fn read(&self, name: &str) -> Result<Vec<u8>, FolderError>;

    async fn remove(&self, name: &str) -> Result<(), FolderError>;
}

/// Why a copy is not there. The shop itself is untouched, and so are the copies before it.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum FolderError {
    /// The owner has to allow it again.
    #[error("not allowed")]
    NotAllowed,
    /// The folder was moved or the stick was pulled.
    #[error("the folder is gone")]
    Gone,
    #[error("the disk is full")]
    Full,
    /// What was read back is not what was written.
    #[error("the copy differs")]
    Differs,
    #[error("the folder failed: {0}")]
    Other(String),
}

/// The name of a copy: of which shop, and when in local time (`2026-11-26`, minutes since midnight), so that names sort by age.
pub fn copy_name(shop: u64, day: &str, minute: u16) -> String {
    format!("{}{day}-{:02}{:02}{ENDING}", prefix(shop), minute / 60, minute % 60)
}

fn prefix(shop: u64) -> String {
    // Four letters tell the shops of one folder apart and nothing about them.
    format!("yushui-{:04x}-", shop & 0xffff)
}

/// Writes a copy, reads it back and compares it. Only then are the oldest copies of the same shop removed.
pub async fn write_copy(folder: &impl Folder, shop: u64, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
    folder.write(name, bytes).await?;
    let read = folder.read(name).await?;
    if read.len() != bytes.len() || Sha256::digest(&read) != Sha256::digest(bytes) {
        return Err(FolderError::Differs);
    }
    let mut own: Vec<String> = folder.names().await?;
    own.retain(|name| name.starts_with(&prefix(shop)) && name.ends_with(ENDING));
    own.sort_unstable();
    let outdated = own.len().saturating_sub(GENERATIONS);
    for old in own.iter().take(outdated).filter(|old| *old != name) {
        // A copy too many does no harm; the next one tries again.
        let _ = folder.remove(old).await;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]
    use super::*;
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeMap;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    /// A folder whose power goes after so many steps, and whose disk may forget the last byte.
    #[derive(Default)]
    struct MemoryFolder {
        files: RefCell<BTreeMap<String, Vec<u8>>>,
        fuse: Cell<Option<usize>>,
        cuts: Cell<bool>,
    }

    impl MemoryFolder {
        fn step(&self) -> Result<(), FolderError> {
            match self.fuse.get() {
                Some(0) => Err(FolderError::Gone),
                Some(left) => {
                    self.fuse.set(Some(left - 1));
                    Ok(())
                }
                None => Ok(()),
            }
        }
    }

    impl Folder for MemoryFolder {
        async fn names(&self) -> Result<Vec<String>, FolderError> {
            self.step()?;
            Ok(self.files.borrow().keys().cloned().collect())
        }

        async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
            self.step()?;
            let end = bytes.len() - usize::from(self.cuts.get());
            self.files.borrow_mut().insert(name.to_owned(), bytes[..end].to_vec());
            Ok(())
        }

        async fn read(&self, name: &str) -> Result<Vec<u8>, FolderError> {
            self.step()?;
            self.files.borrow().get(name).cloned().ok_or(FolderError::Gone)
        }

        async fn remove(&self, name: &str) -> Result<(), FolderError> {
            self.step()?;
            self.files.borrow_mut().remove(name);
            Ok(())
        }
    }

    fn run<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("a folder in memory answers at once"),
        }
    }

    fn full() -> MemoryFolder {
        let folder = MemoryFolder::default();
        for day in 1..=GENERATIONS {
            run(write_copy(&folder, 7, &copy_name(7, &format!("2026-01-{day:02}"), 1_085), b"old")).unwrap();
        }
        folder.files.borrow_mut().insert("notes.txt".into(), b"mine".to_vec());
        folder.files.borrow_mut().insert(copy_name(8, "2020-01-01", 0), b"another shop".to_vec());
        folder
    }

    #[test]
    fn the_oldest_copies_go_and_nothing_else_does() {
        let folder = full();
        let name = copy_name(7, "2026-02-01", 542);
        assert_eq!(name, "yushui-0007-2026-02-01-0902.yushui");
        run(write_copy(&folder, 7, &name, b"new")).unwrap();
        let files = folder.files.borrow();
        assert_eq!(files.len(), GENERATIONS + 2);
        assert!(!files.contains_key("yushui-0007-2026-01-01-1805.yushui"));
        assert!(files.contains_key("notes.txt") && files.contains_key("yushui-0008-2020-01-01-0000.yushui"));
    }

    #[test]
    fn a_copy_that_differs_is_none_and_removes_none() {
        let folder = full();
        folder.cuts.set(true);
        let before = folder.files.borrow().len();
        assert_eq!(run(write_copy(&folder, 7, &copy_name(7, "2026-02-01", 0), b"new")), Err(FolderError::Differs));
        assert_eq!(folder.files.borrow().len(), before + 1);
    }

    /// crash_points of a copy: wherever it stops, the copies before are whole, and at most the oldest is gone.
    #[test]
    fn a_copy_stopped_anywhere_leaves_the_copies_before_it() {
        let mut stop = 0;
        loop {
            let folder = full();
            folder.fuse.set(Some(stop));
            let ended = run(write_copy(&folder, 7, &copy_name(7, "2026-02-01", 0), b"new"));
            let old = folder.files.borrow().values().filter(|bytes| *bytes == b"old").count();
            assert!(old >= GENERATIONS - 1, "stop {stop}: {old} copies");
            assert!(ended.is_err() || folder.files.borrow().values().any(|bytes| bytes == b"new"), "stop {stop}");
            folder.fuse.set(None);
            if ended.is_ok() && old == GENERATIONS - 1 {
                break;
            }
            stop += 1;
        }
        assert!(stop >= 3);
    }
}
