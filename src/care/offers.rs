//! What rules look at, and what they offer: for each customer the strongest task stands.
use super::contact::ContactIndex;
use super::task::{Task, TaskKind};
use crate::book::Book;
use crate::domain::{CustomerId, Day};
use crate::method::Figures;

/// What every rule reads.
#[derive(Copy, Clone)]
pub(super) struct Ground<'a> {
    pub book: &'a Book,
    pub figures: &'a Figures,
    pub contacts: &'a ContactIndex,
    pub today: Day,
}

/// The strongest task of each customer so far.
pub(super) struct Offers<'a> {
    ground: Ground<'a>,
    best: Vec<Option<Task>>,
}

impl<'a> Offers<'a> {
    pub(super) fn new(ground: Ground<'a>) -> Self {
        Self { ground, best: vec![None; ground.book.customers().len()] }
    }

    /// Offers a task. It stands unless the customer was let go, wants peace, or has a stronger reason; of two tasks of
    /// one kind the earlier stands.
    pub(super) fn offer(&mut self, customer: CustomerId, kind: TaskKind, due: Day, row: Option<u32>) {
        let Some(place) = self.best.get_mut(customer.index()) else { return };
        if place.is_some_and(|task| (task.kind, task.due) <= (kind, due)) {
            return;
        }
        let Some(known) = self.ground.book.find_customer(customer).filter(|known| !known.archived && known.trashed.is_none()) else {
            return;
        };
        let is_barred = || known.contacting.as_ref().is_some_and(|contacting| contacting.is_do_not_contact);
        if !kind.is_own_wish() && (self.ground.contacts.of(customer).is_quiet(self.ground.today) || is_barred()) {
            return;
        }
        let at_stake_minor = self.ground.figures.columns.net_minor.get(customer.index()).copied().unwrap_or_default();
        let is_first = known.key_account.as_ref().is_some_and(|account| account.has_green_channel);
        *place = Some(Task { customer, kind, due, row, at_stake_minor, is_first });
    }

    /// The tasks that stand, by customer.
    pub(super) fn into_tasks(self) -> impl Iterator<Item = Task> {
        self.best.into_iter().flatten()
    }
}
