//! Writing the shop in a file: a passphrase where the shop has none, the size, and one page with everything inside.
use super::{
    restore_zone::tell,
    secret_form::{NewSecret, choose_secret},
    unlock_form::seal_failure,
};
use crate::{
    exchange::shop_file::{Page, Unfit},
    shell::{
        sealing,
        session::VerifiedBackup,
        shop_file::{self, NoPage},
        sleep,
    },
    ui::{
        copies::note_copy,
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, ErrorBlock, Progress, SectionHeading, use_toasts},
        shop::{Shop, use_shop},
    },
    words::{
        Label, Language, Text,
        files::FilesLabel,
        shop_file::{self as told, ShopFileLabel},
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

/// How far the file is.
#[derive(Clone)]
enum Step {
    Ask,
    Working(ShopFileLabel),
    Ready(Arc<Written>),
}

/// What goes into the file, and the page around it.
struct Written {
    html: String,
    copy: VerifiedBackup,
}

/// The section with its dialog.
pub fn shop_file_section() -> AnyView {
    let speech = use_speech();
    let is_open = RwSignal::new(false);
    let (note, label) = (speech.text(ShopFileLabel::Note), speech.text(ShopFileLabel::Write));
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(ShopFileLabel::Title) />
            <p class="soft">{move || note.get()}</p>
            <div class="cluster">
                <Button icon=Icon::Lock on_press=move || is_open.set(true)>{move || label.get()}</Button>
            </div>
            {dialog(is_open)}
        </section>
    }
    .into_any()
}

fn dialog(is_open: RwSignal<bool>) -> AnyView {
    let (shop, speech, toasts) = (use_shop(), use_speech(), use_toasts());
    let step = RwSignal::new_local(Step::Ask);
    let failure = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let progress = RwSignal::new((0_u64, 1_u64));
    // What is under way is told by its number: a number that is gone means that somebody called it off.
    let run = StoredValue::new(0_u32);
    let stop = move || {
        run.update_value(|run| *run += 1);
        step.set(Step::Ask);
        is_busy.set(false);
    };
    let close = move || {
        stop();
        failure.set(None);
        is_open.set(false);
    };
    let begin = move |label: ShopFileLabel| {
        run.update_value(|run| *run += 1);
        progress.set((0, 1));
        step.set(Step::Working(label));
        run.get_value()
    };
    let is_wanted = move |number: u32| run.try_get_value() == Some(number);
    let fail = move |sentence: String| {
        step.try_set(Step::Ask);
        is_busy.try_set(false);
        failure.try_set(Some(sentence));
    };
    let prepare = move |passphrase: Option<String>| {
        failure.set(None);
        let number = begin(ShopFileLabel::Sealing);
        spawn_local(async move {
            let report = async move |done, all| {
                progress.try_set((done, all));
                sleep(0).await;
                is_wanted(number)
            };
            let prepared = prepare_file(shop, passphrase, speech.language_now(), report).await;
            match prepared {
                _ if !is_wanted(number) => {}
                Ok(Some(written)) => drop(step.try_set(Step::Ready(Arc::new(written)))),
                Ok(None) => {}
                Err(sentence) => fail(sentence),
            }
        });
    };
    let save = move |written: Arc<Written>| {
        let number = begin(ShopFileLabel::Writing);
        spawn_local(async move {
            let language = speech.language_now();
            let report = |done, all| {
                progress.try_set((done, all));
                is_wanted(number)
            };
            let Ok(page) = Page::open(&written.html) else { return };
            let name = format!("yushui-{}.html", shop.today_now());
            match shop_file::hand_out(&name, &page, written.copy.summary.created_millis, &written.copy.bytes, report).await {
                None => {}
                Some(false) => fail(Label::DownloadFailed.text(language).to_owned()),
                Some(true) => {
                    note_copy(shop, written.copy.summary.acts);
                    step.try_set(Step::Ask);
                    is_busy.try_set(false);
                    is_open.try_set(false);
                    toasts.say(ShopFileLabel::Saved.text(language));
                }
            }
        });
    };
    view! {
        <Dialog
            title=speech.text(ShopFileLabel::Title)
            close_label=speech.text(Label::Close)
            open=is_open
            on_close=close
        >
            {move || {
                failure
                    .get()
                    .map(|sentence| view! { <ErrorBlock happened=sentence kept=speech.text(FilesLabel::KeptAsWas) /> })
            }}
            {move || match step.get() {
                Step::Ask => ask(shop, is_busy, Callback::new(prepare)),
                Step::Working(label) => {
                    view! {
                        <Progress
                            label=speech.text(label)
                            text=speech.text(label)
                            done=Signal::derive(move || progress.get().0)
                            total=Signal::derive(move || progress.get().1)
                            cancel_label=speech.text(ShopFileLabel::Cancel)
                            on_cancel=Callback::new(move |()| stop())
                        />
                    }
                        .into_any()
                }
                Step::Ready(written) => ready(&written.clone(), Callback::new(move |()| save(written.clone()))),
            }}
        </Dialog>
    }
    .into_any()
}

