//! All figures of a shop for one day: columns for the customers, and what holds for the whole shop.
use super::abc::{Class, Classes};
use super::cadence::{Cadences, Rhythm, Standing, standing_of_ratio};
use super::concentration::Concentration;
use super::marks::Marks;
use super::net_sales::{Money, Span};
use super::quadrant::{Corner, Loyalty};
use super::reorder::Reorders;
use super::rfm::{Group, Rfm, Scores};
use super::season::{Pace, Season};
use crate::domain::{ClassMark, CustomerId, Day};

/// Every figure of a shop as of one day. Made by [`Figures::classify`](super::Figures::classify), kept fresh by
/// [`Figures::refresh`](super::Figures::refresh).
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    pub today: Day,
    /// Length of the window of money figures, in days; `today` is its last day.
    pub window_days: u16,
    pub totals: Totals,
    pub classes: Classes,
    pub concentration: Concentration,
    pub rfm: Rfm,
    pub cadences: Cadences,
    pub columns: CustomerColumns,
    /// What customers are expected to need again.
    pub reorders: Reorders,
    /// Customers refreshed since the last full pass; shop-level boundaries are as old as that.
    pub refreshed: u32,
    /// Walk-ins and customers that do not count.
    pub(super) anonymous: Money,
}

/// Sums over the shop.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Totals {
    /// Customers who are no prospects, not in the trash; archived ones included.
    pub customers: u32,
    /// Of these, those with a purchase day.
    pub buyers: u32,
    /// Those with a sale or a refund in the window.
    pub active: u32,
    /// Receipts with a purchase of all time, walk-ins included; those that were taken back are not.
    pub sales: u32,
    /// Net sales of the window, walk-ins included, in minor units.
    pub net_minor: i64,
    /// Net sales of all time, walk-ins included.
    pub net_all_minor: i64,
    /// Part of `net_minor` that belongs to no customer.
    pub walk_in_net_minor: i64,
}

/// One entry a customer in every column, by [`CustomerId::index`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomerColumns {
    /// Whether the customer counts: live and not in the trash.
    pub counted: Vec<bool>,
    /// Net sales of the window, in minor units.
    pub net_minor: Vec<i64>,
    /// Net sales of all time, in minor units.
    pub net_all_minor: Vec<i64>,
    /// Receipts with a purchase, of all time.
    pub receipts: Vec<u32>,
    /// Distinct purchase days of all time.
    pub visits: Vec<u32>,
    /// First purchase day; meaningless without a visit.
    pub first_day: Vec<i32>,
    /// Last purchase day; meaningless without a visit.
    pub last_day: Vec<i32>,
    pub class: Vec<Class>,
    pub scores: Vec<Scores>,
    pub group: Vec<Option<Group>>,
    /// Personal cadence in days; 0 where there is none.
    pub cadence_days: Vec<f32>,
    /// Days since the last purchase ÷ cadence; 0 where there is no cadence, and for seasonal customers out of season.
    pub overdue_ratio: Vec<f32>,
    pub standing: Vec<Standing>,
    pub corner: Vec<Option<Corner>>,
    /// The months of seasonal customers.
    pub season: Vec<Option<Season>>,
    /// Gaps in short, from which loyalty is read.
    pub rhythm: Vec<Rhythm>,
    /// The owner's own word over class, attitude and corner.
    pub marks: Vec<Marks>,
    /// Whether the customer is one: counted, and no prospect.
    pub is_customer: Vec<bool>,
    /// Sale or refund in the window.
    pub(super) active: Vec<bool>,
}

/// The figures of one customer.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct CustomerFigures {
    /// Net sales of the window, in minor units.
    pub net_minor: i64,
    /// Net sales of all time, in minor units.
    pub net_all_minor: i64,
    /// Receipts with a purchase, of all time.
    pub receipts: u32,
    /// Distinct purchase days of all time.
    pub visits: u32,
    pub first_day: Option<Day>,
    pub last_day: Option<Day>,
    pub class: Class,
    /// All 0 without a purchase.
    pub scores: Scores,
    pub group: Option<Group>,
    /// `None` for one-time buyers.
    pub cadence_days: Option<f32>,
    /// `None` for one-time buyers.
    pub overdue_ratio: Option<f32>,
    pub standing: Standing,
    pub corner: Option<Corner>,
    /// `None` for those who come all the year round.
    pub season: Option<Season>,
    /// Gaps in short.
    pub rhythm: Rhythm,
}

impl CustomerFigures {
    /// Average spend on a purchase day, in minor units, rounded down; `None` without a purchase.
    pub fn average_spend_minor(&self) -> Option<i64> {
        (self.visits > 0).then(|| self.net_all_minor.div_euclid(i64::from(self.visits)))
    }

    /// The same unrounded and never below nothing, for what is multiplied further: rounding comes once, at the end.
    pub(super) fn mean_spend(&self) -> Option<f64> {
        (self.visits > 0).then(|| self.net_all_minor.max(0) as f64 / f64::from(self.visits))
    }

