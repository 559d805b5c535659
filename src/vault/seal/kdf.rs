//! From a passphrase to keys: Argon2id (RFC 9106), then HKDF-SHA256 (RFC 5869).
use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// 256 bits that are wiped when they are dropped.
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Key(…)")
    }
}

/// What a guess costs.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct KdfCost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl Default for KdfCost {
    /// RFC 9106's second recommended option.
    fn default() -> Self {
        Self { memory_kib: 64 << 10, passes: 3, lanes: 1 }
    }
}

impl KdfCost {
    /// Below this a guess is too cheap (OWASP's least).
    pub const LEAST: Self = Self { memory_kib: 19 << 10, passes: 2, lanes: 1 };
    /// Beyond this an altered header would only stop the browser.
    pub const MOST: Self = Self { memory_kib: 1 << 20, passes: 20, lanes: 4 };

    /// Whether it lies within the limits, both ways.
    pub fn is_reasonable(self) -> bool {
        let within = |least: u32, value: u32, most: u32| (least..=most).contains(&value);
        within(Self::LEAST.memory_kib, self.memory_kib, Self::MOST.memory_kib)
            && within(Self::LEAST.passes, self.passes, Self::MOST.passes)
            && within(Self::LEAST.lanes, self.lanes, Self::MOST.lanes)
    }
}

/// What comes of a secret: a key that wraps, and a mark by which a wrong secret is told from a damaged header.
pub(super) struct Derived {
    pub(super) wrapping: Key,
    pub(super) commitment: [u8; 32],
}

/// Stretches a passphrase; `None` for a cost out of limits, or where the memory is not to be had.
pub(super) fn stretch(passphrase: &[u8], salt: &[u8], cost: KdfCost) -> Option<Key> {
    if !cost.is_reasonable() {
        return None;
    }
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).ok()?;
    let mut key = Key([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(passphrase, salt, &mut key.0).ok()?;
    Some(key)
}

/// Two keys of one that tell nothing of each other.
pub(super) fn derive(secret: &[u8], salt: &[u8]) -> Option<Derived> {
    let expand = Hkdf::<Sha256>::new(Some(salt), secret);
    let (mut wrapping, mut commitment) = (Key([0; 32]), [0; 32]);
    expand.expand(b"yushui wrapping key", &mut wrapping.0).ok()?;
    expand.expand(b"yushui commitment", &mut commitment).ok()?;
    Some(Derived { wrapping, commitment })
}
