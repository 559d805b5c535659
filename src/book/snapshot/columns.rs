//! Sale columns as bytes: blocks of rows, each column in the narrowest of a few fixed widths, so that a million rows
//! are read at the speed of memory.
//!
//! A block is `rows: u32`, then the eight columns in the order of [`SaleColumns`]. A column is one byte of form, the
//! base value as eight bytes, and the cells. All numbers are little-endian.
//!
//! | form | cells |
//! |---|---|
//! | 0, 1, 2, 4, 8 | that many bytes a row: what to add to the base (the smallest value); 0 means that all rows are equal |
//! | 16 | one byte a row: what to add to the row before; the first adds to the base |
use crate::domain::{SaleColumns, limits::MAX_IMPORT_ROWS};
use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserializer, Serializer, ser::SerializeSeq};
use std::fmt;

/// Rows of one block inside an act.
const BLOCK_ROWS: usize = 65_536;
/// A block that claims more rows than this is damaged.
const MAX_BLOCK_ROWS: usize = 1 << 20;
/// Rows of one act: a file of sales, each with its refund.
const MAX_ACT_ROWS: usize = 2 * MAX_IMPORT_ROWS;
const STEPS: u8 = 16;

/// One cell of a column, as the 64 bits in which it is compared.
trait Cell: Copy {
    fn bits(self) -> i64;
    fn from_bits(bits: i64) -> Self;
}

macro_rules! cell {
    ($($kind:ty),*) => {$(
        impl Cell for $kind {
            fn bits(self) -> i64 {
                self as i64
            }
            fn from_bits(bits: i64) -> Self {
                bits as Self
            }
        }
    )*};
}
cell!(u8, u32, i32, i64, u64);

/// Appends the rows `span` as one block.
pub fn pack_block(columns: &SaleColumns, span: std::ops::Range<usize>, out: &mut Vec<u8>) {
    debug_assert!(span.len() <= MAX_BLOCK_ROWS);
    out.extend_from_slice(&(span.len() as u32).to_le_bytes());
    pack_column(&columns.receipt[span.clone()], out);
    pack_column(&columns.customer[span.clone()], out);
    pack_column(&columns.day[span.clone()], out);
    pack_column(&columns.amount_minor[span.clone()], out);
    pack_column(&columns.product[span.clone()], out);
    pack_column(&columns.quantity_milli[span.clone()], out);
    pack_column(&columns.fingerprint[span.clone()], out);
    pack_column(&columns.void[span], out);
}

/// Adds the rows of one block to `columns`; `None` where the bytes are no block.
pub fn unpack_block(bytes: &[u8], columns: &mut SaleColumns) -> Option<()> {
    let (rows, rest) = bytes.split_first_chunk()?;
    let rows = u32::from_le_bytes(*rows) as usize;
    if rows > MAX_BLOCK_ROWS {
        return None;
    }
    let rest = unpack_column(rest, rows, &mut columns.receipt)?;
    let rest = unpack_column(rest, rows, &mut columns.customer)?;
    let rest = unpack_column(rest, rows, &mut columns.day)?;
    let rest = unpack_column(rest, rows, &mut columns.amount_minor)?;
    let rest = unpack_column(rest, rows, &mut columns.product)?;
    let rest = unpack_column(rest, rows, &mut columns.quantity_milli)?;
    let rest = unpack_column(rest, rows, &mut columns.fingerprint)?;
    let rest = unpack_column(rest, rows, &mut columns.void)?;
    rest.is_empty().then_some(())
}

fn pack_column<T: Cell>(cells: &[T], out: &mut Vec<u8>) {
    let first = cells.first().map_or(0, |cell| cell.bits());
    let (mut low, mut high, mut before, mut is_stepping) = (first, first, first, true);
    for cell in cells {
        let bits = cell.bits();
        is_stepping &= (0..256).contains(&bits.wrapping_sub(before));
        low = low.min(bits);
        high = high.max(bits);
        before = bits;
    }
    let width = match high.wrapping_sub(low) as u64 {
        0 => 0,
        1..=0xff => 1,
        0x100..=0xffff => 2,
        0x1_0000..=0xffff_ffff => 4,
        _ => 8,
    };
    let (form, base) = if is_stepping && width > 1 { (STEPS, first) } else { (width, low) };
    out.push(form);
    out.extend_from_slice(&base.to_le_bytes());
    let offsets = cells.iter().map(|cell| cell.bits().wrapping_sub(base));
    match form {
        0 => {}
        1 => out.extend(offsets.map(|offset| offset as u8)),
        2 => offsets.for_each(|offset| out.extend_from_slice(&(offset as u16).to_le_bytes())),
        4 => offsets.for_each(|offset| out.extend_from_slice(&(offset as u32).to_le_bytes())),
        STEPS => {
            let mut before = first;
            out.extend(cells.iter().map(|cell| cell.bits().wrapping_sub(std::mem::replace(&mut before, cell.bits())) as u8));
        }
        _ => offsets.for_each(|offset| out.extend_from_slice(&offset.to_le_bytes())),
    }
}

