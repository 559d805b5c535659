//! Reached: one line of what was said, when to speak next, Enter.
use super::desk::{Desk, row_id};
use crate::{
    domain::{CustomerId, Day, Outcome},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Field, FieldKind},
        pieces::ask_got,
        shop::use_shop,
    },
    words::{Label, customer::CustomerLabel, today::TodayLabel},
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
pub fn NoteForm(customer: CustomerId, desk: Desk) -> impl IntoView {
    let (speech, shop) = (use_speech(), use_shop());
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
        desk.enter(customer, Outcome::Reached, note.get_untracked().trim().to_owned(), next, move |_| {
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
    let (next_label, cancel_label) = (speech.text(TodayLabel::Next), speech.text(Label::Cancel));
    let missing = speech.text(CustomerLabel::BadDay);
    view! {
        <form class="today-note" on:submit=save on:keydown=press>
            <div class="today-note-line">
                <Field
                    label=speech.text(CustomerLabel::WhatWasSaid)
                    value=note
                    on_input=move |text| set_note.set(text)
                    placeholder=speech.text(CustomerLabel::WhatWasSaid)
                    label_hidden=true
                    node_ref=field
                />
            </div>
            {ask_got(customer)}
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
            <div class="today-note-end cluster">
                <Button look=ButtonLook::Primary submit=true loading=is_saving>{move || speech.text(Label::Save).get()}</Button>
                <Button look=ButtonLook::Quiet on_press=cancel>{move || cancel_label.get()}</Button>
            </div>
        </form>
    }
}
