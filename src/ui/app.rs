//! The app: opens a shop, frames the page that the address names, and says clearly when it cannot.
use super::{
    baskets::provide_baskets,
    finder::{Finder, provide_finder},
    frame::{Frame, FrameButton, FrameItem, FramePlace, FrameWords, Lamp, focus_page_title},
    icons::Icon,
    language::{Speech, provide_speech, use_speech},
    lazy, pages,
    parts::{Button, ToastHost, provide_toasts},
    pieces::{NewCustomerHost, provide_new_customer},
    role::{leave_host, owner_only, provide_role, use_role},
    shop::{Shop, provide_shop, use_shop, use_today},
    wish::provide_wishes,
};
use crate::{
    care::TodayList,
    domain::{CustomerId, Day},
    route::{InsightsTab, Route},
    shell::{attention, clock, marks, preferences, rest::RestWatch, session::ShopKind, shop_file},
    words::{Label, Language, Text, app::AppLabel, today},
};
use leptos::{ev, leptos_dom::helpers::window_event_listener, prelude::*, task::spawn_local};
use std::time::Duration;

/// Where the app is in its life.
#[derive(Clone)]
pub enum Stage {
    Opening,
    Open(Shop),
    /// The shop is sealed and waits for its passphrase.
    Locked(ShopKind),
    /// A shop was here and its data are gone: the way out is a restore.
    Wiped(ShopKind),
    /// The store cannot be opened; the sentence says why.
    Failed {
        kind: ShopKind,
        reason: String,
    },
}

/// Moves the app between shops and stages.
#[derive(Clone, Copy)]
pub struct Door {
    stage: RwSignal<Stage, LocalStorage>,
    /// The shop to which one goes back from a look at another state of it, if there is one, and the stripe meanwhile.
    kept: StoredValue<Option<(Option<Shop>, Stripe)>>,
    speech: Speech,
}

/// What stands over a shop that is only looked at.
#[derive(Clone, Copy)]
pub struct Stripe {
    pub text: fn(Day, Language) -> String,
    /// What can be done there; the way back where nothing else is said.
    pub acts: Option<fn() -> AnyView>,
}

impl Door {
    /// Opens one of the two shops.
    pub fn open(self, kind: ShopKind) {
        self.stage.set(Stage::Opening);
        preferences::set_sample(kind == ShopKind::Sample);
        let speech = self.speech;
        spawn_local(async move {
            let stage = super::opening::open(kind, speech).await;
            self.stage.set(stage);
        });
    }

    /// Begins an empty shop where one was wiped.
    pub fn start_anew(self, kind: ShopKind) {
        self.stage.set(Stage::Opening);
        let speech = self.speech;
        spawn_local(async move {
            let stage = super::opening::start_anew(kind, speech).await;
            self.stage.set(stage);
        });
    }

    /// Looks at another state of the open shop: as of a day, or as a copy holds it; or at a copy where no shop is open.
    pub fn look(self, present: Option<Shop>, look: Shop, stripe: Stripe) {
        self.kept.set_value(Some((present, stripe)));
        self.stage.set(Stage::Open(look));
    }

    /// Leaves a look for another stage.
    pub fn end_look(self, stage: Stage) {
        self.kept.set_value(None);
        self.stage.set(stage);
    }

    /// Goes back from a look to the shop as it is.
    pub fn come_back(self) {
        let kept = self.kept.try_update_value(Option::take).flatten();
        match kept {
            Some((Some(present), _)) => self.stage.set(Stage::Open(present)),
            _ => self.open(ShopKind::Own),
        }
    }

    /// The open shop behind a look, and the stripe of the look.
    pub fn kept(self) -> Option<(Option<Shop>, Stripe)> {
        self.kept.get_value()
    }

    /// The shop that is written to: the one behind a look, else the one that is shown.
    pub fn behind(self, shown: Shop) -> Shop {
        self.kept().and_then(|(kept, _)| kept).unwrap_or(shown)
    }

    /// Whether what is shown can be locked: a sealed shop, a look at one, or a look at the shop that the page carries under a passphrase.
    pub fn is_lockable(self, shown: Shop) -> bool {
        let is_carried = shown.kind() == ShopKind::Look && self.kept().is_some_and(|(kept, _)| kept.is_none());
        is_carried || self.behind(shown).session().is_sealed()
    }

    /// Shows another stage, such as the shop after a restore.
    pub fn show(self, stage: Stage) {
        self.stage.set(stage);
    }
}

