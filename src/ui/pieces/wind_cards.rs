//! The wind alarm: what several losses and complaints share, with the people behind them.
use crate::{
    care::wind::{Shared, Wind, winds},
    domain::CustomerId,
    route::Route,
    ui::{language::use_speech, pieces::SentenceView, shop::use_shop},
    words::{act, losses},
};
use leptos::prelude::*;

/// Names on a card.
const MOST_NAMED: usize = 8;

/// One card an alarm; nothing where there is none.
pub fn wind_cards() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let found = Memo::new(move |_| {
        let today = shop.today();
        shop.read(|book, _| winds(book, today))
    });
    let card = move |Wind { shared, events }: Wind| {
        let (language, today) = (speech.language(), shop.today());
        let (sentence, people) = shop.read(|book, _| {
            let product = match shared {
                Shared::Product(product) => book.find_product(product).map(|product| product.name.clone()).unwrap_or_default(),
                _ => String::new(),
            };
            let sentence = losses::wind(&shared, &product, events.len(), language);
            let named = events.iter().take(MOST_NAMED).map(|event| {
                let name = act::name_of(book, event.customer, language);
                (event.customer, losses::wind_event(&name, event.is_complaint, event.day, today, language))
            });
            (sentence, named.collect::<Vec<(CustomerId, String)>>())
        });
        let person = |(id, told): (CustomerId, String)| view! { <li><a href=Route::Customer(id).href()>{told}</a></li> };
        view! {
            <section class="wind">
                <p class="strong"><SentenceView sentence=Signal::stored(sentence) /></p>
                <ul class="wind-people plain-list">{people.into_iter().map(person).collect_view()}</ul>
            </section>
        }
    };
    (move || found.get().into_iter().map(card).collect_view()).into_any()
}
