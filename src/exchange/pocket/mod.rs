//! The pocket list: today's people as one small file that a phone opens without a network, ticked there, and the file that comes
//! back. Both are sealed by a passphrase of their own; no word of a customer stands in them in the clear.
//!
//! The way: [`pocket_list`] → sealed by the browser → [`write_page`] … phone … [`Envelope::read_result`] → opened by the browser →
//! [`PocketResult::read`] → [`PocketResult::held_against`] the book → [`PocketResult::plan`], one act.
mod envelope;
mod list;
mod page;
mod result;
#[cfg(test)]
mod tests;

pub use envelope::{CHECK_WORD, Envelope, ROUNDS, Sealed, label};
pub use list::{MOST_PEOPLE, PocketList, pocket_list};
pub use page::write_page;
pub use result::{PocketMark, PocketResult, Taken};

/// Why a file is not taken in.
#[derive(Copy, Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PocketRefusal {
    #[error("this is no result of a pocket list")]
    NotPocket,
    /// The page that was written, not what came back.
    #[error("this is the list itself, not its result")]
    ListItself,
    #[error("written by a newer page")]
    Newer,
    #[error("damaged or altered")]
    Damaged,
    #[error("the passphrase does not open it")]
    WrongPassphrase,
    #[error("from another shop")]
    OtherShop,
}
