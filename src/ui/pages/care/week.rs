//! This week: hours shared out, names for each day, and on Friday what became of them.
use super::print_page;
use crate::{
    care::{Planned, Share, WORK_DAYS, WeekDone, WeekPlan, monday_of, plan_week},
    domain::{Attention, CustomerId, Day, Decision, Interaction, InteractionKind, Outcome, Setting},
    method::{DecisionState, Figures, decision_state},
    route::Route,
    ui::{
        frame::PageHeading,
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Column, Field, FieldKind, SectionHeading, TableView},
        pieces::{SentenceView, today_tabs},
        shop::{use_acts, use_shop},
        wish::use_wishes,
    },
    words::{
        Label, Language, Text, act,
        week::{self, WeekLabel},
    },
};
use leptos::prelude::*;

/// One tap notes a talk of so many minutes.
const TAPS: [u16; 4] = [5, 10, 15, 30];
/// Nobody plans more hours a week than this.
const MOST_HOURS: u16 = 100;

/// The page.
pub fn week() -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let monday = Memo::new(move |_| monday_of(shop.today()));
    let both = Memo::new(move |_| {
        let monday = monday.get();
        shop.read(|book, now| {
            // As things stood when the week began: the plan stays the same until Sunday.
            let then = Figures::classify(book, monday.plus_days(-1));
            let plan = plan_week(book, &then, monday);
            let done = WeekDone::find(book, &then, now, &plan, monday);
            (plan, done)
        })
    });
    let note =
        speech.tell(move |language| format!("{} · {}", week::span(monday.get(), shop.today(), language), WeekLabel::Note.text(language)));
    let has_plan = Memo::new(move |_| both.with(|(plan, _)| !plan.people.is_empty()));
    let no_plan = speech.text(WeekLabel::NoPlan);
    let print = speech.text(WeekLabel::Print);
    view! {
        <PageHeading title=speech.text(Label::ThisWeek) note=note>
            <Button icon=Icon::Table on_press=print_page>{move || print.get()}</Button>
        </PageHeading>
        {today_tabs(true)}
        <div class="stack gap-4">
            {hours()}
            <Show when=move || has_plan.get() fallback=move || view! { <p class="soft">{move || no_plan.get()}</p> }>
                <SectionHeading title=speech.text(WeekLabel::Plan) />
                {move || both.with(|(plan, done)| days(plan, done, monday.get()))}
            </Show>
            {move || both.with(|(plan, done)| balance(plan, done))}
            {super::ahead::ahead()}
            {decisions()}
        </div>
    }
    .into_any()
}

