//! The header of the seal: what opens the shop, and for whom. It holds no key in the clear and nothing of a customer.
use super::kdf::{self, Derived};
use super::{KdfCost, Key, RecoveryKey, Suite};
use crate::book::snapshot::{grown, parts};
use crate::vault::envelope::{self, EnvelopeError, Kind, Label};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// How far the records are sealed. While they are converted both kinds are read.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Stage {
    Sealing,
    Sealed,
    Unsealing,
}

/// Whoever can open the shop. Stored: grows only at the end.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct SealHeader {
    /// Names the sealed shop in everything that is sealed, so that no record passes for one of another shop.
    pub vault_id: [u8; 16],
    pub stage: Stage,
    passphrase: PassphraseWrap,
    recovery: Wrap,
    epochs: Vec<Epoch>,
}

/// The vault key under the passphrase.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
struct PassphraseWrap {
    cost: KdfCost,
    wrap: Wrap,
}

/// A key under another one.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
struct Wrap {
    salt: [u8; 16],
    commitment: [u8; 32],
    wrapped: Vec<u8>,
}

/// A data key under the vault key.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
struct Epoch {
    name: KeyName,
    wrapped: Vec<u8>,
}

/// By what a record's header names the key that sealed it.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct KeyName {
    pub epoch: u32,
    pub key_id: u64,
    pub suite: Suite,
}

/// A key that seals records.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct DataKey {
    pub name: KeyName,
    pub key: Key,
}

/// What the owner knows, or has on paper.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub enum Secret {
    /// In Unicode's form NFKC, so that two keyboards mean the same.
    Passphrase(String),
    Recovery(RecoveryKey),
}

/// A source of random bytes.
pub trait Random {
    /// Fills the bytes with random ones.
    fn fill(&mut self, bytes: &mut [u8]);
}

impl<F: FnMut(&mut [u8])> Random for F {
    fn fill(&mut self, bytes: &mut [u8]) {
        self(bytes);
    }
}

/// A new seal.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Founded {
    pub header: SealHeader,
    pub keys: Vec<DataKey>,
    /// Shown once.
    pub recovery: RecoveryKey,
}

/// Why the shop stays closed. Nothing was changed.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum UnlockError {
    #[error("another passphrase")]
    WrongSecret,
    #[error("the header is damaged")]
    DamagedHeader,
    #[error("the header asks for too little or too much work")]
    UnreasonableCost,
    #[error("written by a newer version")]
    Newer,
}

impl SealHeader {
    /// A new seal of a shop.
    pub fn found(passphrase: &str, cost: KdfCost, suite: Suite, random: &mut dyn Random) -> Result<Founded, UnlockError> {
        let vault_id = draw(random);
        let (vault_key, recovery) = (Key::new(draw(random)), RecoveryKey::new(draw(random)));
        let name = KeyName { epoch: 1, key_id: u64::from_le_bytes(draw(random)), suite };
        let data = DataKey { name, key: Key::new(draw(random)) };
        let wrapped = wrap(&vault_key, &data.key, &name.bound(&vault_id), random).ok_or(UnlockError::DamagedHeader)?;
        let header = Self {
            vault_id,
            stage: Stage::Sealed,
            passphrase: PassphraseWrap::of(passphrase, cost, &vault_id, &vault_key, random)?,
            recovery: Wrap::of(recovery.bytes(), RECOVERY, &vault_id, &vault_key, random).ok_or(UnlockError::DamagedHeader)?,
            epochs: vec![Epoch { name, wrapped }],
        };
        Ok(Founded { header, keys: vec![data], recovery })
    }

    /// The data keys, the newest last.
    pub fn unlock(&self, secret: &Secret) -> Result<Vec<DataKey>, UnlockError> {
        let vault_key = self.vault_key(secret)?;
        let open = |epoch: &Epoch| {
            let key = unwrap(&vault_key, &epoch.wrapped, &epoch.name.bound(&self.vault_id))?;
            Some(DataKey { name: epoch.name, key })
        };
        let keys: Option<Vec<DataKey>> = self.epochs.iter().map(open).collect();
        keys.filter(|keys| !keys.is_empty()).ok_or(UnlockError::DamagedHeader)
    }

    /// The same shop under a new passphrase: no record is rewritten.
    pub fn change_passphrase(
        &self,
        secret: &Secret,
        passphrase: &str,
        cost: KdfCost,
        random: &mut dyn Random,
    ) -> Result<Self, UnlockError> {
        let vault_key = self.vault_key(secret)?;
        Ok(Self { passphrase: PassphraseWrap::of(passphrase, cost, &self.vault_id, &vault_key, random)?, ..self.clone() })
    }

    /// The same shop with a new recovery key; the former one opens it no longer.
    pub fn change_recovery(&self, secret: &Secret, random: &mut dyn Random) -> Result<(Self, RecoveryKey), UnlockError> {
        let vault_key = self.vault_key(secret)?;
        let key = RecoveryKey::new(draw(random));
        let recovery = Wrap::of(key.bytes(), RECOVERY, &self.vault_id, &vault_key, random).ok_or(UnlockError::DamagedHeader)?;
        Ok((Self { recovery, ..self.clone() }, key))
    }

    /// The same seal, with its records that far.
    pub(super) fn with_stage(&self, stage: Stage) -> Self {
        Self { stage, ..self.clone() }
    }

