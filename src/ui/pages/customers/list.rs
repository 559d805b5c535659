//! The list: search, filter, order, and rows for a hundred thousand customers.
use super::{
    bulk::BulkBar,
    choice::{Filter, Listed, Sort},
    selection::Selection,
};
use crate::{
    domain::CustomerId,
    route::Route,
    ui::{
        app::go,
        language::use_speech,
        parts::{
            Button, ButtonLook, Choice, ClassChip, DrawRow, EmptyState, LinkButton, SearchField, Select, TextCells, VirtualList,
            VirtualListHandle,
        },
        pieces::{class_face, use_new_customer},
        role::use_role,
        shop::{Shop, use_shop},
        wish::use_wishes,
    },
    words::{
        Label, Language, Text, act,
        customers::{self, CustomersLabel},
        debts, format, person, veil,
    },
};
use leptos::{ev::KeyboardEvent, prelude::*};
use std::sync::Arc;

const ROW_HEIGHT_PX: u32 = 64;

/// The list of customers with its tools.
#[component]
pub fn CustomerList(chosen: Signal<Option<CustomerId>>) -> impl IntoView {
    let (shop, speech, new_customer) = (use_shop(), use_speech(), use_new_customer());
    let is_owner = !use_role().is_counter_now();
    let (query, set_query) = signal(String::new());
    let prospects = speech.text(CustomersLabel::Prospects);
    let (filter, set_filter) = signal(use_wishes().take().map(Filter::of).unwrap_or_default());
    let (sort, set_sort) = signal(Sort::default());
    let selection = Selection::new();
    // What is typed only picks among them.
    let listed = Memo::new(move |_| {
        let members = match filter.get() {
            Filter::Saved(at) => Some(shop.members_of_saved(at)),
            _ => None,
        };
        filter.with(|filter| shop.read(|book, figures| Listed::choose(book, figures, filter, members.as_ref(), sort.get())))
    });
    let ids = Memo::new(move |_| {
        let typed = query.get();
        if typed.trim().is_empty() {
            return listed.with(|listed| listed.ids.clone());
        }
        listed.with(|listed| shop.search(&typed, usize::MAX, |hits| listed.among(hits)))
    });
    // Rows look again when the list or anything in the shop changes.
    let drawn = Memo::new(move |last: Option<&u64>| {
        ids.track();
        shop.follow_moves();
        speech.language();
        last.map_or(0, |last| last + 1)
    });
    let count = Signal::derive(move || ids.with(Vec::len));
    let handle = VirtualListHandle::new();
    // Whoever was opened from elsewhere is found in the list too, where the list has them.
    Effect::new(move |_| {
        let Some(id) = chosen.get() else { return };
        request_animation_frame(move || {
            let at = ids.try_with_untracked(|ids| ids.iter().position(|other| *other == id.0)).flatten();
            if let Some(at) = at {
                handle.set_active(Some(at));
                handle.scroll_to(at);
            }
        });
    });
    let id_at = move |index: usize| ids.with_untracked(|ids| ids.get(index).copied());
    let open = move |index: usize| {
        if let Some(id) = id_at(index) {
            if selection.is_on() { selection.toggle(id) } else { go(Route::Customer(CustomerId(id))) }
        }
    };
    let row = StoredValue::new(Arc::new(move |index, drawn: Memo<u64>| {
        let id = Memo::new(move |_| {
            // Read, not only followed: a memo that nobody reads hears of nothing.
            let _revision = drawn.get();
            id_at(index).map(CustomerId)
        });
        view! { <Row shop=shop id=id drawn=drawn chosen=chosen selection=selection /> }.into_any()
    }) as DrawRow);
    // The best hit stands first and in sight, and is what Enter opens.
    let search = move |text: String| {
        set_query.set(text);
        handle.reset();
    };
    let search_key = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => {
            event.prevent_default();
            handle.step(1);
        }
        "ArrowUp" => {
            event.prevent_default();
            handle.step(-1);
        }
        "Enter" => open(handle.active().unwrap_or(0)),
        _ => {}
    };
    let select_key = move |event: KeyboardEvent| {
        let is_list = !super::super::super::keys::is_typing(&event);
        match event.key().as_str() {
            "x" if is_owner && is_list && !event.ctrl_key() && !event.meta_key() => {
                handle.active().and_then(id_at).into_iter().for_each(|id| selection.toggle(id))
            }
            "Escape" if is_list && selection.is_on() => selection.turn(false),
            _ => {}
        }
    };
    let is_empty = Memo::new(move |_| shop.read(|book, _| book.present_customers().next().is_none()));
    let filters = Signal::derive(move || {
        let language = speech.language();
        let offered = filter.with(|chosen| shop.read(|book, _| Filter::offered(book, chosen)));
        offered.into_iter().map(|filter| Choice::new(filter.clone(), shop.read(|book, _| filter.name(book, language)))).collect()
    });
    let sorts = Signal::derive(move || {
        let language = speech.language();
        Sort::ALL.map(|(sort, label)| Choice::new(sort, label.text(language))).to_vec()
    });
    let clear = move || {
        set_query.set(String::new());
        set_filter.set(Filter::All);
    };
    let (add, select, clear_label, import) = (
        speech.text(CustomersLabel::AddShort),
        speech.text(CustomersLabel::Select),
        speech.text(CustomersLabel::ClearFilter),
        speech.text(CustomersLabel::Import),
    );
    let add_typed = move || customers::add_named(query.get().trim(), speech.language());
    let found = move || customers::customers(count.get(), speech.language());
    let title = speech.text(Label::Customers);
    view! {
        <section class="customers-list" on:keydown=select_key>
            <header class="customers-head">
                <h1 class="page-title customers-title" id="page-title" tabindex="-1">{move || title.get()}</h1>
                {is_owner
                    .then(|| {
                        view! { <LinkButton look=ButtonLook::Quiet href=Route::Prospects.href()>{move || prospects.get()}</LinkButton> }
                    })}
                <Button look=ButtonLook::Plain on_press=move || new_customer.ask_and_open()>{move || add.get()}</Button>
            </header>
            <Show
                when=move || !is_empty.get()
                fallback=move || {
                    let add = speech.text(CustomersLabel::Add);
                    view! {
                        <EmptyState sentence=speech.text(CustomersLabel::Empty)>
                            <Button look=ButtonLook::Primary on_press=move || new_customer.ask_and_open()>{move || add.get()}</Button>
                            {is_owner.then(|| view! { <LinkButton href=Route::Files.href()>{move || import.get()}</LinkButton> })}
                        </EmptyState>
                    }
                }
            >
                <div class="customers-tools">
                    <SearchField label=speech.text(Label::Search) value=query on_input=search on_key=search_key />
                    <div class="customers-choices">
                        <Select label=speech.text(CustomersLabel::Show) label_hidden=true choices=filters value=filter on_change=move |filter| set_filter.set(filter) />
                        <Select label=speech.text(CustomersLabel::Sort) label_hidden=true choices=sorts value=sort on_change=move |sort| set_sort.set(sort) />
                    </div>
                    <div class="spread small soft">
                        <span role="status">{found}</span>
                        <Show when=move || is_owner && !selection.is_on()>
                            <Button look=ButtonLook::Quiet on_press=move || selection.turn(true)>{move || select.get()}</Button>
                        </Show>
                    </div>
                </div>
                <Show
                    when=move || { count.get() > 0 }
                    fallback=move || {
                        view! {
                            <EmptyState sentence=speech.text(CustomersLabel::NothingFits)>
                                <Button on_press=clear>{move || clear_label.get()}</Button>
                                <Show when=move || query.with(|query| !query.trim().is_empty())>
                                    <Button
                                        look=ButtonLook::Primary
                                        on_press=move || {
                                            new_customer.ask(query.get_untracked().trim(), |id| go(Route::Customer(id)));
                                        }
                                    >
                                        {add_typed}
                                    </Button>
                                </Show>
                            </EmptyState>
                        }
                    }
                >
                    <VirtualList
                        label=speech.text(CustomersLabel::List)
                        count=count
                        row_height=ROW_HEIGHT_PX
                        row=row.get_value()
                        revision=drawn
                        on_activate=open
                        handle=handle
                    />
                </Show>
                <Show when=move || selection.is_on()>
                    <BulkBar selection=selection ids=ids />
                </Show>
            </Show>
        </section>
    }
}

