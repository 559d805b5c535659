//! Never bought (methods 45 and 76): what a customer's purchases usually lead to and did not yet; who buys A but never B.
use super::following::{FollowUp, Following};
use super::purchases::purchases_of;
use crate::book::Book;
use crate::domain::{CustomerId, Day, NONE, ProductId};
use crate::method::Figures;
use crate::method::net_sales::{mark_paired, paired_receipts};

/// What to propose next, and from what it follows.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct NextIdea {
    /// Of the pairs that lead to the same product, the one with the largest share.
    pub follow_up: FollowUp,
    /// When this customer first bought the first product.
    pub bought_on: Day,
}

/// What this customer never bought and usually follows what was bought, the likeliest first. Nothing but the counts decides.
pub fn next_ideas(book: &Book, figures: &Figures, following: &Following, customer: CustomerId, most: usize) -> Vec<NextIdea> {
    let purchases = purchases_of(book, customer, figures.span());
    let mut bought: Vec<(u32, i32)> = Vec::new();
    for purchase in &purchases {
        if !bought.iter().any(|(product, _)| *product == purchase.product) {
            bought.push((purchase.product, purchase.day));
        }
    }
    let is_offered = |product: ProductId| {
        !bought.iter().any(|(own, _)| *own == product.0) && book.find_product(product).is_some_and(|product| !product.archived)
    };
    let mut ideas: Vec<NextIdea> = Vec::new();
    for (product, day) in &bought {
        for follow_up in following.after(ProductId(*product)) {
            if !is_offered(follow_up.next) {
                continue;
            }
            let idea = NextIdea { follow_up: *follow_up, bought_on: Day(*day) };
            match ideas.iter_mut().find(|known| known.follow_up.next == follow_up.next) {
                Some(known) if known.follow_up.share() < follow_up.share() => *known = idea,
                Some(_) => {}
                None => ideas.push(idea),
            }
        }
    }
    ideas.sort_by(|left, right| {
        let (left, right) = (&left.follow_up, &right.follow_up);
        right.share().total_cmp(&left.share()).then(right.buyers.cmp(&left.buyers)).then(left.next.cmp(&right.next))
    });
    ideas.truncate(most);
    ideas
}

/// The customers who ever bought each of `bought` and never `never`, by position. One pass over the rows.
pub fn buyers_without(book: &Book, figures: &Figures, bought: &[ProductId], never: ProductId) -> Vec<CustomerId> {
    let columns = book.sales().columns();
    let states = mark_paired(columns, &paired_receipts(book, figures.today));
    let states = states.as_deref().unwrap_or(&columns.void);
    let counted = &figures.columns.counted;
    // One bit for each of the products, the highest for the one that must be missing.
    const MISSING: u8 = 1 << 7;
    let all = (1_u8 << bought.len().min(7)) - 1;
    let bit = |sold: u32| match bought.iter().take(7).position(|product| product.0 == sold) {
        Some(at) => 1 << at,
        None if sold == never.0 => MISSING,
        None => 0,
    };
    let mut has = vec![0_u8; counted.len()];
    for (row, sold) in columns.product.iter().copied().enumerate() {
        let bit = if sold == NONE { 0 } else { bit(sold) };
        if bit == 0 || states[row] != 0 || columns.amount_minor[row] <= 0 || columns.day[row] > figures.today.0 {
            continue;
        }
        if let Some(has) = has.get_mut(columns.customer[row] as usize) {
            *has |= bit;
        }
    }
    let found = (0_u32..).zip(has.iter().zip(counted)).filter(|(_, (has, is_counted))| **is_counted && **has == all);
    found.map(|(at, _)| CustomerId(at)).collect()
}
