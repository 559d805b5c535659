//! Counter mode of a sealed shop ends for whoever knows the passphrase or has the recovery key.
use super::{seal_failure, secret_form, told_secret};
use crate::{
    ui::{app::use_door, language::use_speech, shop::use_shop},
    words::seal::SealLabel,
};
use leptos::prelude::*;

/// Asks for the passphrase; `then` hears that it was right.
pub fn owner_check(then: Callback<()>) -> AnyView {
    let (shop, door, speech) = (use_shop(), use_door(), use_speech());
    secret_form(SealLabel::Secret, SealLabel::Open, move |typed| {
        let session = door.behind(shop).session();
        Box::pin(async move {
            let checked = session.check(told_secret(&typed)).await;
            if checked.is_ok() {
                then.run(());
            }
            checked.err().map(|error| seal_failure(&error, speech.language_now()))
        })
    })
}
