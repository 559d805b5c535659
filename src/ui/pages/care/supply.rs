//! The supply plan of a trade customer: what they will take in three months, edited together, on paper for both sides.
use super::print_page;
use crate::{
    book::Book,
    care::{Delivered, delivered},
    domain::{
        Currency, CustomerId, Month, ProductId, SupplyLine, amount_text, parse_amount, parse_quantity_milli, price_times, quantity_text,
    },
    method::{SUPPLY_MONTHS, Supply, expect_supply, supply_months},
    route::Route,
    ui::{
        frame::{PageBack, PageHeading},
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Column, Field, FieldKind, IconButton, SectionHeading, Select, TableView},
        pieces::SentenceView,
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Language, Text, act, format,
        insights::month_long,
        supply::{self, SupplyLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

const MONTHS: usize = SUPPLY_MONTHS as usize;
/// Products that can be added.
const MOST_CHOICES: usize = 300;

/// One item as it is being edited. Signals are owned by the row, so that a removed row frees them.
#[derive(Clone, PartialEq)]
struct Item {
    product: ProductId,
    name: String,
    /// Why so much is expected; empty where nothing is known.
    why: String,
    price_minor: Option<i64>,
    pieces: [ArcRwSignal<String>; MONTHS],
    amounts: [ArcRwSignal<String>; MONTHS],
    note: ArcRwSignal<String>,
}

/// The page.
pub fn supply_page(id: CustomerId) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let months = supply_months(shop.today_now());
    let start = shop.read_now(|book, figures| read_plan(book, id, &expect_supply(book, id, figures.today), months, speech.language_now()));
    let is_known = shop.read_now(|book, _| book.find_customer(id).is_some());
    let items = RwSignal::new(start.items);
    let is_estimated = RwSignal::new(start.is_estimated);
    let wrong = RwSignal::new(false);
    let currency = shop.read_now(|book, _| book.settings().currency);
    let name = speech.tell(move |language| supply::heading(&shop.read(|book, _| act::name_of(book, id, language)), language));
    let back = PageBack { href: Signal::stored(Route::Customer(id).href()), label: speech.text(SupplyLabel::Back) };
    let refill = move || {
        let fresh = shop.read_now(|book, figures| {
            let expected = expect_supply(book, id, figures.today);
            expected.iter().map(|found| Item::expected(found, book, months, speech.language_now())).collect()
        });
        items.set(fresh);
        is_estimated.set(true);
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let lines: Option<Vec<SupplyLine>> = items.with_untracked(|items| {
            let of_item = |item: &Item| item.lines(id, months, currency);
            items.iter().map(of_item).collect::<Option<Vec<_>>>().map(|lines| lines.concat())
        });
        wrong.set(lines.is_none());
        if let Some(lines) = lines {
            acts.act_then(
                move |book| book.plan_supply(id, &months, lines),
                move |_| {
                    is_estimated.try_set(false);
                },
            );
        }
    };
    let is_empty = Memo::new(move |_| items.with(Vec::is_empty));
    let hint = speech.tell(move |language| {
        let label = if is_empty.get() { Some(SupplyLabel::Nothing) } else { is_estimated.get().then_some(SupplyLabel::Estimated) };
        label.map(|label| label.text(language).to_owned()).unwrap_or_default()
    });
    let error = speech.tell(move |language| if wrong.get() { SupplyLabel::BadNumber.text(language).to_owned() } else { String::new() });
    let (save_label, print, again) = (speech.text(Label::Save), speech.text(SupplyLabel::Print), speech.text(SupplyLabel::Refill));
    let row = move |item: Item| item_row(item, items, months, currency);
    view! {
        <PageHeading title=name note=speech.text(SupplyLabel::Note) back=back>
            <Button icon=Icon::Table on_press=print_page>{move || print.get()}</Button>
        </PageHeading>
        <form class="stack gap-4 supply-form" on:submit=save>
            <p class="soft">{move || hint.get()}</p>
            <ul class="ledger plain-list">
                <For each=move || items.get() key=|item| item.product children=row />
            </ul>
            {add_item(id, items, months)}
            <p class="red" role="alert">{move || error.get()}</p>
            <div class="cluster">
                <Button look=ButtonLook::Primary submit=true disabled=!is_known>{move || save_label.get()}</Button>
                <Button on_press=refill>{move || again.get()}</Button>
            </div>
        </form>
        {paper(items, months, currency)}
        {so_far(id)}
    }
    .into_any()
}

/// What the form begins with.
struct Start {
    items: Vec<Item>,
    /// Nothing is saved yet.
    is_estimated: bool,
}

fn read_plan(book: &Book, id: CustomerId, expected: &[Supply], months: [Month; MONTHS], language: Language) -> Start {
    let saved: Vec<&SupplyLine> =
        book.live_rows::<SupplyLine>().map(|(_, line)| line).filter(|line| line.customer == id && months.contains(&line.month)).collect();
    if saved.is_empty() {
        let items = expected.iter().map(|found| Item::expected(found, book, months, language)).collect();
        return Start { items, is_estimated: true };
    }
    let mut products: Vec<ProductId> = Vec::new();
    for line in &saved {
        if !products.contains(&line.product) {
            products.push(line.product);
        }
    }
    let currency = book.settings().currency;
    let of_product = |product: ProductId| {
        let found = expected.iter().find(|supply| supply.product == product);
        let item = found.map_or_else(|| Item::empty(product, book), |supply| Item::expected(supply, book, months, language));
        for (at, month) in months.iter().enumerate() {
            let line = saved.iter().find(|line| line.product == product && line.month == *month);
            item.pieces[at].set(line.map(|line| quantity_text(line.quantity_milli)).unwrap_or_default());
            item.amounts[at].set(line.map(|line| amount_text(line.amount_minor, currency)).unwrap_or_default());
        }
        let note = saved.iter().find(|line| line.product == product && !line.note.is_empty());
        item.note.set(note.map(|line| line.note.clone()).unwrap_or_default());
        item
    };
    Start { items: products.into_iter().map(of_product).collect(), is_estimated: false }
}

impl Item {
    fn empty(product: ProductId, book: &Book) -> Self {
        let known = book.find_product(product);
        let blank = || std::array::from_fn(|_| ArcRwSignal::new(String::new()));
        Self {
            product,
            name: known.map(|known| known.name.clone()).unwrap_or_default(),
            why: String::new(),
            price_minor: known.and_then(|known| known.price_minor),
            pieces: blank(),
            amounts: blank(),
            note: ArcRwSignal::new(String::new()),
        }
    }

    fn expected(supply: &Supply, book: &Book, months: [Month; MONTHS], language: Language) -> Self {
        let currency = book.settings().currency;
        let item = Self {
            why: supply::why(supply, &months, currency, language),
            price_minor: Some(supply.price_minor),
            ..Self::empty(supply.product, book)
        };
        for at in 0..MONTHS {
            if supply.expected_milli[at] > 0 {
                item.pieces[at].set(quantity_text(supply.expected_milli[at]));
                item.amounts[at].set(amount_text(supply.amount_minor(at), currency));
            }
        }
        item
    }

    /// What one field holds, nothing as zero; `None` where it cannot be read.
    fn cell(&self, at: usize, currency: Currency) -> Option<(i64, i64)> {
        let read = |text: String, parse: &dyn Fn(&str) -> Option<i64>| match text.trim() {
            "" => Some(0),
            text => parse(text).filter(|number| *number >= 0),
        };
        let pieces = read(self.pieces[at].get(), &parse_quantity_milli)?;
        let amount = read(self.amounts[at].get(), &|text| parse_amount(text, currency))?;
        Some((pieces, amount))
    }

    /// The lines to be saved; a month with neither pieces nor money has none.
    fn lines(&self, customer: CustomerId, months: [Month; MONTHS], currency: Currency) -> Option<Vec<SupplyLine>> {
        let mut lines = Vec::with_capacity(MONTHS);
        for (at, month) in months.into_iter().enumerate() {
            let (quantity_milli, amount_minor) = untrack(|| self.cell(at, currency))?;
            if quantity_milli > 0 || amount_minor > 0 {
                let note = self.note.get_untracked().trim().to_owned();
                lines.push(SupplyLine { customer, month, product: self.product, quantity_milli, amount_minor, note });
            }
        }
        Some(lines)
    }
}

/// One item with its three months.
fn item_row(item: Item, items: RwSignal<Vec<Item>>, months: [Month; MONTHS], currency: Currency) -> AnyView {
    let speech = use_speech();
    let Item { product, name, why, price_minor, pieces, amounts, note } = item;
    let cell = |at: usize| {
        let (pieces, amount) = (pieces[at].clone(), amounts[at].clone());
        let (shown_pieces, shown_amount) = (pieces.clone(), amount.clone());
        let change_pieces = {
            let amount = amount.clone();
            move |text: String| {
                if let (Some(price), Some(milli)) = (price_minor, parse_quantity_milli(&text))
                    && let Some(total) = price_times(price, milli)
                {
                    amount.set(amount_text(total, currency));
                }
                pieces.set(text);
            }
        };
        let month = months[at];
        let label = {
            let name = StoredValue::new(name.clone());
            move |label: SupplyLabel| {
                speech.tell(move |language| name.with_value(|name| supply::field(name, month, label.text(language), language)))
            }
        };
        let heading = speech.tell(move |language| month_long(month, language));
        let labels = (speech.text(SupplyLabel::Pieces), speech.text(SupplyLabel::Amount));
        view! {
            <fieldset class="supply-month">
                <legend class="small soft">{move || heading.get()}</legend>
                <div class="supply-cells">
                    <div>
                        <span class="small soft" aria-hidden="true">{move || labels.0.get()}</span>
                        <Field label=label(SupplyLabel::Pieces) label_hidden=true kind=FieldKind::Amount
                            value=Signal::derive(move || shown_pieces.get()) on_input=change_pieces />
                    </div>
                    <div>
                        <span class="small soft" aria-hidden="true">{move || labels.1.get()}</span>
                        <Field label=label(SupplyLabel::Amount) label_hidden=true kind=FieldKind::Amount prefix=currency.symbol()
                            value=Signal::derive(move || shown_amount.get()) on_input=move |text| amount.set(text) />
                    </div>
                </div>
            </fieldset>
        }
    };
    let cells = (0..MONTHS).map(cell).collect_view();
    let remove = move || items.update(|items| items.retain(|item| item.product != product));
    let removal = {
        let name = name.clone();
        speech.tell(move |language| format!("{}{}{name}", SupplyLabel::RemoveItem.text(language), language.choose("：", "：", ": ")))
    };
    let shown_note = note.clone();
    view! {
        <li class="stack gap-2">
            <div class="supply-head">
                <div>
                    <h2 class="strong supply-name">{name}</h2>
                    <p class="small soft">{why}</p>
                </div>
                <IconButton icon=Icon::Close label=removal on_press=remove />
            </div>
            <div class="supply-months">{cells}</div>
            <Field label=speech.text(SupplyLabel::When) value=Signal::derive(move || shown_note.get()) on_input=move |text| note.set(text) />
        </li>
    }
    .into_any()
}

/// Products that are not on the plan yet.
fn add_item(id: CustomerId, items: RwSignal<Vec<Item>>, months: [Month; MONTHS]) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let choices = Memo::new(move |_| {
        let language = speech.language();
        let on_plan: Vec<ProductId> = items.with(|items| items.iter().map(|item| item.product).collect());
        shop.read(|book, _| {
            let all = (0_u32..).map(ProductId).zip(book.products()).filter(|(_, slot)| slot.live && !slot.value.archived);
            let free = all.filter(|(product, _)| !on_plan.contains(product)).take(MOST_CHOICES);
            let first = std::iter::once(Choice::new(None, SupplyLabel::ChooseItem.text(language)));
            first.chain(free.map(|(product, slot)| Choice::new(Some(product), slot.value.name.clone()))).collect::<Vec<_>>()
        })
    });
    let chosen = RwSignal::new(None::<ProductId>);
    let add = move || {
        let Some(product) = chosen.get_untracked() else { return };
        let item = shop.read_now(|book, figures| {
            let expected = expect_supply(book, id, figures.today);
            let found = expected.iter().find(|supply| supply.product == product);
            found.map_or_else(|| Item::empty(product, book), |supply| Item::expected(supply, book, months, speech.language_now()))
        });
        items.update(|items| items.push(item));
        chosen.set(None);
    };
    let nothing = Signal::derive(move || chosen.get().is_none());
    let label = speech.text(SupplyLabel::AddItem);
    view! {
        <div class="cluster supply-add">
            <Select label=speech.text(SupplyLabel::Item) choices=choices value=chosen on_change=move |product| chosen.set(product) />
            <Button icon=Icon::Plus disabled=nothing on_press=add>{move || label.get()}</Button>
        </div>
    }
    .into_any()
}

