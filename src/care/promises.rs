//! How often the shop keeps its word, by class (method 61).
use crate::book::Book;
use crate::domain::{CustomerId, Day, Promise, PromiseBy};
use crate::method::{Class, Figures};

/// Promises that ended, and those that were kept.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Kept {
    pub kept: u32,
    pub ended: u32,
}

/// The kept-rate of the shop's own promises.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct PromiseRates {
    /// By class A, B and C; ranks and nobody's class count as C unless key.
    pub by_class: [Kept; 3],
    pub all: Kept,
}

impl PromiseRates {
    /// Counts the promises that ended within the window of the figures.
    pub fn find(book: &Book, figures: &Figures) -> Self {
        let mut rates = Self::default();
        let from = figures.today.plus_days(1 - i32::from(figures.window_days));
        for (_, promise) in book.live_rows::<Promise>().filter(|(_, promise)| promise.by == PromiseBy::Shop) {
            let Some(ending) = promise.ending.filter(|ending| ending.day >= from) else { continue };
            let class = match figures.class_in_force(promise.customer) {
                Class::A => 0,
                Class::B => 1,
                Class::Rank(_) if figures.is_key(promise.customer) => 0,
                _ => 2,
            };
            for kept in [&mut rates.by_class[class], &mut rates.all] {
                kept.ended += 1;
                kept.kept += u32::from(ending.is_kept);
            }
        }
        rates
    }
}

/// Promises of the shop to one customer that were broken, or whose day has passed, the latest first.
pub fn broken_promises(book: &Book, customer: CustomerId, today: Day) -> impl Iterator<Item = (u32, &Promise)> {
    let own = book.live_rows::<Promise>().rev().filter(move |(_, promise)| promise.customer == customer);
    own.filter(move |(_, promise)| is_broken(promise, today))
}

/// Whether the shop broke it, or let its day pass.
pub fn is_broken(promise: &Promise, today: Day) -> bool {
    promise.by == PromiseBy::Shop && promise.ending.map_or(promise.due < today, |ending| !ending.is_kept)
}
