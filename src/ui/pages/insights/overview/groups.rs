//! The eight groups with how many are in each, and the boundaries that make them.
use super::boundaries::Boundaries;
use crate::{
    method::Group,
    route::Route,
    ui::{
        app::go,
        charts::Picture,
        language::use_speech,
        parts::Column,
        shop::use_shop,
        wish::{Wish, use_wishes},
    },
    words::{Text, format, insights::InsightsLabel, why::group_label},
};
use leptos::prelude::*;

/// One group of the shop.
#[derive(Clone, Copy, PartialEq)]
struct Counted {
    group: Group,
    people: u32,
    net_minor: i64,
}

/// Groups as rows of bars; a press leads to the customers.
#[component]
pub fn GroupsPicture() -> impl IntoView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let groups = Memo::new(move |_| {
        shop.read(|_, figures| {
            let columns = &figures.columns;
            let mut counted = Group::ALL.map(|group| Counted { group, people: 0, net_minor: 0 });
            for (at, group) in columns.group.iter().enumerate() {
                if let Some(group) = group.filter(|_| columns.is_customer[at]) {
                    let entry = &mut counted[group as usize];
                    entry.people += 1;
                    entry.net_minor += columns.net_minor[at];
                }
            }
            counted
        })
    });
    let largest = move || groups.with(|groups| groups.iter().map(|entry| entry.people).max().unwrap_or(0).max(1));
    let currency = move || shop.read(|book, _| book.settings().currency);
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![
            Column::words(InsightsLabel::Group.text(language)),
            Column::figures(InsightsLabel::People.text(language)),
            Column::figures(InsightsLabel::Sales.text(language)),
        ]
    });
    let rows = Signal::derive(move || {
        let (language, currency) = (speech.language(), currency());
        let row = |entry: Counted| {
            let name = group_label(entry.group).text(language).to_owned();
            vec![name, format::count(entry.people.into()), format::money(entry.net_minor, currency)]
        };
        groups.get().map(row).to_vec()
    });
    let see = move |group: Group| {
        wishes.ask(Wish::Group(group));
        go(Route::Customers);
    };
    let bar = move |entry: Counted| {
        let language = speech.language();
        let width = format!("{:.1}%", f64::from(entry.people) / f64::from(largest()) * 100.0);
        view! {
            <li>
                <button type="button" class="group-row" on:click=move |_| see(entry.group)>
                    <span class="group-name">{group_label(entry.group).text(language)}</span>
                    <span class="group-track" aria-hidden="true">
                        <span class="group-bar" style:inline-size=width></span>
                    </span>
                    <span class="numeric">{format::count(entry.people.into())}</span>
                    <span class="numeric soft">{format::money(entry.net_minor, currency())}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="insights-wide">
            <Picture title=speech.text(InsightsLabel::GroupsTitle) note=speech.text(InsightsLabel::GroupsNote) columns=columns rows=rows>
                <ul class="groups">{move || groups.get().map(bar).collect_view()}</ul>
                <Boundaries />
            </Picture>
        </div>
    }
}
