//! Negative assets (method 89): customers who cost more than they brought, and what to do about each.
//!
//! The proposal follows from the largest drain; the owner decides, and all five stand open. Nobody is dropped by the app.
use super::cadence::Standing;
use super::contribution::{Contributions, Parts};
use super::figures::Figures;
use crate::book::Book;
use crate::domain::CustomerId;

/// What can be done about a customer who costs more than comes in.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Proposal {
    Collect,
    StopDiscount,
    ChangeService,
    RaisePrice,
    /// Politely: archived, which can be taken back at any time.
    LetGo,
}

impl Proposal {
    /// All proposals, in the order in which equal drains are told.
    pub const ALL: [Self; 5] = [Self::Collect, Self::StopDiscount, Self::ChangeService, Self::RaisePrice, Self::LetGo];
}

/// What takes money away, largest part decides.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Drains {
    pub bad_debt_minor: i64,
    /// Discounts, points and referral rewards.
    pub discount_minor: i64,
    /// Time, care, other things, and the margin lost on what came back.
    pub service_minor: i64,
    /// What the goods cost beyond their full price.
    pub below_cost_minor: i64,
}

impl Drains {
    /// The drains of one customer; none is below zero.
    pub fn of(parts: &Parts) -> Self {
        let sum = |amounts: &[i64]| amounts.iter().copied().fold(0, i64::saturating_add).max(0);
        Self {
            bad_debt_minor: parts.bad_debt_minor.max(0),
            discount_minor: sum(&[parts.discount_minor, parts.points_minor, parts.reward_minor]),
            service_minor: sum(&[
                parts.time_minor,
                parts.care_minor,
                parts.other_minor,
                parts.returns_minor.saturating_sub(parts.returned_cost_minor),
            ]),
            below_cost_minor: parts.cost_minor.saturating_sub(parts.full_price_minor).max(0),
        }
    }

    /// The largest drain with what answers it; equal ones in the order of [`Proposal::ALL`].
    pub fn largest(&self) -> (Proposal, i64) {
        let all = [
            (Proposal::Collect, self.bad_debt_minor),
            (Proposal::StopDiscount, self.discount_minor),
            (Proposal::ChangeService, self.service_minor),
            (Proposal::RaisePrice, self.below_cost_minor),
        ];
        all.into_iter().reduce(|best, other| if other.1 > best.1 { other } else { best }).unwrap_or(all[0])
    }
}

/// One customer who cost more than came in.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct NegativeAsset {
    pub customer: CustomerId,
    pub parts: Parts,
    /// Below zero.
    pub contribution_minor: i64,
    pub proposal: Proposal,
    /// The drain that the proposal answers, in minor units.
    pub drain_minor: i64,
    pub standing: Standing,
}

/// What to propose for these parts: letting go only where nobody buys and nothing is left to collect.
pub fn propose(parts: &Parts, standing: Standing) -> (Proposal, i64) {
    let (answer, drain_minor) = Drains::of(parts).largest();
    let is_gone = matches!(standing, Standing::Lost | Standing::NoPurchase) || parts.purchases == 0;
    if is_gone && parts.bad_debt_minor <= 0 { (Proposal::LetGo, drain_minor) } else { (answer, drain_minor) }
}

/// Customers below zero, the deepest first; equal ones by position. Archived ones were let go already.
pub fn negative_assets(book: &Book, figures: &Figures, contributions: &Contributions) -> Vec<NegativeAsset> {
    let below_zero = (0u32..).zip(&contributions.parts).filter(|(_, parts)| parts.contribution_minor() < 0);
    let own = below_zero.map(|(at, parts)| (CustomerId(at), parts));
    let mut assets: Vec<NegativeAsset> = own
        .filter(|(id, _)| book.find_customer(*id).is_some_and(|customer| !customer.archived))
        .map(|(customer, parts)| {
            let standing = figures.of(customer).standing;
            let (proposal, drain_minor) = propose(parts, standing);
            let contribution_minor = parts.contribution_minor();
            NegativeAsset { customer, parts: *parts, contribution_minor, proposal, drain_minor, standing }
        })
        .collect();
    assets.sort_by_key(|asset| (asset.contribution_minor, asset.customer));
    assets
}
