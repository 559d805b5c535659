//! The worker beside the page: started on first use, asked in bytes, started anew after a fault.
//!
//! The hosted folder has a script of its own for it, the single file carries script and wasm inside (`cargo xtask pack`).
use super::js::{self, Listener};
use super::{marks, random};
use crate::worker::{Request, Response, answer, from_bytes, to_bytes};
use js_sys::{Array, Function, Uint8Array};
use std::{cell::RefCell, collections::VecDeque, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent, Url, Worker};

/// The attribute of the html element that names the hosted worker's script; a page that was not packed has Trunk's own.
const SCRIPT_ATTRIBUTE: &str = "data-worker";
const TRUNK_SCRIPT: &str = "./worker_loader.js";
/// The blocks of the single file.
const SCRIPT_BLOCK: &str = "yushui-worker-script";
const WASM_BLOCK: &str = "yushui-worker-wasm";
/// What a worker says when it can hear.
const READY: &str = "ready";
/// What its script says when its wasm cannot be had (`cargo xtask pack` writes it).
const LOST: &str = "lost";

/// Why a request has no answer.
#[derive(Copy, Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum WorkerError {
    /// The browser has no workers here, or the worker's files cannot be had.
    #[error("the worker does not start")]
    NotStarted,
    /// It stopped in the middle: the work was too large for the memory, or faulty.
    #[error("the worker stopped")]
    Stopped,
}

thread_local! {
    static LINE: RefCell<Option<Rc<Line>>> = const { RefCell::new(None) };
}

/// The open line to a running worker.
struct Line {
    worker: Worker,
    state: Rc<RefCell<State>>,
    _listeners: [Listener; 2],
}

/// Answers come in the order of the requests.
#[derive(Default)]
struct State {
    is_ready: bool,
    is_lost: bool,
    /// Requests that wait for the worker to hear.
    unsent: Vec<Uint8Array>,
    waiting: VecDeque<Function>,
}

/// Asks the worker and waits for its answer.
pub async fn ask(request: &Request) -> Result<Response, WorkerError> {
    let (promise, fulfil) = js::deferred();
    open_line()?.send(&to_bytes(request), fulfil);
    let answer = js::wait(promise).await.map_err(|_| WorkerError::Stopped)?;
    let bytes = answer.dyn_into::<Uint8Array>().map_err(|_| WorkerError::Stopped)?;
    from_bytes(&bytes.to_vec()).ok_or(WorkerError::Stopped)
}

/// Starts the hosted worker before it is needed, so that an open page works without a network.
pub fn begin() {
    let html = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if html.is_some_and(|html| html.has_attribute(SCRIPT_ATTRIBUTE)) {
        // What does not start now is started again when it is asked.
        let _ = open_line();
    }
}

/// Ends the worker and whatever it is doing; whoever waits is told that it stopped.
pub fn stop() {
    if let Some(line) = LINE.take() {
        line.worker.terminate();
        lose(&line.state);
    }
}

/// The worker's side: hears requests until the page closes.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let hear = {
        let scope = scope.clone();
        move |event: MessageEvent| {
            let message = event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
            let mut since_ms = marks::now_ms();
            let mut done = |stage| {
                marks::measure(marks::of_stage(stage), since_ms);
                since_ms = marks::now_ms();
            };
            let answer = answer(&message, &mut done, &mut random::fill).map_or(JsValue::NULL, |bytes| Uint8Array::from(&bytes[..]).into());
            // The page may be gone by now: then nobody waits.
            let _ = scope.post_message(&answer);
        }
    };
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(hear);
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    let _ = scope.post_message(&READY.into());
}

fn open_line() -> Result<Rc<Line>, WorkerError> {
    let running = LINE.with_borrow(|line| line.clone().filter(|line| !line.state.borrow().is_lost));
    if let Some(line) = running {
        return Ok(line);
    }
    let line = Rc::new(Line::start().ok_or(WorkerError::NotStarted)?);
    LINE.set(Some(line.clone()));
    Ok(line)
}

impl Line {
    fn start() -> Option<Self> {
        let worker = start_worker()?;
        let state = Rc::new(RefCell::new(State::default()));
        let on_message = {
            let (state, worker) = (state.clone(), worker.clone());
            move |event: web_sys::Event| {
                if let Some(message) = event.dyn_ref::<MessageEvent>() {
                    hear(&state, &worker, &message.data());
                }
            }
        };
        let on_error = {
            let state = state.clone();
            move |_| lose(&state)
        };
        let listeners = [Listener::new(&worker, "message", on_message), Listener::new(&worker, "error", on_error)];
        Some(Self { worker, state, _listeners: listeners })
    }

    fn send(&self, message: &[u8], fulfil: Function) {
        let message = Uint8Array::from(message);
        let mut state = self.state.borrow_mut();
        state.waiting.push_back(fulfil);
        if state.is_ready {
            // Bytes can always be posted.
            let _ = self.worker.post_message(&message);
        } else {
            state.unsent.push(message);
        }
    }
}

fn hear(state: &RefCell<State>, worker: &Worker, message: &JsValue) {
    if message.as_string().as_deref() == Some(READY) {
        let mut state = state.borrow_mut();
        state.is_ready = true;
        for message in state.unsent.drain(..) {
            let _ = worker.post_message(&message);
        }
        return;
    }
    if message.as_string().as_deref() == Some(LOST) {
        return lose(state);
    }
    let fulfil = state.borrow_mut().waiting.pop_front();
    if let Some(fulfil) = fulfil {
        let _ = fulfil.call1(&JsValue::NULL, message);
    }
}

/// Tells everybody who waits that there will be no answer.
fn lose(state: &RefCell<State>) {
    let waiting = {
        let mut state = state.borrow_mut();
        state.is_lost = true;
        state.unsent.clear();
        std::mem::take(&mut state.waiting)
    };
    for fulfil in waiting {
        let _ = fulfil.call1(&JsValue::NULL, &JsValue::NULL);
    }
}

fn start_worker() -> Option<Worker> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let block = |id: &str| document.get_element_by_id(id).and_then(|block| block.text_content()).and_then(|text| window.atob(&text).ok());
    let Some(script) = block(SCRIPT_BLOCK) else {
        let hosted = document.document_element().and_then(|html| html.get_attribute(SCRIPT_ATTRIBUTE));
        return Worker::new(hosted.as_deref().unwrap_or(TRUNK_SCRIPT)).ok();
    };
    let wasm = block(WASM_BLOCK)?;
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = Array::of1(&bytes_of(&script));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let worker = Worker::new(&address).ok()?;
    // The script waits for its wasm: the single file may fetch nothing.
    worker.post_message(&bytes_of(&wasm)).ok()?;
    Some(worker)
}

/// The bytes of what `atob` gives: one letter a byte.
fn bytes_of(binary: &str) -> Uint8Array {
    let bytes: Vec<u8> = binary.chars().map(|letter| letter as u8).collect();
    Uint8Array::from(&bytes[..])
}
