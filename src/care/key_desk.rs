//! Key accounts (methods 57, 92 to 97, 99 and 100): how each key customer is doing, who knows them, and what to propose.
use super::prospects::is_present;
use super::reviews::{key_customers, latest_reviews};
use crate::book::Book;
use crate::domain::{ClassMark, CustomerId, Day, KeyAccount, Month, Promise, ReviewKind, SalesModel, Visit};
use crate::method::{Account, Figures, Receivables};

/// Days of each of the two halves that are compared.
pub const HALF_DAYS: i32 = 182;
/// Months of the small charts.
pub const MONTHS: usize = 12;
/// A tenth more or less is a trend.
const TREND_PART: i64 = 10;
/// Debts beyond their day by more than this end the first place; by more than the second they freeze the class.
pub const LATE_PAYER_DAYS: i32 = 30;
pub const FROZEN_DAYS: i32 = 60;
/// The talk between owners comes once in so many days.
pub const OWNER_TALK_DAYS: i32 = 365;

/// Where a figure goes.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Trend {
    Up,
    #[default]
    Level,
    Down,
}

impl Trend {
    /// Compares two figures; a tenth is a trend.
    pub const fn of(now: i64, before: i64) -> Self {
        let step = before.abs() / TREND_PART;
        if now > before.saturating_add(step) {
            Self::Up
        } else if now < before.saturating_sub(step) {
            Self::Down
        } else {
            Self::Level
        }
    }
}

/// A customer's last twelve months: half a year against the half before, and month by month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    pub now_minor: i64,
    pub before_minor: i64,
    /// Distinct purchase days.
    pub visits_now: u32,
    pub visits_before: u32,
    /// The oldest first: net sales and purchase days of each month.
    pub months_minor: [i64; MONTHS],
    pub month_visits: [u32; MONTHS],
}

impl Course {
    /// Reads one customer. The last month is that of `today`.
    pub fn of(book: &Book, customer: CustomerId, today: Day) -> Self {
        let columns = book.sales().columns();
        let mut course = Self::default();
        let first_month = today.month().0 - MONTHS as i32 + 1;
        let mut days: Vec<i32> = Vec::new();
        for row in book.sales().rows_of_customer(customer).filter(|row| columns.void[*row] == 0) {
            let (day, amount_minor) = (Day(columns.day[row]), columns.amount_minor[row]);
            let ago = today.days_since(day);
            match ago {
                0..HALF_DAYS => course.now_minor += amount_minor,
                HALF_DAYS..=363 => course.before_minor += amount_minor,
                _ => {}
            }
            if let Some(sum) = usize::try_from(day.month().0 - first_month).ok().and_then(|at| course.months_minor.get_mut(at)) {
                *sum += amount_minor;
            }
            if amount_minor > 0 {
                days.push(day.0);
            }
        }
        days.sort_unstable();
        days.dedup();
        for day in days.into_iter().map(Day) {
            match today.days_since(day) {
                0..HALF_DAYS => course.visits_now += 1,
                HALF_DAYS..=363 => course.visits_before += 1,
                _ => {}
            }
            if let Some(count) = usize::try_from(day.month().0 - first_month).ok().and_then(|at| course.month_visits.get_mut(at)) {
                *count += 1;
            }
        }
        course
    }

    /// The months that the figures stand for, the oldest first.
    pub fn months(today: Day) -> [Month; MONTHS] {
        let first = today.month().0 - MONTHS as i32 + 1;
        std::array::from_fn(|at| Month(first + at as i32))
    }

    /// What a visit is worth now and before.
    pub fn visit_minor(&self) -> (Option<i64>, Option<i64>) {
        let each = |sum_minor: i64, visits: u32| (visits > 0).then(|| sum_minor / i64::from(visits));
        (each(self.now_minor, self.visits_now), each(self.before_minor, self.visits_before))
    }

    /// Development: sales.
    pub const fn development(&self) -> Trend {
        Trend::of(self.now_minor, self.before_minor)
    }

    /// Value: the worth of a visit.
    pub fn value(&self) -> Trend {
        match self.visit_minor() {
            (Some(now), Some(before)) => Trend::of(now, before),
            _ => Trend::Level,
        }
    }

    /// Behaviour: how often they come.
    pub const fn behaviour(&self) -> Trend {
        Trend::of(self.visits_now as i64, self.visits_before as i64)
    }
}

/// What somebody owes and for how many days the oldest of it is beyond its day; `None` where nothing is owed.
pub fn owed(book: &Book, customer: CustomerId, today: Day) -> Option<(i64, i32)> {
    owed_of(&Account::find(book, customer), today)
}

fn owed_of(account: &Account, today: Day) -> Option<(i64, i32)> {
    let oldest = account.charges.first()?;
    (account.balance_minor > 0).then(|| (account.balance_minor, today.days_since(oldest.due).max(0)))
}

/// A proposal that rewards or restrains a key customer; the owner confirms it or lets it be.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Incentive {
    /// Much more than before: let them come first.
    FirstPlace { net_minor: i64, before_minor: i64 },
    /// Pays late: no first place until it is paid.
    StopCredit { owes_minor: i64, days: i32 },
    /// Pays very late: the class is frozen.
    FreezeClass { owes_minor: i64, days: i32 },
}

