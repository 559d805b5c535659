//! Who the customers are: classes by month, the matrix, what becomes of the grain, attitudes, cooperation, value over time, grades.
mod grades;
mod history;
mod kinds;
mod matrix;
mod ranks;

use crate::{
    method::Portrait,
    ui::{
        language::{Speech, use_speech},
        pieces::in_turn,
        shop::{Acts, Shop, use_acts, use_shop},
        wish::{Wishes, use_wishes},
    },
};
use leptos::prelude::*;

/// What the parts of the tab read.
#[derive(Clone, Copy)]
struct Ground {
    shop: Shop,
    speech: Speech,
    acts: Acts,
    wishes: Wishes,
    /// Everybody, by position.
    portraits: Memo<Vec<Portrait>>,
}

/// The tab.
pub fn classes() -> AnyView {
    let shop = use_shop();
    let portraits = Memo::new(move |_| shop.read_painter(|painter| painter.portraits()));
    let ground = Ground { shop, speech: use_speech(), acts: use_acts(), wishes: use_wishes(), portraits };
    in_turn(ground, &[history::history, matrix::matrix, kinds::fates, kinds::attitudes, kinds::cooperations, ranks::ranks, grades::grades])
}