/// One place in the list. Its elements stay; whoever is at its place now gives the texts.
#[component]
fn Row(
    shop: Shop,
    id: Memo<Option<CustomerId>>,
    drawn: Memo<u64>,
    chosen: Signal<Option<CustomerId>>,
    selection: Selection,
) -> impl IntoView {
    let speech = use_speech();
    let texts = TextCells::following(move || {
        let (_revision, language) = (drawn.get(), speech.language_now());
        let line = id.get().map(|id| shop.read_now(|book, figures| Line::of(book, figures, id, shop.today_now(), language)));
        line.map(|line| [line.name, line.net, line.owes, line.about]).unwrap_or_default()
    });
    let face = Memo::new(move |_| {
        let (_revision, language) = (drawn.get(), speech.language_now());
        id.get().map(|id| class_face(shop, id, shop.read_now(|_, figures| figures.class_in_force(id)), language)).unwrap_or_default()
    });
    let is_chosen = move || id.get().is_some_and(|id| chosen.get() == Some(id));
    let is_selected = move || id.get().is_some_and(|id| selection.has(id.0));
    let selected = move || {
        selection.is_on().then(|| {
            let done = move || is_selected().then(|| speech.text(CustomersLabel::Done).get());
            view! {
                <span class="customer-box" class:customer-box-on=is_selected aria-hidden="true"></span>
                <span class="visually-hidden">{done}</span>
            }
        })
    };
    let [name, net, owes, about] = texts.nodes();
    view! {
        <div class="customer-row" class:customer-row-chosen=is_chosen>
            {selected}
            <span class="customer-name" node_ref=name></span>
            <span class="customer-net numeric" node_ref=net></span>
            <span class="customer-line small soft">
                <span class="customer-owes red" node_ref=owes></span>
                <span node_ref=about></span>
            </span>
            <span class="customer-class"><ClassChip face=face /></span>
        </div>
    }
}

struct Line {
    name: String,
    net: String,
    about: String,
    /// What is owed; empty where nothing is.
    owes: String,
}

impl Line {
    fn of(
        book: &crate::book::Book,
        figures: &crate::method::Figures,
        id: CustomerId,
        today: crate::domain::Day,
        language: Language,
    ) -> Self {
        let (own, is_covered) = (figures.of(id), veil::is_drawn());
        let tail = person::tail_of(book, id);
        let visit = person::last_visit(own.last_day, today, language);
        Self {
            name: act::name_of(book, id, language),
            net: if is_covered { String::new() } else { format::money(own.net_minor, book.settings().currency) },
            about: if tail.is_empty() { visit } else { format!("{tail} · {visit}") },
            owes: Some(book.owed_minor(id))
                .filter(|owed| *owed > 0 && !is_covered)
                .map(|owed| debts::short(owed, book.settings().currency, language))
                .unwrap_or_default(),
        }
    }
}
