//! Carrying out an act: the one place where data change.
use super::{Act, Book, HistoryEntry, MovedRows, Op, Slot};
use crate::domain::{CustomerField, CustomerId, NONE, ProductField};

/// Why an act does not fit the book: it was planned on another state, or the journal is damaged.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ApplyError {
    #[error("the change belongs at position {expected}, the table ends at {actual}")]
    OutOfPlace { expected: u64, actual: u64 },
    #[error("row {at} is not in the table")]
    NoSuchRow { at: u64 },
    #[error("the sale columns do not fit together")]
    UnsoundColumns,
    #[error("act {of} is not in the history")]
    NoSuchAct { of: u64 },
}

/// Whose figures a change makes stale.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Touched {
    /// Everything must be computed anew: settings or a bulk of rows changed.
    pub everything: bool,
    /// Customers whose record or rows changed; each once, in no order.
    pub customers: Vec<CustomerId>,
}

/// Beyond so many customers the figures are computed in a full pass.
const BULK_CUSTOMERS: usize = 200;

impl Touched {
    pub(super) fn customer(&mut self, id: CustomerId) {
        if !self.everything && !self.customers.contains(&id) {
            self.customers.push(id);
            self.everything = self.customers.len() > BULK_CUSTOMERS;
        }
    }

    /// Makes stale what either does.
    pub fn join(&mut self, other: Self) {
        self.everything |= other.everything;
        other.customers.into_iter().for_each(|id| self.customer(id));
    }

    fn column(&mut self, customers: &[u32]) {
        customers.iter().filter(|id| **id != NONE).for_each(|id| self.customer(CustomerId(*id)));
    }
}

impl Book {
    /// Carries out a whole act or nothing, enters it into the history and says whose figures are stale.
    pub fn apply(&mut self, act: Act) -> Result<Touched, ApplyError> {
        self.history.check(&act.kind)?;
        let mut touched = Touched::default();
        let mut inverse = Vec::with_capacity(act.ops.len());
        for op in act.ops {
            match self.apply_op(op, &mut touched) {
                Ok(undo) => join_inverse(&mut inverse, undo),
                Err(error) => {
                    self.roll_back(inverse);
                    return Err(error);
                }
            }
        }
        inverse.reverse();
        let seq = self.history.next_seq();
        self.history.enter(HistoryEntry { seq, stamp: act.stamp, day: act.day, kind: act.kind, undone_by: None, inverse });
        Ok(touched)
    }

    fn roll_back(&mut self, done: Vec<Op>) {
        let mut ignored = Touched::default();
        for op in done.into_iter().rev() {
            let undone = self.apply_op(op, &mut ignored);
            debug_assert!(undone.is_ok(), "an inverse always fits");
        }
    }

    /// Carries out one change and gives back what takes it back.
    fn apply_op(&mut self, op: Op, touched: &mut Touched) -> Result<Op, ApplyError> {
        Ok(match op {
            Op::CustomerAdded { id, customer } => {
                add_row(&mut self.customers, id.0, *customer)?;
                touched.customer(id);
                Op::CustomersLive { first: id, count: 1, live: false }
            }
            Op::CustomersLive { first, count, live } => {
                for (at, slot) in (first.0..).zip(rows_mut(&mut self.customers, first.0, count)?) {
                    slot.live = live;
                    touched.customer(CustomerId(at));
                }
                Op::CustomersLive { first, count, live: !live }
            }
            Op::CustomerSet { id, new, .. } => {
                let old = row_mut(&mut self.customers, id.0)?.replace(new.clone());
                touched.customer(id);
                // Whom somebody brought counts for the one who brought them.
                if let (CustomerField::Referrer(was), CustomerField::Referrer(is)) = (&old, &new) {
                    was.iter().chain(is).for_each(|referrer| touched.customer(*referrer));
                }
                Op::CustomerSet { id, new: old, old: new }
            }
            Op::SalesAdded { first_row, rows } => {
                check_end(first_row, self.sales.columns.len())?;
                let follows = rows.receipt.first().is_none_or(|first| *first >= self.sales.next_receipt().0);
                let known = rows.customer.iter().all(|id| *id == NONE || (*id as usize) < self.customers.len());
                if !(rows.is_sound() && follows && known) {
                    return Err(ApplyError::UnsoundColumns);
                }
                touched.column(&rows.customer);
                self.sales.append(&rows);
                Op::SalesLive { first_row, count: rows.len() as u32, live: false }
            }
            Op::SalesLive { first_row, count, live } => {
                let span = first_row as usize..first_row as usize + count as usize;
                let void = self.sales.columns.void.get_mut(span.clone()).ok_or(ApplyError::NoSuchRow { at: first_row.into() })?;
                void.fill(u8::from(!live));
                touched.column(&self.sales.columns.customer[span]);
                Op::SalesLive { first_row, count, live: !live }
            }
            Op::ReceiptSet { receipt, new, .. } => {
                if receipt >= self.sales.next_receipt() {
                    return Err(ApplyError::NoSuchRow { at: receipt.0.into() });
                }
                let old = self.sales.facts.insert(receipt, new.clone()).unwrap_or_default();
                if new == Default::default() {
                    self.sales.facts.remove(&receipt);
                }
                Op::ReceiptSet { receipt, new: old, old: new }
            }
            Op::ProductAdded { id, product } => {
                add_row(&mut self.products, id.0, product)?;
                Op::ProductsLive { first: id, count: 1, live: false }
            }
            Op::ProductsLive { first, count, live } => {
                for slot in rows_mut(&mut self.products, first.0, count)? {
                    slot.live = live;
                    touched.everything |= slot.value.lasts_days.is_some();
                }
                Op::ProductsLive { first, count, live: !live }
            }
            Op::ProductSet { id, new, .. } => {
                // How long a thing lasts moves the expected days of everybody who bought it.
                touched.everything |= matches!(new, ProductField::LastsDays(_));
                let old = row_mut(&mut self.products, id.0)?.replace(new.clone());
                Op::ProductSet { id, new: old, old: new }
            }
            Op::InteractionAdded { at, interaction } => {
                touched.customer(interaction.customer);
                add_row(&mut self.interactions, at, interaction)?;
                Op::InteractionsLive { first: at, count: 1, live: false }
            }
            Op::InteractionsLive { first, count, live } => {
                for slot in rows_mut(&mut self.interactions, first, count)? {
                    slot.live = live;
                    touched.customer(slot.value.customer);
                }
                Op::InteractionsLive { first, count, live: !live }
            }
            Op::ReminderAdded { at, reminder } => {
                touched.customer(reminder.customer);
                add_row(&mut self.reminders, at, reminder)?;
                Op::RemindersLive { first: at, count: 1, live: false }
            }
            Op::RemindersLive { first, count, live } => {
                for slot in rows_mut(&mut self.reminders, first, count)? {
                    slot.live = live;
                    touched.customer(slot.value.customer);
                }
                Op::RemindersLive { first, count, live: !live }
            }
            Op::ReminderSet { at, new, .. } => {
                let reminder = row_mut(&mut self.reminders, at)?;
                touched.customer(reminder.customer);
                let old = reminder.replace(new.clone());
                Op::ReminderSet { at, new: old, old: new }
            }
            Op::SettingSet { new, .. } => {
                touched.everything = true;
                let old = self.settings.replace(new.clone());
                Op::SettingSet { new: old, old: new }
            }
            Op::Table(op) => Op::Table(Box::new(self.apply_record(*op, touched)?)),
            Op::RowsMoved { from, to, rows } => {
                self.check_moved(from, to, &rows)?;
                rows.sales.iter().for_each(|row| self.sales.columns.customer[*row as usize] = to.0);
                if !rows.sales.is_empty() {
                    self.sales.link_anew();
                }
                rows.interactions.iter().for_each(|at| self.interactions[*at as usize].value.customer = to);
                rows.reminders.iter().for_each(|at| self.reminders[*at as usize].value.customer = to);
                touched.customer(from);
                touched.customer(to);
                Op::RowsMoved { from: to, to: from, rows }
            }
        })
    }
}

