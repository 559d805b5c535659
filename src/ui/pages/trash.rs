//! The owner brings customers back that were deleted in the last ninety days.
use crate::{
    domain::{CustomerId, limits::TRASH_DAYS},
    route::Route,
    ui::{
        frame::{PageBack, PageHeading},
        language::use_speech,
        parts::{Button, ButtonLook, EmptyState},
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        act::name_of,
        history::{HistoryLabel, days_left},
    },
};
use leptos::prelude::*;

/// Customers in the trash.
#[component]
pub fn TrashPage() -> AnyView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let rows = Memo::new(move |_| {
        let (language, today) = (speech.language(), shop.today());
        shop.read(|book, _| {
            let slots = (0u32..).zip(book.customers()).filter(|(_, slot)| slot.live);
            let trashed = slots.filter_map(|(at, slot)| Some((CustomerId(at), slot.value.trashed?)));
            let tell = |(id, since)| (id, name_of(book, id, language), days_left(TRASH_DAYS - today.days_since(since), language));
            trashed.map(tell).collect::<Vec<_>>()
        })
    });
    let restore = move |ids: Vec<CustomerId>| acts.act(move |book| book.plan_restore(&ids));
    let restore_all = move || restore(rows.get_untracked().into_iter().map(|(id, ..)| id).collect());
    let all = speech.text(HistoryLabel::RestoreAll);
    let back = PageBack { href: Signal::stored(Route::History.href()), label: speech.text(Label::History) };
    view! {
        <PageHeading title=speech.text(Label::Trash) note=speech.text(HistoryLabel::TrashNote) back=back>
            <Show when=move || { rows.with(|rows| rows.len() > 1) }>
                <Button on_press=restore_all>{move || all.get()}</Button>
            </Show>
        </PageHeading>
        <Show
            when=move || rows.with(|rows| !rows.is_empty())
            fallback=move || view! { <EmptyState sentence=speech.text(HistoryLabel::TrashEmpty) /> }
        >
            <ul class="ledger history">
                <For each=move || rows.get() key=|row| row.clone() let((id, name, left))>
                    <li class="history-row">
                        <span class="history-when small soft">{left}</span>
                        <span class="history-what">{name.clone()}</span>
                        <span class="history-act">
                            <Button look=ButtonLook::Quiet on_press=move || restore(vec![id])>
                                {Label::Restore.text(speech.language_now())}
                                <span class="visually-hidden">{name}</span>
                            </Button>
                        </span>
                    </li>
                </For>
            </ul>
        </Show>
    }
    .into_any()
}
