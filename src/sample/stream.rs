//! Numbers that look random and are the same everywhere: a hash of (seed, kind, index, counter), so that what one
//! entity draws never depends on what others drew before.

/// Where the draws of one entity come from.
#[derive(Clone, Debug)]
pub struct Stream {
    key: u64,
    counter: u64,
}

const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
const fn mix(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

impl Stream {
    /// The stream of one entity: `kind` tells tables apart, `index` the rows of one.
    pub const fn new(seed: u64, kind: u64, index: u64) -> Self {
        let key = mix(mix(mix(seed.wrapping_add(ODD)).wrapping_add(kind.wrapping_mul(ODD))).wrapping_add(index.wrapping_mul(ODD)));
        Self { key, counter: 0 }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.counter += 1;
        mix(self.key.wrapping_add(self.counter.wrapping_mul(ODD)))
    }

    /// 0 to `count` − 1; 0 where `count` is 0.
    pub fn below(&mut self, count: u32) -> u32 {
        (((self.bits() >> 32) * u64::from(count)) >> 32) as u32
    }

    /// `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below(high.abs_diff(low) + 1) as i32
    }

    /// True so many times in a hundred.
    pub fn in_hundred(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the entries; they must not be empty.
    pub fn pick<'a, T>(&mut self, entries: &'a [T]) -> &'a T {
        &entries[self.below(entries.len() as u32) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_do_not_depend_on_other_entities() {
        let mut alone = Stream::new(7, 1, 5);
        let mut other = Stream::new(7, 1, 4);
        other.bits();
        let mut again = Stream::new(7, 1, 5);
        let draws: Vec<u64> = (0..8).map(|_| alone.bits()).collect();
        assert_eq!(draws, (0..8).map(|_| again.bits()).collect::<Vec<_>>());
        assert_ne!(draws[0], Stream::new(7, 2, 5).bits());
        assert_ne!(draws[0], Stream::new(8, 1, 5).bits());
    }

    #[test]
    fn ranges_reach_both_ends_and_nothing_beyond() {
        let mut stream = Stream::new(1, 1, 1);
        let mut seen = [0; 7];
        for _ in 0..7_000 {
            seen[(stream.between(-3, 3) + 3) as usize] += 1;
        }
        assert!(seen.iter().all(|count| (850..1_150).contains(count)), "{seen:?}");
        assert_eq!(stream.below(0), 0);
    }
}
