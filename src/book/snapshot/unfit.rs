//! What becomes of an act that is in the journal and does not fit.
use crate::book::{Act, ApplyError, Book, HistoryEntry, Touched};

impl Book {
    /// Applies an act; one that does not fit changes nothing, but takes its place in the history, so that the numbers of the
    /// history stay those of the journal.
    pub fn apply_or_enter(&mut self, act: Act) -> Result<Touched, ApplyError> {
        let (stamp, day, kind) = (act.stamp, act.day, act.kind.clone());
        self.apply(act).inspect_err(|_| {
            let seq = self.history.next_seq();
            self.history.enter(HistoryEntry { seq, stamp, day, kind, undone_by: None, inverse: Vec::new() });
        })
    }
}
