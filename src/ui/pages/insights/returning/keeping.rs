//! Kept and new by month, never one without the other, and the rates.
use super::{Ground, SHOWN};
use crate::{
    method::{Keeping, MEMORY_MONTHS, Part},
    ui::{
        charts::{Bar, Bars, Picture},
        parts::{Button, ButtonLook, Choice, Column, Segmented},
        wish::use_wishes,
    },
    words::{
        Text, format, insights,
        returning::{self, ReturningLabel},
    },
};
use leptos::prelude::*;

/// The bars, with the rates in the table behind them.
pub fn keeping(ground: Ground) -> AnyView {
    let (speech, wishes) = (ground.speech, use_wishes());
    let shown =
        Memo::new(move |_| ground.retention.with(|retention| retention.months[retention.months.len().saturating_sub(SHOWN)..].to_vec()));
    let title = speech.tell(move |language| match ground.retention.with(|retention| retention.why()) {
        Some(why) => returning::retention(&why, language).plain(),
        None => shown.with(|shown| shown.last().map(|keeping| returning::kept_and_new(keeping, language).plain()).unwrap_or_default()),
    });
    let bars = Signal::derive(move || {
        let language = speech.language();
        let bar = |keeping: &Keeping| Bar {
            lower: f64::from(keeping.kept + keeping.back),
            upper: keeping.new.into(),
            name: format::month_short(keeping.month.first_day().civil().month, language),
            told: returning::keeping_told(keeping, language),
        };
        shown.with(|shown| shown.iter().map(bar).collect::<Vec<_>>())
    });
    let names = Signal::derive(move || {
        let language = speech.language();
        (ReturningLabel::Kept.text(language).to_owned(), ReturningLabel::New.text(language).to_owned())
    });
    let columns = Signal::derive(move || {
        use ReturningLabel as L;
        let figures = [L::AtStart, L::Lost, L::New, L::Back, L::AtEnd, L::Kept, L::RetentionRate, L::ChurnRate];
        let mut columns = vec![Column::words(L::Month.text(speech.language()))];
        columns.extend(figures.map(|label| Column::figures(label.text(speech.language()))));
        columns
    });
    let rows = Signal::derive(move || {
        let language = speech.language();
        let row = |keeping: &Keeping| {
            let rate = |rate: Option<f64>| rate.map_or_else(|| "–".to_owned(), returning::tenths);
            let count = |count: u32| format::count(count.into());
            vec![
                insights::month_long(keeping.month, language),
                count(keeping.at_start),
                keeping.lost.map_or_else(|| "–".to_owned(), count),
                count(keeping.new),
                count(keeping.back),
                count(keeping.at_end),
                count(keeping.kept),
                rate(keeping.retention()),
                rate(keeping.churn()),
            ]
        };
        shown.with(|shown| shown.iter().rev().map(row).collect::<Vec<_>>())
    });
    let choices = Signal::derive(move || {
        let language = speech.language();
        MEMORY_MONTHS.map(|memory| Choice::new(memory, returning::months(memory, language))).to_vec()
    });
    let show = move |month, part| {
        let memory = ground.memory.get_untracked();
        let people = ground.months.with_untracked(|months| months.people_of_month(month, part, memory));
        wishes.show_people(&returning::part_people(month, part, speech.language_now()), people);
    };
    let see_bar = move |at: usize| {
        if let Some(keeping) = shown.with_untracked(|shown| shown.get(at).copied()) {
            show(keeping.month, if keeping.kept > 0 { Part::Kept } else { Part::New });
        }
    };
    let see_lost = move || {
        ground
            .retention
            .with_untracked(|retention| retention.latest().map(|keeping| keeping.month))
            .into_iter()
            .for_each(|month| show(month, Part::Lost))
    };
    let see_new = move || {
        shown.with_untracked(|shown| shown.last().map(|keeping| keeping.month)).into_iter().for_each(|month| show(month, Part::New))
    };
    let (lost, new) = (speech.text(ReturningLabel::SeeLost), speech.text(ReturningLabel::SeeNew));
    let definition = speech.tell(move |language| {
        let memory = ground.memory.get();
        format!("{} {}", returning::keeping_definition(memory, language), returning::retention_definition(memory, language))
    });
    view! {
        <Picture
            title=title
            note=speech.text(ReturningLabel::KeepingNote)
            columns=columns
            rows=rows
            acts=move || {
                view! {
                    <Button look=ButtonLook::Quiet on_press=see_lost>{move || lost.get()}</Button>
                    <Button look=ButtonLook::Quiet on_press=see_new>{move || new.get()}</Button>
                }
            }
        >
            <Segmented label=speech.text(ReturningLabel::Memory) choices=choices value=ground.memory on_change=move |memory| ground.memory.set(memory) />
            <Bars label=title bars=bars names=names on_press=see_bar />
            <p class="small soft">{move || definition.get()}</p>
        </Picture>
    }
    .into_any()
}
