//! The account of a customer: paid, promised, given up, put right. Shown on the card and beside the list of those who owe.
use crate::{
    book::{Book, Draft, Refusal},
    domain::{CustomerId, Day, DebtEntry, DebtKind, Promise, PromiseBy, Weekday, parse_amount},
    method::{Account, PaymentWord, payment_word},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, Field, FieldKind},
        shop::{Shop, use_acts, use_shop},
    },
    words::{Label, Text, debts::DebtLabel},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// What is done to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountAct {
    Payment,
    Promise,
    WriteOff,
    Adjust,
}

impl AccountAct {
    /// The words of its button and its dialog.
    pub const fn label(self) -> DebtLabel {
        match self {
            Self::Payment => DebtLabel::TakePayment,
            Self::Promise => DebtLabel::Promise,
            Self::WriteOff => DebtLabel::WriteOff,
            Self::Adjust => DebtLabel::Adjust,
        }
    }
}

/// The act that a dialog asks about, and whose account it is.
pub type AskedAccount = RwSignal<Option<(CustomerId, AccountAct)>>;

/// The dialog of the acts; open while one is asked.
pub fn account_dialog(asked: AskedAccount) -> AnyView {
    let speech = use_speech();
    let title = speech.tell(move |language| asked.get().map(|(_, act)| act.label().text(language)).unwrap_or_default().to_owned());
    view! {
        <Dialog title=title close_label=speech.text(Label::Close) open=Signal::derive(move || asked.get().is_some()) on_close=move || asked.set(None)>
            {move || asked.get_untracked().map(|(id, act)| form(id, act, asked))}
        </Dialog>
    }
    .into_any()
}

/// The next Friday, today not counted.
pub fn next_friday(today: Day) -> Day {
    (1..=7).map(|days| today.plus_days(days)).find(|day| day.weekday() == Weekday::Friday).unwrap_or(today)
}

/// A promise of the customer to pay.
pub fn payment_promise(customer: CustomerId, amount_minor: i64, today: Day, due: Day) -> Promise {
    Promise {
        customer,
        by: PromiseBy::Customer,
        text: String::new(),
        amount_minor: Some(amount_minor),
        made_on: today,
        due,
        ending: None,
        staff: String::new(),
    }
}

/// The sum that the form begins with: what was promised, else what is owed.
fn first_sum(shop: Shop, id: CustomerId, act: AccountAct) -> i64 {
    shop.read_now(|book, _| {
        let owed = Account::find(book, id).balance_minor;
        match (act, payment_word(book, id, shop.today_now())) {
            (AccountAct::Payment, Some((_, PaymentWord::Waiting { amount_minor, .. }))) => amount_minor.min(owed),
            (AccountAct::Adjust, _) => 0,
            _ => owed,
        }
    })
}

fn form(id: CustomerId, act: AccountAct, asked: AskedAccount) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let currency = shop.read_now(|book, _| book.settings().currency);
    let sum = first_sum(shop, id, act);
    let (amount, set_amount) = signal(if sum > 0 { crate::domain::amount_text(sum, currency) } else { String::new() });
    let today = shop.today_now();
    let (day, set_day) = signal(if act == AccountAct::Promise { next_friday(today) } else { today }.iso());
    let (note, set_note) = signal(String::new());
    let (amount_error, day_error) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let language = speech.language_now();
        let is_fine = |amount: &i64| if act == AccountAct::Adjust { *amount != 0 } else { *amount > 0 };
        let Some(amount_minor) = parse_amount(&amount.get_untracked(), currency).filter(is_fine) else {
            return amount_error.set(Some(DebtLabel::BadAmount.text(language).to_owned()));
        };
        let Some(day) = Day::parse_iso(&day.get_untracked()) else {
            return day_error.set(Some(DebtLabel::BadDay.text(language).to_owned()));
        };
        let note = note.get_untracked();
        asked.set(None);
        acts.act(move |book| plan(book, id, act, amount_minor, today, day, &note));
    };
    let save_label = speech.text(Label::Save);
    let hint = speech.tell(move |language| if act == AccountAct::Adjust { DebtLabel::AdjustHint.text(language) } else { "" }.to_owned());
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field
                label=speech.text(DebtLabel::Amount)
                kind=FieldKind::Amount
                prefix=currency.symbol()
                hint=hint
                value=amount
                on_input=move |text| {
                    amount_error.set(None);
                    set_amount.set(text);
                }
                error=amount_error
                autofocus=true
            />
            <Field
                label=speech.text(if act == AccountAct::Promise { DebtLabel::Due } else { DebtLabel::Day })
                kind=FieldKind::Date
                value=day
                on_input=move |text| {
                    day_error.set(None);
                    set_day.set(text);
                }
                error=day_error
            />
            <Field label=speech.text(DebtLabel::Note) value=note on_input=move |text| set_note.set(text) />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn plan(book: &Book, id: CustomerId, act: AccountAct, amount_minor: i64, today: Day, day: Day, note: &str) -> Result<Draft, Refusal> {
    match act {
        AccountAct::Payment => book.plan_payment(id, day, amount_minor, note),
        AccountAct::WriteOff => book.plan_write_off(id, day, amount_minor, note),
        AccountAct::Promise => book.plan_add(Promise { text: note.trim().to_owned(), ..payment_promise(id, amount_minor, today, day) }),
        AccountAct::Adjust => book.plan_add(DebtEntry {
            customer: id,
            day,
            kind: DebtKind::Adjustment,
            amount_minor,
            due: None,
            receipt: None,
            note: note.trim().to_owned(),
        }),
    }
}
