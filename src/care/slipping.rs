//! Who is slipping away (journey J7), by what there is to lose.
use super::losses::gone;
use crate::book::Book;
use crate::domain::CustomerId;
use crate::method::{Figures, Standing};
use std::cmp::Reverse;

/// Somebody later than their own rhythm.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct SlippingRow {
    pub customer: CustomerId,
    /// Net sales of the window, in minor units.
    pub net_minor: i64,
    /// The part of them that will probably be lost.
    pub loss_minor: i64,
}

/// Late and lapsed customers with net sales, the largest expected loss first. `chance_of_coming` is the forecast's; without one
/// the chance of staying away is 1 − 1 ÷ how many times the own rhythm has passed. Out of season nobody is late; whoever is noted
/// as lost, archived or bought once is not here.
pub fn slipping(book: &Book, figures: &Figures, chance_of_coming: impl Fn(CustomerId) -> Option<f64>) -> Vec<SlippingRow> {
    let gone = gone(book, figures);
    let columns = &figures.columns;
    let mut rows = Vec::new();
    for (customer, known) in book.present_customers().filter(|(_, known)| !known.archived) {
        let at = customer.index();
        let is_late = columns.is_customer.get(at) == Some(&true) && matches!(columns.standing[at], Standing::Late | Standing::Lapsed);
        let net_minor = columns.net_minor.get(at).copied().unwrap_or_default();
        if !is_late || net_minor <= 0 || gone.contains(&customer) || known.trashed.is_some() {
            continue;
        }
        let by_rhythm = || 1.0 - 1.0 / f64::from(columns.overdue_ratio[at]).max(1.0);
        let chance = chance_of_coming(customer).map_or_else(by_rhythm, |coming| (1.0 - coming).clamp(0.0, 1.0));
        // A whole number by saturation.
        rows.push(SlippingRow { customer, net_minor, loss_minor: (net_minor as f64 * chance).round() as i64 });
    }
    rows.sort_unstable_by_key(|row| (Reverse(row.loss_minor), Reverse(row.net_minor), row.customer));
    rows
}

/// Customers who bought once and are past the usual time of a second purchase.
pub fn one_time_late(book: &Book, figures: &Figures) -> Vec<CustomerId> {
    let gone = gone(book, figures);
    let present = book.present_customers().filter(|(id, known)| !known.archived && !gone.contains(id));
    let is_late = |id: &CustomerId| matches!(figures.columns.standing.get(id.index()), Some(Standing::OneTime(_)));
    present.map(|(id, _)| id).filter(is_late).collect()
}
