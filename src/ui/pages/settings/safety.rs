//! Who may open the shop: the passphrase, the recovery key, and when the shop locks itself.
use crate::{
    shell::{preferences, sealing},
    ui::{
        broken::RESCUE_PAGE,
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, ErrorBlock, SectionHeading, Select, use_toasts},
        pieces::{
            AskedSecret, ask_secret, choose_form, open_former, recovery_form, seal_dialog, seal_failure, sealing_progress, told_secret,
        },
        shop::use_shop,
    },
    vault::seal::{RecoveryKey, Secret},
    words::{
        Label, Text,
        seal::{self as told, SealLabel},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// Minutes of rest that are offered.
const MINUTES: [u32; 5] = [5, 15, 30, 60, 120];

/// What is asked for a present secret.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    Change,
    Renew,
    Remove,
}

impl Wish {
    const fn label(self) -> SealLabel {
        match self {
            Self::Change => SealLabel::Change,
            Self::Renew => SealLabel::NewRecovery,
            Self::Remove => SealLabel::Remove,
        }
    }
}

/// The section.
pub fn safety_section() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let is_sealed = RwSignal::new(shop.session().is_sealed());
    let is_setting = RwSignal::new(false);
    let wish = RwSignal::new(None::<Wish>);
    let note = move || if is_sealed.get() { SealLabel::SealedNote } else { SealLabel::OpenNote }.text(speech.language());
    let (set_label, rescue) = (speech.text(SealLabel::Set), speech.text(SealLabel::RescueNote));
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(SealLabel::Title) />
            <p class="soft">{note}</p>
            {move || {
                if is_sealed.get() {
                    sealed_acts(wish)
                } else {
                    view! {
                        <div class="cluster">
                            <Button icon=Icon::Lock on_press=move || is_setting.set(true)>{move || set_label.get()}</Button>
                        </div>
                    }
                        .into_any()
                }
            }}
            {move || is_sealed.get().then(open_former)}
            <p>
                <a href=RESCUE_PAGE>{move || rescue.get()}</a>
            </p>
            {seal_dialog(is_setting, Callback::new(move |()| is_sealed.set(true)))}
            {wish_dialog(wish, is_sealed)}
        </section>
    }
    .into_any()
}

fn sealed_acts(wish: RwSignal<Option<Wish>>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let minutes = RwSignal::new(preferences::lock_minutes());
    let choices = Signal::derive(move || {
        let language = speech.language();
        let never = Choice::new(None, SealLabel::Never.text(language));
        MINUTES.iter().map(|minutes| Choice::new(Some(*minutes), told::minutes(*minutes, language))).chain([never]).collect()
    });
    let choose = move |chosen| {
        preferences::set_lock_minutes(chosen);
        minutes.set(chosen);
    };
    let ask = move |what: Wish| {
        let label = speech.text(what.label());
        view! { <Button on_press=move || wish.set(Some(what))>{move || label.get()}</Button> }
    };
    let lock_label = speech.text(SealLabel::LockNow);
    view! {
        <div class="cluster">
            <Button look=ButtonLook::Primary icon=Icon::Lock on_press=move || shop.session().lock()>{move || lock_label.get()}</Button>
            {ask(Wish::Change)}
            {ask(Wish::Renew)}
            {ask(Wish::Remove)}
        </div>
        <Select label=speech.text(SealLabel::LockAfter) choices=choices value=minutes on_change=choose />
    }
    .into_any()
}

/// How far a wish is.
#[derive(Clone)]
enum Step {
    Ask,
    Choose(Secret),
    WriteDown(RecoveryKey),
    Unsealing,
}

fn wish_dialog(wish: RwSignal<Option<Wish>>, is_sealed: RwSignal<bool>) -> AnyView {
    let (shop, speech, toasts) = (use_shop(), use_speech(), use_toasts());
    let step = RwSignal::new_local(Step::Ask);
    let failure = RwSignal::new(None::<String>);
    let progress = RwSignal::new((0_u64, 1_u64));
    let close = move || {
        if !step.with_untracked(|step| matches!(step, Step::Unsealing)) {
            wish.set(None);
            step.set(Step::Ask);
            failure.set(None);
        }
    };
    let fail = move |error: &sealing::SealFailure| {
        step.try_set(Step::Ask);
        failure.try_set(Some(seal_failure(error, speech.language_now())));
    };
    let done = move |said: SealLabel| {
        step.try_set(Step::Ask);
        wish.try_set(None);
        failure.try_set(None);
        toasts.say(said.text(speech.language_now()));
    };
    let present = move |secret: Secret| {
        let Some(what) = wish.get_untracked() else { return };
        failure.set(None);
        spawn_local(async move {
            let session = shop.session();
            match what {
                Wish::Change => match session.check(secret.clone()).await {
                    Ok(()) => drop(step.try_set(Step::Choose(secret))),
                    Err(error) => fail(&error),
                },
                Wish::Renew => match session.change_recovery(secret).await {
                    Ok(key) => drop(step.try_set(Step::WriteDown(key))),
                    Err(error) => fail(&error),
                },
                Wish::Remove => {
                    step.try_set(Step::Unsealing);
                    match session.unseal(secret, move |done, all| _ = progress.try_set((done, all))).await {
                        Ok(()) => {
                            is_sealed.try_set(false);
                            done(SealLabel::Removed);
                        }
                        Err(error) => fail(&error),
                    }
                }
            }
        });
    };
    let change = move |secret: Secret, passphrase: String| {
        spawn_local(async move {
            match shop.session().change_passphrase(secret, passphrase).await {
                Ok(()) => done(SealLabel::Changed),
                Err(error) => fail(&error),
            }
        });
    };
    let title = Memo::new(move |_| wish.get().map_or(SealLabel::Change, Wish::label).text(speech.language()).to_owned());
    view! {
        <Dialog
            title=Signal::derive(move || title.get())
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || wish.get().is_some())
            on_close=close
        >
            {move || {
                failure
                    .get()
                    .map(|sentence| view! { <ErrorBlock happened=sentence kept=speech.text(SealLabel::NothingChanged) /> })
            }}
            {move || match step.get() {
                Step::Ask => present_secret(wish.get_untracked(), Callback::new(present)),
                Step::Choose(secret) => {
                    let secret = StoredValue::new(secret);
                    choose_form(speech.text(SealLabel::Forgotten), Callback::new(move |passphrase| change(secret.get_value(), passphrase)))
                }
                Step::WriteDown(key) => recovery_form(key, Callback::new(move |()| done(SealLabel::Renewed))),
                Step::Unsealing => sealing_progress(SealLabel::Unsealing, progress),
            }}
        </Dialog>
    }
    .into_any()
}

/// The present passphrase, before anything about it changes.
fn present_secret(wish: Option<Wish>, given: Callback<Secret>) -> AnyView {
    let speech = use_speech();
    let submit = wish.filter(|wish| *wish != Wish::Change).map_or(SealLabel::Next, Wish::label);
    let look = if wish == Some(Wish::Remove) { ButtonLook::Danger } else { ButtonLook::Primary };
    let asked = AskedSecret { look, ..AskedSecret::new(speech, SealLabel::Present, submit) };
    let asked = match wish {
        Some(Wish::Remove) => asked.noted(speech.text(SealLabel::RemoveNote)),
        Some(Wish::Renew) => asked.noted(speech.text(SealLabel::NewRecoveryNote)),
        Some(Wish::Change) | None => asked,
    };
    let typed = Callback::new(move |typed: String| given.run(told_secret(&typed)));
    ask_secret(asked, RwSignal::new(false), RwSignal::new(None), typed)
}
