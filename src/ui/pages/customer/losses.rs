//! Loss and risk: signs with their evidence, flags that stand until they are cleared, and why the customer left.
use super::complaints::{Asked, recovery_dialog};
use crate::{
    care::{losses::standing_loss, signs::signs},
    domain::{CustomerId, Loss, Recovery, RiskFlag, RiskKind},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, Field, FieldKind, SectionHeading, Select},
        pieces::loss_dialog,
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        losses::{self, LossLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Earlier losses in sight, the latest first.
const MOST_LOSSES: usize = 3;

/// The section of the card.
pub fn losses(id: CustomerId) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (losing, flagging, recovering) = (RwSignal::new(None::<CustomerId>), RwSignal::new(false), RwSignal::new(None::<Asked>));
    let flags = Memo::new(move |_| {
        shop.read(|book, _| {
            let own = book.live_rows::<RiskFlag>().filter(|(_, flag)| flag.customer == id && flag.cleared_on.is_none());
            own.map(|(at, flag)| (at, flag.clone())).collect::<Vec<_>>()
        })
    });
    let lost = Memo::new(move |_| {
        shop.read(|book, _| {
            let own = book.live_rows::<Loss>().rev().filter(|(_, loss)| loss.customer == id).take(MOST_LOSSES);
            own.map(|(at, loss)| (at, loss.clone())).collect::<Vec<_>>()
        })
    });
    let standing = Memo::new(move |_| {
        shop.read(|book, figures| {
            let at = standing_loss(book, figures, id)?.0;
            let has_plan = book.live_rows::<Recovery>().any(|(_, recovery)| recovery.loss == Some(at));
            Some((at, has_plan))
        })
    });
    let found = Memo::new(move |_| {
        let (language, today) = (speech.language(), shop.today());
        shop.read_contacts(|book, figures, contacts| {
            let all = signs(book, figures, contacts, today).into_iter().filter(|(customer, _)| *customer == id);
            all.map(|(_, sign)| losses::sign(&sign, today, language)).collect::<Vec<_>>()
        })
    });
    let is_empty = move || flags.with(Vec::is_empty) && lost.with(Vec::is_empty) && found.with(Vec::is_empty);
    let flag_row = move |(at, flag): (u32, RiskFlag)| {
        let language = speech.language();
        let told = losses::flag(&flag, shop.today(), language);
        let clear = move || {
            let today = shop.today_now();
            let flag = flag.clone();
            acts.act(move |book| book.plan_set(at, RiskFlag { cleared_on: Some(today), ..flag }));
        };
        view! {
            <li class="act-line">
                <p class="act-line-words red">{told}</p>
                <Button look=ButtonLook::Quiet on_press=clear>{LossLabel::Clear.text(language)}</Button>
            </li>
        }
    };
    let loss_row = move |(_, loss): (u32, Loss)| view! { <li><p>{losses::loss(&loss, shop.today(), speech.language())}</p></li> };
    let back = move || {
        let Some((at, _)) = standing.get_untracked() else { return };
        let today = shop.today_now();
        acts.act(move |book| {
            let loss = book.find_row::<Loss>(at).ok_or(crate::book::Refusal::NoChange)?.clone();
            book.plan_set(at, Loss { back_on: Some(today), ..loss })
        });
    };
    let recover = move || {
        if let Some((at, _)) = standing.get_untracked() {
            recovering.set(Some(Asked { customer: id, complaint: None, loss: Some(at) }));
        }
    };
    let labels = [LossLabel::NoteLoss, LossLabel::NoteRisk, LossLabel::Back, LossLabel::Recover].map(|label| speech.text(label));
    let [note_loss, note_risk, back_label, recover_label] = labels;
    let none = speech.text(LossLabel::None);
    view! {
        <SectionHeading title=speech.text(LossLabel::Title) />
        <Show when=is_empty>
            <p class="small soft">{move || none.get()}</p>
        </Show>
        <ul class="act-lines ledger">{move || flags.get().into_iter().map(flag_row).collect_view()}</ul>
        <ul class="plain-list">{move || found.get().into_iter().map(|told| view! { <li class="warm">{told}</li> }).collect_view()}</ul>
        <ul class="plain-list">{move || lost.get().into_iter().map(loss_row).collect_view()}</ul>
        <div class="cluster">
            <Show
                when=move || standing.get().is_some()
                fallback=move || {
                    view! { <Button look=ButtonLook::Quiet on_press=move || losing.set(Some(id))>{move || note_loss.get()}</Button> }
                }
            >
                <Button look=ButtonLook::Quiet on_press=back>{move || back_label.get()}</Button>
                <Show when=move || standing.get().is_some_and(|(_, has_plan)| !has_plan)>
                    <Button look=ButtonLook::Quiet on_press=recover>{move || recover_label.get()}</Button>
                </Show>
            </Show>
            <Button look=ButtonLook::Quiet on_press=move || flagging.set(true)>{move || note_risk.get()}</Button>
        </div>
        {loss_dialog(losing)}
        {recovery_dialog(recovering)}
        <Dialog
            title=speech.text(LossLabel::NoteRisk)
            close_label=speech.text(Label::Close)
            open=flagging
            on_close=move || flagging.set(false)
        >
            {flag_form(id, flagging)}
        </Dialog>
    }
    .into_any()
}

fn flag_form(id: CustomerId, open: RwSignal<bool>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let kind = RwSignal::new(RiskKind::PoorBusiness);
    let (evidence, days) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (evidence_error, days_error) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let language = speech.language_now();
        let text = evidence.get_untracked().trim().to_owned();
        if text.is_empty() {
            return evidence_error.set(Some(LossLabel::NoEvidence.text(language).to_owned()));
        }
        let typed = days.get_untracked();
        let within = typed.trim().parse::<u16>().ok().filter(|days| (1..=365).contains(days));
        if within.is_none() && !typed.trim().is_empty() {
            return days_error.set(Some(LossLabel::BadDays.text(language).to_owned()));
        }
        let flag = RiskFlag {
            customer: id,
            kind: kind.get_untracked(),
            since: shop.today_now(),
            evidence: text,
            cleared_on: None,
            visit_within_days: within,
        };
        open.set(false);
        acts.act(move |book| book.plan_add(flag));
    };
    let kinds = Signal::derive(move || {
        let language = speech.language();
        RiskKind::ALL.map(|kind| Choice::new(kind, losses::risk(kind, language))).to_vec()
    });
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Select label=speech.text(LossLabel::Kind) choices=kinds value=kind on_change=move |chosen| kind.set(chosen) />
            <Field
                label=speech.text(LossLabel::Evidence)
                kind=FieldKind::Note
                value=evidence
                on_input=move |text| {
                    evidence_error.set(None);
                    evidence.set(text);
                }
                error=evidence_error
            />
            <Field
                label=speech.text(LossLabel::VisitWithin)
                hint=speech.text(LossLabel::VisitHint)
                kind=FieldKind::Number
                value=days
                on_input=move |text| {
                    days_error.set(None);
                    days.set(text);
                }
                error=days_error
            />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
