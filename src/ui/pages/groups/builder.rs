//! The builder: name, kind, the tree of conditions, and at every keystroke how many fit and who is first among them.
use super::tree::{Node, branch};
use crate::{
    domain::{CustomerId, GroupKind, Rule, SavedGroup},
    method::GroupIndex,
    route::Route,
    ui::{
        app::go,
        frame::{PageBack, PageHeading},
        language::use_speech,
        parts::{Button, ButtonLook, Choice, Field, LinkButton, Segmented},
        shop::{Shop, use_acts, use_shop},
    },
    words::{
        Label, Language, Text, act, format,
        groups::{self, GroupsLabel},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};
use std::cmp::Reverse;

/// Names shown while building.
const FIRST_NAMES: usize = 8;

/// The builder of a new group, or of the one at `at`.
pub fn builder(at: Option<u32>, group: SavedGroup) -> AnyView {
    let (shop, speech, acts) = (use_shop(), use_speech(), use_acts());
    let (name, set_name) = signal(group.name.clone());
    let (kind, set_kind) = signal(group.kind);
    let (fault, set_fault) = signal(None::<GroupsLabel>);
    let root = Node::root(&group.rule);
    let rule = {
        let root = root.clone();
        Memo::new(move |_| root.rule())
    };
    let back_to = at.map_or(Route::Groups, Route::Group);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let group = SavedGroup { name: name.get_untracked().trim().to_owned(), kind: kind.get_untracked(), rule: rule.get_untracked() };
        let fault = if group.name.is_empty() {
            Some(GroupsLabel::NameMissing)
        } else if !group.rule.is_within_limits() {
            Some(GroupsLabel::TooLarge)
        } else {
            None
        };
        set_fault.set(fault);
        if fault.is_some() {
            return;
        }
        match at {
            Some(at) => acts.act_then(move |book| book.plan_set(at, group), move |_| go(Route::Groups)),
            None => acts.act_then(
                move |book| book.plan_add(group),
                move |_| go(Route::Group(shop.read_now(|book, _| book.saved_groups().len() as u32).saturating_sub(1))),
            ),
        }
    };
    let kinds = Signal::derive(move || {
        let language = speech.language();
        [GroupKind::Need, GroupKind::Value].map(|kind| Choice::new(kind, groups::kind_label(kind).text(language))).to_vec()
    });
    let error = Signal::derive(move || fault.get().map(|fault| fault.text(speech.language()).to_owned()));
    let (save_label, cancel_label) = (speech.text(Label::Save), speech.text(Label::Cancel));
    let title = speech
        .tell(move |language| name.with(|name| if name.is_empty() { GroupsLabel::New.text(language).to_owned() } else { name.clone() }));
    let back = PageBack { href: Signal::stored(back_to.href()), label: speech.text(Label::Groups) };
    view! {
        <PageHeading title=title back=back />
        <form class="stack" on:submit=save>
            <div class="group-name-row">
                <Field
                    label=speech.text(GroupsLabel::Name)
                    value=name
                    error=error
                    on_input=move |text| set_name.set(text)
                    max_length=60
                />
                <Segmented label=speech.text(GroupsLabel::Kind) choices=kinds value=kind on_change=move |kind| set_kind.set(kind) />
            </div>
            <div class="group-builder">
                {branch(&root, 0, None)} <div class="sheet group-live">{live(shop, rule)}</div>
            </div>
            <div class="cluster">
                <Button look=ButtonLook::Primary submit=true>{move || save_label.get()}</Button>
                <LinkButton href=back_to.href()>{move || cancel_label.get()}</LinkButton>
            </div>
        </form>
    }
    .into_any()
}

/// What the conditions give at this moment.
#[derive(Clone, PartialEq)]
struct Live {
    told: String,
    names: String,
    gaps: Vec<&'static str>,
}

fn live(shop: Shop, rule: Memo<Rule>) -> AnyView {
    let speech = use_speech();
    let live = Memo::new(move |_| rule.with(|rule| look(shop, rule, speech.language())));
    let first = speech.text(GroupsLabel::First);
    let sentence = speech.tell(move |language| shop.read(|book, _| rule.with(|rule| groups::tell(rule, book, language))));
    view! {
        <p class="group-live-count" role="status">{move || live.with(|live| live.told.clone())}</p>
        <p class="small soft">{move || sentence.get()}</p>
        <p class="small">
            <span class="soft">{move || first.get()}</span>
            " "
            {move || live.with(|live| live.names.clone())}
        </p>
        {move || live.with(|live| live.gaps.iter().map(|gap| view! { <p class="small warm">{*gap}</p> }).collect_view())}
    }
    .into_any()
}

fn look(shop: Shop, rule: &Rule, language: Language) -> Live {
    shop.read_groups(rule.wants_forecast(), |index, facts| {
        let members = index.members(rule, facts);
        let (count, of) = (members.count(), index.base(rule, facts).count());
        let nets = &facts.figures.columns.net_minor;
        let mut ids: Vec<CustomerId> = members.iter().collect();
        let by_net = |id: &CustomerId| (Reverse(nets[id.index()]), *id);
        if ids.len() > FIRST_NAMES {
            ids.select_nth_unstable_by_key(FIRST_NAMES, by_net);
            ids.truncate(FIRST_NAMES);
        }
        ids.sort_unstable_by_key(by_net);
        let names: Vec<String> = ids.into_iter().map(|id| act::name_of(facts.book, id, language)).collect();
        let names = if names.is_empty() { GroupsLabel::Nobody.text(language).to_owned() } else { format::list(&names, language) };
        let gaps = GroupIndex::gaps(rule, facts).into_iter().map(|gap| groups::gap(gap, language)).collect();
        Live { told: groups::count_and_share(count, of, language), names, gaps }
    })
}
