//! Reviewing: one customer a screen, a reason, a decision, the next. It can be left and taken up again; at the end there are minutes.
use super::portrait::{money_line, six_looks};
use crate::{
    care::{ACTION_DAYS, Meeting, NEXT_REVIEW_DAYS, Session, count_verdicts, inventory, latest_reviews, lower, mark_of, meeting, owed},
    domain::{CustomerId, Day, Review, ReviewKind, ReviewVerdict},
    method::ClassMove,
    route::{InsightsTab, Route},
    ui::{
        frame::{PageBack, PageHeading},
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Column, Field, FieldKind, Progress, Segmented, TableView},
        pieces::ClassMark,
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text, act, classes, format,
        keys::{self, KeysLabel},
        person,
    },
};
use leptos::{ev::SubmitEvent, html, prelude::*};

/// The page: the inventory of key customers, or the meeting about changes of class.
pub fn review(kind: ReviewKind) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let is_meeting = kind == ReviewKind::ClassChange;
    let state = Memo::new(move |_| {
        let today = shop.today();
        shop.read(|book, figures| {
            if is_meeting {
                let Meeting { moves, session, .. } = meeting(book, figures, today);
                (session, moves)
            } else {
                (inventory(book, figures, today), Vec::new())
            }
        })
    });
    // Who was put off stays for the end of this visit.
    let later = RwSignal::new(Vec::<CustomerId>::new());
    let current =
        Memo::new(move |_| state.with(|(session, _)| later.with(|later| session.queue.iter().copied().find(|id| !later.contains(id)))));
    let counts = Memo::new(move |_| state.with(|(session, _)| (session.done.len(), session.total())));
    let title = if is_meeting { KeysLabel::ClassChanges } else { KeysLabel::Review };
    let back = PageBack { href: Signal::stored(Route::Insights(InsightsTab::Keys).href()), label: speech.text(Label::KeyCustomers) };
    let place = Signal::derive(move || {
        let (done, total) = counts.get();
        keys::place((done + usize::from(current.get().is_some())).min(total), total)
    });
    view! {
        <PageHeading title=speech.text(title) note=speech.text(KeysLabel::ReviewNote) back=back />
        <div class="stack gap-4 review">
            <Show when=move || { counts.get().1 > 0 }>
                <Progress
                    label=speech.text(KeysLabel::Review)
                    text=place
                    done=Signal::derive(move || counts.get().0 as u64)
                    total=Signal::derive(move || counts.get().1 as u64)
                />
            </Show>
            {move || match current.get() {
                Some(id) => {
                    let moved = state.with_untracked(|(_, moves)| moves.iter().find(|moved| moved.customer == id).copied());
                    one(id, kind, moved, later)
                }
                None => ().into_any(),
            }}
            <Show when=move || current.get().is_none()>
                {move || state.with(|(session, _)| summary(session.clone(), kind))}
            </Show>
        </div>
    }
    .into_any()
}

