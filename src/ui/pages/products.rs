//! The owner keeps the list of what is sold: prices, costs, categories, launches, and what to offer next.
mod form;
mod recall;
mod suits;

use crate::{
    book::Book,
    domain::{ProductId, han::fold_text},
    route::Route,
    ui::{
        frame::{PageBack, PageHeading},
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, EmptyState, SearchField},
        shop::use_shop,
    },
    words::{
        Label, Language, format,
        products::{self, ProductLabel},
    },
};
use leptos::prelude::*;

/// Products shown at once.
const MOST_SHOWN: usize = 200;

/// One product of the list.
#[derive(Clone, PartialEq)]
struct Row {
    id: ProductId,
    name: String,
    about: String,
    price: String,
    margin: String,
    is_archived: bool,
}

/// The list with its search, and the form.
#[component]
pub fn ProductsPage() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let (query, set_query) = signal(String::new());
    let editing = RwSignal::new(None::<Option<ProductId>>);
    let total = Memo::new(move |_| shop.read(|book, _| book.products().iter().filter(|slot| slot.live).count()));
    let rows = Memo::new(move |_| {
        let (query, language) = (fold_text(query.get().trim()), speech.language());
        shop.read(|book, _| rows_of(book, &query, language))
    });
    let row = move |row: Row| {
        let id = row.id;
        view! {
            <li>
                <button type="button" class="product-row" on:click=move |_| editing.set(Some(Some(id)))>
                    <span class="product-row-name" class:soft=row.is_archived>{row.name}</span>
                    <span class="product-row-about small soft">{row.about}</span>
                    <span class="numeric">{row.price}</span>
                    <span class="product-row-margin small soft numeric">{row.margin}</span>
                </button>
            </li>
        }
        .into_any()
    };
    let back = PageBack { href: Signal::stored(Route::Settings.href()), label: speech.text(Label::Settings) };
    let (add, edit) = (speech.text(ProductLabel::Add), speech.text(ProductLabel::Edit));
    let title = Signal::derive(move || if editing.get() == Some(None) { add.get() } else { edit.get() });
    let hidden = Signal::derive(move || rows.with(|(_, hidden)| *hidden));
    view! {
        <PageHeading title=speech.text(Label::Products) note=speech.text(ProductLabel::Note) back=back>
            <Button look=ButtonLook::Primary icon=Icon::Plus on_press=move || editing.set(Some(None))>{move || add.get()}</Button>
        </PageHeading>
        <Show
            when=move || { total.get() > 0 }
            fallback=move || view! { <EmptyState sentence=speech.text(ProductLabel::Empty) /> }
        >
            <div class="stack gap-3 products">
                <SearchField label=speech.text(ProductLabel::Search) value=query on_input=move |text| set_query.set(text) />
                <p class="small soft" role="status">
                    {move || match rows.with(|(rows, _)| rows.len()) {
                        0 => speech.text(ProductLabel::NoneFits).get(),
                        shown => products::count(shown + hidden.get(), speech.language()),
                    }}
                </p>
                <ul class="ledger">{move || rows.get().0.into_iter().map(row).collect_view()}</ul>
                <Show when=move || { hidden.get() > 0 }>
                    <p class="small soft">{move || products::more(hidden.get(), speech.language())}</p>
                </Show>
            </div>
        </Show>
        <Dialog
            title=title
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || editing.get().is_some())
            on_close=move || editing.set(None)
        >
            {move || editing.get().map(|id| view! {
                <form::ProductForm id=id editing=editing />
                {id.map(suits::suits)}
                {id.map(recall::recall)}
            })}
        </Dialog>
    }
    .into_any()
}

/// Products that fit, those still sold first, and how many more there are than are shown.
fn rows_of(book: &Book, query: &str, language: Language) -> (Vec<Row>, usize) {
    let currency = book.settings().currency;
    let mut fitting: Vec<(ProductId, &crate::domain::Product)> = (0_u32..)
        .zip(book.products())
        .filter(|(_, slot)| slot.live)
        .map(|(at, slot)| (ProductId(at), &slot.value))
        .filter(|(_, product)| {
            query.is_empty() || [&product.name, &product.code, &product.category].into_iter().any(|text| fold_text(text).contains(query))
        })
        .collect();
    fitting.sort_by_key(|(_, product)| product.archived);
    let hidden = fitting.len().saturating_sub(MOST_SHOWN);
    let rows = fitting.into_iter().take(MOST_SHOWN).map(|(id, product)| {
        let about = [product.code.as_str(), product.category.as_str()];
        let price = product.price_minor.map(|price| format::money(price, currency));
        Row {
            id,
            name: product.name.clone(),
            about: about.into_iter().filter(|text| !text.is_empty() && *text != product.name).collect::<Vec<_>>().join(" · "),
            price: price.unwrap_or_default(),
            margin: match (product.price_minor, product.cost_minor) {
                (Some(price), Some(cost)) if price > 0 => products::margin(price, cost, language),
                _ => String::new(),
            },
            is_archived: product.archived,
        }
    });
    (rows.collect(), hidden)
}
