//! Marks on the browser's timeline, so that speed can be measured from outside. They carry a name and two times, nothing else.
use crate::method::survival::Stage;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// From navigation until the first page of the open shop is on the screen.
pub const OPEN: &str = "yushui:open";
/// Every figure of the shop computed anew.
pub const CLASSIFY: &str = "yushui:classify";
/// From the owner's wish to save until it is saved and every figure is fresh.
pub const SAVE: &str = "yushui:save";
/// From a keystroke until its results stand in the page.
pub const SEARCH: &str = "yushui:search";

/// Every figure brought up to date after an act on single customers.
pub const REFRESH: &str = "yushui:refresh";
/// The list of whom to call today, planned anew.
pub const TODAY: &str = "yushui:today";
/// From asking the worker for a forecast until it is there; the parts are marked on the worker's own timeline.
pub const FORECAST: &str = "yushui:forecast";

/// The mark of a part of fitting, on the timeline of the worker.
pub const fn of_stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Spend => "yushui:fit-spend",
        Stage::Nbd => "yushui:fit-nbd",
        Stage::Bg => "yushui:fit-bg",
        Stage::Mbg => "yushui:fit-mbg",
        Stage::Pareto => "yushui:fit-pareto",
        Stage::Holdout => "yushui:fit-holdout",
        Stage::Score => "yushui:fit-score",
    }
}

/// Milliseconds since the page was opened, with fractions.
pub fn now_ms() -> f64 {
    let now = performance().and_then(|clock| method(&clock, "now")?.call0(&clock).ok());
    now.and_then(|now| now.as_f64()).unwrap_or_default()
}

/// Marks what took from `start_ms` until now.
pub fn measure(name: &str, start_ms: f64) {
    let Some(clock) = performance() else { return };
    let Some(measure) = method(&clock, "measure") else { return };
    let span = Object::new();
    // A browser that does not take the mark loses a measurement and nothing else.
    let _ = Reflect::set(&span, &"start".into(), &start_ms.into());
    let _ = Reflect::set(&span, &"end".into(), &now_ms().into());
    let _ = measure.call2(&clock, &name.into(), &span);
}

fn performance() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"performance".into()).ok().filter(JsValue::is_object)
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}
