//! What customers are worth: what is left of their money, who costs more than they bring, and what they may still bring.
mod drivers;
mod largest;
mod left;
mod negative;
mod review;
mod summary;

use crate::{
    book::Book,
    domain::{CustomerId, Day},
    method::{Contributions, EQUITY_SINCE_DAYS, EquitySnapshot, Expected, Figures, NegativeAsset, Parts, Rates, negative_assets},
    shell,
    ui::{
        pieces::told_strip,
        shop::{Shop, use_shop},
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

/// Rows of each table.
const MOST_ROWS: usize = 200;

/// What the tab shows, computed once for each change of the shop.
#[derive(Clone, Debug, PartialEq)]
struct Worth {
    from: Day,
    today: Day,
    window_days: u16,
    rates: Rates,
    total: Parts,
    /// Spent on customers in the window, with what was let off.
    spent_minor: i64,
    /// Customer equity now; what it was a month ago comes later, [`Then`].
    now: EquitySnapshot,
    all: Arc<Contributions>,
    /// The deepest below zero.
    negative: Vec<NegativeAsset>,
    /// All of them.
    negative_ids: Vec<CustomerId>,
    negative_sum_minor: i64,
    /// Those who leave most.
    largest: Vec<(CustomerId, Parts)>,
}

impl Worth {
    fn find(book: &Book, figures: &Figures) -> Self {
        let all = Contributions::find(book, figures);
        let mut negative = negative_assets(book, figures, &all);
        let negative_ids = negative.iter().map(|asset| asset.customer).collect();
        let negative_sum_minor = negative.iter().map(|asset| asset.contribution_minor).fold(0, i64::saturating_add);
        negative.truncate(MOST_ROWS);
        Self {
            from: all.from,
            today: all.today,
            window_days: figures.window_days,
            rates: all.rates,
            total: all.total,
            spent_minor: all.spent_minor(),
            now: EquitySnapshot::measure(book, figures, &all),
            negative,
            negative_ids,
            negative_sum_minor,
            largest: all.largest(MOST_ROWS),
            all: Arc::new(all),
        }
    }
}

/// What was measured a month ago; `None` until it is known of the present state of the shop.
type Then = RwSignal<Option<EquitySnapshot>>;

/// Measures the shop as of a month ago in steps, while nobody waits, and again after every change.
fn a_month_ago(shop: Shop) -> Then {
    let then = RwSignal::new(None);
    Effect::new(move |_| {
        let revision = shop.revision();
        let is_stale = move || shop.revision_now() != Some(revision);
        spawn_local(async move {
            shell::idle().await;
            if is_stale() {
                return;
            }
            let earlier = shop.read_now(|book, figures| Figures::classify(book, figures.today.plus_days(-EQUITY_SINCE_DAYS)));
            shell::idle().await;
            if is_stale() {
                return;
            }
            let found = shop.read_now(|book, _| EquitySnapshot::measure(book, &earlier, &Contributions::find(book, &earlier)));
            then.try_set(Some(found));
        });
    });
    then
}

/// The tab.
pub fn worth() -> AnyView {
    let shop = use_shop();
    let worth = Memo::new(move |_| shop.read(Worth::find));
    // Comes later, from the worker; until then everybody's own rhythm speaks.
    let foretold = Memo::new(move |_| {
        let forecast = shop.fresh_forecast().filter(|forecast| forecast.is_by_model())?;
        Some(shop.read(|_, figures| worth.with(|worth| Expected::of(&forecast.columns, figures, &worth.all))))
    });
    let then = a_month_ago(shop);
    view! {
        <div class="stack">
            {told_strip(summary::told(worth, foretold, then))}
            <div class="insights">
                {left::picture(worth)}
                {drivers::picture(worth, then)}
                {negative::picture(worth)}
                {largest::picture(worth)}
            </div>
        </div>
    }
    .into_any()
}
