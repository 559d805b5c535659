//! "Bought X, usually next Y" (method 14): of the customers who bought X, how many bought Y within 90 days after.
//!
//! A case is a customer, counted from the first day with X; Y counts on a later day only, so that what is bought together is
//! not called next. The base is the same share after any product: regulars buy much of everything, and only what lies
//! beyond that says something about X. Whoever bought X less than 90 days ago counts too, as told: their time is not over.
use super::purchases::Purchases;
use crate::domain::{NONE, ProductId};

/// Days after X within which Y is next.
pub const HORIZON_DAYS: i32 = 90;
/// Least number of customers who went on to Y.
pub const MIN_CASES: u32 = 5;
/// Products that are followed: those with the most buyers.
pub const MAX_FOLLOWED_PRODUCTS: usize = 400;

/// Of `buyers` of `first`, `followed` bought `next` within the horizon.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct FollowUp {
    pub first: ProductId,
    pub next: ProductId,
    /// Customers who bought `first`.
    pub buyers: u32,
    /// Those of them who bought `next` within [`HORIZON_DAYS`] after.
    pub followed: u32,
    /// Those of `buyers` whose horizon is not over yet.
    pub open: u32,
    /// Share of first purchases of any other product that `next` followed, 0 to 1.
    pub base: f64,
}

impl FollowUp {
    /// Share of the buyers who went on, 0 to 1.
    pub fn share(&self) -> f64 {
        f64::from(self.followed) / f64::from(self.buyers.max(1))
    }

    /// The share against that after any product.
    pub fn lift(&self) -> f64 {
        if self.base > 0.0 { self.share() / self.base } else { 0.0 }
    }

    /// Customers beyond those whom the base alone would bring.
    pub fn excess(&self) -> f64 {
        f64::from(self.followed) - self.expected()
    }

    fn expected(&self) -> f64 {
        f64::from(self.buyers) * self.base
    }

    /// Enough cases, and two standard deviations beyond the base: what comes by chance is not told.
    pub fn is_clear(&self) -> bool {
        let deviation = (self.expected() * (1.0 - self.base).max(0.0)).sqrt();
        self.followed >= MIN_CASES && self.base > 0.0 && self.excess() > 2.0 * deviation
    }
}

/// Who went on to what, for every pair of followed products.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Following {
    /// Product of each rank, from the most buyers.
    products: Vec<ProductId>,
    /// Rank of each product, or [`NONE`].
    rank_of: Vec<u32>,
    buyers: Vec<u32>,
    open: Vec<u32>,
    /// `followed[x × ranks + y]`.
    followed: Vec<u32>,
    /// Over all X but Y: first purchases, and those that Y followed.
    base: Vec<(u64, u64)>,
    /// What clearly follows each rank, the likeliest first.
    after: Vec<Vec<FollowUp>>,
}

impl Following {
    /// `buyers`: how many customers bought each product.
    pub(super) fn find(purchases: &Purchases, buyers: &[u32], today: i32) -> Self {
        let products = buyers.len();
        let mut ranked: Vec<u32> = (0..products as u32).filter(|product| buyers[*product as usize] >= MIN_CASES).collect();
        ranked.sort_unstable_by_key(|product| (std::cmp::Reverse(buyers[*product as usize]), *product));
        ranked.truncate(MAX_FOLLOWED_PRODUCTS);
        let mut rank_of = vec![NONE; products];
        (0..).zip(&ranked).for_each(|(rank, product)| rank_of[*product as usize] = rank);
        let ranks = ranked.len();
        let mut following = Self {
            buyers: ranked.iter().map(|product| buyers[*product as usize]).collect(),
            products: ranked.into_iter().map(ProductId).collect(),
            rank_of,
            open: vec![0; ranks],
            followed: vec![0; ranks * ranks],
            base: Vec::new(),
            after: Vec::new(),
        };
        following.count(purchases, today);
        following.sum_bases();
        following.after = (0..ranks).map(|x| following.find_after(x)).collect();
        following
    }

