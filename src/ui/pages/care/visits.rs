//! Visits to key customers: planned with their questions, answered when done; once a year the owners talk.
use crate::{
    care::{key_customers, sales_prompt},
    domain::{CustomerId, Day, Visit},
    route::{InsightsTab, Route},
    ui::{
        frame::{PageBack, PageHeading},
        language::use_speech,
        parts::{Button, ButtonLook, Checkbox, Choice, Dialog, Field, FieldKind, SectionHeading, Select},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text, act, format,
        keys::{self, KeysLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// A visit is planned so many days ahead, unless the owner says otherwise.
const AHEAD_DAYS: i32 = 7;
/// Visits of the past in sight.
const MOST_DONE: usize = 20;

/// The page.
pub fn visits_page() -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let planning = RwSignal::new(false);
    let answering = RwSignal::new(None::<u32>);
    let all = Memo::new(move |_| {
        shop.read(|book, _| {
            let mut all: Vec<(u32, Visit)> = book.live_rows::<Visit>().map(|(at, visit)| (at, visit.clone())).collect();
            all.sort_by_key(|(at, visit)| (visit.done.is_some(), visit.done.map_or(visit.due.0, |done| -done.0), *at));
            let waiting = all.iter().filter(|(_, visit)| visit.done.is_none()).count();
            all.truncate(waiting + MOST_DONE);
            all
        })
    });
    let remove = move |at: u32| acts.act(move |book| book.plan_remove::<Visit>(at));
    let rows = move || {
        let (language, today) = (speech.language(), shop.today());
        let row = |(at, visit): (u32, Visit)| {
            let name = shop.read_now(|book, _| act::name_of(book, visit.customer, language));
            let day = format::day_relative(visit.done.unwrap_or(visit.due), today, language);
            let state = if visit.done.is_some() { format!("{} · {day}", KeysLabel::Visited.text(language)) } else { day };
            let talk = visit.is_owner_talk.then(|| KeysLabel::OwnerTalk.text(language));
            let facts = [Some(state.as_str()), talk].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let asked = visit.questions.iter().enumerate().map(|(place, question)| {
                let answer = visit.answers.get(place).filter(|answer| !answer.is_empty()).cloned();
                view! { <p class="small">{question.clone()} {answer.map(|answer| view! { <span class="strong">" " {answer}</span> })}</p> }
            });
            let is_waiting = visit.done.is_none();
            view! {
                <li class="act-line">
                    <div class="act-line-words">
                        <p><a href=Route::Customer(visit.customer).href()>{name}</a> " " <span class="small soft">{facts}</span></p>
                        {asked.collect_view()}
                    </div>
                    <div class="cluster">
                        <Button look=ButtonLook::Quiet on_press=move || answering.set(Some(at))>
                            {if is_waiting { KeysLabel::Visited.text(language) } else { Label::Edit.text(language) }}
                        </Button>
                        {is_waiting
                            .then(|| {
                                view! { <Button look=ButtonLook::Quiet on_press=move || remove(at)>{Label::Cancel.text(language)}</Button> }
                            })}
                    </div>
                </li>
            }
        };
        all.get().into_iter().map(row).collect_view()
    };
    let back = PageBack { href: Signal::stored(Route::Insights(InsightsTab::Keys).href()), label: speech.text(Label::KeyCustomers) };
    let (add, none) = (speech.text(KeysLabel::AddVisit), speech.text(KeysLabel::NoVisits));
    view! {
        <PageHeading title=speech.text(KeysLabel::Visits) back=back>
            <Button look=ButtonLook::Primary on_press=move || planning.set(true)>{move || add.get()}</Button>
        </PageHeading>
        <SectionHeading title=speech.text(KeysLabel::DueVisits) />
        <ul class="ledger act-lines">{rows}</ul>
        <Show when=move || all.with(Vec::is_empty)>
            <p class="soft">{move || none.get()}</p>
        </Show>
        <Dialog title=add close_label=speech.text(Label::Close) open=planning on_close=move || planning.set(false)>
            {plan_form(planning)}
        </Dialog>
        <Dialog
            title=speech.text(KeysLabel::Answers)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || answering.get().is_some())
            on_close=move || answering.set(None)
        >
            {move || answering.get().map(|at| answer_form(at, answering))}
        </Dialog>
    }
    .into_any()
}

fn plan_form(open: RwSignal<bool>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let keys_of_shop = shop.read_now(key_customers);
    let whom = RwSignal::new(keys_of_shop.first().copied());
    let choices = Signal::derive(move || {
        let language = speech.language();
        let named = |id: CustomerId| Choice::new(Some(id), shop.read_now(|book, _| act::name_of(book, id, language)));
        keys_of_shop.iter().copied().map(named).collect::<Vec<_>>()
    });
    let due = RwSignal::new(shop.today_now().plus_days(AHEAD_DAYS).iso());
    let is_owner_talk = RwSignal::new(false);
    let questions = RwSignal::new(keys::first_questions(false, speech.language_now()).to_owned());
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (Some(customer), Some(due)) = (whom.get_untracked(), Day::parse_iso(&due.get_untracked())) else { return };
        let questions: Vec<String> =
            questions.get_untracked().lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        let visit = Visit { customer, due, is_owner_talk: is_owner_talk.get_untracked(), questions, answers: Vec::new(), done: None };
        open.set(false);
        acts.act(move |book| book.plan_add(visit));
    };
    let talk = move |is_on: bool| {
        is_owner_talk.set(is_on);
        questions.set(keys::first_questions(is_on, speech.language_now()).to_owned());
    };
    // What the way of selling asks for stands below, to be taken up.
    let hint = speech.tell(move |language| {
        let model = whom.get().and_then(|id| shop.read(|book, _| sales_prompt(book, id)));
        model.and_then(keys::prompt).map(|label| label.text(language).to_owned()).unwrap_or_default()
    });
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Select label=speech.text(KeysLabel::Customer) choices=choices value=whom on_change=move |id| whom.set(id) />
            <Field label=speech.text(KeysLabel::Day) kind=FieldKind::Date value=due on_input=move |text| due.set(text) />
            <Checkbox label=speech.text(KeysLabel::OwnerTalk) hint=speech.text(KeysLabel::OwnerTalkHint) checked=is_owner_talk on_change=talk />
            <Field label=speech.text(KeysLabel::Questions) hint=speech.text(KeysLabel::QuestionsHint) kind=FieldKind::Note value=questions
                on_input=move |text| questions.set(text) />
            <p class="small soft">{move || hint.get()}</p>
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn answer_form(at: u32, open: RwSignal<Option<u32>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let Some(visit) = shop.read_now(|book, _| book.find_row::<Visit>(at).cloned()) else { return ().into_any() };
    let answers: Vec<RwSignal<String>> =
        (0..visit.questions.len()).map(|place| RwSignal::new(visit.answers.get(place).cloned().unwrap_or_default())).collect();
    let fields = visit.questions.iter().zip(&answers).map(|(question, answer)| {
        let answer = *answer;
        view! { <Field label=Signal::stored(question.clone()) value=answer on_input=move |text| answer.set(text) /> }
    });
    let fields = fields.collect_view();
    let visit = StoredValue::new(visit);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let written = answers.iter().map(|answer| answer.get_untracked().trim().to_owned()).collect();
        let visit = visit.get_value();
        let done = visit.done.or(Some(shop.today_now()));
        open.set(None);
        acts.act(move |book| book.plan_set(at, Visit { answers: written, done, ..visit }));
    };
    let save_label = speech.text(KeysLabel::Visited);
    view! {
        <form class="stack gap-3" on:submit=save>
            {fields}
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
