//! Days to remember and reminders, of one customer or of the shop: listed, added, changed, done, removed.
use super::{
    birthday_fields::{BirthdayDraft, BirthdayFields},
    routine_form::routine_form,
};
use crate::{
    book::Refusal,
    domain::{CustomerId, Day, Occasion, Routine},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, Field, FieldKind},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        care::both_dates,
        days::{DaysLabel, repeat_told, when},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Days ahead at which a new day is told.
const USUAL_LEAD_DAYS: u16 = 7;
/// The longest time ahead.
const MOST_LEAD_DAYS: u16 = 90;

/// One line: its position, its words, when it comes, and more about it.
#[derive(Clone, PartialEq)]
struct Line {
    at: u32,
    name: String,
    when: String,
    more: String,
    is_due: bool,
}

/// What is being written: a new row, or the row at a position.
type Editing = RwSignal<Option<Option<u32>>>;

/// The two lists with their buttons.
pub fn days(customer: Option<CustomerId>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (occasion, routine): (Editing, Editing) = (RwSignal::new(None), RwSignal::new(None));
    let occasions = Memo::new(move |_| {
        let (language, today) = (speech.language(), shop.today());
        shop.read(|book, _| {
            let rule = book.settings().leap_months;
            let own = book.live_rows::<Occasion>().filter(|(_, row)| row.customer == customer);
            let mut own: Vec<(Option<Day>, Line)> = own
                .map(|(at, row)| {
                    let day = row.date.next_by(today, rule);
                    let told = day.map(|day| when(day, today, language)).unwrap_or_default();
                    let more = day.map(|day| both_dates(row.date, day, today, language)).unwrap_or_default();
                    (day, Line { at, name: row.name.clone(), when: told, more, is_due: false })
                })
                .collect();
            own.sort_by_key(|(day, line)| (*day, line.at));
            own.into_iter().map(|(_, line)| line).collect::<Vec<Line>>()
        })
    });
    let routines = Memo::new(move |_| {
        let (language, today) = (speech.language(), shop.today());
        shop.read(|book, _| {
            let own = book.live_rows::<Routine>().filter(|(_, row)| row.customer == customer && !row.is_over);
            let mut own: Vec<(Day, Line)> = own
                .map(|(at, row)| {
                    let more = row.repeat.map(|repeat| repeat_told(repeat, language)).unwrap_or_default();
                    let line = Line { at, name: row.text.clone(), when: when(row.due, today, language), more, is_due: row.is_due(today) };
                    (row.due, line)
                })
                .collect();
            own.sort_by_key(|(day, line)| (*day, line.at));
            own.into_iter().map(|(_, line)| line).collect::<Vec<Line>>()
        })
    });
    let label = move |label: DaysLabel| move || label.text(speech.language());
    let shown = move |line: &Line| {
        view! {
            <span class="settings-row-what">
                <span>{line.name.clone()}</span>
                <span class="small soft" class:warm=line.is_due>{line.when.clone()} " " {line.more.clone()}</span>
            </span>
        }
    };
    let occasion_row = move |line: Line| {
        let (at, named) = (line.at, line.name.clone());
        let of_remove = named.clone();
        view! {
            <li class="settings-row">
                {shown(&line)}
                <Button look=ButtonLook::Quiet on_press=move || occasion.set(Some(Some(at)))>
                    {move || Label::Edit.text(speech.language())} <span class="visually-hidden">{named}</span>
                </Button>
                <Button look=ButtonLook::Quiet on_press=move || acts.act(move |book| book.plan_remove::<Occasion>(at))>
                    {label(DaysLabel::Remove)} <span class="visually-hidden">{of_remove}</span>
                </Button>
            </li>
        }
    };
    let settle = move |at: u32| {
        let today = shop.today_now();
        acts.act(move |book| {
            let done = book.find_row::<Routine>(at).ok_or(Refusal::NoChange)?.done_on(today);
            book.plan_set(at, done)
        });
    };
    let routine_row = move |line: Line| {
        let (at, named) = (line.at, line.name.clone());
        let (of_edit, of_remove) = (named.clone(), named.clone());
        view! {
            <li class="settings-row">
                {shown(&line)}
                <Button look=ButtonLook::Quiet on_press=move || settle(at)>
                    {label(DaysLabel::Done)} <span class="visually-hidden">{named}</span>
                </Button>
                <Button look=ButtonLook::Quiet on_press=move || routine.set(Some(Some(at)))>
                    {move || Label::Edit.text(speech.language())} <span class="visually-hidden">{of_edit}</span>
                </Button>
                <Button look=ButtonLook::Quiet on_press=move || acts.act(move |book| book.plan_remove::<Routine>(at))>
                    {label(DaysLabel::Remove)} <span class="visually-hidden">{of_remove}</span>
                </Button>
            </li>
        }
    };
    let close_occasion = Callback::new(move |()| {
        occasion.try_set(None);
    });
    let close_routine = Callback::new(move |()| {
        routine.try_set(None);
    });
    view! {
        <ul class="ledger">{move || occasions.get().into_iter().map(occasion_row).collect_view()}</ul>
        <ul class="ledger">{move || routines.get().into_iter().map(routine_row).collect_view()}</ul>
        <div class="cluster">
            <Button on_press=move || occasion.set(Some(None))>{label(DaysLabel::AddOccasion)}</Button>
            <Button on_press=move || routine.set(Some(None))>{label(DaysLabel::AddRoutine)}</Button>
        </div>
        <Dialog
            title=Signal::derive(move || {
                let label = if occasion.get() == Some(None) { DaysLabel::AddOccasion } else { DaysLabel::EditOccasion };
                label.text(speech.language()).to_owned()
            })
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || occasion.get().is_some())
            on_close=move || occasion.set(None)
        >
            {move || occasion.get().map(|at| occasion_form(customer, at, close_occasion))}
        </Dialog>
        <Dialog
            title=Signal::derive(move || {
                let label = if routine.get() == Some(None) { DaysLabel::AddRoutine } else { DaysLabel::EditRoutine };
                label.text(speech.language()).to_owned()
            })
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || routine.get().is_some())
            on_close=move || routine.set(None)
        >
            {move || routine.get().map(|at| routine_form(customer, at, close_routine))}
        </Dialog>
    }
    .into_any()
}

