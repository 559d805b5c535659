//! Up to four questions about customers who have not bought yet, each with its weight (method 25).
use crate::{
    domain::{KeyQuestion, MAX_WEIGHT, Setting, asked, limits::MAX_QUESTIONS},
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, Field, SectionHeading, Segmented},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        likely::{LikelyLabel, OFFERED, weight_label},
        settings::SettingsLabel,
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// The questions with the way to a new one.
#[component]
pub fn QuestionsSection() -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let questions = Memo::new(move |_| shop.read(|book, _| book.settings().questions.clone()));
    let editing = RwSignal::new(None::<Option<usize>>);
    let is_full = move || questions.with(|questions| asked(questions).count() >= MAX_QUESTIONS);
    let set_live = move |at: usize, live: bool| {
        acts.act(move |book| {
            let mut questions = book.settings().questions.clone();
            if let Some(question) = questions.get_mut(at) {
                question.live = live;
            }
            book.plan_settings(vec![Setting::Questions(questions)])
        });
    };
    let row = move |(at, question): (usize, KeyQuestion)| {
        let language = speech.language();
        let (live, text) = (question.live, question.text);
        let (shown, of_edit) = (text.clone(), text.clone());
        let turn = if live { SettingsLabel::FieldRetire } else { SettingsLabel::FieldRevive }.text(language);
        // One that is out of use comes back only where there is room.
        let turn = (live || !is_full()).then(|| {
            view! {
                <Button look=ButtonLook::Quiet on_press=move || set_live(at, !live)>
                    {turn} <span class="visually-hidden">{text}</span>
                </Button>
            }
        });
        view! {
            <li class="settings-row">
                <span class="settings-row-what">
                    <span class:soft=!live>{shown}</span>
                    <span class="small soft">{weight_label(question.weight).text(language)}</span>
                </span>
                <Button look=ButtonLook::Quiet on_press=move || editing.set(Some(Some(at)))>
                    {Label::Edit.text(language)} <span class="visually-hidden">{of_edit}</span>
                </Button>
                {turn}
            </li>
        }
    };
    let offer = move || {
        let language = speech.language_now();
        let questions = OFFERED.map(|(label, weight)| KeyQuestion { text: label.text(language).to_owned(), weight, live: true });
        acts.act(move |book| book.plan_settings(vec![Setting::Questions(questions.to_vec())]));
    };
    let offered = move || {
        let language = speech.language();
        let (start, items) = (LikelyLabel::UseOffered.text(language), OFFERED.map(|(label, _)| view! { <li>{label.text(language)}</li> }));
        view! {
            <ul class="soft">{items.into_iter().collect_view()}</ul>
            <div class="cluster">
                <Button on_press=offer>{start}</Button>
            </div>
        }
    };
    let add = speech.text(LikelyLabel::Add);
    let (note, full) = (speech.text(LikelyLabel::QuestionsNote), speech.text(LikelyLabel::Full));
    view! {
        <section class="stack">
            <SectionHeading title=speech.text(LikelyLabel::Questions) />
            <p class="soft">{move || note.get()}</p>
            {move || {
                let questions = questions.get();
                if questions.is_empty() {
                    offered().into_any()
                } else {
                    view! { <ul class="ledger">{questions.into_iter().enumerate().map(row).collect_view()}</ul> }.into_any()
                }
            }}
            <Show when=move || !is_full() fallback=move || view! { <p class="small soft">{move || full.get()}</p> }>
                <div class="cluster">
                    <Button icon=Icon::Plus on_press=move || editing.set(Some(None))>{move || add.get()}</Button>
                </div>
            </Show>
        </section>
        <Dialog
            title=speech.text(LikelyLabel::Question)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || editing.get().is_some())
            on_close=move || editing.set(None)
        >
            {move || editing.get().map(|at| form(at, editing))}
        </Dialog>
    }
}

/// One question, new or in other words.
fn form(at: Option<usize>, editing: RwSignal<Option<Option<usize>>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let present = shop.read_now(|book, _| at.and_then(|at| book.settings().questions.get(at).cloned()));
    let present = present.unwrap_or(KeyQuestion { text: String::new(), weight: 2, live: true });
    let (text, weight, is_empty) = (RwSignal::new(present.text), RwSignal::new(present.weight), RwSignal::new(false));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let question = KeyQuestion { text: text.get_untracked().trim().to_owned(), weight: weight.get_untracked(), live: present.live };
        if question.text.is_empty() {
            return is_empty.set(true);
        }
        acts.act_then(
            move |book| {
                let mut questions = book.settings().questions.clone();
                match at.and_then(|at| questions.get_mut(at)) {
                    Some(place) => *place = question,
                    None => questions.push(question),
                }
                book.plan_settings(vec![Setting::Questions(questions)])
            },
            move |_| {
                editing.try_set(None);
            },
        );
    };
    let weights = Signal::derive(move || {
        let language = speech.language();
        (1..=MAX_WEIGHT).map(|weight| Choice::new(weight, weight_label(weight).text(language))).collect::<Vec<_>>()
    });
    let error = Signal::derive(move || is_empty.get().then(|| LikelyLabel::NoText.text(speech.language()).to_owned()));
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field
                label=speech.text(LikelyLabel::Question)
                value=text
                on_input=move |typed| {
                    is_empty.set(false);
                    text.set(typed);
                }
                error=error
                max_length=60
                autofocus=true
            />
            <Segmented label=speech.text(LikelyLabel::Weight) choices=weights value=weight on_change=move |chosen| weight.set(chosen) />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
