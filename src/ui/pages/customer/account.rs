//! What the customer owes, since when, what was promised, and what can be done about it.
use crate::{
    domain::{CustomerId, DebtEntry, Promise, PromiseEnding},
    method::{Account, PaymentWord, payment_word},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, SectionHeading},
        pieces::{AccountAct, SentenceView, account_dialog},
        shop::{use_acts, use_shop},
    },
    words::{
        Text,
        debts::{self, DebtLabel},
        format,
    },
};
use leptos::prelude::*;

/// Lines in sight, the latest first.
const MOST_LINES: usize = 8;

/// The section of the card; with an account that was never used it is one button.
pub fn account(id: CustomerId) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let asked = RwSignal::new(None);
    let account = Memo::new(move |_| shop.read(|book, _| Account::find(book, id)));
    let word = Memo::new(move |_| shop.read(|book, _| payment_word(book, id, shop.today())));
    let currency = Memo::new(move |_| shop.read(|book, _| book.settings().currency));
    let told = move || {
        let (language, today) = (speech.language(), shop.today());
        account.with(|account| debts::owes(account, word.get().map(|(_, word)| word), today, currency.get(), language)).unwrap_or_default()
    };
    let is_even = move || account.with(|account| account.balance_minor == 0);
    let overdue = move || account.with(|account| debts::overdue(account, shop.today(), currency.get(), speech.language()));
    let lines = Memo::new(move |_| {
        let (language, today) = (speech.language(), shop.today());
        shop.read(|book, _| {
            let own = book.live_rows::<DebtEntry>().rev().filter(|(_, line)| line.customer == id).take(MOST_LINES);
            let told = |(_, line): (u32, &DebtEntry)| {
                let day = format::day_short(line.day, today, language);
                (format!("{day} · {}", debts::line(line, language)), format::money(line.amount_minor, book.settings().currency))
            };
            own.map(told).collect::<Vec<_>>()
        })
    });
    // What can be done depends on whether anything is owed; a correction is always possible.
    let buttons = move || {
        let owes = account.with(|account| account.balance_minor > 0);
        let acts: &[AccountAct] = if owes {
            &[AccountAct::Payment, AccountAct::Promise, AccountAct::WriteOff, AccountAct::Adjust]
        } else {
            &[AccountAct::Adjust]
        };
        let button = |act: &AccountAct| {
            let (act, label) = (*act, speech.text(act.label()));
            view! { <Button look=ButtonLook::Quiet on_press=move || asked.set(Some((id, act)))>{move || label.get()}</Button> }
        };
        acts.iter().map(button).collect_view()
    };
    let (nothing, all) = (speech.text(DebtLabel::Nothing), speech.text(DebtLabel::Lines));
    view! {
        <SectionHeading title=speech.text(DebtLabel::Title) />
        <Show when=move || !is_even() fallback=move || view! { <p class="small soft">{move || nothing.get()}</p> }>
            <p class="account-owed"><SentenceView sentence=Signal::derive(told) /></p>
            <p class="small soft">{overdue}</p>
        </Show>
        {move || word.get().and_then(|(at, word)| promise_acts(at, word))}
        <div class="cluster">{buttons}</div>
        <Show when=move || !lines.with(Vec::is_empty)>
            <details class="rate-new">
                <summary>{move || all.get()}</summary>
                <ul class="ledger spendings">
                    {move || {
                        let line = |(what, amount): (String, String)| {
                            view! { <li class="spread"><span>{what}</span><span class="numeric">{amount}</span></li> }
                        };
                        lines.get().into_iter().map(line).collect_view()
                    }}
                </ul>
            </details>
        </Show>
        {account_dialog(asked)}
    }
    .into_any()
}

/// A promise of payment that waits is kept or broken in one tap, also where the money comes another way.
fn promise_acts(at: u32, word: PaymentWord) -> Option<AnyView> {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let is_open = shop.read_now(|book, _| book.find_row::<Promise>(at).is_some_and(|promise| promise.ending.is_none()));
    if !is_open || matches!(word, PaymentWord::Kept { .. }) {
        return None;
    }
    let end = move |is_kept: bool| {
        let day = shop.today_now();
        acts.act(move |book| {
            let promise = book.find_row::<Promise>(at).ok_or(crate::book::Refusal::NoChange)?.clone();
            book.plan_set(at, Promise { ending: Some(PromiseEnding { is_kept, day }), ..promise })
        });
    };
    let (kept, broken) = (DebtLabel::Kept.text(speech.language_now()), DebtLabel::Broken.text(speech.language_now()));
    Some(
        view! {
            <div class="cluster">
                <Button on_press=move || end(true)>{kept}</Button>
                <Button on_press=move || end(false)>{broken}</Button>
            </div>
        }
        .into_any(),
    )
}
