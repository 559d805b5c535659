//! The owner sees every act since the first and takes any of them back.
use crate::{
    book::{ActKind, Book, HistoryEntry},
    route::Route,
    ui::{
        frame::PageHeading,
        language::use_speech,
        parts::{Button, ButtonLook, EmptyState, LinkButton},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Language, Text,
        act::act_done,
        format,
        history::{HistoryLabel, redo_named, undo_named},
    },
};
use leptos::prelude::*;

/// Acts shown at first, and added by each press on "more".
const STEP: usize = 100;

/// One act as the page shows it.
#[derive(Clone, PartialEq)]
struct Row {
    seq: u64,
    what: String,
    when: String,
    is_undone: bool,
    /// Undoing is offered for ordinary acts only; an undo is taken back by redoing what it undid.
    is_echo: bool,
}

/// All acts, newest first.
#[component]
pub fn HistoryPage() -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (limit, set_limit) = signal(STEP);
    let rows = Memo::new(move |_| {
        let (language, today) = (speech.language(), shop.today());
        shop.read(|book, _| {
            let tell = |entry: &HistoryEntry| tell_row(entry, book, language, today);
            book.history().entries().iter().rev().take(limit.get()).map(tell).collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| shop.read(|book, _| book.history().entries().len()));
    let undone = speech.text(HistoryLabel::Undone);
    let row = move |row: Row| {
        let language = speech.language_now();
        let Row { seq, what, when, is_undone, is_echo } = row;
        let act = (!is_echo).then(|| {
            if is_undone {
                let name = redo_named(&what, language);
                view! {
                    <span class="chip">{move || undone.get()}</span>
                    <Button look=ButtonLook::Quiet on_press=move || acts.redo(seq)>
                        <span aria-hidden="true">{Label::Redo.text(language)}</span>
                        <span class="visually-hidden">{name}</span>
                    </Button>
                }
                .into_any()
            } else {
                let name = undo_named(&what, language);
                view! {
                    <Button look=ButtonLook::Quiet on_press=move || acts.undo(seq)>
                        <span aria-hidden="true">{Label::Undo.text(language)}</span>
                        <span class="visually-hidden">{name}</span>
                    </Button>
                }
                .into_any()
            }
        });
        view! {
            <li class="history-row">
                <span class="history-when small soft">{when}</span>
                <span class="history-what" class:history-undone=is_undone class:soft=is_echo>
                    {what}
                </span>
                <span class="cluster history-act">{act}</span>
            </li>
        }
    };
    let trash = speech.text(HistoryLabel::OpenTrash);
    let more = speech.text(HistoryLabel::ShowMore);
    view! {
        <PageHeading title=speech.text(Label::History) note=speech.text(HistoryLabel::Note)>
            <LinkButton href=Route::Trash.href()>{move || trash.get()}</LinkButton>
        </PageHeading>
        <Show
            when=move || { count.get() > 0 }
            fallback=move || view! { <EmptyState sentence=speech.text(HistoryLabel::Empty) /> }
        >
            <ul class="ledger history">
                <For
                    each=move || rows.get()
                    key=move |row| (row.seq, row.is_undone, row.when.clone(), row.what.clone())
                    children=row
                />
            </ul>
            <Show when=move || { count.get() > limit.get() }>
                <Button on_press=move || set_limit.update(|limit| *limit += STEP)>{move || more.get()}</Button>
            </Show>
        </Show>
    }
    .into_any()
}

fn tell_row(entry: &HistoryEntry, book: &Book, language: Language, today: crate::domain::Day) -> Row {
    Row {
        seq: entry.seq,
        what: act_done(&entry.kind, book, language),
        when: format::day_relative(entry.day, today, language),
        is_undone: entry.undone_by.is_some(),
        is_echo: matches!(entry.kind, ActKind::Undo { .. } | ActKind::Redo { .. }),
    }
}
