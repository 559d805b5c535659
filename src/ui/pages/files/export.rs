//! Tables out: customers and sales for a spreadsheet.
use crate::method::Facts;
use crate::{
    domain::CustomerId,
    exchange::{
        export,
        sql::{CUSTOMERS_FILE, NamedRule, SALES_FILE, write_customer_table, write_sale_table, write_script},
    },
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{Button, SectionHeading},
        pieces::use_hand_out,
        shop::use_shop,
    },
    words::{files::FilesLabel, groups::GroupsLabel},
};
use leptos::prelude::*;

/// The two tables.
#[component]
pub fn ExportSection() -> impl IntoView {
    let (shop, speech, hand_out) = (use_shop(), use_speech(), use_hand_out());
    let customers = move || {
        hand_out.csv(FilesLabel::CustomersFile, |book, language| {
            let all: Vec<CustomerId> = book.present_customers().map(|(id, _)| id).collect();
            export::write_customers(book, &all, language)
        });
    };
    let sales = move || hand_out.csv(FilesLabel::SalesFile, export::write_sales);
    let is_empty = Signal::derive(move || shop.read(|book, _| book.present_customers().next().is_none()));
    let no_sales = Signal::derive(move || shop.read(|book, _| book.sales().columns().is_empty()));
    let (note, customers_label, sales_label) =
        (speech.text(FilesLabel::ExportNote), speech.text(FilesLabel::ExportCustomers), speech.text(FilesLabel::ExportSales));
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(FilesLabel::Export) />
            <p class="soft">{move || note.get()}</p>
            <div class="cluster">
                <Button icon=Icon::Download disabled=is_empty on_press=customers>{move || customers_label.get()}</Button>
                <Button icon=Icon::Download disabled=no_sales on_press=sales>{move || sales_label.get()}</Button>
            </div>
        </section>
        {tables_and_sql()}
    }
}

/// Tables and definitions for an engine: three files.
fn tables_and_sql() -> AnyView {
    let (shop, speech, hand_out) = (use_shop(), use_speech(), use_hand_out());
    let hand = move |name: &'static str, write: fn(&Facts) -> Vec<u8>| {
        let bytes = untrack(|| shop.read_groups(true, |_, facts| write(facts)));
        hand_out.text(name, &bytes);
    };
    let (title, note) = (speech.text(GroupsLabel::TablesSql), speech.text(GroupsLabel::TablesSqlNote));
    let button = move |name: &'static str, write: fn(&Facts) -> Vec<u8>| {
        view! { <Button icon=Icon::Download on_press=move || hand(name, write)>{name}</Button> }.into_any()
    };
    view! {
        <section class="stack">
            <SectionHeading title=title />
            <p class="soft">{move || note.get()}</p>
            <div class="cluster">
                {button(CUSTOMERS_FILE, write_customer_table)} {button(SALES_FILE, write_sale_table)} {button("yushui.sql", script)}
            </div>
        </section>
    }
    .into_any()
}

fn script(facts: &Facts) -> Vec<u8> {
    let saved: Vec<NamedRule> = facts
        .book
        .saved_groups()
        .iter()
        .filter(|slot| slot.live)
        .map(|slot| NamedRule { name: &slot.value.name, rule: &slot.value.rule })
        .collect();
    write_script(facts, &saved).into_bytes()
}
