//! The search field: the user finds a person from anywhere by a few letters or figures.
use super::id::unique_id;
use crate::ui::icons::Icon;
use leptos::{ev::KeyboardEvent, html, prelude::*};

/// A field that shows its shortcut `/` when empty; Esc empties it.
#[component]
pub fn SearchField(
    /// Read aloud; also the placeholder.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    /// Keys other than Esc, for moving through the results.
    #[prop(optional, into)]
    on_key: Option<Callback<KeyboardEvent>>,
    #[prop(optional)] autofocus: bool,
    /// For focusing it when `/` is pressed.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let id = unique_id("search");
    let press = move |ev: KeyboardEvent| {
        if ev.key() == "Escape" && !value.with_untracked(String::is_empty) {
            ev.prevent_default();
            ev.stop_propagation();
            on_input.run(String::new());
        } else if let Some(on_key) = on_key {
            on_key.run(ev);
        }
    };
    view! {
        <div class="search-field" role="search">
            <label class="visually-hidden" for=id.clone()>
                {move || label.get()}
            </label>
            <Icon icon=Icon::Search />
            <input
                node_ref=node_ref
                id=id
                class="search-input"
                data-search=""
                type="search"
                enterkeyhint="search"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                autofocus=autofocus
                placeholder=move || label.get()
                prop:value=move || value.get()
                on:input=move |ev| on_input.run(event_target_value(&ev))
                on:keydown=press
            />
            <kbd class="search-hint" aria-hidden="true">
                {move || if value.with(String::is_empty) { "/" } else { "Esc" }}
            </kbd>
        </div>
    }
}
