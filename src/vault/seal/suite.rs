//! The two ways to seal bytes so that every alteration shows (AEAD): NIST SP 800-38D, and RFC 8439 with the long nonce of
//! draft-irtf-cfrg-xchacha.
use super::Key;
use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Nonce, Payload},
};
use chacha20poly1305::XChaCha20Poly1305;
use serde::{Deserialize, Serialize};

/// How records are sealed. Stored: grows only at the end.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Suite {
    /// By the browser's own cryptography.
    Aes256Gcm,
    /// Where the browser offers none: pages that came over plain http.
    XChaCha20Poly1305,
}

impl Suite {
    /// Bytes of a nonce, which is random.
    pub const fn nonce_bytes(self) -> usize {
        match self {
            Self::Aes256Gcm => 12,
            Self::XChaCha20Poly1305 => 24,
        }
    }

    /// Bytes that sealing adds behind the text.
    pub const TAG_BYTES: usize = 16;

    /// The sealed text with its tag; `bound` is what it must be opened with. `None` for a nonce of another length or a text beyond the limit.
    pub fn seal(self, key: &Key, nonce: &[u8], bound: &[u8], text: &[u8]) -> Option<Vec<u8>> {
        self.with(key, nonce, Payload { msg: text, aad: bound }, Direction::Seal)
    }

    /// The text, or `None` where key, nonce, bound bytes or text are not those of sealing.
    pub fn open(self, key: &Key, nonce: &[u8], bound: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        self.with(key, nonce, Payload { msg: sealed, aad: bound }, Direction::Open)
    }

    fn with(self, key: &Key, nonce: &[u8], payload: Payload<'_, '_>, direction: Direction) -> Option<Vec<u8>> {
        match self {
            Self::Aes256Gcm => apply(&Aes256Gcm::new(key.bytes().into()), nonce, payload, direction),
            Self::XChaCha20Poly1305 => apply(&XChaCha20Poly1305::new(key.bytes().into()), nonce, payload, direction),
        }
    }
}

#[derive(Copy, Clone)]
enum Direction {
    Seal,
    Open,
}

fn apply<A: Aead>(cipher: &A, nonce: &[u8], payload: Payload<'_, '_>, direction: Direction) -> Option<Vec<u8>> {
    let nonce = Nonce::<A>::try_from(nonce).ok()?;
    match direction {
        Direction::Seal => cipher.encrypt(&nonce, payload).ok(),
        Direction::Open => cipher.decrypt(&nonce, payload).ok(),
    }
}
