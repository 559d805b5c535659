//! What goods and time cost, for the contribution of each customer.
use crate::{
    domain::{Setting, amount_text, parse_amount},
    ui::{
        language::use_speech,
        parts::{Field, FieldKind, SectionHeading},
        shop::{use_acts, use_shop},
    },
    words::{Text, worth::WorthLabel},
};
use leptos::prelude::*;

/// Margin and hour rate.
pub fn costs_section() -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let margin_wrong = RwSignal::new(false);
    let hour_wrong = RwSignal::new(false);
    let set = move |setting: Option<Setting>, wrong: RwSignal<bool>| {
        wrong.set(setting.is_none());
        if let Some(setting) = setting.filter(|setting| shop.read_now(|book, _| book.settings().setting(setting)) != *setting) {
            acts.act(move |book| book.plan_settings(vec![setting]));
        }
    };
    let commit_hour = move |text: String| {
        let currency = shop.read_now(|book, _| book.settings().currency);
        let rate = parse_amount(&text, currency).filter(|rate| (0..=crate::domain::limits::MAX_AMOUNT_MINOR).contains(rate));
        set(rate.map(Setting::HourRate), hour_wrong);
    };
    let error = move |wrong: RwSignal<bool>, label: WorthLabel| {
        Signal::derive(move || wrong.get().then(|| label.text(speech.language()).to_owned()))
    };
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(WorthLabel::Costs) />
            <div class="columns">
                <Field
                    label=speech.text(WorthLabel::MarginShare)
                    kind=FieldKind::Amount
                    hint=speech.text(WorthLabel::MarginHint)
                    error=error(margin_wrong, WorthLabel::MarginWrong)
                    value=Signal::derive(move || shop.read(|book, _| tell_share(book.settings().margin)))
                    on_input=|_| {}
                    on_commit=move |text: String| set(parse_share(&text).map(Setting::Margin), margin_wrong)
                />
                <Field
                    label=speech.text(WorthLabel::HourRate)
                    kind=FieldKind::Amount
                    hint=speech.text(WorthLabel::HourHint)
                    error=error(hour_wrong, WorthLabel::HourWrong)
                    prefix=Signal::derive(move || shop.read(|book, _| book.settings().currency.symbol().to_owned()))
                    value=Signal::derive(move || {
                        shop.read(|book, _| amount_text(book.settings().hour_rate_minor, book.settings().currency))
                    })
                    on_input=|_| {}
                    on_commit=commit_hour
                />
            </div>
        </section>
    }
    .into_any()
}

/// A share in hundredths of a percent as it is typed.
fn tell_share(share: u16) -> String {
    crate::words::what_if::rate(share).trim_end_matches('%').to_owned()
}

/// A typed percentage from 0 to 100 with at most two decimals, in hundredths of a percent.
fn parse_share(text: &str) -> Option<u16> {
    // Money of two decimals is read the same way.
    let plain = text.trim().trim_end_matches(['%', '％']);
    let share = parse_amount(plain, crate::domain::Currency::Cny)?;
    u16::try_from(share).ok().filter(|share| *share <= crate::domain::FULL_MARGIN)
}
