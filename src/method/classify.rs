//! Everything at once: one pass over the rows, one over the customers for the shop's boundaries, one to place everybody.
use super::abc::{Classes, sort_descending};
use super::cadence::{Cadences, Histogram, SecondPurchase};
use super::concentration::{Concentration, clamp_minor};
use super::figures::{CustomerColumns, Figures, Totals};
use super::marks::Marks;
use super::net_sales::{Gathered, Money, Span, paired_receipts};
use super::reorder::Reorders;
use super::rfm::Rfm;
use super::season::Pace;
use crate::book::{Book, Slot};
use crate::domain::{ClassCuts, Customer, Day, Origin, ReceiptId, RfmBoundaries, SaleColumns, ShopSettings};

/// What the owner can set about the figures.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassifyConfig {
    /// Length of the window of money figures, in days.
    pub window_days: u16,
    pub class_cuts: ClassCuts,
    /// Share of customers called "key", in hundredths of a percent.
    pub key_share: u16,
    pub rfm: RfmBoundaries,
}

impl ClassifyConfig {
    /// The part of the shop's settings that the figures depend on.
    pub fn of(settings: &ShopSettings) -> Self {
        Self {
            window_days: settings.window_days,
            class_cuts: settings.class_cuts,
            key_share: settings.key_share,
            rfm: settings.rfm.clone(),
        }
    }
}

impl Default for ClassifyConfig {
    fn default() -> Self {
        Self::of(&ShopSettings::default())
    }
}

impl Figures {
    /// Computes every figure of a shop anew.
    ///
    /// Counted are customers that are live and not in the trash. Archived ones count in every figure (and appear in no
    /// reminder); somebody from an outside list is a prospect and no customer until the first purchase.
    pub fn classify(book: &Book, today: Day) -> Self {
        let counted: Vec<bool> = book.customers().iter().map(is_counted).collect();
        let paired = paired_receipts(book, today);
        let config = ClassifyConfig::of(book.settings());
        let mut figures = classify_columns(book.sales().columns(), &counted, &paired, &config, today);
        figures.reorders = Reorders::find(book, today);
        for (at, slot) in book.customers().iter().enumerate() {
            figures.columns.marks[at] = Marks::of(&slot.value, today);
            if counted[at] && !is_customer(slot, figures.columns.visits[at]) {
                figures.columns.is_customer[at] = false;
                figures.totals.customers -= 1;
            }
        }
        figures
    }
}

pub(super) fn is_counted(slot: &Slot<Customer>) -> bool {
    slot.live && slot.value.trashed.is_none()
}

/// Somebody from an outside list is a prospect until the first purchase.
pub(super) fn is_customer(slot: &Slot<Customer>, visits: u32) -> bool {
    is_counted(slot) && (slot.value.origin == Origin::Own || visits > 0)
}

/// The pass itself, without a book. `counted`: one entry a customer; `paired`: receipts taken back by later sales, and those sales.
///
/// Linear in rows and customers; about 20 bytes a customer and 8 a purchase of working memory.
pub fn classify_columns(columns: &SaleColumns, counted: &[bool], paired: &[ReceiptId], config: &ClassifyConfig, today: Day) -> Figures {
    let span = Span::new(today, config.window_days);
    let mut gathered = Gathered::gather(columns, counted, paired, span);
    let anonymous = gathered.anonymous;
    let customers = counted.len();

    let mut totals = Totals { sales: anonymous.receipts, walk_in_net_minor: anonymous.net_minor, ..Totals::default() };
    let mut net_all = i128::from(anonymous.net_all_minor);
    let mut nets_minor = Vec::with_capacity(customers);
    let mut buyers = Buyers::default();
    let mut paces: Vec<Pace> = Vec::with_capacity(customers);
    for (at, is_counted) in counted.iter().enumerate() {
        let money = gathered.money[at];
        let days = gathered.days_of(at);
        let pace = Pace::of(days, today, &mut buyers.scratch);
        if pace.visits > 0 {
            buyers.add(days, today.0.saturating_sub(pace.last), money.net_minor);
        }
        if money.is_classed() {
            nets_minor.push(money.net_minor);
        }
        totals.customers += u32::from(*is_counted);
        totals.sales += money.receipts;
        net_all += i128::from(money.net_all_minor);
        paces.push(pace);
    }
    sort_descending(&mut nets_minor);
    let concentration = Concentration::find(&nets_minor, config.key_share);
    totals.buyers = buyers.visits.len() as u32;
    totals.active = nets_minor.len() as u32;
    totals.net_minor = concentration.net_minor.saturating_add(anonymous.net_minor);
    totals.net_all_minor = clamp_minor(net_all);

    let mut figures = Figures {
        today,
        window_days: config.window_days.max(1),
        totals,
        classes: Classes::find(&nets_minor, config.class_cuts),
        concentration,
        rfm: Rfm::find(&mut buyers.days_ago, &mut buyers.visits, &mut buyers.nets_minor, &config.rfm),
        cadences: buyers.cadences(totals.buyers),
        columns: CustomerColumns::default(),
        reorders: Reorders::default(),
        refreshed: 0,
        anonymous,
    };
    figures.columns.resize(customers);
    figures.columns.counted.copy_from_slice(counted);
    figures.columns.is_customer.copy_from_slice(counted);
    for (at, pace) in paces.into_iter().enumerate() {
        if gathered.money[at] != Money::default() {
            figures.fill(at, gathered.money[at], pace);
        }
    }
    figures
}

/// Values of everybody with a purchase day, for the boundaries of the shop.
#[derive(Default)]
struct Buyers {
    days_ago: Vec<i32>,
    visits: Vec<u32>,
    nets_minor: Vec<i64>,
    gaps: Histogram,
    second_gaps: Histogram,
    scratch: Vec<u32>,
}

impl Buyers {
    fn add(&mut self, days: &[i32], days_ago: i32, net_minor: i64) {
        self.days_ago.push(days_ago);
        self.visits.push(days.len() as u32);
        self.nets_minor.push(net_minor);
        if days.len() > 1 {
            self.second_gaps.add(days[1].abs_diff(days[0]));
            days.windows(2).for_each(|pair| self.gaps.add(pair[1].abs_diff(pair[0])));
        }
    }

    fn cadences(&self, buyers: u32) -> Cadences {
        Cadences { shop_median_days: self.gaps.median(), second: SecondPurchase::find(&self.second_gaps, buyers) }
    }
}