/// The way between shops.
pub fn use_door() -> Door {
    expect_context::<Door>()
}

/// The address of the page, as a signal.
pub fn use_route() -> Signal<Route> {
    expect_context::<Signal<Route>>()
}

/// The customer whom the address names, if it names one.
pub fn use_chosen() -> Signal<Option<CustomerId>> {
    let route = use_route();
    Signal::derive(move || match route.get() {
        Route::Customer(id) => Some(id),
        Route::Sell(customer) => customer,
        _ => None,
    })
}

/// Goes to another page.
pub fn go(route: Route) {
    // Setting a hash does not fail.
    let _ = window().location().set_hash(&route.href());
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let speech = provide_speech(preferences::language().unwrap_or_default());
    provide_toasts();
    provide_wishes();
    provide_role();
    let door = Door { stage: RwSignal::new_local(Stage::Opening), kept: StoredValue::new(None), speech };
    provide_context(door);
    let route = provide_route();
    Effect::new(move |_| {
        let language = speech.language();
        if let Some(root) = document().document_element() {
            // Setting an attribute of the root does not fail.
            let _ = root.set_attribute("lang", language.tag());
        }
    });
    if shop_file::is_carrying() {
        // A page with a shop inside asks first what to open.
        door.show(Stage::Locked(ShopKind::Look));
    } else {
        door.open(if preferences::sample() { ShopKind::Sample } else { ShopKind::Own });
    }
    view! {
        {move || match door.stage.get() {
            Stage::Opening => view! { <pages::opening::OpeningPage /> }.into_any(),
            Stage::Locked(kind) => view! { <pages::opening::LockedPage kind=kind /> }.into_any(),
            Stage::Wiped(kind) => view! { <pages::opening::WipedPage kind=kind /> }.into_any(),
            Stage::Failed { kind, reason } => view! { <pages::opening::FailedPage kind=kind reason=reason /> }.into_any(),
            Stage::Open(shop) => view! { <OpenShop shop=shop route=route /> }.into_any(),
        }}
        <ToastHost undo_label=speech.text(Label::Undo) dismiss_label=speech.text(Label::Close) />
    }
}

/// An open shop in its frame.
#[component]
fn OpenShop(shop: Shop, route: Signal<Route>) -> impl IntoView {
    provide_shop(shop);
    provide_baskets(shop);
    provide_finder();
    provide_new_customer();
    super::keys::listen();
    lock_after_rest(shop);
    super::copies::copy_after_work(shop);
    mark_opened();
    lazy::fetch_ahead();
    let today = use_today();
    let today_count = Memo::new(move |_| today.with(TodayList::count));
    show_count_in_title(today_count.into());
    roll_over(shop);
    // Whoever goes to another shop lets go of this one's storage.
    let session = StoredValue::new_local(shop.session());
    let door = use_door();
    on_cleanup(move || {
        // A shop that waits behind a look stays open.
        let waits = door.kept().and_then(|(kept, _)| kept).is_some_and(|kept| kept.kind() == shop.kind());
        if !waits {
            session.try_with_value(|session| session.close());
        }
    });
    let role = use_role();
    let is_counter = Memo::new(move |_| role.is_counter());
    pages::sell::LeftSale::provide();
    // Whoever takes over sees every text told anew.
    move || framed(shop, route, is_counter.get())
}

