//! The header in front of everything that is stored, with room for sealing it.
//!
//! | offset | bytes | content |
//! |---|---|---|
//! | 0 | 4 | `YUSH` |
//! | 4 | 1 | kind: 1 part of an act, 2 page, 3 manifest, 4 vault, 5 seal, 6 summary of a backup, 7 head of the journal |
//! | 5 | 1 | version of this header: 1 |
//! | 6 | 1 | version of the body: 1 |
//! | 7 | 1 | flags; bit 0: sealed |
//! | 8 | 4 | epoch of the data key; 0 without a seal |
//! | 12 | 8 | id of the data key; 0 without a seal |
//! | 20 | 1 | length of the nonce; 0 without a seal |
//! | 21 | 1 | length of the tag; 0 without a seal |
//! | 22 | 2 | 0 |
//! | 24 | 8 | number: of the act, of the page's version |
//! | 32 | 4 | position: of the part among the parts of its act, of the page in its table |
//! | 36 | 4 | extent: parts of the act, table of the page |
//! | 40 | 8 | length of the body without nonce and tag |
//! | 48 | 8 | 0 |
//! | 56 | 8 | XXH64 of the body, seeded with the XXH64 of bytes 0 to 55: finds damage, not malice |
//! | 64 | | nonce, body, tag |
//!
//! All numbers are little-endian. A reader refuses versions and flags that it does not know.
use twox_hash::XxHash64;

/// Bytes before the body.
pub const HEADER_BYTES: usize = 64;
const MAGIC: [u8; 4] = *b"YUSH";
const VERSION: u8 = 1;
const CHECKED: usize = 56;
const SEALED: u8 = 1;

/// What is in the envelope.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Kind {
    ActPart = 1,
    Page = 2,
    Manifest = 3,
    Vault = 4,
    Seal = 5,
    Summary = 6,
    Head = 7,
}

/// The fields of a header that differ from record to record.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Label {
    pub kind: Kind,
    pub number: u64,
    pub position: u32,
    pub extent: u32,
}

/// Why an envelope was not opened.
#[derive(Copy, Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum EnvelopeError {
    #[error("written by a newer version")]
    Newer,
    #[error("damaged")]
    Damaged,
}

/// Writes the header into the first [`HEADER_BYTES`] of `record`, whose body follows them.
pub fn close(label: Label, record: &mut [u8]) {
    let body_bytes = (record.len() - HEADER_BYTES) as u64;
    let header = &mut record[..HEADER_BYTES];
    header.fill(0);
    header[..4].copy_from_slice(&MAGIC);
    header[4..8].copy_from_slice(&[label.kind as u8, VERSION, VERSION, 0]);
    header[24..32].copy_from_slice(&label.number.to_le_bytes());
    header[32..36].copy_from_slice(&label.position.to_le_bytes());
    header[36..40].copy_from_slice(&label.extent.to_le_bytes());
    header[40..48].copy_from_slice(&body_bytes.to_le_bytes());
    sum(record);
}

/// Writes the checksum into the header of a record.
pub(super) fn sum(record: &mut [u8]) {
    if let Some((header, body)) = record.split_first_chunk_mut::<HEADER_BYTES>() {
        let sum = checksum(&header[..CHECKED], body);
        header[CHECKED..].copy_from_slice(&sum.to_le_bytes());
    }
}

/// What the header of a sealed record says of its seal.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct SealMark {
    pub(super) epoch: u32,
    pub(super) key_id: u64,
    pub(super) nonce_bytes: u8,
    pub(super) tag_bytes: u8,
}

/// The mark of a sealed record; `None` for a plain one, and for bytes that are no record.
pub(super) fn seal_mark(record: &[u8]) -> Option<SealMark> {
    let header = record.first_chunk::<HEADER_BYTES>().filter(|header| header[..4] == MAGIC && header[7] == SEALED)?;
    Some(SealMark {
        epoch: u32::from_le_bytes(std::array::from_fn(|byte| header[8 + byte])),
        key_id: u64::from_le_bytes(std::array::from_fn(|byte| header[12 + byte])),
        nonce_bytes: header[20],
        tag_bytes: header[21],
    })
}

