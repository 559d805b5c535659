//! Why customers left: what was ours, what was theirs, who was poached; each cause leads to its people.
use crate::{
    care::losses::LossCauses,
    domain::{CustomerId, LossForce},
    ui::{
        charts::Picture,
        language::use_speech,
        parts::{Button, ButtonLook, Column},
        shop::use_shop,
        wish::use_wishes,
    },
    words::{
        Text,
        losses::{self, LossLabel},
    },
};
use leptos::prelude::*;

/// The section.
pub fn causes() -> AnyView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let found = Memo::new(move |_| shop.read(LossCauses::find));
    let title = speech.tell(move |language| found.with(|found| losses::causes(found, language)));
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![Column::words(LossLabel::Cause.text(language)), Column::words(""), Column::figures(LossLabel::Customers.text(language))]
    });
    let rows = Signal::derive(move || {
        let language = speech.language();
        found.with(|found| {
            let row = |(cause, people): &(_, Vec<CustomerId>)| {
                let force = LossForce::ALL.into_iter().find(|force| crate::domain::LossCause::force(*cause) == Some(*force));
                let force = force.map(|force| losses::force(force, language)).unwrap_or_default();
                vec![losses::cause(*cause, language).to_owned(), force.to_owned(), people.len().to_string()]
            };
            found.by_cause.iter().map(row).collect::<Vec<_>>()
        })
    });
    // Forces as bars that lie; those whose cause nobody knows come last.
    let bars = move || {
        let language = speech.language();
        found.with(|found| {
            let known = LossForce::ALL
                .map(|force| (losses::force(force, language).to_owned(), found.of_force(force), force == LossForce::WeFailed));
            let unknown = (losses::cause(crate::domain::LossCause::Unknown, language).to_owned(), found.unknown, false);
            let all = known.into_iter().chain([unknown]).filter(|(_, count, _)| *count > 0);
            let bar = |(name, count, is_ours): (String, u32, bool)| {
                let width = format!("{}%", count * 100 / found.total.max(1));
                let told = losses::share(count, found.total, language);
                view! {
                    <li class="cause-bar">
                        <span>{name}</span>
                        <span class="cause-track"><span class="cause-fill" class:cause-ours=is_ours style:inline-size=width></span></span>
                        <span class="numeric nowrap">{told}</span>
                    </li>
                }
            };
            all.map(bar).collect_view()
        })
    };
    let people = move || {
        let language = speech.language();
        let button = move |(cause, people): (_, Vec<CustomerId>)| {
            let name = losses::cause(cause, language);
            let label = format!("{name} · {}", people.len());
            let see = move || wishes.show_people(name, people.clone());
            view! { <Button look=ButtonLook::Quiet on_press=see>{label}</Button> }
        };
        found.get().by_cause.into_iter().map(button).collect_view()
    };
    view! {
        <Picture title=title note=speech.text(LossLabel::CausesNote) columns=columns rows=rows acts=people>
            <ul class="plain-list cause-bars">{bars}</ul>
        </Picture>
    }
    .into_any()
}
