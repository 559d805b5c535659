//! Opening the private drawers, and choosing the passphrase that opens them.
use super::{choose_form, seal_failure, secret_form};
use crate::{
    domain::Setting,
    shell::{drawer, sealing::SealFailure},
    ui::{
        drawer::hold_open,
        language::use_speech,
        parts::{Dialog, ErrorBlock},
        role::use_role,
        shop::{use_acts, use_shop},
    },
    vault::seal::UnlockError,
    words::{Label, Language, Text, private::PrivateLabel, seal::SealLabel},
};
use leptos::{prelude::*, task::spawn_local};

/// Asks for the passphrase of the drawers; `then` hears that they are open.
pub fn open_drawers_form(then: Callback<()>) -> AnyView {
    let (shop, role, speech) = (use_shop(), use_role(), use_speech());
    secret_form(PrivateLabel::Passphrase, PrivateLabel::Open, move |typed| {
        let lock = shop.read_now(|book, _| book.settings().private_lock.clone());
        Box::pin(async move {
            match drawer::unlock(&lock, &typed).await {
                Ok(drawers) => {
                    hold_open(drawers, role);
                    then.run(());
                    None
                }
                Err(error) => Some(drawer_failure(&error, speech.language_now())),
            }
        })
    })
}

/// What is wished of the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockWish {
    Begin,
    Change,
}

impl LockWish {
    /// The words of its button and its dialog.
    pub const fn label(self) -> PrivateLabel {
        match self {
            Self::Begin => PrivateLabel::Begin,
            Self::Change => PrivateLabel::Change,
        }
    }
}

/// The dialog of a wish; open while there is one.
pub fn drawer_lock_dialog(wish: RwSignal<Option<LockWish>>) -> AnyView {
    let (shop, acts, role, speech) = (use_shop(), use_acts(), use_role(), use_speech());
    // The present passphrase, once it was right.
    let present = RwSignal::new(None::<String>);
    let failure = RwSignal::new(None::<String>);
    let close = move || {
        wish.set(None);
        present.set(None);
        failure.set(None);
    };
    let keep = move |lock: Vec<u8>, said: PrivateLabel| {
        acts.act_saying(move |book| book.plan_settings(vec![Setting::PrivateLock(lock)]), said.text(speech.language_now()));
        wish.try_set(None);
        present.try_set(None);
    };
    let fail = move |error: &SealFailure| {
        failure.try_set(Some(drawer_failure(error, speech.language_now())));
    };
    let chosen = move |passphrase: String| {
        failure.set(None);
        let (lock, former) = (shop.read_now(|book, _| book.settings().private_lock.clone()), present.get_untracked());
        spawn_local(async move {
            match former {
                Some(former) => match drawer::change(&lock, &former, &passphrase).await {
                    Ok(lock) => keep(lock, PrivateLabel::Changed),
                    Err(error) => fail(&error),
                },
                None => match drawer::found(&passphrase).await {
                    Ok((lock, drawers)) => {
                        hold_open(drawers, role);
                        keep(lock, PrivateLabel::Begun);
                    }
                    Err(error) => fail(&error),
                },
            }
        });
    };
    let check = move || {
        secret_form(PrivateLabel::Passphrase, SealLabel::Next, move |typed| {
            let lock = shop.read_now(|book, _| book.settings().private_lock.clone());
            Box::pin(async move {
                match drawer::unlock(&lock, &typed).await {
                    Ok(_) => {
                        present.try_set(Some(typed));
                        None
                    }
                    Err(error) => Some(drawer_failure(&error, speech.language_now())),
                }
            })
        })
    };
    let title = Memo::new(move |_| wish.get().unwrap_or(LockWish::Change).label().text(speech.language()).to_owned());
    view! {
        <Dialog
            title=Signal::derive(move || title.get())
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || wish.get().is_some())
            on_close=close
        >
            {move || failure.get().map(|sentence| view! { <ErrorBlock happened=sentence kept=speech.text(SealLabel::NothingChanged) /> })}
            {move || {
                if wish.get_untracked() == Some(LockWish::Change) && present.with(Option::is_none) {
                    check()
                } else {
                    choose_form(speech.text(PrivateLabel::Lost), Callback::new(chosen))
                }
            }}
        </Dialog>
    }
    .into_any()
}

/// Why the drawers do not open, in words.
pub fn drawer_failure(error: &SealFailure, language: Language) -> String {
    match error {
        SealFailure::Unlock(UnlockError::WrongSecret) => PrivateLabel::Wrong.text(language).to_owned(),
        error => seal_failure(error, language),
    }
}
