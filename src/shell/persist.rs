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

/// Whether this browser clears the data of a site that nobody opened for seven days: Safari, and every browser of an iPhone,
/// unless the page was put on the home screen.
pub fn forgets_after_a_week() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let agent = window.navigator().user_agent().unwrap_or_default();
    let is_safari = agent.contains("AppleWebKit/")
        && agent.contains("Safari/")
        && !["Chrome", "Chromium", "Android"].iter().any(|name| agent.contains(name));
    is_safari && !is_installed(&window)
}

/// Whether the page runs as an app of its own.
fn is_installed(window: &web_sys::Window) -> bool {
    let query =
        js::method(window, "matchMedia").and_then(|(window, query)| query.call1(&window, &"(display-mode: standalone)".into()).ok());
    query.and_then(|query| js::property(&query, "matches")).and_then(|matches| matches.as_bool()).unwrap_or(false)
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
