//! A popover: the user asks a figure “why?” and reads the answer beside it.
use super::{
    anchor::{ScrollWatch, place_beside},
    id::unique_id,
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

/// Widest popover, in CSS pixels; the style sheet holds the same figure.
const WIDTH_PX: f64 = 344.0;

/// A button showing `trigger` that opens an explanation. Esc, a tap elsewhere or a second press closes it;
/// the browser gives the focus back. Content is built when first opened.
#[component]
pub fn Popover(
    /// What the button shows.
    #[prop(into)]
    trigger: ViewFn,
    /// Name of the explanation for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// Class of the trigger button.
    #[prop(optional, into)]
    trigger_class: Option<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let id = unique_id("popover");
    let button = NodeRef::<html::Button>::new();
    let panel = NodeRef::<html::Div>::new();
    let (wanted, set_wanted) = signal(false);
    let (open, set_open) = signal(false);
    // It would stay behind while its trigger leaves: the page scrolls, it closes. Its own text scrolls freely.
    let scrolled = Callback::new(move |target: Option<web_sys::EventTarget>| {
        let Some(panel) = panel.try_get_untracked().flatten() else { return };
        let inside = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok()).is_some_and(|node| panel.contains(Some(&node)));
        if !inside && panel.matches(":popover-open").unwrap_or(false) {
            // It is open, so closing does not fail.
            let _ = panel.hide_popover();
        }
    });
    let following = StoredValue::new_local(None::<ScrollWatch>);
    let prepare = move |_| {
        set_wanted.set(true);
        if let (Some(button), Some(panel)) = (button.get_untracked(), panel.get_untracked()) {
            place_beside(&button, &panel, WIDTH_PX);
        }
    };
    view! {
        <button
            type="button"
            node_ref=button
            class=trigger_class.unwrap_or_else(|| "popover-trigger".to_owned())
            popovertarget=id.clone()
            aria-expanded=move || open.get().to_string()
            on:click=prepare
        >
            {trigger.run()}
        </button>
        <div
            node_ref=panel
            id=id
            class="popover"
            popover="auto"
            role="dialog"
            aria-label=move || label.get()
            on:toggle=move |_| {
                let is_open = panel
                    .get_untracked()
                    .is_some_and(|panel| panel.matches(":popover-open").unwrap_or(false));
                set_open.set(is_open);
                following.set_value(is_open.then(|| ScrollWatch::start(scrolled)));
            }
        >
            <Show when=move || wanted.get()>{children()}</Show>
        </div>
    }
}
