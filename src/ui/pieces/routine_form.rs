//! One reminder, once or coming again, for a customer or for the shop.
use crate::{
    domain::{CustomerId, Day, Repeat, RepeatUnit, Routine},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Field, FieldKind, Segmented, Select},
        shop::{use_acts, use_shop},
    },
    words::{Label, Text, days::DaysLabel},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Days ahead at which a new reminder starts out.
const USUAL_DAYS: i32 = 7;
/// The longest step.
const MOST_EVERY: u16 = 999;

/// The form; `at` is the reminder to change. It closes by `on_close` once it is on its way.
pub fn routine_form(customer: Option<CustomerId>, at: Option<u32>, on_close: Callback<()>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let first_day = shop.today_now().plus_days(USUAL_DAYS);
    let present = at.and_then(|at| shop.read_now(|book, _| book.find_row::<Routine>(at).cloned()));
    let present = present.unwrap_or_else(|| Routine::once(customer, String::new(), first_day));
    let text = RwSignal::new(present.text.clone());
    let day = RwSignal::new(present.due.iso());
    let unit = RwSignal::new(present.repeat.map(|repeat| repeat.unit));
    let every = RwSignal::new(present.repeat.map_or(1, |repeat| repeat.every).to_string());
    let from_done = RwSignal::new(present.repeat.is_some_and(|repeat| repeat.is_from_completion));
    let until = RwSignal::new(present.until.map(|day| day.iso()).unwrap_or_default());
    let wrong = RwSignal::new(None::<DaysLabel>);
    let old_day = present.due;
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked().trim().to_owned();
        if typed.is_empty() {
            return wrong.set(Some(DaysLabel::NoText));
        }
        let Some(due) = Day::parse_iso(&day.get_untracked()) else { return wrong.set(Some(DaysLabel::BadDay)) };
        let every = every.get_untracked().trim().parse::<u16>().ok().filter(|every| (1..=MOST_EVERY).contains(every));
        let is_from_completion = from_done.get_untracked();
        // A day that the owner did not touch keeps its place in the month.
        let kept_day = present.repeat.filter(|_| due == old_day).map(|repeat| repeat.day_of_month);
        let day_of_month = kept_day.unwrap_or(due.civil().day);
        let repeat = match (unit.get_untracked(), every) {
            (None, _) => None,
            (Some(_), None) => return wrong.set(Some(DaysLabel::BadNumber)),
            (Some(unit), Some(every)) => Some(Repeat { every, unit, is_from_completion, day_of_month }),
        };
        let routine = Routine {
            text: typed,
            due,
            repeat,
            until: Day::parse_iso(&until.get_untracked()).filter(|_| repeat.is_some()),
            is_over: false,
            ..present.clone()
        };
        on_close.run(());
        acts.act(move |book| match at {
            Some(at) => book.plan_set(at, routine),
            None => book.plan_add(routine),
        });
    };
    let error = move |meant: DaysLabel| {
        Signal::derive(move || wrong.get().filter(|wrong| *wrong == meant).map(|wrong| wrong.text(speech.language()).to_owned()))
    };
    let units = Signal::derive(move || {
        let language = speech.language();
        let choice = |unit, label: DaysLabel| Choice::new(unit, label.text(language));
        vec![
            choice(None, DaysLabel::Once),
            choice(Some(RepeatUnit::Days), DaysLabel::EveryDays),
            choice(Some(RepeatUnit::Weeks), DaysLabel::EveryWeeks),
            choice(Some(RepeatUnit::Months), DaysLabel::EveryMonths),
            choice(Some(RepeatUnit::Years), DaysLabel::EveryYears),
        ]
    });
    let ways = Signal::derive(move || {
        let language = speech.language();
        vec![Choice::new(false, DaysLabel::FromDue.text(language)), Choice::new(true, DaysLabel::FromDone.text(language))]
    });
    let put = move |field: RwSignal<String>| {
        move |typed: String| {
            wrong.set(None);
            field.set(typed);
        }
    };
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field label=speech.text(DaysLabel::What) value=text on_input=put(text) error=error(DaysLabel::NoText) autofocus=true />
            <Field label=speech.text(DaysLabel::Due) kind=FieldKind::Date value=day on_input=put(day) error=error(DaysLabel::BadDay) />
            <Select label=speech.text(DaysLabel::Repeats) choices=units value=unit on_change=move |chosen| unit.set(chosen) />
            <Show when=move || unit.get().is_some()>
                <Field
                    label=speech.text(DaysLabel::Every)
                    kind=FieldKind::Number
                    value=every
                    on_input=put(every)
                    error=error(DaysLabel::BadNumber)
                    max_length=3
                />
                <Segmented
                    label=speech.text(DaysLabel::CountedFrom)
                    choices=ways
                    value=from_done
                    on_change=move |chosen| from_done.set(chosen)
                />
                <Field label=speech.text(DaysLabel::Until) kind=FieldKind::Date value=until on_input=put(until) />
            </Show>
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
