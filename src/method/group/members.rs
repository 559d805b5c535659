//! A set of customers, one bit each.
use crate::domain::CustomerId;

const BITS: usize = u64::BITS as usize;

/// Customers that fit, by position.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Members {
    words: Vec<u64>,
    /// Customers in the book; bits beyond are 0.
    len: usize,
}

impl Members {
    /// Nobody of `len` customers.
    pub fn nobody(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(BITS)], len }
    }

    /// All of `len` customers.
    pub fn everybody(len: usize) -> Self {
        Self::nobody(len).others()
    }

    /// Those at whose position `flags` is set.
    pub fn of(flags: &[bool]) -> Self {
        Self::where_true(flags.len(), |at| flags[at])
    }

    /// Those for whom `fits` holds.
    pub fn where_true(len: usize, fits: impl Fn(usize) -> bool) -> Self {
        let word = |first: usize| (first..len.min(first + BITS)).fold(0, |word, at| word | u64::from(fits(at)) << (at - first));
        Self { words: (0..len).step_by(BITS).map(word).collect(), len }
    }

    /// How many.
    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// Whether the customer is one of them.
    pub fn contains(&self, id: CustomerId) -> bool {
        self.words.get(id.index() / BITS).is_some_and(|word| word >> (id.index() % BITS) & 1 == 1)
    }

    /// The customers, in the order of the book.
    pub fn iter(&self) -> impl Iterator<Item = CustomerId> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some(CustomerId((at * BITS) as u32 + bit))
            })
        })
    }

    /// Keeps those who are in `other` too.
    pub(super) fn keep(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Takes in those of `other`.
    pub(super) fn add(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Takes out those of `other`.
    pub(super) fn remove(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// Everybody else.
    pub(super) fn others(mut self) -> Self {
        self.words.iter_mut().for_each(|word| *word = !*word);
        if let Some(last) = self.words.last_mut().filter(|_| !self.len.is_multiple_of(BITS)) {
            *last &= (1 << (self.len % BITS)) - 1;
        }
        self
    }

    /// Takes in one; positions beyond the end, as of walk-ins, are passed over.
    pub(super) fn insert(&mut self, at: u32) {
        if (at as usize) < self.len {
            self.words[at as usize / BITS] |= 1 << (at as usize % BITS);
        }
    }
}
