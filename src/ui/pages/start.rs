//! The first start: import a file, add a customer, or try the sample shop; and the way out of the sample shop.
use crate::{
    route::Route,
    shell::{
        persist, preferences,
        session::{Session, ShopKind},
    },
    ui::{
        app::use_door,
        frame::PageHeading,
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, Segmented, use_toasts},
        pieces::use_new_customer,
        shop::use_shop,
    },
    words::{Label, Language, Text, app::AppLabel, start::StartLabel, storage},
};
use leptos::{prelude::*, task::spawn_local};

/// What an empty shop offers instead of a list.
#[component]
pub fn StartPage() -> AnyView {
    let (speech, door, new_customer) = (use_speech(), use_door(), use_new_customer());
    let languages = Language::ALL.map(|language| Choice::new(language, language.own_name())).to_vec();
    let choose = move |language: Language| {
        preferences::set_language(language);
        speech.choose(language);
    };
    let (restore, where_data) = (speech.text(StartLabel::Restore), speech.text(StartLabel::WhereData));
    let (seal, forgets) = (speech.text(StartLabel::Seal), speech.text(StartLabel::SafariForgets));
    view! {
        <PageHeading title=speech.text(StartLabel::Title) note=speech.text(StartLabel::Promise)>
            <Segmented
                label=speech.text(StartLabel::Language)
                choices=Signal::stored(languages)
                value=Signal::derive(move || speech.language())
                on_change=choose
                label_hidden=true
            />
        </PageHeading>
        {persist::forgets_after_a_week().then(|| view! { <p class="start-where warm">{move || forgets.get()}</p> })}
        <ul class="start-offers">
            <li>
                <a class="start-offer" href=Route::Files.href()>
                    <Offer icon=Icon::Upload title=StartLabel::Import note=StartLabel::ImportNote />
                </a>
            </li>
            <li>
                <button type="button" class="start-offer" on:click=move |_| new_customer.ask_and_open()>
                    <Offer icon=Icon::Plus title=StartLabel::AddCustomer note=StartLabel::AddCustomerNote />
                </button>
            </li>
            <li>
                <button type="button" class="start-offer" on:click=move |_| door.open(ShopKind::Sample)>
                    <Offer icon=Icon::Shop title=StartLabel::TrySample note=StartLabel::TrySampleNote />
                </button>
            </li>
        </ul>
        <p class="cluster">
            <a class="start-restore" href=Route::Files.href()>{move || restore.get()}</a>
            <a class="start-restore" href=Route::Settings.href()>{move || seal.get()}</a>
        </p>
        <p class="start-where small soft">{move || where_data.get()}</p>
    }
    .into_any()
}

#[component]
fn Offer(icon: Icon, title: StartLabel, note: StartLabel) -> impl IntoView {
    let speech = use_speech();
    let (title, note) = (speech.text(title), speech.text(note));
    view! {
        <Icon icon=icon />
        <span class="start-offer-text">
            <span class="strong">{move || title.get()}</span>
            <span class="small soft">{move || note.get()}</span>
        </span>
        <Icon icon=Icon::ChevronRight />
    }
}

/// What can be done in the sample shop's stripe: go home, or remove the sample.
#[component]
pub fn SampleActs() -> AnyView {
    let (speech, door, shop, toasts) = (use_speech(), use_door(), use_shop(), use_toasts());
    let (is_asking, set_asking) = signal(false);
    let (is_removing, set_removing) = signal(false);
    let remove = move || {
        set_removing.set(true);
        let session = shop.session();
        spawn_local(async move {
            // An open connection would hold the removal up.
            session.close();
            let language = speech.language_now();
            match Session::remove(ShopKind::Sample).await {
                Ok(()) => toasts.say(StartLabel::Removed.text(language)),
                Err(error) => toasts.say(storage::store_error(&error, language)),
            }
            door.open(ShopKind::Own);
        });
    };
    let (leave, remove_label, note) =
        (speech.text(AppLabel::LeaveSample), speech.text(AppLabel::RemoveSample), speech.text(StartLabel::RemoveNote));
    view! {
        <span class="cluster">
            <Button on_press=move || door.open(ShopKind::Own)>{move || leave.get()}</Button>
            <Button look=ButtonLook::Quiet on_press=move || set_asking.set(true)>{move || remove_label.get()}</Button>
        </span>
        <Dialog
            title=speech.text(StartLabel::RemoveTitle)
            close_label=speech.text(Label::Close)
            open=is_asking
            on_close=move || set_asking.set(false)
        >
            <p>{move || note.get()}</p>
            <div class="dialog-actions">
                <Button look=ButtonLook::Danger loading=is_removing on_press=remove>{move || remove_label.get()}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}
