//! A store in front of a store: it seals on the way in and opens on the way out, so that the vault knows nothing of it.
use super::record::{Place, cut_plain, cut_sealed, is_sealed, join_plain, join_sealed};
use super::{Cipher, Job, SEAL_KEY, SealHeader, Stage};
use crate::vault::{Area, Store, StoreError, Write};
use std::cell::{Ref, RefCell};
use std::rc::Rc;

/// An unlocked seal.
#[derive(Debug)]
pub struct Seal<C> {
    header: RefCell<SealHeader>,
    cipher: C,
}

impl<C: Cipher> Seal<C> {
    /// The seal of this header, opened: `cipher` has its keys.
    pub fn new(header: SealHeader, cipher: C) -> Self {
        Self { header: RefCell::new(header), cipher }
    }

    /// The header as it stands in the store.
    pub fn header(&self) -> Ref<'_, SealHeader> {
        self.header.borrow()
    }

    pub(super) fn set_header(&self, header: SealHeader) {
        self.header.replace(header);
    }

    /// Seals records in their places.
    pub async fn seal(&self, records: Vec<(Place, Vec<u8>)>) -> Option<Vec<Vec<u8>>> {
        let vault_id = self.header().vault_id;
        let (mut headers, mut jobs) = (Vec::new(), Vec::new());
        for (place, record) in records {
            let cut = cut_plain(record, self.cipher.newest(), self.cipher.nonce(), &vault_id, place)?;
            headers.push((cut.header, cut.nonce.clone()));
            jobs.push(Job { key_id: cut.key_id, nonce: cut.nonce, bound: cut.bound, body: cut.body });
        }
        let sealed = self.cipher.seal(jobs).await?;
        Some(headers.iter().zip(sealed).map(|((header, nonce), body)| join_sealed(header, nonce, &body)).collect())
    }

    /// Opens records of these places. What was altered comes back empty, which every reader takes for damaged; what is plain
    /// is taken only while records are being converted.
    pub async fn open(&self, records: Vec<(Place, Vec<u8>)>) -> Vec<Vec<u8>> {
        let (vault_id, takes_plain) = (self.header().vault_id, self.header().stage != Stage::Sealed);
        let (mut opened, mut headers, mut jobs) = (vec![Vec::new(); records.len()], Vec::new(), Vec::new());
        for (at, (place, record)) in records.into_iter().enumerate() {
            if place == Place::Stored(Area::Meta, SEAL_KEY) || (takes_plain && !is_sealed(&record)) {
                opened[at] = record;
            } else if let Some(cut) = cut_sealed(record, &vault_id, place) {
                headers.push((at, cut.header));
                jobs.push(Job { key_id: cut.key_id, nonce: cut.nonce, bound: cut.bound, body: cut.body });
            }
        }
        for ((at, header), body) in headers.iter().zip(self.cipher.open(jobs).await) {
            if let Some(body) = body {
                opened[*at] = join_plain(header, &body);
            }
        }
        opened
    }
}

/// A store whose records are sealed, once it has a seal; before that it hands everything through.
#[derive(Debug)]
pub struct SealedStore<S, C> {
    store: S,
    seal: RefCell<Option<Rc<Seal<C>>>>,
}

impl<S: Store, C: Cipher> SealedStore<S, C> {
    /// A store without a seal.
    pub fn plain(store: S) -> Self {
        Self { store, seal: RefCell::new(None) }
    }

    /// A store behind an unlocked seal.
    pub fn sealed(store: S, seal: Seal<C>) -> Self {
        Self { store, seal: RefCell::new(Some(Rc::new(seal))) }
    }

    /// The store with the records as they lie there.
    pub fn raw(&self) -> &S {
        &self.store
    }

    /// The seal, if there is one.
    pub fn seal(&self) -> Option<Rc<Seal<C>>> {
        self.seal.borrow().clone()
    }

    pub(super) fn set_seal(&self, seal: Option<Rc<Seal<C>>>) {
        self.seal.replace(seal);
    }
}

/// The header of a store's seal; `None` where nothing is sealed.
pub async fn read_header(store: &impl Store) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(store.get(Area::Meta, &[SEAL_KEY]).await?.pop().flatten())
}

impl<S: Store, C: Cipher> Store for SealedStore<S, C> {
    async fn get(&self, area: Area, keys: &[u64]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let mut found = self.store.get(area, keys).await?;
        let Some(seal) = self.seal() else { return Ok(found) };
        let present: Vec<usize> = (0..found.len()).filter(|at| found[*at].is_some()).collect();
        let records = present.iter().map(|at| (Place::Stored(area, keys[*at]), found[*at].take().unwrap_or_default())).collect();
        for (at, record) in present.iter().zip(seal.open(records).await) {
            found[*at] = Some(record);
        }
        Ok(found)
    }

    async fn range(&self, area: Area, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        let found = self.store.range(area, from, limit).await?;
        let Some(seal) = self.seal() else { return Ok(found) };
        let keys: Vec<u64> = found.iter().map(|(key, _)| *key).collect();
        let records = found.into_iter().map(|(key, record)| (Place::Stored(area, key), record)).collect();
        Ok(keys.into_iter().zip(seal.open(records).await).collect())
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        let seal = self.seal().filter(|seal| seal.header().stage != Stage::Unsealing);
        let Some(seal) = seal else { return self.store.commit(writes).await };
        let mut writes = writes;
        let records = writes.iter_mut().filter_map(to_seal).map(|(place, record)| (place, std::mem::take(record))).collect();
        let sealed = seal.seal(records).await.ok_or_else(|| StoreError::Other("seal".to_owned()))?;
        for ((_, record), sealed) in writes.iter_mut().filter_map(to_seal).zip(sealed) {
            *record = sealed;
        }
        self.store.commit(writes).await
    }

    fn is_sealed(&self) -> bool {
        self.seal.borrow().as_ref().is_some_and(|seal| seal.header().stage == Stage::Sealed)
    }
}

/// What of a transaction is sealed: every record but the header of the seal itself.
fn to_seal(write: &mut Write) -> Option<(Place, &mut Vec<u8>)> {
    match write {
        Write::Insert(area, key, record) | Write::Put(area, key, record) if (*area, *key) != (Area::Meta, SEAL_KEY) => {
            Some((Place::Stored(*area, *key), record))
        }
        _ => None,
    }
}
