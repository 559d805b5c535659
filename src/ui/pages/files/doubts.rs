//! Customers of the file who may be one of several: the owner decides each with the arrow keys and Enter.
use super::import::Way;
use crate::{
    domain::Customer,
    exchange::{Candidate, Decision, Doubt},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook},
        shop::use_shop,
    },
    words::{
        Text,
        files::{self as told, FilesLabel},
        import,
    },
};
use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;

/// Doubts shown at once; the rest follow as these are decided.
const MOST_SHOWN: usize = 20;

/// The open doubts, each with its candidates as buttons.
#[component]
pub fn Doubts(way: Way) -> impl IntoView {
    let speech = use_speech();
    let doubts = Memo::new(move |_| way.preview(|preview| preview.doubts()).unwrap_or_default());
    let open = Memo::new(move |_| doubts.with(|doubts| doubts.iter().filter(|doubt| doubt.decision.is_none()).count()));
    let (title, hint) = (speech.text(FilesLabel::Doubts), speech.text(FilesLabel::DoubtsHint));
    let (all_new, all_skip) = (speech.text(FilesLabel::AllNew), speech.text(FilesLabel::AllSkip));
    let shown =
        move || doubts.with(|doubts| doubts.iter().filter(|doubt| doubt.decision.is_none()).take(MOST_SHOWN).cloned().collect::<Vec<_>>());
    let recalled = Memo::new(move |_| doubts.with(|doubts| doubts.iter().filter(|doubt| doubt.is_recalled).count()));
    let (recalled_text, ask_again) =
        (speech.tell(move |language| told::recalled(recalled.get(), language)), speech.text(FilesLabel::AskAgain));
    view! {
        <Show when=move || { recalled.get() > 0 }>
            <div class="spread">
                <span class="soft small">{move || recalled_text.get()}</span>
                <Button look=ButtonLook::Quiet on_press=move || way.change_preview(|preview| preview.ask_again())>{move || ask_again.get()}</Button>
            </div>
        </Show>
        <Show when=move || { open.get() > 0 }>
            <section class="doubts stack gap-2" aria-label=move || title.get()>
                <div class="spread">
                    <h4 class="understood-title">{move || title.get()} " " <span class="soft">{move || open.get()}</span></h4>
                    <span class="cluster">
                        <Button look=ButtonLook::Quiet on_press=move || way.change_preview(|preview| preview.decide_rest(Decision::New))>
                            {move || all_new.get()}
                        </Button>
                        <Button look=ButtonLook::Quiet on_press=move || way.change_preview(|preview| preview.decide_rest(Decision::Skip))>
                            {move || all_skip.get()}
                        </Button>
                    </span>
                </div>
                <p class="soft small">{move || hint.get()}</p>
                <ul class="ledger doubt-list">
                    <For each=shown key=|doubt| doubt.number let(doubt)>
                        <DoubtRow way=way doubt=doubt />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// One doubt: who the file names, why it is a doubt, and the choices side by side.
#[component]
fn DoubtRow(way: Way, doubt: Doubt) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let language = speech.language_now();
    let decide = move |decision: Decision| {
        way.change_preview(move |preview| preview.decide(doubt.number, Some(decision)));
        request_animation_frame(focus_next);
    };
    let describe = move |candidate: Candidate| {
        way.preview(|preview| shop.read_now(|book, _| preview.candidate(book, candidate).map(summary))).flatten().unwrap_or_default()
    };
    let choices = doubt.candidates.iter().map(|candidate| {
        let candidate = *candidate;
        let text = describe(candidate);
        view! {
            <Button on_press=move || decide(Decision::Existing(candidate))>
                <span class="soft">{FilesLabel::ItIs.text(language)}</span>
                " "
                {text}
            </Button>
        }
    });
    let choices = choices.collect_view();
    view! {
        <li class="stack gap-2" on:keydown=move_choice>
            <div>
                <span class="strong">{summary(&doubt.customer)}</span>
                " "
                <span class="soft small">{told::doubt_rows(doubt.rows, doubt.first_sheet_row, language)}</span>
                " "
                <span class="soft small">{import::reason(doubt.reason, language)}</span>
            </div>
            <div class="cluster" role="group">
                {choices}
                <Button on_press=move || decide(Decision::New)>{FilesLabel::IsNew.text(language)}</Button>
                <Button look=ButtonLook::Quiet on_press=move || decide(Decision::Skip)>{FilesLabel::Skip.text(language)}</Button>
            </div>
        </li>
    }
}

/// Who somebody is in one line.
fn summary(customer: &Customer) -> String {
    let mut parts = vec![customer.name.clone()];
    parts.extend(customer.phones.first().map(|phone| phone.display()));
    parts.push(customer.card.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// The next open doubt takes the focus; after the last one, the button that imports.
fn focus_next() {
    let next = document().query_selector(".doubt-list button, .checked-acts button").ok().flatten();
    if let Some(next) = next.and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Focusing a live button does not fail.
        let _ = next.focus();
    }
}

/// Left and right move among the choices of a doubt.
fn move_choice(event: KeyboardEvent) {
    let forward = match event.key().as_str() {
        "ArrowRight" => true,
        "ArrowLeft" => false,
        _ => return,
    };
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(button) = target.and_then(|target| target.closest("button").ok().flatten()) else { return };
    let next = if forward { button.next_element_sibling() } else { button.previous_element_sibling() };
    if let Some(next) = next.and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        // Focusing a live button does not fail.
        let _ = next.focus();
    }
}
