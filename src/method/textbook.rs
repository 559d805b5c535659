//! The shop's own versions of three textbook figures (method 82); each only where its data allow it, else what is missing.
//!
//! - **Selling succeeds** (textbook: 15 % with new people, 50 % with old customers): of the attempts in the window, those after which
//!   the person bought within 30 days, the day itself included. An attempt is a contact in which somebody was reached outside the shop;
//!   further contacts within its 30 days belong to it; one that has not had its 30 days is left out. Old is whoever had
//!   bought before the day.
//! - **Winning costs** (textbook: five times keeping): spent on winning in the window ÷ new customers, against spent on keeping (care,
//!   points, minutes with old customers at the owner's rate) ÷ customers of before who bought in the window.
//! - **Less churn** (textbook: 5 points less bring 25 to 85 % more profit): churn of a year as in [`ShopMonths::year_kept`]. A
//!   customer stays 1 ÷ churn years, so 5 points less lengthen that, and what a customer brings, by churn ÷ (churn − 0.05) − 1. In a
//!   year they keep 5 of 100 customers more, each worth the average of those who stayed.
use super::acquisition::Acquisition;
use super::figures::Figures;
use super::monthly::ShopMonths;
use super::net_sales::{mark_paired, paired_receipts};
use crate::book::Book;
use crate::domain::{InteractionKind, SpendingKind};

/// Days that an attempt has.
pub const ATTEMPT_DAYS: i32 = 30;
/// Attempts on either side, and customers of a year, from which a share says something.
pub const MIN_CASES: u32 = 20;
/// The textbook's improvement, as a share of customers.
pub const LESS_CHURN: f64 = 0.05;

/// Attempts and those that ended in a purchase.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Attempts {
    pub made: u32,
    pub bought: u32,
}

impl Attempts {
    /// 0 to 1.
    pub fn rate(self) -> f64 {
        f64::from(self.bought) / f64::from(self.made.max(1))
    }
}

/// Success of selling.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Success {
    pub old: Attempts,
    pub new: Attempts,
}

/// Cost of winning one customer against that of keeping one.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct WinKeep {
    pub new_customers: u32,
    pub won_minor: i64,
    pub kept_customers: u32,
    pub keeping_minor: i64,
}

impl WinKeep {
    /// Cost of winning one, of keeping one, and their ratio; `None` where one side has no customers or nothing was spent.
    pub fn costs(&self) -> Option<(i64, i64, f64)> {
        let is_told = self.new_customers > 0 && self.kept_customers > 0 && self.won_minor > 0 && self.keeping_minor > 0;
        is_told.then(|| {
            let (win, keep) =
                (self.won_minor as f64 / f64::from(self.new_customers), self.keeping_minor as f64 / f64::from(self.kept_customers));
            (win.round() as i64, keep.round() as i64, win / keep)
        })
    }
}

/// What five points less churn would bring.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct LessChurn {
    /// Customers of the year before, and those of them who stayed.
    pub customers: u32,
    pub kept: u32,
    /// Net sales of the window with one who stayed, in minor units.
    pub average_minor: i64,
    /// Five of 100 customers times the average, in minor units.
    pub gain_minor: i64,
    /// Part of the window's net sales with customers, 0 to 1; `None` where those are not above zero.
    pub gain_share: Option<f64>,
    /// Longer relationship, as a share: 0.25 is a quarter longer.
    pub longer: f64,
}

impl LessChurn {
    /// Lost within the year, 0 to 1.
    pub fn churn(&self) -> f64 {
        1.0 - f64::from(self.kept) / f64::from(self.customers.max(1))
    }
}

/// Why the third figure cannot be told.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum NoChurn {
    /// Fewer than two full years of log.
    TooShort,
    /// Fewer customers in the first of the two years than [`MIN_CASES`].
    TooFew { customers: u32 },
    /// Churn is at most five points already.
    Low { customers: u32, kept: u32 },
}

/// All three.
#[derive(Clone, Debug, PartialEq)]
pub struct Textbook {
    pub success: Success,
    pub costs: WinKeep,
    pub churn: Result<LessChurn, NoChurn>,
}

impl Textbook {
    /// Computes the three from the window of the figures and from the months, of which there must be 25 for the third.
    pub fn find(book: &Book, figures: &Figures, shop: &ShopMonths, acquisition: &Acquisition) -> Self {
        Self { success: success(book, figures), costs: win_keep(book, figures, acquisition), churn: less_churn(figures, shop) }
    }
}

impl Success {
    /// Whether both sides have enough attempts.
    pub fn is_told(&self) -> bool {
        self.old.made >= MIN_CASES && self.new.made >= MIN_CASES
    }
}

