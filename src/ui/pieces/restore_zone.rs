//! The way back: the owner chooses a backup, opens it if it is sealed, sees what it holds beside what is here, and puts it in its place.
use super::{
    secret_form::{AskedSecret, ask_secret, told_secret},
    unlock_form::seal_failure,
};
use crate::{
    book::Book,
    shell::{
        clock, files,
        session::{BackupCopy, RestoreError, Session, ShopKind},
    },
    ui::{
        app::{Stage, Stripe, use_door},
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, DropZone, ErrorBlock, use_toasts},
        shop::Shop,
    },
    vault::{
        backup::{BackupFile, Summary, read_backup},
        seal::Secret,
    },
    words::{
        Label, Language, Text,
        files::{self as told, FilesLabel},
        history,
        seal::SealLabel,
        storage,
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::{cell::RefCell, rc::Rc};

/// A file on its way into the shop.
#[derive(Clone)]
enum Candidate {
    /// Sealed: waits for its passphrase.
    Sealed(Rc<Vec<u8>>),
    /// Rebuilt and equal to what it promises: waits for the owner's word.
    Sound { told: Vec<String>, copy: Rc<RefCell<Option<BackupCopy>>> },
}

/// A place for a backup. A faulty one is refused with the reason; a sound one replaces the shop after a word of the owner.
#[component]
pub fn RestoreZone(
    kind: ShopKind,
    /// Where something else is the page's first act.
    #[prop(optional)]
    quiet: bool,
    /// The shop that is open here, to compare with.
    #[prop(optional)]
    present: Option<Shop>,
) -> AnyView {
    let (speech, toasts, door) = (use_speech(), use_toasts(), use_door());
    let failure = RwSignal::new(None::<String>);
    let wrong_secret = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let candidate = RwSignal::new_local(None::<Candidate>);
    let read = move |bytes: Rc<Vec<u8>>, secret: Option<Secret>| {
        is_busy.set(true);
        spawn_local(async move {
            let language = speech.language_now();
            match BackupCopy::read(&bytes, secret).await {
                Ok(copy) => {
                    let beside = |present: Option<&Book>| compare(&copy.summary, &copy.book, present, language);
                    let told = present.map_or_else(|| beside(None), |shop| shop.read_now(|book, _| beside(Some(book))));
                    candidate.try_set(Some(Candidate::Sound { told, copy: Rc::new(RefCell::new(Some(copy))) }));
                }
                Err(RestoreError::Seal(error)) => drop(wrong_secret.try_set(Some(seal_failure(&error, language)))),
                Err(error) => {
                    candidate.try_set(None);
                    failure.try_set(Some(tell(&error, language)));
                }
            }
            is_busy.try_set(false);
        });
    };
    let choose = move |chosen: Vec<web_sys::File>| {
        let Some(file) = chosen.into_iter().next() else { return };
        failure.set(None);
        wrong_secret.set(None);
        spawn_local(async move {
            let language = speech.language_now();
            let Ok(bytes) = files::read(&file, |_, _| true).await else {
                failure.try_set(Some(FilesLabel::Unreadable.text(language).to_owned()));
                return;
            };
            let bytes = Rc::new(bytes);
            match read_backup(&bytes).map(|file| matches!(file, BackupFile::Sealed(_))) {
                Ok(true) => drop(candidate.try_set(Some(Candidate::Sealed(bytes)))),
                Ok(false) => read(bytes.clone(), None),
                Err(error) => drop(failure.try_set(Some(storage::backup_error(&error, language)))),
            }
        });
    };
    let restore = move |copy: Rc<RefCell<Option<BackupCopy>>>| {
        let Some(copy) = copy.borrow_mut().take() else { return };
        candidate.set(None);
        spawn_local(async move {
            let language = speech.language_now();
            match Session::restore(kind, copy).await {
                Ok(session) => {
                    toasts.say(FilesLabel::Restored.text(language));
                    door.show(Stage::Open(Shop::new(session, kind)));
                }
                Err(error) => drop(failure.try_set(Some(tell(&error, language)))),
            }
        });
    };
    // The drill: the copy is opened beside the shop, looked at, and forgotten.
    let look = move |present: Shop, copy: &RefCell<Option<BackupCopy>>| {
        let Some(copy) = copy.borrow_mut().take() else { return };
        candidate.set(None);
        let day = clock::day_of(copy.summary.created_millis);
        spawn_local(async move {
            match Session::look_into(copy.book).await {
                Ok(session) => {
                    door.look(Some(present), Shop::on_day(session, ShopKind::Look, day), Stripe { text: history::copy_of, acts: None })
                }
                Err(error) => drop(failure.try_set(Some(storage::open_error(&error, speech.language_now())))),
            }
        });
    };
    let is_asking = Memo::new(move |_| candidate.with(Option::is_some));
    let title = Memo::new(move |_| {
        let label = if candidate.with(|candidate| matches!(candidate, Some(Candidate::Sealed(_)))) {
            SealLabel::Open.text(speech.language())
        } else {
            FilesLabel::RestoreAsk.text(speech.language())
        };
        label.to_owned()
    });
    view! {
        {move || {
            failure
                .get()
                .map(|sentence| view! { <ErrorBlock happened=sentence kept=speech.text(FilesLabel::KeptAsWas) /> })
        }}
        <DropZone
            label=speech.text(FilesLabel::Restore)
            pick_label=speech.text(FilesLabel::PickBackup)
            hint=speech.text(FilesLabel::RestoreNote)
            accept=".yushui"
            quiet=quiet
            on_files=choose
        />
        <Dialog
            title=Signal::derive(move || title.get())
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || is_asking.get())
            on_close=move || candidate.set(None)
        >
            {move || match candidate.get()? {
                Candidate::Sealed(bytes) => {
                    let bytes = StoredValue::new_local(bytes);
                    let given = Callback::new(move |typed: String| read(bytes.get_value(), Some(told_secret(&typed))));
                    let asked = AskedSecret::new(speech, SealLabel::BackupSecret, SealLabel::Open);
                    Some(ask_secret(asked.noted(speech.text(SealLabel::BackupSealed)), is_busy, wrong_secret, given))
                }
                Candidate::Sound { told, copy } => {
                    let looked = copy.clone();
                    let look = present.map(|present| move || look(present, &looked));
                    Some(ask_form(told, look, move || restore(copy.clone())))
                }
            }}
        </Dialog>
    }
    .into_any()
}

