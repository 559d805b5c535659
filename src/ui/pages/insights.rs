//! What the figures say about the customers, one question a tab.
mod classes;
mod debts;
mod forecast;
mod keys;
mod month;
mod overview;
mod products;
mod returning;
mod tabs;
mod watching;
mod what_if;
mod worth;

use crate::{
    route::{InsightsTab, Route},
    ui::{
        app::use_route,
        frame::PageHeading,
        language::use_speech,
        parts::{ButtonLook, Drawing, EmptyState, LinkButton},
        shop::use_shop,
    },
    words::{
        Label,
        insights::{self, InsightsLabel},
    },
};
use leptos::prelude::*;

/// The heading, the strip of tabs and the tab that the address names.
#[component]
pub fn InsightsPage() -> AnyView {
    let (shop, speech, route) = (use_shop(), use_speech(), use_route());
    let tab = Signal::derive(move || match route.get() {
        Route::Insights(tab) => tab,
        _ => InsightsTab::Overview,
    });
    let has_buyers = Memo::new(move |_| shop.read(|_, figures| figures.totals.buyers > 0));
    let note = speech.tell(move |language| {
        shop.read(|_, figures| {
            let from = figures.today.plus_days(1 - i32::from(figures.window_days));
            insights::window(from, figures.today, figures.totals.customers.into(), figures.totals.sales.into(), language)
        })
    });
    let shown = Memo::new(move |_| tabs::find(tab.get()).tab);
    view! {
        <PageHeading title=speech.text(Label::Insights) note=note />
        {move || {
            if has_buyers.get() {
                view! {
                    {tabs::strip(tab)}
                    {move || (tabs::find(shown.get()).view)()}
                }
                    .into_any()
            } else {
                empty()
            }
        }}
    }
    .into_any()
}

fn empty() -> AnyView {
    let speech = use_speech();
    let import = speech.text(InsightsLabel::Import);
    view! {
        <EmptyState sentence=speech.text(InsightsLabel::Empty) drawing=Drawing::Curve>
            <LinkButton look=ButtonLook::Primary href=Route::Files.href()>{move || import.get()}</LinkButton>
        </EmptyState>
    }
    .into_any()
}
