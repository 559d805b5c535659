//! An old act is taken back: where later acts stand on it, they are named first.
use crate::{
    book::Held,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Dialog},
        shop::{Acts, Shop, use_acts, use_shop},
    },
    words::{
        Label, Text,
        act::act_done,
        history::{self, HistoryLabel},
    },
};
use leptos::prelude::*;

/// Later acts that are listed, the newest first: nobody takes back more by hand.
const MOST_LISTED: usize = 20;

/// Takes an act back at once where nothing stands on it, and asks otherwise.
pub fn undo_or_ask(shop: Shop, acts: Acts, seq: u64, asked: RwSignal<Option<u64>>) {
    if shop.read_now(|book, _| Held::of(book, seq)).by.is_empty() { acts.undo(seq) } else { asked.set(Some(seq)) }
}

/// The dialog about an act on which others stand; open while one is asked.
pub fn undo_dialog(asked: RwSignal<Option<u64>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let held = Memo::new(move |_| asked.get().map(|seq| shop.read(|book, _| Held::of(book, seq))).unwrap_or_default());
    let what = move || {
        let language = speech.language();
        asked.get().map(|seq| shop.tell_act(seq, language)).unwrap_or_default()
    };
    let note = move || {
        let label = held.with(|held| match held {
            Held { by, .. } if by.is_empty() => HistoryLabel::LaterNone,
            Held { goes: true, .. } => HistoryLabel::LaterNote,
            Held { .. } => HistoryLabel::LaterOnly,
        });
        label.text(speech.language())
    };
    let later = move || {
        let language = speech.language();
        shop.read(|book, _| {
            let tell = |seq: &u64| book.history().find(*seq).map(|entry| (*seq, act_done(&entry.kind, book, language)));
            held.with(|held| held.by.iter().take(MOST_LISTED).filter_map(tell).collect::<Vec<_>>())
        })
    };
    let row = move |(seq, what): (u64, String)| {
        let (language, name) = (speech.language_now(), history::undo_named(&what, speech.language_now()));
        view! {
            <li class="spread">
                <span>{what}</span>
                <Button look=ButtonLook::Quiet on_press=move || acts.undo(seq)>
                    <span aria-hidden="true">{Label::Undo.text(language)}</span>
                    <span class="visually-hidden">{name}</span>
                </Button>
            </li>
        }
    };
    let more = move || {
        let hidden = held.with(|held| held.by.len().saturating_sub(MOST_LISTED));
        (hidden > 0).then(|| view! { <p class="small soft">{history::more_acts(hidden, speech.language())}</p> })
    };
    let undo = move || {
        if let Some(seq) = asked.get_untracked() {
            asked.set(None);
            acts.undo(seq);
        }
    };
    let label = move || {
        let is_whole = held.with(|held| held.by.is_empty());
        if is_whole { Label::Undo.text(speech.language()) } else { HistoryLabel::UndoRest.text(speech.language()) }
    };
    view! {
        <Dialog
            title=speech.text(HistoryLabel::LaterTitle)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || asked.get().is_some())
            on_close=move || asked.set(None)
        >
            <p class="strong">{what}</p>
            <p role="status">{note}</p>
            <ul class="ledger plain-list">
                <For each=later key=|row| row.clone() children=row />
            </ul>
            {more}
            <Show when=move || held.with(|held| held.goes)>
                <div class="dialog-actions">
                    <Button look=ButtonLook::Primary on_press=undo>{label}</Button>
                </div>
            </Show>
        </Dialog>
    }
    .into_any()
}
