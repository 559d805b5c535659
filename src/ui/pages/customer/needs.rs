//! What the customer will need in a month to come (method 43): Today tells it one month before.
use crate::{
    domain::{Confidence, CustomerId, Day, FutureNeed},
    route::Route,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Dialog, Field, FieldKind, LinkButton, SectionHeading, Segmented},
        shop::{use_acts, use_shop},
    },
    words::{Label, Text, days::DaysLabel, insights::month_long, supply::SupplyLabel},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// A need is expected so many days ahead unless the owner says when.
const USUAL_DAYS: i32 = 60;

/// The section of the card.
pub fn needs(id: CustomerId) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let adding = RwSignal::new(false);
    let lines = Memo::new(move |_| {
        let language = speech.language();
        shop.read(|book, _| {
            let open = book.live_rows::<FutureNeed>().filter(|(_, row)| row.customer == id && row.settled_on.is_none());
            let mut open: Vec<_> = open.map(|(at, row)| (row.month, at, row.text.clone(), month_long(row.month, language))).collect();
            open.sort_unstable();
            open
        })
    });
    let settle = move |at: u32| {
        let today = shop.today_now();
        acts.act(move |book| {
            let need = book.find_row::<FutureNeed>(at).ok_or(crate::book::Refusal::NoChange)?;
            book.plan_set(at, FutureNeed { settled_on: Some(today), ..need.clone() })
        });
    };
    let (add, done) = (speech.text(DaysLabel::AddNeed), speech.text(DaysLabel::Done));
    let supply = speech.text(SupplyLabel::Title);
    let line = move |(_, at, text, month): (_, u32, String, String)| {
        let named = text.clone();
        view! {
            <li class="settings-row">
                <span class="settings-row-what">
                    <span>{text}</span>
                    <span class="small soft">{month}</span>
                </span>
                <Button look=ButtonLook::Quiet on_press=move || settle(at)>
                    {move || done.get()} <span class="visually-hidden">{named}</span>
                </Button>
            </li>
        }
    };
    view! {
        <SectionHeading title=speech.text(DaysLabel::Needs)>
            <Button look=ButtonLook::Quiet on_press=move || adding.set(true)>{move || add.get()}</Button>
            <LinkButton look=ButtonLook::Quiet href=Route::Supply(id).href()>{move || supply.get()}</LinkButton>
        </SectionHeading>
        <ul class="ledger">{move || lines.get().into_iter().map(line).collect_view()}</ul>
        <Dialog title=add close_label=speech.text(Label::Close) open=adding on_close=move || adding.set(false)>
            {form(id, adding)}
        </Dialog>
    }
    .into_any()
}

fn form(id: CustomerId, open: RwSignal<bool>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let text = RwSignal::new(String::new());
    let day = RwSignal::new(shop.today_now().plus_days(USUAL_DAYS).iso());
    let confidence = RwSignal::new(Confidence::Said);
    let wrong = RwSignal::new(None::<DaysLabel>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked().trim().to_owned();
        if typed.is_empty() {
            return wrong.set(Some(DaysLabel::NoText));
        }
        let Some(on) = Day::parse_iso(&day.get_untracked()) else { return wrong.set(Some(DaysLabel::BadDay)) };
        let need = FutureNeed {
            customer: id,
            text: typed,
            month: on.month(),
            confidence: confidence.get_untracked(),
            product: None,
            noted_on: shop.today_now(),
            settled_on: None,
        };
        open.set(false);
        acts.act(move |book| book.plan_add(need));
    };
    let sure = Signal::derive(move || {
        let language = speech.language();
        let choice = |step, label: DaysLabel| Choice::new(step, label.text(language));
        vec![
            choice(Confidence::Guessed, DaysLabel::NeedGuessed),
            choice(Confidence::Said, DaysLabel::NeedSaid),
            choice(Confidence::Certain, DaysLabel::NeedCertain),
        ]
    });
    let error = move |meant: DaysLabel| {
        Signal::derive(move || wrong.get().filter(|wrong| *wrong == meant).map(|wrong| wrong.text(speech.language()).to_owned()))
    };
    let save_label = speech.text(Label::Save);
    view! {
        <form class="stack gap-3" on:submit=save>
            <Field
                label=speech.text(DaysLabel::NeedText)
                value=text
                on_input=move |typed| {
                    wrong.set(None);
                    text.set(typed);
                }
                error=error(DaysLabel::NoText)
                autofocus=true
            />
            <Field
                label=speech.text(DaysLabel::NeedMonth)
                kind=FieldKind::Date
                value=day
                on_input=move |typed| {
                    wrong.set(None);
                    day.set(typed);
                }
                hint=speech.text(DaysLabel::NeedHint)
                error=error(DaysLabel::BadDay)
            />
            <Segmented
                label=speech.text(DaysLabel::NeedSure)
                choices=sure
                value=confidence
                on_change=move |chosen| confidence.set(chosen)
            />
            <div class="dialog-actions">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
            </div>
        </form>
    }
    .into_any()
}
