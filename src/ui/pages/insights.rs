//! The owner sees how sales spread over the customers, who moved, who is new, and who is slipping away.
mod boundaries;
mod classes;
mod corners;
mod curve;
mod groups;
mod months;
mod slipping;

use crate::{
    route::Route,
    ui::{
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

/// All pictures, each with its table and what to do about it.
#[component]
pub fn InsightsPage() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let has_buyers = Memo::new(move |_| shop.read(|_, figures| figures.totals.buyers > 0));
    let note = speech.tell(move |language| {
        shop.read(|_, figures| {
            let from = figures.today.plus_days(1 - i32::from(figures.window_days));
            insights::window(from, figures.today, figures.totals.customers.into(), figures.totals.sales.into(), language)
        })
    });
    let import = speech.text(InsightsLabel::Import);
    view! {
        <PageHeading title=speech.text(Label::Insights) note=note />
        <Show
            when=move || has_buyers.get()
            fallback=move || {
                view! {
                    <EmptyState sentence=speech.text(InsightsLabel::Empty) drawing=Drawing::Curve>
                        <LinkButton look=ButtonLook::Primary href=Route::Files.href()>{move || import.get()}</LinkButton>
                    </EmptyState>
                }
            }
        >
            <div class="insights">
                <curve::CurvePicture />
                <div class="insights-side">
                    <classes::ClassesPicture />
                    <months::MonthsPicture />
                </div>
                <slipping::SlippingPicture />
                <groups::GroupsPicture />
                <corners::CornersPicture />
            </div>
        </Show>
    }
    .into_any()
}
