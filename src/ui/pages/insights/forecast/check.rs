//! How far the forecast may be believed: numbers of visits as they are and as foretold, and the check against a covered part of the record.
use super::{Facts, Ground};
use crate::{
    method::survival::{AliveModel, Verdict},
    ui::{
        charts::{Bar, Picture, pairs},
        parts::Column,
    },
    words::{
        Language, Text,
        forecast::{self, ForecastLabel},
        format,
    },
};
use leptos::prelude::*;

/// One group of customers: how many, what is, what was foretold.
type Group = (u32, f64, f64);

/// Both pictures.
pub fn pictures(ground: Ground) -> AnyView {
    let has_check = Memo::new(move |_| ground.with(|facts| facts.check.is_some()));
    let fit = picture(Check { ground, title: fit_title, note: ForecastLabel::FitNote, groups: fit_groups, digits: 0 });
    let check = Check { ground, title: check_title, note: ForecastLabel::CheckNote, groups: check_groups, digits: 2 };
    view! {
        {fit}
        {move || has_check.get().then(|| picture(check))}
    }
    .into_any()
}

/// A picture over the groups.
#[derive(Clone, Copy)]
struct Check {
    ground: Ground,
    title: fn(&Facts, Language) -> String,
    note: ForecastLabel,
    groups: fn(&Facts) -> Vec<Group>,
    /// Decimals of the figures.
    digits: usize,
}

fn fit_groups(facts: &Facts) -> Vec<Group> {
    facts.fitted.counts.iter().flatten().map(|(actual, expected)| (*actual, f64::from(*actual), *expected)).collect()
}

fn fit_title(facts: &Facts, language: Language) -> String {
    let groups = fit_groups(facts);
    let off: f64 = groups.iter().map(|(_, actual, expected)| (actual - expected).abs()).sum();
    let all: f64 = groups.iter().map(|(_, actual, _)| actual).sum();
    forecast::fit_title(off / (2.0 * all.max(1.0)), language)
}

fn check_groups(facts: &Facts) -> Vec<Group> {
    let (Some(holdout), Verdict::Model { model, .. }) = (&facts.fitted.holdout, facts.fitted.verdict) else { return Vec::new() };
    let trial = if matches!(model, AliveModel::Mbg(_)) { &holdout.mbg } else { &holdout.pareto };
    let actual = &holdout.actual;
    (0..actual.means.len()).map(|group| (actual.customers[group], actual.means[group], trial.expected[group])).collect()
}

fn check_title(facts: &Facts, language: Language) -> String {
    facts.check.map(|(predicted, actual, days)| forecast::checked(predicted, actual, days, language).plain()).unwrap_or_default()
}

fn picture(check: Check) -> AnyView {
    let speech = check.ground.speech;
    let title = speech.tell(move |language| check.ground.with(|facts| (check.title)(facts, language)));
    let figure = move |value: f64| if check.digits == 0 { format::count(value.round() as i64) } else { format!("{value:.2}") };
    let groups = Memo::new(move |_| check.ground.with(check.groups));
    let name = move |group: usize, count: usize, language| forecast::times(group, group + 1 == count, language);
    let bars = Signal::derive(move || {
        let language = speech.language();
        let (actual_name, foretold_name) = (ForecastLabel::Actual.text(language), ForecastLabel::Foretold.text(language));
        groups.with(|groups| {
            let bar = |(group, (_, actual, expected)): (usize, &Group)| {
                let foot = if group + 1 == groups.len() { format!("{group}+") } else { group.to_string() };
                let told = format!(
                    "{} · {actual_name} {} · {foretold_name} {}",
                    name(group, groups.len(), language),
                    figure(*actual),
                    figure(*expected)
                );
                Bar { lower: *actual, upper: *expected, name: foot, told }
            };
            groups.iter().enumerate().map(bar).collect::<Vec<_>>()
        })
    });
    let names = Signal::derive(move || {
        let language = speech.language();
        (ForecastLabel::Actual.text(language).to_owned(), ForecastLabel::Foretold.text(language).to_owned())
    });
    let columns = Signal::derive(move || {
        let language = speech.language();
        let figures =
            [ForecastLabel::People, ForecastLabel::Actual, ForecastLabel::Foretold].map(|label| Column::figures(label.text(language)));
        [Column::words(ForecastLabel::CameAgain.text(language))].into_iter().chain(figures).collect::<Vec<_>>()
    });
    let rows = Signal::derive(move || {
        let language = speech.language();
        groups.with(|groups| {
            let row = |(group, (people, actual, expected)): (usize, &Group)| {
                vec![name(group, groups.len(), language), format::count((*people).into()), figure(*actual), figure(*expected)]
            };
            groups.iter().enumerate().map(row).collect::<Vec<_>>()
        })
    });
    view! {
        <Picture title=title note=speech.text(check.note) columns=columns rows=rows>
            {pairs(title, bars, names)}
        </Picture>
    }
    .into_any()
}
