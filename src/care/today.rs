//! The list of today (method 29): grip both ends, let the middle be. One customer, one task.
//!
//! | order | rule | list |
//! |---|---|---|
//! | 1 | a reminder or an agreed follow-up is due | `follow_ups` |
//! | 2 | a birthday within three days | `birthdays` |
//! | 3 | a key customer whose interval has passed since the last contact or purchase | `top` |
//! | 4 | anybody else at more than twice the own rhythm, up to four times, and not spoken to for an interval | `tail` |
//! | 5 | a birthday within fourteen days | `birthdays` |
//! | 6 | everybody else who is late, or whose second visit is due | `middle` |
//!
//! After a contact rules 2 to 6 are silent for seven days, or until the agreed date where that is later; after a failed attempt
//! until the next day, after a skip for seven days, or until the chosen date. Archived and trashed customers never appear.
use super::contact::{ContactIndex, ContactState};
use super::interval::contact_interval_days;
use super::occasion::{OccasionSieve, next_occasion};
use crate::book::Book;
use crate::domain::{Customer, CustomerId, Day, Outcome};
use crate::method::{Figures, OneTimeStage, Standing};
use std::cmp::Reverse;

/// Birthdays are told so many days ahead.
pub const BIRTHDAY_DAYS: i32 = 14;
/// Within so many days a birthday goes before the other rules.
pub const NEAR_BIRTHDAY_DAYS: i32 = 3;

/// Minutes that one task is planned with.
const MINUTES_PER_CALL: u32 = 5;
const MINUTES_PER_GREETING: u32 = 2;
const MINUTES_PER_BATCH_MEMBER: u32 = 1;

/// Somebody to contact.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Task {
    pub customer: CustomerId,
    pub kind: TaskKind,
    /// The day on which it fell or falls due.
    pub due: Day,
    /// Position in [`Book::reminders`], for a reminder set by hand.
    pub reminder: Option<u32>,
    /// Net sales of the window, in minor units: what there is to lose.
    pub at_stake_minor: i64,
}

/// Which rule offers the task.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum TaskKind {
    Reminder,
    FollowUp,
    Birthday,
    KeyDue,
    Slipping,
    Middle,
}

/// The start page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TodayList {
    /// Key customers due, the most money first.
    pub top: Vec<Task>,
    /// Customers slipping away, the most money first.
    pub tail: Vec<Task>,
    /// Reminders and follow-ups due, the oldest first.
    pub follow_ups: Vec<Task>,
    /// Birthdays, the nearest first.
    pub birthdays: Vec<Task>,
    /// The rest, to be handled as one batch, the most money first.
    pub middle: Vec<Task>,
    /// Customers with an attempt today.
    pub done_today: u32,
    pub planned_minutes: u32,
}

impl TodayList {
    /// The number for the tab title: every task outside the middle, and the middle as one.
    pub fn count(&self) -> u32 {
        let single = self.follow_ups.len() + self.birthdays.len() + self.top.len() + self.tail.len();
        single as u32 + u32::from(!self.middle.is_empty())
    }

    /// Every task, in the order of the page.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.follow_ups.iter().chain(&self.birthdays).chain(&self.top).chain(&self.tail).chain(&self.middle)
    }

    fn push(&mut self, task: Task) {
        let list = match task.kind {
            TaskKind::Reminder | TaskKind::FollowUp => &mut self.follow_ups,
            TaskKind::Birthday => &mut self.birthdays,
            TaskKind::KeyDue => &mut self.top,
            TaskKind::Slipping => &mut self.tail,
            TaskKind::Middle => &mut self.middle,
        };
        list.push(task);
    }
}

/// Plans the day. `today` is the day of the figures; the index is up to date with the book.
pub fn plan_today(book: &Book, figures: &Figures, index: &ContactIndex, today: Day) -> TodayList {
    let reminders = reminders_due(book, index, today);
    let planner = Planner { figures, today, sieve: OccasionSieve::new(today, BIRTHDAY_DAYS) };
    let mut list = TodayList { done_today: index.count_attempts_on(today), ..TodayList::default() };
    for (id, customer) in book.present_customers().filter(|(_, customer)| !customer.archived) {
        if let Some(task) = planner.task_of(id, customer, index.of(id), reminders[id.index()]) {
            list.push(task);
        }
    }
    let by_stake = |task: &Task| (Reverse(task.at_stake_minor), task.due, task.customer);
    list.top.sort_unstable_by_key(by_stake);
    list.tail.sort_unstable_by_key(by_stake);
    list.middle.sort_unstable_by_key(by_stake);
    list.follow_ups.sort_unstable_by_key(|task| (task.due, Reverse(task.at_stake_minor), task.customer));
    list.birthdays.sort_unstable_by_key(|task| (task.due, Reverse(task.at_stake_minor), task.customer));
    let calls = (list.top.len() + list.tail.len() + list.follow_ups.len()) as u32;
    list.planned_minutes =
        calls * MINUTES_PER_CALL + list.birthdays.len() as u32 * MINUTES_PER_GREETING + list.middle.len() as u32 * MINUTES_PER_BATCH_MEMBER;
    list
}