impl Book {
    /// Whether all rows belong to the customer whom they leave.
    pub(super) fn check_moved(&self, from: CustomerId, to: CustomerId, rows: &MovedRows) -> Result<(), ApplyError> {
        let stays = |at: u32| ApplyError::NoSuchRow { at: at.into() };
        if to.index() >= self.customers.len() {
            return Err(stays(to.0));
        }
        match self.moved_rows_elsewhere(from, rows).next() {
            Some(at) => Err(stays(at)),
            None => Ok(()),
        }
    }

    /// The rows among these that do not belong to the customer.
    fn moved_rows_elsewhere<'a>(&'a self, from: CustomerId, rows: &'a MovedRows) -> impl Iterator<Item = u32> + 'a {
        let sales = rows.sales.iter().filter(move |row| self.sales.columns.customer.get(**row as usize) != Some(&from.0));
        let of = move |customer: Option<CustomerId>| customer != Some(from);
        let spoken = rows.interactions.iter().filter(move |at| of(self.interactions.get(**at as usize).map(|slot| slot.value.customer)));
        let reminded = rows.reminders.iter().filter(move |at| of(self.reminders.get(**at as usize).map(|slot| slot.value.customer)));
        sales.chain(spoken).chain(reminded).copied()
    }
}

/// Joins the removal of neighbours into one range, so that an import of many customers is undone by one small record.
fn join_inverse(inverse: &mut Vec<Op>, undo: Op) {
    match (inverse.last_mut(), &undo) {
        (Some(Op::CustomersLive { first, count, live: false }), Op::CustomersLive { first: next, count: 1, live: false })
            if first.0 + *count == next.0 =>
        {
            *count += 1;
        }
        (Some(Op::ProductsLive { first, count, live: false }), Op::ProductsLive { first: next, count: 1, live: false })
            if first.0 + *count == next.0 =>
        {
            *count += 1;
        }
        (Some(Op::InteractionsLive { first, count, live: false }), Op::InteractionsLive { first: next, count: 1, live: false })
            if *first + *count == *next =>
        {
            *count += 1;
        }
        _ => inverse.push(undo),
    }
}

fn check_end(expected: u32, actual: usize) -> Result<(), ApplyError> {
    if expected as usize == actual { Ok(()) } else { Err(ApplyError::OutOfPlace { expected: expected.into(), actual: actual as u64 }) }
}

pub(super) fn add_row<T>(table: &mut Vec<Slot<T>>, at: u32, value: T) -> Result<(), ApplyError> {
    check_end(at, table.len())?;
    table.push(Slot { live: true, value });
    Ok(())
}

pub(super) fn row_mut<T>(table: &mut [Slot<T>], at: u32) -> Result<&mut T, ApplyError> {
    table.get_mut(at as usize).map(|slot| &mut slot.value).ok_or(ApplyError::NoSuchRow { at: at.into() })
}

pub(super) fn rows_mut<T>(table: &mut [Slot<T>], first: u32, count: u32) -> Result<&mut [Slot<T>], ApplyError> {
    table.get_mut(first as usize..first as usize + count as usize).ok_or(ApplyError::NoSuchRow { at: first.into() })
}