/// The plan as a table: the sums on the screen, the whole on paper.
fn paper(items: RwSignal<Vec<Item>>, months: [Month; MONTHS], currency: Currency) -> AnyView {
    let speech = use_speech();
    let columns = Signal::derive(move || {
        let language = speech.language();
        let month = |month: Month| Column::figures(month_long(month, language));
        let ends = [Column::words(SupplyLabel::When.text(language))];
        std::iter::once(Column::words(SupplyLabel::Item.text(language))).chain(months.map(month)).chain(ends).collect::<Vec<_>>()
    });
    let rows = Signal::derive(move || {
        let language = speech.language();
        let mut sums = [0_i64; MONTHS];
        let mut rows: Vec<Vec<String>> = items.with(|items| {
            let of_item = |item: &Item| {
                let cells = (0..MONTHS).map(|at| match item.cell(at, currency) {
                    Some((0, 0)) | None => String::new(),
                    Some((pieces, amount)) => {
                        sums[at] = sums[at].saturating_add(amount);
                        format!("{} · {}", quantity_text(pieces), format::money(amount, currency))
                    }
                });
                let cells: Vec<String> = cells.collect();
                std::iter::once(item.name.clone()).chain(cells).chain([item.note.get()]).collect()
            };
            items.iter().map(of_item).collect()
        });
        let total = sums.map(|sum| format::money(sum, currency));
        rows.push([SupplyLabel::Total.text(language).to_owned()].into_iter().chain(total).chain([String::new()]).collect());
        rows
    });
    view! { <TableView caption=speech.text(SupplyLabel::Title) columns=columns rows=rows /> }.into_any()
}

/// What was planned for this month and the last, and what was taken.
fn so_far(id: CustomerId) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let lines = Memo::new(move |_| {
        let language = speech.language();
        shop.read(|book, figures| {
            let name = |found: &Delivered| book.find_product(found.line.product).map(|known| known.name.clone()).unwrap_or_default();
            let told = |found: Delivered| (supply::delivered(&found, &name(&found), language), found.deviates_since.is_some());
            delivered(book, id, figures.today).into_iter().map(told).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <section class="supply-so-far">
            <SectionHeading title=speech.text(SupplyLabel::SoFar) />
            <ul class="ledger plain-list">
                {move || {
                    let line = |(sentence, strays): (_, bool)| {
                        view! { <li class:warm=strays><SentenceView sentence=Signal::stored(sentence) /></li> }
                    };
                    lines.get().into_iter().map(line).collect_view()
                }}
            </ul>
            </section>
        </Show>
    }
    .into_any()
}
