//! Where new customers come from, and what one costs (method 78).
//!
//! New is whoever has the first purchase day of all in the window. What was spent on winning them in the window goes to the source that
//! the spending names, else to that of the customer whom it names; rewards for bringing somebody go to referrals.
//! Cost of one new customer = spent ÷ new customers; without anything noted there is none, rather than a cost of nothing.
use super::figures::Figures;
use crate::book::Book;
use crate::domain::{CustomerId, Day, Source, Spending, SpendingKind};

/// New customers of one source.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct SourceFigures {
    /// `None` is whoever has no source noted, or money for no source in particular.
    pub source: Option<Source>,
    pub new_customers: u32,
    /// Net sales of the window with these customers, in minor units.
    pub net_minor: i64,
    pub spent_minor: i64,
}

impl SourceFigures {
    /// Spent on one new customer, in minor units, rounded; `None` without customers or without spendings.
    pub fn cost_minor(&self) -> Option<i64> {
        let new = i64::from(self.new_customers);
        (new > 0 && self.spent_minor > 0).then(|| self.spent_minor.saturating_add(new / 2) / new)
    }
}

/// Winning customers in the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Acquisition {
    /// First and last day of the window.
    pub from: Day,
    pub today: Day,
    /// Sources with customers or spendings, in the order in which they are offered, those without one last.
    pub sources: Vec<SourceFigures>,
    /// All together; its source means nothing.
    pub total: SourceFigures,
}

impl Acquisition {
    /// Counts the window of the figures.
    pub fn find(book: &Book, figures: &Figures) -> Self {
        let from = figures.today.plus_days(1 - i32::from(figures.window_days));
        Self::between(book, figures, from, figures.today)
    }

    /// Counts other days; money is that of the figures' window.
    pub fn between(book: &Book, figures: &Figures, from: Day, to: Day) -> Self {
        let mut all: Vec<SourceFigures> = Source::ALL.into_iter().map(|source| of_source(Some(source))).collect();
        all.push(of_source(None));
        let place = |source: Option<Source>| {
            source.and_then(|source| Source::ALL.iter().position(|known| *known == source)).unwrap_or(Source::ALL.len())
        };
        let columns = &figures.columns;
        for (at, slot) in book.customers().iter().enumerate() {
            if is_new(figures, at, from, to) {
                let entry = &mut all[place(slot.value.source)];
                entry.new_customers += 1;
                entry.net_minor = entry.net_minor.saturating_add(columns.net_minor[at]);
            }
        }
        for spending in book.spendings().iter().filter(|slot| slot.live).map(|slot| &slot.value) {
            if let Some(source) = won_by(book, spending).filter(|_| from <= spending.day && spending.day <= to) {
                let entry = &mut all[place(source)];
                entry.spent_minor = entry.spent_minor.saturating_add(spending.amount_minor);
            }
        }
        let mut total = of_source(None);
        for entry in &all {
            total.new_customers += entry.new_customers;
            total.net_minor = total.net_minor.saturating_add(entry.net_minor);
            total.spent_minor = total.spent_minor.saturating_add(entry.spent_minor);
        }
        all.retain(|entry| entry.new_customers > 0 || entry.spent_minor != 0);
        Self { from, today: to, sources: all, total }
    }

    /// The new customers of one source.
    pub fn people(&self, book: &Book, figures: &Figures, source: Option<Source>) -> Vec<CustomerId> {
        let is_one = |at: &usize| is_new(figures, *at, self.from, self.today) && book.customers()[*at].value.source == source;
        (0..book.customers().len()).filter(is_one).map(|at| CustomerId(at as u32)).collect()
    }

    /// All new customers.
    pub fn new_people(&self, figures: &Figures) -> Vec<CustomerId> {
        let all = 0..figures.columns.counted.len();
        all.filter(|at| is_new(figures, *at, self.from, self.today)).map(|at| CustomerId(at as u32)).collect()
    }

    /// Whether any new customer has a source noted.
    pub fn has_sources(&self) -> bool {
        self.sources.iter().any(|entry| entry.source.is_some() && entry.new_customers > 0)
    }

    /// The source whose new customers cost least, where at least two have a cost.
    pub fn cheapest(&self) -> Option<SourceFigures> {
        let known = self.sources.iter().filter(|entry| entry.source.is_some() && entry.cost_minor().is_some());
        (known.clone().count() > 1).then(|| known.min_by_key(|entry| entry.cost_minor()).copied()).flatten()
    }
}

fn of_source(source: Option<Source>) -> SourceFigures {
    SourceFigures { source, ..SourceFigures::default() }
}

fn is_new(figures: &Figures, at: usize, from: Day, to: Day) -> bool {
    let columns = &figures.columns;
    let is_buyer = columns.counted.get(at).copied().unwrap_or(false) && columns.visits[at] > 0;
    is_buyer && (from.0..=to.0).contains(&columns.first_day[at])
}

/// The source that a spending won customers by; nothing where it did not win any.
fn won_by(book: &Book, spending: &Spending) -> Option<Option<Source>> {
    let of_customer = || spending.customer.and_then(|id| book.find_customer(id)).and_then(|customer| customer.source);
    match spending.kind {
        SpendingKind::Acquisition => Some(spending.source.or_else(of_customer)),
        SpendingKind::ReferralReward => Some(Some(Source::Referral)),
        _ => None,
    }
}
