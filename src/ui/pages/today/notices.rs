//! Lines of the shop itself: its own routines, festivals that come, decisions that wait.
use crate::{
    care::Notice,
    domain::Routine,
    method::Class,
    route::{InsightsTab, Route},
    ui::{
        app::go,
        language::use_speech,
        parts::{Button, ButtonLook, SectionHeading},
        pieces::SentenceView,
        shop::{use_acts, use_shop, use_today},
        wish::{Wish, use_wishes},
    },
    words::{Text, care, today::TodayLabel},
};
use leptos::prelude::*;

/// The lines; nothing where there is none.
pub fn notices() -> AnyView {
    let (speech, list) = (use_speech(), use_today());
    let notices = Memo::new(move |_| list.with(|list| list.notices.clone()));
    (move || {
        let notices = notices.get();
        (!notices.is_empty()).then(|| {
            view! {
                <section class="today-section">
                    <SectionHeading title=speech.text(TodayLabel::ShopLines) />
                    <ul>{notices.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    })
    .into_any()
}

fn line(notice: Notice) -> AnyView {
    let (speech, shop, acts, wishes) = (use_speech(), use_shop(), use_acts(), use_wishes());
    let sentence = Signal::derive(move || shop.read(|book, figures| care::tell_notice(notice, book, figures.today, speech.language())));
    let text = move |label: TodayLabel| move || label.text(speech.language());
    let settle = move |row: u32, is_done: bool| {
        let today = shop.today_now();
        acts.act(move |book| {
            let routine = book.find_row::<Routine>(row).ok_or(crate::book::Refusal::NoChange)?;
            let next = if is_done { routine.done_on(today) } else { routine.skipped(today) };
            book.plan_set(row, next)
        });
    };
    let buttons = match notice {
        Notice::Routine { row, .. } => view! {
            <Button look=ButtonLook::Primary on_press=move || settle(row, true)>{text(TodayLabel::Done)}</Button>
            <Button on_press=move || settle(row, false)>{text(TodayLabel::SkipOnce)}</Button>
        }
        .into_any(),
        Notice::Festival { .. } => {
            let see = move || {
                wishes.ask(Wish::Class(Class::A));
                go(Route::Customers);
            };
            view! { <Button on_press=see>{text(TodayLabel::SeeKeyCustomers)}</Button> }.into_any()
        }
        Notice::Decisions { .. } => {
            let see = move || go(Route::Insights(InsightsTab::Month));
            view! { <Button on_press=see>{text(TodayLabel::SeeDecisions)}</Button> }.into_any()
        }
    };
    view! {
        <li class="today-notice">
            <p><SentenceView sentence=sentence /></p>
            <div class="today-acts">{buttons}</div>
        </li>
    }
    .into_any()
}
