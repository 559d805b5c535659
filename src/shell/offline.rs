//! Days without a network: the service worker that keeps the hosted page's files (public/sw.js), and its versions.
use super::js::{self, Listener};
use js_sys::{Object, Reflect};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

/// The attribute of the html element that tells how the page was packed (`cargo xtask pack` writes it).
const PACK_ATTRIBUTE: &str = "data-pack";
const HOSTED: &str = "hosted";
const SCRIPT: &str = "./sw.js";

/// Which versions of the page are kept, and which one is served.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kept {
    /// No other than this one.
    Only,
    /// The newest is served, the one before it is still there.
    Newest,
    /// The one before is served.
    Former,
}

/// Whether the page lies on a plain http address, where browsers withhold much.
pub fn is_plain_http() -> bool {
    web_sys::window()
        .is_some_and(|window| !window.is_secure_context() && window.location().protocol().is_ok_and(|protocol| protocol == "http:"))
}

/// A version that is there and waits for the owner's word.
#[derive(Clone, Debug)]
pub struct NewVersion(EventTarget);

impl NewVersion {
    /// Lets it take over and loads the page anew. Other tabs go on with what they have.
    pub async fn take_over(&self) {
        let (settled, fulfil) = js::deferred();
        let worker = self.0.clone();
        // One that was replaced by a still newer one settles too: the page then finds that one.
        let _listener = Listener::new(&self.0, "statechange", move |_| {
            if matches!(state(&worker).as_str(), "activated" | "redundant") {
                let _ = fulfil.call0(&JsValue::NULL);
            }
        });
        if post(&self.0, "take-over").is_some() {
            // The promise of a listener is never rejected.
            let _ = js::wait(settled).await;
        }
        reload();
    }
}

/// Listens for new versions until dropped.
pub struct VersionWatch {
    _found: Listener,
    _followed: Rc<RefCell<Option<Listener>>>,
}

/// Keeps the page for days without a network, where it is hosted and the browser allows it, and tells of each new version.
pub async fn watch(on_new: impl Fn(NewVersion) + 'static) -> Option<VersionWatch> {
    let html = web_sys::window()?.document()?.document_element()?;
    if html.get_attribute(PACK_ATTRIBUTE).as_deref() != Some(HOSTED) {
        return None;
    }
    let options = Object::new();
    // Setting a property of a plain object does not fail.
    let _ = Reflect::set(&options, &"updateViaCache".into(), &"none".into());
    let registration: EventTarget = js::call(&container()?, "register", &[&SCRIPT.into(), &options]).await?.dyn_into().ok()?;
    let on_new = Rc::new(on_new);
    if let Some(waiting) = worker(&registration, "waiting") {
        on_new(NewVersion(waiting));
    }
    let followed = Rc::new(RefCell::new(None));
    let follow = {
        let (registration, followed) = (registration.clone(), followed.clone());
        move || {
            let Some(coming) = worker(&registration, "installing") else { return };
            let (on_new, registration, installed) = (on_new.clone(), registration.clone(), coming.clone());
            let listener = Listener::new(&coming, "statechange", move |_| {
                // The first version of all has nobody to wait for.
                if state(&installed) == "installed" && worker(&registration, "active").is_some() {
                    on_new(NewVersion(installed.clone()));
                }
            });
            followed.replace(Some(listener));
        }
    };
    follow();
    let found = Listener::new(&registration, "updatefound", move |_| follow());
    Some(VersionWatch { _found: found, _followed: followed })
}

/// Which versions are kept here; `None` where nothing is.
pub async fn kept() -> Option<Kept> {
    ask("versions").await
}

/// Goes to the other version that is kept, and loads the page anew.
pub async fn change_version() {
    if ask("other-version").await.is_some() {
        reload();
    }
}

async fn ask(word: &str) -> Option<Kept> {
    let container = container()?;
    let registration = js::call(&container, "getRegistration", &[]).await?;
    let active = worker(&registration, "active")?;
    let (answered, fulfil) = js::deferred();
    let target: EventTarget = container.dyn_into().ok()?;
    let _listener = Listener::new(&target, "message", move |event| {
        let answer = js::property(&event, "data").unwrap_or_default();
        let _ = fulfil.call1(&JsValue::NULL, &answer);
    });
    post(&active, word)?;
    match js::wait(answered).await.ok()?.as_string()?.as_str() {
        "only" => Some(Kept::Only),
        "newest" => Some(Kept::Newest),
        "former" => Some(Kept::Former),
        _ => None,
    }
}

/// The browser's keeper of service workers; missing on plain http and where the owner has switched it off.
fn container() -> Option<JsValue> {
    js::property(&web_sys::window()?.navigator(), "serviceWorker")
}

fn worker(registration: &JsValue, place: &str) -> Option<EventTarget> {
    js::property(registration, place)?.dyn_into().ok()
}

fn state(worker: &JsValue) -> String {
    js::property(worker, "state").and_then(|state| state.as_string()).unwrap_or_default()
}

fn post(worker: &JsValue, word: &str) -> Option<()> {
    let (worker, post) = js::method(worker, "postMessage")?;
    post.call1(&worker, &word.into()).ok().map(drop)
}

fn reload() {
    if let Some(window) = web_sys::window() {
        // A page that is open can be loaded again.
        let _ = window.location().reload();
    }
}
