//! What the shop promised this customer: by when, kept or broken in one tap.
use crate::{
    care::promises::PromiseRates,
    domain::{CustomerId, Day, Promise, PromiseBy, PromiseEnding},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, Field, FieldKind, SectionHeading},
        pieces::{SentenceView, next_friday},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        promises::{self, PromiseLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Ended ones in sight, the latest first; open ones are all.
const MOST_ENDED: usize = 4;

/// The section of the card.
pub fn promises(id: CustomerId) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let adding = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        shop.read(|book, _| {
            let own = book.live_rows::<Promise>().rev().filter(|(_, promise)| promise.customer == id && promise.by == PromiseBy::Shop);
            let (mut open, ended): (Vec<_>, Vec<_>) =
                own.map(|(at, promise)| (at, promise.clone())).partition(|(_, promise)| promise.ending.is_none());
            open.sort_by_key(|(at, promise)| (promise.due, *at));
            open.into_iter().chain(ended.into_iter().take(MOST_ENDED)).collect::<Vec<_>>()
        })
    });
    let rate = Memo::new(move |_| {
        let has_any = rows.with(|rows| !rows.is_empty());
        has_any.then(|| shop.read(PromiseRates::find))
    });
    let (add, none) = (speech.text(PromiseLabel::Add), speech.text(PromiseLabel::None));
    view! {
        <SectionHeading title=speech.text(PromiseLabel::Title)>
            <Button look=ButtonLook::Quiet on_press=move || adding.set(true)>{move || add.get()}</Button>
        </SectionHeading>
        <Show when=move || rows.with(Vec::is_empty)>
            <p class="small soft">{move || none.get()}</p>
        </Show>
        <ul class="act-lines ledger">{move || rows.get().into_iter().map(|(at, promise)| row(at, promise)).collect_view()}</ul>
        {move || {
            rate.get()
                .and_then(|rates| promises::kept_rate(&rates, speech.language()))
                .map(|told| view! { <p class="small soft"><SentenceView sentence=Signal::stored(told) /></p> })
        }}
        <Dialog title=add close_label=speech.text(Label::Close) open=adding on_close=move || adding.set(false)>
            {form(id, adding)}
        </Dialog>
    }
    .into_any()
}

fn row(at: u32, promise: Promise) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let language = speech.language_now();
    let today = shop.today_now();
    let stands = promises::stands(&promise, today, language);
    let is_late = promise.ending.is_none() && promise.due < today;
    let is_open = promise.ending.is_none();
    let text = promise.text;
    let end = move |is_kept: bool| {
        let day = shop.today_now();
        acts.act(move |book| {
            let promise = book.find_row::<Promise>(at).ok_or(crate::book::Refusal::NoChange)?.clone();
            book.plan_set(at, Promise { ending: Some(PromiseEnding { is_kept, day }), ..promise })
        });
    };
    view! {
        <li class="act-line">
            <div class="act-line-words">
                <p>{text}</p>
                <p class="small" class:red=is_late class:soft=!is_late>{stands}</p>
            </div>
            {is_open
                .then(|| {
                    view! {
                        <div class="cluster">
                            <Button look=ButtonLook::Quiet on_press=move || end(true)>{PromiseLabel::Kept.text(language)}</Button>
                            <Button look=ButtonLook::Quiet on_press=move || end(false)>{PromiseLabel::Broken.text(language)}</Button>
                        </div>
                    }
                })}
        </li>
    }
    .into_any()
}

fn form(id: CustomerId, open: RwSignal<bool>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let text = RwSignal::new(String::new());
    let staff = RwSignal::new(String::new());
    let due = RwSignal::new(next_friday(shop.today_now()).iso());
    let (text_error, day_error) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let language = speech.language_now();
        let what = text.get_untracked().trim().to_owned();
        if what.is_empty() {
            return text_error.set(Some(PromiseLabel::NoText.text(language).to_owned()));
        }
        let Some(due) = Day::parse_iso(&due.get_untracked()) else {
            return day_error.set(Some(PromiseLabel::BadDay.text(language).to_owned()));
        };
        let promise = Promise {
            customer: id,
            by: PromiseBy::Shop,
            text: what,
            amount_minor: None,
            made_on: shop.today_now(),
            due,
            ending: None,
            staff: staff.get_untracked().trim().to_owned(),
        };
        open.set(false);
        acts.act(move |book| book.plan_add(promise));
    };
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field
                label=speech.text(PromiseLabel::What)
                value=text
                on_input=move |typed| {
                    text_error.set(None);
                    text.set(typed);
                }
                error=text_error
                autofocus=true
            />
            <Field
                label=speech.text(PromiseLabel::Due)
                kind=FieldKind::Date
                value=due
                on_input=move |typed| {
                    day_error.set(None);
                    due.set(typed);
                }
                error=day_error
            />
            <Field label=speech.text(PromiseLabel::Staff) value=staff on_input=move |typed| staff.set(typed) />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
