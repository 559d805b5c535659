//! Acts on the selected customers; each is one act with a way back.
use super::selection::Selection;
use crate::{
    book::{Book, Draft, Refusal},
    ui::{
        icons::Icon,
        language::use_speech,
        lazy,
        parts::{Button, ButtonLook, Dialog, Field, Menu, MenuItem, use_toasts},
        pieces::use_hand_out,
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        app::AppLabel,
        customers::{self, CustomersLabel},
        files::FilesLabel,
    },
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

/// The bar below the list while customers are being selected.
#[component]
pub fn BulkBar(selection: Selection, ids: Memo<Vec<u32>>) -> impl IntoView {
    let (shop, acts, speech, hand_out, toasts) = (use_shop(), use_acts(), use_speech(), use_hand_out(), use_toasts());
    // Whether a tag is to be added or removed, while it is being asked for.
    let tagging = RwSignal::new(None::<bool>);
    let act = move |plan: fn(&Book, &[crate::domain::CustomerId], crate::domain::Day) -> Result<Draft, Refusal>| {
        let (chosen, today) = (selection.ids(), shop.today_now());
        acts.act(move |book| plan(book, &chosen, today));
    };
    let export_selected = move || {
        let chosen = selection.ids();
        spawn_local(async move {
            match lazy::customers_table().await {
                Ok(write) => hand_out.csv(FilesLabel::CustomersFile, |book, language| write(book, &chosen, language)),
                Err(lazy::Missing) => toasts.say(AppLabel::PartMissing.text(speech.language_now())),
            }
        });
    };
    let items = Signal::derive(move || {
        let language = speech.language();
        let none = selection.count() == 0;
        let item = |label: CustomersLabel, on_press: Callback<()>| MenuItem::new(label.text(language), on_press).disabled(none);
        vec![
            item(CustomersLabel::AddTag, Callback::new(move |()| tagging.set(Some(true)))).icon(Icon::Tag),
            item(CustomersLabel::RemoveTag, Callback::new(move |()| tagging.set(Some(false)))),
            item(CustomersLabel::Archive, Callback::new(move |()| act(|book, ids, _| book.plan_archive(ids, true)))).icon(Icon::Archive),
            item(CustomersLabel::Unarchive, Callback::new(move |()| act(|book, ids, _| book.plan_archive(ids, false)))),
            item(CustomersLabel::Export, Callback::new(move |()| export_selected())).icon(Icon::Download),
            item(CustomersLabel::ToTrash, Callback::new(move |()| act(|book, ids, today| book.plan_trash(ids, today))))
                .icon(Icon::Trash)
                .danger(),
        ]
    });
    let count = move || customers::selected(selection.count(), speech.language());
    let all = move || customers::select_all(ids.with(Vec::len), speech.language());
    let done = speech.text(CustomersLabel::Done);
    view! {
        <div class="bulk-bar" role="group" aria-label=count>
            <span class="strong" role="status">{count}</span>
            <Button look=ButtonLook::Quiet on_press=move || ids.with_untracked(|ids| selection.set(ids))>{all}</Button>
            <span class="bulk-end cluster">
                <Menu label=speech.text(Label::More) items=items outlined=true />
                <Button on_press=move || selection.turn(false)>{move || done.get()}</Button>
            </span>
        </div>
        <TagDialog selection=selection tagging=tagging />
    }
}

/// Asks for the tag.
#[component]
fn TagDialog(selection: Selection, tagging: RwSignal<Option<bool>>) -> impl IntoView {
    let (acts, speech) = (use_acts(), use_speech());
    let (tag, set_tag) = signal(String::new());
    let title = speech.tell(move |language| {
        let label = if tagging.get() == Some(false) { CustomersLabel::RemoveTag } else { CustomersLabel::AddTag };
        label.text(language).to_owned()
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (chosen, text, added) = (selection.ids(), tag.get_untracked(), tagging.get_untracked() == Some(true));
        tagging.set(None);
        set_tag.set(String::new());
        acts.act(move |book| book.plan_tag(&chosen, &text, added));
    };
    let save_label = speech.text(Label::Save);
    view! {
        <Dialog
            title=title
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || tagging.get().is_some())
            on_close=move || tagging.set(None)
        >
            <form class="stack" on:submit=save>
                <Field label=speech.text(CustomersLabel::Tag) value=tag on_input=move |text| set_tag.set(text) autofocus=true max_length=60 />
                <div class="dialog-actions">
                    <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
                </div>
            </form>
        </Dialog>
    }
}
