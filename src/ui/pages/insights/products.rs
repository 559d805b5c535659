//! What customers buy next and together, who has not bought it yet, and whether they got what they expected.
mod gap;
mod next;
mod satisfaction;
mod steps;
mod together;
mod wallets;

use crate::{
    book::Book,
    domain::ProductId,
    method::basket::buyers_without,
    ui::{
        baskets::{Baskets, use_baskets},
        language::{Speech, use_speech},
        pieces::in_turn,
        shop::{Acts, Shop, use_acts, use_shop},
        wish::{Wishes, use_wishes},
    },
    words::baskets,
};
use leptos::prelude::*;

/// Lines in sight before more are asked for.
const FIRST_LINES: usize = 6;

/// What the parts of the tab read.
#[derive(Clone, Copy)]
struct Ground {
    shop: Shop,
    speech: Speech,
    acts: Acts,
    wishes: Wishes,
    baskets: Baskets,
}

impl Ground {
    fn name(self, product: ProductId) -> String {
        self.shop.read(|book, _| name_of(book, product))
    }

    /// Goes to the list of those who bought all of these and never that.
    fn show_without(self, bought: &[ProductId], never: ProductId) {
        let language = self.speech.language_now();
        let (title, people) = self.shop.read_now(|book, figures| {
            let names: Vec<String> = bought.iter().map(|product| name_of(book, *product)).collect();
            (baskets::gap_people(&names, &name_of(book, never), language), buyers_without(book, figures, bought, never))
        });
        self.wishes.show_people(&title, people);
    }
}

/// What to call a product, also one that was taken back.
fn name_of(book: &Book, product: ProductId) -> String {
    let product = book.products().get(product.0 as usize).map(|slot| &slot.value);
    product.map(|product| if product.name.is_empty() { product.code.clone() } else { product.name.clone() }).unwrap_or_default()
}

/// The tab.
pub fn products() -> AnyView {
    let ground = Ground { shop: use_shop(), speech: use_speech(), acts: use_acts(), wishes: use_wishes(), baskets: use_baskets() };
    in_turn(ground, &[next::next, together::together, gap::gap, steps::steps, satisfaction::satisfaction, wallets::wallets])
}

/// How many lines are shown, and the button for the rest.
fn more_button(ground: Ground, shown: RwSignal<usize>, all: Signal<usize>) -> AnyView {
    use crate::ui::parts::{Button, ButtonLook};
    let label = ground.speech.text(baskets::BasketLabel::More);
    view! {
        <Show when=move || { shown.get() < all.get() }>
            <Button look=ButtonLook::Quiet on_press=move || shown.update(|shown| *shown += 12)>{move || label.get()}</Button>
        </Show>
    }
    .into_any()
}
