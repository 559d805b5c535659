//! What to do: whom to call today and why, and which occasions come.
//!
//! Architecture invariant: figures come from `method`; this room proposes and performs nothing.
mod contact;
mod interval;
mod occasion;
mod reason;
#[cfg(test)]
mod tests;
mod today;

pub use contact::{ContactIndex, ContactState};
pub use interval::contact_interval_days;
pub use occasion::{Occasion, next_occasion};
pub use reason::TaskWhy;
pub use today::{Task, TaskKind, TodayList, plan_today};
