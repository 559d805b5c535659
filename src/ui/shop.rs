//! The open shop as the pages see it: read snapshots, send acts.
//!
//! Big tables stay plain Rust; a revision signal tells readers that something changed.
pub use super::acts::{Acts, use_acts};
use super::{forecast, groups, role::use_role};
use crate::{
    book::{Book, Draft, Held, Refusal, Touched},
    care::{self, ContactIndex, TodayList},
    domain::{
        CustomerId, Day,
        search::{Hits, SearchIndex},
    },
    method::{Behaviours, ClassHistory, ClassMove, Figures, Painter, class_move, figures_day, month_ends},
    shell::{
        self, clock, marks,
        session::{ChangeSource, PerformError, Performed, Session, ShopKind},
    },
    words::{self, Language},
};
use leptos::{prelude::*, task::spawn_local};
use std::cell::RefCell;

/// What an act will do, planned on the book as it is when its turn comes.
pub type Plan = Box<dyn FnOnce(&Book) -> Result<Draft, Refusal>>;

/// Months in the history of classes.
const HISTORY_MONTHS: usize = 12;
/// Moves between classes look this far back.
pub const MOVES_SINCE_DAYS: i32 = 30;

/// The open shop. Cheap to copy; every page takes it from the context.
#[derive(Clone, Copy)]
pub struct Shop {
    inner: StoredValue<Inner, LocalStorage>,
    revision: RwSignal<u64>,
    /// Raised when the history of classes is ready, so that only its readers look again.
    history_ready: RwSignal<u32>,
    /// Raised when the worker has answered with a forecast.
    forecast_ready: RwSignal<u32>,
    today: RwSignal<Day>,
    kind: ShopKind,
}

struct Inner {
    session: Session,
    figures: RefCell<Figures>,
    contacts: RefCell<ContactIndex>,
    search: RefCell<Option<Search>>,
    /// Classes of former months; computed in idle time or when a page asks.
    history: RefCell<Option<ClassHistory>>,
    forecast: RefCell<forecast::Keeper>,
    /// What customers do beyond sums and days; computed when a page asks.
    behaviours: RefCell<Option<Behaviours>>,
    groups: RefCell<groups::Keeper>,
}

struct Search {
    index: SearchIndex,
    last: Hits,
}

impl Search {
    fn of(book: &Book) -> Self {
        Self { index: build_index(book), last: Hits::default() }
    }
}

impl Shop {
    /// Takes over an open session: classifies once, then follows every change.
    pub fn new(session: Session, kind: ShopKind) -> Self {
        Self::on_day(session, kind, clock::today())
    }

    /// The same as of another day: a shop that is looked at stands still.
    pub fn on_day(session: Session, kind: ShopKind, today: Day) -> Self {
        let (figures, contacts) = {
            let book = session.book();
            (classify(&book, today), ContactIndex::build(&book))
        };
        let inner = Inner {
            session: session.clone(),
            figures: figures.into(),
            contacts: contacts.into(),
            search: None.into(),
            history: None.into(),
            forecast: RefCell::default(),
            behaviours: None.into(),
            groups: RefCell::default(),
        };
        let (revision, history_ready, forecast_ready) = (RwSignal::new(0), RwSignal::new(0), RwSignal::new(0));
        let shop =
            Self { inner: StoredValue::new_local(inner), revision, history_ready, forecast_ready, today: RwSignal::new(today), kind };
        session.on_change(move |touched, _source: ChangeSource| shop.refresh(touched));
        shop.prepare_search_soon();
        shop.prepare_history_soon();
        shop
    }

    /// Which shop is open.
    pub fn kind(self) -> ShopKind {
        self.kind
    }

    /// Whether this is the sample shop.
    pub fn is_sample(self) -> bool {
        self.kind == ShopKind::Sample
    }

    /// Whether this is the owner's own shop, which is written to and kept.
    pub fn is_own(self) -> bool {
        self.kind == ShopKind::Own
    }

    /// The owner's local day; rolls over while the page stays open.
    pub fn today(self) -> Day {
        self.today.get()
    }

