//! The owner sets a reminder for a day.
use crate::{
    domain::{CustomerId, Day, Reminder},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, Field, FieldKind},
        shop::{use_acts, use_shop},
    },
    words::{Label, Text, customer::CustomerLabel},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Days ahead at which a reminder starts out.
const USUAL_DAYS: i32 = 7;

/// The dialog for a new reminder.
#[component]
pub fn ReminderDialog(id: CustomerId, open: RwSignal<bool>) -> impl IntoView {
    let speech = use_speech();
    view! {
        <Dialog
            title=speech.text(CustomerLabel::SetReminder)
            close_label=speech.text(Label::Close)
            open=open
            on_close=move || open.set(false)
        >
            <ReminderForm id=id open=open />
        </Dialog>
    }
}

#[component]
fn ReminderForm(id: CustomerId, open: RwSignal<bool>) -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (text, set_text) = signal(String::new());
    let (day, set_day) = signal(shop.today_now().plus_days(USUAL_DAYS).iso());
    let (text_error, set_text_error) = signal(None::<String>);
    let (day_error, set_day_error) = signal(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let language = speech.language_now();
        let text = text.get_untracked().trim().to_owned();
        if text.is_empty() {
            return set_text_error.set(Some(CustomerLabel::EmptyNote.text(language).to_owned()));
        }
        let Some(day) = Day::parse_iso(&day.get_untracked()) else {
            return set_day_error.set(Some(CustomerLabel::BadDay.text(language).to_owned()));
        };
        open.set(false);
        acts.act(move |book| book.plan_add_reminder(Reminder { customer: id, day, text, done: None }));
    };
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field
                label=speech.text(CustomerLabel::WhatToRemember)
                value=text
                on_input=move |text| {
                    set_text_error.set(None);
                    set_text.set(text);
                }
                error=text_error
                autofocus=true
            />
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
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
}
