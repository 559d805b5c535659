//! The owner notes what came of a call, or something worth remembering, and when to speak again.
use crate::{
    care::sales_prompt,
    domain::{CustomerId, Interaction, InteractionKind, Outcome},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Field, Segmented},
        pieces::{NextDate, ask_got},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        customer::{self, CustomerLabel},
        keys,
    },
};
use leptos::{
    ev::{KeyboardEvent, SubmitEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;

/// How long a contact may have taken, each one tap.
const MINUTES: [u16; 4] = [5, 15, 30, 60];

/// The form, in place; Esc closes it and gives the focus back.
#[component]
pub fn ContactForm(id: CustomerId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let today = shop.today_now();
    // What the way of selling asks for (method 96).
    let ask = shop.read_now(|book, _| sales_prompt(book, id)).and_then(keys::prompt);
    let outcome = RwSignal::new(Outcome::Reached);
    let (note, set_note) = signal(String::new());
    let next = RwSignal::new(None);
    let minutes = RwSignal::new(0_u16);
    let (error, set_error) = signal(None::<String>);
    let (is_saving, set_saving) = signal(false);
    let came_from = StoredValue::new_local(document().active_element());
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Focusing a live field does not fail.
            let _ = field.focus();
        }
    });
    let close = move || {
        let opener = came_from.try_get_value().flatten().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        on_close.run(());
        if let Some(opener) = opener {
            // Focusing fails only where the button has gone, and then there is nothing to do.
            let _ = opener.focus();
        }
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (outcome, note, next) = (outcome.get_untracked(), note.get_untracked().trim().to_owned(), next.get_untracked());
        if outcome == Outcome::Noted && note.is_empty() {
            return set_error.set(Some(CustomerLabel::EmptyNote.text(speech.language_now()).to_owned()));
        }
        let kind = if outcome == Outcome::Noted { InteractionKind::Other } else { InteractionKind::Call };
        let contact = Interaction { customer: id, day: shop.today_now(), kind, outcome, note, next, minutes: minutes.get_untracked() };
        set_saving.set(true);
        acts.act_finally(
            move |book| book.plan_contact(contact),
            move |performed| {
                // The page may be gone by now.
                set_saving.try_set(false);
                if performed.is_some() {
                    close();
                }
            },
        );
    };
    let outcomes = Signal::derive(move || {
        let language = speech.language();
        vec![
            Choice::new(Outcome::Reached, Label::Reached.text(language)),
            Choice::new(Outcome::NotReached, CustomerLabel::NotReached.text(language)),
            Choice::new(Outcome::Noted, CustomerLabel::Noted.text(language)),
        ]
    });
    let lengths = Signal::derive(move || {
        let language = speech.language();
        let told = |minutes: u16| Choice::new(minutes, customer::minutes(minutes, language));
        MINUTES.into_iter().map(told).chain([Choice::new(0, CustomerLabel::TimeNotNoted.text(language))]).collect()
    });
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    let (title, save_label, cancel) = (speech.text(CustomerLabel::Note), speech.text(Label::Save), speech.text(Label::Cancel));
    view! {
        <form class="sheet stack gap-3" aria-label=move || title.get() on:submit=save on:keydown=escape>
            <Segmented
                label=speech.text(CustomerLabel::Outcome)
                label_hidden=true
                choices=outcomes
                value=outcome
                on_change=move |chosen| outcome.set(chosen)
            />
            <Field
                label=speech.text(CustomerLabel::WhatWasSaid)
                value=note
                on_input=move |text| {
                    set_error.set(None);
                    set_note.set(text);
                }
                error=error
                node_ref=field
            />
            {ask.map(|label| view! { <p class="small soft">{move || label.text(speech.language())}</p> })}
            {ask_got(id)}
            <NextDate value=next today=today />
            <Segmented
                label=speech.text(CustomerLabel::TimeTaken)
                choices=lengths
                value=minutes
                on_change=move |chosen| minutes.set(chosen)
            />
            <div class="cluster">
                <Button look=ButtonLook::Primary submit=true loading=is_saving>{move || save_label.get()}</Button>
                <Button look=ButtonLook::Quiet on_press=close>{move || cancel.get()}</Button>
            </div>
        </form>
    }
}
