//! Copies of the whole shop: written, read back and compared; and the way back from one.
use crate::{
    shell::{files, preferences},
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{Button, ErrorBlock, SectionHeading},
        pieces::RestoreZone,
        shop::use_shop,
    },
    words::{
        Text,
        files::{self as told, FilesLabel},
        storage,
    },
};
use leptos::{prelude::*, task::spawn_local};

/// Back up, and restore.
#[component]
pub fn BackupSection() -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let is_busy = RwSignal::new(false);
    // What came of the last backup: the sentence of success or of failure.
    let result = RwSignal::new(None::<Result<String, String>>);
    let back_up = move || {
        is_busy.set(true);
        result.set(None);
        spawn_local(async move {
            let language = speech.language_now();
            let told = match shop.session().backup().await {
                Ok(backup) => {
                    let name = format!("yushui-{}.yushui", shop.today_now());
                    if files::download(&name, &backup.bytes, "application/octet-stream") {
                        if !shop.is_sample() {
                            preferences::set_backup_day(shop.today_now());
                            shop.follow_again();
                        }
                        Ok(told::verified(backup.summary.customers, backup.summary.sale_rows, backup.bytes.len(), language))
                    } else {
                        Err(FilesLabel::DownloadFailed.text(language).to_owned())
                    }
                }
                Err(error) => Err(storage::backup_error(&error, language)),
            };
            result.try_set(Some(told));
            is_busy.try_set(false);
        });
    };
    let failure = move || {
        let sentence = result.get()?.err()?;
        Some(view! { <ErrorBlock happened=sentence kept=speech.text(FilesLabel::KeptAsWas) /> })
    };
    let (note, label) = (speech.text(FilesLabel::BackupNote), speech.text(FilesLabel::BackUpNow));
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(FilesLabel::Backup) />
            {failure}
            <p class="soft">{move || note.get()}</p>
            <div class="cluster">
                <Button icon=Icon::Download loading=is_busy on_press=back_up>{move || label.get()}</Button>
            </div>
            <p role="status">{move || result.get().and_then(Result::ok)}</p>
            <RestoreZone kind=shop.kind() quiet=true />
        </section>
    }
}
