//! Everything that can be done from anywhere, in one table: it feeds the shortcuts, the finder and the help sheet.
use super::{
    app::{Door, go, use_door},
    finder::{FinderMode, FinderState, use_finder},
    icons::Icon,
    parts::focus_page_search,
    pieces::{NewCustomer, use_new_customer},
    role::{Role, use_role},
    shop::{Acts, Shop, use_acts, use_shop},
};
use crate::{
    route::{InsightsTab, Route},
    shell::session::ShopKind,
    words::app::ActionLabel,
};

/// What actions act upon.
#[derive(Clone, Copy)]
pub struct Ground {
    shop: Shop,
    acts: Acts,
    door: Door,
    finder: FinderState,
    new_customer: NewCustomer,
    role: Role,
}

/// What actions act upon on this page.
pub fn use_ground() -> Ground {
    Ground {
        shop: use_shop(),
        acts: use_acts(),
        door: use_door(),
        finder: use_finder(),
        new_customer: use_new_customer(),
        role: use_role(),
    }
}

/// One thing that can be done.
pub struct Action {
    pub label: ActionLabel,
    pub icon: Icon,
    /// The keys that do it; the first one is shown.
    pub shortcuts: &'static [Shortcut],
    /// Whether it can be done now.
    pub is_possible: fn(Ground) -> bool,
    pub perform: fn(Ground),
}

/// A key, alone or with Ctrl (⌘ on a Mac).
#[derive(Clone, Copy)]
pub struct Shortcut {
    /// As the browser names it, in small letters.
    pub key: &'static str,
    pub command: bool,
    /// Tells Ctrl+Z from Ctrl+Shift+Z; a key alone is known by its sign.
    pub shift: bool,
}

impl Shortcut {
    const fn plain(key: &'static str) -> Self {
        Self { key, command: false, shift: false }
    }

    const fn command(key: &'static str) -> Self {
        Self { key, command: true, shift: false }
    }

    const fn command_shift(key: &'static str) -> Self {
        Self { key, command: true, shift: true }
    }

    /// Whether this keystroke is meant.
    pub fn fits(self, event: &web_sys::KeyboardEvent) -> bool {
        let command = event.ctrl_key() || event.meta_key();
        let is_shifted = !self.command || event.shift_key() == self.shift;
        command == self.command && is_shifted && !event.alt_key() && event.key().to_lowercase() == self.key
    }

    /// The keys to press, one after the other, as they stand on the keyboard.
    pub fn keys(self) -> Vec<String> {
        let with = [(self.command, "Ctrl"), (self.shift, "Shift")];
        let with = with.into_iter().filter(|(is_held, _)| *is_held).map(|(_, name)| name.to_owned());
        with.chain([self.key.to_uppercase()]).collect()
    }
}

/// Every action, in the order in which they are offered.
pub static ACTIONS: &[Action] = &[
    Action {
        label: ActionLabel::FindCustomer,
        icon: Icon::Search,
        shortcuts: &[Shortcut::plain("/")],
        is_possible: always,
        perform: |ground| {
            if !focus_page_search() {
                ground.finder.open(FinderMode::People);
            }
        },
    },
    Action {
        label: ActionLabel::Palette,
        icon: Icon::More,
        shortcuts: &[Shortcut::command("k")],
        is_possible: always,
        perform: |ground| ground.finder.open(FinderMode::Commands),
    },
    Action {
        label: ActionLabel::NewCustomer,
        icon: Icon::Plus,
        shortcuts: &[Shortcut::plain("n")],
        is_possible: always,
        perform: |ground| ground.new_customer.ask_and_open(),
    },
    Action {
        label: ActionLabel::Sell,
        icon: Icon::Sell,
        shortcuts: &[Shortcut::plain("s"), Shortcut::plain("3")],
        is_possible: always,
        perform: |_| go(Route::Sell(None)),
    },
    Action {
        label: ActionLabel::Today,
        icon: Icon::Today,
        shortcuts: &[Shortcut::plain("1")],
        is_possible: always,
        perform: |_| go(Route::Today),
    },
    Action {
        label: ActionLabel::Customers,
        icon: Icon::Customers,
        shortcuts: &[Shortcut::plain("2")],
        is_possible: always,
        perform: |_| go(Route::Customers),
    },
    page(ActionLabel::Groups, Icon::Groups, &[Shortcut::plain("6")], |_| go(Route::Groups)),
    page(ActionLabel::Insights, Icon::Insights, &[Shortcut::plain("4")], |_| go(Route::Insights(InsightsTab::Overview))),
    page(ActionLabel::Files, Icon::Files, &[Shortcut::plain("5")], |_| go(Route::Files)),
    page(ActionLabel::History, Icon::History, &[], |_| go(Route::History)),
    page(ActionLabel::Trash, Icon::Trash, &[], |_| go(Route::Trash)),
    page(ActionLabel::Products, Icon::Shop, &[], |_| go(Route::Products)),
    page(ActionLabel::Week, Icon::Clock, &[], |_| go(Route::Week)),
    page(ActionLabel::Review, Icon::Check, &[], |_| go(Route::Review)),
    page(ActionLabel::KeyCustomers, Icon::Customers, &[], |_| go(Route::Insights(InsightsTab::Keys))),
    page(ActionLabel::Prospects, Icon::Plus, &[], |_| go(Route::Prospects)),
    page(ActionLabel::Settings, Icon::Settings, &[], |_| go(Route::Settings)),
    Action {
        label: ActionLabel::Undo,
        icon: Icon::Undo,
        shortcuts: &[Shortcut::command("z")],
        is_possible: always,
        perform: |ground| ground.acts.undo_last(ground.role.first_act()),
    },
    Action {
        label: ActionLabel::Redo,
        icon: Icon::Redo,
        shortcuts: &[Shortcut::command_shift("z"), Shortcut::command("y")],
        is_possible: always,
        perform: |ground| ground.acts.redo_last(ground.role.first_act()),
    },
    Action {
        label: ActionLabel::LeaveSample,
        icon: Icon::Shop,
        shortcuts: &[],
        is_possible: |ground| owner(ground) && ground.shop.is_sample(),
        perform: |ground| ground.door.open(ShopKind::Own),
    },
    Action {
        label: ActionLabel::Counter,
        icon: Icon::Shop,
        shortcuts: &[Shortcut::plain("f9")],
        is_possible: |ground| ground.role.can_toggle(ground.shop),
        perform: |ground| ground.role.toggle(ground.door, ground.shop),
    },
    Action {
        label: ActionLabel::Lock,
        icon: Icon::Lock,
        shortcuts: &[Shortcut::command_shift("l")],
        // A look at a sealed shop is locked like the shop itself.
        is_possible: |ground| ground.door.is_lockable(ground.shop),
        perform: |ground| ground.door.behind(ground.shop).session().lock(),
    },
    Action {
        label: ActionLabel::Help,
        icon: Icon::Info,
        shortcuts: &[Shortcut::plain("?")],
        is_possible: always,
        perform: |ground| ground.finder.show_help(),
    },
];

const fn page(label: ActionLabel, icon: Icon, shortcuts: &'static [Shortcut], perform: fn(Ground)) -> Action {
    Action { label, icon, shortcuts, is_possible: owner, perform }
}

/// Pages of the owner are not offered to the counter.
fn owner(ground: Ground) -> bool {
    !ground.role.is_counter_now()
}

fn always(_: Ground) -> bool {
    true
}
