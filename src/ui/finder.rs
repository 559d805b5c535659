//! The finder: from anywhere, a few letters lead to a customer or do what a menu would; with the sheet of shortcuts.
use super::{
    actions::{ACTIONS, Action, use_ground},
    app::go,
    icons::Icon,
    language::use_speech,
    parts::{Dialog, DialogWidth, PickEntry, PickField},
    pieces::{customer_entries, use_new_customer},
    shop::use_shop,
};
use crate::{
    domain::{CustomerId, han::fold_text, pinyin},
    route::Route,
    words::{Label, Language, Text, app::AppLabel, app::KEYS_IN_LISTS, person},
};
use leptos::prelude::*;

/// What the finder offers first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinderMode {
    People,
    Commands,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Finder(FinderMode),
    Help,
}

/// Opens the finder and the help sheet from anywhere.
#[derive(Clone, Copy)]
pub struct FinderState(RwSignal<Option<Open>>);

impl FinderState {
    /// Opens the finder.
    pub fn open(self, mode: FinderMode) {
        self.0.set(Some(Open::Finder(mode)));
    }

    /// Opens the sheet of shortcuts.
    pub fn show_help(self) {
        self.0.set(Some(Open::Help));
    }
}

/// Makes the finder available to everything below; called once, by the app.
pub fn provide_finder() {
    provide_context(FinderState(RwSignal::new(None)));
}

/// The finder of the app.
pub fn use_finder() -> FinderState {
    expect_context::<FinderState>()
}

/// The place where the finder and the help sheet open; once in the app.
#[component]
pub fn Finder() -> impl IntoView {
    let (speech, state) = (use_speech(), use_finder().0);
    let close = move || state.set(None);
    view! {
        <Dialog
            title=speech.text(AppLabel::Finder)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || matches!(state.get(), Some(Open::Finder(_))))
            on_close=close
            light_dismiss=true
        >
            <FinderField state=state />
        </Dialog>
        <Dialog
            title=speech.text(AppLabel::Shortcuts)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || state.get() == Some(Open::Help))
            on_close=close
            width=DialogWidth::Wide
            light_dismiss=true
        >
            <Shortcuts />
        </Dialog>
    }
}

#[component]
fn FinderField(state: RwSignal<Option<Open>>) -> impl IntoView {
    let (speech, shop, ground, new_customer) = (use_speech(), use_shop(), use_ground(), use_new_customer());
    let is_command_first = state.get_untracked() == Some(Open::Finder(FinderMode::Commands));
    let (query, set_query) = signal(String::new());
    let open_customer = Callback::new(move |id: CustomerId| {
        state.set(None);
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
                        state.set(None);
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
                    state.set(None);
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
