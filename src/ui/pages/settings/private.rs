//! Whether the shop has private drawers, and the passphrase that opens them.
use crate::{
    ui::{
        drawer::has_drawers,
        icons::Icon,
        language::use_speech,
        parts::{Button, SectionHeading},
        pieces::{LockWish, drawer_lock_dialog},
        shop::use_shop,
    },
    words::{Text, private::PrivateLabel},
};
use leptos::prelude::*;

/// The section.
pub fn private_section() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let wish = RwSignal::new(None::<LockWish>);
    let is_on = Memo::new(move |_| has_drawers(shop));
    let note = move || if is_on.get() { PrivateLabel::On } else { PrivateLabel::Off }.text(speech.language());
    let next = move || if is_on.get() { LockWish::Change } else { LockWish::Begin };
    let label = move || next().label().text(speech.language());
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(PrivateLabel::Title) />
            <p class="soft">{note}</p>
            <div class="cluster">
                <Button icon=Icon::Lock on_press=move || wish.set(Some(untrack(next)))>{label}</Button>
            </div>
            {drawer_lock_dialog(wish)}
        </section>
    }
    .into_any()
}
