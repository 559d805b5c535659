//! One sealed record: the header of the plain one, now with the name of the key, then nonce, sealed body and tag.
//!
//! Header, shop and place are bound to the body: a record that was moved, or comes from another shop, does not open.
use super::KeyName;
use crate::vault::Area;
use crate::vault::envelope::{self, HEADER_BYTES, SealMark};

/// Where a record lies: bound to it, so that it opens nowhere else.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Place {
    Stored(Area, u64),
    /// The summary of a backup.
    Summary,
}

impl Place {
    fn bytes(self) -> [u8; 9] {
        let (area, key) = match self {
            Self::Stored(area, key) => (area as u8, key),
            Self::Summary => (u8::MAX, 0),
        };
        let mut bytes = [area; 9];
        bytes[1..].copy_from_slice(&key.to_le_bytes());
        bytes
    }
}

/// A record cut for the cipher.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Cut {
    pub(super) header: [u8; HEADER_BYTES],
    pub(super) key_id: u64,
    pub(super) nonce: Vec<u8>,
    /// What is bound to the body.
    pub(super) bound: Vec<u8>,
    pub(super) body: Vec<u8>,
}

/// Whether a record says that it is sealed.
pub fn is_sealed(record: &[u8]) -> bool {
    envelope::seal_mark(record).is_some()
}

/// Cuts a plain record for sealing; `None` where it has no header.
pub(super) fn cut_plain(mut record: Vec<u8>, key: KeyName, nonce: Vec<u8>, vault_id: &[u8; 16], place: Place) -> Option<Cut> {
    let mark = SealMark { epoch: key.epoch, key_id: key.key_id, nonce_bytes: nonce.len() as u8, tag_bytes: super::Suite::TAG_BYTES as u8 };
    let body = (record.len() >= HEADER_BYTES).then(|| record.split_off(HEADER_BYTES))?;
    let header = envelope::marked(record.first_chunk()?, Some(mark));
    Some(Cut { bound: bound(&header, vault_id, place), header, key_id: key.key_id, nonce, body })
}

/// Cuts a sealed record for opening; `None` where it is none.
pub(super) fn cut_sealed(mut record: Vec<u8>, vault_id: &[u8; 16], place: Place) -> Option<Cut> {
    let mark = envelope::seal_mark(&record)?;
    let mut nonce = record.split_off(HEADER_BYTES);
    let header = envelope::marked(record.first_chunk()?, Some(mark));
    let nonce_bytes = usize::from(mark.nonce_bytes);
    let body = (nonce.len() >= nonce_bytes).then(|| nonce.split_off(nonce_bytes))?;
    Some(Cut { bound: bound(&header, vault_id, place), header, key_id: mark.key_id, nonce, body })
}

/// The sealed record.
pub(super) fn join_sealed(header: &[u8; HEADER_BYTES], nonce: &[u8], sealed: &[u8]) -> Vec<u8> {
    let mut record = Vec::with_capacity(HEADER_BYTES + nonce.len() + sealed.len());
    record.extend_from_slice(header);
    record.extend_from_slice(nonce);
    record.extend_from_slice(sealed);
    envelope::sum(&mut record);
    record
}

/// The plain record again, byte for byte.
pub(super) fn join_plain(header: &[u8; HEADER_BYTES], body: &[u8]) -> Vec<u8> {
    let mut record = Vec::with_capacity(HEADER_BYTES + body.len());
    record.extend_from_slice(&envelope::marked(header, None));
    record.extend_from_slice(body);
    envelope::sum(&mut record);
    record
}

fn bound(header: &[u8; HEADER_BYTES], vault_id: &[u8; 16], place: Place) -> Vec<u8> {
    let mut bytes = envelope::checked(header).to_vec();
    bytes.extend_from_slice(vault_id);
    bytes.extend_from_slice(&place.bytes());
    bytes
}