/// The same header with another mark of a seal, or with none.
pub(super) fn marked(header: &[u8; HEADER_BYTES], mark: Option<SealMark>) -> [u8; HEADER_BYTES] {
    let mut marked = *header;
    marked[7..22].fill(0);
    if let Some(mark) = mark {
        marked[7] = SEALED;
        marked[8..12].copy_from_slice(&mark.epoch.to_le_bytes());
        marked[12..20].copy_from_slice(&mark.key_id.to_le_bytes());
        marked[20..22].copy_from_slice(&[mark.nonce_bytes, mark.tag_bytes]);
    }
    marked
}

/// The bytes of a header that its checksum covers.
pub(super) fn checked(header: &[u8; HEADER_BYTES]) -> &[u8] {
    &header[..CHECKED]
}

/// A body in a new envelope.
pub fn wrap(label: Label, body: &[u8]) -> Vec<u8> {
    let mut record = vec![0; HEADER_BYTES];
    record.extend_from_slice(body);
    close(label, &mut record);
    record
}

/// Checks an envelope of this kind and gives its label and body.
pub fn open(kind: Kind, record: &[u8]) -> Result<(Label, &[u8]), EnvelopeError> {
    let (header, body) = record.split_first_chunk::<HEADER_BYTES>().ok_or(EnvelopeError::Damaged)?;
    if header[..4] != MAGIC || header[4] != kind as u8 {
        return Err(EnvelopeError::Damaged);
    }
    let number = |at: usize| u64::from_le_bytes(std::array::from_fn(|byte| header[at + byte]));
    let half = |at: usize| u32::from_le_bytes(std::array::from_fn(|byte| header[at + byte]));
    if number(40) != body.len() as u64 || number(CHECKED) != checksum(&header[..CHECKED], body) {
        return Err(EnvelopeError::Damaged);
    }
    // Only an intact header may say that it is newer.
    if header[5] != VERSION || header[6] != VERSION || header[7..24].iter().any(|byte| *byte != 0) {
        return Err(EnvelopeError::Newer);
    }
    Ok((Label { kind, number: number(24), position: half(32), extent: half(36) }, body))
}

/// The checksum in a record's header, 0 where there is no header.
pub fn sum_of(record: &[u8]) -> u64 {
    record.get(CHECKED..HEADER_BYTES).map_or(0, |sum| u64::from_le_bytes(std::array::from_fn(|at| sum[at])))
}

fn checksum(header: &[u8], body: &[u8]) -> u64 {
    XxHash64::oneshot(XxHash64::oneshot(0, header), body)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABEL: Label = Label { kind: Kind::Page, number: 7, position: 2, extent: 3 };

    #[test]
    fn an_envelope_opens_to_what_was_put_in() {
        assert_eq!(open(Kind::Page, &wrap(LABEL, b"body")), Ok((LABEL, &b"body"[..])));
        assert_eq!(open(Kind::Manifest, &wrap(LABEL, b"body")), Err(EnvelopeError::Damaged));
    }

    #[test]
    fn every_flipped_byte_and_every_cut_is_found() {
        let whole = wrap(LABEL, b"the body of a page");
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x20;
            assert_eq!(open(Kind::Page, &bytes), Err(EnvelopeError::Damaged), "byte {at}");
            assert_eq!(open(Kind::Page, &whole[..at]), Err(EnvelopeError::Damaged), "cut at {at}");
        }
    }

    #[test]
    fn an_intact_newer_header_says_so() {
        for (at, value) in [(5, 2), (6, 2), (7, 1), (20, 12)] {
            let mut bytes = wrap(LABEL, b"body");
            bytes[at] = value;
            let sum = checksum(&bytes[..CHECKED], &bytes[HEADER_BYTES..]);
            bytes[CHECKED..HEADER_BYTES].copy_from_slice(&sum.to_le_bytes());
            assert_eq!(open(Kind::Page, &bytes), Err(EnvelopeError::Newer), "byte {at}");
        }
    }
}
