//! Sealing a shop that is full, and taking the seal off again: a few records at a time, safe to stop at any point.
//!
//! The header is written first and says that records of both kinds lie there; it says that all are sealed, or goes, last. Converting
//! a record twice changes nothing, so a conversion that was stopped begins again. Hold the locks of writers meanwhile.
use super::{Cipher, SEAL_KEY, Seal, SealedStore, Stage};
use crate::vault::{Area, Store, StoreError, Write, journal};
use std::rc::Rc;

/// Bytes of one transaction, about.
const STEP_BYTES: usize = 4 << 20;
const FIRST_RECORDS: u32 = 4;
const MOST_RECORDS: u32 = 1_024;

/// Where a conversion stands.
#[derive(Debug)]
pub struct Conversion {
    areas: Vec<Area>,
    next: u64,
    limit: u32,
    /// Records that are done.
    pub done: u64,
}

impl Conversion {
    fn new() -> Self {
        Self { areas: Area::ALL.to_vec(), next: 0, limit: FIRST_RECORDS, done: 0 }
    }
}

impl<S: Store, C: Cipher> SealedStore<S, C> {
    /// Puts a new seal on a shop of so many acts. From now on every record that is written is sealed.
    pub async fn begin_sealing(&self, seal: Seal<C>, acts: u64) -> Result<Conversion, StoreError> {
        let seal = Rc::new(seal);
        let header = seal.header().with_stage(Stage::Sealing);
        let mut writes = vec![Write::Put(Area::Meta, SEAL_KEY, header.write())];
        // Shops of former versions have no head yet.
        writes.extend((acts > 0).then(|| journal::write_head(acts)));
        self.raw().commit(writes).await?;
        seal.set_header(header);
        self.set_seal(Some(seal));
        Ok(Conversion::new())
    }

    /// Begins to take the seal off; `None` where there is none.
    pub async fn begin_unsealing(&self) -> Result<Option<Conversion>, StoreError> {
        let Some(seal) = self.seal() else { return Ok(None) };
        self.write_stage(&seal, Stage::Unsealing).await?;
        Ok(Some(Conversion::new()))
    }

    /// A conversion that was stopped before its end.
    pub fn unfinished(&self) -> Option<Conversion> {
        self.seal().filter(|seal| seal.header().stage != Stage::Sealed).map(|_| Conversion::new())
    }

    /// Converts some records; `true` when it was the end.
    pub async fn convert(&self, conversion: &mut Conversion) -> Result<bool, StoreError> {
        let Some(seal) = self.seal() else { return Ok(true) };
        let Some(area) = conversion.areas.last().copied() else {
            let stage = seal.header().stage;
            if stage == Stage::Unsealing {
                self.raw().commit(vec![Write::Delete(Area::Meta, SEAL_KEY)]).await?;
                self.set_seal(None);
            } else {
                self.write_stage(&seal, Stage::Sealed).await?;
            }
            return Ok(true);
        };
        let mut records = self.range(area, conversion.next, conversion.limit).await?;
        let Some((last, _)) = records.last() else {
            conversion.areas.pop();
            (conversion.next, conversion.limit) = (0, FIRST_RECORDS);
            return Ok(false);
        };
        conversion.next = last + 1;
        conversion.done += records.len() as u64;
        let bytes: usize = records.iter().map(|(_, record)| record.len()).sum();
        conversion.limit = match bytes {
            _ if bytes > STEP_BYTES => (conversion.limit / 2).max(1),
            _ if bytes < STEP_BYTES / 2 => (conversion.limit * 2).min(MOST_RECORDS),
            _ => conversion.limit,
        };
        // What does not open is left as it lies: the vault tells of it.
        records.retain(|(key, record)| !record.is_empty() && (area, *key) != (Area::Meta, SEAL_KEY));
        self.commit(records.into_iter().map(|(key, record)| Write::Put(area, key, record)).collect()).await?;
        Ok(false)
    }

    /// Replaces the header, as after a change of the passphrase. No record is rewritten.
    pub async fn replace_header(&self, header: super::SealHeader) -> Result<(), StoreError> {
        let Some(seal) = self.seal() else { return Ok(()) };
        self.raw().commit(vec![Write::Put(Area::Meta, SEAL_KEY, header.write())]).await?;
        seal.set_header(header);
        Ok(())
    }

    async fn write_stage(&self, seal: &Seal<C>, stage: Stage) -> Result<(), StoreError> {
        let header = seal.header().with_stage(stage);
        self.raw().commit(vec![Write::Put(Area::Meta, SEAL_KEY, header.write())]).await?;
        seal.set_header(header);
        Ok(())
    }
}
