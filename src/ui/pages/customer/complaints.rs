//! Complaints in their five steps, praise, and how the shop makes good.
mod recovery;

pub use recovery::{Asked, dialog as recovery_dialog};

use crate::{
    care::{complaints::plan_close, service::answer_due, step_due},
    domain::{Complaint, ComplaintStep, CustomerId, Recovery},
    shell::clock,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Chip, ChipTone, Choice, Dialog, DialogWidth, Field, FieldKind, SectionHeading, Segmented},
        pieces::complaint_form,
        shop::{Shop, use_acts, use_shop},
    },
    words::{
        Label, Text,
        complaints::{self, ComplaintLabel, step_label},
        ratings,
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Closed ones in sight, the latest first; open ones are all.
const MOST_CLOSED: usize = 5;

/// The section of the card.
pub fn complaints(id: CustomerId, adding: RwSignal<bool>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let reopening = RwSignal::new(None::<u32>);
    let recovering = RwSignal::new(None::<recovery::Asked>);
    let shown = Memo::new(move |_| {
        shop.read(|book, _| {
            let own = book.live_rows::<Complaint>().rev().filter(|(_, complaint)| complaint.customer == id);
            let (open, closed): (Vec<_>, Vec<_>) = own.partition(|(_, complaint)| complaint.is_open());
            open.into_iter().chain(closed.into_iter().take(MOST_CLOSED)).map(|(at, _)| at).collect::<Vec<_>>()
        })
    });
    let losses = Memo::new(move |_| {
        shop.read(|book, _| {
            let own = book.live_rows::<Recovery>().rev().filter(|(_, recovery)| recovery.customer == id && recovery.complaint.is_none());
            own.map(|(at, _)| at).take(MOST_CLOSED).collect::<Vec<_>>()
        })
    });
    let (add, none) = (speech.text(ComplaintLabel::Complaint), speech.text(ComplaintLabel::None));
    view! {
        <SectionHeading title=speech.text(ComplaintLabel::Title)>
            <Button look=ButtonLook::Quiet on_press=move || adding.set(true)>{move || add.get()}</Button>
        </SectionHeading>
        <Show when=move || shown.with(Vec::is_empty)>
            <p class="small soft">{move || none.get()}</p>
        </Show>
        <ul class="ledger plain-list complaints">
            <For each=move || shown.get() key=|at| *at let(at)>{row(id, at, reopening, recovering)}</For>
        </ul>
        {move || losses.get().into_iter().map(recovery::recovery).collect_view()}
        <Dialog
            title=speech.text(ComplaintLabel::Title)
            close_label=speech.text(Label::Close)
            width=DialogWidth::Wide
            open=adding
            on_close=move || adding.set(false)
        >
            {complaint_form(id, Callback::new(move |()| adding.set(false)))}
        </Dialog>
        <Dialog
            title=speech.text(ComplaintLabel::Reopen)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || reopening.get().is_some())
            on_close=move || reopening.set(None)
        >
            {move || reopening.get_untracked().map(|at| reopen_form(at, reopening))}
        </Dialog>
        {recovery::dialog(recovering)}
    }
    .into_any()
}

fn find(shop: Shop, at: u32) -> Option<Complaint> {
    shop.read(|book, _| book.find_row::<Complaint>(at).cloned())
}

