//! Planning changes of the small tables and of products.
use super::record_checks::{Checked, check_amount, check_short};
use super::records::{Record, RowOp};
use super::{ActKind, Book, Draft, Op, RecordChange, Refusal};
use crate::domain::{Product, ProductId, limits};

impl Book {
    /// Plans a new row of a small table.
    pub fn plan_add<T: Record>(&self, row: T) -> Result<Draft, Refusal> {
        let what = row.label();
        Ok(Draft { kind: ActKind::ChangeRecord { change: RecordChange::Added, what }, ops: vec![self.added_op(row, 0)?] })
    }

    /// Plans to replace a row of a small table.
    pub fn plan_set<T: Record>(&self, at: u32, new: T) -> Result<Draft, Refusal> {
        let what = new.label();
        Ok(Draft { kind: ActKind::ChangeRecord { change: RecordChange::Edited, what }, ops: vec![self.set_op(at, new)?] })
    }

    /// Plans to take a row of a small table back.
    pub fn plan_remove<T: Record>(&self, at: u32) -> Result<Draft, Refusal> {
        let what = self.find_row::<T>(at).ok_or(Refusal::NoChange)?.label();
        let op = T::wrap(RowOp::Live { first: at, count: 1, live: false });
        Ok(Draft { kind: ActKind::ChangeRecord { change: RecordChange::Removed, what }, ops: vec![Op::Table(Box::new(op))] })
    }

    /// The change that adds a row, for an act of several changes; `before` rows of the same table are added by it already.
    pub(super) fn added_op<T: Record>(&self, row: T, before: u32) -> Result<Op, Refusal> {
        row.check(self)?;
        let rows = T::rows(self).len();
        let has_room = rows < limits::MAX_RECORDS
            && (<T as Checked>::MAX_LIVE >= limits::MAX_RECORDS || T::rows(self).iter().filter(|slot| slot.live).count() < T::MAX_LIVE);
        if !has_room {
            return Err(Refusal::TooMany { limit: T::MAX_LIVE });
        }
        Ok(Op::Table(Box::new(T::wrap(RowOp::Added { at: rows as u32 + before, row }))))
    }

    /// The change that replaces a row, for an act of several changes.
    pub(super) fn set_op<T: Record>(&self, at: u32, new: T) -> Result<Op, Refusal> {
        new.check(self)?;
        let old = self.find_row::<T>(at).ok_or(Refusal::NoChange)?.clone();
        if old == new { Err(Refusal::NoChange) } else { Ok(Op::Table(Box::new(T::wrap(RowOp::Set { at, new, old })))) }
    }

    /// Plans a new product.
    pub fn plan_add_product(&self, product: Product) -> Result<Draft, Refusal> {
        let id = ProductId(self.products.len() as u32);
        self.check_product(id, &product)?;
        if self.products.len() >= limits::MAX_PRODUCTS {
            return Err(Refusal::TooMany { limit: limits::MAX_PRODUCTS });
        }
        Ok(Draft { kind: ActKind::AddProduct(id), ops: vec![Op::ProductAdded { id, product }] })
    }

    /// Plans to make a product equal `edited`: one change for each field that differs.
    pub fn plan_edit_product(&self, id: ProductId, edited: &Product) -> Result<Draft, Refusal> {
        let present = self.find_product(id).ok_or(Refusal::NoChange)?;
        self.check_product(id, edited)?;
        let changes = present.changes_to(edited).into_iter();
        let ops: Vec<Op> = changes.map(|new| Op::ProductSet { id, old: present.field(&new), new }).collect();
        if ops.is_empty() { Err(Refusal::NoChange) } else { Ok(Draft { kind: ActKind::EditProduct(id), ops }) }
    }

    fn check_product(&self, id: ProductId, product: &Product) -> Result<(), Refusal> {
        [&product.name, &product.code, &product.category].into_iter().try_for_each(|text| check_short(text))?;
        check_amount(product.price_minor)?;
        check_amount(product.cost_minor)?;
        if product.name.trim().is_empty() && product.code.trim().is_empty() {
            return Err(Refusal::NoText);
        }
        match product.step_up {
            Some(better) if better == id || self.find_product(better).is_none() => Err(Refusal::NoSuchProduct),
            _ => Ok(()),
        }
    }
}
