//! What customers will need, month by month: noted needs and supply plans, each leading to where it is changed.
use crate::{
    care::{MonthAhead, months_ahead},
    domain::FutureNeed,
    route::Route,
    ui::{language::use_speech, parts::SectionHeading, shop::use_shop},
    words::{
        act, format,
        insights::month_long,
        supply::{self, SupplyLabel},
        week::WeekLabel,
    },
};
use leptos::prelude::*;

/// The section; nothing where nothing is expected.
pub fn ahead() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let months = Memo::new(move |_| {
        let today = shop.today();
        shop.read(|book, _| months_ahead(book, today))
    });
    let month = move |ahead: MonthAhead| {
        let language = speech.language();
        let needs = ahead.needs.into_iter().filter_map(|at| {
            let (customer, text, name) = shop.read_now(|book, _| {
                let need = book.find_row::<FutureNeed>(at)?;
                Some((need.customer, supply::need(need, language), act::name_of(book, need.customer, language)))
            })?;
            Some(view! { <li><a href=Route::Customer(customer).href()>{name}</a> " " <span>{text}</span></li> }.into_any())
        });
        let plans = ahead.supplies.into_iter().map(|(customer, sum)| {
            let (name, money) =
                shop.read_now(|book, _| (act::name_of(book, customer, language), format::money(sum, book.settings().currency)));
            let label = crate::words::Text::text(SupplyLabel::Title, language);
            view! { <li><a href=Route::Supply(customer).href()>{name}</a> " " <span>{format!("{label} {money}")}</span></li> }.into_any()
        });
        let rows: Vec<AnyView> = needs.chain(plans).collect();
        view! {
            <section class="stack gap-2">
                <h3 class="strong">{month_long(ahead.month, language)}</h3>
                <ul class="ledger plain-list">{rows}</ul>
            </section>
        }
    };
    view! {
        <Show when=move || months.with(|months| !months.is_empty())>
            <SectionHeading title=speech.text(WeekLabel::Ahead) />
            <div class="stack gap-4">{move || months.get().into_iter().map(month).collect_view()}</div>
        </Show>
    }
    .into_any()
}
