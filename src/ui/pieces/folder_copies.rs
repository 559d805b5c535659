//! Copies in a folder of the owner's disk: the folder is chosen once, a copy goes there after work.
use crate::{
    shell::{
        clock,
        folder::{self, Access, DiskFolder},
    },
    ui::{
        copies::note_copy,
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, ErrorBlock},
        pieces::download_copy,
        shop::{Shop, use_shop},
    },
    vault::{BackupError, copies},
    words::{
        Language,
        files::{self as told, FilesLabel},
        storage,
    },
};
use leptos::{prelude::*, task::spawn_local};

/// What came of a copy, in words.
type Outcome = Result<String, String>;

/// The folder, the way to choose one, and what came of the last copy.
pub fn folder_copies() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    if !folder::is_available() {
        let note = speech.text(FilesLabel::NoFolder);
        return view! { <p class="small soft">{move || note.get()}</p> }.into_any();
    }
    let chosen = RwSignal::new_local(None::<DiskFolder>);
    let may_write = RwSignal::new(true);
    let outcome = RwSignal::new(None::<Outcome>);
    let is_busy = RwSignal::new(false);
    spawn_local(async move {
        if let Some(folder) = DiskFolder::remembered().await {
            let access = folder.access(false).await;
            may_write.try_set(access == Access::Granted);
            chosen.try_set(Some(folder));
        }
    });
    let write = move |folder: DiskFolder| {
        is_busy.set(true);
        spawn_local(async move {
            let told = copy_to(shop, &folder, speech.language_now()).await;
            outcome.try_set(Some(told));
            is_busy.try_set(false);
        });
    };
    let choose = move || {
        spawn_local(async move {
            if let Some(folder) = DiskFolder::choose().await {
                may_write.try_set(true);
                chosen.try_set(Some(folder.clone()));
                write(folder);
            }
        });
    };
    let press = move || {
        let Some(folder) = chosen.get_untracked() else { return };
        spawn_local(async move {
            if folder.access(true).await == Access::Granted {
                may_write.try_set(true);
                write(folder);
            }
        });
    };
    let stop = move || {
        chosen.set(None);
        outcome.set(None);
        spawn_local(DiskFolder::forget());
    };
    let [title, note, pick, other, now, allow, asks, end] = [
        FilesLabel::Folder,
        FilesLabel::FolderNote,
        FilesLabel::ChooseFolder,
        FilesLabel::OtherFolder,
        FilesLabel::CopyNow,
        FilesLabel::AllowFolder,
        FilesLabel::FolderAsks,
        FilesLabel::StopFolder,
    ]
    .map(|label| speech.text(label));
    view! {
        <h3 class="folder-title">{move || title.get()}</h3>
        {move || {
            let failure = outcome.get()?.err()?;
            Some(view! { <ErrorBlock happened=failure /> })
        }}
        {move || match chosen.get() {
            None => {
                view! {
                    <p class="soft">{move || note.get()}</p>
                    <div class="cluster">
                        <Button icon=Icon::Files on_press=choose>{move || pick.get()}</Button>
                    </div>
                }
                    .into_any()
            }
            Some(folder) => {
                let name = folder.name();
                let told = speech.tell(move |language| told::folder(&name, language));
                view! {
                    <p>{move || told.get()}</p>
                    <Show when=move || !may_write.get()>
                        <p class="warm">{move || asks.get()}</p>
                    </Show>
                    <div class="cluster">
                        <Button icon=Icon::Download loading=is_busy on_press=press>
                            {move || if may_write.get() { now.get() } else { allow.get() }}
                        </Button>
                        <Button look=ButtonLook::Quiet on_press=choose>{move || other.get()}</Button>
                        <Button look=ButtonLook::Quiet on_press=stop>{move || end.get()}</Button>
                    </div>
                }
                    .into_any()
            }
        }}
        <p role="status">{move || outcome.get().and_then(Result::ok)}</p>
    }
    .into_any()
}

/// Writes a copy to the remembered folder if it may be written to; says nothing either way, the lamp tells.
pub fn copy_quietly(shop: Shop) {
    spawn_local(async move {
        if let Some(folder) = DiskFolder::remembered().await
            && folder.access(false).await == Access::Granted
        {
            // What did not work shows in the lamp's age, and on the page of files when the owner asks.
            let _ = copy_to(shop, &folder, Language::default()).await;
        }
    });
}

/// A copy outside the browser without a question: to the remembered folder if it may be written to, else a download.
pub async fn safe_copy(shop: Shop, language: Language) -> Outcome {
    match DiskFolder::remembered().await {
        Some(folder) if folder.access(false).await == Access::Granted => copy_to(shop, &folder, language).await,
        _ => download_copy(shop, language).await,
    }
}

async fn copy_to(shop: Shop, folder: &DiskFolder, language: Language) -> Outcome {
    let session = shop.session();
    let copy = session.backup().await.map_err(|error: BackupError| storage::backup_error(&error, language))?;
    let moment = clock::moment();
    let id = session.identity();
    let name = copies::copy_name(id, &moment.day.to_string(), moment.minute);
    copies::write_copy(folder, id, &name, &copy.bytes).await.map_err(|error| told::folder_error(&error, language))?;
    note_copy(shop, copy.summary.acts);
    Ok(told::copied(&name, copy.summary.customers, copy.summary.sale_rows, language))
}
