//! Every act that was carried out, with what takes it back.
use super::{ActKind, ApplyError, Op, Stamp};
use crate::domain::Day;
use serde::{Deserialize, Serialize};

/// One act as the history page shows it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// Number of the act, from 1; also its number in the journal.
    pub seq: u64,
    pub stamp: Stamp,
    pub day: Day,
    pub kind: ActKind,
    /// The act that took this one back, where it is taken back now.
    pub undone_by: Option<u64>,
    /// What takes it back, in the order in which to do it.
    pub inverse: Vec<Op>,
}

/// The acts of a shop, oldest first.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct History {
    pub(in crate::book) entries: Vec<HistoryEntry>,
}

impl History {
    /// All entries, oldest first.
    pub fn entries(&self) -> &[HistoryEntry] {
        &self.entries
    }

    /// One entry by its number.
    pub fn find(&self, seq: u64) -> Option<&HistoryEntry> {
        self.entries.get(usize::try_from(seq.checked_sub(1)?).ok()?)
    }

    /// The number that the next act gets.
    pub fn next_seq(&self) -> u64 {
        self.entries.len() as u64 + 1
    }

    /// The act that Ctrl+Z takes back: the latest one that stands and is itself no undo or redo.
    pub fn next_undo(&self) -> Option<&HistoryEntry> {
        self.entries.iter().rev().find(|entry| entry.undone_by.is_none() && !is_echo(&entry.kind))
    }

    /// The act that Ctrl+Shift+Z does again: the one taken back last, with nothing new done since.
    pub fn next_redo(&self) -> Option<&HistoryEntry> {
        let echoes = self.entries.iter().rev().take_while(|entry| is_echo(&entry.kind));
        let undo = echoes.filter(|entry| entry.undone_by.is_none()).find_map(|entry| match entry.kind {
            ActKind::Undo { of } => Some(of),
            _ => None,
        })?;
        self.find(undo)
    }

    pub(in crate::book) fn check(&self, kind: &ActKind) -> Result<(), ApplyError> {
        match *kind {
            ActKind::Undo { of } | ActKind::Redo { of } if self.find(of).is_none() => Err(ApplyError::NoSuchAct { of }),
            _ => Ok(()),
        }
    }

    /// Enters an act; an undo or a redo also marks what it takes back.
    pub(in crate::book) fn enter(&mut self, entry: HistoryEntry) {
        let seq = entry.seq;
        match entry.kind {
            ActKind::Undo { of } => self.mark(of, Some(seq)),
            ActKind::Redo { of } => {
                let undo = self.find(of).and_then(|done| done.undone_by);
                self.mark(of, None);
                undo.into_iter().for_each(|undo| self.mark(undo, Some(seq)));
            }
            _ => {}
        }
        self.entries.push(entry);
    }

    fn mark(&mut self, seq: u64, by: Option<u64>) {
        if let Some(entry) = seq.checked_sub(1).and_then(|at| self.entries.get_mut(at as usize)) {
            entry.undone_by = by;
        }
    }
}

/// An undo or a redo: it goes with the act that it is about.
pub(super) fn is_echo(kind: &ActKind) -> bool {
    matches!(kind, ActKind::Undo { .. } | ActKind::Redo { .. })
}
