//! “So we will…”: one box, and the decisions that wait or were acted on. What waits for more than two weeks turns red.
use crate::{
    domain::{Decision, Month},
    method::{DecisionState, decision_state},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Field, FieldKind, SectionHeading},
        shop::{Acts, use_acts, use_shop},
    },
    words::{
        Language, Text, insights,
        month::{self, MonthLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Decisions in sight besides those that wait.
const MOST_DONE: usize = 6;

/// One decision in words.
#[derive(Clone, PartialEq)]
struct Line {
    at: u32,
    text: String,
    month: String,
    state: String,
    is_done: bool,
    is_late: bool,
}

/// The box and the list.
pub fn decisions(shown: Memo<Month>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let written = text.get_untracked().trim().to_owned();
        if written.is_empty() {
            return error.set(Some(MonthLabel::Empty.text(speech.language_now()).to_owned()));
        }
        let decision =
            Decision { month: shown.get_untracked(), text: written, made_on: shop.today_now(), acted_on: None, note: String::new() };
        acts.act_then(move |book| book.plan_add(decision), move |_| text.set(String::new()));
    };
    let lines = Memo::new(move |_| lines(shop, speech.language()));
    let (decide, none) = (speech.text(MonthLabel::Decide), speech.text(MonthLabel::NoDecision));
    view! {
        <section class="sheet stack gap-3">
            <form class="stack gap-3" on:submit=save>
                <Field
                    label=speech.text(MonthLabel::SoWeWill)
                    hint=speech.text(MonthLabel::Hint)
                    kind=FieldKind::Note
                    value=text
                    on_input=move |typed| {
                        error.set(None);
                        text.set(typed);
                    }
                    error=error
                />
                <div class="cluster">
                    <Button look=ButtonLook::Primary submit=true>{move || decide.get()}</Button>
                </div>
            </form>
            <SectionHeading title=speech.text(MonthLabel::Decisions) />
            <ul class="ledger plain-list">
                {move || lines.get().into_iter().map(|line| row(line, acts, speech.language_now())).collect_view()}
            </ul>
            <Show when=move || lines.with(Vec::is_empty)>
                <p class="soft">{move || none.get()}</p>
            </Show>
        </section>
    }
    .into_any()
}

/// What waits, the longest first; then what was done last.
fn lines(shop: crate::ui::shop::Shop, language: Language) -> Vec<Line> {
    let today = shop.today();
    shop.read(|book, _| {
        let live = (0_u32..).zip(book.decisions()).filter(|(_, slot)| slot.live);
        let mut all: Vec<(u32, &Decision)> = live.map(|(at, slot)| (at, &slot.value)).collect();
        all.sort_by_key(|(at, decision)| match decision.acted_on {
            None => (0, decision.made_on.0, *at),
            Some(day) => (1, -day.0, *at),
        });
        let waiting = all.iter().filter(|(_, decision)| decision.acted_on.is_none()).count();
        all.truncate(waiting + MOST_DONE);
        let line = |(at, decision): (u32, &Decision)| {
            let state = decision_state(decision, today);
            Line {
                at,
                text: decision.text.clone(),
                month: insights::month_long(decision.month, language),
                state: month::decision_state(state, today, language),
                is_done: matches!(state, DecisionState::Done(_)),
                is_late: matches!(state, DecisionState::Overdue { .. }),
            }
        };
        all.into_iter().map(line).collect()
    })
}

fn row(line: Line, acts: Acts, language: Language) -> AnyView {
    let Line { at, text, month, state, is_done, is_late } = line;
    let mark = if is_done { MonthLabel::NotActed } else { MonthLabel::Acted }.text(language);
    let shop = use_shop();
    let set = move |_| {
        let today = shop.today_now();
        acts.act(move |book| {
            let present = book.decisions().get(at as usize).map(|slot| slot.value.clone());
            let present = present.ok_or(crate::book::Refusal::NoChange)?;
            book.plan_set(at, Decision { acted_on: (!is_done).then_some(today), ..present })
        });
    };
    let remove = move |_| acts.act(move |book| book.plan_remove::<Decision>(at));
    let remove_text = MonthLabel::Remove.text(language);
    let (mark_name, remove_name) = (format!("{mark}：{text}"), format!("{remove_text}：{text}"));
    view! {
        <li class="spread">
            <span class="month-decision" class:soft=is_done class:red=is_late>
                <span class="month-text">{text}</span>
                <span class="small" class:soft=!is_late>{format!("{month} · {state}")}</span>
            </span>
            <span class="cluster">
                <button type="button" class="button button-plain" aria-label=mark_name on:click=set>{mark}</button>
                <button type="button" class="button button-quiet" aria-label=remove_name on:click=remove>{remove_text}</button>
            </span>
        </li>
    }
    .into_any()
}
