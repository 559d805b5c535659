//! Complaints and recovery (methods 41, 98, 101): who has an open complaint, what a gesture may cost, and how often it worked.
use crate::book::{Book, Draft, Refusal};
use crate::domain::{CallBack, Complaint, ComplaintAbout, CustomerId, Day, Month, Recovery};
use crate::method::{Figures, contribution_of};
use rustc_hash::FxHashSet;

/// A gesture may cost so many percent of what the customer leaves in a year.
pub const GESTURE_PERCENT: i64 = 10;
/// After a gesture the customer is called after so many days.
pub const FIRST_CALL_DAYS: i32 = 7;
/// After the end of a complaint the customer is called again after so many days.
pub const LAST_CALL_DAYS: i32 = 30;

/// Customers with a complaint that is not closed.
pub fn open_complaints(book: &Book) -> FxHashSet<CustomerId> {
    book.live_rows::<Complaint>().filter(|(_, complaint)| complaint.is_open()).map(|(_, complaint)| complaint.customer).collect()
}

/// Whether a complaint of this customer is not closed: nothing is offered to them meanwhile. For many customers use
/// [`open_complaints`].
pub fn has_open_complaint(book: &Book, customer: CustomerId) -> bool {
    book.live_rows::<Complaint>().any(|(_, complaint)| complaint.customer == customer && complaint.is_open())
}

/// What is at risk with a customer, and what a gesture may cost.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct AtRisk {
    /// What the customer left in the window, in minor units; not below zero.
    pub value_minor: i64,
    pub budget_minor: i64,
    /// Complaints of the customer before.
    pub earlier: u32,
}

/// Weighs a gesture.
pub fn at_risk(book: &Book, figures: &Figures, customer: CustomerId) -> AtRisk {
    let value_minor = contribution_of(book, figures, customer).contribution_minor().max(0);
    let own = book.live_rows::<Complaint>().filter(|(_, complaint)| complaint.customer == customer && !complaint.is_praise);
    AtRisk { value_minor, budget_minor: value_minor * GESTURE_PERCENT / 100, earlier: own.count().saturating_sub(1) as u32 }
}

/// The calls of a new plan.
pub fn first_calls(today: Day) -> Vec<CallBack> {
    vec![CallBack { due: today.plus_days(FIRST_CALL_DAYS), done: None }]
}

/// The calls of a plan for a customer who has left.
pub fn calls_after_loss(today: Day) -> Vec<CallBack> {
    [FIRST_CALL_DAYS, LAST_CALL_DAYS].map(|days| CallBack { due: today.plus_days(days), done: None }).to_vec()
}

/// Plans to close a complaint as checked; where a recovery goes with it, a call after 30 days is part of the same act.
pub fn plan_close(book: &Book, at: u32, closed: Complaint) -> Result<Draft, Refusal> {
    let day = closed.checked.map_or(closed.received.day, |moment| moment.day);
    let of_this = |recovery: &Recovery| recovery.complaint == Some(at) && recovery.is_won_back.is_none();
    let recovery = book.live_rows::<Recovery>().find(|(_, recovery)| of_this(recovery));
    let mut draft = book.plan_set(at, closed)?;
    if let Some((place, recovery)) = recovery {
        let mut called = recovery.clone();
        called.calls.push(CallBack { due: day.plus_days(LAST_CALL_DAYS), done: None });
        draft.ops.extend(book.plan_set(place, called)?.ops);
    }
    Ok(draft)
}

/// How recoveries of a month, or of all time, ended.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct RecoveryRate {
    pub won_back: u32,
    pub ended: u32,
    /// Still under way at the end of the span.
    pub open: u32,
}

/// The complaints of a month, with the recoveries that ended in it.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct ComplaintMonth {
    pub of_products: u32,
    pub of_service: u32,
    pub praises_of_products: u32,
    pub praises_of_service: u32,
    pub recovery: RecoveryRate,
}

impl ComplaintMonth {
    /// Counts one month.
    pub fn find(book: &Book, month: Month) -> Self {
        let mut found = Self::default();
        for (_, complaint) in book.live_rows::<Complaint>().filter(|(_, complaint)| complaint.first_received().month() == month) {
            *match (complaint.is_praise, complaint.about) {
                (false, ComplaintAbout::Product) => &mut found.of_products,
                (false, ComplaintAbout::Service) => &mut found.of_service,
                (true, ComplaintAbout::Product) => &mut found.praises_of_products,
                (true, ComplaintAbout::Service) => &mut found.praises_of_service,
            } += 1;
        }
        for (_, recovery) in book.live_rows::<Recovery>() {
            match (recovery.is_won_back, recovery.ended_on) {
                (Some(is_won_back), Some(ended)) if ended.month() == month => {
                    found.recovery.ended += 1;
                    found.recovery.won_back += u32::from(is_won_back);
                }
                (_, ended) if recovery.planned_on.month() <= month && ended.is_none_or(|ended| ended.month() > month) => {
                    found.recovery.open += 1;
                }
                _ => {}
            }
        }
        found
    }

    /// Whether the month has nothing to tell.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
