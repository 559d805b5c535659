//! Somebody left: the cause, how the shop knows, and whom, what and where it concerns.
use super::product_choices;
use crate::{
    domain::{CustomerId, Loss, LossCause, ProductId},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, Field, FieldKind, Select},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        losses::{self, LossLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// The dialog; open while somebody is asked about.
pub fn loss_dialog(asked: RwSignal<Option<CustomerId>>) -> AnyView {
    let speech = use_speech();
    view! {
        <Dialog
            title=speech.text(LossLabel::NoteLoss)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || asked.get().is_some())
            on_close=move || asked.set(None)
        >
            {move || asked.get_untracked().map(|id| form(id, asked))}
        </Dialog>
    }
    .into_any()
}

fn form(id: CustomerId, asked: RwSignal<Option<CustomerId>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let cause = RwSignal::new(LossCause::Unknown);
    let product = RwSignal::new(None::<ProductId>);
    let (evidence, staff, area) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let evidence = evidence.get_untracked().trim().to_owned();
        // A cause that is named needs evidence; that nobody knows needs none.
        if evidence.is_empty() && cause.get_untracked() != LossCause::Unknown {
            return error.set(Some(LossLabel::NoEvidence.text(speech.language_now()).to_owned()));
        }
        let loss = Loss {
            customer: id,
            day: shop.today_now(),
            cause: cause.get_untracked(),
            evidence,
            staff: staff.get_untracked().trim().to_owned(),
            product: product.get_untracked(),
            area: area.get_untracked().trim().to_owned(),
            back_on: None,
        };
        asked.set(None);
        acts.act(move |book| book.plan_add(loss));
    };
    let causes = Signal::derive(move || {
        let language = speech.language();
        LossCause::ALL.map(|cause| Choice::new(cause, losses::cause(cause, language))).to_vec()
    });
    let products = Signal::derive(move || shop.read(|book, _| product_choices(book, id, speech.language())));
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Select label=speech.text(LossLabel::Cause) choices=causes value=cause on_change=move |chosen| cause.set(chosen) />
            <Field
                label=speech.text(LossLabel::Evidence)
                kind=FieldKind::Note
                value=evidence
                on_input=move |text| {
                    error.set(None);
                    evidence.set(text);
                }
                error=error
            />
            <Select label=speech.text(LossLabel::Product) choices=products value=product on_change=move |chosen| product.set(chosen) />
            <div class="columns">
                <Field label=speech.text(LossLabel::Staff) value=staff on_input=move |text| staff.set(text) />
                <Field label=speech.text(LossLabel::Area) value=area on_input=move |text| area.set(text) />
            </div>
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
