//! The journal: one record an act, never rewritten. Acts beyond a few megabytes are cut into parts of one transaction.
//!
//! A record's body is the act in postcard; parts of one act are joined before reading. The number of a record is
//! `seq * 4096 + part`, so that the store keeps them in the order of the acts. A head beside the journal names the last act.
use super::envelope::{self, EnvelopeError, HEADER_BYTES, Kind, Label};
use super::{Area, HEAD_KEY, Write};
use crate::book::Act;
use crate::book::snapshot::grown;
use crate::book::snapshot::parts::Parts;

/// A body beyond this is continued in the next part.
pub const PART_BYTES: usize = 4 << 20;
const PARTS_PER_ACT: u64 = 4_096;

/// Number under which the store keeps a part of an act.
pub const fn record_key(seq: u64, part: u64) -> u64 {
    seq * PARTS_PER_ACT + part
}

/// Act to which a number of the store belongs.
pub const fn seq_of(key: u64) -> u64 {
    key / PARTS_PER_ACT
}

/// Why a record of the journal was not read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum JournalError {
    #[error("act {seq} is damaged")]
    Damaged { seq: u64 },
    #[error("act {seq} was written by a newer version")]
    Newer { seq: u64 },
    #[error("act {seq} is missing")]
    Missing { seq: u64 },
}

/// The act as it goes into the store: one new record for each part.
pub fn write_act(seq: u64, act: &Act, part_bytes: usize) -> Result<Vec<Write>, postcard::Error> {
    let parts = postcard::serialize_with_flavor(act, Parts::new(HEADER_BYTES, part_bytes))?;
    let extent = parts.len() as u32;
    let label = |position| Label { kind: Kind::ActPart, number: seq, position, extent };
    let close = |(position, mut record): (u32, Vec<u8>)| {
        envelope::close(label(position), &mut record);
        Write::Insert(Area::Journal, record_key(seq, position.into()), record)
    };
    if u64::from(extent) > PARTS_PER_ACT {
        return Err(postcard::Error::SerializeBufferFull);
    }
    Ok((0..).zip(parts).map(close).collect())
}

/// Notes that this act is the last one, in the transaction that writes it.
pub fn write_head(seq: u64) -> Write {
    let label = Label { kind: Kind::Head, number: seq, position: 0, extent: 0 };
    Write::Put(Area::Meta, HEAD_KEY, envelope::wrap(label, &[]))
}

/// The last act by the head; `None` where it cannot be read.
pub fn read_head(record: &[u8]) -> Option<u64> {
    envelope::open(Kind::Head, record).ok().map(|(label, _)| label.number)
}

/// Puts acts together from records in their order.
#[derive(Debug)]
pub struct ActReader {
    next_seq: u64,
    next_part: u32,
    /// Bodies of the parts so far of an act that has several.
    joined: Vec<u8>,
}

impl ActReader {
    /// A reader whose first act is `seq`.
    pub fn from_seq(seq: u64) -> Self {
        Self { next_seq: seq, next_part: 0, joined: Vec::new() }
    }

    /// The number of the act that comes next.
    pub fn next_seq(&self) -> u64 {
        self.next_seq
    }

    /// The number of the record that comes next.
    pub fn next_key(&self) -> u64 {
        record_key(self.next_seq, self.next_part.into())
    }

    /// Takes the next record; gives an act once it is whole.
    pub fn read(&mut self, key: u64, record: &[u8]) -> Result<Option<(u64, Act)>, JournalError> {
        let seq = self.next_seq;
        if key != self.next_key() {
            return Err(JournalError::Missing { seq });
        }
        let damaged = JournalError::Damaged { seq };
        let (label, body) = envelope::open(Kind::ActPart, record).map_err(|error| match error {
            EnvelopeError::Newer => JournalError::Newer { seq },
            EnvelopeError::Damaged => damaged.clone(),
        })?;
        if label.number != seq || label.position != self.next_part || label.position >= label.extent {
            return Err(damaged);
        }
        self.next_part += 1;
        if self.next_part < label.extent {
            self.joined.extend_from_slice(body);
            return Ok(None);
        }
        let act = if self.joined.is_empty() {
            grown::read(body)
        } else {
            self.joined.extend_from_slice(body);
            grown::read(&std::mem::take(&mut self.joined))
        };
        // The record is intact, so what cannot be read is a change that a later version added.
        let act = act.map_err(|_| JournalError::Newer { seq })?;
        self.next_seq += 1;
        self.next_part = 0;
        Ok(Some((seq, act)))
    }

    /// Whether the records ended inside an act.
    pub fn is_inside_act(&self) -> bool {
        self.next_part > 0
    }
}
