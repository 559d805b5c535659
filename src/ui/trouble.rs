//! What befell the open shop behind the page: said at its top until the owner acts.
use super::{
    broken::RESCUE_PAGE,
    language::use_speech,
    parts::{Button, ButtonLook, ErrorBlock, LinkButton},
    shop::Shop,
};
use crate::{
    shell::session::Trouble,
    words::{Language, Text, app::AppLabel, storage},
};
use leptos::prelude::*;

/// The latest trouble of a shop, above everything else.
#[component]
pub fn TroubleBar(shop: Shop) -> impl IntoView {
    let speech = use_speech();
    let trouble = RwSignal::new(None::<Trouble>);
    shop.session().on_trouble(move |befell| {
        trouble.try_set(Some(befell));
    });
    let (reload, rescue) = (speech.text(AppLabel::Reload), speech.text(AppLabel::Rescue));
    let load_anew = move || {
        // A page that is open can be loaded again.
        let _ = window().location().reload();
    };
    move || {
        let befell = trouble.get()?;
        let happened = speech.tell(move |language| tell(&befell, language));
        Some(view! {
            <div class="trouble">
                <ErrorBlock happened=happened kept=speech.text(AppLabel::TroubleKept)>
                    <Button look=ButtonLook::Primary on_press=load_anew>{move || reload.get()}</Button>
                    <LinkButton href=RESCUE_PAGE>{move || rescue.get()}</LinkButton>
                </ErrorBlock>
            </div>
        })
    }
}

fn tell(trouble: &Trouble, language: Language) -> String {
    let label = match trouble {
        Trouble::Closed => AppLabel::TroubleClosed,
        Trouble::VersionChange => AppLabel::TroubleVersion,
        Trouble::Replaced => AppLabel::TroubleReplaced,
        Trouble::Unreadable => AppLabel::TroubleUnreadable,
        Trouble::WriteFailed(error) => return storage::store_error(error, language),
    };
    label.text(language).to_owned()
}
