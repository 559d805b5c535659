//! A shop that is only looked at: as it was on a day, or as a copy holds it. It lies in memory alone and takes no act.
use super::disk::Disk;
use super::session::{Session, ShopKind, new_events, new_identity};
use crate::book::Book;
use crate::domain::Day;
use crate::vault::seal::SealedStore;
use crate::vault::{OpenError, ReadError, Vault};

/// Records of the journal fetched with one request: each may have megabytes.
const RECORDS_PER_READ: u32 = 16;

impl Session {
    /// A session over a book that nobody writes to.
    pub async fn look_into(book: Book) -> Result<Self, OpenError> {
        let store = SealedStore::plain(Disk::Nowhere);
        let (vault, _) = Vault::open(store, false, new_identity()).await?;
        Ok(Self::start(ShopKind::Look, vault, book, &new_events()))
    }

    /// The book as it was at the end of a day: the acts up to the first one after it.
    pub async fn book_as_of(&self, day: Day) -> Result<Book, ReadError> {
        let last = {
            let book = self.book();
            let entries = book.history().entries();
            entries.iter().take_while(|entry| entry.day <= day).count() as u64
        };
        let mut book = Book::default();
        while book.history().next_seq() <= last {
            let acts = self.0.vault.read_acts(book.history().next_seq(), RECORDS_PER_READ).await?;
            if acts.is_empty() {
                break;
            }
            for (_, act) in acts.into_iter().filter(|(seq, _)| *seq <= last) {
                // An act that does not fit is left out as it was in the shop itself.
                let _left_out = book.apply_or_enter(act);
            }
            super::js::sleep(0).await;
        }
        Ok(book)
    }
}
