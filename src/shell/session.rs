//! An open shop: acts go in one at a time among all tabs and are on disk before anybody hears of them.
//!
//! Order of an act: turn in this tab → lock among tabs → catch up with other tabs → plan → write → apply → tell.
use super::cipher::BrowserCipher;
use super::disk::Disk;
use super::indexed_db::{ConnectionEvent, IndexedDb};
use super::js::{self, Listener};
use super::locks::{self, Turns};
use super::tabs::{Channel, Word};
use super::{clock, persist, random, sentinel};
use crate::book::{Act, ApplyError, Book, Draft, Refusal, Stamp, Touched};
use crate::vault::seal::{SealedStore, read_header};
use crate::vault::{Identity, Opened, ReadError, StoreError, Vault};
use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

pub use super::replace::{BackupCopy, RestoreError, VerifiedBackup};
pub use super::sealing::SealFailure;
pub use crate::vault::{OpenError as OpenFailure, OpenNote};

/// Records of the journal fetched with one request while following.
const RECORDS_PER_READ: u32 = 32;
/// By then the browser has finished clearing what it clears.
const MARK_AGAIN_MS: i32 = 1_000;

/// The owner's shop and the sample shop live in databases of their own.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum ShopKind {
    Own,
    Sample,
    /// A shop that is only looked at; it has no database.
    Look,
}

impl ShopKind {
    /// Name of the database, the lock and the channel. It tells nothing of the customers.
    pub const fn database(self) -> &'static str {
        match self {
            Self::Own => "yushui",
            Self::Sample => "yushui-sample",
            Self::Look => "yushui-look",
        }
    }

    /// Name of the database that keeps the shop that a restore replaced.
    pub const fn former_database(self) -> &'static str {
        match self {
            Self::Own => "yushui-former",
            Self::Sample => "yushui-sample-former",
            Self::Look => "yushui-look-former",
        }
    }
}

/// Where a change was made.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum ChangeSource {
    Here,
    OtherTab,
}

/// An act that is on disk and in the book.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Performed {
    pub seq: u64,
    pub touched: Touched,
}

/// Why an act was not carried out.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PerformError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The shop is only looked at.
    #[error("only to look at")]
    OnlyToLookAt,
    /// Nothing was saved, except after [`StoreError::TimedOut`], where the next reading tells.
    #[error(transparent)]
    Storage(#[from] StoreError),
    /// A defect of the program: the plan did not fit the book that it was made on.
    #[error(transparent)]
    Apply(#[from] ApplyError),
}

/// What came of opening.
pub enum Opening {
    Ready {
        session: Session,
        /// Nothing was ever written.
        fresh: bool,
        notes: Vec<OpenNote>,
    },
    /// The shop is sealed: [`Session::unlock`] opens it.
    Locked(ShopKind),
    /// A shop was here and its data are gone: restore a copy, or [`Session::start_anew`].
    Wiped(ShopKind),
    Failed(OpenFailure),
}

/// What may befall an open shop.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Trouble {
    /// The browser closed the storage, as it does when the owner clears the data. What is on the screen is no longer saved.
    Closed,
    /// Another tab removes or upgrades the shop; this tab let go. Reload to go on.
    VersionChange,
    /// Another tab restored a backup: this tab shows the former shop. Reload to go on.
    Replaced,
    /// Writing pages or reading the acts of another tab failed; no act was lost.
    WriteFailed(StoreError),
    /// The journal holds an act that this tab cannot read. Reload to go on.
    Unreadable,
}

/// Where the records of a shop lie, behind a seal or open.
pub(super) type ShopStore = SealedStore<Disk, BrowserCipher>;

type ChangeCallback = Rc<dyn Fn(&Touched, ChangeSource)>;
type TroubleCallback = Rc<dyn Fn(Trouble)>;

/// An open shop. Clones share it.
#[derive(Clone)]
pub struct Session(pub(super) Rc<Shared>);

pub(super) struct Shared {
    pub(super) kind: ShopKind,
    pub(super) book: RefCell<Book>,
    pub(super) vault: Vault<ShopStore>,
    pub(super) turns: Turns,
    pub(super) is_settling: Cell<bool>,
    /// Keeps the way from the connection's events to this session.
    _events: Events,
    channel: RefCell<Option<Channel>>,
    on_visible: RefCell<Option<Listener>>,
    last_stamp: Cell<Stamp>,
    on_change: RefCell<Vec<ChangeCallback>>,
    on_trouble: RefCell<Vec<TroubleCallback>>,
}

impl Session {
    /// Opens the shop of this kind.
    pub async fn open(kind: ShopKind) -> Opening {
        let (events, database) = match connect(kind).await {
            Ok(connected) => connected,
            Err(error) => return Opening::Failed(OpenFailure::Store(error)),
        };
        match read_header(&database).await {
            Ok(None) => Self::open_store(kind, SealedStore::plain(Disk::Database(database)), &events).await,
            // Whether the header is sound shows when it is unlocked.
            Ok(Some(_)) => Opening::Locked(kind),
            Err(error) => Opening::Failed(error.into()),
        }
    }