/// The oldest open reminder of each customer that is due: (position, day).
fn reminders_due(book: &Book, index: &ContactIndex, today: Day) -> Vec<Option<(u32, Day)>> {
    let mut due: Vec<Option<(u32, Day)>> = vec![None; book.customers().len()];
    for (at, slot) in (0u32..).zip(book.reminders()) {
        let reminder = &slot.value;
        if !slot.live || reminder.done.is_some() || reminder.day > today {
            continue;
        }
        let state = index.of(reminder.customer);
        // Who was reached since has been reminded; who was not is offered again when the pause is over.
        let is_settled =
            state.last_attempt.is_some_and(|(day, outcome)| day >= reminder.day && (outcome == Outcome::Reached || state.is_quiet(today)));
        let is_reached = state.last_contact.is_some_and(|day| day >= reminder.day);
        let place = due.get_mut(reminder.customer.index()).filter(|_| !is_settled && !is_reached);
        if let Some(place) = place.filter(|place| place.is_none_or(|(_, oldest)| reminder.day < oldest)) {
            *place = Some((at, reminder.day));
        }
    }
    due
}

struct Planner<'a> {
    figures: &'a Figures,
    today: Day,
    sieve: OccasionSieve,
}

impl Planner<'_> {
    fn task_of(&self, id: CustomerId, customer: &Customer, state: ContactState, reminder: Option<(u32, Day)>) -> Option<Task> {
        let at_stake_minor = self.figures.columns.net_minor.get(id.index()).copied().unwrap_or_default();
        let task = |kind, due| Task { customer: id, kind, due, reminder: None, at_stake_minor };
        if let Some((at, due)) = reminder {
            return Some(Task { reminder: Some(at), ..task(TaskKind::Reminder, due) });
        }
        if let Some(due) = state.follow_up.filter(|due| *due <= self.today) {
            return Some(task(TaskKind::FollowUp, due));
        }
        if state.is_quiet(self.today) {
            return None;
        }
        let birthday = customer.birthday.filter(|birthday| self.sieve.lets_through(*birthday));
        let occasion = birthday.and_then(|_| next_occasion(customer, self.today)).filter(|occasion| occasion.in_days <= BIRTHDAY_DAYS);
        let greeting = occasion.map(|occasion| task(TaskKind::Birthday, occasion.day));
        if occasion.is_some_and(|occasion| occasion.in_days <= NEAR_BIRTHDAY_DAYS) {
            return greeting;
        }
        let due = self.kind_of(id, state).map(|(kind, due)| task(kind, due));
        match due {
            Some(due) if due.kind != TaskKind::Middle => Some(due),
            _ => greeting.or(due),
        }
    }

    /// Whether the figures make the customer due, by which rule and since when.
    fn kind_of(&self, id: CustomerId, state: ContactState) -> Option<(TaskKind, Day)> {
        let own_standing = *self.figures.columns.standing.get(id.index())?;
        let is_key = self.figures.is_key(id);
        let kind = match own_standing {
            Standing::NoPurchase => return None,
            _ if is_key => TaskKind::KeyDue,
            Standing::Lapsed => TaskKind::Slipping,
            Standing::Late | Standing::OneTime(OneTimeStage::Waiting) => TaskKind::Middle,
            Standing::New | Standing::Resting | Standing::OnTime | Standing::Lost | Standing::OneTime(_) => return None,
        };
        let last_purchase = Day(self.figures.columns.last_day[id.index()]);
        let last_touch = state.last_contact.map_or(last_purchase, |contact| contact.max(last_purchase));
        let due = last_touch.plus_days(contact_interval_days(self.figures, id));
        (due <= self.today).then_some((kind, due))
    }
}
