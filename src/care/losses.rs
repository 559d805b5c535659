//! Customers who left (methods 90, 91): who is gone, and what was ours.
use crate::book::Book;
use crate::domain::{CustomerId, Day, Loss, LossCause, LossForce};
use crate::method::Figures;
use rustc_hash::FxHashSet;

/// Whether somebody noted as lost stayed away: whoever bought on a later day is back without being told.
pub fn stays_away(loss: &Loss, last_purchase: Option<Day>) -> bool {
    loss.back_on.is_none() && last_purchase.is_none_or(|last| last <= loss.day)
}

/// Everybody who is noted as lost and stayed away.
pub fn gone(book: &Book, figures: &Figures) -> FxHashSet<CustomerId> {
    let standing = book.live_rows::<Loss>().filter(|(_, loss)| stays_away(loss, figures.of(loss.customer).last_day));
    standing.map(|(_, loss)| loss.customer).collect()
}

/// The standing loss of one customer, with its position.
pub fn standing_loss<'a>(book: &'a Book, figures: &Figures, customer: CustomerId) -> Option<(u32, &'a Loss)> {
    let last_purchase = figures.of(customer).last_day;
    book.live_rows::<Loss>().rev().find(|(_, loss)| loss.customer == customer && stays_away(loss, last_purchase))
}

/// Losses of the window of the figures by cause and force; those who came back count too, because the cause was there.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LossCauses {
    /// Causes with their customers, the most frequent first.
    pub by_cause: Vec<(LossCause, Vec<CustomerId>)>,
    /// In the order of [`LossForce::ALL`].
    pub by_force: [u32; 3],
    /// Losses whose cause nobody knows.
    pub unknown: u32,
    pub total: u32,
    pub back: u32,
}

impl LossCauses {
    /// Counts them.
    pub fn find(book: &Book, figures: &Figures) -> Self {
        let from = figures.today.plus_days(1 - i32::from(figures.window_days));
        let mut found = Self::default();
        for (_, loss) in book.live_rows::<Loss>().filter(|(_, loss)| loss.day >= from) {
            found.total += 1;
            found.back += u32::from(!stays_away(loss, figures.of(loss.customer).last_day));
            match loss.cause.force() {
                Some(force) => found.by_force[force as usize] += 1,
                None => found.unknown += 1,
            }
            match found.by_cause.iter_mut().find(|(cause, _)| *cause == loss.cause) {
                Some((_, people)) => people.push(loss.customer),
                None => found.by_cause.push((loss.cause, vec![loss.customer])),
            }
        }
        found.by_cause.sort_by_key(|(cause, people)| (std::cmp::Reverse(people.len()), *cause));
        found
    }

    /// How many were lost by one force.
    pub fn of_force(&self, force: LossForce) -> u32 {
        self.by_force[force as usize]
    }
}
