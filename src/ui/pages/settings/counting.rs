//! How figures are counted: the window, where classes end, and who is a key customer.
use crate::{
    domain::{ClassCuts, Setting},
    ui::{
        language::use_speech,
        parts::{Choice, Field, FieldKind, SectionHeading, Select},
        shop::{use_acts, use_shop},
    },
    words::{
        Text,
        settings::{self, SettingsLabel},
    },
};
use leptos::prelude::*;

/// The windows that are offered, in days.
const WINDOWS: [u16; 4] = [90, 182, 365, 730];

/// The window and the cut lines.
#[component]
pub fn CountingSection() -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (error, set_error) = signal(false);
    let windows = Signal::derive(move || {
        let language = speech.language();
        let own = shop.read(|book, _| book.settings().window_days);
        let mut days = WINDOWS.to_vec();
        if !days.contains(&own) {
            days.push(own);
        }
        days.into_iter().map(|days| Choice::new(days, settings::window(days, language))).collect()
    });
    let set = move |setting: Setting| {
        set_error.set(false);
        if shop.read_now(|book, _| book.settings().setting(&setting)) != setting {
            acts.act(move |book| book.plan_settings(vec![setting]));
        }
    };
    let cuts = move || shop.read_now(|book, _| book.settings().class_cuts);
    let commit_cut =
        move |text: String, change: fn(ClassCuts, u16) -> ClassCuts| match parse_share(&text).map(|share| change(cuts(), share)) {
            Some(changed) if changed.a < changed.b => set(Setting::ClassCuts(changed)),
            _ => set_error.set(true),
        };
    let commit_key = move |text: String| match parse_share(&text) {
        Some(share) => set(Setting::KeyShare(share)),
        None => set_error.set(true),
    };
    let sentence = Signal::derive(move || error.get().then(|| SettingsLabel::CutsWrong.text(speech.language()).to_owned()));
    let hint = speech.text(SettingsLabel::PercentHint);
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(SettingsLabel::Figures) />
            <Select
                label=speech.text(SettingsLabel::Window)
                choices=windows
                value=Signal::derive(move || shop.read(|book, _| book.settings().window_days))
                on_change=move |days| set(Setting::WindowDays(days))
            />
            <div class="columns">
                <Field
                    label=speech.text(SettingsLabel::CutA)
                    kind=FieldKind::Number
                    hint=hint
                    error=sentence
                    value=Signal::derive(move || shop.read(|book, _| tell_share(book.settings().class_cuts.a)))
                    on_input=|_| {}
                    on_commit=move |text| commit_cut(text, |cuts, a| ClassCuts { a, ..cuts })
                />
                <Field
                    label=speech.text(SettingsLabel::CutB)
                    kind=FieldKind::Number
                    hint=hint
                    value=Signal::derive(move || shop.read(|book, _| tell_share(book.settings().class_cuts.b)))
                    on_input=|_| {}
                    on_commit=move |text| commit_cut(text, |cuts, b| ClassCuts { b, ..cuts })
                />
                <Field
                    label=speech.text(SettingsLabel::KeyShare)
                    kind=FieldKind::Number
                    hint=hint
                    value=Signal::derive(move || shop.read(|book, _| tell_share(book.settings().key_share)))
                    on_input=|_| {}
                    on_commit=commit_key
                />
            </div>
        </section>
    }
}

/// A share in hundredths of a percent as the whole percent that is typed.
fn tell_share(share: u16) -> String {
    (share / 100).to_string()
}

/// A typed percentage, 1 to 99, in hundredths of a percent.
fn parse_share(text: &str) -> Option<u16> {
    let percent: u16 = text.trim().trim_end_matches(['%', '％']).trim().parse().ok()?;
    (1..=99).contains(&percent).then_some(percent * 100)
}
