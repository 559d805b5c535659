//! One person: who, why, the one thing to remember, and the acts.
use super::desk::{Desk, Entry, row_id, step_row};
use crate::{
    book::{Book, Refusal},
    care::{ContactIndex, Task, TaskKind, latest_news},
    domain::{Customer, Outcome, Promise, PromiseEnding},
    method::{Class, Figures},
    route::Route,
    ui::{
        app::go,
        icons::Icon,
        keys::is_typing,
        language::use_speech,
        lazy,
        parts::{Button, ButtonLook, Menu, MenuItem},
        pieces::{ClassMark, SentenceView},
        shop::{Acts, Shop, use_acts, use_shop},
    },
    words::{Label, Language, Sentence, Text, act, care, person, promises::PromiseLabel, today, today::TodayLabel, veil},
};
use leptos::{ev::KeyboardEvent, prelude::*};

/// The row of a task. R, X, K and L act on it, arrows go on, Enter on the name shows more.
#[component]
pub fn ReasonRow(task: Task, desk: Desk) -> impl IntoView {
    let (speech, shop, acts) = (use_speech(), use_shop(), use_acts());
    let id = task.customer;
    let facts = Memo::new(move |_| {
        let language = speech.language();
        shop.read_contacts(|book, figures, contacts| Facts::of(task, book, figures, contacts, language))
    });
    let is_busy = RwSignal::new(false);
    let enter = move |outcome: Outcome| {
        if !is_busy.get_untracked() {
            is_busy.set(true);
            desk.enter(task, Entry::of(outcome), move |_| {
                is_busy.try_set(false);
            });
        }
    };
    let press = move |ev: KeyboardEvent| {
        let is_elsewhere = ev.default_prevented() || is_typing(&ev) || ev.ctrl_key() || ev.meta_key() || ev.alt_key();
        if is_elsewhere || ev.repeat() && ev.key().len() == 1 {
            return;
        }
        match ev.key().to_lowercase().as_str() {
            "arrowdown" => step_row(id, 1),
            "arrowup" => step_row(id, -1),
            "r" => desk.noting.set(Some((id, Outcome::Reached))),
            "l" => desk.noting.set(Some((id, Outcome::Skipped))),
            "x" => enter(Outcome::NotReached),
            "k" => enter(Outcome::Skipped),
            _ => return,
        }
        ev.prevent_default();
    };
    let name = move || facts.with(|facts| facts.name.clone());
    let (reached, missed) = (speech.text(Label::Reached), speech.text(TodayLabel::MissedShort));
    let outcome = Memo::new(move |_| desk.noting.get().filter(|(noted, _)| *noted == id).map(|(_, outcome)| outcome));
    let is_noting = move || outcome.get().is_some();
    let is_open = move || desk.preview.get() == Some(id);
    let items = Signal::derive(move || {
        let language = speech.language();
        let mut items = own_items(task, acts, shop, language);
        items.extend([
            MenuItem::new(TodayLabel::Skip.text(language), Callback::new(move |()| enter(Outcome::Skipped))).icon(Icon::Clock),
            MenuItem::new(TodayLabel::PutOff.text(language), Callback::new(move |()| desk.noting.set(Some((id, Outcome::Skipped)))))
                .icon(Icon::Clock),
            MenuItem::new(TodayLabel::Sell.text(language), Callback::new(move |()| go(Route::Sell(Some(id))))).icon(Icon::Sell),
            MenuItem::new(TodayLabel::OpenCustomer.text(language), Callback::new(move |()| go(Route::Customer(id)))).icon(Icon::Customers),
        ]);
        items
    });
    let panel_id = format!("{}-more", row_id(id));
    let controls = panel_id.clone();
    view! {
        <li class="today-row" class:today-row-open=move || is_open() || is_noting() on:keydown=press>
            <div class="today-who">
                <button
                    type="button"
                    class="today-name"
                    id=row_id(id)
                    aria-expanded=move || is_open().to_string()
                    aria-controls=move || is_open().then(|| controls.clone())
                    on:click=move |_| desk.toggle_preview(id)
                >
                    <span class="strong">{name}</span>
                    <span class="small soft nowrap">{move || facts.with(|facts| facts.tail.clone())}</span>
                    <span class="small nowrap print-only">{move || facts.with(|facts| facts.phone.clone())}</span>
                </button>
                <ClassMark customer=id class=Signal::derive(move || facts.with(|facts| facts.class)) />
            </div>
            <div class="today-why">
                <p class="today-reason">
                    <SentenceView sentence=Signal::derive(move || facts.with(|facts| facts.why.clone())) />
                </p>
                <Show when=move || facts.with(|facts| !facts.remember.is_empty())>
                    <p class="today-remember">{move || facts.with(|facts| facts.remember.clone())}</p>
                </Show>
            </div>
            <div class="today-acts" role="group" aria-label=name>
                <Button look=ButtonLook::Primary on_press=move || desk.noting.set(Some((id, Outcome::Reached)))>{move || reached.get()}</Button>
                <Button loading=is_busy on_press=move || enter(Outcome::NotReached)>{move || missed.get()}</Button>
                <Menu label=speech.tell(move |language| facts.with(|facts| today::more_for(&facts.name, language))) items=items />
            </div>
            {move || {
                let draw = |outcome| lazy::show(|| Box::pin(lazy::today_note()), move |note| note(task, outcome, desk), || (), None);
                outcome.get().map(draw)
            }}
            <Show when=is_open>
                <div class="today-preview" id=panel_id.clone()>
                    {lazy::show(|| Box::pin(lazy::today_preview()), move |preview| preview(id), || (), None)}
                </div>
            </Show>
        </li>
    }
}

