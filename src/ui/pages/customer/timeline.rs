//! One timeline of sales, refunds, contacts and reminders, newest first.
use super::Forms;
use super::past::{Entry, Kinds, Mark, Row, find_entries, find_reversed, tell_entry};
use crate::{
    domain::{CustomerId, ReceiptId, ReminderField},
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Chip, ChipTone, Choice, IconButton, Menu, MenuItem, SectionHeading, Segmented},
        role::use_role,
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Text,
        customer::{self, CustomerLabel},
    },
};
use leptos::prelude::*;

/// Entries drawn at once, and again with each press.
const PAGE: usize = 40;

/// Everything that happened, by kind.
#[component]
pub fn Timeline(id: CustomerId, forms: Forms) -> impl IntoView {
    let (shop, speech, is_counter) = (use_shop(), use_speech(), use_role().is_counter_now());
    let (kinds, set_kinds) = signal(Kinds::default());
    let (most, set_most) = signal(PAGE);
    let entries = Memo::new(move |_| shop.read_contacts(|book, _, contacts| find_entries(book, contacts, id, kinds.get())));
    let count = Signal::derive(move || entries.with(Vec::len));
    let rows = Memo::new(move |_| {
        let (language, today) = (speech.language(), shop.today());
        shop.read(|book, _| {
            let reversed = find_reversed(book);
            let told = |(_, entry): &(_, Entry)| tell_entry(book, &reversed, *entry, today, language);
            entries.with(|entries| entries.iter().take(most.get()).filter_map(told).collect::<Vec<_>>())
        })
    });
    let choices = Signal::derive(move || {
        let language = speech.language();
        let choice = |kinds, label: CustomerLabel| Choice::new(kinds, label.text(language));
        let mut choices = vec![
            choice(Kinds::All, CustomerLabel::FilterAll),
            choice(Kinds::Purchases, CustomerLabel::FilterPurchases),
            choice(Kinds::Contacts, CustomerLabel::FilterContacts),
            choice(Kinds::Reminders, CustomerLabel::FilterReminders),
            choice(Kinds::Service, CustomerLabel::FilterService),
        ];
        // Complaints, the account and losses are the owner's.
        choices.truncate(if is_counter { choices.len() - 1 } else { choices.len() });
        choices
    });
    let empty = move || {
        let label = if kinds.get() == Kinds::All { CustomerLabel::NothingYet } else { CustomerLabel::NothingFits };
        label.text(speech.language())
    };
    let hidden = move || count.get().saturating_sub(most.get());
    view! {
        <section class="customer-past">
            <SectionHeading
                title=speech.text(CustomerLabel::Timeline)
                count=speech.tell(move |language| customer::entries(count.get(), language))
            />
            <Segmented
                label=speech.text(CustomerLabel::Timeline)
                label_hidden=true
                choices=choices
                value=kinds
                on_change=move |kinds| {
                    set_kinds.set(kinds);
                    set_most.set(PAGE);
                }
            />
            <Show when=move || count.get() == 0>
                <p class="soft customer-empty">{empty}</p>
            </Show>
            <ol class="ledger">
                <For each=move || rows.get() key=|row| row.clone() let(row)>
                    <EntryRow row=row forms=forms />
                </For>
            </ol>
            <Show when=move || { hidden() > 0 }>
                <Button look=ButtonLook::Quiet on_press=move || set_most.update(|most| *most += 2 * PAGE)>
                    {move || customer::show_more(hidden(), speech.language())}
                </Button>
            </Show>
        </section>
    }
}

/// One entry.
#[component]
fn EntryRow(row: Row, forms: Forms) -> impl IntoView {
    let speech = use_speech();
    let Row { entry, day, what, note, amount, mark } = row;
    let refunded = (mark == Mark::Reversed).then(|| {
        let label = speech.text(CustomerLabel::Refunded);
        view! { <Chip tone=ChipTone::Warm>{move || label.get()}</Chip> }
    });
    let menu = match entry {
        Entry::Sale(receipt) if !use_role().is_counter_now() => view! { <SaleMenu receipt=receipt mark=mark forms=forms /> }.into_any(),
        Entry::Reminder(at) => view! { <ReminderAct at=at is_done=mark == Mark::Done /> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <li class="customer-entry" class:customer-entry-gone=mark == Mark::Reversed>
            <span class="customer-entry-day small soft">{day}</span>
            <div class="customer-entry-what">
                <span>{what}</span>
                {refunded}
                {(!note.is_empty()).then(|| view! { <p class="small soft">{note}</p> })}
            </div>
            <span class="numeric">{amount}</span>
            <span class="customer-entry-act">{menu}</span>
        </li>
    }
}

/// What can be done with a sale.
#[component]
fn SaleMenu(receipt: ReceiptId, mark: Mark, forms: Forms) -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let items = Signal::derive(move || {
        let language = speech.language();
        let refund = move || {
            let today = shop.today_now();
            acts.act(move |book| book.plan_refund(receipt, today));
        };
        let remove = move || acts.act(move |book| book.plan_remove_sale(receipt));
        vec![
            MenuItem::new(Label::Edit.text(language), move || forms.correcting.set(Some(receipt))).icon(Icon::Edit),
            MenuItem::new(CustomerLabel::RefundSale.text(language), refund).icon(Icon::Undo).disabled(mark != Mark::Plain),
            MenuItem::new(CustomerLabel::RemoveSale.text(language), remove).icon(Icon::Trash).danger(),
        ]
    });
    view! { <Menu label=speech.text(CustomerLabel::SaleMenu) items=items /> }
}

/// Marks a reminder as done, or takes that back.
#[component]
fn ReminderAct(at: u32, is_done: bool) -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let label = speech.text(if is_done { CustomerLabel::Reopen } else { CustomerLabel::Done });
    let press = move || {
        let done = (!is_done).then(|| shop.today_now());
        acts.act(move |book| book.plan_edit_reminder(at, ReminderField::Done(done)));
    };
    let icon = if is_done { Icon::Undo } else { Icon::Check };
    view! { <IconButton icon=icon label=label on_press=press /> }
}