/// One day that comes every year, new or changed.
fn occasion_form(customer: Option<CustomerId>, at: Option<u32>, on_close: Callback<()>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let present = at.and_then(|at| shop.read_now(|book, _| book.find_row::<Occasion>(at).cloned()));
    let name = RwSignal::new(present.as_ref().map(|row| row.name.clone()).unwrap_or_default());
    let lead = RwSignal::new(present.as_ref().map_or(USUAL_LEAD_DAYS, |row| row.lead_days).to_string());
    let date = BirthdayDraft::of(present.map(|row| row.date));
    let wrong = RwSignal::new(None::<DaysLabel>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        if typed.is_empty() {
            return wrong.set(Some(DaysLabel::NoName));
        }
        let Some(read) = date.read() else { return };
        let Some(read) = read else { return wrong.set(Some(DaysLabel::NoDate)) };
        let lead_days = lead.get_untracked().trim().parse::<u16>().map_or(USUAL_LEAD_DAYS, |days| days.min(MOST_LEAD_DAYS));
        let occasion = Occasion { customer, name: typed, date: read, lead_days };
        on_close.run(());
        acts.act(move |book| match at {
            Some(at) => book.plan_set(at, occasion),
            None => book.plan_add(occasion),
        });
    };
    let error =
        move |meant: DaysLabel| move || wrong.get().filter(|wrong| *wrong == meant).map(|wrong| wrong.text(speech.language()).to_owned());
    let no_date = error(DaysLabel::NoDate);
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field
                label=speech.text(DaysLabel::Name)
                value=name
                on_input=move |typed| {
                    wrong.set(None);
                    name.set(typed);
                }
                hint=speech.text(DaysLabel::NameHint)
                error=Signal::derive(error(DaysLabel::NoName))
                autofocus=true
                max_length=60
            />
            <BirthdayFields draft=date title=speech.text(DaysLabel::Date) />
            {move || no_date().map(|text| view! { <p class="small red" role="alert">{text}</p> })}
            <Field
                label=speech.text(DaysLabel::LeadDays)
                kind=FieldKind::Number
                value=lead
                on_input=move |typed| lead.set(typed)
                max_length=2
            />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
