//! Setting a passphrase: chosen, its recovery key written down and confirmed, and only then the shop is sealed.
use super::{
    secret_form::{NewSecret, choose_secret},
    unlock_form::seal_failure,
};
use crate::{
    shell::sealing,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, ErrorBlock, Field, Progress, use_toasts},
        shop::use_shop,
    },
    vault::seal::{Founded, RecoveryKey},
    words::{
        Label, Text,
        seal::{self as told, SealLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

/// How far the owner is.
#[derive(Clone)]
enum Step {
    Choose,
    WriteDown(Box<Founded>),
    Sealing,
}

/// The dialog; open while `is_open`. `then` hears that the shop is sealed.
pub fn seal_dialog(is_open: RwSignal<bool>, then: Callback<()>) -> AnyView {
    let (shop, speech, toasts) = (use_shop(), use_speech(), use_toasts());
    let step = RwSignal::new_local(Step::Choose);
    let failure = RwSignal::new(None::<String>);
    let (is_busy, unfit) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let progress = RwSignal::new((0_u64, 1_u64));
    let close = move || {
        // What is under way is not left half-way.
        if !step.with_untracked(|step| matches!(step, Step::Sealing)) {
            is_open.set(false);
            step.set(Step::Choose);
            failure.set(None);
            is_busy.set(false);
        }
    };
    let found = move |passphrase: String| {
        failure.set(None);
        spawn_local(async move {
            let founded = sealing::found(&passphrase).await;
            is_busy.try_set(false);
            match founded {
                Ok(founded) => drop(step.try_set(Step::WriteDown(Box::new(founded)))),
                Err(error) => drop(failure.try_set(Some(seal_failure(&error, speech.language_now())))),
            }
        });
    };
    let seal = move |founded: Founded| {
        step.set(Step::Sealing);
        spawn_local(async move {
            let sealed = shop.session().seal(founded, move |done, all| _ = progress.try_set((done, all))).await;
            step.try_set(Step::Choose);
            match sealed {
                Ok(()) => {
                    is_open.try_set(false);
                    toasts.say(SealLabel::Sealed.text(speech.language_now()));
                    then.run(());
                }
                Err(error) => drop(failure.try_set(Some(seal_failure(&error, speech.language_now())))),
            }
        });
    };
    let later = speech.text(SealLabel::SealedLater);
    let title = Signal::derive_local(move || {
        let label = match step.get() {
            Step::WriteDown(_) => SealLabel::RecoveryTitle,
            _ => SealLabel::Set,
        };
        label.text(speech.language()).to_owned()
    });
    let title = Memo::new(move |_| title.get());
    view! {
        <Dialog
            title=Signal::derive(move || title.get())
            close_label=speech.text(Label::Close)
            open=is_open
            on_close=close
        >
            {move || {
                failure
                    .get()
                    .map(|sentence| view! { <ErrorBlock happened=sentence kept=speech.text(SealLabel::NothingChanged) /> })
            }}
            {move || match step.get() {
                Step::Choose => {
                    // Honest with a shop that was written to before; a new one has nothing lying open.
                    let is_written = shop.read_now(|book, _| !book.history().entries().is_empty());
                    view! {
                        {choose_secret(NewSecret::of_shop(speech), is_busy, unfit, Callback::new(found))}
                        {is_written.then(|| view! { <p class="small soft">{move || later.get()}</p> })}
                    }
                        .into_any()
                }
                Step::WriteDown(founded) => {
                    let recovery = founded.recovery.clone();
                    let founded = StoredValue::new_local(*founded);
                    recovery_form(recovery, Callback::new(move |()| seal(founded.get_value())))
                }
                Step::Sealing => sealing_progress(SealLabel::Sealing, progress),
            }}
        </Dialog>
    }
    .into_any()
}

/// The recovery key on the screen, and one group of it typed by the owner.
pub fn recovery_form(key: RecoveryKey, confirmed: Callback<()>) -> AnyView {
    let speech = use_speech();
    let groups = key.groups();
    // Which group is asked for differs from key to key and is told by the key itself.
    let asked = groups.iter().flat_map(|group| group.bytes()).map(usize::from).sum::<usize>() % groups.len();
    let expected = groups[asked].clone();
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let confirm = move |event: SubmitEvent| {
        event.prevent_default();
        let is_right = typed.with_untracked(|typed| typed.trim().to_uppercase() == expected);
        if is_right {
            confirmed.run(());
        } else {
            error.set(Some(SealLabel::ConfirmWrong.text(speech.language_now()).to_owned()));
        }
    };
    let (note, print, label) = (speech.text(SealLabel::RecoveryNote), speech.text(SealLabel::Print), speech.text(SealLabel::Confirm));
    let sheet_title = speech.text(SealLabel::RecoveryTitle);
    view! {
        <form class="stack gap-3" on:submit=confirm>
            <p class="soft">{move || note.get()}</p>
            <div class="recovery-sheet">
                <p class="print-only">{move || sheet_title.get()}</p>
                <ol class="recovery-groups">
                    {groups.into_iter().map(|group| view! { <li class="recovery-group">{group}</li> }).collect_view()}
                </ol>
            </div>
            <div class="cluster">
                <Button on_press=move || drop(window().print())>{move || print.get()}</Button>
            </div>
            <Field
                label=speech.tell(move |language| told::retype(asked + 1, language))
                value=typed
                on_input=move |text| {
                    error.set(None);
                    typed.set(text);
                }
                error=error
            />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}

/// How far the records are converted.
pub fn sealing_progress(label: SealLabel, progress: RwSignal<(u64, u64)>) -> AnyView {
    let speech = use_speech();
    let note = speech.text(SealLabel::SealingNote);
    view! {
        <Progress
            label=speech.text(label)
            done=Signal::derive(move || progress.get().0)
            total=Signal::derive(move || progress.get().1)
            text=speech.text(label)
        />
        <p class="small soft">{move || note.get()}</p>
    }
    .into_any()
}
