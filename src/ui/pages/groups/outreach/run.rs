//! One batch: the person whose turn it is, everybody with their state, and what came of it.
use super::person::{focus_card, person_card};
use crate::{
    care::{Batch, OutreachStanding},
    domain::{CustomerId, Outreach, OutreachKind, OutreachMark, OutreachResult},
    route::Route,
    ui::{
        app::go,
        frame::{PageBack, PageHeading},
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Menu, MenuItem, Progress, SectionHeading},
        pieces::SentenceView,
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Sentence, Text, act, customer,
        outreach::{self, OutreachLabel},
    },
};
use leptos::prelude::*;

/// People of the list shown at once.
const PAGE: usize = 60;

/// The page of the batch at `at`.
pub fn one_outreach(at: u32) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let row = Memo::new(move |_| shop.read(|book, _| book.find_row::<Outreach>(at).cloned()));
    let back = move || PageBack { href: Signal::stored(Route::Groups.href()), label: speech.text(Label::Groups) };
    (move || match row.get() {
        None => view! { <PageHeading title=speech.text(OutreachLabel::NoSuchBatch) back=back() /> }.into_any(),
        Some(outreach) => shown(at, outreach, back()),
    })
    .into_any()
}

fn shown(at: u32, outreach: Outreach, back: PageBack) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (kind, is_closed, cost_minor) = (outreach.kind, outreach.closed_on.is_some(), outreach.cost_minor);
    let name = outreach.name.clone();
    let outreach = StoredValue::new(outreach);
    let batch = Memo::new(move |_| {
        let today = shop.today();
        shop.read(|book, _| Batch::read(book, at, today))
    });
    let next = Memo::new(move |_| batch.with(|batch| batch.as_ref().and_then(|batch| batch.open().next()).filter(|_| !is_closed)));
    let counts = Memo::new(move |_| {
        batch.with(|batch| batch.as_ref().map(|batch| (batch.people.len() - batch.open().count(), batch.people.len())).unwrap_or_default())
    });
    let progress = speech.tell(move |language| outreach::progress(counts.get().0, counts.get().1, language));
    let result = Signal::derive(move || {
        batch.with(|batch| batch.as_ref().map_or_else(Sentence::default, |batch| outreach::result(batch, speech.language())))
    });
    let advice = speech.tell(move |language| {
        let (currency, today) = (shop.read(|book, _| book.settings().currency), shop.today());
        batch.with(|batch| match batch {
            Some(batch) if kind == OutreachKind::Message && batch.sent > 0 => {
                let until = batch.measured_until.filter(|_| !batch.is_measured);
                outreach::advice(batch.effect(cost_minor), until, currency, today, language)
            }
            _ => String::new(),
        })
    });
    let finish = move || {
        let today = shop.today_now();
        acts.act(move |book| {
            let row = book.find_row::<Outreach>(at).cloned().ok_or(crate::book::Refusal::NoChange)?;
            book.plan_set(at, Outreach { closed_on: row.closed_on.map_or(Some(today), |_| None), ..row })
        });
    };
    let delete = move || acts.act_then(move |book| book.plan_remove::<Outreach>(at), |_| go(Route::Groups));
    let items = Signal::derive(move || {
        let language = speech.language();
        let closing = if is_closed { OutreachLabel::Continue } else { OutreachLabel::Finish };
        vec![
            MenuItem::new(closing.text(language), Callback::new(move |()| finish())).icon(Icon::Check),
            MenuItem::new(OutreachLabel::Print.text(language), Callback::new(move |()| print())).icon(Icon::Table),
            MenuItem::new(OutreachLabel::Delete.text(language), Callback::new(move |()| delete())).icon(Icon::Trash).danger(),
        ]
    });
    let all_done = speech.text(OutreachLabel::AllDone);
    request_animation_frame(focus_card);
    view! {
        <PageHeading title=Signal::stored(name) note=speech.text(OutreachLabel::Note) back=back>
            <Menu label=speech.text(Label::More) items=items outlined=true />
        </PageHeading>
        <div class="stack gap-4">
            <Progress
                label=progress
                text=progress
                done=Signal::derive(move || counts.get().0 as u64)
                total=Signal::derive(move || counts.get().1 as u64)
            />
            {(kind == OutreachKind::Message)
                .then(|| {
                    view! {
                        <section class="stack gap-2 outreach-result" role="status">
                            <p class="strong"><SentenceView sentence=result /></p>
                            <p class="small">{move || advice.get()}</p>
                        </section>
                    }
                })}
            {move || match next.get() {
                Some(id) => person_card(at, outreach, id),
                None => view! { <p class="soft">{move || all_done.get()}</p> }.into_any(),
            }}
            {people(at, kind, batch)}
        </div>
    }
    .into_any()
}

/// Prints the page: the list of people is what is left on paper.
fn print() {
    // Without a printer nothing happens; there is nothing to say.
    let _ = window().print();
}

/// Everybody of the batch with phone and state; what was said of somebody can be taken back.
fn people(at: u32, kind: OutreachKind, batch: Memo<Option<Batch>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let most = RwSignal::new(PAGE);
    let total = Memo::new(move |_| batch.with(|batch| batch.as_ref().map_or(0, |batch| batch.people.len())));
    let reopen = move |id: CustomerId| {
        let row = OutreachMark { outreach: at, customer: id, day: shop.today_now(), result: OutreachResult::Open };
        acts.act(move |book| book.plan_add(row));
    };
    let rows = move || {
        let (language, today) = (speech.language(), shop.today());
        let people: Vec<(CustomerId, OutreachStanding)> =
            batch.with(|batch| batch.as_ref().map(|batch| batch.people.iter().take(most.get()).copied().collect()).unwrap_or_default());
        let row = |(id, standing): (CustomerId, OutreachStanding)| {
            let (name, phone) = shop.read_now(|book, _| {
                let phone = book.find_customer(id).and_then(|customer| customer.phones.first()).map(|phone| phone.display());
                (act::name_of(book, id, language), phone.unwrap_or_default())
            });
            let can_reopen = matches!(standing, OutreachStanding::Sent(_) | OutreachStanding::Skipped(_));
            let state = outreach::standing(standing, kind, today, language);
            view! {
                <tr>
                    <th scope="row"><a href=Route::Customer(id).href()>{name}</a></th>
                    <td class="nowrap">{phone}</td>
                    <td>{state}</td>
                    <td class="no-print">
                        {can_reopen
                            .then(|| {
                                view! {
                                    <Button look=ButtonLook::Quiet on_press=move || reopen(id)>{OutreachLabel::Reopen.text(language)}</Button>
                                }
                            })}
                    </td>
                </tr>
            }
        };
        people.into_iter().map(row).collect_view()
    };
    let head = move |label: OutreachLabel| {
        let label = speech.text(label);
        view! { <th scope="col">{move || label.get()}</th> }
    };
    let hidden = move || total.get().saturating_sub(most.get());
    let caption = speech.text(OutreachLabel::People);
    view! {
        <SectionHeading title=caption count=Signal::derive(move || total.get().to_string()) />
        <div class="table-view" tabindex="0" role="region" aria-label=move || caption.get()>
            <table>
                <thead>
                    <tr>
                        {head(OutreachLabel::Person)} {head(OutreachLabel::Phone)} {head(OutreachLabel::State)}
                        <td class="no-print"></td>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Show when=move || { hidden() > 0 }>
            <Button look=ButtonLook::Quiet on_press=move || most.update(|most| *most += 5 * PAGE)>
                {move || customer::show_more(hidden(), speech.language())}
            </Button>
        </Show>
    }
    .into_any()
}