/// The frame with the page, as the owner or the counter sees it.
fn framed(shop: Shop, route: Signal<Route>, is_counter: bool) -> AnyView {
    let (speech, door, role, today_count) = (use_speech(), use_door(), use_role(), use_today());
    let today_count = Memo::new(move |_| today_count.with(TodayList::count));
    let words = FrameWords {
        app: speech.text(Label::AppName),
        skip: speech.text(AppLabel::Skip),
        navigation: speech.text(AppLabel::Navigation),
        more: speech.text(Label::More),
        close: speech.text(Label::Close),
        sample: speech.tell(move |language| match door.kept() {
            Some((_, stripe)) if shop.kind() == ShopKind::Look => (stripe.text)(shop.today(), language),
            _ => AppLabel::SampleStripe.text(language).to_owned(),
        }),
    };
    // As the list counts them: who is archived is out of it.
    let customer_count =
        Memo::new(move |_| shop.read(|book, _| book.present_customers().filter(|(_, customer)| !customer.archived).count() as u32));
    let none = Signal::stored(None);
    let item = |place, to: Route, label, icon, count| FrameItem {
        href: to.href(),
        label: speech.text(label),
        icon,
        count,
        current: Signal::derive(move || Page::beside(route.get()) == Page::of(to)),
        place,
    };
    let today_badge = Signal::derive(move || Some(today_count.get()).filter(|count| *count > 0));
    let customer_badge = Signal::derive(move || Some(customer_count.get()).filter(|count| *count > 0));
    let mut items = vec![
        item(FramePlace::Bar, Route::Today, Label::Today, Icon::Today, today_badge),
        item(FramePlace::Bar, Route::Customers, Label::Customers, Icon::Customers, customer_badge),
        item(FramePlace::Bar, Route::Sell(None), Label::Sell, Icon::Sell, none),
        item(FramePlace::More, Route::Groups, Label::Groups, Icon::Groups, none),
        item(FramePlace::Bar, Route::Insights(InsightsTab::Overview), Label::Insights, Icon::Insights, none),
        item(FramePlace::More, Route::Files, Label::Files, Icon::Files, none),
        item(FramePlace::Foot, Route::History, Label::History, Icon::History, none),
        item(FramePlace::Foot, Route::Settings, Label::Settings, Icon::Settings, none),
    ];
    if is_counter {
        items.truncate(COUNTER_ITEMS);
    }
    let label = if is_counter { AppLabel::BackToOwner } else { AppLabel::CounterMode };
    let turn = FrameButton { label: speech.text(label), on_press: Callback::new(move |()| role.toggle(door, shop)) };
    let page = Memo::new(move |_| Some(Page::of(route.get())).filter(|page| !is_counter || page.is_for_counter()));
    let was_elsewhere = StoredValue::new(false);
    Effect::new(move |last: Option<Route>| {
        let now = route.get();
        was_elsewhere.set_value(true);
        if let Some(last) = last.filter(|last| *last != now) {
            // Whatever stood above, a new address begins at its top.
            window().scroll_to_with_x_and_y(0.0, 0.0);
            if Page::of(last) != Page::of(now) || Page::of(now) == Page::Care {
                request_animation_frame(focus_page_title);
            }
        }
        now
    });
    let shop_name = Signal::derive(move || shop.read(|book, _| book.settings().name.clone()));
    let is_striped = !shop.is_own();
    let look_acts = door.kept().and_then(|(_, stripe)| stripe.acts).unwrap_or(come_back_act);
    let stripe_acts = match shop.is_sample() {
        _ if is_counter => ViewFn::from(|| ()),
        true => ViewFn::from(pages::start::SampleActs),
        false => ViewFn::from(look_acts),
    };
    view! {
        <Frame
            words=words
            items=items
            shop_name=shop_name
            lamp=Signal::derive(move || if is_counter { Lamp::default() } else { super::lamp::lamp(shop, speech) })
            sample=Signal::stored(is_striped)
            sample_acts=stripe_acts
            role=role.can_toggle(shop).then_some(turn)
        >
            <super::trouble::TroubleBar shop=shop />
            {(!is_counter).then(|| super::copies::unsaved_bar(shop))}
            {(shop.is_own() && !is_counter).then(lazy::versions_when_idle)}
            {move || page.get().map_or_else(|| owner_only(shop), |page| show(page, was_elsewhere.get_value()))}
        </Frame>
        <Finder />
        <NewCustomerHost />
        {leave_host()}
    }
    .into_any()
}

/// The first ways of the frame are the counter's too.
const COUNTER_ITEMS: usize = 3;

/// Which page an address names; the chosen customer is not a page of its own, so that the list keeps its place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Today,
    Customers,
    Sell,
    Groups,
    Insights,
    Care,
    Files,
    Settings,
    Products,
    History,
    Trash,
}

impl Page {
    /// The page under which the navigation counts an address: what takes longer belongs to the page that leads there.
    fn beside(route: Route) -> Self {
        match route {
            Route::Week => Self::Today,
            Route::Prospects | Route::Supply(_) => Self::Customers,
            Route::Review | Route::ClassMeeting | Route::Visits | Route::Handover => Self::Insights,
            other => Self::of(other),
        }
    }

    /// Whether the counter has business there.
    const fn is_for_counter(self) -> bool {
        matches!(self, Self::Today | Self::Customers | Self::Sell)
    }

