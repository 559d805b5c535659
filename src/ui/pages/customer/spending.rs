//! What was spent on one customer: gifts, rewards, points, bad debt; the owner adds a line or takes one back.
use crate::{
    domain::{CustomerId, Day, Spending, SpendingKind, parse_amount},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, Field, FieldKind, SectionHeading, Select},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text, format,
        worth::{WorthLabel, kind_label},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Lines in sight, the latest first.
const MOST_LINES: usize = 5;

/// The section of the card.
pub fn spendings(id: CustomerId) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let adding = RwSignal::new(false);
    let lines = Memo::new(move |_| {
        let (language, today) = (speech.language(), shop.today());
        shop.read(|book, _| {
            let own = (0u32..).zip(book.spendings()).filter(|(_, slot)| slot.live && slot.value.customer == Some(id));
            let mut own: Vec<(Day, u32, String, String)> = own
                .map(|(at, slot)| {
                    let Spending { day, amount_minor, kind, text, .. } = &slot.value;
                    let what = [kind_label(*kind).text(language), text].into_iter().filter(|part| !part.is_empty());
                    let what = what.chain([format::day_short(*day, today, language).as_str()]).collect::<Vec<_>>().join(" · ");
                    (*day, at, what, format::money(*amount_minor, book.settings().currency))
                })
                .collect();
            own.sort_unstable_by(|left, right| right.cmp(left));
            own.truncate(MOST_LINES);
            own
        })
    });
    let (add, remove) = (speech.text(WorthLabel::AddSpending), speech.text(WorthLabel::Remove));
    let line = move |(_, at, what, amount): (Day, u32, String, String)| {
        view! {
            <li class="spending-row">
                <span class="numeric strong">{amount}</span>
                <span>{what}</span>
                <Button look=ButtonLook::Quiet on_press=move || acts.act(move |book| book.plan_remove::<Spending>(at))>{move || remove.get()}</Button>
            </li>
        }
    };
    view! {
        <SectionHeading title=speech.text(WorthLabel::SpentOn)>
            <Button look=ButtonLook::Quiet on_press=move || adding.set(true)>{move || add.get()}</Button>
        </SectionHeading>
        <ul class="ledger spendings">{move || lines.get().into_iter().map(line).collect_view()}</ul>
        <Dialog title=add close_label=speech.text(Label::Close) open=adding on_close=move || adding.set(false)>
            {form(id, adding)}
        </Dialog>
    }
    .into_any()
}

fn form(id: CustomerId, open: RwSignal<bool>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let kind = RwSignal::new(SpendingKind::Care);
    let (amount, set_amount) = signal(String::new());
    let (text, set_text) = signal(String::new());
    let (day, set_day) = signal(shop.today_now().iso());
    let amount_error = RwSignal::new(None::<String>);
    let day_error = RwSignal::new(None::<String>);
    let kinds = Signal::derive(move || {
        let language = speech.language();
        SpendingKind::ALL.map(|kind| Choice::new(kind, kind_label(kind).text(language))).to_vec()
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let language = speech.language_now();
        let currency = shop.read_now(|book, _| book.settings().currency);
        let Some(amount_minor) = parse_amount(&amount.get_untracked(), currency).filter(|amount| *amount > 0) else {
            return amount_error.set(Some(WorthLabel::BadAmount.text(language).to_owned()));
        };
        let Some(day) = Day::parse_iso(&day.get_untracked()) else {
            return day_error.set(Some(WorthLabel::BadDay.text(language).to_owned()));
        };
        let text = text.get_untracked().trim().to_owned();
        let spending = Spending { day, amount_minor, kind: kind.get_untracked(), source: None, customer: Some(id), text };
        open.set(false);
        acts.act(move |book| book.plan_add(spending));
    };
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Select label=speech.text(WorthLabel::SpendingKind) choices=kinds value=kind on_change=move |chosen| kind.set(chosen) />
            <Field
                label=speech.text(WorthLabel::Amount)
                kind=FieldKind::Amount
                prefix=Signal::derive(move || shop.read(|book, _| book.settings().currency.symbol().to_owned()))
                value=amount
                on_input=move |text| {
                    amount_error.set(None);
                    set_amount.set(text);
                }
                error=amount_error
                autofocus=true
            />
            <Field label=speech.text(WorthLabel::SpendingText) value=text on_input=move |text| set_text.set(text) />
            <Field
                label=speech.text(WorthLabel::SpendingDay)
                kind=FieldKind::Date
                value=day
                on_input=move |day| {
                    day_error.set(None);
                    set_day.set(day);
                }
                error=day_error
            />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
