//! A new version of the page is there: it is taken when the owner says so, after a copy of the shop.
use super::safe_copy;
use crate::{
    shell::offline::{self, NewVersion},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, ErrorBlock, ErrorTone},
        shop::use_shop,
    },
    words::offline::OfflineLabel,
};
use leptos::{prelude::*, task::spawn_local};

/// Nothing, until a new version waits.
pub fn new_version_bar() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let waiting = RwSignal::new_local(None::<NewVersion>);
    let (is_busy, failure) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let watch = StoredValue::new_local(None);
    spawn_local(async move {
        let begun = offline::watch(move |version| {
            waiting.try_set(Some(version));
        })
        .await;
        watch.try_set_value(begun);
    });
    let update = move || {
        let Some(version) = waiting.get_untracked() else { return };
        is_busy.set(true);
        failure.set(None);
        spawn_local(async move {
            // An empty shop has nothing to copy.
            let has_acts = shop.read_now(|book, _| !book.history().entries().is_empty());
            if has_acts && let Err(reason) = safe_copy(shop, speech.language_now()).await {
                failure.try_set(Some(reason));
                is_busy.try_set(false);
                return;
            }
            version.take_over().await;
        });
    };
    let [there, note, not_updated, take, later] =
        [OfflineLabel::NewVersion, OfflineLabel::NewVersionNote, OfflineLabel::NotUpdated, OfflineLabel::Update, OfflineLabel::Later]
            .map(|label| speech.text(label));
    (move || {
        waiting.get()?;
        let failed = move || failure.get().map(|reason| view! { <ErrorBlock happened=reason kept=not_updated /> });
        Some(view! {
            <div class="trouble">
                {failed}
                <ErrorBlock happened=there kept=note tone=ErrorTone::Notice>
                    <Button look=ButtonLook::Primary loading=is_busy on_press=update>{move || take.get()}</Button>
                    <Button look=ButtonLook::Quiet on_press=move || waiting.set(None)>{move || later.get()}</Button>
                </ErrorBlock>
            </div>
        })
    })
    .into_any()
}
