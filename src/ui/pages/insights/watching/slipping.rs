//! Who is slipping away, by what there is to lose; called, and told what came of it, without leaving the list.
use crate::{
    care::slipping::{SlippingRow, one_time_late, slipping as find_slipping},
    domain::{CustomerId, Interaction, InteractionKind, Outcome},
    route::Route,
    ui::{
        language::use_speech,
        parts::{Button, ButtonLook, SectionHeading},
        pieces::{ClassMark, CopyButton, SentenceView},
        shop::{use_acts, use_shop},
        wish::use_wishes,
    },
    words::{
        Text, act, customer,
        losses::{self, LossLabel},
        person, why,
    },
};
use leptos::prelude::*;

/// Rows drawn at once, and again with each press.
const PAGE: usize = 20;
/// Who has not come yet is asked again after so many days.
const AGAIN_DAYS: i32 = 14;

/// The section.
pub fn slipping(losing: RwSignal<Option<CustomerId>>) -> AnyView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let rows = Memo::new(move |_| {
        let forecast = shop.forecast();
        shop.read(|book, figures| {
            let alive = |id: CustomerId| forecast.as_ref().filter(|forecast| forecast.is_by_model())?.customer(figures, id)?.p_alive;
            find_slipping(book, figures, alive)
        })
    });
    let one_time = Memo::new(move |_| shop.read(one_time_late));
    let most = RwSignal::new(PAGE);
    let calling = RwSignal::new(None::<CustomerId>);
    let currency = Memo::new(move |_| shop.read(|book, _| book.settings().currency));
    let title = speech.tell(move |language| {
        rows.with(|rows| match rows.len() {
            0 => LossLabel::NobodySlips.text(language).to_owned(),
            count => losses::slipping(count, rows.iter().map(|row| row.loss_minor).sum(), currency.get(), language),
        })
    });
    let shown = Memo::new(move |_| rows.with(|rows| rows.iter().take(most.get()).copied().collect::<Vec<_>>()));
    let hidden = move || rows.with(Vec::len).saturating_sub(most.get());
    let (note, see) = (speech.text(LossLabel::SlippingNote), speech.text(LossLabel::SeeOneTime));
    let one_time_told = move || losses::one_time(one_time.with(Vec::len), speech.language());
    let see_one_time = move || wishes.show_people(LossLabel::OneTime.text(speech.language_now()), one_time.get_untracked());
    view! {
        <section class="sheet stack gap-2">
            <SectionHeading title=title />
            <p class="small soft">{move || note.get()}</p>
            <ul class="ledger plain-list">
                <For each=move || shown.get() key=|row| (row.customer, row.loss_minor) let(row)>{person_row(row, calling, losing)}</For>
            </ul>
            <Show when=move || { hidden() > 0 }>
                <Button look=ButtonLook::Quiet on_press=move || most.update(|most| *most += 2 * PAGE)>
                    {move || customer::show_more(hidden(), speech.language())}
                </Button>
            </Show>
            <Show when=move || one_time.with(|people| !people.is_empty())>
                <div class="spread">
                    <p>{one_time_told}</p>
                    <Button look=ButtonLook::Quiet on_press=see_one_time>{move || see.get()}</Button>
                </div>
            </Show>
        </section>
    }
    .into_any()
}

fn person_row(row: SlippingRow, calling: RwSignal<Option<CustomerId>>, losing: RwSignal<Option<CustomerId>>) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let language = speech.language_now();
    let id = row.customer;
    let (name, told, class, loss, phone) = shop.read_now(|book, figures| {
        let currency = book.settings().currency;
        let phone = book.find_customer(id).and_then(|known| known.phones.first()).map(|phone| phone.display());
        (
            act::name_of(book, id, language),
            why::tell(&figures.why_cadence(book, id), language, currency),
            figures.class_in_force(id),
            losses::may_lose(row.loss_minor, currency, language),
            phone,
        )
    });
    let is_calling = move || calling.get() == Some(id);
    let tail = shop.read_now(|book, _| person::tail_of(book, id));
    let call = speech.text(LossLabel::Call);
    let toggle = move || calling.update(|open| *open = if *open == Some(id) { None } else { Some(id) });
    view! {
        <li class="act-line">
            <div class="act-line-words">
                <p class="cluster gap-2">
                    <a class="strong" href=Route::Customer(id).href()>{name}</a>
                    <span class="small soft nowrap">{tail}</span>
                    <ClassMark customer=id class=Signal::stored(class) />
                </p>
                <p><SentenceView sentence=Signal::stored(told) /></p>
                <p class="small soft">{loss}</p>
            </div>
            <div class="cluster">
                <Button on_press=toggle>{move || call.get()}</Button>
            </div>
            <Show when=is_calling>
                <div class="watch-call stack gap-2">
                    {phone
                        .clone()
                        .map(|shown| {
                            let dialled: String = shown.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
                            view! {
                                <p class="cluster gap-1">
                                    <a class="nowrap" href=format!("tel:{dialled}")>{shown.clone()}</a>
                                    <CopyButton what=shown text=dialled />
                                </p>
                            }
                        })}
                    {outcomes(id, calling, losing)}
                </div>
            </Show>
        </li>
    }
    .into_any()
}

/// What came of the call: back, not yet, lost.
fn outcomes(id: CustomerId, calling: RwSignal<Option<CustomerId>>, losing: RwSignal<Option<CustomerId>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let enter = move |label: LossLabel, again: Option<i32>| {
        let today = shop.today_now();
        let interaction = Interaction {
            customer: id,
            day: today,
            kind: InteractionKind::Call,
            outcome: Outcome::Reached,
            note: label.text(speech.language_now()).to_owned(),
            next: again.map(|days| today.plus_days(days)),
            minutes: 0,
        };
        calling.set(None);
        acts.act(move |book| book.plan_contact(interaction));
    };
    let lost = move || {
        calling.set(None);
        losing.set(Some(id));
    };
    let group = speech.text(LossLabel::Outcome);
    let labels = [LossLabel::Back, LossLabel::NotYet, LossLabel::Lost].map(|label| speech.text(label));
    let [back_label, not_yet_label, lost_label] = labels;
    view! {
        <div class="cluster" role="group" aria-label=move || group.get()>
            <Button on_press=move || enter(LossLabel::Back, None)>{move || back_label.get()}</Button>
            <Button on_press=move || enter(LossLabel::NotYet, Some(AGAIN_DAYS))>{move || not_yet_label.get()}</Button>
            <Button on_press=lost>{move || lost_label.get()}</Button>
        </div>
    }
    .into_any()
}
