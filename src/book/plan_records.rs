//! Planning changes of the small tables and of products.
use super::plan::check_text;
use super::records::{Record, RowOp};
use super::{ActKind, Book, Draft, Op, RecordChange, Refusal};
use crate::domain::{CustomerId, Decision, Product, ProductId, Rating, Rule, SavedGroup, Spending, limits};

impl Book {
    /// Plans to note what a customer expects or got.
    pub fn plan_add_rating(&self, rating: Rating) -> Result<Draft, Refusal> {
        self.check_rating(&rating)?;
        self.plan_add_record(rating)
    }

    /// Plans to replace a rating.
    pub fn plan_set_rating(&self, at: u32, rating: Rating) -> Result<Draft, Refusal> {
        self.check_rating(&rating)?;
        self.plan_set_record(at, rating)
    }

    /// Plans to take a rating back.
    pub fn plan_remove_rating(&self, at: u32) -> Result<Draft, Refusal> {
        self.plan_remove_record::<Rating>(at)
    }

    /// Plans to save a group.
    pub fn plan_add_saved_group(&self, group: SavedGroup) -> Result<Draft, Refusal> {
        check_group(&group)?;
        if self.saved_groups.iter().filter(|slot| slot.live).count() >= limits::MAX_SAVED_GROUPS {
            return Err(Refusal::TooMany { limit: limits::MAX_SAVED_GROUPS });
        }
        self.plan_add_record(group)
    }

    /// Plans to replace a group.
    pub fn plan_set_saved_group(&self, at: u32, group: SavedGroup) -> Result<Draft, Refusal> {
        check_group(&group)?;
        self.plan_set_record(at, group)
    }

    /// Plans to take a group back.
    pub fn plan_remove_saved_group(&self, at: u32) -> Result<Draft, Refusal> {
        self.plan_remove_record::<SavedGroup>(at)
    }

    /// Plans to write down a decision of a month.
    pub fn plan_add_decision(&self, decision: Decision) -> Result<Draft, Refusal> {
        check_decision(&decision)?;
        self.plan_add_record(decision)
    }

    /// Plans to replace a decision, such as noting that it was acted on.
    pub fn plan_set_decision(&self, at: u32, decision: Decision) -> Result<Draft, Refusal> {
        check_decision(&decision)?;
        self.plan_set_record(at, decision)
    }

    /// Plans to take a decision back.
    pub fn plan_remove_decision(&self, at: u32) -> Result<Draft, Refusal> {
        self.plan_remove_record::<Decision>(at)
    }

    /// Plans to note money spent.
    pub fn plan_add_spending(&self, spending: Spending) -> Result<Draft, Refusal> {
        self.check_spending(&spending)?;
        self.plan_add_record(spending)
    }

    /// Plans to replace a note of money spent.
    pub fn plan_set_spending(&self, at: u32, spending: Spending) -> Result<Draft, Refusal> {
        self.check_spending(&spending)?;
        self.plan_set_record(at, spending)
    }

    /// Plans to take a note of money spent back.
    pub fn plan_remove_spending(&self, at: u32) -> Result<Draft, Refusal> {
        self.plan_remove_record::<Spending>(at)
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

    fn plan_add_record<T: Record>(&self, row: T) -> Result<Draft, Refusal> {
        let rows = T::rows(self).len();
        if rows >= limits::MAX_RECORDS {
            return Err(Refusal::TooMany { limit: limits::MAX_RECORDS });
        }
        let what = row.label();
        let op = T::wrap(RowOp::Added { at: rows as u32, row });
        Ok(Draft { kind: ActKind::ChangeRecord { change: RecordChange::Added, what }, ops: vec![Op::Table(Box::new(op))] })
    }

    fn plan_set_record<T: Record>(&self, at: u32, new: T) -> Result<Draft, Refusal> {
        let old = live_row::<T>(self, at)?.clone();
        if old == new {
            return Err(Refusal::NoChange);
        }
        let what = new.label();
        let op = T::wrap(RowOp::Set { at, new, old });
        Ok(Draft { kind: ActKind::ChangeRecord { change: RecordChange::Edited, what }, ops: vec![Op::Table(Box::new(op))] })
    }

    fn plan_remove_record<T: Record>(&self, at: u32) -> Result<Draft, Refusal> {
        let what = live_row::<T>(self, at)?.label();
        let op = T::wrap(RowOp::Live { first: at, count: 1, live: false });
        Ok(Draft { kind: ActKind::ChangeRecord { change: RecordChange::Removed, what }, ops: vec![Op::Table(Box::new(op))] })
    }

    fn check_rating(&self, rating: &Rating) -> Result<(), Refusal> {
        self.check_known(Some(rating.customer))?;
        check_text(&rating.subject, limits::MAX_SHORT_TEXT_CHARS)?;
        check_text(&rating.note, limits::MAX_NOTE_CHARS)?;
        let is_score = |score: Option<u8>| score.is_none_or(|score| (1..=limits::MAX_SCORE).contains(&score));
        if is_score(rating.expected) && is_score(rating.got) { Ok(()) } else { Err(Refusal::NotAScore) }
    }

    fn check_spending(&self, spending: &Spending) -> Result<(), Refusal> {
        self.check_known(spending.customer)?;
        check_text(&spending.text, limits::MAX_NOTE_CHARS)?;
        check_amount(Some(spending.amount_minor))?;
        if spending.amount_minor == 0 { Err(Refusal::ZeroAmount) } else { Ok(()) }
    }

    fn check_product(&self, id: ProductId, product: &Product) -> Result<(), Refusal> {
        [&product.name, &product.code, &product.category]
            .into_iter()
            .try_for_each(|text| check_text(text, limits::MAX_SHORT_TEXT_CHARS))?;
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

    fn check_known(&self, customer: Option<CustomerId>) -> Result<(), Refusal> {
        match customer {
            Some(id) if self.find_customer(id).is_none() => Err(Refusal::NoSuchCustomer),
            _ => Ok(()),
        }
    }
}

fn live_row<T: Record>(book: &Book, at: u32) -> Result<&T, Refusal> {
    T::rows(book).get(at as usize).filter(|slot| slot.live).map(|slot| &slot.value).ok_or(Refusal::NoChange)
}

fn check_group(group: &SavedGroup) -> Result<(), Refusal> {
    check_text(&group.name, limits::MAX_SHORT_TEXT_CHARS)?;
    check_rule(&group.rule)?;
    if group.name.trim().is_empty() { Err(Refusal::NoText) } else { Ok(()) }
}

pub(super) fn check_rule(rule: &Rule) -> Result<(), Refusal> {
    if rule.is_within_limits() { Ok(()) } else { Err(Refusal::TooMany { limit: limits::MAX_RULE_STEPS }) }
}

fn check_decision(decision: &Decision) -> Result<(), Refusal> {
    check_text(&decision.text, limits::MAX_NOTE_CHARS)?;
    check_text(&decision.note, limits::MAX_NOTE_CHARS)?;
    if decision.text.trim().is_empty() { Err(Refusal::NoText) } else { Ok(()) }
}

fn check_amount(amount_minor: Option<i64>) -> Result<(), Refusal> {
    let is_small = |amount: i64| amount.checked_abs().is_some_and(|size| size <= limits::MAX_AMOUNT_MINOR);
    if amount_minor.is_none_or(is_small) { Ok(()) } else { Err(Refusal::AmountTooLarge) }
}
