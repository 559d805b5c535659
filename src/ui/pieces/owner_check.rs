//! Counter mode of a sealed shop ends for whoever knows the passphrase or has the recovery key.
use super::{seal_failure, told_secret};
use crate::{
    ui::{
        app::use_door,
        language::use_speech,
        parts::{Button, ButtonLook, Field, FieldKind},
        shop::use_shop,
    },
    words::seal::SealLabel,
};
use leptos::{ev::SubmitEvent, html, prelude::*, task::spawn_local};

/// Asks for the passphrase; `then` hears that it was right.
pub fn owner_check(then: Callback<()>) -> AnyView {
    let (shop, door, speech) = (use_shop(), use_door(), use_speech());
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
    let check = move |event: SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        failure.set(None);
        let (session, secret) = (door.behind(shop).session(), told_secret(&typed.get_untracked()));
        spawn_local(async move {
            match session.check(secret).await {
                Ok(()) => then.run(()),
                Err(error) => {
                    failure.try_set(Some(seal_failure(&error, speech.language_now())));
                    is_busy.try_set(false);
                    typed.try_set(String::new());
                    focus();
                }
            }
        });
    };
    Effect::new(move |_| {
        if input.get().is_some() {
            focus();
        }
    });
    let label = speech.text(SealLabel::Open);
    view! {
        <form class="stack gap-3" on:submit=check>
            <Field
                label=speech.text(SealLabel::Secret)
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
                <Button look=ButtonLook::Primary submit=true loading=is_busy>{move || label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
