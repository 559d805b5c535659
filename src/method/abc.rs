//! A/B/C by net sales in the window (method 37): A is the smallest set that reaches 80 % of the total, B reaches 95 %.
use crate::domain::ClassCuts;

/// Below so many buyers letters would say more than the data: ranks are shown.
pub const MIN_LETTER_BUYERS: usize = 10;

/// The class of a customer.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Class {
    A,
    B,
    C,
    /// The rank by net sales, from 1, in a shop of fewer than ten buyers; equal amounts share a rank.
    Rank(u8),
    /// No sale and no refund in the window.
    #[default]
    None,
}

/// Customers in each class.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct ClassCounts {
    pub a: u32,
    pub b: u32,
    pub c: u32,
    /// Those with a rank instead of a letter.
    pub ranked: u32,
}

/// The classes of a shop: where they end and how many are in each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classes {
    pub counts: ClassCounts,
    /// Least net sales of class A, in minor units; `None` where nobody is in it.
    pub cut_a_minor: Option<i64>,
    /// Least net sales of class B; `None` where nobody is in it.
    pub cut_b_minor: Option<i64>,
    /// Net sales of everybody with a sale in the window at the last full pass, largest first.
    pub ranking_minor: Vec<i64>,
    /// Whether there are too few buyers for letters.
    pub is_ranking: bool,
    /// Cumulative shares at which A and B end, in hundredths of a percent.
    pub cuts: (u16, u16),
}

impl Classes {
    /// Finds the cuts. `nets_minor`: net sales of everybody with a sale in the window, largest first.
    ///
    /// Ties stay together because the cuts are amounts. Customers at zero or below are class C, whatever the total.
    pub fn find(nets_minor: &[i64], cuts: ClassCuts) -> Self {
        let total: i128 = nets_minor.iter().map(|net| i128::from(*net)).sum();
        let is_ranking = nets_minor.len() < MIN_LETTER_BUYERS;
        let mut classes = Self { is_ranking, cuts: (cuts.a, cuts.b), ranking_minor: nets_minor.to_vec(), ..Self::default() };
        let positive = nets_minor.partition_point(|net| *net > 0);
        let mut reached: i128 = 0;
        for net in &nets_minor[..positive] {
            // Whether those before already reach the cut, in hundredths of a percent of the total.
            if reached * 10_000 < total * i128::from(cuts.a) {
                classes.cut_a_minor = Some(*net);
            } else if classes.cut_a_minor.is_none_or(|cut| *net < cut) && reached * 10_000 < total * i128::from(cuts.b) {
                classes.cut_b_minor = Some(*net);
            } else if reached * 10_000 >= total * i128::from(cuts.b) {
                break;
            }
            reached += i128::from(*net);
        }
        if is_ranking {
            classes.counts.ranked = nets_minor.len() as u32;
        } else {
            let down_to = |cut: Option<i64>| cut.map_or(0, |cut| nets_minor.partition_point(|net| *net >= cut));
            let a = down_to(classes.cut_a_minor);
            let ab = down_to(classes.cut_b_minor).max(a);
            classes.counts = ClassCounts { a: a as u32, b: (ab - a) as u32, c: (nets_minor.len() - ab) as u32, ranked: 0 };
        }
        classes
    }

    /// The class of somebody with these net sales in the window.
    pub fn class_of(&self, net_minor: i64) -> Class {
        if self.is_ranking {
            Class::Rank(self.rank_of(net_minor) as u8)
        } else if self.is_key(net_minor) {
            Class::A
        } else if self.cut_b_minor.is_some_and(|cut| net_minor >= cut) {
            Class::B
        } else {
            Class::C
        }
    }

    /// The rank of these net sales, from 1; equal amounts share a rank.
    pub fn rank_of(&self, net_minor: i64) -> u32 {
        self.ranking_minor.partition_point(|other| *other > net_minor) as u32 + 1
    }

    /// Whether the amount lies in the set that reaches the first cut; holds in small shops too.
    pub fn is_key(&self, net_minor: i64) -> bool {
        self.cut_a_minor.is_some_and(|cut| net_minor >= cut)
    }
}

impl ClassCounts {
    pub(super) fn slot(&mut self, class: Class) -> Option<&mut u32> {
        match class {
            Class::A => Some(&mut self.a),
            Class::B => Some(&mut self.b),
            Class::C => Some(&mut self.c),
            Class::Rank(_) => Some(&mut self.ranked),
            Class::None => None,
        }
    }
}

/// Sorts amounts from the largest: radix sort on eleven bits, because a hundred thousand amounts are sorted on every pass.
pub(super) fn sort_descending(amounts_minor: &mut [i64]) {
    const BITS: u32 = 11;
    let (Some(&largest), Some(&least)) = (amounts_minor.iter().max(), amounts_minor.iter().min()) else { return };
    let span = largest.wrapping_sub(least) as u64;
    if amounts_minor.len() < 1 << BITS {
        amounts_minor.sort_unstable_by(|left, right| right.cmp(left));
        return;
    }
    // The distance from the largest, so that ascending keys are descending amounts.
    let mut keys: Vec<u64> = amounts_minor.iter().map(|amount| largest.wrapping_sub(*amount) as u64).collect();
    let mut spare = vec![0_u64; keys.len()];
    let mut shift = 0;
    while shift < u64::BITS && span >> shift > 0 {
        let digit = |key: u64| (key >> shift) as usize & ((1 << BITS) - 1);
        let mut starts = [0_u32; 1 << BITS];
        keys.iter().for_each(|key| starts[digit(*key)] += 1);
        let mut next = 0;
        for start in &mut starts {
            next += std::mem::replace(start, next);
        }
        for key in &keys {
            let place = &mut starts[digit(*key)];
            spare[*place as usize] = *key;
            *place += 1;
        }
        std::mem::swap(&mut keys, &mut spare);
        shift += BITS;
    }
    amounts_minor.iter_mut().zip(keys).for_each(|(amount, key)| *amount = largest.wrapping_sub(key as i64));
}
