//! What the finder's dialogs show: people and actions that fit what is typed, or every shortcut.
use super::{customer_entries, use_new_customer};
use crate::{
    domain::{CustomerId, han::fold_text, pinyin},
    route::Route,
    ui::{
        actions::{ACTIONS, Action, use_ground},
        app::go,
        finder::{FinderMode, FinderState},
        icons::Icon,
        language::use_speech,
        parts::{PickEntry, PickField},
        shop::use_shop,
    },
    words::{Label, Language, Text, app::KEYS_IN_LISTS, person},
};
use leptos::prelude::*;

/// The content of the dialog that is open.
pub fn finder_panel(state: FinderState) -> AnyView {
    match state.mode_now() {
        Some(mode) => view! { <FinderField state=state mode=mode /> }.into_any(),
        None => view! { <Shortcuts /> }.into_any(),
    }
}

#[component]
fn FinderField(state: FinderState, mode: FinderMode) -> impl IntoView {
    let (speech, shop, ground, new_customer) = (use_speech(), use_shop(), use_ground(), use_new_customer());
    let is_command_first = mode == FinderMode::Commands;
    let (query, set_query) = signal(String::new());
    let open_customer = Callback::new(move |id: CustomerId| {
        state.close();
        go(Route::Customer(id));
    });
    let found = Memo::new_with_compare(
        move |_| {
            let (query, language) = (query.get(), speech.language());
            let (people, hidden) = customer_entries(shop, &query, open_customer);
            let actions = ACTIONS.iter().filter(|action| (action.is_possible)(ground) && fits(action, &query, language, is_command_first));
            let actions = actions.map(|action| {
                PickEntry::new(
                    move || view! { <ActionLine action=action /> },
                    move || {
                        state.close();
                        (action.perform)(ground);
                    },
                )
            });
            let mut entries: Vec<PickEntry> =
                if is_command_first { actions.chain(people).collect() } else { people.into_iter().chain(actions).collect() };
            let text = query.trim().to_owned();
            if entries.is_empty() && !text.is_empty() {
                let label = person::add_as_new(&text, language);
                let add = move || {
                    state.close();
                    new_customer.ask(text.clone(), move |id| go(Route::Customer(id)));
                };
                entries.push(PickEntry::new(move || view! { <Icon icon=Icon::Plus /> <span>{label.clone()}</span> }, add));
            }
            (entries, hidden)
        },
        |_, _| true,
    );
    view! {
        <div class="finder">
            <PickField
                label=speech.text(Label::Search)
                value=query
                on_input=move |text| set_query.set(text)
                entries=Signal::derive(move || found.with(|(entries, _)| entries.clone()))
                note=speech.tell(move |language| found.with(|(_, hidden)| person::more_matches(*hidden, language)))
                esc_closes=true
                autofocus=true
            />
        </div>
    }
}

/// Whether the words of an action contain the query, in their own script or in pinyin.
fn fits(action: &Action, query: &str, language: Language, all_when_empty: bool) -> bool {
    let query = fold_text(query.trim());
    if query.is_empty() {
        return all_when_empty;
    }
    let label = action.label.text(language);
    fold_text(label).contains(&query) || pinyin::initials(label).contains(&query) || pinyin::full(label).contains(&query)
}

#[component]
fn ActionLine(action: &'static Action) -> impl IntoView {
    let label = use_speech().text(action.label);
    view! {
        <Icon icon=action.icon />
        <span>{move || label.get()}</span>
        <span class="pick-end">{action.shortcuts.first().map(|shortcut| keys(shortcut.keys()))}</span>
    }
}

fn keys(keys: Vec<String>) -> impl IntoView {
    let keys = keys.into_iter().map(|key| view! { <kbd>{key}</kbd> }).collect_view();
    view! { <span class="keys">{keys}</span> }
}

/// Every shortcut, and the keys of lists.
#[component]
fn Shortcuts() -> impl IntoView {
    let (speech, ground) = (use_speech(), use_ground());
    let actions = ACTIONS.iter().filter(|action| !action.shortcuts.is_empty() && (action.is_possible)(ground)).map(|action| {
        let label = speech.text(action.label);
        let ways = action.shortcuts.iter().map(|shortcut| keys(shortcut.keys())).collect_view();
        view! { <div class="shortcut"><dt>{move || label.get()}</dt><dd class="cluster">{ways}</dd></div> }
    });
    let lists = KEYS_IN_LISTS.iter().map(|(names, label)| {
        let label = speech.text(*label);
        let ways = keys(names.iter().map(|name| (*name).to_owned()).collect());
        view! { <div class="shortcut"><dt>{move || label.get()}</dt><dd class="cluster">{ways}</dd></div> }
    });
    view! {
        <dl class="shortcuts">{actions.collect_view()} {lists.collect_view()}</dl>
    }
}
