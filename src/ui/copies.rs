//! Copies outside the browser: when the last verified one was made, what it lacks, and the copy that makes itself after work.
use super::{
    language::use_speech,
    lazy,
    parts::{Button, ButtonLook, ErrorBlock, ErrorTone},
    shop::Shop,
};
use crate::{
    domain::Day,
    route::Route,
    shell::{preferences, rest::Pause},
    words::{
        Label,
        files::{self as told},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// Days of work without a copy after which the page speaks of it.
const UNSAVED_DAYS: i32 = 3;
/// So long after the last act the work is taken to be done.
const CALM_MS: i32 = 180_000;

/// Work that no copy outside the browser has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Unsaved {
    pub acts: u64,
    /// Days since the oldest of it.
    pub days: i32,
}

/// The work since the last verified copy; `None` where there is none to lose.
pub fn unsaved(shop: Shop) -> Option<Unsaved> {
    if !shop.is_own() {
        return None;
    }
    let (copied, today) = (preferences::backup_acts(), shop.today());
    shop.read(|book, _| {
        let entries = book.history().entries();
        let oldest = entries.get(copied as usize)?;
        Some(Unsaved { acts: entries.len() as u64 - copied, days: today.days_since(oldest.day) })
    })
}

/// Remembers that a copy of so many acts was verified.
pub fn note_copy(shop: Shop, acts: u64) {
    if shop.is_own() {
        preferences::set_backup(shop.today_now(), acts);
        shop.follow_again();
    }
}

/// Says that days of work are in no copy, until there is one or the owner wants peace for today.
pub fn unsaved_bar(shop: Shop) -> AnyView {
    let speech = use_speech();
    let rest = RwSignal::new(preferences::backup_rest());
    let shown = Memo::new(move |_| {
        let is_resting = rest.get().is_some_and(|until: Day| shop.today() < until);
        unsaved(shop).filter(|unsaved| unsaved.days >= UNSAVED_DAYS && !is_resting)
    });
    let (copy, later) = (speech.text(Label::BackUpNow), speech.text(Label::NotToday));
    let wait = move || {
        let tomorrow = shop.today_now().plus_days(1);
        preferences::set_backup_rest(tomorrow);
        rest.set(Some(tomorrow));
    };
    (move || {
        let Unsaved { acts, days } = shown.get()?;
        Some(view! {
            <div class="trouble">
                <ErrorBlock happened=speech.tell(move |language| told::unsaved(acts, days, language)) tone=ErrorTone::Notice>
                    <Button look=ButtonLook::Primary on_press=move || super::app::go(Route::Files)>{move || copy.get()}</Button>
                    <Button look=ButtonLook::Quiet on_press=wait>{move || later.get()}</Button>
                </ErrorBlock>
            </div>
        })
    })
    .into_any()
}

/// Writes a copy to the folder when the work seems done: after a pause, and when the page is left.
pub fn copy_after_work(shop: Shop) {
    if !shop.is_own() {
        return;
    }
    let pause = StoredValue::new_local(Pause::new(CALM_MS, move || {
        if unsaved_now(shop) {
            spawn_local(async move {
                // Without a network the code may not be there yet: the next pause tries again.
                if let Ok(copy) = lazy::copy_quietly().await {
                    copy(shop);
                }
            });
        }
    }));
    Effect::new(move |_| {
        shop.follow();
        pause.with_value(Pause::begin);
    });
}

fn unsaved_now(shop: Shop) -> bool {
    shop.revision_now().is_some() && shop.read_now(|book, _| book.history().entries().len() as u64 > preferences::backup_acts())
}