    /// The header as a record.
    pub fn write(&self) -> Vec<u8> {
        // Plain data always have bytes; a header of none would be told as damaged.
        envelope::wrap(LABEL, &parts::to_bytes(self).unwrap_or_default())
    }

    /// Reads what [`SealHeader::write`] wrote.
    pub fn read(record: &[u8]) -> Result<Self, UnlockError> {
        let (_, body) = envelope::open(Kind::Seal, record).map_err(|error| match error {
            EnvelopeError::Newer => UnlockError::Newer,
            EnvelopeError::Damaged => UnlockError::DamagedHeader,
        })?;
        grown::read(body).map_err(|_| UnlockError::Newer)
    }

    fn vault_key(&self, secret: &Secret) -> Result<Key, UnlockError> {
        let (wrap, derived, part) = match secret {
            Secret::Passphrase(text) => {
                if !self.passphrase.cost.is_reasonable() {
                    return Err(UnlockError::UnreasonableCost);
                }
                let wrap = &self.passphrase.wrap;
                let stretched = kdf::stretch(text.as_bytes(), &wrap.salt, self.passphrase.cost);
                let derived = stretched.and_then(|key| kdf::derive(key.bytes(), &bound(PASSPHRASE, &self.vault_id)));
                (wrap, derived, PASSPHRASE)
            }
            Secret::Recovery(key) => (&self.recovery, derive_recovery(key.bytes(), &self.recovery.salt, &self.vault_id), RECOVERY),
        };
        let Derived { wrapping, commitment } = derived.ok_or(UnlockError::UnreasonableCost)?;
        if commitment != wrap.commitment {
            return Err(UnlockError::WrongSecret);
        }
        unwrap(&wrapping, &wrap.wrapped, &bound(part, &self.vault_id)).ok_or(UnlockError::DamagedHeader)
    }
}

const LABEL: Label = Label { kind: Kind::Seal, number: 0, position: 0, extent: 0 };
const PASSPHRASE: &[u8] = b"passphrase";
const RECOVERY: &[u8] = b"recovery";
/// Keys are wrapped by AES in every shop, so that plain browser code can open them too.
const WRAPPING: Suite = Suite::Aes256Gcm;

impl PassphraseWrap {
    fn of(passphrase: &str, cost: KdfCost, vault_id: &[u8; 16], vault_key: &Key, random: &mut dyn Random) -> Result<Self, UnlockError> {
        let salt = draw(random);
        let stretched = kdf::stretch(passphrase.as_bytes(), &salt, cost).ok_or(UnlockError::UnreasonableCost)?;
        let derived = kdf::derive(stretched.bytes(), &bound(PASSPHRASE, vault_id));
        let wrap = derived.and_then(|derived| Wrap::seal(salt, &derived, PASSPHRASE, vault_id, vault_key, random));
        Ok(Self { cost, wrap: wrap.ok_or(UnlockError::DamagedHeader)? })
    }
}

impl Wrap {
    /// Wraps under a secret that nobody can guess, so it need not be stretched.
    fn of(secret: &[u8], part: &[u8], vault_id: &[u8; 16], vault_key: &Key, random: &mut dyn Random) -> Option<Self> {
        let salt = draw(random);
        Self::seal(salt, &derive_recovery(secret, &salt, vault_id)?, part, vault_id, vault_key, random)
    }

    fn seal(salt: [u8; 16], derived: &Derived, part: &[u8], vault_id: &[u8; 16], vault_key: &Key, random: &mut dyn Random) -> Option<Self> {
        let wrapped = wrap(&derived.wrapping, vault_key, &bound(part, vault_id), random)?;
        Some(Self { salt, commitment: derived.commitment, wrapped })
    }
}

impl KeyName {
    fn bound(&self, vault_id: &[u8; 16]) -> Vec<u8> {
        let mut bytes = bound(b"epoch", vault_id);
        bytes.extend_from_slice(&self.epoch.to_le_bytes());
        bytes.extend_from_slice(&self.key_id.to_le_bytes());
        bytes.push(self.suite as u8);
        bytes
    }
}

fn derive_recovery(secret: &[u8], salt: &[u8; 16], vault_id: &[u8; 16]) -> Option<Derived> {
    let mut bytes = bound(RECOVERY, vault_id);
    bytes.extend_from_slice(salt);
    kdf::derive(secret, &bytes)
}

/// What a wrapped key is good for, and in which shop.
fn bound(part: &[u8], vault_id: &[u8; 16]) -> Vec<u8> {
    let mut bytes = b"yushui ".to_vec();
    bytes.extend_from_slice(part);
    bytes.push(0);
    bytes.extend_from_slice(vault_id);
    bytes
}

fn wrap(under: &Key, key: &Key, bound: &[u8], random: &mut dyn Random) -> Option<Vec<u8>> {
    let mut nonce = vec![0; WRAPPING.nonce_bytes()];
    random.fill(&mut nonce);
    let sealed = WRAPPING.seal(under, &nonce, bound, key.bytes())?;
    nonce.extend_from_slice(&sealed);
    Some(nonce)
}

fn unwrap(under: &Key, wrapped: &[u8], bound: &[u8]) -> Option<Key> {
    let (nonce, sealed) = wrapped.split_at_checked(WRAPPING.nonce_bytes())?;
    let mut bytes = WRAPPING.open(under, nonce, bound, sealed)?;
    let key = bytes.as_slice().try_into().ok().map(Key::new);
    bytes.zeroize();
    key
}

fn draw<const N: usize>(random: &mut dyn Random) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    bytes
}
