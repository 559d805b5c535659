//! The drop zone: the user hands over a file by dropping it or by picking it.
use super::{
    button::{Button, ButtonLook},
    given,
};
use crate::ui::icons::Icon;
use leptos::{ev::DragEvent, html, prelude::*};
use web_sys::File;

/// A place for files. The button does the same by keyboard; nothing is read here.
#[component]
pub fn DropZone(
    /// What to drop, in one sentence.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] pick_label: Signal<String>,
    /// What will happen to it, such as “nothing leaves this computer”.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// File kinds offered by the picker, such as `.csv,.tsv,.txt`.
    #[prop(optional, into)]
    accept: Signal<String>,
    /// Beside another zone that is the page's first act.
    #[prop(optional)]
    quiet: bool,
    #[prop(optional)] multiple: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// At least one file.
    #[prop(into)]
    on_files: Callback<Vec<File>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    // Entering a child leaves the parent: only the balance tells whether the file is still above.
    let (depth, set_depth) = signal(0_i32);
    let is_over = move || depth.get() > 0;
    let hand_over = move |list: Option<web_sys::FileList>| {
        let Some(list) = list else { return };
        let count = if multiple { list.length() } else { list.length().min(1) };
        let files: Vec<File> = (0..count).filter_map(|index| list.get(index)).collect();
        if !files.is_empty() && !disabled.get_untracked() {
            on_files.run(files);
        }
    };
    let drop = move |ev: DragEvent| {
        ev.prevent_default();
        set_depth.set(0);
        hand_over(ev.data_transfer().and_then(|transfer| transfer.files()));
    };
    let picked = move |_| {
        let Some(input) = input.get_untracked() else { return };
        hand_over(input.files());
        // The same file can be picked again after a correction.
        input.set_value("");
    };
    view! {
        <div
            class="drop-zone"
            class:drop-zone-quiet=quiet
            class:drop-zone-over=is_over
            on:dragenter=move |ev| {
                ev.prevent_default();
                set_depth.update(|depth| *depth += 1);
            }
            on:dragover=move |ev| ev.prevent_default()
            on:dragleave=move |_| set_depth.update(|depth| *depth -= 1)
            on:drop=drop
        >
            <Icon icon=Icon::Upload />
            <p class="drop-zone-label">{move || label.get()}</p>
            <input
                node_ref=input
                type="file"
                class="drop-zone-input"
                hidden
                accept=move || given(accept)
                multiple=multiple
                on:change=picked
            />
            <Button
                look=if quiet { ButtonLook::Plain } else { ButtonLook::Primary }
                disabled=disabled
                on_press=move || {
                    if let Some(input) = input.get_untracked() {
                        input.click();
                    }
                }
            >
                {move || pick_label.get()}
            </Button>
            {move || given(hint).map(|text| view! { <p class="drop-zone-hint">{text}</p> })}
        </div>
    }
}
