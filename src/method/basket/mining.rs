//! Frequent itemsets by projection: for each item, what else stands in its baskets (Han, Pei and Yin 2000; Zaki 2000).
//!
//! Items are ranked from rare to frequent, so that a rare item's few baskets are read and not the frequent item's many. All
//! pairs come first; longer sets only while they fit, because their number may explode where the pairs are harmless.
use super::baskets::Baskets;
use crate::domain::NONE;

/// Items of the longest set that is looked for.
pub const MAX_ITEMSET_LENGTH: usize = 4;

/// What is frequent, and where to stop.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct MiningConfig {
    /// Least share of the baskets, 0 to 1.
    pub min_support: f64,
    /// Least number of baskets, whatever their share.
    pub min_count: u32,
    /// Items of the longest set, up to [`MAX_ITEMSET_LENGTH`].
    pub max_length: usize,
    /// Sets beyond which longer ones are given up, and then rarer ones.
    pub max_itemsets: usize,
    /// Items looked at beyond which longer sets are given up.
    pub max_steps: u64,
}

impl Default for MiningConfig {
    fn default() -> Self {
        Self { min_support: 0.0, min_count: 5, max_length: 3, max_itemsets: 20_000, max_steps: 10_000_000 }
    }
}

/// Items that stand together in `count` baskets.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub struct Itemset {
    /// Ascending; [`NONE`] behind the last.
    items: [u32; MAX_ITEMSET_LENGTH],
    pub count: u32,
}

impl Itemset {
    /// Up to [`MAX_ITEMSET_LENGTH`] items in any order.
    pub(super) fn new(items: &[u32], count: u32) -> Self {
        let mut all = [NONE; MAX_ITEMSET_LENGTH];
        all[..items.len()].copy_from_slice(items);
        all.sort_unstable();
        Self { items: all, count }
    }

    /// The items, ascending.
    pub fn items(&self) -> &[u32] {
        let length = self.items.iter().position(|item| *item == NONE).unwrap_or(MAX_ITEMSET_LENGTH);
        &self.items[..length]
    }

    pub(super) fn key(&self) -> [u32; MAX_ITEMSET_LENGTH] {
        self.items
    }
}

/// All frequent sets of a shop.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Itemsets {
    /// Single items, then pairs, then longer sets.
    pub sets: Vec<Itemset>,
    /// Number of baskets.
    pub baskets: u32,
    /// Least number of baskets that was asked of a set; above the configured where there were too many sets.
    pub min_count: u32,
    /// Whether sets of three and more were given up because there were too many.
    pub is_pairs_only: bool,
}

impl Itemsets {
    /// Finds them. Exact for the `min_count` that it reports.
    pub fn find(baskets: &Baskets, config: &MiningConfig) -> Self {
        let mut min_count = least_count(config, baskets.len());
        loop {
            if let Some(found) = Self::find_from(baskets, config, min_count) {
                return found;
            }
            min_count = min_count.saturating_mul(2);
        }
    }

    /// `None` where there are too many pairs.
    fn find_from(baskets: &Baskets, config: &MiningConfig, min_count: u32) -> Option<Self> {
        let mut search = Search::new(baskets, min_count, config);
        let ranks = search.items.len() as u32;
        for rank in 0..ranks {
            search.emit(&[rank]);
        }
        for rank in 0..ranks {
            let places = search.places_of(rank);
            search.extend(&mut vec![rank], &places, 2, 2);
        }
        let short = search.sets.len();
        if short > config.max_itemsets.max(ranks as usize) {
            return None;
        }
        search.steps = 0;
        if config.max_length > 2 {
            for rank in 0..ranks {
                let places = search.places_of(rank);
                search.extend(&mut vec![rank], &places, 3, config.max_length.min(MAX_ITEMSET_LENGTH));
            }
        }
        let is_pairs_only = search.is_exhausted();
        if is_pairs_only {
            search.sets.truncate(short);
        }
        Some(Self { sets: search.sets, baskets: baskets.len() as u32, min_count, is_pairs_only })
    }
}

/// The least count whose share of the baskets is enough.
fn least_count(config: &MiningConfig, baskets: usize) -> u32 {
    let share = config.min_support.clamp(0.0, 1.0);
    let mut count = (share * baskets as f64).floor() as u32;
    while baskets > 0 && f64::from(count) / (baskets as f64) < share {
        count += 1;
    }
    count.max(config.min_count).max(1)
}

/// Baskets of ranks, and what was found in them.
struct Search<'a> {
    config: &'a MiningConfig,
    min_count: u32,
    /// Item of each rank, from rare to frequent.
    items: Vec<u32>,
    /// Count of each rank.
    singles: Vec<u32>,
    /// Baskets one after the other: ranks ascending, then [`NONE`].
    ranks: Vec<u32>,
    /// The places behind rank `r` in `ranks` are `places[starts[r]..starts[r + 1]]`.
    starts: Vec<u32>,
    places: Vec<u32>,
    /// Scratch: one entry a rank, zero between uses.
    counts: Vec<u32>,
    sets: Vec<Itemset>,
    steps: u64,
}