/// A passphrase for the file, or the word that it is the shop's.
fn ask(shop: Shop, is_busy: RwSignal<bool>, prepare: Callback<Option<String>>) -> AnyView {
    let speech = use_speech();
    if shop.session().is_sealed() {
        let (note, next) = (speech.text(ShopFileLabel::ShopPassphrase), speech.text(ShopFileLabel::Next));
        return view! {
            <p>{move || note.get()}</p>
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary on_press=move || prepare.run(None)>{move || next.get()}</Button>
            </div>
        }
        .into_any();
    }
    let note = speech.text(ShopFileLabel::OwnPassphrase);
    let new = NewSecret {
        label: speech.text(ShopFileLabel::FilePassphrase),
        note: Some(speech.text(ShopFileLabel::OwnForgotten)),
        ..NewSecret::of_shop(speech)
    };
    let chosen = Callback::new(move |passphrase| prepare.run(Some(passphrase)));
    view! {
        <p>{move || note.get()}</p>
        {choose_secret(new, is_busy, RwSignal::new(None), chosen)}
    }
    .into_any()
}

/// What the file holds and how large it becomes.
fn ready(written: &Written, save: Callback<()>) -> AnyView {
    let speech = use_speech();
    let summary = &written.copy.summary;
    let (customers, sale_rows) = (summary.customers, summary.sale_rows);
    let bytes = Page::open(&written.html).map_or(0, |page| page.size(written.copy.bytes.len()));
    let size = speech.tell(move |language| told::size(bytes, customers, sale_rows, language));
    let label = speech.text(ShopFileLabel::Save);
    view! {
        <p role="status">{move || size.get()}</p>
        <div class="dialog-actions">
            <Button look=ButtonLook::Primary icon=Icon::Download on_press=save>{move || label.get()}</Button>
        </div>
    }
    .into_any()
}

/// The page and the sealed copy; `None` where it was called off, else the sentence that says what is wrong.
async fn prepare_file(
    shop: Shop,
    passphrase: Option<String>,
    language: Language,
    report: impl AsyncFnMut(u64, u64) -> bool,
) -> Result<Option<Written>, String> {
    let no_page = |reason| match reason {
        NoPage::Offline => ShopFileLabel::Offline.text(language).to_owned(),
        NoPage::NotThere => ShopFileLabel::NotThere.text(language).to_owned(),
    };
    // First what may be missing, then what takes time.
    let html = shop_file::single_file().await.map_err(no_page)?;
    Page::open(&html).map_err(|unfit| match unfit {
        Unfit::OtherPage => ShopFileLabel::NotThere.text(language).to_owned(),
        Unfit::Altered => ShopFileLabel::Altered.text(language).to_owned(),
    })?;
    let own = match passphrase {
        Some(passphrase) => Some(sealing::found(&passphrase).await.map_err(|error| seal_failure(&error, language))?),
        None => None,
    };
    let copy = shop.session().sealed_backup(own, report).await.map_err(|error| tell(&error, language))?;
    Ok(copy.map(|copy| Written { html, copy }))
}
