//! Who seals and opens: the browser's own cryptography, a worker, or plain code.
use super::{DataKey, KeyName, Random};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

/// One record's body to seal or to open.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Job {
    pub key_id: u64,
    pub nonce: Vec<u8>,
    /// Header, shop and place, without which the body does not open.
    pub bound: Vec<u8>,
    pub body: Vec<u8>,
}

/// Seals and opens with the data keys of one shop.
#[allow(async_fn_in_trait, reason = "everything runs on the browser's one thread")]
pub trait Cipher {
    /// The key that seals what is written now.
    fn newest(&self) -> KeyName;

    /// A new nonce for [`Cipher::newest`]: random, since two tabs may write with one key.
    fn nonce(&self) -> Vec<u8>;

    /// Seals all, in their order; `None` where the cryptography fails.
    async fn seal(&self, jobs: Vec<Job>) -> Option<Vec<Vec<u8>>>;

    /// Opens each; `None` for what was altered or belongs to another place, shop or key.
    async fn open(&self, jobs: Vec<Job>) -> Vec<Option<Vec<u8>>>;
}

/// The same in plain code, natively and in the worker.
pub struct SoftCipher {
    keys: Vec<DataKey>,
    random: RefCell<Box<dyn Random>>,
}

impl std::fmt::Debug for SoftCipher {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SoftCipher").field("keys", &self.keys).finish_non_exhaustive()
    }
}

impl SoftCipher {
    /// A cipher of these keys, the newest last; `None` without any.
    pub fn new(keys: Vec<DataKey>, random: impl Random + 'static) -> Option<Self> {
        (!keys.is_empty()).then(|| Self { keys, random: RefCell::new(Box::new(random)) })
    }
}

/// Seals one body with whichever of these keys it names.
pub fn seal_job(keys: &[DataKey], job: &Job) -> Option<Vec<u8>> {
    let key = keys.iter().find(|key| key.name.key_id == job.key_id)?;
    key.name.suite.seal(&key.key, &job.nonce, &job.bound, &job.body)
}

/// Opens one body with whichever of these keys it names.
pub fn open_job(keys: &[DataKey], job: &Job) -> Option<Vec<u8>> {
    let key = keys.iter().find(|key| key.name.key_id == job.key_id)?;
    key.name.suite.open(&key.key, &job.nonce, &job.bound, &job.body)
}

impl Cipher for SoftCipher {
    fn newest(&self) -> KeyName {
        self.keys[self.keys.len() - 1].name
    }

    fn nonce(&self) -> Vec<u8> {
        let mut nonce = vec![0; self.newest().suite.nonce_bytes()];
        self.random.borrow_mut().fill(&mut nonce);
        nonce
    }

    async fn seal(&self, jobs: Vec<Job>) -> Option<Vec<Vec<u8>>> {
        jobs.iter().map(|job| seal_job(&self.keys, job)).collect()
    }

    async fn open(&self, jobs: Vec<Job>) -> Vec<Option<Vec<u8>>> {
        jobs.iter().map(|job| open_job(&self.keys, job)).collect()
    }
}
