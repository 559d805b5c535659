//! Classes on earlier days (methods 37 and 51): one pass over the rows for all days, then the lines of each day.
//!
//! Each day is classed by its own window and by the present settings; rows after the day do not exist yet, and a sale that a
//! later one takes back stands until that later one.
use super::abc::{Class, Classes, sort_descending};
use super::classify::{ClassifyConfig, is_counted};
use super::net_sales::{Span, VOID, gather_one, reversal_days};
use crate::book::Book;
use crate::domain::{CustomerId, Day, Month};

/// The class of every customer on some days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClassHistory {
    /// Ascending.
    pub days: Vec<Day>,
    /// The lines of each day; the ranking is kept only where it is needed.
    pub lines: Vec<Classes>,
    /// `classes[day][customer]`.
    pub classes: Vec<Vec<Class>>,
    window_days: u16,
}

/// The class of one customer at one time.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct ClassThen {
    pub day: Day,
    pub class: Class,
    /// Net sales of the window that ended on the day, in minor units.
    pub net_minor: i64,
    /// Least net sales of class A and of class B on the day.
    pub cut_a_minor: Option<i64>,
    pub cut_b_minor: Option<i64>,
}

/// The ends of the latest `months` months before today's, the oldest first.
pub fn month_ends(today: Day, months: usize) -> Vec<Day> {
    let this = today.month().0;
    (1..=months as i32).rev().map(|back| Month(this - back).last_day()).filter(|day| *day < today).collect()
}

impl ClassHistory {
    /// Classes everybody on these days. Linear in rows, and in customers for each day.
    pub fn build(book: &Book, mut days: Vec<Day>) -> Self {
        days.sort_unstable();
        days.dedup();
        let config = ClassifyConfig::of(book.settings());
        let counted: Vec<bool> = book.customers().iter().map(is_counted).collect();
        let mut sums = Sums::of(book, &counted, &days, config.window_days);
        let mut history = Self { window_days: config.window_days, ..Self::default() };
        let mut nets_minor = Vec::with_capacity(counted.len());
        for at in 0..days.len() {
            let now = sums.advance(at);
            nets_minor.clear();
            nets_minor.extend(now.iter().filter(|sum| sum.is_classed()).map(|sum| sum.net_minor));
            sort_descending(&mut nets_minor);
            let mut lines = Classes::find(&nets_minor, config.class_cuts);
            history
                .classes
                .push(now.iter().map(|sum| if sum.is_classed() { lines.class_of(sum.net_minor) } else { Class::None }).collect());
            if !lines.is_ranking {
                lines.ranking_minor = Vec::new();
            }
            history.lines.push(lines);
        }
        history.days = days;
        history
    }

    /// Brings one customer up to date after an act; the lines stay as they are.
    pub fn update(&mut self, book: &Book, customer: CustomerId) {
        for at in 0..self.days.len() {
            let class = self.then(book, customer, at).class;
            let classes = &mut self.classes[at];
            classes.resize(book.customers().len().max(classes.len()), Class::None);
            if let Some(place) = classes.get_mut(customer.index()) {
                *place = class;
            }
        }
    }

    /// The class of a customer on one of the days.
    pub fn class_on(&self, customer: CustomerId, day: Day) -> Option<Class> {
        let at = self.days.binary_search(&day).ok()?;
        self.classes[at].get(customer.index()).copied()
    }

    /// One customer on all days, the oldest first, with what made the class.
    pub fn of(&self, book: &Book, customer: CustomerId) -> Vec<ClassThen> {
        (0..self.days.len()).map(|at| self.then(book, customer, at)).collect()
    }

    /// One customer on one of the days.
    pub fn on(&self, book: &Book, customer: CustomerId, day: Day) -> Option<ClassThen> {
        self.days.binary_search(&day).ok().map(|at| self.then(book, customer, at))
    }

    fn then(&self, book: &Book, customer: CustomerId, at: usize) -> ClassThen {
        let (day, lines) = (self.days[at], &self.lines[at]);
        let is_counted = book.customers().get(customer.index()).is_some_and(is_counted);
        let money =
            if is_counted { gather_one(book, customer, Span::new(day, self.window_days), &mut Vec::new()) } else { Default::default() };
        ClassThen {
            day,
            class: if money.is_classed() { lines.class_of(money.net_minor) } else { Class::None },
            net_minor: money.net_minor,
            cut_a_minor: lines.cut_a_minor,
            cut_b_minor: lines.cut_b_minor,
        }
    }
}

/// Money and rows of one customer in the window of a day, as a difference to the day before or as a sum.
#[derive(Copy, Clone, Default)]
struct Sum {
    net_minor: i64,
    /// Rows that were not taken back.
    rows: i32,
}

impl Sum {
    fn is_classed(self) -> bool {
        self.rows > 0 || self.net_minor != 0
    }

    fn add(&mut self, amount_minor: i64, rows: i32) {
        self.net_minor = self.net_minor.wrapping_add(amount_minor);
        self.rows += rows;
    }
}

/// `steps[day × customers + customer]`: what enters less what leaves on the way from the day before.
struct Sums {
    customers: usize,
    steps: Vec<Sum>,
    now: Vec<Sum>,
}

impl Sums {
    fn of(book: &Book, counted: &[bool], days: &[Day], window_days: u16) -> Self {
        let customers = counted.len();
        let mut sums = Self { customers, steps: vec![Sum::default(); customers * (days.len() + 1)], now: vec![Sum::default(); customers] };
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return sums };
        let (from, until) = (Span::new(*first, window_days).window_first, last.0);
        let columns = book.sales().columns();
        let taken_back = reversal_days(book);
        // For each day: the first of the days that sees it, and the first that does so no more.
        let seen: Vec<(u16, u16)> = (from..=until)
            .map(|row_day| {
                let enters = days.partition_point(|day| day.0 < row_day);
                let leaves = days.partition_point(|day| Span::new(*day, window_days).window_first <= row_day);
                (enters as u16, leaves as u16)
            })
            .collect();
        for row in 0..columns.len() {
            let (customer, day) = (columns.customer[row] as usize, columns.day[row]);
            if columns.void[row] == VOID || day < from || day > until || !counted.get(customer).copied().unwrap_or(false) {
                continue;
            }
            let (enters, leaves) = seen[(day - from) as usize];
            let amount_minor = columns.amount_minor[row];
            // A row counts as activity until the sale is taken back; what takes it back never does.
            let taken_back = if taken_back.is_empty() { None } else { taken_back.get(&columns.receipt[row]) };
            let idle = taken_back.map_or(leaves, |since| (days.partition_point(|day| day.0 < *since) as u16).clamp(enters, leaves));
            let mut step =
                |at: u16, amount_minor: i64, rows: i32| sums.steps[usize::from(at) * customers + customer].add(amount_minor, rows);
            step(enters, amount_minor, 1);
            step(idle, 0, -1);
            step(leaves, amount_minor.wrapping_neg(), 0);
        }
        sums
    }

    /// The sums of one day; days are asked for in order.
    fn advance(&mut self, at: usize) -> &[Sum] {
        let steps = &self.steps[at * self.customers..][..self.customers];
        self.now.iter_mut().zip(steps).for_each(|(now, step)| now.add(step.net_minor, step.rows));
        &self.now
    }
}
