//! Who came back, who stayed, and who was won at what cost.
mod cohorts;
mod keeping;
mod shares;
mod sources;
mod strip;
mod tenure;
mod textbook;

use crate::{
    method::{Acquisition, Cohorts, Retention, ShopMonths},
    ui::{
        language::{Speech, use_speech},
        pieces::in_turn,
        shop::{Shop, use_shop},
    },
};
use leptos::prelude::*;

/// Months of the pictures, this one included.
const SHOWN: usize = 13;
/// Months that are gathered: two years before those shown, for whoever counts as a customer in the first of them.
const GATHERED: usize = 37;

/// What the parts of the tab read.
#[derive(Clone, Copy)]
struct Ground {
    shop: Shop,
    speech: Speech,
    months: Memo<ShopMonths>,
    cohorts: Memo<Cohorts>,
    /// Months after which nobody counts as a customer any more.
    memory: RwSignal<u8>,
    retention: Memo<Retention>,
    /// New customers of the window by source.
    acquisition: Memo<Acquisition>,
}

impl Ground {
    fn new() -> Self {
        let (shop, speech) = (use_shop(), use_speech());
        let months = Memo::new(move |_| shop.read(|book, figures| ShopMonths::gather(book, figures, GATHERED)));
        let cohorts = Memo::new(move |_| months.with(Cohorts::find));
        let window_days = shop.read_now(|_, figures| figures.window_days);
        let memory = RwSignal::new(months.with_untracked(|months| months.fitting_memory(window_days)));
        let retention = Memo::new(move |_| months.with(|months| Retention::find(months, memory.get())));
        let acquisition = Memo::new(move |_| shop.read(Acquisition::find));
        Self { shop, speech, months, cohorts, memory, retention, acquisition }
    }
}

/// The tab.
pub fn returning() -> AnyView {
    let ground = Ground::new();
    in_turn(
        ground,
        &[strip::strip, cohorts::cohorts, keeping::keeping, sources::sources, shares::shares, tenure::tenure, textbook::textbook],
    )
}