/// One customer: the charts, what was said last time, and the form.
fn one(id: CustomerId, kind: ReviewKind, moved: Option<ClassMove>, later: RwSignal<Vec<CustomerId>>) -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let today = shop.today_now();
    let is_meeting = kind == ReviewKind::ClassChange;
    let last = shop.read_now(|book, _| latest_reviews(book, ReviewKind::Inventory).get(&id).map(|review| (*review).clone()));
    let last_reason = last.as_ref().map(|review| review.reason.clone()).unwrap_or_default();
    let reason = RwSignal::new(if is_meeting { String::new() } else { last_reason });
    let action = RwSignal::new(String::new());
    let next = RwSignal::new(today.plus_days(NEXT_REVIEW_DAYS).iso());
    let verdict = RwSignal::new(if is_meeting { ReviewVerdict::Accept } else { ReviewVerdict::Keep });
    let (reason_error, action_error) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let is_saving = RwSignal::new(false);
    let choices = Signal::derive(move || {
        let language = speech.language();
        let offered: &[ReviewVerdict] = if is_meeting {
            &[ReviewVerdict::Accept, ReviewVerdict::Reject]
        } else {
            &[ReviewVerdict::Keep, ReviewVerdict::Demote, ReviewVerdict::LetGo, ReviewVerdict::OurFault]
        };
        offered.iter().map(|verdict| Choice::new(*verdict, keys::verdict(*verdict).text(language))).collect::<Vec<_>>()
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if is_saving.get_untracked() {
            return;
        }
        let language = speech.language_now();
        let decided = verdict.get_untracked();
        let (why, what) = (reason.get_untracked().trim().to_owned(), action.get_untracked().trim().to_owned());
        if decided == ReviewVerdict::Keep && why.is_empty() {
            return reason_error.set(Some(KeysLabel::ReasonNeeded.text(language).to_owned()));
        }
        if decided == ReviewVerdict::OurFault && what.is_empty() {
            return action_error.set(Some(KeysLabel::ActionNeeded.text(language).to_owned()));
        }
        let is_gone = decided == ReviewVerdict::LetGo;
        let next = Day::parse_iso(&next.get_untracked()).filter(|day| *day > today && !is_gone && !is_meeting);
        let made = Review { customer: id, day: shop.today_now(), kind, reason: why, verdict: decided, action: what, next };
        let class = match (decided, moved) {
            (ReviewVerdict::Reject, Some(moved)) => mark_of(moved.from),
            _ => Some(shop.read_now(|_, figures| lower(figures.class_in_force(id)))),
        };
        is_saving.set(true);
        acts.act_finally(
            move |book| book.plan_review(made, class, today.plus_days(ACTION_DAYS)),
            move |_| {
                // The next customer's form may stand here by now.
                is_saving.try_set(false);
            },
        );
    };
    let heading = speech.tell(move |language| shop.read(|book, _| act::name_of(book, id, language)));
    let facts = speech.tell(move |language| {
        shop.read(|book, figures| {
            let currency = book.settings().currency;
            let debts =
                owed(book, id, today).map(|(owes, _)| format!("{} {}", KeysLabel::Debts.text(language), format::money(owes, currency)));
            [Some(money_line(book, figures, id)), debts].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    });
    let change = speech.tell(move |language| {
        let currency = shop.read_now(|book, _| book.settings().currency);
        moved
            .map(|moved| {
                format!("{} {}", keys::class_change(moved.from, moved.to, language), classes::tell_move(&moved, currency, language))
            })
            .unwrap_or_default()
    });
    let before = speech.tell(move |language| {
        last.as_ref().map(|review| keys::last_time(review.day, review.verdict, &review.reason, today, language)).unwrap_or_default()
    });
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            // Focusing a live element does not fail.
            let _ = input.focus();
        }
    });
    let (next_label, later_label, hint) = (speech.text(KeysLabel::Next), speech.text(KeysLabel::Later), speech.text(KeysLabel::LetGoHint));
    let tail = shop.read_now(|book, _| person::tail_of(book, id));
    let class = Signal::derive(move || shop.read(|_, figures| figures.class_in_force(id)));
    view! {
        <article class="stack gap-3 review-one">
            <div class="cluster">
                <h2 class="picture-title review-who"><a href=Route::Customer(id).href()>{move || heading.get()}</a></h2>
                <span class="small soft nowrap">{tail}</span>
                <ClassMark customer=id class=class />
                <span class="small">{move || facts.get()}</span>
            </div>
            {move || (!change.get().is_empty()).then(|| view! { <p class="strong">{change.get()}</p> })}
            {move || (!before.get().is_empty()).then(|| view! { <p class="small soft">{before.get()}</p> })}
            {six_looks(id)}
            <form class="stack gap-3 review-form" on:submit=save>
                <Field label=speech.text(KeysLabel::Why) value=reason error=reason_error node_ref=input
                    on_input=move |text| {
                        reason_error.set(None);
                        reason.set(text);
                    }
                />
                <Segmented label=speech.text(KeysLabel::Decision) choices=choices value=verdict
                    on_change=move |chosen| {
                        reason_error.set(None);
                        action_error.set(None);
                        verdict.set(chosen);
                    }
                />
                <Show when=move || verdict.get() == ReviewVerdict::LetGo>
                    <p class="small soft">{move || hint.get()}</p>
                </Show>
                <Show when=move || verdict.get() == ReviewVerdict::OurFault>
                    <Field label=speech.text(KeysLabel::Action) hint=speech.text(KeysLabel::ActionHint) value=action error=action_error
                        on_input=move |text| {
                            action_error.set(None);
                            action.set(text);
                        }
                    />
                </Show>
                <Show when=move || !is_meeting && verdict.get() != ReviewVerdict::LetGo>
                    <Field label=speech.text(KeysLabel::NextReview) kind=FieldKind::Date value=next on_input=move |text| next.set(text) />
                </Show>
                <div class="cluster">
                    <Button look=ButtonLook::Primary submit=true loading=is_saving>{move || next_label.get()}</Button>
                    <Button look=ButtonLook::Quiet on_press=move || later.update(|later| later.push(id))>{move || later_label.get()}</Button>
                </div>
            </form>
        </article>
    }
    .into_any()
}

/// What was decided in this session, on a page that prints well.
fn summary(session: Session, kind: ReviewKind) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let session = StoredValue::new(session);
    let (done, waiting) = session.with_value(|session| (session.done.len(), session.queue.len()));
    if done == 0 {
        let nothing = speech.text(if kind == ReviewKind::ClassChange { KeysLabel::NoChanges } else { KeysLabel::NothingDue });
        return view! { <p class="soft">{move || nothing.get()}</p> }.into_any();
    }
    let told = speech.tell(move |language| {
        let counts = shop.read(|book, _| session.with_value(|session| count_verdicts(book, session)));
        let told = keys::summary(&counts, language);
        if waiting > 0 { format!("{told} · {}", keys::remaining(waiting, language)) } else { told }
    });
    let columns = Signal::derive(move || {
        let language = speech.language();
        [KeysLabel::Customer, KeysLabel::Decision, KeysLabel::Why, KeysLabel::Action, KeysLabel::NextReview]
            .map(|label| Column::words(label.text(language)))
            .to_vec()
    });
    let rows = Signal::derive(move || {
        let (language, today) = (speech.language(), shop.today());
        shop.read(|book, _| {
            let made = |at: &u32| book.find_row::<Review>(*at).cloned();
            let row = |review: Review| {
                let next = review.next.map(|day| format::day_short(day, today, language)).unwrap_or_default();
                let what = keys::verdict(review.verdict).text(language).to_owned();
                vec![act::name_of(book, review.customer, language), what, review.reason, review.action, next]
            };
            session.with_value(|session| session.done.iter().filter_map(made).map(row).collect::<Vec<_>>())
        })
    });
    let (title, print) = (speech.text(KeysLabel::Summary), speech.text(KeysLabel::Print));
    view! {
        <section class="stack gap-3">
            <div class="cluster">
                <h2 class="picture-title">{move || title.get()}</h2>
                <Button icon=Icon::Table on_press=super::print_page>{move || print.get()}</Button>
            </div>
            <p class="strong" role="status">{move || told.get()}</p>
            <TableView caption=speech.text(KeysLabel::Minutes) columns=columns rows=rows />
        </section>
    }
    .into_any()
}
