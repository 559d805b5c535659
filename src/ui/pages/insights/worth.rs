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
    method::{Contributions, Equity, Expected, Figures, NegativeAsset, Parts, Rates, negative_assets},
    ui::{pieces::told_strip, shop::use_shop},
};
use leptos::prelude::*;

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
    equity: Equity,
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
            equity: Equity::find(book, figures, &all),
            negative,
            negative_ids,
            negative_sum_minor,
            largest: all.largest(MOST_ROWS),
        }
    }
}

/// The tab.
pub fn worth() -> AnyView {
    let shop = use_shop();
    let worth = Memo::new(move |_| shop.read(Worth::find));
    // Comes later, from the worker; until then everybody's own rhythm speaks.
    let foretold = Memo::new(move |_| {
        let forecast = shop.forecast().filter(|forecast| forecast.is_by_model())?;
        Some(shop.read(|book, figures| Expected::of(&forecast.columns, figures, &Contributions::find(book, figures))))
    });
    view! {
        <div class="stack">
            {told_strip(summary::told(worth, foretold))}
            <div class="insights">
                {left::picture(worth)}
                {drivers::picture(worth)}
                {negative::picture(worth)}
                {largest::picture(worth)}
            </div>
        </div>
    }
    .into_any()
}