fn success(book: &Book, figures: &Figures) -> Success {
    let attempts = attempts(book, figures);
    if attempts.is_empty() {
        return Success::default();
    }
    // Attempts of customer `c` are `attempts[starts[c]..starts[c + 1]]`.
    let customers = figures.columns.counted.len() as u32;
    let starts: Vec<usize> = (0..=customers).map(|at| attempts.partition_point(|attempt| attempt.0 < at)).collect();
    let mut bought = vec![false; attempts.len()];
    let columns = book.sales().columns();
    let paired = paired_receipts(book, figures.today);
    let states = mark_paired(columns, &paired);
    let states = states.as_deref().unwrap_or(&columns.void);
    for (row, _) in states.iter().enumerate().filter(|(_, state)| **state == 0) {
        let (at, day) = (columns.customer[row] as usize, columns.day[row]);
        if at >= customers as usize || starts[at] == starts[at + 1] || columns.amount_minor[row] < 0 || day > figures.today.0 {
            continue;
        }
        let own = starts[at]..starts[at + 1];
        let next = attempts[own.clone()].partition_point(|attempt| attempt.1 <= day);
        // Attempts of one customer lie further apart than their days: only the last one before the purchase can have it.
        if let Some(last) = next.checked_sub(1).map(|last| own.start + last).filter(|last| day <= attempts[*last].1 + ATTEMPT_DAYS) {
            bought[last] = true;
        }
    }
    let mut success = Success::default();
    for ((customer, day), bought) in attempts.into_iter().zip(bought) {
        let at = customer as usize;
        let is_old = figures.columns.visits[at] > 0 && figures.columns.first_day[at] < day;
        let side = if is_old { &mut success.old } else { &mut success.new };
        side.made += 1;
        side.bought += u32::from(bought);
    }
    success
}

/// Customer and day of every attempt, ascending; further contacts within its days belong to it.
fn attempts(book: &Book, figures: &Figures) -> Vec<(u32, i32)> {
    let span = figures.span();
    let mut attempts: Vec<(u32, i32)> = Vec::new();
    for contact in book.interactions().iter().filter(|slot| slot.live).map(|slot| &slot.value) {
        let is_attempt = contact.outcome.is_contact() && contact.kind != InteractionKind::InShop;
        let is_ripe = span.is_in_window(contact.day.0) && contact.day.plus_days(ATTEMPT_DAYS) <= figures.today;
        if is_attempt && is_ripe && figures.columns.counted.get(contact.customer.index()).copied().unwrap_or(false) {
            attempts.push((contact.customer.0, contact.day.0));
        }
    }
    attempts.sort_unstable();
    let mut kept: Vec<(u32, i32)> = Vec::with_capacity(attempts.len());
    for (customer, day) in attempts {
        if !kept.last().is_some_and(|last| last.0 == customer && day <= last.1 + ATTEMPT_DAYS) {
            kept.push((customer, day));
        }
    }
    kept
}

fn win_keep(book: &Book, figures: &Figures, acquisition: &Acquisition) -> WinKeep {
    let (span, columns) = (figures.span(), &figures.columns);
    let is_old = |at: usize| {
        columns.counted.get(at).copied().unwrap_or(false) && columns.visits[at] > 0 && columns.first_day[at] < span.window_first
    };
    let kept = (0..columns.counted.len()).filter(|at| is_old(*at) && columns.last_day[*at] >= span.window_first).count();
    let mut keeping_minor = 0_i64;
    for spending in book.spendings().iter().filter(|slot| slot.live).map(|slot| &slot.value) {
        let is_keeping = matches!(spending.kind, SpendingKind::Care | SpendingKind::Points);
        // Care of a new customer is no cost of keeping an old one.
        let is_for_old = spending.customer.is_none_or(|id| is_old(id.index()));
        if is_keeping && is_for_old && span.is_in_window(spending.day.0) {
            keeping_minor = keeping_minor.saturating_add(spending.amount_minor);
        }
    }
    let contacts = book.interactions().iter().filter(|slot| slot.live).map(|slot| &slot.value);
    let with_old = contacts.filter(|contact| span.is_in_window(contact.day.0) && is_old(contact.customer.index()));
    let minutes: i64 = with_old.map(|contact| i64::from(contact.minutes)).sum();
    let time_minor = minutes.saturating_mul(book.settings().hour_rate_minor) / 60;
    WinKeep {
        new_customers: acquisition.total.new_customers,
        won_minor: acquisition.total.spent_minor,
        kept_customers: kept as u32,
        keeping_minor: keeping_minor.saturating_add(time_minor),
    }
}

fn less_churn(figures: &Figures, shop: &ShopMonths) -> Result<LessChurn, NoChurn> {
    let year = shop.year_kept().ok_or(NoChurn::TooShort)?;
    if year.customers < MIN_CASES {
        return Err(NoChurn::TooFew { customers: year.customers });
    }
    let churn = 1.0 - f64::from(year.kept) / f64::from(year.customers);
    if year.kept == 0 || churn <= LESS_CHURN {
        return Err(NoChurn::Low { customers: year.customers, kept: year.kept });
    }
    let stayed = shop.people_of_year_kept();
    let sum: i64 = stayed.iter().map(|id| figures.columns.net_minor[id.index()]).fold(0, i64::saturating_add);
    let average_minor = sum / i64::from(year.kept);
    let gain = f64::from(year.customers) * LESS_CHURN * average_minor as f64;
    let all = figures.totals.net_minor.saturating_sub(figures.totals.walk_in_net_minor);
    Ok(LessChurn {
        customers: year.customers,
        kept: year.kept,
        average_minor,
        gain_minor: gain as i64,
        gain_share: (all > 0).then(|| gain / all as f64),
        longer: churn / (churn - LESS_CHURN) - 1.0,
    })
}
