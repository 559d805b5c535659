//! Sealing: whoever has neither the passphrase nor the recovery key reads nothing of the shop.
//!
//! passphrase → Argon2id → HKDF → key-encryption key → vault key → one data key an epoch → records. The recovery key wraps the same vault
//! key. A changed passphrase wraps anew and rewrites no record. Random numbers are handed in.
mod cipher;
mod convert;
mod drawer;
mod header;
mod kdf;
mod record;
mod recovery;
mod store;
mod suite;
#[cfg(test)]
mod tests;

pub use cipher::{Cipher, Job, SoftCipher, open_job, seal_job};
pub use convert::Conversion;
pub use drawer::Drawer;
pub use header::{DataKey, Founded, KeyName, Random, SealHeader, Secret, Stage, UnlockError};
pub use kdf::{KdfCost, Key};
pub use record::{Place, is_sealed};
pub use recovery::RecoveryKey;
pub use store::{Seal, SealedStore, read_header};
pub use suite::Suite;

/// Number under which the store keeps the header of the seal, in [`Area::Meta`](super::Area::Meta). It is never sealed itself.
pub const SEAL_KEY: u64 = 2;
