//! The batches on the page of groups: open ones first, each with what came of it.
use crate::{
    care::{Batch, batches},
    domain::Outreach,
    route::Route,
    ui::{language::use_speech, parts::SectionHeading, pieces::SentenceView, shop::use_shop},
    words::{
        Text, format,
        outreach::{self, OutreachLabel},
    },
};
use leptos::prelude::*;

/// The section; nothing while there are no batches.
pub fn batch_list() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let all = Memo::new(move |_| {
        let today = shop.today();
        shop.read(|book, _| {
            let named = batches(book, today).into_iter();
            named.filter_map(|(at, batch)| Some((at, book.find_row::<Outreach>(at)?.clone(), batch))).collect::<Vec<_>>()
        })
    });
    let rows = move || {
        let (language, today) = (speech.language(), shop.today_now());
        all.get().into_iter().map(|(at, outreach, batch)| row(at, &outreach, &batch, today, language)).collect_view()
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <SectionHeading title=speech.text(OutreachLabel::Batches) count=Signal::derive(move || all.with(Vec::len).to_string()) />
            <ul class="ledger groups-list">{rows}</ul>
        </Show>
    }
    .into_any()
}

fn row(at: u32, outreach: &Outreach, batch: &Batch, today: crate::domain::Day, language: crate::words::Language) -> AnyView {
    let open = if outreach.closed_on.is_none() { batch.open().count() } else { 0 };
    let made = format::day_relative(outreach.made_on, today, language);
    let state = if open > 0 {
        let total = batch.people.len();
        format!("{} · {}", OutreachLabel::Continue.text(language), outreach::progress(total - open, total, language))
    } else {
        made
    };
    view! {
        <li class="act-line">
            <a class="group-link" href=Route::Outreach(at).href()>
                <span class="group-name">{outreach.name.clone()}</span>
                <span class="small soft">{state}</span>
            </a>
            <p class="small"><SentenceView sentence=Signal::stored(outreach::result(batch, language)) /></p>
        </li>
    }
    .into_any()
}
