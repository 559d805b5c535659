//! Sealing pocket lists with what every browser has: PBKDF2-HMAC-SHA-256 makes the key, AES-256-GCM seals.
use super::js;
use crate::{
    domain::Day,
    exchange::pocket::{CHECK_WORD, Envelope, PocketRefusal, PocketResult, ROUNDS, Sealed, label},
};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

const SALT_BYTES: usize = 16;
const NONCE_BYTES: usize = 12;

/// The browser cannot seal: an old one, or a page that did not come over a safe way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Unsealable;

impl From<JsValue> for Unsealable {
    fn from(_: JsValue) -> Self {
        Unsealable
    }
}

/// Seals the lines of a list; the answer is what stands in its page.
pub async fn seal_list(plain: &str, id: u64, passphrase: &str) -> Result<String, Unsealable> {
    let salt = random::<SALT_BYTES>()?.to_vec();
    let key = make_key(passphrase, &salt, ROUNDS).await?;
    let check = seal(&key, &label(Sealed::Check, id), CHECK_WORD).await?;
    let body = seal(&key, &label(Sealed::List, id), plain.as_bytes()).await?;
    Ok(Envelope { id, salt, rounds: ROUNDS, check, body }.write_list())
}

/// Opens the result of a list of that shop.
pub async fn open_result(
    envelope: &Envelope,
    passphrase: &str,
    shop: u64,
    today: Day,
) -> Result<Result<PocketResult, PocketRefusal>, Unsealable> {
    let key = make_key(passphrase, &envelope.salt, envelope.rounds).await?;
    if unseal(&key, &label(Sealed::Check, envelope.id), &envelope.check).await.as_deref() != Some(CHECK_WORD) {
        return Ok(Err(PocketRefusal::WrongPassphrase));
    }
    let body = unseal(&key, &label(Sealed::Result, envelope.id), &envelope.body).await;
    let plain = body.and_then(|bytes| String::from_utf8(bytes).ok());
    Ok(plain.ok_or(PocketRefusal::Damaged).and_then(|plain| PocketResult::read(&plain, [shop, envelope.id], today)))
}

async fn make_key(passphrase: &str, salt: &[u8], rounds: u32) -> Result<JsValue, Unsealable> {
    // As the list's own page has it: the same letters, however a keyboard composes them.
    let composed = js_sys::JsString::from(passphrase).normalize("NFC").trim();
    let raw = Uint8Array::from(String::from(composed).as_bytes());
    let base = call("importKey", [&"raw".into(), &raw, &"PBKDF2".into(), &false.into(), &Array::of1(&"deriveKey".into())]).await?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", rounds.into()),
    ])?;
    let wanted = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    call("deriveKey", [&how, &base, &wanted, &false.into(), &uses]).await
}

async fn seal(key: &JsValue, label: &[u8], plain: &[u8]) -> Result<Vec<u8>, Unsealable> {
    let nonce = random::<NONCE_BYTES>()?;
    let sealed = call("encrypt", [&gcm(&nonce, label)?, key, &Uint8Array::from(plain)]).await?;
    let mut bytes = nonce.to_vec();
    bytes.extend(Uint8Array::new(&sealed).to_vec());
    Ok(bytes)
}

/// `None` where the key or the label is another, or a bit was turned.
async fn unseal(key: &JsValue, label: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE_BYTES>()?;
    let plain = call("decrypt", [&gcm(nonce, label).ok()?, key, &Uint8Array::from(rest)]).await.ok()?;
    Some(Uint8Array::new(&plain).to_vec())
}

fn gcm(nonce: &[u8], label: &[u8]) -> Result<JsValue, Unsealable> {
    let [nonce, label] = [nonce, label].map(|bytes| JsValue::from(Uint8Array::from(bytes)));
    object(&[("name", "AES-GCM".into()), ("iv", nonce), ("additionalData", label)])
}

fn object(fields: &[(&str, JsValue)]) -> Result<JsValue, Unsealable> {
    let made = Object::new();
    for (name, value) in fields {
        Reflect::set(&made, &(*name).into(), value)?;
    }
    Ok(made.into())
}

/// Calls a function of `SubtleCrypto` and waits for its answer.
async fn call<const N: usize>(name: &str, arguments: [&JsValue; N]) -> Result<JsValue, Unsealable> {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok()).ok_or(Unsealable)?;
    let subtle = js::property(&crypto, "subtle").ok_or(Unsealable)?;
    let (subtle, function) = js::method(&subtle, name).ok_or(Unsealable)?;
    let promise = function.apply(&subtle, &arguments.into_iter().collect::<Array>())?;
    Ok(js::wait(promise.dyn_into::<Promise>()?).await?)
}

fn random<const N: usize>() -> Result<[u8; N], Unsealable> {
    let mut bytes = [0; N];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok()).ok_or(Unsealable)?;
    crypto.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}
