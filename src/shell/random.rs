//! Random numbers of the browser.
use super::{js, preferences};
use wasm_bindgen::{JsCast, JsValue};

/// 64 random bits; weak ones where the browser has no generator, which costs uniqueness and nothing else.
pub fn random_u64() -> u64 {
    let mut bytes = [0; 8];
    match crypto().map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes)) {
        Some(Ok(_)) => u64::from_le_bytes(bytes),
        _ => (js_sys::Math::random() * u64::MAX as f64) as u64,
    }
}

/// Fills bytes that must not be guessed. Ask [`is_strong`] before anything is sealed with them.
pub fn fill(bytes: &mut [u8]) {
    // Every browser with wasm has the generator, in pages and in workers alike; what it refuses stays zero and is not sealed with.
    let _ = crypto().map(|crypto| crypto.get_random_values_with_u8_array(bytes));
}

/// Whether the browser has a generator whose numbers nobody guesses.
pub fn is_strong() -> bool {
    let mut bytes = [0; 32];
    fill(&mut bytes);
    bytes != [0; 32]
}

/// The browser's cryptography, in a page and in a worker.
pub(super) fn crypto() -> Option<web_sys::Crypto> {
    js::property(&JsValue::from(js_sys::global()), "crypto").map(JsCast::unchecked_into)
}

/// The number by which acts of this browser are told from those of another device. Not personal: it is random.
pub fn device() -> u32 {
    preferences::read_number("device").map_or_else(
        || {
            let device = random_u64() as u32;
            preferences::write_number("device", device.into());
            device
        },
        |device| device as u32,
    )
}