pub(super) fn ask_form(told: Vec<String>, look: Option<impl Fn() + 'static>, restore: impl Fn() + 'static) -> AnyView {
    let speech = use_speech();
    let (look, restore) = (look.map(StoredValue::new_local), StoredValue::new_local(restore));
    let [note, look_label, label] = [FilesLabel::RestoreNote, FilesLabel::LookInto, FilesLabel::RestoreDo].map(|label| speech.text(label));
    view! {
        {told.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        <p class="soft">{move || note.get()}</p>
        <div class="dialog-actions">
            {look
                .map(|look| {
                    view! { <Button on_press=move || look.with_value(|look| look())>{move || look_label.get()}</Button> }
                })}
            <Button look=ButtonLook::Danger on_press=move || restore.with_value(|restore| restore())>{move || label.get()}</Button>
        </div>
    }
    .into_any()
}

/// What the copy holds, and what would be given up for it.
pub(super) fn compare(summary: &Summary, copy: &Book, present: Option<&Book>, language: Language) -> Vec<String> {
    let newest = |book: &Book| book.history().entries().last().map(|entry| entry.stamp);
    let there = told::holds(summary.customers, summary.sale_rows, clock::day_of(summary.created_millis), language);
    let here = present.and_then(|book| {
        if book == copy {
            return Some(FilesLabel::SameAsHere.text(language).to_owned());
        }
        let newest_here = newest(book)?;
        let (customers, rows) = (book.customers().len() as u32, book.sales().columns().len() as u32);
        let newest_there = newest(copy).unwrap_or_default();
        let later = book.history().entries().iter().filter(|entry| entry.stamp > newest_there).count();
        Some(told::gives_up(customers, rows, clock::day_of(newest_here.millis), later as u32, language))
    });
    [Some(there), here].into_iter().flatten().collect()
}

pub(super) fn tell(error: &RestoreError, language: Language) -> String {
    match error {
        RestoreError::Backup(error) => storage::backup_error(error, language),
        RestoreError::Seal(error) => seal_failure(error, language),
        RestoreError::Storage(error) => storage::store_error(error, language),
        RestoreError::Open(error) => storage::open_error(error, language),
    }
}
