//! The shop's baskets for the pages: computed while nobody waits, kept until the shop moves on.
use super::shop::Shop;
use crate::{
    method::basket::{BasketFigures, SequenceFigures, basket_figures, sequence_figures},
    shell,
};
use leptos::{prelude::*, task::spawn_local};

/// What was computed, and for which state of the shop.
#[derive(Default)]
struct Held {
    baskets: Option<(u64, BasketFigures)>,
    sequences: Option<(u64, SequenceFigures)>,
    /// The next idle time is taken.
    is_waiting: bool,
}

/// The baskets of the open shop. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Baskets {
    shop: Shop,
    held: StoredValue<Held, LocalStorage>,
    ready: RwSignal<u32>,
}

impl Baskets {
    /// What is bought together; `None` until idle time has told it, and as before until it has told it anew.
    pub fn together<R>(self, look: impl FnOnce(Option<&BasketFigures>) -> R) -> R {
        self.follow(|held| held.baskets.as_ref().map(|(revision, _)| *revision), true);
        self.held.with_value(|held| look(held.baskets.as_ref().map(|(_, figures)| figures)))
    }

    /// What is bought one after the other; `None` until idle time has told it, and as before until it has told it anew.
    pub fn sequences<R>(self, look: impl FnOnce(Option<&SequenceFigures>) -> R) -> R {
        self.follow(|held| held.sequences.as_ref().map(|(revision, _)| *revision), false);
        self.held.with_value(|held| look(held.sequences.as_ref().map(|(_, figures)| figures)))
    }

    fn follow(self, state: fn(&Held) -> Option<u64>, is_together: bool) {
        self.ready.track();
        let revision = self.shop.revision();
        let is_stale = self.held.with_value(|held| !held.is_waiting && state(held) != Some(revision));
        if is_stale {
            self.held.update_value(|held| held.is_waiting = true);
            spawn_local(async move {
                shell::idle().await;
                // The shop may be closed by now.
                let revision = self.shop.revision_now();
                let _ = self.held.try_update_value(|held| {
                    held.is_waiting = false;
                    if let Some(revision) = revision {
                        self.shop.read_now(|book, figures| match is_together {
                            true => held.baskets = Some((revision, basket_figures(book, figures))),
                            false => held.sequences = Some((revision, sequence_figures(book, figures))),
                        });
                    }
                });
                self.ready.try_update(|ready| *ready += 1);
            });
        }
    }
}

/// Makes the baskets available to the pages; called once for each open shop.
pub fn provide_baskets(shop: Shop) {
    provide_context(Baskets { shop, held: StoredValue::new_local(Held::default()), ready: RwSignal::new(0) });
}

/// The baskets of the open shop.
pub fn use_baskets() -> Baskets {
    expect_context::<Baskets>()
}