    /// Opens what lies in a store that is unlocked or never was locked.
    pub(super) async fn open_store(kind: ShopKind, store: ShopStore, events: &Events) -> Opening {
        match Vault::open(store, sentinel::existed(kind), new_identity()).await {
            Ok((_, Opened::Wiped)) => Opening::Wiped(kind),
            Ok((vault, Opened::Fresh)) => {
                Opening::Ready { session: Self::start(kind, vault, Book::default(), events), fresh: true, notes: Vec::new() }
            }
            Ok((vault, Opened::Book { book, notes })) => {
                sentinel::set_existed(kind, true);
                let session = Self::start(kind, vault, *book, events);
                if session.0.vault.is_worth_writing() || notes.contains(&OpenNote::RebuiltFromJournal) {
                    session.settle_soon();
                }
                Opening::Ready { session, fresh: false, notes }
            }
            Err(failure) => Opening::Failed(failure),
        }
    }

    /// Begins an empty shop where one was wiped.
    pub async fn start_anew(kind: ShopKind) -> Opening {
        sentinel::set_existed(kind, false);
        Self::open(kind).await
    }

    pub(super) fn start(kind: ShopKind, vault: Vault<ShopStore>, book: Book, events: &Events) -> Self {
        let last_stamp = book.history().entries().last().map(|entry| entry.stamp).unwrap_or_default();
        let shared = Rc::new(Shared {
            kind,
            book: RefCell::new(book),
            vault,
            turns: Turns::default(),
            is_settling: Cell::new(false),
            _events: events.clone(),
            channel: RefCell::new(None),
            on_visible: RefCell::new(None),
            last_stamp: Cell::new(last_stamp),
            on_change: RefCell::default(),
            on_trouble: RefCell::default(),
        });
        let session = Self(shared);
        let weak = Rc::downgrade(&session.0);
        *events.borrow_mut() = Box::new(move |event| {
            if let Some(shared) = weak.upgrade() {
                let session = Session(shared);
                session.trouble(match event {
                    ConnectionEvent::Lost => {
                        session.mark_again();
                        Trouble::Closed
                    }
                    ConnectionEvent::GaveWay => Trouble::VersionChange,
                });
            }
        });
        let weak = Rc::downgrade(&session.0);
        let channel = Channel::join(kind.database(), move |word| {
            if let Some(shared) = weak.upgrade() {
                match word {
                    Word::Written => Session(shared).follow_soon(),
                    Word::Replaced => Session(shared).trouble(Trouble::Replaced),
                    Word::Lock => super::sealing::forget(),
                }
            }
        });
        *session.0.channel.borrow_mut() = Some(channel);
        let weak = Rc::downgrade(&session.0);
        let document = web_sys::window().and_then(|window| window.document());
        *session.0.on_visible.borrow_mut() = document.map(|document| {
            Listener::new(&document.clone(), "visibilitychange", move |_| {
                if let Some(shared) = weak.upgrade().filter(|_| !document.hidden()) {
                    Session(shared).follow_soon();
                }
            })
        });
        session
    }

    /// Which shop this is.
    pub fn kind(&self) -> ShopKind {
        self.0.kind
    }

    /// The number that tells this shop from every other, also from what a restore puts in its place.
    pub fn identity(&self) -> u64 {
        self.0.vault.identity().id
    }

