//! A 64-bit hash that never changes: fingerprints of rows and keys of headers are stored in the book.

/// Multiplier of the 64-bit Fibonacci hashing (2^64 divided by the golden ratio).
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Collects parts; two different sequences of parts give different sums but for chance.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct StableHash(u64);

impl StableHash {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed ^ GOLDEN)
    }

    /// Adds one number.
    pub(crate) const fn number(self, value: u64) -> Self {
        let mixed = (self.0 ^ value).wrapping_mul(GOLDEN);
        Self((mixed ^ (mixed >> 32)).wrapping_mul(GOLDEN).rotate_left(29))
    }

    /// Adds a text with its length, so that "ab" + "c" is not "a" + "bc".
    pub(crate) fn bytes(self, text: &[u8]) -> Self {
        let mut hash = self.number(text.len() as u64);
        let (words, rest) = text.as_chunks::<8>();
        for word in words {
            hash = hash.number(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        if rest.is_empty() { hash } else { hash.number(u64::from_le_bytes(last)) }
    }

    /// The sum, well mixed (the finaliser of MurmurHash3) and never 0, which means "no fingerprint".
    pub(crate) const fn finish(self) -> u64 {
        let mut sum = self.0;
        sum = (sum ^ (sum >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        sum = (sum ^ (sum >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        sum ^= sum >> 33;
        if sum == 0 { 1 } else { sum }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_what_they_were_in_the_first_version() {
        // Stored in books: these figures may never change.
        assert_eq!(StableHash::new(1).bytes(b"yushui").number(42).finish(), 0xa55810771781b815);
        assert_ne!(StableHash::new(0).bytes(b"ab").bytes(b"c").finish(), StableHash::new(0).bytes(b"a").bytes(b"bc").finish());
    }
}
