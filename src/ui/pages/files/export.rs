//! Tables out: customers and sales for a spreadsheet.
use crate::{
    domain::CustomerId,
    exchange::export,
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{Button, SectionHeading},
        pieces::use_hand_out,
        shop::use_shop,
    },
    words::files::FilesLabel,
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
    }
}