impl<'a> Search<'a> {
    fn new(baskets: &Baskets, min_count: u32, config: &'a MiningConfig) -> Self {
        let counts = baskets.counts();
        let mut items: Vec<u32> = (0..counts.len() as u32).filter(|item| counts[*item as usize] >= min_count).collect();
        items.sort_unstable_by_key(|item| (counts[*item as usize], *item));
        let singles: Vec<u32> = items.iter().map(|item| counts[*item as usize]).collect();
        let mut rank_of = vec![NONE; counts.len()];
        (0..).zip(&items).for_each(|(rank, item)| rank_of[*item as usize] = rank);

        let mut starts = vec![0_u32; items.len() + 1];
        for (rank, count) in singles.iter().enumerate() {
            starts[rank + 1] = starts[rank] + count;
        }
        let (mut ranks, mut places) = (Vec::new(), vec![0_u32; starts.last().copied().unwrap_or(0) as usize]);
        let mut next = starts.clone();
        for list in baskets.lists() {
            let first = ranks.len();
            ranks.extend(list.iter().map(|item| rank_of[*item as usize]).filter(|rank| *rank != NONE));
            // A basket of one has no neighbours to be found.
            if ranks.len() - first < 2 {
                ranks.truncate(first);
                continue;
            }
            ranks[first..].sort_unstable();
            for place in first..ranks.len() {
                let next = &mut next[ranks[place] as usize];
                places[*next as usize] = place as u32 + 1;
                *next += 1;
            }
            ranks.push(NONE);
        }
        // The rooms of items that stand alone are not all filled: keep their ends.
        let counts = vec![0; items.len()];
        let mut search = Self { config, min_count, items, singles, ranks, starts, places, counts, sets: Vec::new(), steps: 0 };
        search.close_ranks(&next);
        search
    }

    /// Moves the places together where baskets of one left room.
    fn close_ranks(&mut self, ends: &[u32]) {
        let mut kept = 0_usize;
        for (start, end) in self.starts.iter_mut().zip(&ends[..self.items.len()]) {
            let filled = *start as usize..*end as usize;
            *start = kept as u32;
            self.places.copy_within(filled.clone(), kept);
            kept += filled.len();
        }
        if let Some(last) = self.starts.last_mut() {
            *last = kept as u32;
        }
        self.places.truncate(kept);
    }

    fn places_of(&self, rank: u32) -> Vec<u32> {
        let rank = rank as usize;
        self.places[self.starts[rank] as usize..self.starts[rank + 1] as usize].to_vec()
    }

    fn emit(&mut self, ranks: &[u32]) {
        let count = self.singles[ranks[0] as usize];
        self.emit_counted(ranks, count);
    }

    fn emit_counted(&mut self, ranks: &[u32], count: u32) {
        let mut items = [0; MAX_ITEMSET_LENGTH];
        for (item, rank) in items.iter_mut().zip(ranks) {
            *item = self.items[*rank as usize];
        }
        self.sets.push(Itemset::new(&items[..ranks.len()], count));
    }

    fn is_exhausted(&self) -> bool {
        self.steps > self.config.max_steps || self.sets.len() > self.config.max_itemsets.max(self.items.len())
    }

    /// Looks behind `prefix`, whose baskets go on at `places`; keeps sets of `from..=to` items.
    fn extend(&mut self, prefix: &mut Vec<u32>, places: &[u32], from: usize, to: usize) {
        let length = prefix.len() + 1;
        if (places.len() as u64) < u64::from(self.min_count) || (to > 2 && self.is_exhausted()) {
            return;
        }
        let found = self.count_behind(places);
        for (rank, count) in found {
            prefix.push(rank);
            if length >= from {
                self.emit_counted(prefix, count);
            }
            if length < to {
                let further = self.places_behind(places, rank, count);
                self.extend(prefix, &further, from, to);
            }
            prefix.pop();
        }
    }

    /// The ranks that stand behind enough of these places, ascending, with their counts.
    fn count_behind(&mut self, places: &[u32]) -> Vec<(u32, u32)> {
        let mut touched = Vec::new();
        for place in places {
            for rank in self.ranks[*place as usize..].iter().take_while(|rank| **rank != NONE) {
                let count = &mut self.counts[*rank as usize];
                *count += 1;
                if *count == self.min_count {
                    touched.push(*rank);
                }
                self.steps += 1;
            }
        }
        touched.sort_unstable();
        let found = touched.into_iter().map(|rank| (rank, self.counts[rank as usize])).collect();
        for place in places {
            self.ranks[*place as usize..].iter().take_while(|rank| **rank != NONE).for_each(|rank| self.counts[*rank as usize] = 0);
        }
        found
    }

    /// Of these places the ones from which `rank` follows in the same basket, moved behind it.
    fn places_behind(&mut self, places: &[u32], rank: u32, count: u32) -> Vec<u32> {
        self.steps += places.len() as u64;
        let mut behind = Vec::with_capacity(count as usize);
        for place in places {
            let rest = self.ranks[*place as usize..].iter().take_while(|other| **other <= rank);
            let steps = rest.count();
            if steps > 0 && self.ranks[*place as usize + steps - 1] == rank {
                behind.push(place + steps as u32);
            }
        }
        behind
    }
}
