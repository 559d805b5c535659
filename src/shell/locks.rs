//! Turns: one writer at a time among all tabs, and one task at a time in this tab.
use super::js;
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// A lock that is held until this is dropped.
pub struct Held {
    release: Function,
}

impl Drop for Held {
    fn drop(&mut self) {
        // Fulfilling a promise does not fail.
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// Waits for the lock of this name among all tabs; `None` in a browser without locks.
pub async fn hold(name: &str) -> Option<Held> {
    request(name, &js_sys::Object::new()).await.ok().flatten()
}

/// Takes the lock of this name if nobody has it. Without locks in the browser everybody gets it.
pub async fn try_hold(name: &str) -> Result<Option<Held>, Taken> {
    let options = js_sys::Object::new();
    // Setting a property of a plain object does not fail.
    let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
    request(name, &options).await
}

/// Another tab has the lock.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Taken;

async fn request(name: &str, options: &JsValue) -> Result<Option<Held>, Taken> {
    let navigator = web_sys::window().map(|window| window.navigator());
    let manager = navigator.and_then(|navigator| js::property(&navigator, "locks"));
    let Some((manager, request)) = manager.and_then(|manager| js::method(&manager, "request")) else { return Ok(None) };
    let (held, release) = js::deferred();
    let (granted, grant) = js::deferred();
    let on_granted = Closure::once(move |lock: JsValue| -> JsValue {
        let _ = grant.call1(&JsValue::NULL, &lock.is_truthy().into());
        if lock.is_truthy() { held.into() } else { JsValue::UNDEFINED }
    });
    let Ok(ended) = request.call3(&manager, &name.into(), options, on_granted.as_ref()) else { return Ok(None) };
    // A page without the right to locks gets a rejected promise instead of a grant.
    let first = Promise::race(&Array::of2(&granted, ended.unchecked_ref()));
    match js::wait(first).await {
        Ok(granted) if granted.is_truthy() => Ok(Some(Held { release })),
        Ok(_) => Err(Taken),
        Err(_) => Ok(None),
    }
}

/// A queue of tasks in this tab: each waits for the one before.
pub struct Turns {
    last: RefCell<Promise>,
}

impl Default for Turns {
    fn default() -> Self {
        Self { last: RefCell::new(Promise::resolve(&JsValue::UNDEFINED)) }
    }
}

impl Turns {
    /// Waits for its turn, which lasts until the guard is dropped.
    pub async fn take(&self) -> Held {
        let (ended, release) = js::deferred();
        let turn = Held { release };
        let before = self.last.replace(ended);
        // The promise of a turn is never rejected.
        let _ = js::wait(before).await;
        turn
    }
}
