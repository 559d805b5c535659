//! What is due to single customers (methods 33, 61, 98, 101): complaints, promises of the shop, call-backs, debts and promised payments.
use super::contact::ContactState;
use super::service::solve_due;
use crate::book::Book;
use crate::domain::{Complaint, ComplaintStep, CustomerId, Day, Promise, PromiseBy, Recovery, RiskFlag, sort_by_rank};
use crate::method::{Figures, PaymentWord, Receivables};

/// The kind of a matter, the most pressing first.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum DueKind {
    /// A complaint whose next step is due.
    Complaint,
    /// Something that the shop promised.
    Promise,
    /// A call after a gesture.
    CallBack,
    /// Money that should have come, or was promised for today.
    Debt,
    /// A visit at an unforeseen day to somebody who is watched.
    Visit,
}

/// A matter that is due.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Due {
    pub customer: CustomerId,
    pub kind: DueKind,
    /// The day on which it fell due.
    pub day: Day,
    /// Position in its table; for debts the position of the promised payment, where there is one.
    pub at: Option<u32>,
}

impl Due {
    /// Whether it is silent because somebody tried to speak with the customer: a matter of the shop until the next day, money as
    /// long as every other rule.
    pub fn is_silent(&self, state: ContactState, today: Day) -> bool {
        match self.kind {
            DueKind::Debt => state.is_quiet(today),
            DueKind::Visit => state.last_contact.is_some_and(|contact| contact >= self.day) || state.is_quiet(today),
            _ => state.last_attempt.is_some_and(|(day, _)| day >= today),
        }
    }
}

/// Everything due on a day, each customer's most pressing matter first; customers in order.
pub fn dues(book: &Book, figures: &Figures, today: Day) -> Vec<Due> {
    let mut dues: Vec<Due> = complaints_due(book, figures, today);
    dues.extend(promises_due(book, today));
    dues.extend(calls_due(book, today));
    dues.extend(debts_due(book, today));
    dues.extend(visits_due(book, today));
    dues.retain(|due| book.find_customer(due.customer).is_some_and(|customer| customer.trashed.is_none()));
    sort_by_rank(&mut dues, |due| [due.customer.0.into(), due.kind as i64, due.day.0.into()]);
    dues
}

/// The day on which the next step of an open complaint is due: an answer by its own date, all others by the time to solve it.
pub fn step_due(book: &Book, figures: &Figures, complaint: &Complaint) -> Option<Day> {
    Some(match complaint.next_step()? {
        ComplaintStep::Received | ComplaintStep::Answered => complaint.due,
        _ => solve_due(book, figures, complaint.customer, complaint.received.day).max(complaint.due),
    })
}

fn complaints_due(book: &Book, figures: &Figures, today: Day) -> Vec<Due> {
    let open = book.live_rows::<Complaint>().filter_map(|(at, complaint)| {
        let day = step_due(book, figures, complaint)?;
        Some(Due { customer: complaint.customer, kind: DueKind::Complaint, day, at: Some(at) })
    });
    open.filter(|due| due.day <= today).collect()
}

fn promises_due(book: &Book, today: Day) -> impl Iterator<Item = Due> {
    let is_due = move |promise: &Promise| promise.by == PromiseBy::Shop && promise.ending.is_none() && promise.due <= today;
    book.live_rows::<Promise>().filter(move |(_, promise)| is_due(promise)).map(|(at, promise)| Due {
        customer: promise.customer,
        kind: DueKind::Promise,
        day: promise.due,
        at: Some(at),
    })
}

fn calls_due(book: &Book, today: Day) -> impl Iterator<Item = Due> {
    book.live_rows::<Recovery>().filter(|(_, recovery)| recovery.is_won_back.is_none()).filter_map(move |(at, recovery)| {
        let call = recovery.calls.iter().find(|call| call.done.is_none() && call.due <= today)?;
        Some(Due { customer: recovery.customer, kind: DueKind::CallBack, day: call.due, at: Some(at) })
    })
}

/// Who owes is asked on the day that they promised, and from the day after it; without a promise from the day after the last day
/// of payment.
fn debts_due(book: &Book, today: Day) -> Vec<Due> {
    let due_of = |debtor: &crate::method::Debtor| {
        let overdue = debtor.account.charges.first().map(|charge| charge.due).filter(|due| *due < today);
        let due = |day, at| Due { customer: debtor.customer, kind: DueKind::Debt, day, at };
        match debtor.promise {
            Some((at, PaymentWord::Waiting { due: day, .. })) => (day <= today).then(|| due(day, Some(at))),
            Some((at, PaymentWord::Broken { due: day })) => Some(due(day, Some(at))),
            _ => overdue.map(|day| due(day, None)),
        }
    };
    Receivables::find(book, today).debtors.iter().filter_map(due_of).collect()
}

/// Whoever is watched is visited once in each span of so many days; on which of them nobody can foresee, yet it is the same
/// whenever the day is planned again.
fn visits_due(book: &Book, today: Day) -> impl Iterator<Item = Due> {
    book.live_rows::<RiskFlag>().filter(|(_, flag)| flag.cleared_on.is_none()).filter_map(move |(at, flag)| {
        let span = i32::from(flag.visit_within_days.filter(|days| *days > 0)?);
        let passed = today.days_since(flag.since).max(0);
        let round = passed / span;
        let day = flag.since.plus_days(round * span + unforeseen(at, flag.customer, round) % span);
        (day <= today).then_some(Due { customer: flag.customer, kind: DueKind::Visit, day, at: Some(at) })
    })
}

/// A number at or above zero that looks like chance.
fn unforeseen(at: u32, customer: CustomerId, round: i32) -> i32 {
    let mixed = (u64::from(at) << 32 | u64::from(customer.0)).wrapping_add(round as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 40) as i32
}
