//! The four corners of spending and loyalty, each with what to do.
use crate::{
    domain::CustomerId,
    method::Corner,
    route::Route,
    ui::{
        app::go,
        charts::Picture,
        language::use_speech,
        parts::Column,
        shop::use_shop,
        wish::{Wish, use_wishes},
    },
    words::{
        Text, format,
        insights::InsightsLabel,
        why::{corner_act, corner_label},
    },
};
use leptos::prelude::*;

/// Two by two; a press leads to the customers. Nobody is dragged: the place follows from the facts.
#[component]
pub fn CornersPicture() -> impl IntoView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let counts = Memo::new(move |_| {
        shop.read(|_, figures| {
            let columns = &figures.columns;
            Corner::ALL.map(|corner| {
                let inside = |at: &usize| columns.is_customer[*at] && figures.corner_in_force(CustomerId(*at as u32)) == Some(corner);
                let members = (0..columns.corner.len()).filter(inside);
                members.fold((0_i64, 0_i64), |(people, net), at| (people + 1, net + columns.net_minor[at]))
            })
        })
    });
    let currency = move || shop.read(|book, _| book.settings().currency);
    let all = move || Corner::ALL.into_iter().zip(counts.get());
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![
            Column::words(InsightsLabel::Group.text(language)),
            Column::figures(InsightsLabel::People.text(language)),
            Column::figures(InsightsLabel::Sales.text(language)),
            Column::words(InsightsLabel::Todo.text(language)),
        ]
    });
    let rows = Signal::derive(move || {
        let (language, currency) = (speech.language(), currency());
        let row = |(corner, (people, net)): (Corner, (i64, i64))| {
            let (name, todo) = (corner_label(corner).text(language), corner_act(corner).text(language));
            vec![name.to_owned(), format::count(people), format::money(net, currency), todo.to_owned()]
        };
        all().map(row).collect::<Vec<_>>()
    });
    let see = move |corner: Corner| {
        wishes.ask(Wish::Corner(corner));
        go(Route::Customers);
    };
    let cell = move |(corner, (people, net)): (Corner, (i64, i64))| {
        let language = speech.language();
        let is_dangerous = corner == Corner::HighDisloyal;
        view! {
            <li>
                <button type="button" class="corner" class:corner-warm=is_dangerous on:click=move |_| see(corner)>
                    <span class="soft">{corner_label(corner).text(language)}</span>
                    <span class="corner-count">{format::count(people)}</span>
                    <span class="soft">{format::money(net, currency())}</span>
                    <span>{corner_act(corner).text(language)}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="insights-wide">
            <Picture title=speech.text(InsightsLabel::CornersTitle) note=speech.text(InsightsLabel::CornersNote) columns=columns rows=rows>
                <ul class="corners">{move || all().map(cell).collect_view()}</ul>
            </Picture>
        </div>
    }
}
