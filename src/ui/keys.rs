//! The shortcuts that work on every page.
use super::actions::{ACTIONS, use_ground};
use leptos::{ev, leptos_dom::helpers::window_event_listener, prelude::*};
use wasm_bindgen::JsCast;

/// Listens for the app's shortcuts while a shop is open.
pub fn listen() {
    let ground = use_ground();
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() || event.repeat() || something_is_open() {
            return;
        }
        let is_in_field = is_typing(&event);
        let meant = ACTIONS.iter().find(|action| {
            action
                .shortcuts
                .iter()
                .any(|shortcut| shortcut.fits(&event) && (!is_in_field || is_free_in_fields(shortcut.key, shortcut.command)))
        });
        if let Some(action) = meant.filter(|action| (action.is_possible)(ground)) {
            event.prevent_default();
            (action.perform)(ground);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether the key belongs to a field: there Ctrl+Z takes back letters, not acts.
pub fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let field = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
    target.is_some_and(|element| element.closest(field).ok().flatten().is_some())
}

/// The shortcuts that mean nothing to a field.
fn is_free_in_fields(key: &str, command: bool) -> bool {
    key == "f9" || command && matches!(key, "k" | "l")
}

/// A dialog or a menu has the keyboard to itself.
fn something_is_open() -> bool {
    document().query_selector("dialog[open], :popover-open").ok().flatten().is_some()
}
