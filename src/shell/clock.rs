//! The clock of the device.
use super::js::{self, Listener};
use crate::domain::{Day, Moment};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};

/// The owner's local day.
pub fn today() -> Day {
    local_day(&js_sys::Date::new_0())
}

/// The owner's local day and minute.
pub fn moment() -> Moment {
    let now = js_sys::Date::new_0();
    Moment { day: local_day(&now), minute: (now.get_hours() * 60 + now.get_minutes()) as u16 }
}

/// The owner's local day of an instant in milliseconds since 1970-01-01 UTC.
pub fn day_of(millis: u64) -> Day {
    local_day(&js_sys::Date::new(&(millis as f64).into()))
}

fn local_day(date: &js_sys::Date) -> Day {
    Day::from_civil(date.get_full_year() as i32, date.get_month() as u8 + 1, date.get_date() as u8).unwrap_or(Day(0))
}

/// Milliseconds since 1970-01-01 UTC.
pub fn now_millis() -> u64 {
    js_sys::Date::now() as u64
}

/// Calls back when the local day changes, also after the device slept. Ends when dropped.
pub struct DayWatch {
    _woken: Option<Listener>,
    state: Rc<WatchState>,
}

struct WatchState {
    day: Cell<Day>,
    timer: Cell<Option<js::Timer>>,
    tick: RefCell<Option<Closure<dyn FnMut()>>>,
    callback: Box<dyn Fn(Day)>,
}

impl DayWatch {
    /// Starts watching.
    pub fn start(callback: impl Fn(Day) + 'static) -> Self {
        let state = WatchState { day: Cell::new(today()), timer: Cell::new(None), tick: RefCell::new(None), callback: Box::new(callback) };
        let state = Rc::new(state);
        let ticking = Rc::downgrade(&state);
        *state.tick.borrow_mut() = Some(Closure::new(move || {
            if let Some(state) = ticking.upgrade() {
                state.look();
            }
        }));
        let waking = Rc::downgrade(&state);
        let document = web_sys::window().and_then(|window| window.document());
        let woken = document.map(|document| {
            Listener::new(&document, "visibilitychange", move |_| {
                if let Some(state) = waking.upgrade() {
                    state.look();
                }
            })
        });
        state.look();
        Self { _woken: woken, state }
    }
}

impl WatchState {
    fn look(&self) {
        let day = today();
        if self.day.replace(day) != day {
            (self.callback)(day);
        }
        js::clear_timeout(self.timer.take());
        if let Some(tick) = self.tick.borrow().as_ref() {
            self.timer.set(js::set_timeout(tick.as_ref().unchecked_ref(), millis_to_midnight()));
        }
    }
}

impl Drop for DayWatch {
    fn drop(&mut self) {
        js::clear_timeout(self.state.timer.take());
    }
}

/// Milliseconds until just after the next local midnight.
fn millis_to_midnight() -> i32 {
    let now = js_sys::Date::new_0();
    let midnight = js_sys::Date::new_0();
    midnight.set_hours(24);
    midnight.set_minutes(0);
    midnight.set_seconds(1);
    (midnight.get_time() - now.get_time()).clamp(1_000.0, 90_000_000.0) as i32
}
