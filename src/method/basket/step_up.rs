//! Step-up items (method 76): the dearer product of the same category to which buyers go on.
//!
//! The owner names it, or the shop's own sales propose it: of the dearer products of the category the one that most buyers
//! bought for the first time on a later day than this one.
use super::following::MIN_CASES;
use super::purchases::Purchases;
use crate::domain::{NONE, ProductId, SaleColumns};
use rustc_hash::FxHashMap;

/// What a product is beside its sales.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Shelf {
    /// Products of one category share a number; [`NONE`] where it is not known.
    pub category: u32,
    /// Price of one, in minor units.
    pub price_minor: Option<i64>,
    /// What the owner named.
    pub declared: Option<ProductId>,
    /// Still sold.
    pub is_offered: bool,
}

/// From one product to a dearer one.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct StepUp {
    pub from: ProductId,
    pub to: ProductId,
    /// Named by the owner, not proposed.
    pub is_declared: bool,
    /// Customers who bought `from`.
    pub buyers: u32,
    /// Those who first bought `to` on a later day.
    pub later: u32,
    /// Those who never bought `to`.
    pub never: u32,
}

/// The named step-ups, and proposals with at least [`MIN_CASES`] cases; most customers to speak to first.
pub fn find_step_ups(purchases: &Purchases, shelves: &[Shelf]) -> Vec<StepUp> {
    let is_step = |from: u32, to: u32| {
        let (low, high) = (shelves[from as usize], shelves[to as usize]);
        low.declared == Some(ProductId(to))
            || (low.category != NONE
                && low.category == high.category
                && high.is_offered
                && low.price_minor.zip(high.price_minor).is_some_and(|(low, high)| low < high))
    };
    let mut in_question: Vec<bool> = shelves.iter().map(|shelf| shelf.category != NONE || shelf.declared.is_some()).collect();
    for declared in shelves.iter().filter_map(|shelf| shelf.declared) {
        if let Some(asked) = in_question.get_mut(declared.0 as usize) {
            *asked = true;
        }
    }
    let later = count_later(purchases, &in_question, is_step);
    let mut best: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
    for ((from, to), count) in later.iter().filter(|(_, count)| **count >= MIN_CASES) {
        let entry = best.entry(*from).or_insert((*to, *count));
        if (entry.1, std::cmp::Reverse(entry.0)) < (*count, std::cmp::Reverse(*to)) {
            *entry = (*to, *count);
        }
    }
    let mut pairs: Vec<(ProductId, ProductId, bool)> = Vec::new();
    for (at, shelf) in (0_u32..).zip(shelves) {
        match (shelf.declared, best.get(&at)) {
            (Some(to), _) if to.0 != at && shelves.get(to.0 as usize).is_some() => pairs.push((ProductId(at), to, true)),
            (None, Some((to, _))) => pairs.push((ProductId(at), ProductId(*to), false)),
            _ => {}
        }
    }
    let asked: Vec<_> = pairs.iter().map(|(from, to, _)| (*from, *to)).collect();
    let counts = purchases.count_never(&asked, shelves.len());
    let mut steps: Vec<StepUp> = pairs
        .into_iter()
        .zip(counts)
        .map(|((from, to, is_declared), (buyers, never))| {
            let later = later.get(&(from.0, to.0)).copied().unwrap_or(0);
            StepUp { from, to, is_declared, buyers, later, never }
        })
        .collect();
    steps.sort_by_key(|step| (!step.is_declared, std::cmp::Reverse(step.later), step.from));
    steps
}

/// How many customers first bought the second of a pair on a later day than the first.
fn count_later(purchases: &Purchases, in_question: &[bool], is_step: impl Fn(u32, u32) -> bool) -> FxHashMap<(u32, u32), u32> {
    let mut later: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    if !in_question.contains(&true) {
        return later;
    }
    let mut seen = vec![NONE; in_question.len()];
    let mut firsts: Vec<(i32, u32)> = Vec::new();
    for customer in 0..purchases.customers() {
        firsts.clear();
        for purchase in purchases.of(customer) {
            let at = purchase.product as usize;
            if in_question.get(at).copied().unwrap_or(false) && std::mem::replace(&mut seen[at], customer as u32) != customer as u32 {
                firsts.push((purchase.day, purchase.product));
            }
        }
        for (at, (day, from)) in firsts.iter().enumerate() {
            for (_, to) in firsts[at + 1..].iter().filter(|(other, to)| other > day && is_step(*from, *to)) {
                *later.entry((*from, *to)).or_default() += 1;
            }
        }
    }
    later
}

/// What one piece cost on average, for products without a price of their own; `None` where no quantity is known.
pub fn unit_prices_minor(columns: &SaleColumns, products: usize) -> Vec<Option<i64>> {
    let mut sums = vec![(0_i128, 0_i128); products];
    for row in
        (0..columns.len()).filter(|row| columns.void[*row] == 0 && columns.amount_minor[*row] > 0 && columns.quantity_milli[*row] > 0)
    {
        if let Some((amount, quantity)) = sums.get_mut(columns.product[row] as usize) {
            *amount += i128::from(columns.amount_minor[row]);
            *quantity += i128::from(columns.quantity_milli[row]);
        }
    }
    sums.into_iter().map(|(amount, quantity)| (quantity > 0).then(|| i64::try_from(amount * 1_000 / quantity).ok()).flatten()).collect()
}
