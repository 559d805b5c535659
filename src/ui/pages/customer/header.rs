//! Who the customer is, how to reach them, and what can be done from here.
use super::Forms;
use crate::{
    domain::{ChannelKind, CustomerId, Origin, Phone},
    method::{Class, Group},
    route::Route,
    ui::{
        app::go,
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Chip, ChipTone, LinkButton, Menu, MenuItem, Popover, TagChip},
        pieces::{ClassMark, CopyButton, SentenceView},
        role::use_role,
        shop::{use_acts, use_shop},
    },
    words::{
        Label, Sentence, Text, act,
        changes::ChangesLabel,
        classes,
        complaints::ComplaintLabel,
        customer::{self, CustomerLabel},
        merge::MergeLabel,
        person, veil,
        why::{self, group_label},
    },
};
use leptos::prelude::*;

/// The way back to the list, where the list is out of sight.
#[component]
pub fn Back() -> impl IntoView {
    let label = use_speech().text(Label::Customers);
    view! {
        <a class="page-back customer-back" href=Route::Customers.href()>
            <Icon icon=Icon::Back />
            {move || label.get()}
        </a>
    }
}

/// Everything about the person that the header shows.
#[derive(Clone, PartialEq)]
struct Facts {
    name: String,
    class: Class,
    group: Option<Group>,
    phones: Vec<Phone>,
    channels: Vec<(ChannelKind, String)>,
    card: String,
    tags: Vec<String>,
    is_archived: bool,
    is_prospect: bool,
}

/// Name, chips, ways to reach, acts.
#[component]
pub fn Header(id: CustomerId, forms: Forms) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let facts = Memo::new(move |_| {
        let language = speech.language();
        shop.read(|book, figures| {
            let own = figures.of(id);
            let customer = book.find_customer(id);
            Facts {
                name: act::name_of(book, id, language),
                class: figures.class_in_force(id),
                group: own.group,
                phones: customer.map(|customer| customer.phones.clone()).unwrap_or_default(),
                channels: customer
                    .map(|customer| customer.channels.iter().map(|channel| (channel.kind, channel.handle.clone())).collect())
                    .unwrap_or_default(),
                card: customer.map(|customer| customer.card.clone()).unwrap_or_default(),
                tags: customer.map(|customer| customer.tags.clone()).unwrap_or_default(),
                is_archived: customer.is_some_and(|customer| customer.archived),
                is_prospect: own.visits == 0 && customer.is_some_and(|customer| customer.origin == Origin::External),
            }
        })
    });
    let (archived, prospect) = (speech.text(CustomerLabel::Archived), speech.text(CustomerLabel::Prospect));
    view! {
        <header class="customer-head">
            <div class="customer-who">
                <h1 class="customer-title" tabindex="-1" id="customer-title">
                    {move || facts.with(|facts| facts.name.clone())}
                </h1>
                <div class="cluster">
                    <ClassChipWhy id=id class=Signal::derive(move || facts.with(|facts| facts.class)) />
                    <GroupChipWhy id=id group=Signal::derive(move || facts.with(|facts| facts.group)) />
                    <Show when=move || facts.with(|facts| facts.is_prospect)>
                        <Chip>{move || prospect.get()}</Chip>
                    </Show>
                    <Show when=move || facts.with(|facts| facts.is_archived)>
                        <Chip tone=ChipTone::Warm>{move || archived.get()}</Chip>
                    </Show>
                    {move || facts.with(|facts| facts.tags.clone()).into_iter().map(|tag| view! { <TagChip label=tag /> }).collect_view()}
                </div>
                {move || facts.with(|facts| view! { <Reach phones=facts.phones.clone() channels=facts.channels.clone() card=facts.card.clone() /> })}
            </div>
            <Acts id=id forms=forms is_archived=Signal::derive(move || facts.with(|facts| facts.is_archived)) />
        </header>
    }
}

/// The class with its reason behind it.
#[component]
fn ClassChipWhy(id: CustomerId, class: Signal<Class>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let label = speech.tell(move |language| customer::why_chip(&person::class_label(class.get(), language), language));
    let sentence = move || {
        let language = speech.language();
        shop.read(|book, figures| why::tell(&figures.why_class(id), language, book.settings().currency))
    };
    let moved = move || {
        shop.follow_moves();
        let currency = shop.read_now(|book, _| book.settings().currency);
        shop.class_move_now(id).map(|moved| classes::tell_move(&moved, currency, speech.language()))
    };
    let what_to_do = move || customer::class_act(class.get()).map(|label| label.text(speech.language()));
    view! {
        <Show when=move || class.get() != Class::None>
            <Popover trigger=move || view! { <ClassMark customer=id class=class /> } label=label trigger_class="chip-trigger">
                <p class="strong"><SentenceView sentence=Signal::derive(sentence) /></p>
                {move || moved().map(|text| view! { <p>{text}</p> })}
                {move || what_to_do().map(|text| view! { <p>{text}</p> })}
            </Popover>
        </Show>
    }
}