    /// Days from the last purchase to `today`.
    pub fn days_since(&self, today: Day) -> Option<i32> {
        self.last_day.map(|last| today.days_since(last))
    }
}

impl Figures {
    /// The figures of one customer; those of nobody where the customer is unknown.
    pub fn of(&self, customer: CustomerId) -> CustomerFigures {
        let (columns, at) = (&self.columns, customer.index());
        if at >= columns.counted.len() {
            return CustomerFigures::default();
        }
        let has_visit = columns.visits[at] > 0;
        let some_days = |days: f32| (days > 0.0).then_some(days);
        let cadence_days = some_days(columns.cadence_days[at]);
        CustomerFigures {
            net_minor: columns.net_minor[at],
            net_all_minor: columns.net_all_minor[at],
            receipts: columns.receipts[at],
            visits: columns.visits[at],
            first_day: has_visit.then_some(Day(columns.first_day[at])),
            last_day: has_visit.then_some(Day(columns.last_day[at])),
            class: columns.class[at],
            scores: columns.scores[at],
            group: columns.group[at],
            cadence_days,
            overdue_ratio: cadence_days.map(|_| columns.overdue_ratio[at]),
            standing: columns.standing[at],
            corner: columns.corner[at],
            season: columns.season[at],
            rhythm: columns.rhythm[at],
        }
    }

    /// Whether the customer is one of the key customers: class A, or in a small shop one of those who bring the same share.
    /// The owner's own word over the class counts here too.
    pub fn is_key(&self, customer: CustomerId) -> bool {
        let at = customer.index();
        if let Some(mark) = self.columns.marks.get(at).and_then(|marks| marks.class) {
            return mark == ClassMark::A;
        }
        self.columns.active.get(at).copied().unwrap_or(false) && self.classes.is_key(self.columns.net_minor[at])
    }

    pub(super) fn span(&self) -> Span {
        Span::new(self.today, self.window_days)
    }

    /// Writes every figure of one customer by the present boundaries of the shop.
    pub(super) fn fill(&mut self, at: usize, money: Money, pace: Pace) {
        let Pace { visits, rhythm, .. } = pace;
        let days_since = self.today.0.saturating_sub(pace.last);
        let class = if money.is_classed() { self.classes.class_of(money.net_minor) } else { Class::None };
        let cadence = self.cadences.cadence_days(rhythm).filter(|_| visits > 1);
        let ratio = cadence.map(|cadence| if pace.is_resting { 0.0 } else { f64::from(pace.waited_days) / cadence });
        let standing = match (visits, ratio) {
            (0, _) => Standing::NoPurchase,
            _ if pace.is_resting => Standing::Resting,
            (_, Some(ratio)) => standing_of_ratio(ratio),
            (_, None) => self.cadences.second.standing(days_since),
        };
        let is_buyer = visits > 0;
        let is_high = money.is_classed() && self.classes.is_key(money.net_minor);
        let loyalty = Loyalty::of(visits, self.today.0.saturating_sub(pace.first), rhythm, standing);
        let scores = if is_buyer { self.rfm.scores(days_since, visits, money.net_minor) } else { Scores::default() };
        let columns = &mut self.columns;
        columns.net_minor[at] = money.net_minor;
        columns.net_all_minor[at] = money.net_all_minor;
        columns.receipts[at] = money.receipts;
        columns.active[at] = money.is_classed();
        columns.visits[at] = visits;
        columns.first_day[at] = pace.first;
        columns.last_day[at] = pace.last;
        columns.season[at] = pace.season;
        columns.rhythm[at] = rhythm;
        columns.class[at] = class;
        columns.scores[at] = scores;
        columns.group[at] = is_buyer.then(|| self.rfm.group(scores));
        columns.cadence_days[at] = cadence.unwrap_or_default() as f32;
        columns.overdue_ratio[at] = ratio.unwrap_or_default() as f32;
        columns.standing[at] = standing;
        columns.corner[at] = is_buyer.then(|| Corner::of(is_high, loyalty.is_loyal()));
    }
}

impl CustomerColumns {
    pub(super) fn resize(&mut self, customers: usize) {
        self.counted.resize(customers, false);
        self.net_minor.resize(customers, 0);
        self.net_all_minor.resize(customers, 0);
        self.receipts.resize(customers, 0);
        self.visits.resize(customers, 0);
        self.first_day.resize(customers, 0);
        self.last_day.resize(customers, 0);
        self.class.resize(customers, Class::None);
        self.scores.resize(customers, Scores::default());
        self.group.resize(customers, None);
        self.cadence_days.resize(customers, 0.0);
        self.overdue_ratio.resize(customers, 0.0);
        self.standing.resize(customers, Standing::NoPurchase);
        self.corner.resize(customers, None);
        self.season.resize(customers, None);
        self.rhythm.resize(customers, Rhythm::default());
        self.marks.resize(customers, Marks::default());
        self.is_customer.resize(customers, false);
        self.active.resize(customers, false);
    }
}
