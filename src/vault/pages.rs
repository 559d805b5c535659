//! Writing pages in small steps while the shop goes on working.
//!
//! A step writes some stale pages under new versions. When none is stale any more, the manifest is written together with
//! the deletion of the pages that it replaces. Until then the old manifest and its pages stand untouched, so that a stop at any
//! point leaves a whole set.
use super::manifest::{PageEntry, write_page};
use super::{Area, MANIFEST_KEY, State, Store, StoreError, Tail, Vault, Write};
use crate::book::snapshot::PageId;
use crate::book::{Act, Book, Op};
use std::collections::BTreeMap;

/// Pages written since the manifest: where they lie and the act up to which they reach.
pub(super) type Fresh = BTreeMap<PageId, (PageEntry, u64)>;

/// After so many acts, or acts with so many changes and rows, opening is faster with new pages.
const WORTHWHILE: Tail = Tail { acts: 128, rows: 4_096 };

/// One step: plain data that no longer needs the book.
#[derive(Debug)]
pub struct PageStep {
    writes: Vec<Write>,
    outcome: Outcome,
}

#[derive(Debug)]
enum Outcome {
    Pages(Fresh),
    Manifest(Box<super::manifest::Manifest>),
}

/// What is left to do.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum PageWork {
    More,
    Done,
}

/// Changes and rows of an act.
pub(super) fn weight(act: &Act) -> u64 {
    let of_op = |op: &Op| match op {
        Op::SalesAdded { rows, .. } => rows.len() as u64 / 16,
        _ => 1,
    };
    act.ops.iter().map(of_op).sum()
}

impl<S: Store> Vault<S> {
    /// Whether enough happened since the last pages to write new ones.
    pub fn is_worth_writing(&self) -> bool {
        let tail = self.state.borrow().tail;
        tail.acts >= WORTHWHILE.acts || tail.rows >= WORTHWHILE.rows
    }

    /// Whether anything happened since the last pages.
    pub fn has_tail(&self) -> bool {
        self.state.borrow().tail.acts > 0
    }

    /// Pages in the store.
    pub fn count_pages(&self) -> u64 {
        self.state.borrow().manifest.pages.len() as u64
    }

    /// The next step; `None` when the pages hold everything that the book holds.
    pub fn plan_step(&self, book: &Book) -> Option<PageStep> {
        let state = &mut *self.state.borrow_mut();
        let seq = book.history().next_seq() - 1;
        let is_whole = state.manifest.sizes == self.sizes.pages && !state.manifest.pages.is_empty();
        if seq == 0 || (is_whole && state.manifest.covered_seq >= seq) {
            state.fresh.clear();
            return None;
        }
        let mut stale = book.pages(self.sizes.pages).filter(|page| state.is_stale(*page, is_whole)).peekable();
        if stale.peek().is_none() {
            drop(stale);
            return state.plan_manifest(book, seq, self.sizes.pages);
        }
        let versions = state.next_version()..;
        let mut writes = Vec::new();
        let mut fresh = Fresh::new();
        if !is_whole && state.fresh.is_empty() {
            writes.push(Write::Clear(Area::Pages));
        }
        let mut bytes = 0;
        for (version, page) in versions.zip(stale) {
            let (entry, record) = write_page(book, page, version, self.sizes.pages);
            bytes += record.len();
            writes.push(Write::Put(Area::Pages, version, record));
            fresh.insert(page, (entry, seq));
            if bytes >= self.sizes.step_bytes {
                break;
            }
        }
        // A page that changed again since it was written in this round leaves its former version behind.
        let outdated = fresh.keys().filter_map(|page| state.fresh.get(page));
        writes.extend(outdated.map(|(entry, _)| Write::Delete(Area::Pages, entry.version)));
        Some(PageStep { writes, outcome: Outcome::Pages(fresh) })
    }

    /// Carries a step out. After a failure the same step is planned again.
    pub async fn commit_step(&self, step: PageStep) -> Result<PageWork, StoreError> {
        self.store.commit(step.writes).await?;
        let state = &mut *self.state.borrow_mut();
        match step.outcome {
            Outcome::Pages(fresh) => {
                state.fresh.extend(fresh);
                Ok(PageWork::More)
            }
            Outcome::Manifest(manifest) => {
                state.adopt(*manifest);
                Ok(PageWork::Done)
            }
        }
    }

    /// Takes over a manifest that another tab wrote. Call it before a round of steps, with the lock on the pages held.
    pub async fn refresh_manifest(&self) -> Result<(), StoreError> {
        let record = self.store.get(Area::Meta, &[MANIFEST_KEY]).await?.pop().flatten();
        let stored = record.and_then(|record| super::manifest::Manifest::read(&record).ok());
        let state = &mut *self.state.borrow_mut();
        if let Some(stored) = stored.filter(|stored| stored.next_version > state.manifest.next_version) {
            state.adopt(stored);
        }
        Ok(())
    }
}

impl State {
    fn is_stale(&self, page: PageId, is_whole: bool) -> bool {
        let reaches = match self.fresh.get(&page) {
            Some((_, seq)) => Some(*seq),
            None if is_whole => self.manifest.pages.get(&page).map(|_| self.manifest.covered_seq),
            None => None,
        };
        reaches.is_none_or(|seq| self.dirt.last_change(page) > seq)
    }

    fn next_version(&self) -> u64 {
        let fresh = self.fresh.values().map(|(entry, _)| entry.version + 1).max().unwrap_or(1);
        fresh.max(self.manifest.next_version)
    }

    fn plan_manifest(&self, book: &Book, seq: u64, sizes: crate::book::snapshot::PageRows) -> Option<PageStep> {
        let mut manifest = self.manifest.clone();
        if manifest.sizes != sizes {
            manifest.pages.clear();
        }
        manifest.covered_seq = seq;
        manifest.next_version = self.next_version();
        manifest.sizes = sizes;
        manifest.count_rows(book);
        let mut writes = Vec::new();
        for (page, (entry, _)) in &self.fresh {
            if let Some(replaced) = manifest.pages.insert(*page, *entry) {
                writes.push(Write::Delete(Area::Pages, replaced.version));
            }
        }
        writes.push(Write::Put(Area::Meta, MANIFEST_KEY, manifest.write().ok()?));
        Some(PageStep { writes, outcome: Outcome::Manifest(Box::new(manifest)) })
    }

    fn adopt(&mut self, manifest: super::manifest::Manifest) {
        self.dirt.forget_until(manifest.covered_seq);
        self.fresh.clear();
        self.tail = Tail::default();
        self.manifest = manifest;
    }
}
