//! The customer's latest sales, each of which can be taken back whole.
use super::counter::{Counter, Saved};
use crate::{
    book::Book,
    domain::{Currency, CustomerId, Day, ReceiptId, quantity_text},
    ui::{
        language::use_speech,
        parts::{Button, SectionHeading},
        shop::{use_acts, use_shop},
    },
    words::{Language, Text, format, sell, sell::SellLabel},
};
use leptos::prelude::*;

/// Sales shown at most.
const MOST_SALES: usize = 8;

/// The latest sales with the way to take each back.
#[component]
pub fn LatestSales(counter: Counter) -> impl IntoView {
    let (speech, shop, acts) = (use_speech(), use_shop(), use_acts());
    let sales = Memo::new(move |_| {
        let (customer, language) = (counter.customer.get(), speech.language());
        shop.read(|book, _| customer.map(|id| latest_sales(book, id, shop.today(), language)).unwrap_or_default())
    });
    let (none, or_amount) = (speech.text(SellLabel::NoSales), speech.text(SellLabel::OrAmount));
    let (take_back, taken_back) = (speech.text(SellLabel::TakeBack), speech.text(SellLabel::TakenBack));
    let row = move |sale: PastSale| {
        let PastSale { receipt, amount_minor, .. } = sale;
        let refund = move || {
            let (customer, day) = (counter.customer.get_untracked(), counter.day_now());
            acts.act_then(
                move |book| book.plan_refund(receipt, day),
                move |_| counter.clear(Saved { customer, amount_minor: -amount_minor }),
            );
        };
        view! {
            <li class="sell-sale">
                <span class="sell-sale-what">
                    <span class="small soft">{sale.day}</span>
                    <span>{sale.what}</span>
                </span>
                <span class="numeric">{sale.amount}</span>
                {if sale.is_reversed {
                    view! { <span class="small soft">{move || taken_back.get()}</span> }.into_any()
                } else {
                    view! { <Button on_press=refund>{move || take_back.get()}</Button> }.into_any()
                }}
            </li>
        }
    };
    view! {
        <section class="stack gap-2">
            <SectionHeading title=speech.text(SellLabel::LatestSales) />
            <ul class="ledger">{move || sales.get().into_iter().map(row).collect_view()}</ul>
            <p class="small soft">
                {move || if sales.with(Vec::is_empty) { none.get() } else { or_amount.get() }}
            </p>
        </section>
    }
}

#[derive(Clone, PartialEq)]
struct PastSale {
    receipt: ReceiptId,
    amount_minor: i64,
    amount: String,
    day: String,
    what: String,
    is_reversed: bool,
}

/// The latest sales of one customer, refunds left out.
fn latest_sales(book: &Book, customer: CustomerId, today: Day, language: Language) -> Vec<PastSale> {
    let columns = book.sales().columns();
    let rows = book.sales().rows_of_customer(customer);
    let mut receipts: Vec<(i32, u32)> = rows.map(|row| (columns.day[row], columns.receipt[row])).collect();
    receipts.sort_unstable_by(|left, right| right.cmp(left));
    receipts.dedup();
    let currency = book.settings().currency;
    let sales = receipts.into_iter().filter_map(|(_, receipt)| past_sale(book, ReceiptId(receipt), currency, today, language));
    sales.take(MOST_SALES).collect()
}

fn past_sale(book: &Book, receipt: ReceiptId, currency: Currency, today: Day, language: Language) -> Option<PastSale> {
    let sale = book.find_sale(receipt).filter(|sale| sale.amount_minor() > 0)?;
    let amount_minor = sale.amount_minor();
    let name = |line: &crate::book::SaleLine| match line.product.and_then(|id| book.find_product(id)) {
        Some(product) => {
            sell::line(&product.name, &if line.quantity_milli == 0 { String::new() } else { quantity_text(line.quantity_milli) })
        }
        None => SellLabel::Bare.text(language).to_owned(),
    };
    let names: Vec<String> = sale.lines.iter().map(name).collect();
    Some(PastSale {
        receipt,
        amount_minor,
        amount: format::money(amount_minor, currency),
        day: format::day_relative(sale.day, today, language),
        what: format::list(&names, language),
        is_reversed: book.is_reversed(receipt),
    })
}
