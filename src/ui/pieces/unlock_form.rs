//! The way into a sealed shop: the passphrase, or the recovery key in the same field.
use super::secret_form::{AskedSecret, ask_secret, told_secret};
use crate::{
    shell::{
        sealing::SealFailure,
        session::{Session, ShopKind},
    },
    ui::{app::use_door, language::use_speech, opening},
    words::{
        Language, Text,
        seal::{self, SealLabel},
        storage,
    },
};
use leptos::{prelude::*, task::spawn_local};

/// Asks for the passphrase and opens the shop: that of this browser, or the one that the page carries.
pub fn unlock_form(kind: ShopKind) -> AnyView {
    if kind == ShopKind::Look {
        return super::carried_form::carried_form();
    }
    let (speech, door) = (use_speech(), use_door());
    let (is_busy, failure) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let open = move |typed: String| {
        spawn_local(async move {
            match Session::unlock(kind, told_secret(&typed)).await {
                Ok(opened) => door.show(opening::stage_of(opened, kind, speech).await),
                Err(error) => {
                    is_busy.try_set(false);
                    failure.try_set(Some(seal_failure(&error, speech.language_now())));
                }
            }
        });
    };
    let asked = AskedSecret::new(speech, SealLabel::Secret, SealLabel::Open).noted(speech.text(SealLabel::LockedNote));
    let title = speech.text(SealLabel::Locked);
    view! {
        <div class="stack gap-4 unlock">
            <h2 class="unlock-title">{move || title.get()}</h2>
            {ask_secret(asked, is_busy, failure, Callback::new(open))}
        </div>
    }
    .into_any()
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