/// Reads one column and gives back what follows it.
fn unpack_column<'a, T: Cell>(bytes: &'a [u8], rows: usize, out: &mut Vec<T>) -> Option<&'a [u8]> {
    let (form, rest) = bytes.split_first()?;
    let (base, rest) = rest.split_first_chunk()?;
    let base = i64::from_le_bytes(*base);
    let width = if *form == STEPS { 1 } else { usize::from(*form) };
    let (cells, rest) = rest.split_at_checked(rows.checked_mul(width)?)?;
    let at = |offset: i64| T::from_bits(base.wrapping_add(offset));
    match *form {
        0 => out.resize(out.len() + rows, T::from_bits(base)),
        1 => out.extend(cells.iter().map(|byte| at(i64::from(*byte)))),
        2 => out.extend(chunks::<2>(cells).map(|cell| at(i64::from(u16::from_le_bytes(cell))))),
        4 => out.extend(chunks::<4>(cells).map(|cell| at(i64::from(u32::from_le_bytes(cell))))),
        8 => out.extend(chunks::<8>(cells).map(|cell| at(i64::from_le_bytes(cell)))),
        STEPS => {
            let mut sum = base;
            out.extend(cells.iter().map(|byte| {
                sum = sum.wrapping_add(i64::from(*byte));
                T::from_bits(sum)
            }));
        }
        _ => return None,
    }
    Some(rest)
}

/// Whole cells, each read at one stroke.
fn chunks<const WIDTH: usize>(bytes: &[u8]) -> impl ExactSizeIterator<Item = [u8; WIDTH]> + '_ {
    bytes.as_chunks::<WIDTH>().0.iter().copied()
}

struct Block<'a>(std::borrow::Cow<'a, [u8]>);

impl serde::Serialize for Block<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Block<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(BytesVisitor).map(Block)
    }
}

pub(super) struct BytesVisitor;

impl<'de> Visitor<'de> for BytesVisitor {
    type Value = std::borrow::Cow<'de, [u8]>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("bytes")
    }

    fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Self::Value, E> {
        Ok(bytes.into())
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        Ok(bytes.to_vec().into())
    }
}

/// Writes columns as a sequence of blocks; for `#[serde(with)]`.
pub fn serialize<S: Serializer>(columns: &SaleColumns, serializer: S) -> Result<S::Ok, S::Error> {
    let rows = columns.len();
    let mut sequence = serializer.serialize_seq(Some(rows.div_ceil(BLOCK_ROWS)))?;
    for first in (0..rows).step_by(BLOCK_ROWS) {
        let mut bytes = Vec::new();
        pack_block(columns, first..rows.min(first + BLOCK_ROWS), &mut bytes);
        sequence.serialize_element(&Block(bytes.into()))?;
    }
    sequence.end()
}

/// Reads what [`serialize`] wrote.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<SaleColumns>, D::Error> {
    struct Blocks;
    impl<'de> Visitor<'de> for Blocks {
        type Value = Box<SaleColumns>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("blocks of sale rows")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut blocks: A) -> Result<Self::Value, A::Error> {
            let mut columns = Box::<SaleColumns>::default();
            while let Some(Block(bytes)) = blocks.next_element()? {
                unpack_block(&bytes, &mut columns).ok_or_else(|| A::Error::custom("a block of sale rows is damaged"))?;
                // Equal rows take no room in a block, so few bytes could ask for any number of them.
                if columns.len() > MAX_ACT_ROWS {
                    return Err(A::Error::custom("more sale rows than a file may have"));
                }
            }
            Ok(columns)
        }
    }
    deserializer.deserialize_seq(Blocks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Row = (u8, u32, i32, i64, u32, i64, u64, u8);

    fn columns(rows: &[Row]) -> SaleColumns {
        let mut columns = SaleColumns::default();
        let mut receipt = 0;
        for (step, customer, day, amount, product, quantity, fingerprint, void) in rows {
            receipt += u32::from(*step);
            columns.receipt.push(receipt);
            columns.customer.push(*customer);
            columns.day.push(*day);
            columns.amount_minor.push(*amount);
            columns.product.push(*product);
            columns.quantity_milli.push(*quantity);
            columns.fingerprint.push(*fingerprint);
            columns.void.push(*void);
        }
        columns
    }

    proptest! {
        #[test]
        fn a_block_reads_back(rows in proptest::collection::vec(any::<Row>(), 0..40), narrow in any::<bool>()) {
            let mut columns = columns(&rows);
            if narrow {
                columns.amount_minor.iter_mut().for_each(|amount| *amount %= 50_000);
                columns.day.iter_mut().for_each(|day| *day %= 100);
                columns.void.fill(0);
            }
            let mut bytes = Vec::new();
            pack_block(&columns, 0..rows.len(), &mut bytes);
            let mut read = SaleColumns::default();
            prop_assert_eq!(unpack_block(&bytes, &mut read), Some(()));
            prop_assert_eq!(read, columns);
            for end in 0..bytes.len() {
                prop_assert_eq!(unpack_block(&bytes[..end], &mut SaleColumns::default()), None);
            }
        }
    }

    #[test]
    fn equal_cells_take_no_room_and_rising_ones_one_byte() {
        let rows: Vec<_> = (0..1_000).map(|_| (1, 7, 20_000, 5, u32::MAX, 0, 0, 0)).collect();
        let mut bytes = Vec::new();
        pack_block(&columns(&rows), 0..1_000, &mut bytes);
        assert_eq!(bytes.len(), 4 + 8 * 9 + 1_000);
    }
}
