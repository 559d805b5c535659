//! Rules of a basket: who buys this also buys that, with the counts behind it.
use super::mining::{Itemset, Itemsets, MAX_ITEMSET_LENGTH};
use rustc_hash::FxHashMap;

/// Of the baskets with `antecedent`, `count` also hold `consequent`.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct BasketRule {
    pub antecedent: Itemset,
    pub consequent: Itemset,
    /// Baskets with both.
    pub count: u32,
    /// All baskets.
    pub baskets: u32,
}

impl BasketRule {
    /// Share of all baskets that hold both, 0 to 1.
    pub fn support(&self) -> f64 {
        f64::from(self.count) / f64::from(self.baskets)
    }

    /// Share of the antecedent's baskets that hold the consequent too, 0 to 1.
    pub fn confidence(&self) -> f64 {
        f64::from(self.count) / f64::from(self.antecedent.count)
    }

    /// Share of all baskets that hold the consequent, 0 to 1: what chance alone would bring.
    pub fn base(&self) -> f64 {
        f64::from(self.consequent.count) / f64::from(self.baskets)
    }

    /// Confidence against chance; 1 where the two have nothing to do with each other.
    pub fn lift(&self) -> f64 {
        self.confidence() / self.base()
    }

    /// Baskets beyond those that chance alone would bring.
    pub fn excess(&self) -> f64 {
        f64::from(self.count) - f64::from(self.antecedent.count) * self.base()
    }
}

impl Itemsets {
    /// All rules of at least this confidence, from the highest lift; every split of every set.
    pub fn rules(&self, min_confidence: f64) -> Vec<BasketRule> {
        let counts: FxHashMap<[u32; MAX_ITEMSET_LENGTH], u32> = self.sets.iter().map(|set| (set.key(), set.count)).collect();
        let mut rules = Vec::new();
        for set in &self.sets {
            let items = set.items();
            for split in 1..(1_u32 << items.len()) - 1 {
                let part = |wanted: u32| {
                    let mut chosen = [0; MAX_ITEMSET_LENGTH];
                    let mut length = 0;
                    for (_, item) in items.iter().enumerate().filter(|(at, _)| split >> at & 1 == wanted) {
                        chosen[length] = *item;
                        length += 1;
                    }
                    let key = Itemset::new(&chosen[..length], 0).key();
                    counts.get(&key).map(|count| Itemset::new(&chosen[..length], *count))
                };
                // Every part of a frequent set is frequent, so both are known.
                let (Some(antecedent), Some(consequent)) = (part(1), part(0)) else { continue };
                let rule = BasketRule { antecedent, consequent, count: set.count, baskets: self.baskets };
                if rule.confidence() >= min_confidence {
                    rules.push(rule);
                }
            }
        }
        rules.sort_by(|left, right| {
            let order = right.lift().total_cmp(&left.lift()).then(right.confidence().total_cmp(&left.confidence()));
            order.then(left.antecedent.cmp(&right.antecedent)).then(left.consequent.cmp(&right.consequent))
        });
        rules
    }
}
