//! The items of a sale: product, quantity, amount; a product that nobody sells yet is added on the spot.
use super::counter::{Counter, Line};
use crate::{
    book::Book,
    domain::{Product, ProductId, amount_text, han::fold_text, parse_quantity_milli, price_times},
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Field, FieldKind, IconButton, PickEntry, PickField},
        shop::{use_acts, use_shop},
    },
    words::{format, sell, sell::SellLabel},
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

/// Products shown at once.
const MOST_PRODUCTS: usize = 6;

/// The items with their way in.
#[component]
pub fn Lines(counter: Counter) -> impl IntoView {
    let speech = use_speech();
    let (is_adding, set_adding) = signal(false);
    let (add, done) = (speech.text(SellLabel::AddLine), speech.text(SellLabel::CloseLines));
    view! {
        <div class="sell-lines">
            <For each=move || counter.lines.get() key=|line| line.key let(line)>
                <LineRow counter=counter line=line />
            </For>
            <Show
                when=move || is_adding.get()
                fallback=move || {
                    view! {
                        <Button look=ButtonLook::Quiet icon=Icon::Plus on_press=move || set_adding.set(true)>
                            {move || add.get()}
                        </Button>
                    }
                }
            >
                <div class="sell-add">
                    <FindProduct counter=counter />
                    <Button look=ButtonLook::Quiet on_press=move || set_adding.set(false)>
                        {move || done.get()}
                    </Button>
                </div>
            </Show>
        </div>
    }
}

/// One item.
#[component]
fn LineRow(counter: Counter, line: Line) -> impl IntoView {
    let (speech, shop) = (use_speech(), use_shop());
    let Line { key, product, quantity, amount } = line;
    let name = Memo::new(move |_| shop.read(|book, _| book.find_product(product).map(|product| product.name.clone()).unwrap_or_default()));
    let change_quantity = {
        let (quantity, amount) = (quantity.clone(), amount.clone());
        move |text: String| {
            let price = shop.read_now(|book, _| book.find_product(product)?.price_minor.zip(Some(book.settings().currency)));
            if let (Some((price_minor, currency)), Some(milli)) = (price, parse_quantity_milli(&text))
                && let Some(total) = price_times(price_minor, milli)
            {
                amount.set(amount_text(total, currency));
            }
            quantity.set(text);
        }
    };
    let change_amount = {
        let amount = amount.clone();
        move |text: String| amount.set(text)
    };
    let remove = move || counter.lines.update(|lines| lines.retain(|line| line.key != key));
    view! {
        <div class="sell-line">
            <span class="sell-line-name">{move || name.get()}</span>
            <div class="sell-line-quantity">
                <Field label=speech.text(SellLabel::Quantity) value=quantity on_input=change_quantity kind=FieldKind::Amount />
            </div>
            <div class="sell-line-amount">
                <Field label=speech.text(SellLabel::LineAmount) value=amount on_input=change_amount kind=FieldKind::Amount />
            </div>
            <IconButton icon=Icon::Close label=speech.text(SellLabel::RemoveLine) on_press=remove />
        </div>
    }
}

/// Finds a product by name or code.
#[component]
fn FindProduct(counter: Counter) -> impl IntoView {
    let (speech, shop, acts) = (use_speech(), use_shop(), use_acts());
    let (query, set_query) = signal(String::new());
    let field = NodeRef::<html::Input>::new();
    let add_line = move |id: ProductId| {
        let amount = shop.read_now(|book, _| {
            let price = book.find_product(id).and_then(|product| product.price_minor);
            price.map(|price| amount_text(price, book.settings().currency)).unwrap_or_default()
        });
        let needs_amount = amount.is_empty();
        counter.error.set(None);
        counter.lines.update(|lines| {
            let key = lines.last().map_or(0, |last| last.key + 1);
            lines.push(Line { key, product: id, quantity: ArcRwSignal::new("1".to_owned()), amount: ArcRwSignal::new(amount) });
        });
        set_query.set(String::new());
        if needs_amount {
            request_animation_frame(focus_last_amount);
        }
    };
    let entries = Memo::new_with_compare(
        move |_| {
            let (query, language) = (query.get(), speech.language());
            let found = shop.read(|book, _| find_products(book, &query));
            let mut entries: Vec<PickEntry> = found
                .into_iter()
                .map(|(id, name, price)| {
                    let line = move || {
                        let (name, price) = (name.clone(), price.clone());
                        view! { <span>{name}</span> <span class="pick-end small soft">{price}</span> }
                    };
                    PickEntry::new(line, move || add_line(id))
                })
                .collect();
            let name = query.trim().to_owned();
            if !name.is_empty() {
                let label = sell::new_product(&name, language);
                let add = move || {
                    let (name, id) = (name.clone(), shop.read_now(|book, _| ProductId(book.products().len() as u32)));
                    acts.act_then(
                        move |book| book.plan_add_product(Product { name, ..Product::default() }),
                        move |_| {
                            if counter.lines.try_get_untracked().is_some() {
                                add_line(id);
                            }
                        },
                    );
                };
                entries.push(PickEntry::new(move || view! { <Icon icon=Icon::Plus /> <span>{label.clone()}</span> }, add));
            }
            entries
        },
        |_, _| true,
    );
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Focusing a live field does not fail.
            let _ = field.focus();
        }
    });
    view! {
        <PickField
            label=speech.text(SellLabel::Product)
            value=query
            on_input=move |text| set_query.set(text)
            entries=entries
            node_ref=field
        />
    }
}

/// A product without a price asks for the amount next.
fn focus_last_amount() {
    let Ok(fields) = document().query_selector_all(".sell-line-amount input") else { return };
    let last = fields.length().checked_sub(1).and_then(|last| fields.item(last));
    if let Some(field) = last.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Focusing a live field does not fail.
        let _ = field.focus();
    }
}

/// Products whose name or code contains what was typed; without a word the first ones.
fn find_products(book: &Book, query: &str) -> Vec<(ProductId, String, String)> {
    let query = fold_text(query.trim());
    let currency = book.settings().currency;
    let live = (0_u32..).zip(book.products()).filter(|(_, slot)| slot.live && !slot.value.archived);
    let fits =
        |product: &Product| query.is_empty() || fold_text(&product.name).contains(&query) || fold_text(&product.code).contains(&query);
    let found = live.filter(|(_, slot)| fits(&slot.value)).take(MOST_PRODUCTS);
    found
        .map(|(at, slot)| {
            let price = slot.value.price_minor.map(|price| format::price(price, currency)).unwrap_or_default();
            (ProductId(at), slot.value.name.clone(), price)
        })
        .collect()
}
