//! When to speak again: five buttons, of which the last asks for a day.
use crate::{
    domain::Day,
    ui::{
        language::use_speech,
        parts::{Field, FieldKind, unique_id},
    },
    words::{
        Text,
        customer::{self, CustomerLabel},
    },
};
use leptos::prelude::*;

/// What the owner pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pressed {
    Days(i32),
    Month,
    Own,
}

impl Pressed {
    const ALL: [(Self, CustomerLabel); 5] = [
        (Self::Days(3), CustomerLabel::InThreeDays),
        (Self::Days(7), CustomerLabel::InAWeek),
        (Self::Days(21), CustomerLabel::InThreeWeeks),
        (Self::Month, CustomerLabel::InAMonth),
        (Self::Own, CustomerLabel::OnADay),
    ];
}

/// The buttons. A second press takes the date back; without a date none is agreed.
#[component]
pub fn NextDate(value: RwSignal<Option<Day>>, today: Day) -> impl IntoView {
    let speech = use_speech();
    let pressed = RwSignal::new(None::<Pressed>);
    let press = move |button: Pressed| {
        if pressed.get_untracked() == Some(button) {
            pressed.set(None);
            return value.set(None);
        }
        pressed.set(Some(button));
        value.set(match button {
            Pressed::Days(days) => Some(today.plus_days(days)),
            Pressed::Month => Some(today.plus_month()),
            Pressed::Own => None,
        });
    };
    let button = move |(button, label): (Pressed, CustomerLabel)| {
        let is_on = move || pressed.get() == Some(button);
        view! {
            <button type="button" class="next-date-button" aria-pressed=move || is_on().to_string() on:click=move |_| press(button)>
                {move || label.text(speech.language())}
            </button>
        }
    };
    let (label, id) = (speech.text(CustomerLabel::NextDate), unique_id("next-date"));
    let labelled_by = id.clone();
    let chosen = move || value.get().map(|day| customer::next_contact(day, today, speech.language())).unwrap_or_default();
    view! {
        <div class="next-date" role="group" aria-labelledby=labelled_by>
            <span class="field-label" id=id>{move || label.get()}</span>
            <div class="next-date-buttons">{Pressed::ALL.map(button).collect_view()}</div>
            <Show when=move || pressed.get() == Some(Pressed::Own)>
                <Field
                    label=speech.text(CustomerLabel::Day)
                    label_hidden=true
                    kind=FieldKind::Date
                    value=Signal::derive(move || value.get().map(Day::iso).unwrap_or_default())
                    on_input=move |text: String| value.set(Day::parse_iso(&text).filter(|day| *day > today))
                />
            </Show>
            <span class="small soft" role="status">{chosen}</span>
        </div>
    }
}
