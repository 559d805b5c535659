//! What to do: whom to call today and why, and which occasions come.
//!
//! Architecture invariant: figures come from `method`; this room proposes and performs nothing.
mod ahead;
mod asked;
mod attention;
pub mod complaints;
mod contact;
#[cfg(test)]
mod day_tests;
mod dues;
#[cfg(test)]
mod dues_tests;
mod interval;
mod key_desk;
#[cfg(test)]
mod keys_tests;
pub mod losses;
mod message;
mod news;
mod notices;
mod occasion;
mod offers;
mod outreach;
pub mod promises;
mod prospects;
mod reason;
mod reviews;
mod rules;
pub mod service;
pub mod signs;
mod silence;
pub mod slipping;
mod suits;
mod supply;
mod task;
#[cfg(test)]
mod tests;
mod today;
#[cfg(test)]
mod watch_tests;
pub mod wind;

pub use ahead::{MonthAhead, months_ahead};
pub use asked::{AskedBy, NoRow, asked_by, with_settled};
pub use attention::{Planned, Share, WORK_DAYS, WeekDone, WeekPlan, monday_of, plan_week};
pub use complaints::{has_open_complaint, open_complaints};
pub use contact::{ContactIndex, ContactState};
pub use dues::{Due, DueKind, dues, step_due};
pub use interval::{ContactInterval, IntervalBy, interval_of};
pub use key_desk::{Course, DeskLine, HandoverLine, Incentive, Trend, desk, handover, knowing, owed, sales_prompt};
pub use message::{MergeField, Message, fill, fill_for};
pub use news::{NEWS_DAYS, days_to_act, latest_news};
pub use notices::Notice;
pub use occasion::{ComingBirthday, next_birthday};
pub use outreach::{
    Batch, Chosen, Effect, Excluded, HOLD_OUT_EVERY, MEASURED_DAYS, Standing as OutreachStanding, batches, buyers_of, choose,
};
pub use prospects::{BOUGHT_DAYS, Prospect, Stage, Unthanked, board, brought_by, is_present, not_yet_thanked};
pub use reason::TaskWhy;
pub use reviews::{
    ACTION_DAYS, Meeting, NEXT_REVIEW_DAYS, Session, count_verdicts, inventory, key_customers, latest_reviews, lower, mark_of, meeting,
    reviews_due,
};
pub use silence::{SILENCES, count_silent, silent_for};
pub use suits::{Suited, suited};
pub use supply::{DEVIATION_PERCENT, Delivered, SupplyDeviation, delivered, deviations_due};
pub use task::{Section, Task, TaskKind};
pub use today::{TodayList, plan_today};
