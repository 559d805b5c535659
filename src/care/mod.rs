//! What to do: whom to call today and why, and which occasions come.
//!
//! Architecture invariant: figures come from `method`; this room proposes and performs nothing.
mod contact;
#[cfg(test)]
mod day_tests;
mod interval;
mod news;
mod notices;
mod occasion;
mod offers;
mod reason;
mod rules;
mod task;
#[cfg(test)]
mod tests;
mod today;

pub use contact::{ContactIndex, ContactState};
pub use interval::{ContactInterval, IntervalBy, interval_of};
pub use news::{NEWS_DAYS, days_to_act, latest_news};
pub use notices::Notice;
pub use occasion::{ComingBirthday, next_birthday};
pub use reason::TaskWhy;
pub use task::{Section, Task, TaskKind};
pub use today::{TodayList, plan_today};
