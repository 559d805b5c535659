//! The way into a sealed shop: the passphrase, or the recovery key in the same field.
use crate::{
    shell::{
        sealing::SealFailure,
        session::{Session, ShopKind},
    },
    ui::{
        app::use_door,
        language::use_speech,
        opening,
        parts::{Button, ButtonLook, Field, FieldKind},
    },
    words::{
        Language, Text,
        seal::{self, SealLabel},
        storage,
    },
};
use leptos::{ev::SubmitEvent, html, prelude::*, task::spawn_local};

/// Asks for the passphrase and opens the shop.
pub fn unlock_form(kind: ShopKind) -> AnyView {
    let (speech, door) = (use_speech(), use_door());
    let typed = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let open = move |event: SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        failure.set(None);
        spawn_local(async move {
            match Session::unlock(kind, told_secret(&typed.get_untracked())).await {
                Ok(opened) => door.show(opening::stage_of(opened, kind, speech).await),
                Err(error) => {
                    failure.try_set(Some(seal_failure(&error, speech.language_now())));
                    is_busy.try_set(false);
                    typed.try_set(String::new());
                    if let Some(input) = input.try_get_untracked().flatten() {
                        // Focusing a live element does not fail.
                        let _ = input.focus();
                    }
                }
            }
        });
    };
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let (title, note, label) = (speech.text(SealLabel::Locked), speech.text(SealLabel::LockedNote), speech.text(SealLabel::Open));
    view! {
        <form class="stack gap-4 unlock" on:submit=open>
            <h2 class="unlock-title">{move || title.get()}</h2>
            <p class="soft">{move || note.get()}</p>
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
            <div class="cluster">
                <Button look=ButtonLook::Primary submit=true loading=is_busy>{move || label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}

/// What was typed into a field that takes the passphrase and the recovery key alike.
pub fn told_secret(typed: &str) -> crate::vault::seal::Secret {
    use crate::{
        shell::sealing,
        vault::seal::{RecoveryKey, Secret},
    };
    RecoveryKey::parse(typed).map_or_else(|| sealing::passphrase(typed), Secret::Recovery)
}

/// Why the seal did not open or change, in words.
pub fn seal_failure(error: &SealFailure, language: Language) -> String {
    match error {
        SealFailure::Unlock(error) => seal::unlock_error(*error, language),
        SealFailure::Storage(error) => storage::store_error(error, language),
        SealFailure::Worker(_) => SealLabel::WorkerLost.text(language).to_owned(),
        SealFailure::NoCryptography => SealLabel::NoCryptography.text(language).to_owned(),
    }
}
