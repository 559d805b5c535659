//! What drives customer equity: three sources, two measured inputs each, and where they went in the last month.
use super::{Then, Worth};
use crate::{
    method::{EquityInput, EquitySnapshot},
    route::Route,
    ui::{
        app::go,
        charts::Picture,
        language::use_speech,
        parts::{Button, ButtonLook, Column},
        wish::{Wish, use_wishes},
    },
    words::{
        Language, Text,
        worth::{self, WorthLabel, driver_label, input_labels},
    },
};
use leptos::prelude::*;

/// One input in words.
struct Line {
    driver: &'static str,
    name: &'static str,
    now: String,
    then: String,
    /// How it moved, or what is missing.
    said: String,
    is_missing: bool,
}

fn lines(worth: &Worth, then: Option<&EquitySnapshot>, language: Language) -> Vec<Line> {
    let line = |(at, input): (usize, EquityInput)| {
        let (label, missing) = input_labels(input);
        let (now, then) = (worth.now.inputs[at], then.and_then(|then| then.inputs[at]));
        let nothing = || WorthLabel::NothingThen.text(language).to_owned();
        let said = match (now, then) {
            (None, _) => missing.text(language).to_owned(),
            (Some(now), Some(then)) => worth::points_moved(now, then, language),
            (Some(_), None) => String::new(),
        };
        Line {
            driver: driver_label(input.driver()).text(language),
            name: label.text(language),
            now: now.map_or_else(nothing, |now| worth::measured(now, language)),
            then: then.map_or_else(nothing, |then| worth::measured(then, language)),
            said,
            is_missing: now.is_none(),
        }
    };
    EquityInput::ALL.into_iter().enumerate().map(line).collect()
}

/// The three sources.
pub fn picture(worth: Memo<Worth>, then: Then) -> AnyView {
    let (speech, wishes) = (use_speech(), use_wishes());
    let columns = Signal::derive(move || {
        let language = speech.language();
        let labels = [WorthLabel::Driver, WorthLabel::Input, WorthLabel::Now, WorthLabel::Then];
        labels.map(|label| Column::words(label.text(language))).to_vec()
    });
    let all = move || worth.with(|worth| then.with(|then| lines(worth, then.as_ref(), speech.language())));
    let rows = Signal::derive(move || {
        all().into_iter().map(|line| vec![line.driver.to_owned(), line.name.to_owned(), line.now, line.then]).collect::<Vec<_>>()
    });
    let input = |line: Line| {
        view! {
            <p class="driver-input">
                <span>{line.name}</span>
                {(!line.is_missing).then(|| view! { <span class="strong">{line.now}</span> })}
                <span class="small soft">{line.said}</span>
            </p>
        }
    };
    let drivers = move || {
        let mut all = all().into_iter();
        let mut views = Vec::new();
        while let (Some(first), Some(second)) = (all.next(), all.next()) {
            views.push(view! {
                <section class="driver">
                    <h3 class="strong">{first.driver}</h3>
                    {input(first)}
                    {input(second)}
                </section>
            });
        }
        views
    };
    let see = speech.text(WorthLabel::SeeSlipping);
    let acts = move || {
        let ask = move || {
            wishes.ask(Wish::Slipping);
            go(Route::Customers);
        };
        view! { <Button look=ButtonLook::Quiet on_press=ask>{move || see.get()}</Button> }
    };
    view! {
        <Picture title=speech.text(WorthLabel::Drivers) note=speech.text(WorthLabel::DriversNote) columns=columns rows=rows acts=acts>
            <div class="drivers">{drivers}</div>
        </Picture>
    }
    .into_any()
}
