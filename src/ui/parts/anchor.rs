//! Where a popover stands: beside what opened it, inside the window.
use leptos::prelude::{Callable, Callback, document};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::HtmlElement;

/// Tells of every scrolling in the page, inner panes included, until dropped.
pub(super) struct ScrollWatch(Closure<dyn FnMut(web_sys::Event)>);

impl ScrollWatch {
    /// Calls back with what scrolls.
    pub(super) fn start(on_scroll: Callback<Option<web_sys::EventTarget>>) -> Self {
        let listener = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| on_scroll.run(event.target()));
        // Scrolling of panes does not bubble: it is heard on the way down. Listening to a live document does not fail.
        let _ = document().add_event_listener_with_callback_and_bool("scroll", listener.as_ref().unchecked_ref(), true);
        Self(listener)
    }
}

impl Drop for ScrollWatch {
    fn drop(&mut self) {
        let _ = document().remove_event_listener_with_callback_and_bool("scroll", self.0.as_ref().unchecked_ref(), true);
    }
}

/// Room kept free at every side of the window, in CSS pixels.
const MARGIN: f64 = 8.0;

/// Tells the popover (through `--x`, `--top`, `--bottom` and `--room`) to stand below `trigger`, or above it
/// where there is more room. `width` is its greatest width in CSS pixels. Called before the popover opens, so
/// nothing jumps.
pub(super) fn place_beside(trigger: &HtmlElement, popover: &HtmlElement, width: f64) {
    let Some(page) = document().document_element() else { return };
    // The page's own width and height, without scroll bars.
    let (window_width, window_height) = (f64::from(page.client_width()), f64::from(page.client_height()));
    let place = trigger.get_bounding_client_rect();
    let x = place.left().min(window_width - width - MARGIN).max(MARGIN);
    let room_below = window_height - place.bottom() - 2.0 * MARGIN;
    let room_above = place.top() - 2.0 * MARGIN;
    let (top, bottom, room) = if room_below >= 240.0 || room_below >= room_above {
        (format!("{}px", place.bottom() + MARGIN), "auto".to_owned(), room_below)
    } else {
        ("auto".to_owned(), format!("{}px", window_height - place.top() + MARGIN), room_above)
    };
    let style = popover.style();
    for (name, value) in [("--x", format!("{x}px")), ("--top", top), ("--bottom", bottom), ("--room", format!("{room}px"))] {
        // Setting a custom property cannot fail on a live element; a misplaced popover still works.
        let _ = style.set_property(name, &value);
    }
}
