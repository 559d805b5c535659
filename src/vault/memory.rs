//! A store in memory, for tests and for looking into a backup; it can be told to fail.
use super::{Area, Store, StoreError, Write};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Records in memory. Clones share them; [`MemoryStore::fork`] makes an independent copy.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore(Rc<RefCell<Inner>>);

#[derive(Clone, Debug, Default)]
struct Inner {
    records: BTreeMap<(Area, u64), Rc<[u8]>>,
    /// Single changes and whole commits until the power goes; `None` never.
    fuse: Option<u64>,
    is_dead: bool,
    /// The next commit answers with this.
    refusal: Option<StoreError>,
    events: u64,
}

impl MemoryStore {
    /// An independent copy with the same records, alive and without a fuse.
    pub fn fork(&self) -> Self {
        let records = self.0.borrow().records.clone();
        Self(Rc::new(RefCell::new(Inner { records, ..Inner::default() })))
    }

    /// Stops everything after so many single changes and commits.
    pub fn stop_after(&self, events: u64) {
        self.0.borrow_mut().fuse = Some(events);
    }

    /// Lets the next commit fail for this reason. [`StoreError::TimedOut`] is the treacherous one: it is written all the same.
    pub fn refuse_next(&self, reason: StoreError) {
        self.0.borrow_mut().refusal = Some(reason);
    }

    /// Single changes and commits so far.
    pub fn events(&self) -> u64 {
        self.0.borrow().events
    }

    /// Bytes of all records.
    pub fn stored_bytes(&self) -> usize {
        self.0.borrow().records.values().map(|record| record.len()).sum()
    }

    /// Changes a record in place, as a failing disk would.
    pub fn damage(&self, area: Area, key: u64, change: impl FnOnce(&mut Vec<u8>)) {
        let mut inner = self.0.borrow_mut();
        if let Some(record) = inner.records.get_mut(&(area, key)) {
            let mut bytes = record.to_vec();
            change(&mut bytes);
            *record = bytes.into();
        }
    }

    /// Numbers of all records of an area.
    pub fn keys(&self, area: Area) -> Vec<u64> {
        self.0.borrow().records.range((area, 0)..=(area, u64::MAX)).map(|((_, key), _)| *key).collect()
    }
}

impl Inner {
    fn alive(&self) -> Result<(), StoreError> {
        if self.is_dead { Err(StoreError::Closed) } else { Ok(()) }
    }

    /// Counts a change or a commit; the power may go here.
    fn event(&mut self) -> Result<(), StoreError> {
        self.events += 1;
        if let Some(left) = self.fuse.as_mut() {
            *left = left.saturating_sub(1);
            self.is_dead = *left == 0;
        }
        self.alive()
    }
}

impl Store for MemoryStore {
    async fn get(&self, area: Area, keys: &[u64]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let inner = self.0.borrow();
        inner.alive()?;
        Ok(keys.iter().map(|key| inner.records.get(&(area, *key)).map(|record| record.to_vec())).collect())
    }

    async fn range(&self, area: Area, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        let inner = self.0.borrow();
        inner.alive()?;
        let records = inner.records.range((area, from)..=(area, u64::MAX)).take(limit as usize);
        Ok(records.map(|((_, key), record)| (*key, record.to_vec())).collect())
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        let mut inner = self.0.borrow_mut();
        inner.alive()?;
        let refusal = inner.refusal.take();
        if let Some(reason) = refusal.clone().filter(|reason| *reason != StoreError::TimedOut) {
            return Err(reason);
        }
        let mut records = inner.records.clone();
        for write in writes {
            match write {
                Write::Insert(area, key, record) => {
                    if records.insert((area, key), record.into()).is_some() {
                        return Err(StoreError::Conflict);
                    }
                }
                Write::Put(area, key, record) => drop(records.insert((area, key), record.into())),
                Write::Delete(area, key) => drop(records.remove(&(area, key))),
                Write::Clear(area) => records.retain(|(of, _), _| *of != area),
            }
            inner.event()?;
        }
        inner.records = records;
        // The power goes after the answer: what was acknowledged is on disk.
        let _answered_first = inner.event();
        refusal.map_or(Ok(()), Err)
    }
}
