//! Asking for a secret: the one that opens something, or a new passphrase. Everywhere the same form.
use crate::{
    shell::sealing,
    ui::{
        language::{Speech, use_speech},
        parts::{Button, ButtonLook, Field, FieldKind},
    },
    vault::seal::{RecoveryKey, Secret},
    words::{Text, seal::SealLabel},
};
use leptos::{ev::SubmitEvent, html, prelude::*, task::spawn_local};
use std::{future::Future, pin::Pin};

/// What somebody who knows the secret is asked.
#[derive(Clone, Copy)]
pub struct AskedSecret {
    pub label: Signal<String>,
    pub note: Option<Signal<String>>,
    pub submit: Signal<String>,
    pub look: ButtonLook,
}

impl AskedSecret {
    /// A field and a button.
    pub fn new(speech: Speech, label: impl Text, submit: impl Text) -> Self {
        Self { label: speech.text(label), note: None, submit: speech.text(submit), look: ButtonLook::Primary }
    }

    /// The same below a sentence.
    pub fn noted(self, note: Signal<String>) -> Self {
        Self { note: Some(note), ..self }
    }
}

/// Tries what was typed: nothing where it was right, else why not, in words.
pub type Tried = Pin<Box<dyn Future<Output = Option<String>>>>;

/// A field for a passphrase that is tried at once.
pub fn secret_form(label: impl Text, act: impl Text, try_it: impl Fn(String) -> Tried + 'static) -> AnyView {
    let (is_busy, failure) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let try_it = StoredValue::new_local(try_it);
    let given = Callback::new(move |typed: String| {
        let trying = try_it.with_value(|try_it| try_it(typed));
        spawn_local(async move {
            if let Some(sentence) = trying.await {
                is_busy.try_set(false);
                failure.try_set(Some(sentence));
            }
        });
    });
    ask_secret(AskedSecret::new(use_speech(), label, act), is_busy, failure, given)
}

/// One field for a passphrase, or for what else opens the same. It is emptied and has the focus again when there is an error.
pub fn ask_secret(asked: AskedSecret, is_busy: RwSignal<bool>, error: RwSignal<Option<String>>, given: Callback<String>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !is_busy.get_untracked() {
            is_busy.set(true);
            error.set(None);
            given.run(typed.get_untracked());
        }
    };
    Effect::new(move |_| {
        if error.with(Option::is_some) {
            typed.set(String::new());
        }
        if let Some(input) = input.get() {
            // Focusing a live element does not fail.
            let _ = input.focus();
        }
    });
    view! {
        <form class="stack gap-3" on:submit=submit>
            {asked.note.map(|note| view! { <p class="soft">{move || note.get()}</p> })}
            <Field
                label=asked.label
                kind=FieldKind::Secret
                value=typed
                on_input=move |text| {
                    error.set(None);
                    typed.set(text);
                }
                error=error
                autofocus=true
                node_ref=input
            />
            <div class="dialog-actions">
                <Button look=asked.look submit=true loading=is_busy>{move || asked.submit.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}

/// What was typed into a field that takes the passphrase and the recovery key alike.
pub fn told_secret(typed: &str) -> Secret {
    RecoveryKey::parse(typed).map_or_else(|| sealing::passphrase(typed), Secret::Recovery)
}

/// What is said beside the fields of a new passphrase.
#[derive(Clone, Copy)]
pub struct NewSecret {
    pub label: Signal<String>,
    pub hint: Signal<String>,
    /// Fewer letters are guessed too soon.
    pub least_letters: usize,
    pub too_short: Signal<String>,
    /// Typed twice and not shown; else once and shown, as where it is typed again on a phone at once.
    pub is_hidden: bool,
    pub note: Option<Signal<String>>,
    pub submit: Signal<String>,
}

impl NewSecret {
    /// A passphrase that seals the records of a shop.
    pub fn of_shop(speech: Speech) -> Self {
        Self {
            label: speech.text(SealLabel::New),
            hint: speech.text(SealLabel::NewHint),
            least_letters: 8,
            too_short: speech.text(SealLabel::TooShort),
            is_hidden: true,
            note: Some(speech.text(SealLabel::Forgotten)),
            submit: speech.text(SealLabel::Next),
        }
    }
}

/// Fields for a new passphrase; `note` says what comes of forgetting it.
pub fn choose_form(note: Signal<String>, chosen: Callback<String>) -> AnyView {
    let new = NewSecret { note: Some(note), ..NewSecret::of_shop(use_speech()) };
    choose_secret(new, RwSignal::new(false), RwSignal::new(None), chosen)
}

/// The same with words of its own, and signs of being busy and of what is wrong that others set.
pub fn choose_secret(new: NewSecret, is_busy: RwSignal<bool>, error: RwSignal<Option<String>>, chosen: Callback<String>) -> AnyView {
    let speech = use_speech();
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let second_error = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        if first.with_untracked(|typed| typed.trim().chars().count()) < new.least_letters {
            return error.set(Some(new.too_short.get_untracked()));
        }
        if new.is_hidden && first.get_untracked() != second.get_untracked() {
            return second_error.set(Some(SealLabel::NotEqual.text(speech.language_now()).to_owned()));
        }
        is_busy.set(true);
        chosen.run(first.get_untracked());
    };
    let changed = move |typed: RwSignal<String>, text: String| {
        error.set(None);
        second_error.set(None);
        is_busy.set(false);
        typed.set(text);
    };
    let kind = if new.is_hidden { FieldKind::Secret } else { FieldKind::Text };
    view! {
        <form class="stack gap-3" on:submit=submit>
            <Field
                label=new.label
                kind=kind
                value=first
                on_input=move |text| changed(first, text)
                hint=new.hint
                error=error
                autofocus=true
            />
            {new.is_hidden
                .then(|| {
                    view! {
                        <Field
                            label=speech.text(SealLabel::Again)
                            kind=kind
                            value=second
                            on_input=move |text| changed(second, text)
                            error=second_error
                        />
                    }
                })}
            {new.note.map(|note| view! { <p class="small soft">{move || note.get()}</p> })}
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true loading=is_busy>{move || new.submit.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
