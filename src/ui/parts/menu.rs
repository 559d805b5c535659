//! A menu behind “⋯”: the user finds the acts that are needed less often.
use super::{anchor::place_beside, id::unique_id};
use crate::ui::icons::Icon;
use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::JsCast;

/// Widest menu, in CSS pixels; the style sheet holds the same figure.
const WIDTH_PX: f64 = 240.0;

/// One act of a menu.
#[derive(Clone)]
pub struct MenuItem {
    pub label: String,
    pub icon: Option<Icon>,
    /// Destroys something: shown in red.
    pub danger: bool,
    pub disabled: bool,
    pub on_press: Callback<()>,
}

impl MenuItem {
    /// An act that can be done now.
    pub fn new(label: impl Into<String>, on_press: impl Into<Callback<()>>) -> Self {
        Self { label: label.into(), icon: None, danger: false, disabled: false, on_press: on_press.into() }
    }

    /// With an icon before its words.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Marked as destroying something.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Shown, but not possible now.
    #[must_use]
    pub fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }
}

/// A “⋯” button with a menu: arrows move, Enter acts, Esc closes and gives the focus back.
#[component]
pub fn Menu(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] items: Signal<Vec<MenuItem>>,
    /// Draws a border around the button, beside other bordered buttons.
    #[prop(optional)]
    outlined: bool,
) -> impl IntoView {
    let id = unique_id("menu");
    let button = NodeRef::<html::Button>::new();
    let panel = NodeRef::<html::Div>::new();
    let (open, set_open) = signal(false);
    let close = move || {
        if let Some(panel) = panel.get_untracked() {
            // Fails only when it is closed already.
            let _ = panel.hide_popover();
        }
    };
    let place = move |_| {
        if let (Some(button), Some(panel)) = (button.get_untracked(), panel.get_untracked()) {
            place_beside(&button, &panel, WIDTH_PX);
        }
    };
    let toggled = move |_| {
        let Some(panel) = panel.get_untracked() else { return };
        let is_open = panel.matches(":popover-open").unwrap_or(false);
        set_open.set(is_open);
        if is_open {
            focus_item(&panel, Step::First);
        }
    };
    let move_focus = move |ev: KeyboardEvent| {
        let step = match ev.key().as_str() {
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Previous,
            "Home" => Step::First,
            "End" => Step::Last,
            "Tab" => return close(),
            _ => return,
        };
        ev.prevent_default();
        if let Some(panel) = panel.get_untracked() {
            focus_item(&panel, step);
        }
    };
    view! {
        <button
            type="button"
            node_ref=button
            class="icon-button"
            class:icon-button-outlined=outlined
            popovertarget=id.clone()
            aria-haspopup="menu"
            aria-expanded=move || open.get().to_string()
            aria-label=move || label.get()
            title=move || label.get()
            on:click=place
        >
            <Icon icon=Icon::More />
        </button>
        <div
            node_ref=panel
            id=id
            class="menu"
            popover="auto"
            role="menu"
            aria-label=move || label.get()
            on:toggle=toggled
            on:keydown=move_focus
        >
            {move || {
                items
                    .get()
                    .into_iter()
                    .map(|item| {
                        let on_press = item.on_press;
                        view! {
                            <button
                                type="button"
                                role="menuitem"
                                tabindex="-1"
                                class="menu-item"
                                class:menu-item-danger=item.danger
                                disabled=item.disabled
                                on:click=move |_| {
                                    close();
                                    on_press.run(());
                                }
                            >
                                {item.icon.map(|icon| view! { <Icon icon=icon /> })}
                                <span>{item.label}</span>
                            </button>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}

#[derive(Clone, Copy)]
enum Step {
    First,
    Last,
    Next,
    Previous,
}

/// Moves the focus among the enabled items, round at both ends.
fn focus_item(panel: &web_sys::HtmlElement, step: Step) {
    let Ok(nodes) = panel.query_selector_all("[role=menuitem]:not(:disabled)") else { return };
    let items: Vec<web_sys::HtmlElement> = (0..nodes.length()).filter_map(|i| nodes.item(i)?.dyn_into().ok()).collect();
    if items.is_empty() {
        return;
    }
    let focused = document().active_element();
    let current = items.iter().position(|item| focused.as_ref() == Some(AsRef::<web_sys::Element>::as_ref(item)));
    let last = items.len() - 1;
    let next = match (step, current) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None | Some(0)) => last,
        (Step::Next, Some(at)) => (at + 1) % items.len(),
        (Step::Previous, Some(at)) => at - 1,
    };
    // Focusing a live, enabled button does not fail.
    let _ = items[next].focus();
}
