//! Where a popover stands: beside what opened it, inside the window.
use leptos::prelude::document;
use web_sys::HtmlElement;

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
