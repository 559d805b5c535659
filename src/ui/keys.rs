//! The shortcuts that work on every page.
use super::shop::use_acts;
use leptos::{ev, leptos_dom::helpers::window_event_listener, prelude::*};

/// Listens for the app's shortcuts while a shop is open.
pub fn listen() {
    let acts = use_acts();
    let listener = window_event_listener(ev::keydown, move |event| {
        let command = event.ctrl_key() || event.meta_key();
        if !command || is_typing(&event) {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => acts.undo_last(),
            ("z", true) | ("y", false) => acts.redo_last(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}

/// Whether the key belongs to a field: there Ctrl+Z takes back letters, not acts.
pub fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast;
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| element.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some())
}
