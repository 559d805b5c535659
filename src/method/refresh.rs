//! After one act: the figures of the touched customers by the present boundaries, without another pass over the shop.
use super::classify::{is_counted, is_customer};
use super::figures::Figures;
use super::marks::Marks;
use super::net_sales::{Money, gather_anonymous, gather_one};
use super::season::Pace;
use crate::book::Book;
use crate::domain::CustomerId;

/// Up to so many rows a full pass takes a moment, and every boundary is fresh too.
const FULL_PASS_ROWS: usize = 50_000;

impl Figures {
    /// Brings the figures up to date after an act that touched these customers.
    ///
    /// A small shop is computed anew. In a large one every figure of the touched customers and the totals are fresh;
    /// boundaries (class cuts, steps, medians) and the curve stay as the last full pass found them, see
    /// [`Figures::refreshed`]. Where the act touched everything or the day has changed, use [`Figures::classify`].
    pub fn refresh(&mut self, book: &Book, customers: &[CustomerId]) {
        if book.sales().columns().len() <= FULL_PASS_ROWS {
            *self = Self::classify(book, self.today);
        } else {
            self.refresh_customers(book, customers);
        }
    }

    /// The incremental way, whatever the size of the shop.
    pub fn refresh_customers(&mut self, book: &Book, customers: &[CustomerId]) {
        self.columns.resize(book.customers().len());
        let mut days = Vec::new();
        let mut scratch = Vec::new();
        for customer in customers.iter().filter(|id| id.index() < book.customers().len()) {
            let at = customer.index();
            let slot = &book.customers()[at];
            self.take_out(at);
            self.columns.counted[at] = is_counted(slot);
            days.clear();
            let counts = self.columns.counted[at];
            let money = if counts { gather_one(book, *customer, self.span(), &mut days) } else { Money::default() };
            self.fill(at, money, Pace::of(&days, self.today, &mut scratch));
            self.columns.marks[at] = Marks::of(&slot.value, self.today);
            self.columns.is_customer[at] = is_customer(slot, self.columns.visits[at]);
            self.put_in(at);
            self.reorders.refresh(book, *customer, self.today);
        }
        self.refreshed = self.refreshed.saturating_add(customers.len() as u32);
        self.recount_anonymous(book);
    }

    /// Takes the figures of a customer out of the totals.
    fn take_out(&mut self, at: usize) {
        let columns = &self.columns;
        self.totals.customers -= u32::from(columns.is_customer[at]);
        self.totals.buyers -= u32::from(columns.visits[at] > 0);
        self.totals.active -= u32::from(columns.active[at]);
        self.totals.sales -= columns.receipts[at];
        self.totals.net_minor = self.totals.net_minor.saturating_sub(columns.net_minor[at]);
        self.totals.net_all_minor = self.totals.net_all_minor.saturating_sub(columns.net_all_minor[at]);
        if let Some(count) = self.classes.counts.slot(columns.class[at]) {
            *count -= 1;
        }
    }

    /// Puts the figures of a customer into the totals.
    fn put_in(&mut self, at: usize) {
        let columns = &self.columns;
        self.totals.customers += u32::from(columns.is_customer[at]);
        self.totals.buyers += u32::from(columns.visits[at] > 0);
        self.totals.active += u32::from(columns.active[at]);
        self.totals.sales += columns.receipts[at];
        self.totals.net_minor = self.totals.net_minor.saturating_add(columns.net_minor[at]);
        self.totals.net_all_minor = self.totals.net_all_minor.saturating_add(columns.net_all_minor[at]);
        if let Some(count) = self.classes.counts.slot(columns.class[at]) {
            *count += 1;
        }
    }

    /// Walk-ins are named by nobody's position, so that no act can say that it touched them: they are summed anew.
    fn recount_anonymous(&mut self, book: &Book) {
        let old = self.anonymous;
        let new = gather_anonymous(book, &self.columns.counted, self.span());
        self.totals.sales = self.totals.sales - old.receipts + new.receipts;
        self.totals.net_minor = self.totals.net_minor.saturating_sub(old.net_minor).saturating_add(new.net_minor);
        self.totals.net_all_minor = self.totals.net_all_minor.saturating_sub(old.net_all_minor).saturating_add(new.net_all_minor);
        self.totals.walk_in_net_minor = new.net_minor;
        self.anonymous = new;
    }
}
