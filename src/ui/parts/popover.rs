//! A popover: the user asks a figure “why?” and reads the answer beside it.
use super::{anchor::place_beside, id::unique_id};
use leptos::{html, prelude::*};

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
            }
        >
            <Show when=move || wanted.get()>{children()}</Show>
        </div>
    }
}
