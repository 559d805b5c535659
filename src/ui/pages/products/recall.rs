//! Calling a product back: everybody who bought it between two days, on a list with phone and status (method 62).
use crate::{
    care::buyers_of,
    domain::{Day, OutreachKind, ProductId},
    ui::{
        language::use_speech,
        parts::{Button, Field, FieldKind},
        shop::use_shop,
        wish::{OutreachWish, use_wishes},
    },
    words::{
        outreach,
        products::{self, ProductLabel},
    },
};
use leptos::prelude::*;

/// A recall looks so many days back, unless the owner says otherwise.
const BACK_DAYS: i32 = 90;

/// Two days, how many bought in between, and the way to the list.
pub fn recall(product: ProductId) -> AnyView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let today = shop.today_now();
    let (from, to) = (RwSignal::new(today.plus_days(-BACK_DAYS).iso()), RwSignal::new(today.iso()));
    let buyers = Memo::new(move |_| {
        let (Some(from), Some(to)) = (Day::parse_iso(&from.get()), Day::parse_iso(&to.get())) else { return Vec::new() };
        shop.read(|book, _| buyers_of(book, product, from, to))
    });
    let count = speech.tell(move |language| products::buyers(buyers.with(Vec::len), language));
    let nobody = Signal::derive(move || buyers.with(Vec::is_empty));
    let begin = move || {
        let name = shop.read_now(|book, _| book.find_product(product).map(|product| product.name.clone())).unwrap_or_default();
        wishes.write_to(OutreachWish {
            name: outreach::recall_name(&name, speech.language_now()),
            kind: OutreachKind::Recall,
            rule: None,
            people: buyers.get_untracked(),
            product: Some(product),
        });
    };
    let (title, label) = (speech.text(ProductLabel::Recall), speech.text(ProductLabel::RecallBegin));
    view! {
        <section class="stack gap-3 product-recall">
            <h3 class="strong">{move || title.get()}</h3>
            <div class="columns">
                <Field label=speech.text(ProductLabel::BoughtFrom) kind=FieldKind::Date value=from on_input=move |text| from.set(text) />
                <Field label=speech.text(ProductLabel::BoughtTo) kind=FieldKind::Date value=to on_input=move |text| to.set(text) />
            </div>
            <p role="status">{move || count.get()}</p>
            <div class="cluster">
                <Button disabled=nobody on_press=begin>{move || label.get()}</Button>
            </div>
        </section>
    }
    .into_any()
}
