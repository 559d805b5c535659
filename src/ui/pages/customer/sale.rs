//! The owner corrects a sale: its day, its amounts, its remark.
use crate::{
    book::SaleDraft,
    domain::{Currency, Day, ReceiptId, amount_text, parse_amount, quantity_text},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, Field, FieldKind},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        customer::{self, CustomerLabel},
        sell,
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// The dialog; open while a receipt is named.
#[component]
pub fn SaleDialog(receipt: RwSignal<Option<ReceiptId>>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    view! {
        <Dialog
            title=speech.text(CustomerLabel::EditSale)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || receipt.get().is_some())
            on_close=move || receipt.set(None)
        >
            {move || {
                let named = receipt.get_untracked()?;
                let sale = shop.read_now(|book, _| book.find_sale(named))?;
                Some(view! { <SaleForm receipt=named sale=sale on_close=move || receipt.set(None) /> })
            }}
        </Dialog>
    }
}

/// One line of the sale while its amount is typed.
#[derive(Clone)]
struct Line {
    /// The product and how many of it; empty for a bare amount.
    name: String,
    amount: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

#[component]
fn SaleForm(receipt: ReceiptId, sale: SaleDraft, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let currency = shop.read_now(|book, _| book.settings().currency);
    // Refunds are typed without their sign.
    let sign = if sale.lines.iter().all(|line| line.amount_minor <= 0) { -1 } else { 1 };
    let lines: Vec<Line> = shop.read_now(|book, _| {
        let lines = sale.lines.iter().map(|line| {
            let product = line.product.and_then(|id| book.find_product(id));
            let quantity = if line.quantity_milli == 0 { String::new() } else { quantity_text(line.quantity_milli.abs()) };
            Line {
                name: product.map(|product| sell::line(&product.name, &quantity)).unwrap_or_default(),
                amount: RwSignal::new(amount_text(sign * line.amount_minor, currency)),
                error: RwSignal::new(None),
            }
        });
        lines.collect()
    });
    let (day, set_day) = signal(sale.day.iso());
    let (day_error, set_day_error) = signal(None::<String>);
    let (note, set_note) = signal(sale.note.clone());
    let typed = lines.clone();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let language = speech.language_now();
        let Some(day) = Day::parse_iso(&day.get_untracked()) else {
            return set_day_error.set(Some(CustomerLabel::BadDay.text(language).to_owned()));
        };
        let mut edited = SaleDraft { day, note: note.get_untracked().trim().to_owned(), ..sale.clone() };
        let mut is_readable = true;
        for (line, typed) in edited.lines.iter_mut().zip(&typed) {
            let text = typed.amount.get_untracked();
            match parse_amount(&text, currency) {
                Some(amount_minor) => line.amount_minor = sign * amount_minor,
                None => {
                    typed.error.set(Some(customer::bad_amount(&text, language)));
                    is_readable = false;
                }
            }
        }
        if !is_readable {
            return;
        }
        on_close.run(());
        if edited != sale {
            acts.act(move |book| book.plan_edit_sale(receipt, &edited));
        }
    };
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            {lines.into_iter().enumerate().map(|(at, line)| view! { <AmountField line=line currency=currency is_first=at == 0 /> }).collect_view()}
            <Field
                label=speech.text(CustomerLabel::Day)
                kind=FieldKind::Date
                value=day
                on_input=move |day| {
                    set_day_error.set(None);
                    set_day.set(day);
                }
                error=day_error
            />
            <Field label=speech.text(CustomerLabel::SaleNote) value=note on_input=move |note| set_note.set(note) />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
}

#[component]
fn AmountField(line: Line, currency: Currency, is_first: bool) -> impl IntoView {
    let speech = use_speech();
    let Line { name, amount, error } = line;
    let label = speech.tell(move |language| if name.is_empty() { CustomerLabel::Amount.text(language).to_owned() } else { name.clone() });
    view! {
        <Field
            label=label
            kind=FieldKind::Amount
            prefix=currency.symbol()
            value=amount
            on_input=move |text| {
                error.set(None);
                amount.set(text);
            }
            error=error
            autofocus=is_first
        />
    }
}
