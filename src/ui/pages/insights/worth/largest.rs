//! The customers who leave most, beside what they pay: a big name may leave little.
use super::Worth;
use crate::{
    domain::CustomerId,
    method::Parts,
    route::Route,
    ui::{charts::Picture, language::use_speech, parts::Column, shop::use_shop},
    words::{
        Text, act, format,
        worth::{self, WorthLabel},
    },
};
use leptos::prelude::*;

/// Customers named in the picture.
const MOST_NAMED: usize = 8;

/// The list.
pub fn picture(worth: Memo<Worth>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![
            Column::words(WorthLabel::Customer.text(language)),
            Column::figures(WorthLabel::Net.text(language)),
            Column::figures(WorthLabel::Kept.text(language)),
            Column::figures(WorthLabel::Left.text(language)),
        ]
    });
    let told = move |most: usize| {
        let language = speech.language();
        shop.read(|book, _| {
            let currency = book.settings().currency;
            let tell = |(id, parts): &(CustomerId, Parts)| {
                let money = |amount: i64| format::money(amount, currency);
                (*id, act::name_of(book, *id, language), money(parts.net_minor()), worth::kept(parts), money(parts.contribution_minor()))
            };
            worth.with(|worth| worth.largest.iter().take(most).map(tell).collect::<Vec<_>>())
        })
    };
    let rows = Signal::derive(move || {
        told(super::MOST_ROWS).into_iter().map(|(_, name, net, kept, left)| vec![name, net, kept, left]).collect::<Vec<_>>()
    });
    let list = move || {
        let (net_label, kept_label) = (WorthLabel::Net.text(speech.language()), WorthLabel::Kept.text(speech.language()));
        told(MOST_NAMED)
            .into_iter()
            .map(|(id, name, net, kept, left)| {
                view! {
                    <li class="worth-row">
                        <a class="strong" href=Route::Customer(id).href()>{name}</a>
                        <span class="worth-row-why small soft">{format!("{net_label} {net} · {kept_label} {kept}")}</span>
                        <span class="numeric strong">{left}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="insights-wide">
            <Picture title=speech.text(WorthLabel::ListTitle) note=speech.text(WorthLabel::ListNote) columns=columns rows=rows>
                <ul class="ledger worth-rows">{list}</ul>
            </Picture>
        </div>
    }
    .into_any()
}
