//! What changed in one month (methods 15 and 49), in the order of the five words: understand, analyse, select, acquire, keep.
//!
//! Figures are compared between the end of the month before and the end of this one, or today while it is not over. What
//! was written down is counted by the day on which it was written.
use super::abc::Class;
use super::acquisition::{Acquisition, SourceFigures};
use super::cadence::Standing;
use super::figures::Figures;
use super::monthly::ShopMonths;
use super::retention::{Keeping, Retention};
use super::rfm::Group;
use crate::book::{ActKind, Book, RecordChange, RecordLabel};
use crate::domain::{CustomerId, Day, Decision, Month, Outcome};

/// Days after which a decision without an action wants attention (method 63).
pub const DECISION_DAYS: i32 = 14;

/// What was written down in a month.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Written {
    /// Records of customers made.
    pub customers: u32,
    /// Records completed or corrected.
    pub edits: u32,
    /// Contacts in which somebody was reached.
    pub reached: u32,
    /// Contacts in vain and notes.
    pub other_contacts: u32,
    /// What customers expect or got.
    pub ratings: u32,
    pub reminders: u32,
}

impl Written {
    /// Whether nothing was written down.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The size of a group then and now.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct GroupChange {
    pub group: Group,
    pub then: u32,
    pub now: u32,
}

/// A customer whose class has changed.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct ClassStep {
    pub customer: CustomerId,
    pub from: Class,
    pub to: Class,
    pub net_now_minor: i64,
}

impl ClassStep {
    /// Whether the customer rose.
    pub fn is_up(&self) -> bool {
        self.to < self.from
    }
}

/// The whole month.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthReview {
    pub month: Month,
    /// The last day that counts.
    pub until: Day,
    pub is_over: bool,
    pub written: Written,
    /// Key customers of whom neither a phone nor a channel is known.
    pub unreachable_keys: Vec<CustomerId>,
    /// All eight groups.
    pub groups: Vec<GroupChange>,
    /// Those with another class, the largest by net sales first; empty where the shop is or was too small for letters.
    pub steps: Vec<ClassStep>,
    pub keys: u32,
    /// Share of the key customers in net sales of all customers, 0 to 1.
    pub key_share: f64,
    pub keys_gained: Vec<CustomerId>,
    pub keys_lost: Vec<CustomerId>,
    /// New customers of the month by source, and what was spent on winning them.
    pub acquisition: Acquisition,
    pub new_customers: Vec<CustomerId>,
    pub keeping: Option<Keeping>,
    /// Lapsed or lost at the end of the month and not at its start, the largest by net sales first.
    pub slipped: Vec<CustomerId>,
}

impl MonthReview {
    /// Reviews a month of the table; two passes over the rows, three for a month that is over. `figures` are those of today.
    pub fn find(book: &Book, figures: &Figures, shop: &ShopMonths, retention: &Retention, month: Month) -> Self {
        let (first, last) = (month.first_day(), month.last_day());
        let until = last.min(figures.today);
        let then = Figures::classify(book, Day(first.0.saturating_sub(1)));
        let own;
        let now = if until == figures.today {
            figures
        } else {
            own = Figures::classify(book, until);
            &own
        };
        let acquisition = Acquisition::between(book, now, first, until);
        let (keys_then, keys_now) = (keys(&then), keys(now));
        let key_net: i64 = keys_now.iter().map(|id| now.columns.net_minor[id.index()]).fold(0, i64::saturating_add);
        let all_net = now.concentration.net_minor;
        Self {
            month,
            until,
            is_over: shop.months.iter().position(|known| known.month == month).is_some_and(|place| shop.is_over(place)),
            written: written(book, first, last),
            unreachable_keys: keys_now.iter().copied().filter(|id| is_unreachable(book, *id)).collect(),
            groups: groups(&then, now),
            steps: steps(&then, now),
            keys: keys_now.len() as u32,
            key_share: if all_net > 0 { key_net as f64 / all_net as f64 } else { 0.0 },
            keys_gained: keys_now.iter().copied().filter(|id| !then.is_key(*id)).collect(),
            keys_lost: keys_then.into_iter().filter(|id| !now.is_key(*id)).collect(),
            new_customers: acquisition.new_people(now),
            acquisition,
            keeping: retention.months.iter().find(|keeping| keeping.month == month).copied(),
            slipped: slipped(&then, now),
        }
    }

