//! The ledger: every table in memory, and the acts that are the only way to change it.
//!
//! Data flows one way: a screen plans an [`Act`], the vault writes it, [`Book::apply`] carries it out.
mod act;
mod act_group;
mod apply;
pub mod changes;
#[cfg(test)]
mod debt_tests;
mod history;
mod later;
mod plan;
mod plan_care;
mod plan_debts;
mod plan_keys;
mod plan_merge;
mod plan_private;
mod plan_records;
mod plan_sale;
mod record_checks;
#[cfg(test)]
mod record_tests;
mod records;
mod sales;
pub mod snapshot;
#[cfg(test)]
mod tests;
mod undo;

pub use act::{Act, ActKind, MovedRows, Op, RecordChange, RecordLabel, Stamp};
pub use act_group::ActGroup;
pub use apply::{ApplyError, Touched};
pub use history::{History, HistoryEntry};
pub use later::{Held, Place};
pub use plan::{Draft, Refusal};
pub use plan_merge::Unmerge;
pub use plan_sale::{SaleDraft, SaleLine};
pub use records::{Record, RowOp, TableOp};
pub use sales::Sales;
pub use undo::UndoPlan;

use crate::domain::{
    Complaint, Customer, CustomerId, DebtEntry, Decision, FutureNeed, Interaction, Loss, News, Occasion, Outreach, OutreachMark,
    PrivateEntry, Product, ProductId, Promise, Rating, Recovery, Reminder, Review, RiskFlag, Routine, SavedGroup, ShopSettings, Spending,
    SupplyLine, Thanks, Visit,
};

/// A row of a table together with whether it counts: an undone addition stays in place, but is not live.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Slot<T> {
    pub live: bool,
    pub value: T,
}

/// The whole shop in memory.
///
/// Architecture invariant: there is no way to change a book but [`Book::apply`]; the same acts in the same order make the same book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    pub(in crate::book) customers: Vec<Slot<Customer>>,
    pub(in crate::book) products: Vec<Slot<Product>>,
    pub(in crate::book) interactions: Vec<Slot<Interaction>>,
    pub(in crate::book) reminders: Vec<Slot<Reminder>>,
    pub(in crate::book) sales: Sales,
    pub(in crate::book) settings: ShopSettings,
    pub(in crate::book) history: History,
    pub(in crate::book) ratings: Vec<Slot<Rating>>,
    pub(in crate::book) saved_groups: Vec<Slot<SavedGroup>>,
    pub(in crate::book) decisions: Vec<Slot<Decision>>,
    pub(in crate::book) spendings: Vec<Slot<Spending>>,
    pub(in crate::book) promises: Vec<Slot<Promise>>,
    pub(in crate::book) debts: Vec<Slot<DebtEntry>>,
    pub(in crate::book) risk_flags: Vec<Slot<RiskFlag>>,
    pub(in crate::book) complaints: Vec<Slot<Complaint>>,
    pub(in crate::book) recoveries: Vec<Slot<Recovery>>,
    pub(in crate::book) losses: Vec<Slot<Loss>>,
    pub(in crate::book) occasions: Vec<Slot<Occasion>>,
    pub(in crate::book) routines: Vec<Slot<Routine>>,
    pub(in crate::book) future_needs: Vec<Slot<FutureNeed>>,
    pub(in crate::book) supply_lines: Vec<Slot<SupplyLine>>,
    pub(in crate::book) outreaches: Vec<Slot<Outreach>>,
    pub(in crate::book) outreach_marks: Vec<Slot<OutreachMark>>,
    pub(in crate::book) reviews: Vec<Slot<Review>>,
    pub(in crate::book) visits: Vec<Slot<Visit>>,
    pub(in crate::book) news: Vec<Slot<News>>,
    pub(in crate::book) thanks: Vec<Slot<Thanks>>,
    pub(in crate::book) private_entries: Vec<Slot<PrivateEntry>>,
}

impl Book {
    /// All customers, by position; those taken back are not live.
    pub fn customers(&self) -> &[Slot<Customer>] {
        &self.customers
    }

    /// The customer, unless it was taken back.
    pub fn find_customer(&self, id: CustomerId) -> Option<&Customer> {
        self.customers.get(id.index()).filter(|slot| slot.live).map(|slot| &slot.value)
    }

    /// The live customers that are not in the trash.
    pub fn present_customers(&self) -> impl Iterator<Item = (CustomerId, &Customer)> {
        let live = (0u32..).zip(&self.customers).filter(|(_, slot)| slot.live && slot.value.trashed.is_none());
        live.map(|(at, slot)| (CustomerId(at), &slot.value))
    }

    /// All products, by position.
    pub fn products(&self) -> &[Slot<Product>] {
        &self.products
    }

    /// The product, unless it was taken back.
    pub fn find_product(&self, id: ProductId) -> Option<&Product> {
        self.products.get(id.0 as usize).filter(|slot| slot.live).map(|slot| &slot.value)
    }

    /// All interactions, in the order in which they were written.
    pub fn interactions(&self) -> &[Slot<Interaction>] {
        &self.interactions
    }

    /// All reminders, in the order in which they were written.
    pub fn reminders(&self) -> &[Slot<Reminder>] {
        &self.reminders
    }

    /// What customers expected and got, in the order in which it was written.
    pub fn ratings(&self) -> &[Slot<Rating>] {
        &self.ratings
    }

    /// Groups by rule, in the order in which they were saved.
    pub fn saved_groups(&self) -> &[Slot<SavedGroup>] {
        &self.saved_groups
    }

    /// Decisions of months, in the order in which they were written.
    pub fn decisions(&self) -> &[Slot<Decision>] {
        &self.decisions
    }

    /// Money spent on customers, in the order in which it was written.
    pub fn spendings(&self) -> &[Slot<Spending>] {
        &self.spendings
    }

    /// All rows of a small table, by position; those taken back are not live.
    pub fn rows<T: Record>(&self) -> &[Slot<T>] {
        T::rows(self)
    }

    /// The live rows of a small table with their positions, in the order in which they were written.
    pub fn live_rows<T: Record + 'static>(&self) -> impl DoubleEndedIterator<Item = (u32, &T)> {
        let rows = T::rows(self).iter().enumerate();
        rows.filter(|(_, slot)| slot.live).map(|(at, slot)| (at as u32, &slot.value))
    }

    /// One live row of a small table.
    pub fn find_row<T: Record>(&self, at: u32) -> Option<&T> {
        T::rows(self).get(at as usize).filter(|slot| slot.live).map(|slot| &slot.value)
    }

    /// The sales with their columns.
    pub fn sales(&self) -> &Sales {
        &self.sales
    }

    /// The shop's own settings.
    pub fn settings(&self) -> &ShopSettings {
        &self.settings
    }

    /// Every act since the first, oldest first.
    pub fn history(&self) -> &History {
        &self.history
    }
}
