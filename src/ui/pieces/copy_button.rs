//! A button that copies one fact, such as a phone number, and says so.
use crate::{
    shell::clipboard,
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{IconButton, use_toasts},
    },
    words::{Label, Text, customer, customer::CustomerLabel},
};
use leptos::{prelude::*, task::spawn_local};

/// Copies `text`; `what` is its name for screen readers.
#[component]
pub fn CopyButton(#[prop(into)] what: String, #[prop(into)] text: String) -> impl IntoView {
    let (speech, toasts) = (use_speech(), use_toasts());
    let label = speech.tell(move |language| customer::copy(&what, language));
    let copy = move || {
        let text = text.clone();
        spawn_local(async move {
            let label = if clipboard::copy_text(text).await {
                Label::Copied.text(speech.language_now())
            } else {
                CustomerLabel::CopyFailed.text(speech.language_now())
            };
            toasts.say(label);
        });
    };
    view! { <IconButton icon=Icon::Copy label=label on_press=copy /> }
}
