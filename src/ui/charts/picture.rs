//! A picture on its sheet: the conclusion in words, the picture, and the same figures as a table.
use crate::{
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Column, TableView},
    },
    words::{Label, Text},
};
use leptos::prelude::*;

/// A sheet with a conclusion as its title. The children are the picture; the table takes their place on a press.
#[component]
pub fn Picture(
    /// The conclusion in words.
    #[prop(into)]
    title: Signal<String>,
    /// What is drawn, in one quiet line.
    #[prop(into)]
    note: Signal<String>,
    #[prop(into)] columns: Signal<Vec<Column>>,
    #[prop(into)] rows: Signal<Vec<Vec<String>>>,
    /// What can be done about it, below the picture.
    #[prop(optional, into)]
    acts: Option<ViewFn>,
    children: ChildrenFn,
) -> impl IntoView {
    let speech = use_speech();
    let (as_table, set_as_table) = signal(false);
    let label = move || if as_table.get() { Label::AsPicture } else { Label::AsTable }.text(speech.language());
    view! {
        <section class="sheet picture">
            <h2 class="picture-title">{move || title.get()}</h2>
            <p class="picture-note small soft">{move || note.get()}</p>
            <Show
                when=move || as_table.get()
                fallback=move || view! { <div class="picture-drawing">{children()}</div> }
            >
                <TableView caption=title columns=columns rows=rows />
            </Show>
            <div class="picture-acts">
                <div class="cluster">{acts.map(|acts| acts.run())}</div>
                <Button look=ButtonLook::Quiet on_press=move || set_as_table.update(|on| *on = !*on)>{label}</Button>
            </div>
        </section>
    }
}
