//! Which customers are selected for an act on many.
use crate::domain::CustomerId;
use leptos::prelude::*;
use rustc_hash::FxHashSet;

/// The selection: `None` inside while nobody is selecting, and whether somebody is.
#[derive(Clone, Copy)]
pub struct Selection(RwSignal<Option<FxHashSet<u32>>>, Memo<bool>);

impl Selection {
    /// Nobody is selecting.
    pub fn new() -> Self {
        let selected = RwSignal::new(None);
        Self(selected, Memo::new(move |_| selected.with(Option::is_some)))
    }

    /// Whether rows show their boxes.
    pub fn is_on(self) -> bool {
        self.1.get()
    }

    /// Starts selecting, or ends it.
    pub fn turn(self, on: bool) {
        self.0.set(on.then(FxHashSet::default));
    }

    /// Whether this customer is selected.
    pub fn has(self, id: u32) -> bool {
        self.0.with(|set| set.as_ref().is_some_and(|set| set.contains(&id)))
    }

    /// Selects a customer or lets go; starts selecting where nobody was.
    pub fn toggle(self, id: u32) {
        self.0.update(|set| {
            let set = set.get_or_insert_default();
            if !set.remove(&id) {
                set.insert(id);
            }
        });
    }

    /// Selects all of these and nobody else.
    pub fn set(self, ids: &[u32]) {
        self.0.set(Some(ids.iter().copied().collect()));
    }

    /// How many are selected.
    pub fn count(self) -> usize {
        self.0.with(|set| set.as_ref().map_or(0, FxHashSet::len))
    }

    /// The selected customers, in the order of the book.
    pub fn ids(self) -> Vec<CustomerId> {
        let mut ids: Vec<u32> = self.0.with_untracked(|set| set.iter().flatten().copied().collect());
        ids.sort_unstable();
        ids.into_iter().map(CustomerId).collect()
    }
}
