//! Whether the browser promises to keep the data, and asking for it.
use super::js;
use wasm_bindgen::{JsCast, JsValue};

/// The browser's answer.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Persistence {
    /// Kept until the owner clears them.
    Granted,
    /// May be cleared when room is short.
    Refused,
    /// The browser cannot say, as on an insecure address.
    Unknown,
}

/// Whether the data are already promised to stay.
pub async fn persisted() -> Persistence {
    call("persisted").await
}

/// Asks for the promise; some browsers ask the owner.
pub async fn ask_persist() -> Persistence {
    match call("persisted").await {
        Persistence::Refused => call("persist").await,
        answer => answer,
    }
}

/// Bytes used and granted, where the browser tells.
pub async fn estimate() -> Option<(u64, u64)> {
    let answer = promise_of("estimate").await?;
    let bytes = |name| js::property(&answer, name).and_then(|value| value.as_f64()).map(|value| value as u64);
    Some((bytes("usage")?, bytes("quota")?))
}

async fn call(name: &str) -> Persistence {
    match promise_of(name).await.and_then(|answer| answer.as_bool()) {
        Some(true) => Persistence::Granted,
        Some(false) => Persistence::Refused,
        None => Persistence::Unknown,
    }
}

async fn promise_of(name: &str) -> Option<JsValue> {
    let manager = js::property(&web_sys::window()?.navigator(), "storage")?;
    let (manager, function) = js::method(&manager, name)?;
    js::wait(function.call0(&manager).ok()?.dyn_into().ok()?).await.ok()
}