    /// The owner's local day, for code that runs once.
    pub fn today_now(self) -> Day {
        self.today.get_untracked()
    }

    /// The day has changed: every figure that counts days is computed anew.
    pub fn begin_day(self, today: Day) {
        if self.kind != ShopKind::Look && self.today.get_untracked() != today {
            self.today.set(today);
            self.refresh(&Touched { everything: true, customers: Vec::new() });
        }
    }

    /// Reads the book and its figures, following every change.
    pub fn read<R>(self, look: impl FnOnce(&Book, &Figures) -> R) -> R {
        self.revision.track();
        self.read_now(look)
    }

    /// The number of the present state, following every change.
    pub fn revision(self) -> u64 {
        self.revision.get()
    }

    /// The number of the present state; `None` once the shop is closed.
    pub fn revision_now(self) -> Option<u64> {
        self.revision.try_get_untracked()
    }

    /// Follows every change without reading anything.
    pub fn follow(self) {
        self.revision.track();
    }

    /// Makes readers look again: something beside the book has changed, such as the age of the last copy.
    pub fn follow_again(self) {
        self.revision.update(|revision| *revision += 1);
    }

    /// Reads the book and its figures once.
    pub fn read_now<R>(self, look: impl FnOnce(&Book, &Figures) -> R) -> R {
        self.inner.with_value(|inner| look(&inner.session.book(), &inner.figures.borrow()))
    }

    /// Reads the follow-up book of each customer beside the book and its figures, following every change.
    pub fn read_contacts<R>(self, look: impl FnOnce(&Book, &Figures, &ContactIndex) -> R) -> R {
        self.revision.track();
        self.inner.with_value(|inner| look(&inner.session.book(), &inner.figures.borrow(), &inner.contacts.borrow()))
    }

    /// Reads the follow-up book once.
    pub fn read_contacts_now<R>(self, look: impl FnOnce(&Book, &Figures, &ContactIndex) -> R) -> R {
        self.inner.with_value(|inner| look(&inner.session.book(), &inner.figures.borrow(), &inner.contacts.borrow()))
    }

    /// Reads the classes of former months too, computing them where that has not been done; follows every change.
    pub fn read_history<R>(self, look: impl FnOnce(&Book, &Figures, &ClassHistory) -> R) -> R {
        self.revision.track();
        self.inner.with_value(|inner| {
            let (book, figures, mut history) = (inner.session.book(), inner.figures.borrow(), inner.history.borrow_mut());
            look(&book, &figures, history.get_or_insert_with(|| build_history(&book, &figures)))
        })
    }

    /// Follows every change, and the moves between classes that idle time finds.
    pub fn follow_moves(self) {
        self.revision.track();
        self.history_ready.track();
    }

    /// How a customer moved between classes in the last month. Nothing is said until idle time has told it.
    pub fn class_move_now(self, customer: CustomerId) -> Option<ClassMove> {
        self.inner.with_value(|inner| {
            let (figures, history) = (inner.figures.borrow(), inner.history.borrow());
            let since = figures.today.plus_days(-MOVES_SINCE_DAYS);
            // Where the owner has the word, the figures' moves say nothing.
            let is_decided = figures.columns.marks.get(customer.index()).is_some_and(|marks| marks.class.is_some());
            class_move(&inner.session.book(), &figures, history.as_ref().filter(|_| !is_decided)?, since, customer)
        })
    }

    /// Draws customers in the words of several methods; follows every change.
    pub fn read_painter<R>(self, look: impl FnOnce(Painter) -> R) -> R {
        self.revision.track();
        self.inner.with_value(|inner| {
            let (book, figures, mut behaviours) = (inner.session.book(), inner.figures.borrow(), inner.behaviours.borrow_mut());
            let behaviours = behaviours.get_or_insert_with(|| Behaviours::gather(&book, &figures));
            look(Painter { book: &book, figures: &figures, behaviours })
        })
    }

    /// Follows the answers of the worker.
    pub(super) fn follow_forecast(self) {
        self.forecast_ready.track();
    }

    /// Makes readers of the forecast look again.
    pub(super) fn tell_forecast(self) {
        self.forecast_ready.update(|ready| *ready += 1);
    }

