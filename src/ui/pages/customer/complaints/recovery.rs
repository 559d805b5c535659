//! How the shop makes good: what is at risk, the gesture and its budget, the calls after it, and whether it worked.
use crate::{
    care::complaints::{AtRisk, at_risk, calls_after_loss, first_calls},
    domain::{CustomerId, Recovery, amount_text, parse_amount},
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Dialog, Field, FieldKind},
        pieces::SentenceView,
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        complaints::{self, ComplaintLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// What a plan is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub customer: CustomerId,
    pub complaint: Option<u32>,
    pub loss: Option<u32>,
}

/// The dialog of a new plan.
pub fn dialog(asked: RwSignal<Option<Asked>>) -> AnyView {
    let speech = use_speech();
    view! {
        <Dialog
            title=speech.text(ComplaintLabel::Recover)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || asked.get().is_some())
            on_close=move || asked.set(None)
        >
            {move || asked.get_untracked().map(|about| form(about, asked))}
        </Dialog>
    }
    .into_any()
}

fn form(about: Asked, asked: RwSignal<Option<Asked>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let Asked { customer, complaint, loss } = about;
    let (risk, currency, preference): (AtRisk, _, _) = shop.read_now(|book, figures| {
        let preference = book.find_customer(customer).map(|customer| customer.preference.clone()).unwrap_or_default();
        (at_risk(book, figures, customer), book.settings().currency, preference)
    });
    let lost = RwSignal::new(String::new());
    let gesture = RwSignal::new(String::new());
    let budget = RwSignal::new(amount_text(risk.budget_minor, currency));
    let (gesture_error, budget_error) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let told = Signal::derive(move || complaints::at_risk(&risk, currency, speech.language()));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let language = speech.language_now();
        let gesture = gesture.get_untracked().trim().to_owned();
        if gesture.is_empty() {
            return gesture_error.set(Some(ComplaintLabel::NoText.text(language).to_owned()));
        }
        let Some(budget_minor) = parse_amount(&budget.get_untracked(), currency).filter(|amount| *amount >= 0) else {
            return budget_error.set(Some(ComplaintLabel::BadAmount.text(language).to_owned()));
        };
        let today = shop.today_now();
        let plan = Recovery {
            customer,
            complaint,
            loss,
            lost: lost.get_untracked().trim().to_owned(),
            gesture,
            budget_minor,
            planned_on: today,
            calls: if complaint.is_some() { first_calls(today) } else { calls_after_loss(today) },
            is_won_back: None,
            ended_on: None,
        };
        asked.set(None);
        acts.act(move |book| book.plan_add(plan));
    };
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <p><SentenceView sentence=told /></p>
            {(!preference.is_empty()).then(|| view! { <p class="customer-preference">{preference}</p> })}
            <Field label=speech.text(ComplaintLabel::Lost) value=lost on_input=move |text| lost.set(text) />
            <Field
                label=speech.text(ComplaintLabel::Gesture)
                value=gesture
                on_input=move |text| {
                    gesture_error.set(None);
                    gesture.set(text);
                }
                error=gesture_error
                autofocus=true
            />
            <Field
                label=speech.text(ComplaintLabel::Budget)
                kind=FieldKind::Amount
                prefix=currency.symbol()
                value=budget
                on_input=move |text| {
                    budget_error.set(None);
                    budget.set(text);
                }
                error=budget_error
            />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}

/// One plan with its calls; a call and the end are one tap each.
pub fn recovery(at: u32) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let plan = Memo::new(move |_| shop.read(|book, _| book.find_row::<Recovery>(at).cloned()));
    let told = move || plan.get().map(|plan| complaints::recovery(&plan, shop.read(|book, _| book.settings().currency), speech.language()));
    let calls = move || plan.get().map(|plan| complaints::calls(&plan, shop.today(), speech.language()));
    let change = move |edit: fn(&mut Recovery, crate::domain::Day)| {
        let Some(mut edited) = shop.read_now(|book, _| book.find_row::<Recovery>(at).cloned()) else { return };
        edit(&mut edited, shop.today_now());
        acts.act(move |book| book.plan_set(at, edited));
    };
    let is_open = move || plan.with(|plan| plan.as_ref().is_some_and(|plan| plan.is_won_back.is_none()));
    let has_call =
        move || is_open() && plan.with(|plan| plan.as_ref().is_some_and(|plan| plan.calls.iter().any(|call| call.done.is_none())));
    let (called, won, not_won) =
        (speech.text(ComplaintLabel::Called), speech.text(ComplaintLabel::WonBack), speech.text(ComplaintLabel::NotWonBack));
    let call = move || {
        change(|plan, today| {
            if let Some(call) = plan.calls.iter_mut().find(|call| call.done.is_none()) {
                call.done = Some(today);
            }
        });
    };
    view! {
        <div class="complaint-recovery stack gap-1">
            <p>{told}</p>
            <p class="small soft">{calls}</p>
            <div class="cluster">
                <Show when=has_call>
                    <Button look=ButtonLook::Quiet on_press=call>{move || called.get()}</Button>
                </Show>
                <Show when=is_open>
                    <Button
                        look=ButtonLook::Quiet
                        on_press=move || change(|plan, today| (plan.is_won_back, plan.ended_on) = (Some(true), Some(today)))
                    >
                        {move || won.get()}
                    </Button>
                    <Button
                        look=ButtonLook::Quiet
                        on_press=move || change(|plan, today| (plan.is_won_back, plan.ended_on) = (Some(false), Some(today)))
                    >
                        {move || not_won.get()}
                    </Button>
                </Show>
            </div>
        </div>
    }
    .into_any()
}
