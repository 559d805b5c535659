//! Before a shop is open: opening, wiped, failed.
use crate::{
    shell::session::ShopKind,
    ui::{
        app::use_door,
        broken::RESCUE_PAGE,
        language::use_speech,
        lazy,
        parts::{Button, ButtonLook, ErrorBlock, LinkButton, Skeleton},
    },
    words::{Label, app::AppLabel},
};
use leptos::prelude::*;

/// The shop is being read.
#[component]
pub fn OpeningPage() -> AnyView {
    let speech = use_speech();
    view! { <main class="opening"><Skeleton label=speech.text(AppLabel::Opening) /></main> }.into_any()
}

/// The store cannot be opened.
#[component]
pub fn FailedPage(reason: String, kind: ShopKind) -> AnyView {
    let (speech, door) = (use_speech(), use_door());
    let (again, rescue) = (speech.text(AppLabel::TryAgain), speech.text(AppLabel::Rescue));
    view! {
        <main class="opening stack">
            <Name />
            <ErrorBlock happened=speech.text(AppLabel::FailedTitle) kept=speech.text(AppLabel::FailedKept) to_do=reason>
                <Button look=ButtonLook::Primary on_press=move || door.open(kind)>{move || again.get()}</Button>
                <LinkButton href=RESCUE_PAGE>{move || rescue.get()}</LinkButton>
            </ErrorBlock>
        </main>
    }
    .into_any()
}

/// The shop is sealed.
#[component]
pub fn LockedPage(kind: ShopKind) -> AnyView {
    view! {
        <main class="opening stack">
            <Name />
            {lazy::show(|| Box::pin(lazy::unlock()), move |form| form(kind), || (), None)}
        </main>
    }
    .into_any()
}

/// A shop was here and its data are gone.
#[component]
pub fn WipedPage(kind: ShopKind) -> AnyView {
    let (speech, door) = (use_speech(), use_door());
    let start = speech.text(AppLabel::StartEmpty);
    view! {
        <main class="opening stack">
            <Name />
            <ErrorBlock happened=speech.text(AppLabel::WipedTitle) kept=speech.text(AppLabel::WipedKept) to_do=speech.text(AppLabel::WipedToDo)>
                <Button on_press=move || door.start_anew(kind)>{move || start.get()}</Button>
            </ErrorBlock>
            {lazy::show(|| Box::pin(lazy::restore()), move |zone| zone(kind), || (), None)}
        </main>
    }
    .into_any()
}

/// The name of the app, where no page has a heading.
#[component]
fn Name() -> impl IntoView {
    let name = use_speech().text(Label::AppName);
    view! { <h1 class="page-title">{move || name.get()}</h1> }
}