/// Hours and the three shares.
fn hours() -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let attention = Signal::derive(move || shop.read(|book, _| book.settings().attention));
    let wrong = RwSignal::new(None::<WeekLabel>);
    let set = move |new: Attention| {
        wrong.set(None);
        if shop.read_now(|book, _| book.settings().attention) != new {
            acts.act(move |book| book.plan_settings(vec![Setting::Attention(new)]));
        }
    };
    let now = move || shop.read_now(|book, _| book.settings().attention);
    let commit_hours = move |text: String| {
        let hours = text.trim().replace(',', ".").parse::<f64>().ok().filter(|hours| (0.0..=f64::from(MOST_HOURS)).contains(hours));
        match hours {
            Some(hours) => set(Attention { minutes: (hours * 60.0).round() as u16, ..now() }),
            None if text.trim().is_empty() => set(Attention { minutes: 0, ..now() }),
            None => wrong.set(Some(WeekLabel::BadHours)),
        }
    };
    let commit_share =
        move |text: String, write: fn(Attention, u8) -> Attention| match text.trim().parse::<u8>().ok().filter(|share| *share <= 100) {
            Some(share) => set(write(now(), share)),
            None => wrong.set(Some(WeekLabel::BadShare)),
        };
    let told = Signal::derive(move || wrong.get().map(|label| label.text(speech.language()).to_owned()));
    let share = move |label: WeekLabel, read: fn(Attention) -> u8, write: fn(Attention, u8) -> Attention| {
        view! {
            <Field
                label=speech.tell(move |language| format!("{} %", label.text(language)))
                kind=FieldKind::Number
                value=Signal::derive(move || read(attention.get()).to_string())
                on_input=|_| {}
                on_commit=move |text: String| commit_share(text, write)
            />
        }
    };
    let shown_hours = Signal::derive(move || match attention.get().minutes {
        0 => String::new(),
        minutes if minutes % 60 == 0 => (minutes / 60).to_string(),
        minutes => format!("{:.1}", f64::from(minutes) / 60.0),
    });
    view! {
        <section class="sheet stack gap-3">
            <div class="cluster week-hours">
                <Field label=speech.text(WeekLabel::Hours) hint=speech.text(WeekLabel::HoursHint) error=told kind=FieldKind::Amount
                    value=shown_hours on_input=|_| {} on_commit=commit_hours />
                {share(WeekLabel::Key, |own| own.key, |own, key| Attention { key, ..own })}
                {share(WeekLabel::Ordinary, |own| own.ordinary, |own, ordinary| Attention { ordinary, ..own })}
                {share(WeekLabel::Potential, |own| own.potential, |own, potential| Attention { potential, ..own })}
            </div>
        </section>
    }
    .into_any()
}

/// The days with their names.
fn days(plan: &WeekPlan, done: &WeekDone, monday: Day) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let (language, today) = (speech.language(), shop.today_now());
    let day = |at: usize| {
        let date = monday.plus_days(at as i32);
        let own: Vec<Planned> = plan.people.iter().filter(|person| person.day == at).copied().collect();
        let rows = own.into_iter().map(|person| planned_row(person, !done.got_nothing.contains(&person.customer), language)).collect_view();
        view! {
            <section class="stack gap-2 week-day">
                <h3 class="strong" class:week-now=date == today>{week::weekday(at, date, today, language)}</h3>
                <ul class="ledger plain-list">{rows}</ul>
            </section>
        }
    };
    view! { <div class="week-days">{(0..WORK_DAYS).map(day).collect_view()}</div> }.into_any()
}

/// One name: a tap notes a talk of so many minutes.
fn planned_row(person: Planned, is_served: bool, language: Language) -> AnyView {
    let (shop, acts) = (use_shop(), use_acts());
    let id = person.customer;
    let name = shop.read_now(|book, _| act::name_of(book, id, language));
    let tap = |minutes: u16| {
        let note = move || {
            let day = shop.today_now();
            let entry = Interaction {
                customer: id,
                day,
                kind: InteractionKind::Call,
                outcome: Outcome::Reached,
                note: String::new(),
                next: None,
                minutes,
            };
            acts.act(move |book| book.plan_contact(entry));
        };
        let label = format!("{} {}", WeekLabel::Spoken.text(language), week::minutes(minutes.into(), language));
        view! {
            <button type="button" class="week-tap" aria-label=format!("{name}{}{label}", language.choose("：", "：", ": ")) title=label.clone() on:click=move |_| note()>
                {minutes}
            </button>
        }
    };
    view! {
        <li class="week-person" class:week-served=is_served>
            <a href=Route::Customer(id).href()>{name.clone()}</a>
            <span class="small soft">
                {format!("{} · {}", week::share(person.share).text(language), week::minutes(person.minutes, language))}
            </span>
            {if is_served {
                view! { <span class="small">"✓"</span> }.into_any()
            } else {
                view! { <span class="week-taps" role="group" aria-label=WeekLabel::NoteMinutes.text(language)>{TAPS.map(tap).collect_view()}</span> }
                    .into_any()
            }}
        </li>
    }
    .into_any()
}

