//! Small bridges to JavaScript: promises that are settled by hand, timers, idle time.
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// A promise and the function that fulfils it. The function can serve as an event handler: its argument is the result.
pub fn deferred() -> (Promise, Function) {
    let mut fulfil = None;
    let promise = Promise::new(&mut |resolve, _| fulfil = Some(resolve));
    // The executor runs at once, so the function is there.
    (promise, fulfil.unwrap_or_default())
}

/// Waits for a promise.
pub async fn wait(promise: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(promise).await
}

/// Waits so many milliseconds; 0 lets the page breathe.
pub async fn sleep(millis: i32) {
    let (promise, fulfil) = deferred();
    if set_timeout(&fulfil, millis).is_some() {
        // A timer's promise is never rejected.
        let _ = wait(promise).await;
    }
}

/// Waits until the page has nothing better to do, at most about a second.
pub async fn idle() {
    let request = web_sys::window().and_then(|window| method(&window, "requestIdleCallback"));
    match request {
        Some((window, request)) => {
            let (promise, fulfil) = deferred();
            let options = js_sys::Object::new();
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&options, &"timeout".into(), &1_000.into());
            if request.call2(&window, &fulfil, &options).is_ok() {
                let _ = wait(promise).await;
            }
        }
        None => sleep(50).await,
    }
}

/// A running timer. Its number is kept as the browser gives it: clocks of tests count beyond 32 bits.
#[derive(Debug)]
pub struct Timer(JsValue);

/// Starts a timer.
pub fn set_timeout(callback: &Function, millis: i32) -> Option<Timer> {
    let (window, start) = method(&web_sys::window()?.into(), "setTimeout")?;
    start.call2(&window, callback, &millis.into()).ok().map(Timer)
}

/// Stops a timer.
pub fn clear_timeout(timer: Option<Timer>) {
    let clear = web_sys::window().and_then(|window| method(&window.into(), "clearTimeout"));
    if let (Some((window, clear)), Some(Timer(number))) = (clear, timer) {
        // A timer that is over is no longer there to clear, which is no fault.
        let _ = clear.call1(&window, &number);
    }
}

/// A method of an object that not every browser has, and the object to call it on.
pub fn method(object: &JsValue, name: &str) -> Option<(JsValue, Function)> {
    let function = Reflect::get(object, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    Some((object.clone(), function))
}

/// Calls a method that not every browser has and waits for what it promises; `None` where it is missing or refuses.
pub async fn call(object: &JsValue, name: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let (object, function) = method(object, name)?;
    let arguments: js_sys::Array = arguments.iter().copied().collect();
    let begun = function.apply(&object, &arguments).ok()?;
    wait(Promise::resolve(&begun)).await.ok()
}

/// A property of an object that not every browser has.
pub fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// The name of an error as the browser gives it, such as `QuotaExceededError`.
pub fn error_name(error: &JsValue) -> String {
    property(error, "name").and_then(|name| name.as_string()).unwrap_or_else(|| "Error".to_owned())
}

/// An event listener that ends with its owner.
pub struct Listener {
    target: web_sys::EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listener {
    /// Listens until dropped.
    pub fn new(target: &web_sys::EventTarget, event: &'static str, callback: impl FnMut(web_sys::Event) + 'static) -> Self {
        let closure = Closure::new(callback);
        // Adding a listener fails only for a callback that is none.
        let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Self { target: target.clone(), event, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref());
    }
}
