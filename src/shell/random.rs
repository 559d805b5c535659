//! Random numbers of the browser.
use super::preferences;

/// 64 random bits; weak ones where the browser has no generator, which costs uniqueness and nothing else.
pub fn random_u64() -> u64 {
    let mut bytes = [0; 8];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    match crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes)) {
        Some(Ok(_)) => u64::from_le_bytes(bytes),
        _ => (js_sys::Math::random() * u64::MAX as f64) as u64,
    }
}

/// The number by which acts of this browser are told from those of another device. Not personal: it is random.
pub fn device() -> u32 {
    preferences::read("device").unwrap_or_else(|| {
        let device = random_u64() as u32;
        preferences::write("device", device);
        device
    })
}