    fn count(&mut self, purchases: &Purchases, today: i32) {
        let ranks = self.products.len();
        // The customer that bought the product before, and the first purchase after which it was counted last.
        let (mut bought, mut counted) = (vec![NONE; ranks], vec![NONE; ranks]);
        let (mut own, mut case) = (Vec::new(), 0_u32);
        for customer in 0..purchases.customers() {
            own.clear();
            let ranked = purchases.of(customer).iter().map(|purchase| (purchase.day, self.rank_of[purchase.product as usize]));
            own.extend(ranked.filter(|(_, rank)| *rank != NONE));
            own.dedup();
            for (at, (day, first)) in own.iter().copied().enumerate() {
                let x = first as usize;
                if std::mem::replace(&mut bought[x], customer as u32) == customer as u32 {
                    continue;
                }
                self.open[x] += u32::from(today.saturating_sub(day) < HORIZON_DAYS);
                let followed = &mut self.followed[x * ranks..(x + 1) * ranks];
                counted[x] = case;
                for (_, next) in own[at + 1..]
                    .iter()
                    .take_while(|(later, _)| later.saturating_sub(day) <= HORIZON_DAYS)
                    .filter(|(later, _)| *later > day)
                {
                    let y = *next as usize;
                    if std::mem::replace(&mut counted[y], case) != case {
                        followed[y] += 1;
                    }
                }
                case += 1;
            }
        }
    }

    fn sum_bases(&mut self) {
        let ranks = self.products.len();
        let all: u64 = self.buyers.iter().map(|buyers| u64::from(*buyers)).sum();
        self.base = (0..ranks)
            .map(|y| {
                let followed = (0..ranks).map(|x| u64::from(self.followed[x * ranks + y])).sum();
                (all - u64::from(self.buyers[y]), followed)
            })
            .collect();
    }

    fn follow_up(&self, x: usize, y: usize) -> FollowUp {
        let (cases, followed) = self.base[y];
        FollowUp {
            first: self.products[x],
            next: self.products[y],
            buyers: self.buyers[x],
            followed: self.followed[x * self.products.len() + y],
            open: self.open[x],
            base: if cases > 0 { followed as f64 / cases as f64 } else { 0.0 },
        }
    }

    /// What is known of one pair; `None` where one of the two has too few buyers.
    pub fn of(&self, first: ProductId, next: ProductId) -> Option<FollowUp> {
        let rank = |product: ProductId| self.rank_of.get(product.0 as usize).copied().filter(|rank| *rank != NONE);
        let (x, y) = (rank(first)?, rank(next)?);
        (x != y).then(|| self.follow_up(x as usize, y as usize))
    }

    fn find_after(&self, x: usize) -> Vec<FollowUp> {
        let ranks = self.products.len();
        let enough = (0..ranks).filter(|y| *y != x && self.followed[x * ranks + y] >= MIN_CASES);
        let mut after: Vec<FollowUp> = enough.map(|y| self.follow_up(x, y)).filter(FollowUp::is_clear).collect();
        after.sort_by(|left, right| right.share().total_cmp(&left.share()).then(left.next.cmp(&right.next)));
        after
    }

    /// What clearly follows a product, the likeliest first.
    pub fn after(&self, first: ProductId) -> &[FollowUp] {
        let rank = self.rank_of.get(first.0 as usize).copied().unwrap_or(NONE);
        self.after.get(rank as usize).map_or(&[], Vec::as_slice)
    }

    /// The clearest of the whole shop: most customers beyond the base first.
    pub fn clearest(&self, most: usize) -> Vec<FollowUp> {
        let mut clear: Vec<FollowUp> = self.after.iter().flatten().copied().collect();
        clear.sort_by(|left, right| {
            right.excess().total_cmp(&left.excess()).then(left.first.cmp(&right.first)).then(left.next.cmp(&right.next))
        });
        clear.truncate(most);
        clear
    }
}
