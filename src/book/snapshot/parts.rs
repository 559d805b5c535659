//! Where every stored value is written to: one way for records, pages and rows inside them, so that each type is written by one
//! piece of code. The two functions are calls on purpose: inlined for every field they would swell the page.
use postcard::ser_flavors::Flavor;
use serde::Serialize;

/// Collects bytes in parts of bounded size, each with room for its header.
pub struct Parts {
    header_bytes: usize,
    /// Bytes of a full part, header included.
    full_bytes: usize,
    parts: Vec<Vec<u8>>,
    last: Vec<u8>,
}

impl Parts {
    /// Parts of so many bytes behind a header of zeros.
    pub fn new(header_bytes: usize, part_bytes: usize) -> Self {
        Self { header_bytes, full_bytes: header_bytes + part_bytes.max(1), parts: Vec::new(), last: vec![0; header_bytes] }
    }
}

impl Flavor for Parts {
    type Output = Vec<Vec<u8>>;

    #[inline(never)]
    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.try_extend(&[byte])
    }

    #[inline(never)]
    fn try_extend(&mut self, mut bytes: &[u8]) -> postcard::Result<()> {
        loop {
            let (now, later) = bytes.split_at(bytes.len().min(self.full_bytes - self.last.len()));
            self.last.extend_from_slice(now);
            if later.is_empty() {
                return Ok(());
            }
            self.parts.push(std::mem::replace(&mut self.last, vec![0; self.header_bytes]));
            bytes = later;
        }
    }

    fn finalize(mut self) -> postcard::Result<Self::Output> {
        self.parts.push(self.last);
        Ok(self.parts)
    }
}

/// Appends a value to bytes.
pub fn append(value: &impl Serialize, out: Vec<u8>) -> postcard::Result<Vec<u8>> {
    let one = Parts { header_bytes: 0, full_bytes: usize::MAX, parts: Vec::new(), last: out };
    postcard::serialize_with_flavor(value, one).map(|parts| parts.into_iter().next().unwrap_or_default())
}

/// A value as bytes.
pub fn to_bytes(value: &impl Serialize) -> postcard::Result<Vec<u8>> {
    append(value, Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_full_but_the_last_and_joined_they_are_the_value() {
        let value: Vec<u32> = (0..40).map(|number| number * 99).collect();
        let whole = postcard::to_allocvec(&value).unwrap();
        assert_eq!(to_bytes(&value).unwrap(), whole);
        assert_eq!(append(&value, vec![7, 7]).unwrap(), [&[7, 7], &whole[..]].concat());
        for part_bytes in [1, 3, whole.len() - 1, whole.len(), whole.len() + 1] {
            let parts = postcard::serialize_with_flavor(&value, Parts::new(5, part_bytes)).unwrap();
            assert_eq!(parts.len(), whole.len().div_ceil(part_bytes));
            assert!(parts[..parts.len() - 1].iter().all(|part| part.len() == 5 + part_bytes));
            assert!(parts.iter().all(|part| part[..5] == [0; 5]));
            assert_eq!(parts.iter().flat_map(|part| part[5..].to_vec()).collect::<Vec<u8>>(), whole);
        }
    }
}