    /// The index of groups beside the book and its figures, and how often the shop has changed; for `groups.rs` alone.
    pub(super) fn with_groups<R>(self, look: impl FnOnce(&mut groups::Keeper, &Book, &Figures, u64) -> R) -> R {
        let revision = self.revision.get();
        self.inner.with_value(|inner| look(&mut inner.groups.borrow_mut(), &inner.session.book(), &inner.figures.borrow(), revision))
    }

    /// The forecast that is kept, for `forecast.rs` alone.
    pub(super) fn with_keeper<R>(self, look: impl FnOnce(&mut forecast::Keeper) -> R) -> R {
        self.inner.with_value(|inner| look(&mut inner.forecast.borrow_mut()))
    }

    /// Whether the shop was closed meanwhile: code that waited may not read it any more.
    pub(super) fn is_closed(self) -> bool {
        self.inner.try_with_value(|_| ()).is_none()
    }

    /// Whom to call today, following every change.
    pub fn today_list(self) -> TodayList {
        self.revision.track();
        let today = self.today.get();
        self.inner.with_value(|inner| {
            let (book, figures, contacts) = (inner.session.book(), inner.figures.borrow(), inner.contacts.borrow());
            // A log of former years is planned as of its last day; what was done today is still done today.
            let start_ms = marks::now_ms();
            let mut list = care::plan_today(&book, &figures, &contacts, figures.today);
            marks::measure(marks::TODAY, start_ms);
            list.done_today = contacts.count_attempts_on(today);
            list
        })
    }

    /// Customers that match what was typed, best first, at most `limit` of them; follows every change.
    pub fn search<R>(self, query: &str, limit: usize, look: impl FnOnce(&Hits) -> R) -> R {
        self.revision.track();
        self.inner.with_value(|inner| {
            let mut search = inner.search.borrow_mut();
            let Search { index, last } = search.get_or_insert_with(|| Search::of(&inner.session.book()));
            *last = index.find_within(last, query, limit);
            look(last)
        })
    }

    /// The session, for backup, restore and import.
    pub fn session(self) -> Session {
        self.inner.with_value(|inner| inner.session.clone())
    }

    /// Plans and carries out an act; the error is a sentence.
    pub async fn perform(self, language: Language, plan: Plan) -> Result<Performed, String> {
        let session = self.session();
        let start_ms = marks::now_ms();
        let performed = session.perform(plan).await.map_err(|error| tell_error(&error, language));
        marks::measure(marks::SAVE, start_ms);
        performed
    }

    /// Undoes one act and says what was kept.
    pub async fn undo(self, language: Language, seq: u64) -> Result<Held, String> {
        let held = self.read_now(|book, _| Held::of(book, seq));
        let plan: Plan = Box::new(move |book| book.plan_undo(seq).map(|plan| plan.draft).ok_or(Refusal::NoChange));
        self.perform(language, plan).await?;
        Ok(held)
    }

    /// What an act did, in words.
    pub fn tell_act(self, seq: u64, language: Language) -> String {
        self.read_now(|book, _| book.history().find(seq).map(|entry| words::act::act_done(&entry.kind, book, language)).unwrap_or_default())
    }

    /// Builds the search index while nobody waits, so that the first letter typed is answered as fast as the next.
    fn prepare_search_soon(self) {
        spawn_local(async move {
            shell::idle().await;
            // The shop may be closed by now.
            let _ = self.inner.try_with_value(|inner| {
                inner.search.borrow_mut().get_or_insert_with(|| Search::of(&inner.session.book()));
            });
        });
    }

    /// Computes the classes of former months while nobody waits.
    fn prepare_history_soon(self) {
        spawn_local(async move {
            shell::idle().await;
            // The shop may be closed by now.
            let is_new = self.inner.try_with_value(|inner| {
                let (book, figures, mut history) = (inner.session.book(), inner.figures.borrow(), inner.history.borrow_mut());
                let is_new = history.is_none();
                history.get_or_insert_with(|| build_history(&book, &figures));
                is_new
            });
            if is_new == Some(true) {
                self.history_ready.try_update(|ready| *ready += 1);
            }
        });
    }