    /// The book as it is now. Never hold it while waiting for anything.
    pub fn book(&self) -> Ref<'_, Book> {
        self.0.book.borrow()
    }

    /// Plans an act on the latest state of the shop, writes it, and carries it out once it is on disk.
    pub async fn perform(&self, plan: impl FnOnce(&Book) -> Result<Draft, Refusal>) -> Result<Performed, PerformError> {
        let shared = &*self.0;
        if shared.kind == ShopKind::Look {
            return Err(PerformError::OnlyToLookAt);
        }
        let performed = {
            let _turn = shared.turns.take().await;
            let _lock = locks::hold(shared.kind.database()).await;
            self.catch_up().await?;
            let (seq, act) = {
                let book = shared.book.borrow();
                (book.history().next_seq(), plan(&book)?.stamped(shared.next_stamp(), clock::today()))
            };
            shared.vault.append(seq, &act).await?;
            let touched = shared.apply(act);
            // Even an act that did not fit is in the journal and has its number.
            self.tell(Word::Written);
            Performed { seq, touched: touched? }
        };
        if !sentinel::existed(shared.kind) {
            sentinel::set_existed(shared.kind, true);
            if shared.kind == ShopKind::Own {
                // The answer is read again where it is shown.
                spawn_local(async {
                    let _answer = persist::ask_persist().await;
                });
            }
        }
        self.changed(&performed.touched, ChangeSource::Here);
        if shared.vault.is_worth_writing() {
            self.settle_soon();
        }
        Ok(performed)
    }

    /// Calls back after every change.
    pub fn on_change(&self, callback: impl Fn(&Touched, ChangeSource) + 'static) {
        self.0.on_change.borrow_mut().push(Rc::new(callback));
    }

    /// Calls back when something befalls the shop.
    pub fn on_trouble(&self, callback: impl Fn(Trouble) + 'static) {
        self.0.on_trouble.borrow_mut().push(Rc::new(callback));
    }

    /// Lets go of the storage and of the other tabs. What comes later is refused as closed.
    pub fn close(&self) {
        self.0.channel.borrow_mut().take();
        self.0.on_visible.borrow_mut().take();
        self.0.vault.store().raw().close();
    }

    /// Reads what other tabs wrote, now.
    pub async fn follow(&self) -> Result<(), StoreError> {
        let _turn = self.0.turns.take().await;
        self.catch_up().await
    }

    /// Clearing the site's data takes the mark along that a shop was here. The clearing may still be under way, hence twice.
    fn mark_again(&self) {
        let kind = self.0.kind;
        if self.book().history().entries().is_empty() {
            return;
        }
        sentinel::set_existed(kind, true);
        spawn_local(async move {
            js::sleep(MARK_AGAIN_MS).await;
            sentinel::set_existed(kind, true);
        });
    }

    fn follow_soon(&self) {
        let session = self.clone();
        spawn_local(async move {
            match session.follow().await {
                // Another word follows: of the connection, or of the replacement.
                Ok(()) | Err(StoreError::Closed | StoreError::Replaced) => {}
                Err(error) => session.trouble(Trouble::WriteFailed(error)),
            }
        });
    }

    /// Applies the acts of other tabs; with the turn of this tab held.
    pub(super) async fn catch_up(&self) -> Result<(), StoreError> {
        let shared = &*self.0;
        let mut touched = Touched::default();
        loop {
            let next = shared.book.borrow().history().next_seq();
            let acts = match shared.vault.read_news(next, RECORDS_PER_READ).await {
                Ok(acts) => acts,
                Err(ReadError::Store(error)) => {
                    if error == StoreError::Replaced {
                        self.trouble(Trouble::Replaced);
                    }
                    return Err(error);
                }
                Err(ReadError::Journal(_)) => {
                    self.trouble(Trouble::Unreadable);
                    return Err(StoreError::Other("journal".to_owned()));
                }
            };
            if acts.is_empty() {
                break;
            }
            for (_, act) in acts {
                shared.note_stamp(act.stamp);
                // An act that does not fit is left out alike in every tab.
                touched.join(shared.apply(act).unwrap_or_default());
            }
        }
        if touched != Touched::default() {
            self.changed(&touched, ChangeSource::OtherTab);
        }
        Ok(())
    }

    pub(super) fn tell(&self, word: Word) {
        if let Some(channel) = self.0.channel.borrow().as_ref() {
            channel.tell(word);
        }
    }

    pub(super) fn trouble(&self, trouble: Trouble) {
        let callbacks = self.0.on_trouble.borrow().clone();
        callbacks.iter().for_each(|callback| callback(trouble.clone()));
    }

    fn changed(&self, touched: &Touched, source: ChangeSource) {
        let callbacks = self.0.on_change.borrow().clone();
        callbacks.iter().for_each(|callback| callback(touched, source));
    }
}

impl Shared {
    fn apply(&self, act: Act) -> Result<Touched, ApplyError> {
        self.vault.apply(&mut self.book.borrow_mut(), act)
    }

    /// A stamp after all that this tab has seen.
    fn next_stamp(&self) -> Stamp {
        let (last, millis) = (self.last_stamp.get(), clock::now_millis());
        let device = random::device();
        let stamp = if millis > last.millis {
            Stamp { millis, counter: 0, device }
        } else {
            Stamp { millis: last.millis, counter: last.counter.saturating_add(1), device }
        };
        self.last_stamp.set(stamp);
        stamp
    }

    fn note_stamp(&self, stamp: Stamp) {
        self.last_stamp.set(self.last_stamp.get().max(stamp));
    }
}

/// Where the events of a connection go; nowhere until the session stands.
pub(super) type Events = Rc<RefCell<Box<dyn Fn(ConnectionEvent)>>>;

/// Events that nobody hears yet.
pub(super) fn new_events() -> Events {
    Rc::new(RefCell::new(Box::new(|_| {})))
}

pub(super) async fn connect(kind: ShopKind) -> Result<(Events, IndexedDb), StoreError> {
    let events = new_events();
    let heard = Rc::downgrade(&events);
    let database = IndexedDb::open(kind.database(), move |event| {
        if let Some(events) = heard.upgrade() {
            (events.borrow())(event);
        }
    });
    Ok((events, database.await?))
}

pub(super) fn new_identity() -> Identity {
    Identity { id: random::random_u64(), created_millis: clock::now_millis() }
}
