//! Who will buy again, how often, and what it is worth: the "buy till you die" family (methods.md, definitions).
pub mod bg_nbd;
pub mod fit;
pub mod gamma_gamma;
pub mod nbd;
mod optimise;
pub mod pareto_nbd;
mod special;
mod table;
#[cfg(test)]
mod tests;

pub use table::{Alike, PurchaseTable, weeks};
