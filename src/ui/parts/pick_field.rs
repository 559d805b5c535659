//! A field that finds: the user types, the best matches stand below, arrows move, Enter takes one.
use super::id::unique_id;
use crate::{shell::marks, ui::icons::Icon};
use leptos::{
    ev::KeyboardEvent,
    html,
    prelude::*,
    task::{spawn_local, tick},
};
use wasm_bindgen::JsCast;

/// One thing that can be taken.
#[derive(Clone)]
pub struct PickEntry {
    pub view: ViewFn,
    pub on_pick: Callback<()>,
}

impl PickEntry {
    /// An entry that looks like `view`.
    pub fn new(view: impl Into<ViewFn>, on_pick: impl Into<Callback<()>>) -> Self {
        Self { view: view.into(), on_pick: on_pick.into() }
    }
}

/// A search field with its results below. Keys go to the field, so that typing and choosing need no change of place.
#[component]
pub fn PickField(
    /// Read aloud; also the placeholder.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    /// The results of what is typed now, best first.
    #[prop(into)]
    entries: Signal<Vec<PickEntry>>,
    /// Said below the list, such as “12 more”; also read aloud.
    #[prop(optional, into)]
    note: Signal<String>,
    /// Esc leaves the text alone and closes whatever stands around; otherwise it empties the field first.
    #[prop(optional)]
    esc_closes: bool,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let id = unique_id("pick");
    let list_id = format!("{id}-list");
    let option_id = {
        let list_id = list_id.clone();
        move |at: usize| format!("{list_id}-{at}")
    };
    let active = RwSignal::new(0_usize);
    let count = Signal::derive(move || entries.with(Vec::len));
    let is_open = Signal::derive(move || count.get() > 0);
    let active_id = {
        let option_id = option_id.clone();
        move || is_open.get().then(|| option_id(active.get().min(count.get().saturating_sub(1))))
    };
    let type_in = move |text: String| {
        let start_ms = marks::now_ms();
        active.set(0);
        on_input.run(text);
        spawn_local(async move {
            tick().await;
            marks::measure(marks::SEARCH, start_ms);
        });
    };
    let take = move |at: usize| {
        if let Some(entry) = entries.with_untracked(|all| all.get(at).cloned()) {
            entry.on_pick.run(());
        }
    };
    let press = {
        let option_id = option_id.clone();
        move |ev: KeyboardEvent| {
            // Enter that ends a Chinese word belongs to the input method.
            if ev.is_composing() {
                return;
            }
            let last = count.get_untracked().saturating_sub(1);
            let at = active.get_untracked().min(last);
            let next = match ev.key().as_str() {
                "ArrowDown" => {
                    if at == last {
                        0
                    } else {
                        at + 1
                    }
                }
                "ArrowUp" => {
                    if at == 0 {
                        last
                    } else {
                        at - 1
                    }
                }
                "Enter" => {
                    ev.prevent_default();
                    return take(at);
                }
                "Escape" if !esc_closes && !value.with_untracked(String::is_empty) => {
                    ev.prevent_default();
                    ev.stop_propagation();
                    return type_in(String::new());
                }
                _ => return,
            };
            ev.prevent_default();
            active.set(next);
            if let Some(option) = document().get_element_by_id(&option_id(next)) {
                option.scroll_into_view_with_bool(false);
            }
        }
    };
    let listbox_id = list_id.clone();
    let controls = list_id.clone();
    view! {
        <div class="pick">
            <div class="search-field">
                <label class="visually-hidden" for=id.clone()>
                    {move || label.get()}
                </label>
                <Icon icon=Icon::Search />
                <input
                    node_ref=node_ref
                    id=id
                    class="search-input"
                    data-search=""
                    // A search input takes the first Esc for itself.
                    type=if esc_closes { "text" } else { "search" }
                    role="combobox"
                    aria-autocomplete="list"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=move || is_open.get().then(|| controls.clone())
                    aria-activedescendant=active_id
                    enterkeyhint="search"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    autofocus=autofocus
                    placeholder=move || label.get()
                    prop:value=move || value.get()
                    on:input=move |ev| type_in(event_target_value(&ev))
                    on:keydown=press
                />
                <kbd class="search-hint" aria-hidden="true">
                    {move || if value.with(String::is_empty) { "/" } else { "Esc" }}
                </kbd>
            </div>
            <Show when=move || is_open.get()>
                <ul class="pick-list" role="listbox" id=listbox_id.clone() aria-label=move || label.get()>
                    {
                        let option_id = option_id.clone();
                        move || {
                            entries
                                .get()
                                .into_iter()
                                .enumerate()
                                .map(|(at, entry)| {
                                    view! {
                                        <li
                                            class="pick-option"
                                            id=option_id(at)
                                            role="option"
                                            aria-selected=move || (active.get().min(count.get().saturating_sub(1)) == at).to_string()
                                            // The field keeps the focus.
                                            on:mousedown=keep_focus
                                            on:click=move |_| take(at)
                                        >
                                            {entry.view.run()}
                                        </li>
                                    }
                                })
                                .collect_view()
                        }
                    }
                </ul>
            </Show>
            <p class="pick-note" role="status">
                {move || note.get()}
            </p>
        </div>
    }
}

fn keep_focus(ev: leptos::ev::MouseEvent) {
    ev.prevent_default();
}

/// Focuses the field by which the present page searches; false where it has none.
pub fn focus_page_search() -> bool {
    let field = document().query_selector("main [data-search]").ok().flatten();
    let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return false };
    field.select();
    field.focus().is_ok()
}
