//! The printed boundaries of the recency, frequency and money steps; each can be moved by hand or left to the shop's own data.
use crate::{
    book::Book,
    domain::{Currency, RfmBoundaries, Setting},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Field},
        shop::{use_acts, use_shop},
    },
    words::{Text, insights::InsightsLabel},
};
use leptos::prelude::*;

/// More steps than five tell an owner nothing.
const MOST_ENDS: usize = 4;

/// The three measures.
#[derive(Clone, Copy, PartialEq)]
enum Measure {
    Recency,
    Frequency,
    Monetary,
}

/// The three rows of boundaries.
#[component]
pub fn Boundaries() -> impl IntoView {
    let speech = use_speech();
    let title = speech.text(InsightsLabel::Boundaries);
    view! {
        <details class="boundaries">
            <summary>{move || title.get()}</summary>
            <div class="columns">
                <Row measure=Measure::Recency label=InsightsLabel::Recency />
                <Row measure=Measure::Frequency label=InsightsLabel::Frequency />
                <Row measure=Measure::Monetary label=InsightsLabel::Monetary />
            </div>
        </details>
    }
}

#[component]
fn Row(measure: Measure, label: InsightsLabel) -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (is_wrong, set_wrong) = signal(false);
    let currency = move || shop.read_now(|book, _| book.settings().currency);
    let value = Signal::derive(move || {
        shop.read(|book, figures| {
            let rfm = &figures.rfm;
            match measure {
                Measure::Recency => join(rfm.recency_days.ends.iter().map(ToString::to_string)),
                Measure::Frequency => join(rfm.frequency.ends.iter().map(ToString::to_string)),
                Measure::Monetary => join(rfm.monetary_minor.ends.iter().map(|amount| tell_amount(*amount, book.settings().currency))),
            }
        })
    });
    let is_moved = move || {
        shop.read(|book, _| {
            let own = &book.settings().rfm;
            match measure {
                Measure::Recency => own.recency_days.is_some(),
                Measure::Frequency => own.frequency.is_some(),
                Measure::Monetary => own.monetary_minor.is_some(),
            }
        })
    };
    let keep = move |numbers: Option<Vec<i64>>| {
        set_wrong.set(false);
        acts.act(move |book: &Book| book.plan_settings(vec![Setting::Rfm(moved(book.settings().rfm.clone(), measure, numbers))]));
    };
    let commit = move |text: String| {
        if text.trim() == value.get_untracked() {
            return;
        }
        let scale = if measure == Measure::Monetary { 10_i64.pow(currency().minor_digits()) } else { 1 };
        match parse_ends(&text, scale, measure == Measure::Recency) {
            Some(numbers) => keep(Some(numbers)),
            None => set_wrong.set(true),
        }
    };
    let error = Signal::derive(move || is_wrong.get().then(|| InsightsLabel::BoundariesWrong.text(speech.language()).to_owned()));
    let automatic = speech.text(InsightsLabel::Automatic);
    view! {
        <div class="stack gap-2">
            <Field
                label=speech.text(label)
                hint=speech.text(InsightsLabel::BoundariesHint)
                error=error
                value=value
                on_input=|_| {}
                on_commit=commit
            />
            <Show when=is_moved>
                <Button look=ButtonLook::Quiet on_press=move || keep(None)>{move || automatic.get()}</Button>
            </Show>
        </div>
    }
}

fn moved(mut rfm: RfmBoundaries, measure: Measure, numbers: Option<Vec<i64>>) -> RfmBoundaries {
    match measure {
        Measure::Recency => rfm.recency_days = numbers.map(|all| all.into_iter().map(|days| days as i32).collect()),
        Measure::Frequency => rfm.frequency = numbers.map(|all| all.into_iter().map(|visits| visits as u32).collect()),
        Measure::Monetary => rfm.monetary_minor = numbers,
    }
    rfm
}

fn join(numbers: impl Iterator<Item = String>) -> String {
    numbers.collect::<Vec<_>>().join(", ")
}

/// An amount as it is typed: without sign and separators.
fn tell_amount(amount_minor: i64, currency: Currency) -> String {
    let digits = currency.minor_digits();
    let scale = 10_i64.pow(digits);
    if amount_minor % scale == 0 {
        (amount_minor / scale).to_string()
    } else {
        format!("{}.{:0width$}", amount_minor / scale, (amount_minor % scale).abs(), width = digits as usize)
    }
}

/// Typed boundaries in strict order, in minor units where `scale` says so.
fn parse_ends(text: &str, scale: i64, is_descending: bool) -> Option<Vec<i64>> {
    let parts = text.split([',', '，', '、', ';', '；']).map(str::trim).filter(|part| !part.is_empty());
    let numbers: Option<Vec<i64>> = parts.map(|part| parse_scaled(part, scale)).collect();
    let numbers = numbers.filter(|numbers| (1..=MOST_ENDS).contains(&numbers.len()))?;
    let in_order = numbers.windows(2).all(|pair| if is_descending { pair[0] > pair[1] } else { pair[0] < pair[1] });
    let is_sane = numbers.iter().all(|number| (0..1_000_000_000_000).contains(number));
    (in_order && is_sane && (scale > 1 || numbers.iter().all(|number| *number < 100_000_000))).then_some(numbers)
}

fn parse_scaled(text: &str, scale: i64) -> Option<i64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = scale.ilog10() as usize;
    if rest.len() > digits || !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole: i64 = whole.parse().ok().filter(|whole| (0..1_000_000_000_000).contains(whole))?;
    let rest: i64 = format!("{rest:0<digits$}").parse().unwrap_or(0);
    whole.checked_mul(scale)?.checked_add(rest)
}
