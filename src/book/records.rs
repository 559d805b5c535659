//! The small tables: one generic kind of change for rows that are added, replaced whole, taken back and brought back.
use super::apply::{ApplyError, Touched, add_row, row_mut, rows_mut};
use super::snapshot::{Table, grown};
use super::{Book, Op, RecordLabel, Slot};
use crate::domain::{CustomerId, Decision, Rating, SavedGroup, Spending};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// One change of a small table. New kinds of change are added at the end: the position is stored.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(bound(serialize = "T: Serialize", deserialize = "T: DeserializeOwned"))]
pub enum RowOp<T> {
    Added {
        at: u32,
        #[serde(with = "grown")]
        row: T,
    },
    Live {
        first: u32,
        count: u32,
        live: bool,
    },
    Set {
        at: u32,
        #[serde(with = "grown")]
        new: T,
        #[serde(with = "grown")]
        old: T,
    },
}

/// A change of one of the small tables. New tables are added at the end: the position is stored.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum TableOp {
    Rating(RowOp<Rating>),
    SavedGroup(RowOp<SavedGroup>),
    Decision(RowOp<Decision>),
    Spending(RowOp<Spending>),
}

/// A row of a small table: where it lives, whose figures it touches and what to call it.
pub trait Record: Clone + PartialEq + Serialize + DeserializeOwned {
    const TABLE: Table;
    fn rows(book: &Book) -> &Vec<Slot<Self>>;
    fn rows_mut(book: &mut Book) -> &mut Vec<Slot<Self>>;
    fn wrap(op: RowOp<Self>) -> TableOp;
    /// The customer to whom it is bound.
    fn customer(&self) -> Option<CustomerId>;
    /// What the history calls it.
    fn label(&self) -> RecordLabel;
}

macro_rules! record {
    ($kind:ident, $table:ident, $rows:ident, $customer:expr, $label:expr) => {
        impl Record for $kind {
            const TABLE: Table = Table::$table;

            fn rows(book: &Book) -> &Vec<Slot<Self>> {
                &book.$rows
            }

            fn rows_mut(book: &mut Book) -> &mut Vec<Slot<Self>> {
                &mut book.$rows
            }

            fn wrap(op: RowOp<Self>) -> TableOp {
                TableOp::$kind(op)
            }

            fn customer(&self) -> Option<CustomerId> {
                let customer: fn(&Self) -> Option<CustomerId> = $customer;
                customer(self)
            }

            fn label(&self) -> RecordLabel {
                let label: fn(&Self) -> RecordLabel = $label;
                label(self)
            }
        }
    };
}
record!(Rating, Ratings, ratings, |row| Some(row.customer), |row| RecordLabel::Rating(row.customer));
record!(SavedGroup, SavedGroups, saved_groups, |_| None, |row| RecordLabel::SavedGroup(row.name.clone()));
record!(Decision, Decisions, decisions, |_| None, |row| RecordLabel::Decision(row.month));
record!(Spending, Spendings, spendings, |row| row.customer, |row| RecordLabel::Spending { amount_minor: row.amount_minor });

/// The one dispatch: `$body` for the change of whatever table it is.
macro_rules! on_table {
    ($op:expr, $change:ident => $body:expr) => {
        match $op {
            TableOp::Rating($change) => $body,
            TableOp::SavedGroup($change) => $body,
            TableOp::Decision($change) => $body,
            TableOp::Spending($change) => $body,
        }
    };
}

impl TableOp {
    /// The rows that change: table, first row, number of rows.
    pub fn span(&self) -> (Table, u32, u32) {
        on_table!(self, change => change.span())
    }
}

impl<T: Record> RowOp<T> {
    fn span(&self) -> (Table, u32, u32) {
        match *self {
            Self::Added { at, .. } | Self::Set { at, .. } => (T::TABLE, at, 1),
            Self::Live { first, count, .. } => (T::TABLE, first, count),
        }
    }

    fn apply(self, book: &mut Book, touched: &mut Touched) -> Result<TableOp, ApplyError> {
        let rows = T::rows_mut(book);
        let mut touch = |row: &T| row.customer().into_iter().for_each(|id| touched.customer(id));
        Ok(T::wrap(match self {
            Self::Added { at, row } => {
                touch(&row);
                add_row(rows, at, row)?;
                Self::Live { first: at, count: 1, live: false }
            }
            Self::Live { first, count, live } => {
                for slot in rows_mut(rows, first, count)? {
                    slot.live = live;
                    touch(&slot.value);
                }
                Self::Live { first, count, live: !live }
            }
            Self::Set { at, new, .. } => {
                let row = row_mut(rows, at)?;
                touch(row);
                touch(&new);
                let old = std::mem::replace(row, new.clone());
                Self::Set { at, new: old, old: new }
            }
        }))
    }

    /// Whether the row that an inverse is to replace is still as it was left.
    fn stands(&self, book: &Book) -> bool {
        match self {
            Self::Set { at, old, .. } => T::rows(book).get(*at as usize).is_some_and(|slot| slot.value == *old),
            _ => true,
        }
    }
}

impl Book {
    /// Carries out a change of a small table and gives back what takes it back.
    pub(super) fn apply_record(&mut self, op: TableOp, touched: &mut Touched) -> Result<TableOp, ApplyError> {
        on_table!(op, change => change.apply(self, touched))
    }

    /// Whether what the inverse is to replace is still there.
    pub(super) fn record_stands(&self, op: &TableOp) -> bool {
        on_table!(op, change => change.stands(self))
    }

    /// Customers whom live rows outside the undone act name.
    pub(super) fn record_ties(&self, inverse: &[Op]) -> Vec<CustomerId> {
        let removed: Vec<(Table, u32, u32)> = inverse
            .iter()
            .filter_map(|op| match op {
                Op::Table(op) => Some(op.span()),
                _ => None,
            })
            .collect();
        let mut ties = ties_of::<Rating>(self, &removed);
        ties.extend(ties_of::<Spending>(self, &removed));
        ties
    }
}

fn ties_of<T: Record>(book: &Book, removed: &[(Table, u32, u32)]) -> Vec<CustomerId> {
    let is_outside = |at: u32| !removed.iter().any(|(table, first, count)| *table == T::TABLE && (*first..*first + *count).contains(&at));
    let standing = (0u32..).zip(T::rows(book)).filter(|(at, slot)| slot.live && is_outside(*at));
    standing.filter_map(|(_, slot)| slot.value.customer()).collect()
}
