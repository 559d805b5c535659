//! Where new customers come from and what one costs; the owner notes what was spent.
use super::Ground;
use crate::{
    domain::{Day, Month, Source, Spending, SpendingKind, parse_amount},
    method::SourceFigures,
    ui::{
        charts::Picture,
        parts::{Button, ButtonLook, Choice, Column, Dialog, Field, FieldKind, Select},
        shop::use_acts,
        wish::use_wishes,
    },
    words::{
        Label, Text, format, insights, person,
        winning::{self, WinningLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Noted spendings in sight, the latest first.
const MOST_LINES: usize = 6;
/// Months for which a spending can be noted.
const MONTHS: i32 = 13;

/// The picture: a row a source.
pub fn sources(ground: Ground) -> AnyView {
    let (shop, speech, found, wishes) = (ground.shop, ground.speech, ground.acquisition, use_wishes());
    let adding = RwSignal::new(false);
    let currency = move || shop.read(|book, _| book.settings().currency);
    let title = speech.tell(move |language| {
        let window_days = shop.read(|_, figures| figures.window_days);
        found.with(|found| winning::acquisition(found, window_days, currency(), language).plain())
    });
    let note = speech.tell(move |language| {
        let (cheapest, has_sources) = found.with(|found| (found.cheapest(), found.has_sources()));
        match cheapest {
            Some(entry) => winning::cheapest(&entry, currency(), language),
            None if has_sources => WinningLabel::SourcesNote.text(language).to_owned(),
            None => WinningLabel::NoteSources.text(language).to_owned(),
        }
    });
    let columns = Signal::derive(move || {
        use WinningLabel as L;
        let figures = [L::NewCustomers, L::Spent, L::CostEach, L::Brought];
        let mut columns = vec![Column::words(L::Source.text(speech.language()))];
        columns.extend(figures.map(|label| Column::figures(label.text(speech.language()))));
        columns
    });
    let rows = Signal::derive(move || {
        let (language, currency) = (speech.language(), currency());
        let row = |entry: &SourceFigures| {
            let cost = entry.cost_minor().map_or_else(|| "–".to_owned(), |cost| format::money(cost, currency));
            let money = |amount| format::money(amount, currency);
            vec![
                winning::source(entry.source, language),
                format::count(entry.new_customers.into()),
                money(entry.spent_minor),
                cost,
                money(entry.net_minor),
            ]
        };
        found.with(|found| found.sources.iter().map(row).collect::<Vec<_>>())
    });
    let see = Callback::new(move |source: Option<Source>| {
        let people = found.with_untracked(|found| shop.read_now(|book, figures| found.people(book, figures, source)));
        wishes.show_people(&winning::source_people(source, speech.language_now()), people);
    });
    let list = move || {
        let (language, currency) = (speech.language(), currency());
        found.with(|found| {
            let largest = found.sources.iter().map(|entry| entry.new_customers).max().unwrap_or(0).max(1);
            let row = |entry: &SourceFigures| {
                let name = winning::source(entry.source, language);
                let width = format!("{:.1}%", f64::from(entry.new_customers) / f64::from(largest) * 100.0);
                let cost = entry.cost_minor().map_or_else(|| "–".to_owned(), |cost| format::money(cost, currency));
                source_row(entry.source, name, width, format::count(entry.new_customers.into()), cost, see)
            };
            found.sources.iter().map(row).collect_view()
        })
    };
    let (add, definition) = (speech.text(WinningLabel::AddSpending), speech.text(WinningLabel::SourcesDefinition));
    view! {
        <Picture
            title=title
            note=note
            columns=columns
            rows=rows
            acts=move || view! { <Button look=ButtonLook::Quiet on_press=move || adding.set(true)>{move || add.get()}</Button> }
        >
            <ul class="groups">{list}</ul>
            {spendings(ground)}
            <p class="small soft">{move || definition.get()}</p>
        </Picture>
        <Dialog title=add close_label=speech.text(Label::Close) open=adding on_close=move || adding.set(false)>
            {form(ground, adding)}
        </Dialog>
    }
    .into_any()
}

fn source_row(source: Option<Source>, name: String, width: String, count: String, cost: String, see: Callback<Option<Source>>) -> AnyView {
    view! {
        <li>
            <button type="button" class="group-row" on:click=move |_| see.run(source)>
                <span class="group-name">{name}</span>
                <span class="group-track" aria-hidden="true"><span class="group-bar" style:inline-size=width></span></span>
                <span class="numeric">{count}</span>
                <span class="numeric soft">{cost}</span>
            </button>
        </li>
    }
    .into_any()
}

/// What was noted, with a way to take it back.
fn spendings(ground: Ground) -> AnyView {
    let (shop, speech, acts) = (ground.shop, ground.speech, use_acts());
    let lines = Memo::new(move |_| {
        let language = speech.language();
        shop.read(|book, _| {
            let own = (0_u32..).zip(book.spendings()).filter(|(_, slot)| slot.live && slot.value.kind == SpendingKind::Acquisition);
            let mut own: Vec<(Day, u32, String, String)> = own
                .map(|(at, slot)| {
                    let Spending { day, amount_minor, source, text, .. } = &slot.value;
                    let line = winning::spending_line(day.month(), *source, text, language);
                    (*day, at, line, format::money(*amount_minor, book.settings().currency))
                })
                .collect();
            own.sort_unstable_by_key(|line| std::cmp::Reverse((line.0, line.1)));
            own.truncate(MOST_LINES);
            own
        })
    });
    let (title, remove) = (speech.text(WinningLabel::Spendings), speech.text(WinningLabel::Remove));
    let line = move |(_, at, line, amount): (Day, u32, String, String)| {
        let name = format!("{}：{line}", remove.get_untracked());
        view! {
            <li class="spread">
                <span>{line}</span>
                <span class="cluster">
                    <span class="numeric">{amount}</span>
                    <button type="button" class="button button-quiet" aria-label=name on:click=move |_| acts.act(move |book| book.plan_remove::<Spending>(at))>
                        {move || remove.get()}
                    </button>
                </span>
            </li>
        }
    };
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <h3 class="small strong">{move || title.get()}</h3>
            <ul class="ledger plain-list">{move || lines.get().into_iter().map(line).collect_view()}</ul>
        </Show>
    }
    .into_any()
}

fn form(ground: Ground, open: RwSignal<bool>) -> AnyView {
    let (shop, speech, acts) = (ground.shop, ground.speech, use_acts());
    let last = shop.read_now(|_, figures| figures.today);
    let (source, month) = (RwSignal::new(None::<Source>), RwSignal::new(last.month()));
    let (amount, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let sources = Signal::derive(move || {
        let language = speech.language();
        let mut choices = vec![Choice::new(None, WinningLabel::ForNoSource.text(language))];
        choices.extend(Source::ALL.map(|source| Choice::new(Some(source), person::source_name(source, language))));
        choices
    });
    let months = Signal::derive(move || {
        let language = speech.language();
        let month = |back: i32| Month(last.month().0 - back);
        (0..MONTHS).map(|back| Choice::new(month(back), insights::month_long(month(back), language))).collect::<Vec<_>>()
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let currency = shop.read_now(|book, _| book.settings().currency);
        let Some(amount_minor) = parse_amount(&amount.get_untracked(), currency).filter(|amount| *amount > 0) else {
            return error.set(Some(WinningLabel::BadAmount.text(speech.language_now()).to_owned()));
        };
        let spending = Spending {
            day: month.get_untracked().last_day().min(last),
            amount_minor,
            kind: SpendingKind::Acquisition,
            source: source.get_untracked(),
            customer: None,
            text: text.get_untracked().trim().to_owned(),
        };
        open.set(false);
        acts.act(move |book| book.plan_add(spending));
    };
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field
                label=speech.text(WinningLabel::Amount)
                kind=FieldKind::Amount
                prefix=Signal::derive(move || shop.read(|book, _| book.settings().currency.symbol().to_owned()))
                value=amount
                on_input=move |typed| {
                    error.set(None);
                    amount.set(typed);
                }
                error=error
                autofocus=true
            />
            <Select label=speech.text(WinningLabel::Source) choices=sources value=source on_change=move |chosen| source.set(chosen) />
            <Select label=speech.text(WinningLabel::ForMonth) choices=months value=month on_change=move |chosen| month.set(chosen) />
            <Field label=speech.text(WinningLabel::What) value=text on_input=move |typed| text.set(typed) />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
