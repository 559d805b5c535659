//! The tabs of the insights page: what has landed, and the strip that leads there.
use super::{classes, debts, forecast, keys, month, overview, products, returning, watching, what_if, worth};
use crate::{
    route::{InsightsTab, Route},
    ui::language::use_speech,
    words::insights::{InsightsLabel, TabLabel},
};
use leptos::{html, prelude::*};

/// One tab: where it is, what it is called, and what it shows.
pub struct Tab {
    pub tab: InsightsTab,
    label: TabLabel,
    pub view: fn() -> AnyView,
}

/// The tabs in their order; a tab is one line here.
static TABS: &[Tab] = &[
    Tab { tab: InsightsTab::Overview, label: TabLabel::Overview, view: overview::overview },
    Tab { tab: InsightsTab::Keys, label: TabLabel::Keys, view: keys::keys_desk },
    Tab { tab: InsightsTab::Classes, label: TabLabel::Classes, view: classes::classes },
    Tab { tab: InsightsTab::Returning, label: TabLabel::Returning, view: returning::returning },
    Tab { tab: InsightsTab::Forecast, label: TabLabel::Forecast, view: forecast::forecast },
    Tab { tab: InsightsTab::Products, label: TabLabel::Products, view: products::products },
    Tab { tab: InsightsTab::Worth, label: TabLabel::Worth, view: worth::worth },
    Tab { tab: InsightsTab::WhatIf, label: TabLabel::WhatIf, view: what_if::what_if },
    Tab { tab: InsightsTab::Watch, label: TabLabel::Watch, view: watching::watching },
    Tab { tab: InsightsTab::Debts, label: TabLabel::Debts, view: debts::debts },
    Tab { tab: InsightsTab::Month, label: TabLabel::Month, view: month::month },
];

/// The tab that is shown for an address; what is not there yet leads to the overview.
pub fn find(tab: InsightsTab) -> &'static Tab {
    TABS.iter().find(|known| known.tab == tab).unwrap_or(&TABS[0])
}

/// Links to the tabs, in one line that scrolls where there is little room.
pub fn strip(tab: Signal<InsightsTab>) -> AnyView {
    let speech = use_speech();
    let list = NodeRef::<html::Ul>::new();
    // The tab that is open is in sight, also where the strip is longer than the screen.
    Effect::new(move |_| {
        tab.track();
        if let Some(list) = list.get() {
            request_animation_frame(move || show_current(&list));
        }
    });
    let link = |known: &'static Tab| {
        let (label, place) = (speech.text(known.label), known.tab);
        let current = move || (find(tab.get()).tab == place).then_some("page");
        view! {
            <li>
                <a class="tab" href=Route::Insights(place).href() aria-current=current>{move || label.get()}</a>
            </li>
        }
    };
    let name = speech.text(InsightsLabel::Tabs);
    view! {
        <nav class="tabs" aria-label=move || name.get()>
            <ul class="tabs-list" node_ref=list>{TABS.iter().map(link).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

fn show_current(list: &web_sys::HtmlUListElement) {
    if let Ok(Some(link)) = list.query_selector("[aria-current]") {
        let (link, list_box) = (link.get_bounding_client_rect(), list.get_bounding_client_rect());
        if link.left() < list_box.left() || link.right() > list_box.right() {
            list.set_scroll_left(list.scroll_left() + (link.left() - list_box.left()) as i32);
        }
    }
}
