//! What to do: whom to call today and why, and which occasions come.
//!
//! Architecture invariant: figures come from `method`; this room proposes and performs nothing.
pub mod complaints;
mod contact;
#[cfg(test)]
mod day_tests;
mod dues;
#[cfg(test)]
mod dues_tests;
mod interval;
pub mod losses;
mod news;
mod notices;
mod occasion;
mod offers;
pub mod promises;
mod reason;
mod rules;
pub mod service;
pub mod signs;
pub mod slipping;
mod task;
#[cfg(test)]
mod tests;
mod today;
#[cfg(test)]
mod watch_tests;
pub mod wind;

pub use complaints::{has_open_complaint, open_complaints};
pub use contact::{ContactIndex, ContactState};
pub use dues::{Due, DueKind, dues, step_due};
pub use interval::{ContactInterval, IntervalBy, interval_of};
pub use news::{NEWS_DAYS, days_to_act, latest_news};
pub use notices::Notice;
pub use occasion::{ComingBirthday, next_birthday};
pub use reason::TaskWhy;
pub use task::{Section, Task, TaskKind};
pub use today::{TodayList, plan_today};
