//! Three textbook figures as this shop's own, with the textbook's in small print; or what is missing for them.
use super::Ground;
use crate::{
    method::Textbook,
    ui::pieces::SentenceView,
    words::{
        Sentence, Text,
        winning::{self, WinningLabel},
    },
};
use leptos::prelude::*;

/// The sheet.
pub fn textbook(ground: Ground) -> AnyView {
    let (shop, speech) = (ground.shop, ground.speech);
    let found = Memo::new(move |_| {
        shop.read(|book, figures| {
            ground.months.with(|months| ground.acquisition.with(|acquisition| Textbook::find(book, figures, months, acquisition)))
        })
    });
    let told = move |at: usize| {
        let language = speech.language();
        let currency = shop.read(|book, _| book.settings().currency);
        found.with(|found| match at {
            0 => winning::success(&found.success, language),
            1 => winning::win_keep(&found.costs, currency, language),
            _ => winning::less_churn(&found.churn, currency, language),
        })
    };
    let labels = [WinningLabel::TextbookSuccess, WinningLabel::TextbookCost, WinningLabel::TextbookChurn];
    let item = move |(at, label): (usize, WinningLabel)| one(Signal::derive(move || told(at)), speech.text(label));
    let title = speech.tell(|language| WinningLabel::Textbook.text(language).to_owned());
    view! {
        <section class="sheet">
            <h2 class="picture-title">{move || title.get()}</h2>
            <ul class="ledger plain-list">{labels.into_iter().enumerate().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn one(sentence: Signal<Sentence>, print: Signal<String>) -> AnyView {
    view! {
        <li class="stack gap-1">
            <span><SentenceView sentence=sentence /></span>
            <span class="small soft">{move || print.get()}</span>
        </li>
    }
    .into_any()
}