fn row(id: CustomerId, at: u32, reopening: RwSignal<Option<u32>>, recovering: RwSignal<Option<recovery::Asked>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let complaint = Memo::new(move |_| find(shop, at));
    let told = move || {
        let language = speech.language();
        let complaint = complaint.get()?;
        let product = complaint.product;
        let product = shop.read(|book, _| product.and_then(|product| book.find_product(product)).map(|product| product.name.clone()));
        Some(complaints::told(&complaint, &product.unwrap_or_default(), language))
    };
    let due = Memo::new(move |_| complaint.with(|complaint| shop.read(|book, figures| step_due(book, figures, complaint.as_ref()?))));
    let next = Memo::new(move |_| complaint.with(|complaint| complaint.as_ref().and_then(Complaint::next_step)));
    let is_praise = move || complaint.with(|complaint| complaint.as_ref().is_some_and(|complaint| complaint.is_praise));
    let recoveries = Memo::new(move |_| {
        shop.read(|book, _| {
            let own = book.live_rows::<Recovery>().filter(|(_, recovery)| recovery.complaint == Some(at));
            own.map(|(at, _)| at).collect::<Vec<_>>()
        })
    });
    let step = move || {
        let Some(mut stepped) = shop.read_now(|book, _| book.find_row::<Complaint>(at).cloned()) else { return };
        stepped.do_next_step(clock::moment());
        acts.act(move |book| book.plan_set(at, stepped));
    };
    let close = move |satisfied: u8| {
        let Some(mut closed) = shop.read_now(|book, _| book.find_row::<Complaint>(at).cloned()) else { return };
        closed.do_next_step(clock::moment());
        closed.satisfied = Some(satisfied);
        acts.act(move |book| plan_close(book, at, closed));
    };
    let stars = Signal::derive(move || (1..=5).map(|stars| Choice::new(stars, ratings::star(stars))).collect::<Vec<_>>());
    let next_label = move || next.get().map(|step| step_label(step).text(speech.language())).unwrap_or_default();
    let (recover, reopen, praise) =
        (speech.text(ComplaintLabel::Recover), speech.text(ComplaintLabel::Reopen), speech.text(ComplaintLabel::Praise));
    view! {
        <li class="complaint stack gap-2">
            <p>
                <Show when=is_praise>
                    <Chip tone=ChipTone::Water>{move || praise.get()}</Chip>
                    " "
                </Show>
                {told}
            </p>
            <Show when=move || !is_praise()>
                {move || complaint.get().map(|complaint| steps(&complaint, shop, speech.language()))}
            </Show>
            {move || {
                due.get()
                    .map(|due| {
                        let today = shop.today();
                        view! { <p class="small" class:red=due < today>{complaints::due(due, today, speech.language())}</p> }
                    })
            }}
            <Show when=move || next.get() == Some(ComplaintStep::Checked)>
                <Segmented label=speech.text(ComplaintLabel::Satisfied) choices=stars value=Signal::stored(0) on_change=close />
            </Show>
            <div class="cluster">
                <Show when=move || next.get().is_some_and(|next| next != ComplaintStep::Checked)>
                    <Button on_press=step>{next_label}</Button>
                </Show>
                <Show when=move || !is_praise() && recoveries.with(Vec::is_empty)>
                    <Button on_press=move || recovering.set(Some(recovery::Asked { customer: id, complaint: Some(at), loss: None }))>
                        {move || recover.get()}
                    </Button>
                </Show>
                <Show when=move || next.get().is_none() && !is_praise()>
                    <Button look=ButtonLook::Quiet on_press=move || reopening.set(Some(at))>{move || reopen.get()}</Button>
                </Show>
            </div>
            {move || recoveries.get().into_iter().map(recovery::recovery).collect_view()}
        </li>
    }
    .into_any()
}

/// The five steps with their times, and earlier rounds below.
fn steps(complaint: &Complaint, shop: Shop, language: crate::words::Language) -> AnyView {
    let today = shop.today_now();
    let step = |step: ComplaintStep| {
        let when = complaint.step(step).map(|moment| complaints::moment(moment, today, language));
        let is_done = when.is_some();
        view! {
            <li class="complaint-step" class:complaint-step-done=is_done>
                <span class="strong">{step_label(step).text(language)}</span>
                <span class="small soft">{when.unwrap_or_else(|| "—".to_owned())}</span>
            </li>
        }
    };
    let rounds = (1..).zip(&complaint.rounds).map(|(number, round)| complaints::round(number, &round.reason, language));
    let satisfied = complaint.satisfied.map(|stars| {
        let label = ComplaintLabel::Satisfied.text(language);
        view! { <p class="small">{format!("{label}{}{}", language.choose("：", "：", ": "), ratings::star(stars))}</p> }
    });
    view! {
        <ol class="complaint-steps plain-list" aria-label=ComplaintLabel::Steps.text(language)>
            {ComplaintStep::ALL.into_iter().map(step).collect_view()}
        </ol>
        {satisfied}
        {rounds.map(|text| view! { <p class="small soft">{text}</p> }).collect_view()}
    }
    .into_any()
}

fn reopen_form(at: u32, reopening: RwSignal<Option<u32>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let text = reason.get_untracked().trim().to_owned();
        if text.is_empty() {
            return error.set(Some(ComplaintLabel::NoText.text(speech.language_now()).to_owned()));
        }
        let Some(mut opened) = shop.read_now(|book, _| book.find_row::<Complaint>(at).cloned()) else { return };
        let now = clock::moment();
        let due = shop.read_now(|book, figures| answer_due(book, figures, opened.customer, now.day));
        opened.reopen(now, due, text);
        reopening.set(None);
        acts.act(move |book| book.plan_set(at, opened));
    };
    let label = speech.text(ComplaintLabel::Reopen);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field
                label=speech.text(ComplaintLabel::ReopenReason)
                kind=FieldKind::Note
                value=reason
                on_input=move |text| {
                    error.set(None);
                    reason.set(text);
                }
                error=error
                autofocus=true
            />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
