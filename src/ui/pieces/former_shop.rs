//! The shop that the last restore replaced: taken back, or let go; told where no passphrase protects it.
use crate::{
    shell::session::{Session, ShopKind},
    ui::{
        app::use_door,
        language::use_speech,
        parts::{Button, ButtonLook, use_toasts},
        shop::use_shop,
    },
    words::{Text, files::FilesLabel, seal::SealLabel, storage},
};
use leptos::{prelude::*, task::spawn_local};

/// The former shop, if one is kept.
pub fn former_shop() -> AnyView {
    let is_sealed = use_shop().session().is_sealed();
    kept(async move |kind| {
        let is_open = is_sealed && Session::has_open_former(kind).await;
        if is_open { Some(true) } else { Session::has_former(kind).await.then_some(false) }
    })
}

/// The same only where it lies open beside a sealed shop.
pub fn open_former() -> AnyView {
    kept(async |kind| Session::has_open_former(kind).await.then_some(true))
}

/// `look` tells whether one is kept, and then whether it lies open.
fn kept(look: impl AsyncFnOnce(ShopKind) -> Option<bool> + 'static) -> AnyView {
    let (shop, speech, toasts, door) = (use_shop(), use_speech(), use_toasts(), use_door());
    let kind = shop.kind();
    let found = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let kept = look(kind).await;
        found.try_set(kept);
    });
    let take_back = move || {
        spawn_local(async move {
            let language = speech.language_now();
            // The open shop lets go before its records are replaced.
            shop.session().close();
            let said = match Session::take_back(kind).await {
                Ok(()) => FilesLabel::TakenBack.text(language).to_owned(),
                Err(error) => storage::store_error(&error, language),
            };
            toasts.say(said);
            door.open(kind);
        });
    };
    let forget = move || {
        found.set(None);
        spawn_local(async move {
            let language = speech.language_now();
            toasts.say(match Session::forget_former(kind).await {
                Ok(()) => FilesLabel::ForgotFormer.text(language).to_owned(),
                Err(error) => storage::store_error(&error, language),
            });
        });
    };
    let (back, let_go) = (speech.text(FilesLabel::TakeBack), speech.text(FilesLabel::ForgetFormer));
    (move || {
        let is_open = found.get()?;
        let note = if is_open { speech.text(SealLabel::FormerOpen) } else { speech.text(FilesLabel::Former) };
        Some(view! {
            <div class="cluster">
                <span class:warm=is_open>{move || note.get()}</span>
                <Button on_press=take_back>{move || back.get()}</Button>
                <Button look=ButtonLook::Quiet on_press=forget>{move || let_go.get()}</Button>
            </div>
        })
    })
    .into_any()
}
