//! Opening the shop that this page carries: its passphrase, a look at it, and the way into this browser.
use super::{
    restore_zone::{compare, tell},
    secret_form::{AskedSecret, ask_secret, told_secret},
    unlock_form::seal_failure,
};
use crate::{
    shell::{
        clock,
        session::{BackupCopy, Opening, RestoreError, Session, ShopKind},
        shop_file,
    },
    ui::{
        app::{Stage, Stripe, use_door},
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, ErrorBlock, use_toasts},
        shop::{Shop, use_shop},
    },
    vault::BackupError,
    words::{
        Label, Language, Text,
        files::FilesLabel,
        seal::SealLabel,
        shop_file::{self as told, ShopFileLabel},
        storage,
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::cell::RefCell;

thread_local! {
    /// The copy that is looked at, for whoever goes on to work with it.
    static OPENED: RefCell<Option<BackupCopy>> = const { RefCell::new(None) };
}

/// Says what the page carries, and opens it.
pub fn carried_form() -> AnyView {
    let (speech, door) = (use_speech(), use_door());
    let (is_busy, wrong) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let failure = RwSignal::new(None::<String>);
    let open = move |typed: String| {
        failure.set(None);
        spawn_local(async move {
            let language = speech.language_now();
            let bytes = shop_file::read_carried().await;
            let altered = RestoreError::Backup(BackupError::Altered { at: 0 });
            let opened = match &bytes {
                Some(bytes) => BackupCopy::read(bytes, Some(told_secret(&typed))).await,
                None => Err(altered),
            };
            is_busy.try_set(false);
            match opened {
                Ok(copy) => match look_into(copy).await {
                    Ok(shop) => door.look(None, shop, Stripe { text: told::look, acts: Some(carried_acts) }),
                    Err(error) => drop(failure.try_set(Some(tell(&error, language)))),
                },
                Err(RestoreError::Seal(error)) => drop(wrong.try_set(Some(seal_failure(&error, language)))),
                Err(error) => drop(failure.try_set(Some(tell(&error, language)))),
            }
        });
    };
    let asked = AskedSecret::new(speech, SealLabel::Secret, SealLabel::Open).noted(speech.text(SealLabel::LockedNote));
    let (title, note, here) =
        (speech.text(ShopFileLabel::CarriedTitle), speech.text(ShopFileLabel::CarriedNote), speech.text(ShopFileLabel::HereInstead));
    let holds = speech.tell(move |language| {
        shop_file::carried()
            .map_or_else(String::new, |carried| told::carried(clock::day_of(carried.created_millis), carried.bytes, language))
    });
    view! {
        <div class="stack gap-4 unlock">
            <h2 class="unlock-title">{move || title.get()}</h2>
            <p>{move || holds.get()}</p>
            {move || {
                failure
                    .get()
                    .map(|sentence| view! { <ErrorBlock happened=sentence kept=speech.text(SealLabel::NothingChanged) /> })
            }}
            {ask_secret(asked, is_busy, wrong, Callback::new(open))}
            <p class="small soft">{move || note.get()}</p>
            <div class="cluster">
                <Button look=ButtonLook::Quiet on_press=move || door.open(ShopKind::Own)>{move || here.get()}</Button>
            </div>
        </div>
    }
    .into_any()
}

/// A shop to look at; the rest of the copy waits.
async fn look_into(mut copy: BackupCopy) -> Result<Shop, RestoreError> {
    let day = clock::day_of(copy.summary.created_millis);
    let session = Session::look_into(copy.take_book()).await?;
    OPENED.set(Some(copy));
    Ok(Shop::on_day(session, ShopKind::Look, day))
}

/// What can be done in the stripe over the look.
fn carried_acts() -> AnyView {
    let (shop, speech, door, toasts) = (use_shop(), use_speech(), use_door(), use_toasts());
    let asking = RwSignal::new(None::<Vec<String>>);
    let is_busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<String>);
    let ask = move || {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        failure.set(None);
        spawn_local(async move {
            let language = speech.language_now();
            let beside = beside(shop, language).await;
            is_busy.try_set(false);
            match beside {
                Ok(lines) => drop(asking.try_set(Some(lines))),
                Err(sentence) => drop(failure.try_set(Some(sentence))),
            }
        });
    };
    let start = move || {
        let Some(copy) = OPENED.take() else { return };
        asking.set(None);
        spawn_local(async move {
            let language = speech.language_now();
            match Session::restore(ShopKind::Own, copy).await {
                Ok(session) => {
                    toasts.say(FilesLabel::Restored.text(language));
                    door.end_look(Stage::Open(Shop::new(session, ShopKind::Own)));
                }
                Err(error) => drop(failure.try_set(Some(tell(&error, language)))),
            }
        });
    };
    let leave = move || {
        OPENED.take();
        door.end_look(Stage::Locked(ShopKind::Look));
    };
    let [work, close, note, start_label] =
        [ShopFileLabel::WorkHere, ShopFileLabel::Leave, ShopFileLabel::WorkHereNote, ShopFileLabel::WorkHereDo]
            .map(|label| speech.text(label));
    view! {
        <span class="cluster">
            <Button look=ButtonLook::Primary loading=is_busy on_press=ask>{move || work.get()}</Button>
            <Button look=ButtonLook::Quiet on_press=leave>{move || close.get()}</Button>
        </span>
        {move || {
            failure
                .get()
                .map(|sentence| view! { <ErrorBlock happened=sentence kept=speech.text(SealLabel::NothingChanged) /> })
        }}
        <Dialog
            title=speech.text(ShopFileLabel::WorkHereAsk)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || asking.with(Option::is_some))
            on_close=move || asking.set(None)
        >
            {move || asking.get().unwrap_or_default().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            <p class="soft">{move || note.get()}</p>
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary on_press=start>{move || start_label.get()}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// What the copy holds, and what is in this browser: nothing here is ever replaced unsaid.
async fn beside(shop: Shop, language: Language) -> Result<Vec<String>, String> {
    let present = match Session::open(ShopKind::Own).await {
        Opening::Failed(error) => return Err(storage::open_error(&error, language)),
        Opening::Ready { session, fresh: false, .. } => Some(session),
        Opening::Ready { session, .. } => {
            session.close();
            None
        }
        Opening::Locked(_) => {
            let mut lines = compare_with(shop, None, language);
            lines.extend([ShopFileLabel::LockedHere, ShopFileLabel::KeptAside].map(|label| label.text(language).to_owned()));
            return Ok(lines);
        }
        Opening::Wiped(_) => None,
    };
    let mut lines = compare_with(shop, present.as_ref(), language);
    if let Some(session) = present {
        lines.push(ShopFileLabel::KeptAside.text(language).to_owned());
        session.close();
    }
    Ok(lines)
}

fn compare_with(shop: Shop, present: Option<&Session>, language: Language) -> Vec<String> {
    OPENED.with_borrow(|copy| {
        let Some(copy) = copy else { return Vec::new() };
        let here = present.map(Session::book);
        shop.read_now(|book, _| compare(&copy.summary, book, here.as_deref(), language))
    })
}