/// A promise is kept or broken where it is told; a supply plan is opened.
fn own_items(task: Task, acts: Acts, shop: Shop, language: Language) -> Vec<MenuItem> {
    if task.kind == TaskKind::Supply {
        let open = Callback::new(move |()| go(Route::Supply(task.customer)));
        return vec![MenuItem::new(TodayLabel::OpenSupply.text(language), open).icon(Icon::Table)];
    }
    let Some(at) = task.row.filter(|_| task.kind == TaskKind::Promise) else { return Vec::new() };
    let end = move |is_kept: bool| {
        let day = shop.today_now();
        acts.act(move |book| {
            let promise = book.find_row::<Promise>(at).ok_or(Refusal::NoChange)?.clone();
            book.plan_set(at, Promise { ending: Some(PromiseEnding { is_kept, day }), ..promise })
        });
    };
    vec![
        MenuItem::new(PromiseLabel::Kept.text(language), Callback::new(move |()| end(true))).icon(Icon::Check),
        MenuItem::new(PromiseLabel::Broken.text(language), Callback::new(move |()| end(false))).icon(Icon::Close),
    ]
}

#[derive(Clone, PartialEq)]
struct Facts {
    name: String,
    tail: String,
    /// In full, for the printed list.
    phone: String,
    class: Class,
    why: Sentence,
    remember: String,
}

impl Facts {
    fn of(task: Task, book: &Book, figures: &Figures, contacts: &ContactIndex, language: Language) -> Self {
        let id = task.customer;
        let why = task.why(book, figures, contacts);
        let customer = book.find_customer(id);
        Self {
            name: act::name_of(book, id, language),
            tail: person::tail_of(book, id),
            phone: customer.and_then(|customer| customer.phones.first()).map(person::phone).unwrap_or_default(),
            class: figures.class_in_force(id),
            why: care::tell_task(&why, figures.today, language, book.settings().currency),
            remember: customer.map(|customer| remember(task, customer, book, figures, contacts, language)).unwrap_or_default(),
        }
    }
}

/// How the customer likes it and, for the owner, what was said last; what the reason says already is left out.
fn remember(task: Task, customer: &Customer, book: &Book, figures: &Figures, contacts: &ContactIndex, language: Language) -> String {
    let preference = (!customer.preference.is_empty()).then(|| today::preference(&customer.preference, language));
    if veil::is_drawn() {
        return preference.unwrap_or_default();
    }
    let mut entries = contacts.entries_of(book, task.customer).map(|at| &book.interactions()[at].value);
    let said = entries.find(|entry| !entry.note.is_empty()).filter(|_| task.kind != TaskKind::FollowUp);
    let said = said.map(|entry| today::last_note(&entry.note, entry.day, figures.today, language));
    let own_note = || customer.note.lines().next().filter(|line| !line.is_empty()).map(str::to_owned);
    // What happened lately is the best beginning.
    let news = latest_news(book, task.customer, figures.today).map(|news| today::news(news, figures.today, language));
    let parts: Vec<String> = preference.into_iter().chain(news.or(said).or_else(own_note)).collect();
    parts.join(" · ")
}
