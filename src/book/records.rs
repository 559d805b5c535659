//! The small tables: one generic kind of change for rows that are added, replaced whole, taken back and brought back.
use super::apply::{ApplyError, Touched, add_row, row_mut, rows_mut};
use super::record_checks::Checked;
use super::snapshot::{Table, grown};
use super::{Book, Op, RecordLabel, Slot};
use crate::domain::*;
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
    Promise(RowOp<Promise>),
    DebtEntry(RowOp<DebtEntry>),
    RiskFlag(RowOp<RiskFlag>),
    Complaint(RowOp<Complaint>),
    Recovery(RowOp<Recovery>),
    Loss(RowOp<Loss>),
    Occasion(RowOp<Occasion>),
    Routine(RowOp<Routine>),
    FutureNeed(RowOp<FutureNeed>),
    SupplyLine(RowOp<SupplyLine>),
    Outreach(RowOp<Outreach>),
    OutreachMark(RowOp<OutreachMark>),
    Review(RowOp<Review>),
    Visit(RowOp<Visit>),
    News(RowOp<News>),
    Thanks(RowOp<Thanks>),
    PrivateEntry(RowOp<PrivateEntry>),
}

/// A row of a small table: where it lives, whose figures it touches and what to call it.
pub trait Record: Checked + Clone + PartialEq + Serialize + DeserializeOwned {
    const TABLE: Table;
    fn rows(book: &Book) -> &Vec<Slot<Self>>;
    fn rows_mut(book: &mut Book) -> &mut Vec<Slot<Self>>;
    fn wrap(op: RowOp<Self>) -> TableOp;
    /// The customer to whom it is bound.
    fn customer(&self) -> Option<CustomerId>;
    /// Binds it to another customer, where it is bound to `from`. What is sealed for somebody stays theirs.
    fn rebind(&mut self, from: CustomerId, to: CustomerId);
    /// What the history calls it.
    fn label(&self) -> RecordLabel;
}

macro_rules! record {
    ($kind:ident, $table:ident, $rows:ident, $customer:expr, $rebind:expr, $label:expr) => {
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

            fn rebind(&mut self, from: CustomerId, to: CustomerId) {
                let rebind: fn(&mut Self, CustomerId, CustomerId) = $rebind;
                rebind(self, from, to);
            }

            fn label(&self) -> RecordLabel {
                let label: fn(&Self) -> RecordLabel = $label;
                label(self)
            }
        }
    };
}
record!(Rating, Ratings, ratings, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| RecordLabel::Rating(
    row.customer
));
record!(SavedGroup, SavedGroups, saved_groups, |_| None, |_, _, _| (), |row| RecordLabel::SavedGroup(row.name.clone()));
record!(Decision, Decisions, decisions, |_| None, |_, _, _| (), |row| RecordLabel::Decision(row.month));
record!(
    Spending,
    Spendings,
    spendings,
    |row| row.customer,
    |row, from, to| row.customer.iter_mut().for_each(|id| put(id, from, to)),
    |row| RecordLabel::Spending { amount_minor: row.amount_minor }
);
record!(Promise, Promises, promises, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| {
    RecordLabel::Promise(row.customer)
});
record!(DebtEntry, Debts, debts, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| match row.kind {
    DebtKind::OnAccount | DebtKind::Payment => RecordLabel::Debt { customer: row.customer, amount_minor: row.amount_minor },
    DebtKind::WriteOff => RecordLabel::WriteOff { customer: row.customer, amount_minor: -row.amount_minor },
    DebtKind::Adjustment | DebtKind::Returned => RecordLabel::Account(row.customer),
});
record!(RiskFlag, RiskFlags, risk_flags, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| {
    RecordLabel::RiskFlag(row.customer)
});
record!(Complaint, Complaints, complaints, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| if row
    .is_praise
{
    RecordLabel::Praise(row.customer)
} else {
    RecordLabel::Complaint(row.customer)
});
record!(Recovery, Recoveries, recoveries, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| {
    RecordLabel::Recovery(row.customer)
});
record!(Loss, Losses, losses, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| RecordLabel::Loss(
    row.customer
));
record!(
    Occasion,
    Occasions,
    occasions,
    |row| row.customer,
    |row, from, to| row.customer.iter_mut().for_each(|id| put(id, from, to)),
    |row| RecordLabel::Occasion(row.name.clone())
);
record!(Routine, Routines, routines, |row| row.customer, |row, from, to| row.customer.iter_mut().for_each(|id| put(id, from, to)), |row| {
    RecordLabel::Routine(row.text.clone())
});
record!(FutureNeed, FutureNeeds, future_needs, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| {
    RecordLabel::FutureNeed(row.customer)
});
record!(SupplyLine, SupplyLines, supply_lines, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| {
    RecordLabel::SupplyLine(row.customer)
});
record!(Outreach, Outreaches, outreaches, |_| None, |_, _, _| (), |row| RecordLabel::Outreach(row.name.clone()));
record!(OutreachMark, OutreachMarks, outreach_marks, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| {
    RecordLabel::OutreachMark(row.customer)
});
record!(Review, Reviews, reviews, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| RecordLabel::Review(
    row.customer
));
record!(Visit, Visits, visits, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| RecordLabel::Visit(
    row.customer
));
record!(News, NewsEntries, news, |row| Some(row.customer), |row, from, to| put(&mut row.customer, from, to), |row| RecordLabel::News(
    row.customer
));
record!(
    Thanks,
    ThanksGiven,
    thanks,
    |row| Some(row.customer),
    |row, from, to| [&mut row.customer, &mut row.brought].into_iter().for_each(|id| put(id, from, to)),
    |row| RecordLabel::Thanks(row.customer)
);
record!(PrivateEntry, PrivateEntries, private_entries, |row| Some(row.customer), |_, _, _| (), |row| RecordLabel::PrivateDrawer(
    row.customer
));