/// The group with its reason behind it.
#[component]
fn GroupChipWhy(id: CustomerId, group: Signal<Option<Group>>) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let name = move || group.get().map(|group| group_label(group).text(speech.language())).unwrap_or_default();
    let label = speech.tell(move |language| customer::why_chip(name(), language));
    let sentence = move || -> Sentence {
        let language = speech.language();
        shop.read(|book, figures| why::tell(&figures.why_group(id), language, book.settings().currency))
    };
    view! {
        <Show when=move || group.get().is_some()>
            <Popover trigger=move || view! { <Chip>{name}</Chip> } label=label trigger_class="chip-trigger">
                <p><SentenceView sentence=Signal::derive(sentence) /></p>
            </Popover>
        </Show>
    }
}

/// Phones, channels and card, each with its copy button.
#[component]
fn Reach(phones: Vec<Phone>, channels: Vec<(ChannelKind, String)>, card: String) -> impl IntoView {
    let speech = use_speech();
    let phone_row = |phone: Phone| {
        if veil::is_drawn() {
            return view! { <li class="customer-reach-row nowrap">{person::phone(&phone)}</li> }.into_any();
        }
        let shown = phone.display();
        // What is dialled and copied has no blanks; what is no plain number stays as it was written.
        let dialled = if shown == phone.raw.trim() { shown.clone() } else { shown.replace(' ', "") };
        let signs: String = dialled.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
        view! {
            <li class="customer-reach-row">
                <a class="nowrap" href=format!("tel:{signs}")>{shown.clone()}</a>
                <CopyButton what=shown text=dialled />
            </li>
        }
        .into_any()
    };
    // Handles and cards are often phone numbers.
    let channels = if veil::is_drawn() { Vec::new() } else { channels };
    let channel_row = move |(kind, handle): (ChannelKind, String)| {
        view! {
            <li class="customer-reach-row">
                <span>
                    <span class="soft">{move || customer::channel_name(kind, speech.language())}</span>
                    " "
                    {handle.clone()}
                </span>
                <CopyButton what=handle.clone() text=handle />
            </li>
        }
    };
    let card_row = (!card.is_empty()).then(|| {
        view! {
            <li class="customer-reach-row">
                <span>
                    <span class="soft">{move || CustomerLabel::Card.text(speech.language())}</span>
                    " "
                    {veil::phone(&card)}
                </span>
                {(!veil::is_drawn()).then(|| view! { <CopyButton what=card.clone() text=card /> })}
            </li>
        }
    });
    let is_empty = phones.is_empty() && channels.is_empty() && card_row.is_none();
    (!is_empty).then(|| {
        view! {
            <ul class="customer-reach">
                {phones.into_iter().map(phone_row).collect_view()}
                {channels.into_iter().map(channel_row).collect_view()}
                {card_row}
            </ul>
        }
    })
}

/// What can be done with the customer.
#[component]
fn Acts(id: CustomerId, forms: Forms, is_archived: Signal<bool>) -> impl IntoView {
    let (shop, acts, speech) = (use_shop(), use_acts(), use_speech());
    let (sell, note, edit) = (speech.text(Label::Sell), speech.text(CustomerLabel::Note), speech.text(Label::Edit));
    let items = Signal::derive(move || {
        let (language, archived) = (speech.language(), is_archived.get());
        let label = if archived { CustomerLabel::Unarchive } else { CustomerLabel::Archive };
        let archive = move || acts.act(move |book| book.plan_archive(&[id], !archived));
        let trash = move || {
            let today = shop.today_now();
            acts.act_then(move |book| book.plan_trash(&[id], today), |_| go(Route::Customers));
        };
        vec![
            MenuItem::new(CustomerLabel::SetReminder.text(language), move || forms.reminding.set(true)).icon(Icon::Clock),
            MenuItem::new(ComplaintLabel::Title.text(language), move || forms.complaining.set(true)).icon(Icon::Edit),
            MenuItem::new(ChangesLabel::Title.text(language), move || forms.looking_back.set(true)).icon(Icon::History),
            MenuItem::new(MergeLabel::Title.text(language), move || forms.merging.set(true)).icon(Icon::Customers),
            MenuItem::new(label.text(language), archive).icon(Icon::Archive),
            MenuItem::new(CustomerLabel::ToTrash.text(language), trash).icon(Icon::Trash).danger(),
        ]
    });
    view! {
        <div class="customer-acts cluster">
            <LinkButton look=ButtonLook::Primary icon=Icon::Sell href=Route::Sell(Some(id)).href()>{move || sell.get()}</LinkButton>
            <Button on_press=move || forms.noting.update(|is_open| *is_open = !*is_open)>{move || note.get()}</Button>
            {(!use_role().is_counter_now())
                .then(|| {
                    view! {
                        <Button on_press=move || forms.editing.set(true)>{move || edit.get()}</Button>
                        <Menu label=speech.text(Label::More) items=items outlined=true />
                    }
                })}
        </div>
    }
}
