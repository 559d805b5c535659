//! Who stands before the page: the owner, or the counter, which sells, notes and looks up (method 52).
//!
//! Remembered by this device, the same in all its tabs. What the counter may not read is covered by the
//! [veil](crate::words::veil); every page is drawn anew when the role changes.
use super::{
    app::{Door, use_door},
    frame::PageHeading,
    language::{Speech, use_speech},
    lazy,
    parts::{Button, ButtonLook, Dialog, Drawing, EmptyState, Toasts, use_toasts},
    shop::Shop,
};
use crate::{
    shell::{preferences, session::ShopKind},
    words::{Label, Text, app::AppLabel, veil},
};
use leptos::{ev, leptos_dom::helpers::window_event_listener, prelude::*};

/// The role of whoever reads. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Role {
    /// The number of the first act in counter mode; `None` for the owner.
    since: RwSignal<Option<u64>>,
    /// Whether the passphrase is asked for.
    asking: RwSignal<bool>,
    /// How often the mode has begun in this tab.
    turns: StoredValue<u32>,
    speech: Speech,
    toasts: Toasts,
}

impl Role {
    /// Whether the counter reads; follows a change.
    pub fn is_counter(self) -> bool {
        self.since.get().is_some()
    }

    /// Whether the counter reads, for code that runs once.
    pub fn is_counter_now(self) -> bool {
        self.since.get_untracked().is_some()
    }

    /// The first act that whoever reads may take back by a key: the owner every act, the counter its own.
    pub fn first_act(self) -> u64 {
        self.since.get_untracked().unwrap_or(0)
    }

    /// How often counter mode has begun since the page was loaded: what was opened before is closed by it.
    pub fn turns(self) -> u32 {
        self.turns.get_value()
    }

    /// Whether the role can change here: what is only looked at belongs to the owner.
    pub fn can_toggle(self, shop: Shop) -> bool {
        self.is_counter_now() || shop.kind() != ShopKind::Look
    }

    /// Into counter mode, or out of it.
    pub fn toggle(self, door: Door, shown: Shop) {
        let shop = door.behind(shown);
        let is_sealed = shop.session().is_sealed();
        if !self.is_counter_now() {
            preferences::set_counter_sealed(is_sealed);
            self.set(Some(shop.read_now(|book, _| book.history().next_seq())));
        } else if is_sealed {
            self.asking.set(true);
        } else if preferences::counter_sealed() && !shop.is_own() {
            // Another tab has the owner's sealed shop open: the sample shop is no way around its passphrase.
            door.open(ShopKind::Own);
        } else {
            self.leave();
        }
    }

    /// Back to the owner. Whoever was not asked hears where a passphrase is set.
    fn leave(self) {
        if !self.asking.get_untracked() {
            self.toasts.say(AppLabel::CounterOpen.text(self.speech.language_now()));
        }
        self.asking.set(false);
        self.set(None);
    }

    fn set(self, since: Option<u64>) {
        preferences::set_counter_since(since);
        self.show(since);
    }

    fn show(self, since: Option<u64>) {
        if self.since.get_untracked() != since {
            self.turns.update_value(|turns| *turns += u32::from(since.is_some()));
            veil::draw(since.is_some());
            self.since.set(since);
        }
    }
}

/// Makes the role available to everything below, as this device remembers it; called once, by the app.
pub fn provide_role() -> Role {
    let since = preferences::counter_since();
    veil::draw(since.is_some());
    let role = Role {
        since: RwSignal::new(since),
        asking: RwSignal::new(false),
        turns: StoredValue::new(0),
        speech: use_speech(),
        toasts: use_toasts(),
    };
    // Another tab of this device changed it.
    let listener = window_event_listener(ev::storage, move |_| role.show(preferences::counter_since()));
    on_cleanup(move || listener.remove());
    provide_context(role);
    role
}

/// The role of whoever reads.
pub fn use_role() -> Role {
    expect_context::<Role>()
}

/// What stands where the counter has no business.
pub fn owner_only(shop: Shop) -> AnyView {
    let (speech, role, door) = (use_speech(), use_role(), use_door());
    let back = speech.text(AppLabel::BackToOwner);
    view! {
        <PageHeading title=speech.text(AppLabel::CounterMode) />
        <EmptyState sentence=speech.text(AppLabel::OwnerOnly) drawing=Drawing::Ledger>
            <Button look=ButtonLook::Primary on_press=move || role.toggle(door, shop)>{move || back.get()}</Button>
        </EmptyState>
    }
    .into_any()
}

/// The place where leaving counter mode asks for the passphrase; once in the app.
pub fn leave_host() -> AnyView {
    let (speech, role) = (use_speech(), use_role());
    view! {
        <Dialog
            title=speech.text(AppLabel::BackToOwner)
            close_label=speech.text(Label::Close)
            open=role.asking
            on_close=move || role.asking.set(false)
        >
            {lazy::show(|| Box::pin(lazy::owner_check()), move |form| form(Callback::new(move |()| role.leave())), || (), None)}
        </Dialog>
    }
    .into_any()
}
