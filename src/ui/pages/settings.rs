//! The owner names the shop, says how figures are counted, and chooses language and appearance.
mod costs;
mod counting;
mod days;
mod keeping;
mod own_fields;
mod private;
mod questions;
mod safety;
mod service;
mod staff;

use crate::{
    domain::{Currency, Region, Setting},
    route::Route,
    shell::preferences,
    ui::{
        frame::PageHeading,
        language::use_speech,
        parts::{Choice, Field, LinkButton, SectionHeading, Segmented, Select},
        shop::{use_acts, use_shop},
        theme,
    },
    words::{
        Label, Language, Text,
        products::ProductLabel,
        settings::{self, SettingsLabel},
    },
};
use leptos::prelude::*;

/// Settings of the shop and of this device.
#[component]
pub fn SettingsPage() -> AnyView {
    let speech = use_speech();
    view! {
        <PageHeading title=speech.text(Label::Settings) />
        <div class="settings stack gap-6">
            <ShopSection />
            {safety::safety_section()}
            {private::private_section()}
            <counting::CountingSection />
            {costs::costs_section()}
            {service::service_section()}
            <ProductsSection />
            {days::days_section()}
            <own_fields::OwnFieldsSection />
            <questions::QuestionsSection />
            {staff::staff_section()}
            <DeviceSection />
            <keeping::KeepingSection />
        </div>
    }
    .into_any()
}

/// Name, currency and the country of telephone numbers.
#[component]
fn ShopSection() -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let name = Signal::derive(move || shop.read(|book, _| book.settings().name.clone()));
    let set = move |setting: Setting| {
        if shop.read_now(|book, _| book.settings().setting(&setting)) != setting {
            acts.act(move |book| book.plan_settings(vec![setting]));
        }
    };
    let currencies = Signal::derive(move || {
        let language = speech.language();
        Currency::ALL.map(|currency| Choice::new(currency, settings::currency(currency, language))).to_vec()
    });
    let regions = Signal::derive(move || {
        let language = speech.language();
        Region::ALL.map(|region| Choice::new(region, settings::region(region, language))).to_vec()
    });
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(SettingsLabel::Shop) />
            <Field
                label=speech.text(SettingsLabel::ShopName)
                value=name
                on_input=|_| {}
                on_commit=move |text: String| set(Setting::Name(text.trim().to_owned()))
                max_length=60
            />
            <div class="columns">
                <Select
                    label=speech.text(SettingsLabel::Currency)
                    choices=currencies
                    value=Signal::derive(move || shop.read(|book, _| book.settings().currency))
                    on_change=move |currency| set(Setting::Currency(currency))
                />
                <Select
                    label=speech.text(SettingsLabel::Region)
                    choices=regions
                    value=Signal::derive(move || shop.read(|book, _| book.settings().region))
                    on_change=move |region| set(Setting::Region(region))
                />
            </div>
        </section>
    }
}

/// The way to the list of products.
#[component]
fn ProductsSection() -> impl IntoView {
    let speech = use_speech();
    let (note, open) = (speech.text(ProductLabel::Note), speech.text(ProductLabel::Open));
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(Label::Products) />
            <p class="soft">{move || note.get()}</p>
            <div class="cluster">
                <LinkButton href=Route::Products.href()>{move || open.get()}</LinkButton>
            </div>
        </section>
    }
}

/// Language and appearance, remembered by this device alone.
#[component]
fn DeviceSection() -> impl IntoView {
    let speech = use_speech();
    let languages: Vec<_> = Language::ALL.into_iter().map(|language| Choice::new(language, language.own_name())).collect();
    let choose_language = move |language| {
        preferences::set_language(language);
        speech.choose(language);
    };
    let themes = Signal::derive(move || {
        let language = speech.language();
        vec![
            Choice::new(None, SettingsLabel::ThemeSystem.text(language)),
            Choice::new(Some("light"), SettingsLabel::ThemeLight.text(language)),
            Choice::new(Some("dark"), SettingsLabel::ThemeDark.text(language)),
        ]
    });
    let stored = match preferences::theme().as_deref() {
        Some("light") => Some("light"),
        Some("dark") => Some("dark"),
        _ => None,
    };
    let (chosen, set_chosen) = signal(stored);
    let choose_theme = move |choice: Option<&'static str>| {
        theme::choose(choice);
        set_chosen.set(choice);
    };
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(SettingsLabel::Device) />
            <Segmented
                label=speech.text(SettingsLabel::Language)
                choices=Signal::stored(languages)
                value=Signal::derive(move || speech.language())
                on_change=choose_language
            />
            <Segmented label=speech.text(SettingsLabel::Theme) choices=themes value=chosen on_change=choose_theme />
        </section>
    }
}
