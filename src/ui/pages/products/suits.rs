//! Whom a product suits: those who buy its kind and never this one, with the way to a message.
use crate::{
    care::suited,
    domain::{OutreachKind, ProductId},
    route::Route,
    ui::{
        language::use_speech,
        parts::Button,
        shop::use_shop,
        wish::{OutreachWish, use_wishes},
    },
    words::{
        act,
        products::{self, ProductLabel},
    },
};
use leptos::prelude::*;

/// People named in the form.
const MOST_NAMED: usize = 8;

/// The section of the form; nothing where it suits nobody.
pub fn suits(product: ProductId) -> AnyView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let found = Memo::new(move |_| {
        shop.read(|book, figures| {
            suited(book, figures, product).iter().map(|one| (one.customer, one.days, one.last_day)).collect::<Vec<_>>()
        })
    });
    let rows = move || {
        let (language, today) = (speech.language(), shop.today());
        let row = |(customer, days, last_day)| {
            let name = shop.read_now(|book, _| act::name_of(book, customer, language));
            let told = products::bought_of_kind(days, last_day, today, language);
            view! { <li><a href=Route::Customer(customer).href()>{name}</a> " " <span class="small soft">{told}</span></li> }
        };
        found.get().into_iter().take(MOST_NAMED).map(row).collect_view()
    };
    let begin = move || {
        let language = speech.language_now();
        let name = shop.read_now(|book, _| book.find_product(product).map(|known| known.name.clone())).unwrap_or_default();
        wishes.write_to(OutreachWish {
            name: products::suits_name(&name, language),
            kind: OutreachKind::Message,
            rule: None,
            people: found.with_untracked(|found| found.iter().map(|(customer, ..)| *customer).collect()),
            product: Some(product),
        });
    };
    let (title, label) = (speech.text(ProductLabel::Suits), speech.text(ProductLabel::SuitsBegin));
    let count = speech.tell(move |language| products::suits_count(found.with(Vec::len), language));
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <section class="stack gap-3 product-recall">
                <h3 class="strong">{move || title.get()}</h3>
                <p>{move || count.get()}</p>
                <ul class="ledger plain-list">{rows}</ul>
                <div class="cluster">
                    <Button on_press=begin>{move || label.get()}</Button>
                </div>
            </section>
        </Show>
    }
    .into_any()
}
