//! Merged records are taken apart: what goes back and what stays is said first.
use crate::{
    book::{Book, Refusal},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, use_toasts},
        shop::{Plan, use_acts, use_shop},
    },
    words::{
        Label, Language, act,
        merge::{self, MergeLabel},
        storage,
    },
};
use leptos::{prelude::*, task::spawn_local};

/// The dialog about the merge of an act; open while one is asked.
pub fn unmerge_dialog(asked: RwSignal<Option<u64>>) -> AnyView {
    let (shop, acts, speech, toasts) = (use_shop(), use_acts(), use_speech(), use_toasts());
    let lines = move || {
        let language = speech.language();
        shop.read(|book, _| asked.get().map(|seq| lines_of(book, seq, language)).unwrap_or_default())
    };
    let take_apart = move || {
        let Some(seq) = asked.get_untracked() else { return };
        asked.set(None);
        let language = speech.language_now();
        let plan: Plan = Box::new(move |book| book.plan_unmerge(seq).map(|apart| apart.draft).ok_or(Refusal::NoChange));
        spawn_local(async move {
            match shop.perform(language, plan).await {
                // What was taken back is done again, not taken back once more.
                Ok(_) => toasts.say_with_undo(storage::undone(&shop.tell_act(seq, language), 0, &[], language), move || acts.redo(seq)),
                Err(sentence) => toasts.say(sentence),
            }
        });
    };
    let label = speech.text(MergeLabel::Apart);
    view! {
        <Dialog
            title=speech.text(MergeLabel::ApartTitle)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || asked.get().is_some())
            on_close=move || asked.set(None)
        >
            <ul class="stack gap-2 plain-list">{move || lines().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary on_press=take_apart>{move || label.get()}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

fn lines_of(book: &Book, seq: u64, language: Language) -> Vec<String> {
    let Some(apart) = book.plan_unmerge(seq) else { return Vec::new() };
    let columns = book.sales().columns();
    // Rows of one receipt stand together.
    let mut receipts: Vec<u32> = apart.rows.sales.iter().filter_map(|row| columns.receipt.get(*row as usize).copied()).collect();
    receipts.dedup();
    merge::apart(&apart, receipts.len(), &act::name_of(book, apart.from, language), language)
}
