//! Who in the shop looks after a customer, stands in, or knows them (methods 57, 93).
use super::{Facts, Members};
use crate::domain::rule::PersonRole;

/// Beside whom this person stands; an empty name asks for anybody.
pub(super) fn find(role: PersonRole, name: &str, facts: &Facts) -> Members {
    let customers = facts.book.customers();
    let is_meant = |other: &String| if name.is_empty() { !other.is_empty() } else { other == name };
    Members::where_true(facts.figures.columns.counted.len(), |at| {
        customers[at].value.key_account.as_ref().is_some_and(|account| match role {
            PersonRole::InCharge => is_meant(&account.owner),
            PersonRole::StandIn => is_meant(&account.deputy),
            PersonRole::Knows => account.knowing().any(is_meant),
        })
    })
}
