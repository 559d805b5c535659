//! The owner decides what to do about somebody who costs more than they bring, and when to look again.
use crate::{
    domain::{Day, Reminder},
    method::{NegativeAsset, Proposal},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, Field, FieldKind, Segmented},
        pieces::SentenceView,
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text, act,
        worth::{self, WorthLabel, proposal_label},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Days until the review, unless the owner says otherwise.
const REVIEW_DAYS: i32 = 30;

/// Open while somebody is chosen.
#[component]
pub fn ReviewDialog(chosen: RwSignal<Option<NegativeAsset>>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let title = speech.tell(move |language| {
        let name = chosen.get().map(|asset| shop.read(|book, _| act::name_of(book, asset.customer, language)));
        name.unwrap_or_default()
    });
    view! {
        <Dialog
            title=title
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || chosen.with(Option::is_some))
            on_close=move || chosen.set(None)
        >
            {move || chosen.get_untracked().map(|asset| form(asset, chosen))}
        </Dialog>
    }
}

fn form(asset: NegativeAsset, chosen: RwSignal<Option<NegativeAsset>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let proposal = RwSignal::new(asset.proposal);
    let (day, set_day) = signal(shop.today_now().plus_days(REVIEW_DAYS).iso());
    let (error, set_error) = signal(None::<String>);
    let why = Signal::derive(move || worth::tell_negative(&asset, shop.read(|book, _| book.settings().currency), speech.language()));
    let choices = Signal::derive(move || {
        let language = speech.language();
        let choice = |answer: Proposal| {
            let told =
                if answer == asset.proposal { worth::proposed(answer, language) } else { proposal_label(answer).text(language).to_owned() };
            Choice::new(answer, told)
        };
        Proposal::ALL.map(choice).to_vec()
    });
    let is_letting_go = move || proposal.get() == Proposal::LetGo;
    let hint = speech.tell(move |language| {
        let hint = if is_letting_go() { WorthLabel::LetGoHint } else { WorthLabel::ReviewHint };
        hint.text(language).to_owned()
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (language, id, answer) = (speech.language_now(), asset.customer, proposal.get_untracked());
        if answer == Proposal::LetGo {
            chosen.set(None);
            return acts.act(move |book| book.plan_archive(&[id], true));
        }
        let Some(day) = Day::parse_iso(&day.get_untracked()) else {
            return set_error.set(Some(WorthLabel::BadDay.text(language).to_owned()));
        };
        let text = shop.read_now(|book, figures| {
            worth::review_text(answer, asset.contribution_minor, figures.window_days, book.settings().currency, language)
        });
        chosen.set(None);
        acts.act(move |book| book.plan_add_reminder(Reminder { customer: id, day, text, done: None }));
    };
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <p><SentenceView sentence=why /></p>
            <Segmented
                label=speech.text(WorthLabel::WhatToDo)
                choices=choices
                value=proposal
                on_change=move |answer| proposal.set(answer)
            />
            <Show when=move || !is_letting_go()>
                <Field
                    label=speech.text(WorthLabel::ReviewOn)
                    kind=FieldKind::Date
                    value=day
                    on_input=move |day| {
                        set_error.set(None);
                        set_day.set(day);
                    }
                    error=error
                />
            </Show>
            <p class="small soft">{move || hint.get()}</p>
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
