//! Reached, or put off: one line of what was said or why, what changed, when to speak next, how long it took; Enter.
use super::desk::{Desk, Entry, row_id};
use crate::{
    care::Task,
    domain::{Day, LifeChange, Outcome},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Field, FieldKind},
        pieces::ask_got,
        shop::use_shop,
    },
    words::{
        Label, Text,
        care::change_label,
        customer::{CustomerLabel, minutes as minutes_told},
        today::TodayLabel,
    },
};
use leptos::{
    ev::{KeyboardEvent, SubmitEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;

/// When to speak next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Days(i32),
    Month,
    OnDay,
}

/// How long it may have taken, each one tap.
const MINUTES: [u16; 4] = [5, 15, 30, 60];

/// The five ways to agree on a next date.
const CHOICES: [(Next, CustomerLabel); 5] = [
    (Next::Days(3), CustomerLabel::InThreeDays),
    (Next::Days(7), CustomerLabel::InAWeek),
    (Next::Days(21), CustomerLabel::InThreeWeeks),
    (Next::Month, CustomerLabel::InAMonth),
    (Next::OnDay, CustomerLabel::OnADay),
];

/// The line below the row. A date button gives the caret back to the line, so that Enter saves.
#[component]
pub fn NoteForm(task: Task, outcome: Outcome, desk: Desk) -> impl IntoView {
    let (speech, shop) = (use_speech(), use_shop());
    let customer = task.customer;
    let is_reached = outcome == Outcome::Reached;
    let (minutes, changes) = (RwSignal::new(0_u16), RwSignal::new(Vec::<LifeChange>::new()));
    let (note, set_note) = signal(String::new());
    let (next, set_next) = signal(None::<Next>);
    let (day_text, set_day_text) = signal(String::new());
    let (is_saving, set_saving) = signal(false);
    let field = NodeRef::<html::Input>::new();
    let focus_note = move || {
        if let Some(field) = field.get_untracked() {
            // Focusing a live field does not fail.
            let _ = field.focus();
        }
    };
    Effect::new(move |_| {
        if field.get().is_some() {
            focus_note();
        }
    });
    let is_day_missing = move || next.get() == Some(Next::OnDay) && Day::parse_iso(&day_text.get()).is_none();
    let save = move |ev: SubmitEvent| {
        ev.prevent_default();
        if is_saving.get_untracked() || untrack(is_day_missing) {
            return;
        }
        let today = shop.today_now();
        let next = next.get_untracked().and_then(|next| match next {
            Next::Days(days) => Some(today.plus_days(days)),
            Next::Month => Some(today.plus_month()),
            Next::OnDay => Day::parse_iso(&day_text.get_untracked()),
        });
        set_saving.set(true);
        let note = note.get_untracked().trim().to_owned();
        let entry = Entry { outcome, note, next, minutes: minutes.get_untracked(), changes: changes.get_untracked() };
        desk.enter(task, entry, move |_| {
            set_saving.try_set(false);
        });
    };
    let cancel = move || {
        desk.noting.set(None);
        let row = document().get_element_by_id(&row_id(customer));
        if let Some(row) = row.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = row.focus();
        }
    };
    let press = move |ev: KeyboardEvent| {
        if ev.key() == "Escape" && !ev.is_composing() {
            ev.prevent_default();
            cancel();
        }
    };
    let choice = move |(value, label): (Next, CustomerLabel)| {
        let label = speech.text(label);
        let is_chosen = move || next.get() == Some(value);
        let choose = move |_| {
            set_next.set(if next.get_untracked() == Some(value) { None } else { Some(value) });
            if value != Next::OnDay {
                focus_note();
            }
        };
        view! {
            <button type="button" class="today-next" aria-pressed=move || is_chosen().to_string() on:click=choose>
                {move || label.get()}
            </button>
        }
    };
    let change = move |change: LifeChange| {
        let is_on = move || changes.with(|changes| changes.contains(&change));
        let toggle = move |_| {
            changes.update(|changes| match changes.iter().position(|one| *one == change) {
                Some(at) => drop(changes.remove(at)),
                None => changes.push(change),
            });
            focus_note();
        };
        view! {
            <button type="button" class="today-next" aria-pressed=move || is_on().to_string() on:click=toggle>
                {move || change_label(change).text(speech.language())}
            </button>
        }
    };
    let length = move |length: u16| {
        let is_on = move || minutes.get() == length;
        let toggle = move |_| {
            minutes.update(|minutes| *minutes = if *minutes == length { 0 } else { length });
            focus_note();
        };
        view! {
            <button type="button" class="today-next" aria-pressed=move || is_on().to_string() on:click=toggle>
                {move || minutes_told(length, speech.language())}
            </button>
        }
    };
    let what = if is_reached { speech.text(CustomerLabel::WhatWasSaid) } else { speech.text(TodayLabel::WhyNot) };
    let (changed_label, time_label) = (speech.text(TodayLabel::Changed), speech.text(CustomerLabel::TimeTaken));
    let (next_label, cancel_label) = (speech.text(TodayLabel::Next), speech.text(Label::Cancel));
    let missing = speech.text(CustomerLabel::BadDay);
    view! {
        <form class="today-note" on:submit=save on:keydown=press>
            <div class="today-note-line">
                <Field
                    label=what
                    value=note
                    on_input=move |text| set_note.set(text)
                    placeholder=what
                    label_hidden=true
                    node_ref=field
                />
            </div>
            {is_reached.then(|| ask_got(customer))}
            <div class="today-nexts" role="group" aria-label=move || next_label.get()>
                <span class="small soft" aria-hidden="true">{move || next_label.get()}</span>
                {CHOICES.into_iter().map(choice).collect_view()}
            </div>
            <Show when=move || next.get() == Some(Next::OnDay)>
                <div class="today-note-day">
                    <Field
                        label=speech.text(CustomerLabel::NextDate)
                        value=day_text
                        on_input=move |text| set_day_text.set(text)
                        kind=FieldKind::Date
                        hint=Signal::derive(move || if is_day_missing() { missing.get() } else { String::new() })
                        autofocus=true
                    />
                </div>
            </Show>
            {is_reached
                .then(|| {
                    view! {
                        <div class="today-nexts" role="group" aria-label=move || changed_label.get()>
                            <span class="small soft" aria-hidden="true">{move || changed_label.get()}</span>
                            {LifeChange::ALL.map(change).collect_view()}
                        </div>
                        <div class="today-nexts" role="group" aria-label=move || time_label.get()>
                            <span class="small soft" aria-hidden="true">{move || time_label.get()}</span>
                            {MINUTES.map(length).collect_view()}
                        </div>
                    }
                })}
            <div class="today-note-end cluster">
                <Button look=ButtonLook::Primary submit=true loading=is_saving>{move || speech.text(Label::Save).get()}</Button>
                <Button look=ButtonLook::Quiet on_press=cancel>{move || cancel_label.get()}</Button>
            </div>
        </form>
    }
}
