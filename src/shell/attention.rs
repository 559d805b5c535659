//! Ways to draw the owner's eye while the page is open: the badge of the installed app, and a note of the system.
use super::js;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Whether the system may show notes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Permission {
    /// The browser has no such thing.
    Missing,
    NotAsked,
    Granted,
    Denied,
}

/// Puts the count on the icon of the app, where the browser can; 0 takes it away.
pub fn set_badge(count: u32) {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return };
    let name = if count == 0 { "clearAppBadge" } else { "setAppBadge" };
    if let Some((navigator, set)) = js::method(&navigator, name) {
        // Only an installed app has a badge; the promise of another is refused, which is as well.
        if let Ok(promise) = set.call1(&navigator, &JsValue::from(count)) {
            let ignored = wasm_bindgen::closure::Closure::once_into_js(|_: JsValue| {});
            if let (Ok(promise), Ok(ignored)) = (promise.dyn_into::<js_sys::Promise>(), ignored.dyn_into::<Function>())
                && let Ok(catch) = Reflect::get(&promise, &"catch".into())
                && let Ok(catch) = catch.dyn_into::<Function>()
            {
                let _ = catch.call1(&promise, &ignored);
            }
        }
    }
}

/// Whether notes of the system may be shown.
pub fn permission() -> Permission {
    let said = notification().and_then(|class| Reflect::get(&class, &"permission".into()).ok()).and_then(|said| said.as_string());
    match said.as_deref() {
        None => Permission::Missing,
        Some("granted") => Permission::Granted,
        Some("denied") => Permission::Denied,
        Some(_) => Permission::NotAsked,
    }
}

/// Asks the owner, by the browser's own question.
pub async fn ask_permission() -> Permission {
    if let Some((class, ask)) = notification().and_then(|class| js::method(&class, "requestPermission"))
        && let Ok(Ok(promise)) = ask.call0(&class).map(|promise| promise.dyn_into::<js_sys::Promise>())
    {
        // What was answered is read from the browser below.
        let _ = js::wait(promise).await;
    }
    permission()
}

/// Shows a note of the system, where that is allowed. It names no customer.
pub fn notify(title: &str) {
    if permission() == Permission::Granted
        && let Some(class) = notification()
    {
        // Some phones allow notes to service workers only, and say so by an exception.
        let _ = Reflect::construct(&class, &js_sys::Array::of1(&title.into()));
    }
}

fn notification() -> Option<Function> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"Notification".into()).ok()?.dyn_into().ok()
}
