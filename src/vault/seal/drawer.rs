//! The private drawers: sealed a second time, under a passphrase of their own, so that whoever has the shop open does not
//! have them open.
//!
//! The lock is a header like that of the shop, kept as a setting of the book: passphrase → Argon2id → vault key → data key. Its recovery
//! key is thrown away: who forgets the passphrase has lost the drawers. Each customer's drawer is bound to the customer and to
//! the lock, and its length tells steps of 256 bytes only.
use super::{Cipher, Job, SealHeader};
use crate::book::snapshot::{grown, parts};
use crate::domain::{CustomerId, PrivateEntry, PrivateFields};

/// Bytes to which what is sealed is filled up.
const STEP_BYTES: usize = 256;

/// The drawers of a shop, unlocked.
#[derive(Debug)]
pub struct Drawer<C> {
    id: [u8; 16],
    cipher: C,
}

impl<C: Cipher> Drawer<C> {
    /// The drawers of this lock, opened: `cipher` has its keys.
    pub fn new(lock: &SealHeader, cipher: C) -> Self {
        Self { id: lock.vault_id, cipher }
    }

    /// Names the lock; drawers of another one do not open.
    pub fn id(&self) -> [u8; 16] {
        self.id
    }

    /// Seals what is known of a customer; `None` where the cryptography fails.
    pub async fn seal(&self, customer: CustomerId, fields: &PrivateFields) -> Option<PrivateEntry> {
        let mut body = parts::to_bytes(fields).ok()?;
        body.resize(body.len().next_multiple_of(STEP_BYTES), 0);
        let nonce = self.cipher.nonce();
        let job = Job { key_id: self.cipher.newest().key_id, nonce: nonce.clone(), bound: self.bound(customer), body };
        let sealed = self.cipher.seal(vec![job]).await?.pop()?;
        Some(PrivateEntry { customer, fields: fields.count(), sealed: [nonce, sealed].concat() })
    }

    /// Opens drawers; `None` for each that was altered, moved from another customer, or sealed under another lock.
    pub async fn open(&self, entries: &[PrivateEntry]) -> Vec<Option<PrivateFields>> {
        let name = self.cipher.newest();
        let job = |entry: &PrivateEntry| {
            let at = entry.sealed.len().min(name.suite.nonce_bytes());
            let (nonce, body) = entry.sealed.split_at(at);
            Job { key_id: name.key_id, nonce: nonce.to_vec(), bound: self.bound(entry.customer), body: body.to_vec() }
        };
        let opened = self.cipher.open(entries.iter().map(job).collect()).await;
        opened.into_iter().map(|body| grown::read(&body?).ok()).collect()
    }

    fn bound(&self, customer: CustomerId) -> Vec<u8> {
        let mut bytes = b"yushui private drawer\0".to_vec();
        bytes.extend_from_slice(&self.id);
        bytes.extend_from_slice(&customer.0.to_le_bytes());
        bytes
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop where it fails")]
mod tests {
    use super::super::{Founded, KdfCost, Secret, SoftCipher, Suite, UnlockError};
    use super::*;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn run<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(done) => done,
            Poll::Pending => panic!("plain code waits for nothing"),
        }
    }

    fn random(bytes: &mut [u8]) {
        getrandom::fill(bytes).unwrap();
    }

    fn found(suite: Suite) -> (SealHeader, Drawer<SoftCipher>) {
        let Founded { header, keys, .. } = SealHeader::found("只有我知道", KdfCost::LEAST, suite, &mut random).unwrap();
        let drawer = Drawer::new(&header, SoftCipher::new(keys, random).unwrap());
        (header, drawer)
    }

    fn unlocked(lock: &[u8], passphrase: &str) -> Result<Drawer<SoftCipher>, UnlockError> {
        let header = SealHeader::read(lock)?;
        let keys = header.unlock(&Secret::Passphrase(passphrase.into()))?;
        Ok(Drawer::new(&header, SoftCipher::new(keys, random).unwrap()))
    }

    fn known() -> PrivateFields {
        PrivateFields {
            religion: "信佛，初一十五吃素".into(), family: "女儿高考".into(), health: String::new(), other: "x".repeat(900)
        }
    }

    #[test]
    fn a_drawer_opens_again_and_tells_no_more_than_how_many_fields_it_has() {
        for suite in [Suite::Aes256Gcm, Suite::XChaCha20Poly1305] {
            let (header, drawer) = found(suite);
            let entry = run(drawer.seal(CustomerId(7), &known())).unwrap();
            assert_eq!((entry.fields, run(drawer.open(std::slice::from_ref(&entry)))), (3, vec![Some(known())]));
            assert!(!entry.sealed.windows(9).any(|window| window == "信佛，".as_bytes()));
            let shorter = run(drawer.seal(CustomerId(7), &PrivateFields { family: "女儿".into(), ..PrivateFields::default() })).unwrap();
            let longer = run(drawer.seal(CustomerId(7), &PrivateFields { family: "女儿高考".into(), ..PrivateFields::default() })).unwrap();
            assert_eq!(shorter.sealed.len(), longer.sealed.len());
            // The same again, by the passphrase and the stored lock.
            let again = unlocked(&header.write(), "只有我知道").unwrap();
            assert_eq!(run(again.open(&[entry])), [Some(known())]);
            assert_eq!(unlocked(&header.write(), "别的").unwrap_err(), UnlockError::WrongSecret);
        }
    }

    #[test]
    fn every_altered_byte_another_customer_and_another_lock_stay_closed() {
        let (_, drawer) = found(Suite::Aes256Gcm);
        let entry = run(drawer.seal(CustomerId(7), &PrivateFields { health: "花生过敏".into(), ..PrivateFields::default() })).unwrap();
        for at in 0..entry.sealed.len() {
            let mut altered = entry.clone();
            altered.sealed[at] ^= 1;
            assert_eq!(run(drawer.open(&[altered])), [None], "byte {at}");
        }
        let moved = PrivateEntry { customer: CustomerId(8), ..entry.clone() };
        let cut = PrivateEntry { sealed: entry.sealed[..10].to_vec(), ..entry.clone() };
        let empty = PrivateEntry { sealed: Vec::new(), ..entry.clone() };
        assert_eq!(
            run(drawer.open(&[moved, cut, empty, entry.clone()])).iter().map(Option::is_some).collect::<Vec<_>>(),
            [false, false, false, true]
        );
        assert_eq!(run(found(Suite::Aes256Gcm).1.open(&[entry])), [None]);
    }

    #[test]
    fn another_passphrase_opens_what_was_sealed_before_and_the_former_one_nothing() {
        let (header, drawer) = found(Suite::Aes256Gcm);
        let entry = run(drawer.seal(CustomerId(7), &known())).unwrap();
        let former = Secret::Passphrase("只有我知道".into());
        let lock = header.change_passphrase(&former, "换了一句话", KdfCost::LEAST, &mut random).unwrap().write();
        assert_eq!(unlocked(&lock, "只有我知道").unwrap_err(), UnlockError::WrongSecret);
        assert_eq!(run(unlocked(&lock, "换了一句话").unwrap().open(&[entry])), [Some(known())]);
    }
}
