//! What customers do beyond sums and days: buying in promotions, getting discounts, the width of what they buy, new items,
//! growth, people brought. One pass over the rows, for the pages that ask; brought up to date for single customers.
use super::contribution::{Contributions, Parts, contribution_of};
use super::figures::Figures;
use super::net_sales::{Span, VOID, mark_paired, paired_receipts};
use crate::book::Book;
use crate::domain::{CustomerId, NONE, ReceiptId, SaleColumns};
use rustc_hash::FxHashMap;

/// Who buys a new item within so many days of its launch is early (method 36).
pub const EARLY_DAYS: i32 = 30;
/// Categories that are told apart; the last stands for all others.
const MOST_CATEGORIES: usize = 64;

/// One customer. Receipts that were taken back count for nothing but money.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Behaviour {
    /// Receipts with a purchase.
    pub receipts: u32,
    /// Of these, those in a promotion.
    pub promotions: u32,
    /// Discounts of the present window, and of the one before it.
    pub discount_now: Discount,
    pub discount_before: Discount,
    /// Categories bought, one bit each.
    pub categories: u64,
    /// Different items bought within [`EARLY_DAYS`] of their launch.
    pub early_items: u32,
    /// Net sales of the window before the present one, in minor units.
    pub net_before_minor: i64,
    /// Margin and contribution of the present window, in minor units ([`Contributions`]).
    pub margin_minor: i64,
    pub left_minor: i64,
    /// Buyers whom this customer brought.
    pub referrals: u32,
}

/// What was let off in a window.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Discount {
    /// What was paid, in minor units; refunds left out.
    pub paid_minor: i64,
    /// What was let off, in minor units.
    pub off_minor: i64,
}

impl Discount {
    /// Share of the usual price that was let off, in hundredths of a percent.
    pub fn share(self) -> i64 {
        let usual = i128::from(self.paid_minor) + i128::from(self.off_minor);
        if usual > 0 { (i128::from(self.off_minor) * 10_000 / usual) as i64 } else { 0 }
    }
}

/// Everybody, and what the shop knows at all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Behaviours {
    /// By [`CustomerId::index`].
    pub all: Vec<Behaviour>,
    /// Whether any sale was marked as a promotion.
    pub has_promotions: bool,
    /// Whether anybody was ever brought by somebody.
    pub has_referrals: bool,
    /// Categories of the shop that are told apart.
    pub categories: u32,
    /// Categories of the customer in the middle of those with at least three purchase days.
    pub usual_categories: u32,
    /// Items launched up to today.
    pub launches: u32,
    /// Whom each customer is counted for as brought, or [`NONE`].
    brought_by: Vec<u32>,
}

impl Behaviour {
    fn take(&mut self, parts: &Parts) {
        (self.margin_minor, self.left_minor) = (parts.margin_minor(), parts.contribution_minor());
    }
}

impl Behaviours {
    /// Reads the whole shop. Linear in rows and customers.
    pub fn gather(book: &Book, figures: &Figures) -> Self {
        let mut reader = Reader::new(book, figures);
        let mut all = vec![Behaviour::default(); figures.columns.counted.len()];
        for (row, customer) in reader.columns.customer.iter().enumerate() {
            if let Some(own) = all.get_mut(*customer as usize) {
                reader.read(own, row);
            }
        }
        let items = &reader.items;
        let mut behaviours = Self {
            has_promotions: all.iter().any(|own| own.promotions > 0),
            categories: reader.categories,
            usual_categories: usual_categories(&all, &figures.columns.visits),
            launches: items.iter().filter(|item| item.launch.is_some_and(|launch| launch <= figures.today.0)).count() as u32,
            all,
            ..Self::default()
        };
        let contributions = Contributions::find(book, figures);
        behaviours.all.iter_mut().zip(&contributions.parts).for_each(|(own, parts)| own.take(parts));
        behaviours.brought_by = vec![NONE; behaviours.all.len()];
        (0..behaviours.all.len() as u32).for_each(|at| behaviours.count_referral(book, figures, CustomerId(at)));
        behaviours.has_referrals = behaviours.all.iter().any(|own| own.referrals > 0);
        behaviours
    }

    /// Brings single customers up to date after an act; what holds for the shop stays as the last pass found it.
    pub fn update(&mut self, book: &Book, figures: &Figures, customers: &[CustomerId]) {
        self.all.resize(figures.columns.counted.len(), Behaviour::default());
        self.brought_by.resize(figures.columns.counted.len(), NONE);
        let mut reader = Reader::new(book, figures);
        for customer in customers {
            let mut rows: Vec<usize> = book.sales().rows_of_customer(*customer).collect();
            rows.reverse();
            // Those whom the customer brought are counted by themselves.
            let mut own = Behaviour { referrals: self.of(*customer).referrals, ..Behaviour::default() };
            // An act may name a customer twice.
            reader.early.clear();
            reader.last_receipt = (NONE, NONE);
            rows.into_iter().for_each(|row| reader.read(&mut own, row));
            own.take(&contribution_of(book, figures, *customer));
            if let Some(place) = self.all.get_mut(customer.index()) {
                *place = own;
                self.has_promotions |= own.promotions > 0;
            }
        }
        customers.iter().for_each(|customer| self.count_referral(book, figures, *customer));
        self.has_referrals = self.all.iter().any(|own| own.referrals > 0);
    }

