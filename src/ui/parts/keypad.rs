//! The keypad: the user enters an amount with one thumb.
use crate::ui::icons::Icon;
use leptos::prelude::*;

/// A key of the pad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeypadKey {
    Digit(char),
    DoubleZero,
    Point,
    Erase,
}

/// Longest amount that can be keyed in, in characters.
const MOST_CHARACTERS: usize = 12;

impl KeypadKey {
    /// The amount text after this key; a key that would make no amount leaves it as it was.
    pub fn apply(self, text: &str, decimals: usize) -> String {
        let mut next = text.to_owned();
        match self {
            Self::Erase => {
                next.pop();
                return next;
            }
            Self::Point if decimals > 0 && !text.contains('.') => {
                next.push_str(if text.is_empty() { "0." } else { "." });
            }
            Self::Point => {}
            Self::DoubleZero if text.is_empty() || text == "0" => {}
            Self::DoubleZero => next.push_str("00"),
            Self::Digit(digit) if text == "0" => next = digit.to_string(),
            Self::Digit(digit) => next.push(digit),
        }
        let decimals_used = next.split_once('.').map_or(0, |(_, after)| after.len());
        if next.len() > MOST_CHARACTERS || decimals_used > decimals { text.to_owned() } else { next }
    }
}

/// Twelve keys and the one that finishes; amounts are shown by the page, not here.
#[component]
pub fn Keypad(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] erase_label: Signal<String>,
    #[prop(into)] done_label: Signal<String>,
    #[prop(into)] on_key: Callback<KeypadKey>,
    #[prop(into)] on_done: Callback<()>,
    #[prop(optional, into)] done_disabled: Signal<bool>,
    #[prop(optional, into)] loading: Signal<bool>,
    /// Leaves the point out for currencies without decimals.
    #[prop(optional)]
    whole_only: bool,
) -> impl IntoView {
    let key = move |key: KeypadKey, face: &'static str| {
        view! {
            <button type="button" class="keypad-key" on:click=move |_| on_key.run(key)>
                {face}
            </button>
        }
    };
    let digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
        .into_iter()
        .map(|face| key(KeypadKey::Digit(face.chars().next().unwrap_or('0')), face))
        .collect_view();
    view! {
        <div class="keypad" role="group" aria-label=move || label.get()>
            <div class="keypad-digits">
                {digits}
                {if whole_only {
                    view! { <span class="keypad-blank"></span> }.into_any()
                } else {
                    key(KeypadKey::Point, ".").into_any()
                }}
                {key(KeypadKey::Digit('0'), "0")}
                {key(KeypadKey::DoubleZero, "00")}
            </div>
            <button
                type="button"
                class="keypad-key keypad-erase"
                aria-label=move || erase_label.get()
                on:click=move |_| on_key.run(KeypadKey::Erase)
            >
                <Icon icon=Icon::Erase />
            </button>
            <button
                type="button"
                class="keypad-key keypad-done"
                disabled=move || done_disabled.get()
                aria-busy=move || loading.get().then_some("true")
                on:click=move |_| {
                    if !loading.get_untracked() {
                        on_done.run(());
                    }
                }
            >
                {move || done_label.get()}
            </button>
        </div>
    }
}
