//! Copies of the whole shop: written, read back and compared; and the way back from one.
use crate::{
    domain::Day,
    shell::{files, preferences, replace::RestoreError, session::Session},
    ui::{
        app::{Stage, use_door},
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, DropZone, ErrorBlock, SectionHeading, use_toasts},
        shop::{Shop, use_shop},
    },
    vault::backup::read_backup,
    words::{
        Label, Language, Text,
        files::{self as told, FilesLabel},
        storage,
    },
};
use leptos::{prelude::*, task::spawn_local};

/// A backup that was chosen and is sound, waiting for the owner's word.
#[derive(Clone)]
struct Candidate {
    told: String,
    bytes: std::sync::Arc<Vec<u8>>,
}

/// Back up, and restore.
#[component]
pub fn BackupSection() -> impl IntoView {
    let (shop, speech, toasts, door) = (use_shop(), use_speech(), use_toasts(), use_door());
    let is_busy = RwSignal::new(false);
    let result = RwSignal::new(None::<String>);
    let failure = RwSignal::new(None::<String>);
    let candidate = RwSignal::new(None::<Candidate>);
    let back_up = move || {
        is_busy.set(true);
        failure.set(None);
        result.set(None);
        spawn_local(async move {
            let language = speech.language_now();
            match shop.session().backup().await {
                Ok(backup) => {
                    let name = format!("yushui-{}.yushui", shop.today_now());
                    if files::download(&name, &backup.bytes, "application/octet-stream") {
                        if !shop.is_sample() {
                            preferences::set_backup_day(shop.today_now());
                            shop.follow_again();
                        }
                        let told = told::verified(backup.summary.customers, backup.summary.sale_rows, backup.bytes.len(), language);
                        result.try_set(Some(told));
                    } else {
                        failure.try_set(Some(FilesLabel::DownloadFailed.text(language).to_owned()));
                    }
                }
                Err(error) => {
                    failure.try_set(Some(storage::backup_error(&error, language)));
                }
            }
            is_busy.try_set(false);
        });
    };
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
                let day = Day((summary.created_millis / 86_400_000) as i32);
                told::holds(summary.customers, summary.sale_rows, day, language)
            });
            match told {
                Ok(told) => {
                    candidate.try_set(Some(Candidate { told, bytes: bytes.into() }));
                }
                Err(error) => {
                    failure.try_set(Some(storage::backup_error(&error, language)));
                }
            }
        });
    };
    let restore = move || {
        let Some(chosen) = candidate.get_untracked() else { return };
        candidate.set(None);
        let kind = shop.kind();
        spawn_local(async move {
            let language = speech.language_now();
            match Session::restore(kind, &chosen.bytes).await {
                Ok(session) => {
                    toasts.say(FilesLabel::Restored.text(language));
                    door.show(Stage::Open(Shop::new(session, kind)));
                }
                Err(error) => {
                    failure.try_set(Some(tell_restore(&error, language)));
                }
            }
        });
    };
    let (note, restore_note, back_up_label) =
        (speech.text(FilesLabel::BackupNote), speech.text(FilesLabel::RestoreNote), speech.text(FilesLabel::BackUpNow));
    let (cancel, replace) = (speech.text(Label::Cancel), speech.text(FilesLabel::RestoreDo));
    let told = move || candidate.get().map(|candidate| candidate.told);
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(FilesLabel::Backup) />
            {move || {
                failure
                    .get()
                    .map(|sentence| view! { <ErrorBlock happened=sentence kept=speech.text(FilesLabel::KeptAsWas) /> })
            }}
            <p class="soft">{move || note.get()}</p>
            <div class="cluster">
                <Button icon=Icon::Download loading=is_busy on_press=back_up>{move || back_up_label.get()}</Button>
            </div>
            <p role="status">{move || result.get()}</p>
            <p class="soft">{move || restore_note.get()}</p>
            <DropZone
                label=speech.text(FilesLabel::Restore)
                pick_label=speech.text(FilesLabel::Pick)
                accept=".yushui"
                on_files=choose
            />
            <Dialog
                title=speech.text(FilesLabel::RestoreAsk)
                close_label=speech.text(Label::Close)
                open=Signal::derive(move || candidate.with(Option::is_some))
                on_close=move || candidate.set(None)
            >
                <p>{told}</p>
                <p class="soft">{move || restore_note.get()}</p>
                <div class="dialog-actions">
                    <Button on_press=move || candidate.set(None)>{move || cancel.get()}</Button>
                    <Button look=ButtonLook::Danger on_press=restore>{move || replace.get()}</Button>
                </div>
            </Dialog>
        </section>
    }
}

fn tell_restore(error: &RestoreError, language: Language) -> String {
    match error {
        RestoreError::Backup(error) => storage::backup_error(error, language),
        RestoreError::Storage(error) => storage::store_error(error, language),
        RestoreError::Open(error) => storage::open_error(error, language),
    }
}