/// Plan against actual, who got nothing, kept and new.
fn balance(plan: &WeekPlan, done: &WeekDone) -> AnyView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let language = speech.language();
    let columns = [WeekLabel::Share, WeekLabel::Planned, WeekLabel::Actual];
    let columns = columns.into_iter().enumerate().map(|(at, label)| {
        let text = label.text(language);
        if at == 0 { Column::words(text) } else { Column::figures(text) }
    });
    let rows = Share::ALL.map(|share| {
        let at = share as usize;
        vec![
            week::share(share).text(language).to_owned(),
            week::minutes(plan.minutes[at], language),
            week::minutes(done.minutes[at], language),
        ]
    });
    let names: Vec<(CustomerId, String)> =
        shop.read_now(|book, _| done.got_nothing.iter().map(|id| (*id, act::name_of(book, *id, language))).collect());
    let nothing = if plan.people.is_empty() {
        ().into_any()
    } else if names.is_empty() {
        view! { <p>{WeekLabel::EverybodyGot.text(language)}</p> }.into_any()
    } else {
        let link = |(id, name): (CustomerId, String)| view! { <a href=Route::Customer(id).href()>{name}</a> };
        view! {
            <p class="strong">{WeekLabel::GotNothing.text(language)}</p>
            <p class="cluster gap-2">{names.into_iter().map(link).collect_view()}</p>
        }
        .into_any()
    };
    let see = move |label: WeekLabel, people: Vec<CustomerId>| {
        (!people.is_empty()).then(|| {
            let text = label.text(language);
            let show = move || wishes.show_people(text, people.clone());
            view! { <Button look=ButtonLook::Quiet on_press=show>{text}</Button> }
        })
    };
    view! {
        <section class="sheet stack gap-3 week-balance">
            <SectionHeading title=speech.text(WeekLabel::Done) />
            <p><SentenceView sentence=Signal::stored(week::used(plan, done, language)) /></p>
            <TableView caption=speech.text(WeekLabel::Done) columns=Signal::stored(columns.collect()) rows=Signal::stored(rows.to_vec()) />
            {nothing}
            <p><SentenceView sentence=Signal::stored(week::kept_and_new(done.kept.len(), done.new.len(), language)) /></p>
            <div class="cluster">{see(WeekLabel::SeeKept, done.kept.clone())} {see(WeekLabel::SeeNew, done.new.clone())}</div>
        </section>
    }
    .into_any()
}

/// Decisions that nobody acted on for too long.
fn decisions() -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let late = Memo::new(move |_| {
        let today = shop.today();
        shop.read(|book, _| {
            let all = book.live_rows::<Decision>().filter_map(|(at, decision)| match decision_state(decision, today) {
                DecisionState::Overdue { days } => Some((at, decision.text.clone(), days)),
                DecisionState::Done(_) | DecisionState::Waiting { .. } => None,
            });
            all.collect::<Vec<_>>()
        })
    });
    let act_on = move |at: u32| {
        let today = shop.today_now();
        acts.act(move |book| {
            let decision = book.find_row::<Decision>(at).cloned().ok_or(crate::book::Refusal::NoChange)?;
            book.plan_set(at, Decision { acted_on: Some(today), ..decision })
        });
    };
    let rows = move || {
        let language = speech.language();
        let row = |(at, text, days): (u32, String, i32)| {
            view! {
                <li class="act-line">
                    <div class="act-line-words">
                        <p>{text}</p>
                        <p class="small week-late">{week::waiting(days, language)}</p>
                    </div>
                    <Button look=ButtonLook::Quiet on_press=move || act_on(at)>{WeekLabel::ActedOn.text(language)}</Button>
                </li>
            }
        };
        late.get().into_iter().map(row).collect_view()
    };
    let none = speech.text(WeekLabel::NoDecisions);
    view! {
        <SectionHeading title=speech.text(WeekLabel::Decisions) />
        <ul class="ledger act-lines">{rows}</ul>
        <Show when=move || late.with(Vec::is_empty)>
            <p class="soft">{move || none.get()}</p>
        </Show>
    }
    .into_any()
}