fn put(place: &mut CustomerId, from: CustomerId, to: CustomerId) {
    if *place == from {
        *place = to;
    }
}

/// The one dispatch: `$body` for the change of whatever table it is.
macro_rules! on_table {
    ($op:expr, $change:ident => $body:expr) => {
        match $op {
            TableOp::Rating($change) => $body,
            TableOp::SavedGroup($change) => $body,
            TableOp::Decision($change) => $body,
            TableOp::Spending($change) => $body,
            TableOp::Promise($change) => $body,
            TableOp::DebtEntry($change) => $body,
            TableOp::RiskFlag($change) => $body,
            TableOp::Complaint($change) => $body,
            TableOp::Recovery($change) => $body,
            TableOp::Loss($change) => $body,
            TableOp::Occasion($change) => $body,
            TableOp::Routine($change) => $body,
            TableOp::FutureNeed($change) => $body,
            TableOp::SupplyLine($change) => $body,
            TableOp::Outreach($change) => $body,
            TableOp::OutreachMark($change) => $body,
            TableOp::Review($change) => $body,
            TableOp::Visit($change) => $body,
            TableOp::News($change) => $body,
            TableOp::Thanks($change) => $body,
            TableOp::PrivateEntry($change) => $body,
        }
    };
}

/// The one dispatch by table: `$body` with `$row` as the type of its rows, `$other` for what is no small table.
macro_rules! on_small_table {
    ($table:expr, $row:ident => $body:expr, $other:expr) => {
        match $table {
            Table::Ratings => {
                type $row = crate::domain::Rating;
                $body
            }
            Table::SavedGroups => {
                type $row = crate::domain::SavedGroup;
                $body
            }
            Table::Decisions => {
                type $row = crate::domain::Decision;
                $body
            }
            Table::Spendings => {
                type $row = crate::domain::Spending;
                $body
            }
            Table::Promises => {
                type $row = crate::domain::Promise;
                $body
            }
            Table::Debts => {
                type $row = crate::domain::DebtEntry;
                $body
            }
            Table::RiskFlags => {
                type $row = crate::domain::RiskFlag;
                $body
            }
            Table::Complaints => {
                type $row = crate::domain::Complaint;
                $body
            }
            Table::Recoveries => {
                type $row = crate::domain::Recovery;
                $body
            }
            Table::Losses => {
                type $row = crate::domain::Loss;
                $body
            }
            Table::Occasions => {
                type $row = crate::domain::Occasion;
                $body
            }
            Table::Routines => {
                type $row = crate::domain::Routine;
                $body
            }
            Table::FutureNeeds => {
                type $row = crate::domain::FutureNeed;
                $body
            }
            Table::SupplyLines => {
                type $row = crate::domain::SupplyLine;
                $body
            }
            Table::Outreaches => {
                type $row = crate::domain::Outreach;
                $body
            }
            Table::OutreachMarks => {
                type $row = crate::domain::OutreachMark;
                $body
            }
            Table::Reviews => {
                type $row = crate::domain::Review;
                $body
            }
            Table::Visits => {
                type $row = crate::domain::Visit;
                $body
            }
            Table::NewsEntries => {
                type $row = crate::domain::News;
                $body
            }
            Table::ThanksGiven => {
                type $row = crate::domain::Thanks;
                $body
            }
            Table::PrivateEntries => {
                type $row = crate::domain::PrivateEntry;
                $body
            }
            _ => $other,
        }
    };
}
pub(in crate::book) use on_small_table;

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

    /// The changes that bind every row of the small tables that is bound to one customer to another, taken back rows too.
    pub(super) fn rebind_ops(&self, from: CustomerId, to: CustomerId) -> Vec<Op> {
        let tables = Table::ALL.into_iter();
        tables.flat_map(|table| on_small_table!(table, T => rebound::<T>(self, from, to), Vec::new())).collect()
    }

    /// The change that binds one row back, whatever else became of it since; `None` where it is bound to somebody else.
    pub(super) fn rebind_op(&self, op: &TableOp, from: CustomerId, to: CustomerId) -> Option<Op> {
        let (table, at, _) = op.span();
        on_small_table!(table, T => rebound_row::<T>(T::rows(self).get(at as usize)?, at, from, to), None)
    }

    /// Customers to whom the rows of a change are bound.
    pub(super) fn bound_by(&self, op: &TableOp) -> Vec<CustomerId> {
        let (table, first, count) = op.span();
        let mut bound = Vec::new();
        on_small_table!(table, T => gather_ties(T::rows(self), &|at| (first..first + count).contains(&at), &mut bound), ());
        bound
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
        let mut ties = Vec::new();
        for table in Table::ALL {
            let is_outside =
                |at: u32| !removed.iter().any(|(other, first, count)| *other == table && (*first..*first + *count).contains(&at));
            on_small_table!(table, T => gather_ties(T::rows(self), &is_outside, &mut ties), ());
        }
        ties
    }
}

fn rebound<T: Record>(book: &Book, from: CustomerId, to: CustomerId) -> Vec<Op> {
    (0u32..).zip(T::rows(book)).filter_map(|(at, slot)| rebound_row(slot, at, from, to)).collect()
}

fn rebound_row<T: Record>(slot: &Slot<T>, at: u32, from: CustomerId, to: CustomerId) -> Option<Op> {
    let (old, mut new) = (slot.value.clone(), slot.value.clone());
    new.rebind(from, to);
    (new != old).then(|| Op::Table(Box::new(T::wrap(RowOp::Set { at, new, old }))))
}

fn gather_ties<T: Record>(rows: &[Slot<T>], is_outside: &dyn Fn(u32) -> bool, ties: &mut Vec<CustomerId>) {
    for (_, slot) in (0u32..).zip(rows).filter(|(at, slot)| slot.live && is_outside(*at)) {
        ties.extend(slot.value.customer());
    }
}
