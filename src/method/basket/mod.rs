//! Baskets (methods 14, 45 and 76): what is bought together, what usually comes next, and who has not bought it yet.
//!
//! A basket is one standing sale with known products; a customer's purchase is a standing row of more than zero with a known
//! product. What was given away or taken back is nobody's choice and counts nowhere.
mod baskets;
mod following;
mod gaps;
mod mining;
mod purchases;
mod rules;
mod shop;
mod step_up;
#[cfg(test)]
mod tests;

pub use baskets::{Baskets, MAX_BASKET_ITEMS};
pub use following::{FollowUp, Following, HORIZON_DAYS, MAX_FOLLOWED_PRODUCTS, MIN_CASES};
pub use gaps::{NextIdea, buyers_without, next_ideas};
pub use mining::{Itemset, Itemsets, MAX_ITEMSET_LENGTH, MiningConfig};
pub use purchases::Purchases;
pub use rules::BasketRule;
pub use shop::{BasketFigures, NextStep, SequenceFigures, basket_figures, sequence_figures};
pub use step_up::StepUp;
