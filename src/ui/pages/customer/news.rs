//! What happened lately in the customer's life, what changed, and what is done about it.
use crate::{
    care::{NEWS_DAYS, days_to_act},
    domain::{Birthday, CustomerId, Day, LifeChange, News, NewsSource, Occasion, Routine},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, Field, SectionHeading, Select},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        care::{change_label, change_task},
        days::DaysLabel,
        today,
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Lines in sight, the latest first.
const MOST_LINES: usize = 5;
/// A child's birthday is told so many days ahead.
const BIRTH_LEAD_DAYS: u16 = 7;

/// The section of the card.
pub fn news(id: CustomerId) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let adding = RwSignal::new(false);
    let lines = Memo::new(move |_| {
        let (language, today) = (speech.language(), shop.today());
        shop.read(|book, _| {
            let own = book.live_rows::<News>().filter(|(_, row)| row.customer == id);
            let mut own: Vec<(Day, u32, String, bool)> =
                own.map(|(at, row)| (row.day, at, today::news(row, today, language), today.days_since(row.day) > NEWS_DAYS)).collect();
            own.sort_unstable_by(|left, right| right.cmp(left));
            own.truncate(MOST_LINES);
            own
        })
    });
    let (add, remove) = (speech.text(DaysLabel::AddNews), speech.text(DaysLabel::Remove));
    let line = move |(_, at, text, is_faded): (Day, u32, String, bool)| {
        let named = text.clone();
        view! {
            <li class="settings-row">
                <span class="settings-row-what" class:soft=is_faded>{text}</span>
                <Button look=ButtonLook::Quiet on_press=move || acts.act(move |book| book.plan_remove::<News>(at))>
                    {move || remove.get()} <span class="visually-hidden">{named}</span>
                </Button>
            </li>
        }
    };
    view! {
        <SectionHeading title=speech.text(DaysLabel::Lately)>
            <Button look=ButtonLook::Quiet on_press=move || adding.set(true)>{move || add.get()}</Button>
        </SectionHeading>
        <ul class="ledger">{move || lines.get().into_iter().map(line).collect_view()}</ul>
        <Dialog title=add close_label=speech.text(Label::Close) open=adding on_close=move || adding.set(false)>
            {form(id, adding)}
        </Dialog>
    }
    .into_any()
}

fn form(id: CustomerId, open: RwSignal<bool>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let text = RwSignal::new(String::new());
    let change = RwSignal::new(None::<LifeChange>);
    let is_empty = RwSignal::new(false);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (typed, changed, language) = (text.get_untracked().trim().to_owned(), change.get_untracked(), speech.language_now());
        if typed.is_empty() && changed.is_none() {
            return is_empty.set(true);
        }
        let today = shop.today_now();
        let follows =
            changed.map(|change| Routine::once(Some(id), change_task(change, language).to_owned(), today.plus_days(days_to_act(change))));
        // The child's birthday is remembered from the day on which it was told; the owner corrects it where it was another.
        let civil = today.civil();
        let born = Birthday::solar(i16::try_from(civil.year).ok(), civil.month, civil.day).ok();
        let remember = born.filter(|_| changed == Some(LifeChange::Baby)).map(|date| Occasion {
            customer: Some(id),
            name: today::child_birthday(language).to_owned(),
            date,
            lead_days: BIRTH_LEAD_DAYS,
        });
        let news = News { customer: id, day: today, text: typed, source: NewsSource::Said, change: changed };
        open.set(false);
        acts.act(move |book| book.plan_news(news, follows, remember));
    };
    let changes = Signal::derive(move || {
        let language = speech.language();
        let none = Choice::new(None, DaysLabel::NoChange.text(language));
        let known = LifeChange::ALL.map(|change| Choice::new(Some(change), change_label(change).text(language)));
        [none].into_iter().chain(known).collect::<Vec<_>>()
    });
    let then = move || change.get().map(|change| change_task(change, speech.language()));
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field
                label=speech.text(DaysLabel::NewsText)
                value=text
                on_input=move |typed| {
                    is_empty.set(false);
                    text.set(typed);
                }
                hint=speech.text(DaysLabel::NewsHint)
                error=Signal::derive(move || is_empty.get().then(|| DaysLabel::NoText.text(speech.language()).to_owned()))
                autofocus=true
            />
            <Select label=speech.text(DaysLabel::NewsChange) choices=changes value=change on_change=move |chosen| change.set(chosen) />
            {move || then().map(|text| view! { <p class="small soft">{text}</p> })}
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
