//! Tells when nobody has done anything for a while, in any tab. The wall clock judges, so that a computer that slept has rested.
use super::js::{self, Listener};
use super::{clock, preferences};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};

/// How often the clock is looked at, and how often a busy hand is written down for the other tabs.
const LOOK_MS: u64 = 10_000;
const MILLIS_PER_MINUTE: u64 = 60_000;

/// Watches until dropped.
pub struct RestWatch {
    _listeners: Vec<Listener>,
    state: Rc<State>,
}

struct State {
    noted_at: Cell<u64>,
    timer: Cell<Option<js::Timer>>,
    tick: RefCell<Option<Closure<dyn FnMut()>>>,
    on_rest: Box<dyn Fn()>,
}

impl RestWatch {
    /// Starts watching; `on_rest` is called after the minutes that the owner chose.
    pub fn start(on_rest: impl Fn() + 'static) -> Self {
        let state = Rc::new(State { noted_at: Cell::new(0), timer: Cell::new(None), tick: RefCell::new(None), on_rest: Box::new(on_rest) });
        let ticking = Rc::downgrade(&state);
        *state.tick.borrow_mut() = Some(Closure::new(move || {
            if let Some(state) = ticking.upgrade() {
                state.look();
            }
        }));
        let listen = |event: &'static str, react: fn(&State)| {
            let heard = Rc::downgrade(&state);
            web_sys::window().map(|window| {
                Listener::new(&window, event, move |_| {
                    if let Some(state) = heard.upgrade() {
                        react(&state);
                    }
                })
            })
        };
        // Whoever wakes the computer is not yet the owner: every sign is judged before it counts as one.
        let signs = ["focus", "pointerdown", "keydown", "wheel", "visibilitychange"];
        let listeners = signs.into_iter().filter_map(|sign| listen(sign, State::notice)).collect();
        state.note(clock::now_millis());
        state.look();
        Self { _listeners: listeners, state }
    }
}

impl State {
    /// Somebody did something.
    fn notice(&self) {
        let now = clock::now_millis();
        if !self.has_rested(now) {
            self.note(now);
        } else {
            (self.on_rest)();
        }
    }

    fn note(&self, now: u64) {
        if now >= self.noted_at.get() + LOOK_MS {
            self.noted_at.set(now);
            preferences::set_active_at(now);
        }
    }

    fn look(&self) {
        if self.has_rested(clock::now_millis()) {
            (self.on_rest)();
        }
        js::clear_timeout(self.timer.take());
        if let Some(tick) = self.tick.borrow().as_ref() {
            self.timer.set(js::set_timeout(tick.as_ref().unchecked_ref(), LOOK_MS as i32));
        }
    }

    fn has_rested(&self, now: u64) -> bool {
        let active_at = preferences::active_at().unwrap_or(0).max(self.noted_at.get());
        preferences::lock_minutes().is_some_and(|minutes| now.saturating_sub(active_at) >= u64::from(minutes) * MILLIS_PER_MINUTE)
    }
}

impl Drop for RestWatch {
    fn drop(&mut self) {
        js::clear_timeout(self.state.timer.take());
    }
}

/// Calls back once after a pause of so many milliseconds, or when the page is hidden, whichever is first.
pub struct Pause {
    millis: i32,
    timer: Cell<Option<js::Timer>>,
    call: Rc<Closure<dyn FnMut()>>,
    _hidden: Option<Listener>,
}

impl Pause {
    /// Nothing is called before [`Pause::begin`].
    pub fn new(millis: i32, on_pause: impl Fn() + 'static) -> Self {
        let on_pause = Rc::new(on_pause);
        let later = on_pause.clone();
        let document = web_sys::window().and_then(|window| window.document());
        let hidden = document.map(|document| {
            Listener::new(&document.clone(), "visibilitychange", move |_| {
                if document.hidden() {
                    on_pause();
                }
            })
        });
        Self { millis, timer: Cell::new(None), call: Rc::new(Closure::new(move || later())), _hidden: hidden }
    }

    /// The pause begins anew.
    pub fn begin(&self) {
        js::clear_timeout(self.timer.take());
        self.timer.set(js::set_timeout((*self.call).as_ref().unchecked_ref(), self.millis));
    }
}

impl Drop for Pause {
    fn drop(&mut self) {
        js::clear_timeout(self.timer.take());
    }
}
