//! All groups of the shop, each with how many it holds and how it has grown; and ready-made ones.
use super::{Beginning, outreach::batch_list};
use crate::{
    domain::{Rule, SavedGroup},
    method::Template,
    route::Route,
    ui::{
        frame::PageHeading,
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Chip, Drawing, EmptyState, LinkButton, SectionHeading},
        shop::{Shop, use_shop},
    },
    words::{
        Label, Language, Text,
        groups::{self, GroupsLabel},
    },
};
use leptos::prelude::*;

/// The page.
pub fn groups(beginning: Beginning) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let saved = Memo::new(move |_| {
        shop.read(|book, _| {
            let live = (0_u32..).zip(book.saved_groups()).filter(|(_, slot)| slot.live);
            live.map(|(at, slot)| (at, slot.value.clone())).collect::<Vec<(u32, SavedGroup)>>()
        })
    });
    let has_customers = Memo::new(move |_| shop.read(|_, figures| figures.totals.customers > 0));
    let new_label = speech.text(GroupsLabel::New);
    let list = move || {
        let language = speech.language();
        let saved = saved.get();
        if saved.is_empty() {
            return view! { <p class="soft">{GroupsLabel::NoGroups.text(language)}</p> }.into_any();
        }
        view! { <ul class="ledger groups-list">{saved.into_iter().map(|(at, group)| saved_row(shop, at, &group, language)).collect_view()}</ul> }
            .into_any()
    };
    let count = Signal::derive(move || saved.with(Vec::len).to_string());
    let ready = move || {
        let language = speech.language();
        let row = |template: Template| {
            let group =
                SavedGroup { name: groups::template_name(template, language).to_owned(), kind: template.kind(), rule: template.rule() };
            ready_row(shop, group, beginning, language)
        };
        view! { <ul class="ledger groups-list">{Template::ALL.map(row).collect_view()}</ul> }
    };
    view! {
        <PageHeading title=speech.text(Label::Groups) note=speech.text(GroupsLabel::Note)>
            <Button look=ButtonLook::Primary icon=Icon::Plus on_press=move || crate::ui::app::go(Route::NewGroup)>
                {move || new_label.get()}
            </Button>
        </PageHeading>
        {move || {
            if has_customers.get() {
                view! {
                    <section class="stack">
                        <SectionHeading title=speech.text(GroupsLabel::Saved) count=count />
                        {list}
                        {batch_list()}
                        <SectionHeading title=speech.text(GroupsLabel::ReadyMade) />
                        {ready}
                    </section>
                }
                    .into_any()
            } else {
                nobody()
            }
        }}
    }
    .into_any()
}

fn nobody() -> AnyView {
    let speech = use_speech();
    let import = speech.text(crate::words::insights::InsightsLabel::Import);
    view! {
        <EmptyState sentence=speech.text(GroupsLabel::NoCustomers) drawing=Drawing::Ledger>
            <LinkButton look=ButtonLook::Primary href=Route::Files.href()>{move || import.get()}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

/// How many, and their share of all that the rule speaks of.
fn told(shop: Shop, rule: &Rule, language: Language) -> (u32, String) {
    let (count, of) =
        shop.read_groups(rule.wants_forecast(), |index, facts| (index.members(rule, facts).count(), index.base(rule, facts).count()));
    (count, groups::count_and_share(count, of, language))
}

fn saved_row(shop: Shop, at: u32, group: &SavedGroup, language: Language) -> AnyView {
    let (count, told) = told(shop, &group.rule, language);
    let then = shop.count_then(&group.rule).map(|then| groups::since_then(count, then, language)).unwrap_or_default();
    let sentence = shop.read(|book, _| groups::tell(&group.rule, book, language));
    let kind = groups::kind_label(group.kind).text(language);
    view! {
        <li class="saved-row">
            <a class="group-link" href=Route::Group(at).href()>
                <span class="group-name">{group.name.clone()}</span>
                <span class="group-about small soft">{sentence}</span>
            </a>
            <span class="group-kind"><Chip>{kind}</Chip></span>
            <span class="group-count numeric">
                <span>{told}</span>
                <span class="small soft">{then}</span>
            </span>
        </li>
    }
    .into_any()
}

fn ready_row(shop: Shop, group: SavedGroup, beginning: Beginning, language: Language) -> AnyView {
    let (_, told) = told(shop, &group.rule, language);
    let sentence = shop.read(|book, _| groups::tell(&group.rule, book, language));
    let kind = groups::kind_label(group.kind).text(language);
    let name = group.name.clone();
    view! {
        <li class="saved-row">
            <button type="button" class="group-link" on:click=move |_| beginning.with(group.clone())>
                <span class="group-name">{name}</span>
                <span class="group-about small soft">{sentence}</span>
            </button>
            <span class="group-kind"><Chip>{kind}</Chip></span>
            <span class="group-count numeric">{told}</span>
        </li>
    }
    .into_any()
}
