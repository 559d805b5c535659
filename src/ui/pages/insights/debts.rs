//! Who owes how much, how old it is, and what was promised; the oldest due first.
use crate::{
    domain::{CustomerId, Promise},
    method::{Age, Debtor, PaymentWord, Receivables},
    route::Route,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, EmptyState, SectionHeading},
        pieces::{AccountAct, AskedAccount, ClassMark, SentenceView, Told, account_dialog, next_friday, payment_promise, told_strip},
        shop::{use_acts, use_shop},
    },
    words::{
        Sentence, Text, act,
        debts::{self, DebtLabel, age_label},
        format,
    },
};
use leptos::prelude::*;

/// Rows drawn at once, and again with each press.
const PAGE: usize = 40;

/// The tab.
pub fn debts() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let found = Memo::new(move |_| {
        let today = shop.today();
        shop.read(|book, _| Receivables::find(book, today))
    });
    let asked: AskedAccount = RwSignal::new(None);
    let most = RwSignal::new(PAGE);
    let currency = Memo::new(move |_| shop.read(|book, _| book.settings().currency));
    let title =
        speech.tell(move |language| found.with(|found| debts::total(found.debtors.len(), found.total_minor, currency.get(), language)));
    let told = Signal::derive(move || {
        let language = speech.language();
        let note = DebtLabel::AgeNote.text(language).to_owned();
        let figure = |(age, sum): (Age, i64)| {
            let (label, number) = (age_label(age).text(language).to_owned(), format::money(sum, currency.get()));
            let sentence = Sentence::around(format!("{label}{}", language.choose("：", "：", ": ")), number.clone(), String::new());
            Told { label, number, is_warm: age > Age::UpTo30 && sum > 0, sentence, definition: note.clone(), ..Told::default() }
        };
        Age::ALL.into_iter().zip(found.with(|found| found.by_age)).map(figure).collect::<Vec<_>>()
    });
    let shown = Memo::new(move |_| found.with(|found| found.debtors.iter().take(most.get()).cloned().collect::<Vec<_>>()));
    let hidden = move || found.with(|found| found.debtors.len()).saturating_sub(most.get());
    view! {
        <Show
            when=move || found.with(|found| !found.debtors.is_empty())
            fallback=move || {
                let sell = speech.text(crate::words::Label::Sell);
                view! {
                    <EmptyState sentence=speech.text(DebtLabel::NoDebts)>
                        <crate::ui::parts::LinkButton href=Route::Sell(None).href()>{move || sell.get()}</crate::ui::parts::LinkButton>
                    </EmptyState>
                }
            }
        >
            <div class="stack gap-4">
                {told_strip(told)}
                <section class="sheet stack gap-2">
                    <SectionHeading title=title />
                    <ul class="ledger plain-list">
                        {move || shown.get().into_iter().map(|debtor| row(debtor, asked)).collect_view()}
                    </ul>
                    <Show when=move || { hidden() > 0 }>
                        <Button look=ButtonLook::Quiet on_press=move || most.update(|most| *most += 2 * PAGE)>
                            {move || crate::words::customer::show_more(hidden(), speech.language())}
                        </Button>
                    </Show>
                </section>
            </div>
        </Show>
        {account_dialog(asked)}
    }
    .into_any()
}

fn row(debtor: Debtor, asked: AskedAccount) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let language = speech.language_now();
    let Debtor { customer, account, promise } = debtor;
    let today = shop.today_now();
    let owed = account.balance_minor;
    let (name, currency, class) =
        shop.read_now(|book, figures| (act::name_of(book, customer, language), book.settings().currency, figures.class_in_force(customer)));
    let told = debts::owes(&account, promise.map(|(_, word)| word), today, currency, language).unwrap_or_default();
    let late = late_payer(customer);
    let detail = [debts::overdue(&account, today, currency, language), late].join(language.choose("", "", " "));
    let is_waiting = matches!(promise, Some((_, PaymentWord::Waiting { .. })));
    let friday = move || {
        let today = shop.today_now();
        acts.act(move |book| book.plan_add(payment_promise(customer, owed, today, next_friday(today))));
    };
    let ask = move |what: AccountAct| asked.set(Some((customer, what)));
    view! {
        <li class="act-line">
            <div class="act-line-words">
                <p class="cluster gap-2">
                    <a class="strong" href=Route::Customer(customer).href()>{name}</a>
                    <ClassMark customer=customer class=Signal::stored(class) />
                </p>
                <p><SentenceView sentence=Signal::stored(told) /></p>
                <p class="small soft">{detail}</p>
            </div>
            <div class="cluster">
                <Button look=ButtonLook::Quiet on_press=move || ask(AccountAct::Payment)>{DebtLabel::TakePayment.text(language)}</Button>
                {(!is_waiting)
                    .then(|| {
                        view! {
                            <Button look=ButtonLook::Quiet on_press=friday>{DebtLabel::PromiseUntilFriday.text(language)}</Button>
                            <Button look=ButtonLook::Quiet on_press=move || ask(AccountAct::Promise)>{DebtLabel::Promise.text(language)}</Button>
                        }
                    })}
            </div>
        </li>
    }
    .into_any()
}

/// What is proposed for somebody who broke the word on payment more than once (method 97).
fn late_payer(customer: CustomerId) -> String {
    let (shop, speech) = (use_shop(), use_speech());
    let today = shop.today_now();
    let broken = shop.read_now(|book, _| {
        let own = book.live_rows::<Promise>().filter(|(_, promise)| promise.customer == customer);
        own.filter(|(_, promise)| matches!(PaymentWord::of(promise, today), Some(PaymentWord::Broken { .. }))).count() as u32
    });
    if broken > 1 { debts::late_payer(broken, speech.language_now()) } else { String::new() }
}
