//! One field for a passphrase, and what is said where it is not the right one.
use crate::ui::{
    language::use_speech,
    parts::{Button, ButtonLook, Field, FieldKind},
};
use crate::words::Text;
use leptos::{ev::SubmitEvent, html, prelude::*, task::spawn_local};
use std::{future::Future, pin::Pin};

/// Tries what was typed: nothing where it was right, else why not, in words.
pub type Tried = Pin<Box<dyn Future<Output = Option<String>>>>;

/// The form; a wrong passphrase leaves the field empty and ready.
pub fn secret_form(label: impl Text, act: impl Text, try_it: impl Fn(String) -> Tried + 'static) -> AnyView {
    let speech = use_speech();
    let typed = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let focus = move || {
        if let Some(input) = input.try_get_untracked().flatten() {
            // Focusing a live element does not fail.
            let _ = input.focus();
        }
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        failure.set(None);
        let trying = try_it(typed.get_untracked());
        spawn_local(async move {
            if let Some(sentence) = trying.await {
                failure.try_set(Some(sentence));
                is_busy.try_set(false);
                typed.try_set(String::new());
                focus();
            }
        });
    };
    Effect::new(move |_| {
        if input.get().is_some() {
            focus();
        }
    });
    let act = speech.text(act);
    view! {
        <form class="stack gap-3" on:submit=send>
            <Field
                label=speech.text(label)
                kind=FieldKind::Secret
                value=typed
                on_input=move |text| {
                    failure.set(None);
                    typed.set(text);
                }
                error=failure
                autofocus=true
                node_ref=input
            />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true loading=is_busy>{move || act.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
