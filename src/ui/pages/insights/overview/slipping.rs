//! Who is slipping away, by what they bring.
use crate::{
    domain::CustomerId,
    method::Standing,
    route::Route,
    ui::{
        app::go,
        charts::Picture,
        language::use_speech,
        parts::{Button, ButtonLook, Column},
        shop::use_shop,
        wish::{Wish, use_wishes},
    },
    words::{
        Text, act, format,
        insights::{self, InsightsLabel},
        why,
    },
};
use leptos::prelude::*;

/// Customers named in the picture.
const MOST_NAMED: usize = 6;
/// Rows of the table behind it.
const MOST_ROWS: usize = 200;

/// Lapsed customers with money at stake, the largest first.
#[component]
pub fn SlippingPicture() -> impl IntoView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let lapsed = Memo::new(move |_| {
        shop.read(|book, figures| {
            let columns = &figures.columns;
            let is_lapsed =
                |at: &usize| columns.is_customer[*at] && columns.standing[*at] == Standing::Lapsed && columns.net_minor[*at] > 0;
            let is_archived = |at: &usize| book.customers()[*at].value.archived;
            let mut lapsed: Vec<(i64, u32)> = (0..columns.standing.len())
                .filter(|at| is_lapsed(at) && !is_archived(at))
                .map(|at| (columns.net_minor[at], at as u32))
                .collect();
            lapsed.sort_unstable_by_key(|(net, at)| (std::cmp::Reverse(*net), *at));
            lapsed
        })
    });
    let title = speech.tell(move |language| {
        let (count, at_stake) = lapsed.with(|lapsed| (lapsed.len(), lapsed.iter().map(|(net, _)| net).sum()));
        if count == 0 {
            return InsightsLabel::NobodySlipping.text(language).to_owned();
        }
        let currency = shop.read(|book, _| book.settings().currency);
        insights::slipping(count, at_stake, currency, language)
    });
    let told = move |most: usize| {
        let language = speech.language();
        shop.read(|book, figures| {
            let currency = book.settings().currency;
            lapsed.with(|lapsed| {
                let tell = |(net, at): &(i64, u32)| {
                    let id = CustomerId(*at);
                    let reason = why::tell(&figures.why_cadence(book, id), language, currency).plain();
                    (id, act::name_of(book, id, language), reason, format::money(*net, currency))
                };
                lapsed.iter().take(most).map(tell).collect::<Vec<_>>()
            })
        })
    };
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![
            Column::words(InsightsLabel::Customer.text(language)),
            Column::words(InsightsLabel::Why.text(language)),
            Column::figures(InsightsLabel::Sales.text(language)),
        ]
    });
    let rows =
        Signal::derive(move || told(MOST_ROWS).into_iter().map(|(_, name, reason, net)| vec![name, reason, net]).collect::<Vec<_>>());
    let see = speech.text(InsightsLabel::ShowCustomers);
    let see_all = move || {
        wishes.ask(Wish::Slipping);
        go(Route::Customers);
    };
    view! {
        <div class="insights-wide">
            <Picture
                title=title
                note=speech.text(InsightsLabel::SlippingNote)
                columns=columns
                rows=rows
                acts=move || view! { <Button look=ButtonLook::Quiet on_press=see_all>{move || see.get()}</Button> }
            >
                <ul class="ledger slipping">
                    {move || {
                        told(MOST_NAMED)
                            .into_iter()
                            .map(|(id, name, reason, net)| {
                                view! {
                                    <li class="slipping-row">
                                        <a class="strong" href=Route::Customer(id).href()>{name}</a>
                                        <span>{reason}</span>
                                        <span class="numeric">{net}</span>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </Picture>
        </div>
    }
}
