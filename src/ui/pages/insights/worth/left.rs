//! From sales at full price to what is left, step by step.
use super::Worth;
use crate::{
    route::Route,
    ui::{
        charts::{Fall, Picture, falls},
        language::use_speech,
        parts::{ButtonLook, Column, LinkButton},
        shop::use_shop,
    },
    words::{
        Text, format,
        worth::{self, WorthLabel, step_label},
    },
};
use leptos::prelude::*;

/// The picture, and the way to the costs.
pub fn picture(worth: Memo<Worth>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let currency = move || shop.read(|book, _| book.settings().currency);
    let title = speech.tell(move |language| worth.with(|worth| worth::left(&worth.total, currency(), language)));
    let note = speech.tell(move |language| {
        worth.with(|worth| {
            let basis = worth::basis(&worth.total, worth.rates, currency(), language);
            format!("{}{}{}", worth::window(worth.from, worth.today, language), language.choose("", "", " "), basis)
        })
    });
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![Column::words(WorthLabel::Part.text(language)), Column::figures(WorthLabel::Amount.text(language))]
    });
    let steps = move || {
        let (language, currency) = (speech.language(), currency());
        let tell = |(step, amount): (crate::method::Step, i64)| {
            (step_label(step).text(language).to_owned(), format::money(amount, currency), amount, step.is_sum())
        };
        worth.with(|worth| worth.total.steps().into_iter().map(tell).collect::<Vec<_>>())
    };
    let rows = Signal::derive(move || steps().into_iter().map(|(name, amount, ..)| vec![name, amount]).collect::<Vec<_>>());
    let laid = Signal::derive(move || Fall::lay_out(steps()));
    let set_costs = speech.text(WorthLabel::SetCosts);
    let acts = move || view! { <LinkButton look=ButtonLook::Quiet href=Route::Settings.href()>{move || set_costs.get()}</LinkButton> };
    view! {
        <Picture title=title note=note columns=columns rows=rows acts=acts>
            {falls(title, laid)}
        </Picture>
    }
    .into_any()
}
