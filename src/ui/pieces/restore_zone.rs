//! The way back: the owner chooses a backup, sees what it holds, and puts it in the place of a shop.
use crate::{
    shell::{
        clock, files,
        replace::RestoreError,
        session::{Session, ShopKind},
    },
    ui::{
        app::{Stage, use_door},
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, DropZone, ErrorBlock, use_toasts},
        shop::Shop,
    },
    vault::backup::read_backup,
    words::{
        Label, Language, Text,
        files::{self as told, FilesLabel},
        storage,
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

/// A backup that was chosen and is sound, waiting for the owner's word.
#[derive(Clone)]
struct Candidate {
    told: String,
    bytes: Arc<Vec<u8>>,
}

/// A place for a backup. A faulty one is refused with the reason; a sound one replaces the shop after a word of the owner.
#[component]
pub fn RestoreZone(
    kind: ShopKind,
    /// Where something else is the page's first act.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let (speech, toasts, door) = (use_speech(), use_toasts(), use_door());
    let failure = RwSignal::new(None::<String>);
    let candidate = RwSignal::new(None::<Candidate>);
    let choose = move |chosen: Vec<web_sys::File>| {
        let Some(file) = chosen.into_iter().next() else { return };
        failure.set(None);
        spawn_local(async move {
            let language = speech.language_now();
            let Ok(bytes) = files::read(&file, |_, _| true).await else {
                failure.try_set(Some(FilesLabel::Unreadable.text(language).to_owned()));
                return;
            };
            let told = read_backup(&bytes).map(|backup| {
                let summary = &backup.summary;
                told::holds(summary.customers, summary.sale_rows, clock::day_of(summary.created_millis), language)
            });
            match told {
                Ok(told) => candidate.try_set(Some(Candidate { told, bytes: Arc::new(bytes) })).is_none(),
                Err(error) => failure.try_set(Some(storage::backup_error(&error, language))).is_none(),
            };
        });
    };
    let restore = move || {
        let Some(chosen) = candidate.get_untracked() else { return };
        candidate.set(None);
        spawn_local(async move {
            let language = speech.language_now();
            match Session::restore(kind, &chosen.bytes).await {
                Ok(session) => {
                    toasts.say(FilesLabel::Restored.text(language));
                    door.show(Stage::Open(Shop::new(session, kind)));
                }
                Err(error) => {
                    failure.try_set(Some(tell(&error, language)));
                }
            }
        });
    };
    let note = speech.text(FilesLabel::RestoreNote);
    let (cancel, replace) = (speech.text(Label::Cancel), speech.text(FilesLabel::RestoreDo));
    let told = move || candidate.get().map(|candidate| candidate.told);
    view! {
        {move || {
            failure
                .get()
                .map(|sentence| view! { <ErrorBlock happened=sentence kept=speech.text(FilesLabel::KeptAsWas) /> })
        }}
        <DropZone
            label=speech.text(FilesLabel::Restore)
            pick_label=speech.text(FilesLabel::PickBackup)
            hint=note
            accept=".yushui"
            quiet=quiet
            on_files=choose
        />
        <Dialog
            title=speech.text(FilesLabel::RestoreAsk)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || candidate.with(Option::is_some))
            on_close=move || candidate.set(None)
        >
            <p>{told}</p>
            <p class="soft">{move || note.get()}</p>
            <div class="dialog-actions">
                <Button on_press=move || candidate.set(None)>{move || cancel.get()}</Button>
                <Button look=ButtonLook::Danger on_press=restore>{move || replace.get()}</Button>
            </div>
        </Dialog>
    }
}

fn tell(error: &RestoreError, language: Language) -> String {
    match error {
        RestoreError::Backup(error) => storage::backup_error(error, language),
        RestoreError::Storage(error) => storage::store_error(error, language),
        RestoreError::Open(error) => storage::open_error(error, language),
    }
}
