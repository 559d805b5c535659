//! A dialog: the user finishes one small task, then stands where they stood; a bottom sheet on phones.
use super::{button::IconButton, id::unique_id};
use crate::ui::icons::Icon;
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

/// How wide a dialog may grow on a desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogWidth {
    #[default]
    Narrow,
    Wide,
}

/// The browser's own modal dialog. Content exists only while it is open, so a form always starts fresh;
/// an element with `autofocus` takes the focus. Put closing buttons into `<div class="dialog-actions">` at the end.
#[component]
pub fn Dialog(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] close_label: Signal<String>,
    #[prop(into)] open: Signal<bool>,
    /// Esc, the cross or (with `light_dismiss`) a tap beside it: set `open` to false.
    #[prop(into)]
    on_close: Callback<()>,
    #[prop(optional)] width: DialogWidth,
    /// A tap beside the dialog closes it; not for forms, where it would lose what was typed.
    #[prop(optional)]
    light_dismiss: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let title_id = unique_id("dialog");
    let labelled_by = title_id.clone();
    let is_dialog = move |ev: &web_sys::Event| {
        let own = dialog.get_untracked().map(web_sys::EventTarget::from);
        own.is_some() && own == ev.target()
    };
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            class:dialog-wide=width == DialogWidth::Wide
            aria-labelledby=labelled_by
            on:cancel=move |ev| {
                // File inputs send a `cancel` of their own that bubbles up to here.
                if is_dialog(&ev) {
                    ev.prevent_default();
                    on_close.run(());
                }
            }
            on:close=move |ev| {
                if is_dialog(&ev) && open.get_untracked() {
                    on_close.run(());
                }
            }
            on:click=move |ev| {
                if light_dismiss && is_dialog(&ev) {
                    on_close.run(());
                }
            }
        >
            <Show when=move || open.get()>
                <OpenWhileMounted dialog=dialog />
                <div class="dialog-sheet">
                    <h2 class="dialog-title" id=title_id.clone()>
                        {move || title.get()}
                    </h2>
                    <div class="dialog-body">{children()}</div>
                    // Last in order, so that focus lands on the content first.
                    <div class="dialog-close">
                        <IconButton icon=Icon::Close label=close_label on_press=on_close />
                    </div>
                </div>
            </Show>
        </dialog>
    }
}

/// Opens the dialog once its content stands, and closes it before the content goes, so that the browser
/// gives the focus back to where it was.
#[component]
fn OpenWhileMounted(dialog: NodeRef<html::Dialog>) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(element) = dialog.get()
            && !element.open()
            && let Err(reason) = element.show_modal()
        {
            leptos::logging::error!("dialog did not open: {reason:?}");
        }
    });
    on_cleanup(move || {
        if let Some(element) = dialog.try_get_untracked().flatten() {
            element.close();
        }
    });
}

/// Leads to the first field of a form that came later than its dialog, which has given the focus to its cross.
pub fn focus_first_field() {
    request_animation_frame(|| {
        let field = document().query_selector("dialog[open] [autofocus]").ok().flatten();
        if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Focusing a live field does not fail.
            let _ = field.focus();
        }
    });
}
