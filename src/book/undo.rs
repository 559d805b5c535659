//! Planning to take an act back, whenever it was done: what something newer stands on is kept and counted.
use super::snapshot::parts::to_bytes;
use super::{ActKind, Book, Draft, MovedRows, Op, Place};
use crate::domain::{CustomerField, CustomerId, NONE};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How to take an act back.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoPlan {
    pub draft: Draft,
    /// Where changes stay because something newer stands there.
    pub kept: Vec<Place>,
}

impl Book {
    /// Plans to take back act `seq`; `None` where it is unknown or already taken back.
    pub fn plan_undo(&self, seq: u64) -> Option<UndoPlan> {
        let entry = self.history.find(seq).filter(|entry| entry.undone_by.is_none())?;
        Some(self.plan_inverse(ActKind::Undo { of: seq }, &entry.inverse, &|_| None))
    }

    /// Plans to do act `seq` again after it was taken back; `None` where it stands.
    pub fn plan_redo(&self, seq: u64) -> Option<UndoPlan> {
        let undo = self.history.find(self.history.find(seq)?.undone_by?)?;
        Some(self.plan_inverse(ActKind::Redo { of: seq }, &undo.inverse, &|_| None))
    }

    /// `partly` says what takes a change back as far as that goes, where something newer stands on it.
    pub(super) fn plan_inverse(&self, kind: ActKind, inverse: &[Op], partly: &dyn Fn(&Op) -> Option<Op>) -> UndoPlan {
        let removes = inverse.iter().any(|op| matches!(op, Op::CustomersLive { live: false, .. }));
        let tied = if removes { self.customers_with_other_ties(inverse) } else { FxHashSet::default() };
        let mut ops = Vec::with_capacity(inverse.len());
        let mut kept = Vec::new();
        for op in inverse {
            match op {
                Op::CustomersLive { first, count, live: false } => {
                    for id in (first.0..first.0 + count).rev().map(CustomerId) {
                        if tied.contains(&id) { kept.push(Place::Customer(id)) } else { remove_customer(&mut ops, id) }
                    }
                }
                _ => match Some(op).filter(|op| self.stands(op)).and_then(copied).or_else(|| partly(op)) {
                    Some(op) => ops.push(op),
                    None => kept.extend(Place::of(op)),
                },
            }
        }
        UndoPlan { draft: Draft { kind, ops }, kept }
    }

    /// Whether the value that the inverse is to replace is still there.
    fn stands(&self, op: &Op) -> bool {
        match op {
            Op::CustomerSet { id, old, .. } => self.customers.get(id.index()).is_some_and(|slot| slot.value.field(old) == *old),
            Op::ProductSet { id, old, .. } => self.products.get(id.0 as usize).is_some_and(|slot| slot.value.field(old) == *old),
            Op::ReminderSet { at, old, .. } => self.reminders.get(*at as usize).is_some_and(|slot| slot.value.field(old) == *old),
            Op::SettingSet { old, .. } => self.settings.setting(old) == *old,
            Op::Table(op) => self.record_stands(op),
            Op::RowsMoved { from, rows, .. } => self.check_moved(*from, *from, rows).is_ok(),
            _ => true,
        }
    }

    /// Customers that live rows outside the undone act still name.
    fn customers_with_other_ties(&self, inverse: &[Op]) -> FxHashSet<CustomerId> {
        let spans = |pick: fn(&Op) -> Option<Range<u32>>| inverse.iter().filter_map(pick).collect::<Vec<_>>();
        let sales = spans(|op| match op {
            Op::SalesLive { first_row, count, live: false } => Some(*first_row..*first_row + *count),
            _ => None,
        });
        let interactions = spans(|op| match op {
            Op::InteractionsLive { first, count, live: false } => Some(*first..*first + *count),
            _ => None,
        });
        let reminders = spans(|op| match op {
            Op::RemindersLive { first, count, live: false } => Some(*first..*first + *count),
            _ => None,
        });
        let moved = |pick: fn(&MovedRows) -> &Vec<u32>, at: u32| {
            inverse.iter().any(|op| matches!(op, Op::RowsMoved { rows, .. } if pick(rows).binary_search(&at).is_ok()))
        };
        let outside = |spans: &[Range<u32>], at: u32| !spans.iter().any(|span| span.contains(&at));
        let columns = &self.sales.columns;
        let sold = (0u32..)
            .zip(columns.customer.iter().zip(&columns.void))
            .filter(|(row, (id, void))| **void == 0 && **id != NONE && outside(&sales, *row) && !moved(|rows| &rows.sales, *row));
        let mut ties: FxHashSet<CustomerId> = sold.map(|(_, (id, _))| CustomerId(*id)).collect();
        let spoken = (0u32..)
            .zip(&self.interactions)
            .filter(|(at, slot)| slot.live && outside(&interactions, *at) && !moved(|rows| &rows.interactions, *at));
        ties.extend(spoken.map(|(_, slot)| slot.value.customer));
        let reminded =
            (0u32..).zip(&self.reminders).filter(|(at, slot)| slot.live && outside(&reminders, *at) && !moved(|rows| &rows.reminders, *at));
        ties.extend(reminded.map(|(_, slot)| slot.value.customer));
        ties.extend(self.record_ties(inverse));
        let removed = spans(|op| match op {
            Op::CustomersLive { first, count, live: false } => Some(first.0..first.0 + *count),
            _ => None,
        });
        let is_set =
            |at: u32| inverse.iter().any(|op| matches!(op, Op::CustomerSet { id, new: CustomerField::Referrer(_), .. } if id.0 == at));
        let others = (0u32..).zip(&self.customers).filter(|(at, slot)| slot.live && outside(&removed, *at) && !is_set(*at));
        ties.extend(others.filter_map(|(_, slot)| slot.value.referrer));
        ties
    }
}

/// A change once more, by the bytes that it is stored as: they are read anyway, and cloning every kind of row is a weight of its own
/// in the page.
fn copied(op: &Op) -> Option<Op> {
    postcard::from_bytes(&to_bytes(op).ok()?).ok()
}

/// Joins neighbours into one range, so that undoing an import stays one small record.
fn remove_customer(ops: &mut Vec<Op>, id: CustomerId) {
    match ops.last_mut() {
        Some(Op::CustomersLive { first, count, live: false }) if id.0 + 1 == first.0 => {
            *first = id;
            *count += 1;
        }
        _ => ops.push(Op::CustomersLive { first: id, count: 1, live: false }),
    }
}
