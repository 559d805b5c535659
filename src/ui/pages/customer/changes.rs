//! What was changed on this customer, when, and what stood there before.
use crate::{
    book::{Book, changes::field_changes},
    domain::{CustomerId, Day},
    shell::random,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, DialogWidth},
        pieces::{undo_dialog, undo_or_ask},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Language, Text,
        changes::{self, ChangesLabel},
        format,
    },
};
use leptos::prelude::*;

/// Changes drawn at once, and again with each press.
const PAGE: usize = 50;

/// One change as it is drawn.
#[derive(Clone, PartialEq)]
struct Row {
    seq: u64,
    when: String,
    name: &'static str,
    before: String,
    after: String,
    is_undone: bool,
}

/// The dialog with all changes, newest first.
pub fn changes_dialog(id: CustomerId, is_open: RwSignal<bool>) -> AnyView {
    let speech = use_speech();
    view! {
        <Dialog
            title=speech.text(ChangesLabel::Title)
            close_label=speech.text(Label::Close)
            open=is_open
            on_close=move || is_open.set(false)
            width=DialogWidth::Wide
            light_dismiss=true
        >
            {move || list(id)}
        </Dialog>
    }
    .into_any()
}

fn list(id: CustomerId) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (most, later_asked) = (RwSignal::new(PAGE), RwSignal::new(None));
    let rows = Memo::new(move |_| {
        let (language, today, most) = (speech.language(), shop.today(), most.get());
        shop.read(|book, _| rows_of(book, id, today, language, most + 1))
    });
    let none = speech.text(ChangesLabel::None);
    let [undone, undo, more] =
        [speech.text(ChangesLabel::TakenBack), speech.text(Label::Undo), speech.text(crate::words::history::HistoryLabel::ShowMore)];
    let row = move |row: Row| {
        let Row { seq, when, name, before, after, is_undone } = row;
        let act = if is_undone {
            view! { <span class="small soft">{move || undone.get()}</span> }.into_any()
        } else {
            view! { <Button look=ButtonLook::Quiet on_press=move || undo_or_ask(shop, acts, seq, later_asked)>{move || undo.get()}</Button> }.into_any()
        };
        view! {
            <li class="change-row">
                <span class="small soft">{when}</span>
                <span>
                    <span class="strong">{name}</span>
                    " "
                    <del class="soft">{before}</del>
                    " → "
                    <ins>{after}</ins>
                </span>
                {act}
            </li>
        }
    };
    view! {
        <Show when=move || rows.with(Vec::is_empty)>
            <p class="soft">{move || none.get()}</p>
        </Show>
        <ul class="ledger changes">
            {move || rows.get().into_iter().take(most.get()).map(row).collect_view()}
        </ul>
        {undo_dialog(later_asked)}
        <Show when=move || { rows.with(Vec::len) > most.get() }>
            <Button look=ButtonLook::Quiet on_press=move || most.update(|most| *most += PAGE)>{move || more.get()}</Button>
        </Show>
    }
    .into_any()
}

fn rows_of(book: &Book, id: CustomerId, today: Day, language: Language, most: usize) -> Vec<Row> {
    let device = random::device();
    field_changes(book, id)
        .take(most)
        .map(|change| {
            let day = format::day_relative(change.entry.day, today, language);
            let other = change.entry.stamp.device != device;
            Row {
                seq: change.entry.seq,
                when: if other { format!("{day} · {}", ChangesLabel::OtherDevice.text(language)) } else { day },
                name: changes::field_name(change.after, language),
                before: changes::field_value(change.before, book, today, language),
                after: changes::field_value(change.after, book, today, language),
                is_undone: change.entry.undone_by.is_some(),
            }
        })
        .collect()
}
