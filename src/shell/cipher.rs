//! Sealing and opening in the browser: by its own cryptography where the page may use it, else by the worker.
use super::{js, random, worker};
use crate::vault::seal::{Cipher, DataKey, Job, KeyName, Suite};
use crate::worker::seal::{SealRequest, SealResponse};
use crate::worker::{Request, Response};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CryptoKey, SubtleCrypto};

/// The data keys of a shop that is open.
pub struct BrowserCipher {
    newest: KeyName,
    keys: Keys,
}

enum Keys {
    /// Keys that no script can read out again.
    Browser(SubtleCrypto, Vec<(u64, CryptoKey)>),
    Worker(Vec<DataKey>, CryptElsewhere),
}

/// Sealing or opening by the worker. A pointer, so that its code stays with what unlocks a shop and is not in every page.
type CryptElsewhere = fn(Vec<DataKey>, Vec<Job>, bool) -> Coming;

/// Bodies on their way, each `None` where it could not be sealed or opened.
type Coming = Pin<Box<dyn Future<Output = Vec<Option<Vec<u8>>>>>>;

/// How new shops are sealed here: the browser's own cryptography is missing on plain http.
pub fn suite() -> Suite {
    if subtle().is_some() { Suite::Aes256Gcm } else { Suite::XChaCha20Poly1305 }
}

impl BrowserCipher {
    /// Takes over the keys, the newest last; `None` where the browser refuses them or cannot draw nonces.
    pub async fn new(keys: Vec<DataKey>) -> Option<Self> {
        let newest = keys.last().filter(|_| random::is_strong())?.name;
        let is_own = keys.iter().all(|key| key.name.suite == Suite::Aes256Gcm);
        let Some(subtle) = subtle().filter(|_| is_own) else { return Some(Self { newest, keys: Keys::Worker(keys, crypt_in_worker) }) };
        let mut imported = Vec::new();
        for key in &keys {
            let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
            let bytes: Object = Uint8Array::from(&key.key.bytes()[..]).into();
            let promise = subtle.import_key_with_str("raw", &bytes, "AES-GCM", false, &usages).ok()?;
            imported.push((key.name.key_id, js::wait(promise).await.ok()?.dyn_into().ok()?));
            // The copy that JavaScript held is wiped; the key itself stays with the browser.
            bytes.unchecked_into::<Uint8Array>().fill(0, 0, u32::MAX);
        }
        Some(Self { newest, keys: Keys::Browser(subtle, imported) })
    }

    async fn crypt(&self, jobs: Vec<Job>, is_sealing: bool) -> Vec<Option<Vec<u8>>> {
        match &self.keys {
            Keys::Browser(subtle, keys) => {
                // All begin at once: the browser works on them beside the page.
                let begun: Vec<Option<Promise>> = jobs.iter().map(|job| begin(subtle, keys, job, is_sealing)).collect();
                drop(jobs);
                let mut done = Vec::with_capacity(begun.len());
                for promise in begun {
                    done.push(match promise {
                        Some(promise) => js::wait(promise).await.ok().map(|buffer| Uint8Array::new(&buffer).to_vec()),
                        None => None,
                    });
                }
                done
            }
            Keys::Worker(keys, crypt) => crypt(keys.clone(), jobs, is_sealing).await,
        }
    }
}

fn crypt_in_worker(keys: Vec<DataKey>, jobs: Vec<Job>, is_sealing: bool) -> Coming {
    Box::pin(async move {
        let count = jobs.len();
        let request = SealRequest::Crypt { keys, jobs, is_sealing };
        match worker::ask(&Request::Seal(Box::new(request))).await {
            Ok(Response::Seal(answer)) => match *answer {
                SealResponse::Crypted(done) if done.len() == count => done,
                _ => vec![None; count],
            },
            _ => vec![None; count],
        }
    })
}

impl Cipher for BrowserCipher {
    fn newest(&self) -> KeyName {
        self.newest
    }

    fn nonce(&self) -> Vec<u8> {
        let mut nonce = vec![0; self.newest.suite.nonce_bytes()];
        random::fill(&mut nonce);
        nonce
    }

    async fn seal(&self, jobs: Vec<Job>) -> Option<Vec<Vec<u8>>> {
        self.crypt(jobs, true).await.into_iter().collect()
    }

    async fn open(&self, jobs: Vec<Job>) -> Vec<Option<Vec<u8>>> {
        self.crypt(jobs, false).await
    }
}

fn begin(subtle: &SubtleCrypto, keys: &[(u64, CryptoKey)], job: &Job, is_sealing: bool) -> Option<Promise> {
    let (_, key) = keys.iter().find(|(key_id, _)| *key_id == job.key_id)?;
    let algorithm = Object::new();
    let set = |name: &str, value: &JsValue| Reflect::set(&algorithm, &name.into(), value).ok();
    set("name", &"AES-GCM".into())?;
    set("iv", &Uint8Array::from(&job.nonce[..]))?;
    set("additionalData", &Uint8Array::from(&job.bound[..]))?;
    let begun = match is_sealing {
        true => subtle.encrypt_with_object_and_u8_array(&algorithm, key, &job.body),
        false => subtle.decrypt_with_object_and_u8_array(&algorithm, key, &job.body),
    };
    begun.ok()
}

/// The browser's cryptography of records; missing where the page is not from a secure place.
fn subtle() -> Option<SubtleCrypto> {
    js::property(&random::crypto()?.into(), "subtle").map(JsCast::unchecked_into)
}