    fn refresh(self, touched: &Touched) {
        let start_ms = marks::now_ms();
        let today = self.today.get_untracked();
        self.inner.with_value(|inner| {
            let book = inner.session.book();
            inner.forecast.borrow_mut().touch(touched);
            let mut contacts = inner.contacts.borrow_mut();
            let mut search = inner.search.borrow_mut();
            // A first sale after a long silence moves the day as of which figures are computed.
            let is_looking_back = inner.figures.borrow().today != today;
            if touched.everything || is_looking_back {
                inner.figures.replace(classify(&book, today));
                *contacts = ContactIndex::build(&book);
                *search = None;
                inner.history.replace(None);
                inner.behaviours.replace(None);
            } else {
                inner.figures.borrow_mut().refresh(&book, &touched.customers);
                if let Some(behaviours) = inner.behaviours.borrow_mut().as_mut() {
                    behaviours.update(&book, &inner.figures.borrow(), &touched.customers);
                }
                for id in &touched.customers {
                    contacts.update(&book, *id);
                    if let Some(history) = inner.history.borrow_mut().as_mut() {
                        history.update(&book, *id);
                    }
                    if let Some(search) = search.as_mut() {
                        index_customer(&mut search.index, &book, *id);
                    }
                }
            }
        });
        if !touched.everything {
            marks::measure(marks::REFRESH, start_ms);
        }
        self.revision.update(|revision| *revision += 1);
        if touched.everything {
            self.prepare_search_soon();
            self.prepare_history_soon();
        }
    }
}

/// Makes the shop, and its list of today, available to the pages.
pub fn provide_shop(shop: Shop) {
    provide_context(shop);
    let role = use_role();
    provide_context(TodayMemo(Memo::new(move |_| {
        let list = shop.today_list();
        if role.is_counter() { list.for_counter() } else { list }
    })));
}

/// The list of today, planned once for each change however many places show it.
#[derive(Clone, Copy)]
struct TodayMemo(Memo<TodayList>);

/// Whom to call today.
pub fn use_today() -> Memo<TodayList> {
    expect_context::<TodayMemo>().0
}

/// The open shop.
pub fn use_shop() -> Shop {
    expect_context::<Shop>()
}

fn tell_error(error: &PerformError, language: Language) -> String {
    match error {
        PerformError::Refused(refusal) => words::act::refusal(refusal, language),
        PerformError::OnlyToLookAt => words::Text::text(words::app::AppLabel::OnlyToLookAt, language).to_owned(),
        PerformError::Storage(error) => words::storage::store_error(error, language),
        PerformError::Apply(_) => words::storage::out_of_step(language),
    }
}

fn classify(book: &Book, today: Day) -> Figures {
    let start_ms = marks::now_ms();
    let figures = Figures::classify(book, figures_day(book, today));
    marks::measure(marks::CLASSIFY, start_ms);
    figures
}

fn build_history(book: &Book, figures: &Figures) -> ClassHistory {
    let mut days = month_ends(figures.today, HISTORY_MONTHS);
    days.push(figures.today.plus_days(-MOVES_SINCE_DAYS));
    ClassHistory::build(book, days)
}

fn build_index(book: &Book) -> SearchIndex {
    let mut index = SearchIndex::new();
    for (id, customer) in book.present_customers() {
        push_customer(&mut index, id, customer);
    }
    index
}

fn index_customer(index: &mut SearchIndex, book: &Book, id: CustomerId) {
    index.remove(id.0);
    if let Some(customer) = book.find_customer(id).filter(|customer| customer.trashed.is_none()) {
        push_customer(index, id, customer);
    }
}

fn push_customer(index: &mut SearchIndex, id: CustomerId, customer: &crate::domain::Customer) {
    let phones: Vec<&str> = customer.phones.iter().map(|phone| phone.digits.as_str()).collect();
    let tags: Vec<&str> = customer.tags.iter().map(String::as_str).collect();
    index.push(id.0, &customer.name, &phones, &tags, &customer.card);
}