    fn of(route: Route) -> Self {
        match route {
            Route::Today => Self::Today,
            Route::Customers | Route::Customer(_) => Self::Customers,
            Route::Sell(_) => Self::Sell,
            Route::Groups | Route::Group(_) | Route::NewGroup | Route::NewOutreach | Route::Outreach(_) => Self::Groups,
            Route::Insights(_) => Self::Insights,
            Route::Review | Route::ClassMeeting | Route::Visits | Route::Handover | Route::Week | Route::Prospects | Route::Supply(_) => {
                Self::Care
            }
            Route::Files => Self::Files,
            Route::Settings => Self::Settings,
            Route::Products => Self::Products,
            Route::History => Self::History,
            Route::Trash => Self::Trash,
        }
    }
}

fn show(page: Page, was_elsewhere: bool) -> AnyView {
    let speech = use_speech();
    match page {
        Page::Today => view! { <TodayOrStart /> }.into_any(),
        Page::Customers => lazy::show_page(lazy::customers, speech.text(Label::Customers), was_elsewhere),
        Page::Sell => lazy::show_page(lazy::sell, speech.text(Label::Sell), was_elsewhere),
        Page::Groups => lazy::show_page(lazy::groups, speech.text(Label::Groups), was_elsewhere),
        Page::Insights => lazy::show_page(lazy::insights, speech.text(Label::Insights), was_elsewhere),
        Page::Care => lazy::show_page(lazy::care, speech.text(Label::KeyCustomers), was_elsewhere),
        Page::Files => lazy::show_page(lazy::files, speech.text(Label::Files), was_elsewhere),
        Page::Settings => lazy::show_page(lazy::settings, speech.text(Label::Settings), was_elsewhere),
        Page::Products => lazy::show_page(lazy::products, speech.text(Label::Products), was_elsewhere),
        Page::History => lazy::show_page(lazy::history, speech.text(Label::History), was_elsewhere),
        Page::Trash => lazy::show_page(lazy::trash, speech.text(Label::Trash), was_elsewhere),
    }
}

/// An empty shop begins with what to do first.
#[component]
fn TodayOrStart() -> impl IntoView {
    let shop = use_shop();
    let is_empty = Memo::new(move |_| shop.read(|book, _| book.present_customers().next().is_none() && book.sales().columns().is_empty()));
    move || {
        if is_empty.get() { view! { <pages::start::StartPage /> }.into_any() } else { view! { <pages::today::TodayPage /> }.into_any() }
    }
}

/// The address as a signal; follows the back button.
fn provide_route() -> Signal<Route> {
    let read = || Route::parse(&window().location().hash().unwrap_or_default());
    let route = RwSignal::new(read());
    let listener = window_event_listener(ev::hashchange, move |_| route.set(read()));
    on_cleanup(move || listener.remove());
    provide_context::<Signal<Route>>(route.into());
    route.into()
}

/// Marks the first frame after the shop was opened. Another shop opened later is measured from navigation too: only the
/// first mark of a page tells how long opening took.
fn mark_opened() {
    request_animation_frame(|| set_timeout(|| marks::measure(marks::OPEN, 0.0), Duration::ZERO));
}

/// The tab's title carries the count of today, and nothing else of the shop.
fn show_count_in_title(count: Signal<u32>) {
    let speech = use_speech();
    Effect::new(move |_| {
        let name = Label::AppName.text(speech.language());
        attention::set_badge(count.get());
        document().set_title(&match count.get() {
            0 => name.to_owned(),
            count => format!("({count}) {name}"),
        });
    });
}

/// The way back from a look.
fn come_back_act() -> AnyView {
    let (speech, door) = (use_speech(), use_door());
    let label = speech.text(AppLabel::BackToNow);
    view! { <Button on_press=move || door.come_back()>{move || label.get()}</Button> }.into_any()
}

/// A sealed shop that nobody touches locks itself.
fn lock_after_rest(shop: Shop) {
    let door = use_door();
    StoredValue::new_local(RestWatch::start(move || {
        if door.is_lockable(shop) {
            door.behind(shop).session().lock();
        }
    }));
}

/// Today rolls over while the page stays open.
fn roll_over(shop: Shop) {
    // Kept as long as the shop is shown.
    let (speech, list) = (use_speech(), use_today());
    StoredValue::new_local(clock::DayWatch::start(move |day| {
        shop.begin_day(day);
        if let Some(people) = list.try_with_untracked(TodayList::count_singles).filter(|people| *people > 0) {
            attention::notify(&today::heading(people, speech.language_now()));
        }
    }));
}