    /// One customer; nothing where the customer is unknown.
    pub fn of(&self, customer: CustomerId) -> Behaviour {
        self.all.get(customer.index()).copied().unwrap_or_default()
    }

    /// Counts a customer for whoever brought them, from their first purchase on.
    fn count_referral(&mut self, book: &Book, figures: &Figures, customer: CustomerId) {
        let at = customer.index();
        let (Some(slot), Some(place)) = (book.customers().get(at), self.brought_by.get_mut(at)) else { return };
        let is_buyer = figures.columns.visits.get(at).is_some_and(|visits| *visits > 0);
        let now = slot.value.referrer.filter(|_| is_buyer).map_or(NONE, |referrer| referrer.0);
        let before = std::mem::replace(place, now);
        if before == now {
            return;
        }
        if let Some(own) = self.all.get_mut(before as usize) {
            own.referrals = own.referrals.saturating_sub(1);
        }
        if let Some(own) = self.all.get_mut(now as usize) {
            own.referrals += 1;
        }
    }
}

/// What a product says.
struct Item {
    /// Its bit; 0 without a category.
    category: u64,
    launch: Option<i32>,
}

/// Reads rows into behaviours; rows of one receipt stand together.
struct Reader<'a> {
    book: &'a Book,
    columns: &'a SaleColumns,
    counted: &'a [bool],
    marked: Option<Vec<u8>>,
    items: Vec<Item>,
    categories: u32,
    span: Span,
    /// First day of the window before.
    before_first: i32,
    has_facts: bool,
    last_receipt: (u32, u32),
    /// Customer and item bought early.
    early: FxHashMap<(u32, u32), ()>,
}

impl<'a> Reader<'a> {
    fn new(book: &'a Book, figures: &'a Figures) -> Self {
        let columns = book.sales().columns();
        let (items, categories) = items_of(book);
        let span = figures.span();
        Self {
            book,
            columns,
            counted: &figures.columns.counted,
            marked: mark_paired(columns, &paired_receipts(book, figures.today)),
            items,
            categories,
            span,
            before_first: span.window_first.saturating_sub(i32::from(figures.window_days)),
            has_facts: book.sales().facts().next().is_some(),
            last_receipt: (NONE, NONE),
            early: FxHashMap::default(),
        }
    }

    fn read(&mut self, own: &mut Behaviour, row: usize) {
        let columns = self.columns;
        let (customer, day, amount_minor) = (columns.customer[row], columns.day[row], columns.amount_minor[row]);
        let state = self.marked.as_deref().unwrap_or(&columns.void)[row];
        if state == VOID || day > self.span.today || !self.counted[customer as usize] {
            return;
        }
        let product = columns.product[row];
        let item = self.items.get(product as usize);
        let is_now = self.span.is_in_window(day);
        let is_before = !is_now && day >= self.before_first;
        if is_before {
            own.net_before_minor = own.net_before_minor.saturating_add(amount_minor);
        }
        if state != 0 || amount_minor < 0 {
            return;
        }
        if let Some(item) = item {
            own.categories |= item.category;
            let is_early = item.launch.is_some_and(|launch| launch <= day && day <= launch.saturating_add(EARLY_DAYS));
            own.early_items += u32::from(is_early && self.early.insert((customer, product), ()).is_none());
        }
        let is_new = std::mem::replace(&mut self.last_receipt, (columns.receipt[row], customer)) != (columns.receipt[row], customer);
        own.receipts += u32::from(is_new);
        let facts = if is_new && self.has_facts { self.book.sales().find_facts(ReceiptId(columns.receipt[row])) } else { None };
        own.promotions += u32::from(facts.is_some_and(|facts| facts.is_promotion));
        let discount = match (is_now, is_before) {
            (true, _) => &mut own.discount_now,
            (_, true) => &mut own.discount_before,
            _ => return,
        };
        discount.paid_minor = discount.paid_minor.saturating_add(amount_minor);
        discount.off_minor = discount.off_minor.saturating_add(facts.map_or(0, |facts| facts.discount_minor.max(0)));
    }
}

fn items_of(book: &Book) -> (Vec<Item>, u32) {
    let mut bits: FxHashMap<&str, u64> = FxHashMap::default();
    let mut items = Vec::with_capacity(book.products().len());
    for slot in book.products() {
        let product = &slot.value;
        let next = bits.len().min(MOST_CATEGORIES - 1);
        let category = if product.category.is_empty() { 0 } else { *bits.entry(&product.category).or_insert(1 << next) };
        items.push(Item { category, launch: product.launch.map(|day| day.0) });
    }
    (items, bits.len().min(MOST_CATEGORIES) as u32)
}

fn usual_categories(all: &[Behaviour], visits: &[u32]) -> u32 {
    let come_often = all.iter().zip(visits).filter(|(_, visits)| **visits >= 3);
    let mut widths: Vec<u32> = come_often.map(|(own, _)| own.categories.count_ones()).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or_default()
}
