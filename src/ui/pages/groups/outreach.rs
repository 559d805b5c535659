//! Messages to a group: written once, copied for one person after the other, measured against those held out.
mod list;
mod new;
mod person;
mod run;

pub use list::batch_list;
pub use new::new_outreach;
pub use run::one_outreach;
