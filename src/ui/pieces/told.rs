//! Figures in a strip, each with its answer to “why?”.
use super::SentenceView;
use crate::{
    ui::parts::{Figure, FigureStrip, Movement},
    words::Sentence,
};
use leptos::prelude::*;

/// One figure in words: the number, and what its popover says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    pub label: String,
    pub number: String,
    pub trend: String,
    pub movement: Movement,
    pub is_warm: bool,
    pub sentence: Sentence,
    pub facts: Vec<String>,
    /// How it is computed, with the window.
    pub definition: String,
}

/// A strip of figures. How many there are never changes; each follows its own.
pub fn told_strip(told: Signal<Vec<Told>>) -> AnyView {
    let count = told.with_untracked(Vec::len);
    let one = move |at: usize| told_figure(Signal::derive(move || told.with(|told| told.get(at).cloned().unwrap_or_default())));
    view! { <FigureStrip>{(0..count).map(one).collect_view()}</FigureStrip> }.into_any()
}

/// One figure.
pub fn told_figure(told: Signal<Told>) -> AnyView {
    let text = move |part: fn(&Told) -> &String| Signal::derive(move || told.with(|told| part(told).clone()));
    let sentence = Signal::derive(move || told.with(|told| told.sentence.clone()));
    view! {
        <Figure
            label=text(|told| &told.label)
            number=text(|told| &told.number)
            trend=text(|told| &told.trend)
            movement=Signal::derive(move || told.with(|told| told.movement))
            warm=Signal::derive(move || told.with(|told| told.is_warm))
        >
            <p class="strong"><SentenceView sentence=sentence /></p>
            {move || told.with(|told| told.facts.clone()).into_iter().map(|fact| view! { <p>{fact}</p> }).collect_view()}
            <hr />
            <p class="small soft">{move || told.with(|told| told.definition.clone())}</p>
        </Figure>
    }
    .into_any()
}