    /// New customers with a source, the most first.
    pub fn sources(&self) -> Vec<SourceFigures> {
        let mut sources: Vec<SourceFigures> = self.acquisition.sources.iter().copied().filter(|entry| entry.new_customers > 0).collect();
        sources.sort_by_key(|entry| std::cmp::Reverse(entry.new_customers));
        sources
    }
}

/// How a decision stands.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum DecisionState {
    /// Acted on that day.
    Done(Day),
    /// So many days are left.
    Waiting { days_left: i32 },
    /// Without an action for so many days, which is more than [`DECISION_DAYS`].
    Overdue { days: i32 },
}

/// How a decision stands on a day.
pub fn decision_state(decision: &Decision, today: Day) -> DecisionState {
    let days = today.days_since(decision.made_on);
    match decision.acted_on {
        Some(day) => DecisionState::Done(day),
        None if days > DECISION_DAYS => DecisionState::Overdue { days },
        None => DecisionState::Waiting { days_left: DECISION_DAYS - days.max(0) },
    }
}

fn keys(figures: &Figures) -> Vec<CustomerId> {
    (0..figures.columns.counted.len() as u32).map(CustomerId).filter(|id| figures.is_key(*id)).collect()
}

fn is_unreachable(book: &Book, id: CustomerId) -> bool {
    book.find_customer(id).is_some_and(|customer| customer.phones.is_empty() && customer.channels.is_empty())
}

fn groups(then: &Figures, now: &Figures) -> Vec<GroupChange> {
    let mut groups: Vec<GroupChange> = Group::ALL.into_iter().map(|group| GroupChange { group, then: 0, now: 0 }).collect();
    for group in then.columns.group.iter().flatten() {
        groups[*group as usize].then += 1;
    }
    for group in now.columns.group.iter().flatten() {
        groups[*group as usize].now += 1;
    }
    groups
}

fn steps(then: &Figures, now: &Figures) -> Vec<ClassStep> {
    if then.classes.is_ranking || now.classes.is_ranking {
        return Vec::new();
    }
    let pairs = then.columns.class.iter().zip(&now.columns.class).enumerate();
    let moved = pairs.filter(|(_, (from, to))| from != to);
    let mut steps: Vec<ClassStep> = moved
        .map(|(at, (from, to))| ClassStep {
            customer: CustomerId(at as u32),
            from: *from,
            to: *to,
            net_now_minor: now.columns.net_minor[at],
        })
        .collect();
    steps.sort_by_key(|step| std::cmp::Reverse(step.net_now_minor));
    steps
}

fn slipped(then: &Figures, now: &Figures) -> Vec<CustomerId> {
    let is_gone = |standing: Standing| matches!(standing, Standing::Lapsed | Standing::Lost);
    let pairs = then.columns.standing.iter().zip(&now.columns.standing).enumerate();
    let gone = pairs.filter(|(at, (then, now_))| !is_gone(**then) && is_gone(**now_) && now.columns.is_customer[*at]);
    let mut slipped: Vec<CustomerId> = gone.map(|(at, _)| CustomerId(at as u32)).collect();
    slipped.sort_by_key(|id| std::cmp::Reverse(now.columns.net_minor[id.index()]));
    slipped
}

fn written(book: &Book, first: Day, last: Day) -> Written {
    let is_in = |day: Day| first <= day && day <= last;
    let made = book.customers().iter().filter(|slot| slot.live && slot.value.created.is_some_and(is_in));
    let mut written = Written { customers: made.count() as u32, ..Written::default() };
    let standing = book.history().entries().iter().filter(|entry| is_in(entry.day) && entry.undone_by.is_none());
    for entry in standing {
        match entry.kind {
            ActKind::EditCustomer(_) => written.edits += 1,
            ActKind::AddReminder { .. } | ActKind::ChangeRecord { change: RecordChange::Added, what: RecordLabel::Routine(_) } => {
                written.reminders += 1
            }
            _ => {}
        }
    }
    for contact in book.interactions().iter().filter(|slot| slot.live && is_in(slot.value.day)) {
        if contact.value.outcome == Outcome::Reached { written.reached += 1 } else { written.other_contacts += 1 }
    }
    let rated = |slot: &&crate::book::Slot<crate::domain::Rating>| {
        slot.live && [slot.value.expected_on, slot.value.got_on].into_iter().flatten().any(is_in)
    };
    written.ratings = book.ratings().iter().filter(rated).count() as u32;
    written
}