/// One line of the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskLine {
    pub customer: CustomerId,
    pub account: KeyAccount,
    /// Why they are key, from the last review.
    pub reason: String,
    pub next_review: Option<Day>,
    pub course: Course,
    /// People of the shop who know them, each once.
    pub known_by: Vec<String>,
    pub owes: Option<(i64, i32)>,
    pub incentive: Option<Incentive>,
    /// No talk between owners within a year.
    pub needs_owner_talk: bool,
}

impl DeskLine {
    /// Whether the relation hangs on one person.
    pub fn is_known_by_one(&self) -> bool {
        self.known_by.len() == 1
    }
}

/// Everybody who knows a customer: owner, deputy and whoever is named.
pub fn knowing(account: &KeyAccount) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in account.knowing() {
        if !name.is_empty() && !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// The key customers, those with the most net sales first.
pub fn desk(book: &Book, figures: &Figures, today: Day) -> Vec<DeskLine> {
    let reviews = latest_reviews(book, ReviewKind::Inventory);
    let debts: rustc_hash::FxHashMap<CustomerId, Account> =
        Receivables::find(book, today).debtors.into_iter().map(|debtor| (debtor.customer, debtor.account)).collect();
    let line = |customer: CustomerId| {
        let record = book.find_customer(customer);
        let account = record.and_then(|record| record.key_account.as_deref()).cloned().unwrap_or_default();
        let course = Course::of(book, customer, figures.today);
        let owes = debts.get(&customer).and_then(|account| owed_of(account, today));
        let mark = record.and_then(|record| record.class_override.as_ref()).map(|judgement| judgement.value);
        let review = reviews.get(&customer);
        DeskLine {
            customer,
            known_by: knowing(&account),
            reason: review.map(|review| review.reason.clone()).unwrap_or_default(),
            next_review: review.and_then(|review| review.next),
            incentive: propose(&account, &course, owes, mark),
            needs_owner_talk: !had_owner_talk(book, customer, today),
            account,
            course,
            owes,
        }
    };
    key_customers(book, figures).into_iter().map(line).collect()
}

fn propose(account: &KeyAccount, course: &Course, owes: Option<(i64, i32)>, mark: Option<ClassMark>) -> Option<Incentive> {
    if let Some((owes_minor, days)) = owes {
        if days > FROZEN_DAYS && mark != Some(ClassMark::C) {
            return Some(Incentive::FreezeClass { owes_minor, days });
        }
        if days > LATE_PAYER_DAYS {
            return account.has_green_channel.then_some(Incentive::StopCredit { owes_minor, days });
        }
    }
    let grew = course.before_minor > 0 && course.now_minor.saturating_mul(2) >= course.before_minor.saturating_mul(3);
    let is_new_place = grew && !account.has_green_channel;
    is_new_place.then_some(Incentive::FirstPlace { net_minor: course.now_minor, before_minor: course.before_minor })
}

fn had_owner_talk(book: &Book, customer: CustomerId, today: Day) -> bool {
    let mut talks = book.live_rows::<Visit>().filter(|(_, visit)| visit.customer == customer && visit.is_owner_talk);
    talks.any(|(_, visit)| match visit.done {
        Some(day) => today.days_since(day) < OWNER_TALK_DAYS,
        // One that is planned counts until its day has passed.
        None => visit.due >= today,
    })
}

/// How the shop sells to a customer, where that was said.
pub fn sales_prompt(book: &Book, customer: CustomerId) -> Option<SalesModel> {
    book.find_customer(customer)?.key_account.as_ref()?.sales_model
}

/// One customer who passes to somebody else, with what has to be told.
#[derive(Clone, Debug, PartialEq)]
pub struct HandoverLine {
    pub customer: CustomerId,
    pub reason: String,
    pub preference: String,
    /// Positions of the latest entries of the follow-up book, the latest first.
    pub contacts: Vec<usize>,
    /// Positions of promises that are open.
    pub promises: Vec<u32>,
    pub owes: Option<(i64, i32)>,
    pub has_complaint: bool,
}

/// Talks told on the sheet for each customer.
const TOLD_CONTACTS: usize = 3;

/// Everybody of whom this person takes care, stands in, or is the one who knows them.
pub fn handover(book: &Book, index: &super::ContactIndex, name: &str, today: Day) -> Vec<HandoverLine> {
    let reviews = latest_reviews(book, ReviewKind::Inventory);
    let complaints = super::complaints::open_complaints(book);
    let own = book.present_customers().filter(|(id, customer)| {
        is_present(book, *id) && customer.key_account.as_ref().is_some_and(|account| knowing(account).iter().any(|known| known == name))
    });
    own.map(|(customer, record)| HandoverLine {
        customer,
        reason: reviews.get(&customer).map(|review| review.reason.clone()).unwrap_or_default(),
        preference: record.preference.clone(),
        contacts: index.entries_of(book, customer).take(TOLD_CONTACTS).collect(),
        promises: book
            .live_rows::<Promise>()
            .filter(|(_, promise)| promise.customer == customer && promise.ending.is_none())
            .map(|(at, _)| at)
            .collect(),
        owes: owed(book, customer, today),
        has_complaint: complaints.contains(&customer),
    })
    .collect()
}
