//! Somebody who never bought: the owner answers a few questions, and sees whether they look like a key customer (method 25).
use crate::{
    domain::{CustomerId, KeyAnswer, asked},
    method::{is_without_history, likely_key},
    route::Route,
    ui::{
        language::use_speech,
        parts::{Choice, LinkButton, SectionHeading, Segmented},
        pieces::SentenceView,
        shop::{use_acts, use_shop},
    },
    words::{
        Text,
        likely::{self, LikelyLabel},
    },
};
use leptos::prelude::*;

/// The section; nothing once there is a purchase.
pub fn likely(id: CustomerId) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let is_asked = Memo::new(move |_| shop.read(|_, figures| is_without_history(figures, id)));
    let questions = Memo::new(move |_| {
        shop.read(|book, _| asked(&book.settings().questions).map(|(at, question)| (at, question.text.clone())).collect::<Vec<_>>())
    });
    let (none, set) = (speech.text(LikelyLabel::NoQuestions), speech.text(LikelyLabel::SetQuestions));
    let body = move || {
        let questions = questions.get();
        if questions.is_empty() {
            return view! {
                <p class="small soft">{move || none.get()}</p>
                <div class="cluster">
                    <LinkButton href=Route::Settings.href()>{move || set.get()}</LinkButton>
                </div>
            }
            .into_any();
        }
        view! {
            <div class="stack gap-3">{questions.into_iter().map(|(at, text)| ask(id, at, text)).collect_view()}</div>
            {verdict(id)}
        }
        .into_any()
    };
    view! {
        <Show when=move || is_asked.get()>
            <section class="customer-now">
                <SectionHeading title=speech.text(LikelyLabel::Card) />
                {body}
            </section>
        </Show>
    }
    .into_any()
}

/// One question: one tap answers it, Undo takes it back.
fn ask(id: CustomerId, at: u16, text: String) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let value = Signal::derive(move || shop.read(|book, _| book.find_customer(id).and_then(|customer| customer.answer(at))));
    let choices = Signal::derive(move || {
        let language = speech.language();
        KeyAnswer::ALL.map(|answer| Choice::new(Some(answer), likely::answer_label(answer).text(language))).to_vec()
    });
    let choose = move |answer: Option<KeyAnswer>| {
        let Some(answer) = answer else { return };
        acts.act(move |book| {
            let mut customer = book.find_customer(id).cloned().unwrap_or_default();
            customer.set_answer(at, answer);
            book.plan_edit_customer(id, &customer)
        });
    };
    view! { <Segmented label=Signal::stored(text) choices=choices value=value on_change=choose /> }.into_any()
}

/// What the answers say, why, and what to do.
fn verdict(id: CustomerId) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let found = Memo::new(move |_| {
        let language = speech.language();
        shop.read(|book, figures| {
            let why = likely_key(book, figures, id)?;
            Some((why.verdict, likely::tell(&why, &book.settings().questions, language)))
        })
    });
    let more = speech.text(LikelyLabel::More);
    let told = move || {
        let Some((verdict, sentence)) = found.get() else {
            return view! { <p class="small soft">{move || more.get()}</p> }.into_any();
        };
        let language = speech.language();
        let (what, act) = likely::verdict_labels(verdict);
        view! {
            <div class="customer-matter">
                <p class="strong">{what.text(language)}</p>
                <p class="small soft"><SentenceView sentence=Signal::stored(sentence) /></p>
                <p class="small customer-matter-act">{act.text(language)}</p>
            </div>
        }
        .into_any()
    };
    view! { <div role="status">{told}</div> }.into_any()
}
