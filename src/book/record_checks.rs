//! What a row of a small table must be like before it is written.
use super::plan::check_text;
use super::{Book, Refusal};
use crate::domain::*;

/// A row that can be checked against the book in which it is to stand.
pub trait Checked {
    /// Live rows that a shop may have.
    const MAX_LIVE: usize = limits::MAX_RECORDS;

    /// Why the row may not stand in the book.
    fn check(&self, book: &Book) -> Result<(), Refusal>;
}

impl Checked for Rating {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        check_short(&self.subject)?;
        check_note(&self.note)?;
        self.expected.into_iter().chain(self.got).try_for_each(check_score)
    }
}

impl Checked for SavedGroup {
    const MAX_LIVE: usize = limits::MAX_SAVED_GROUPS;

    fn check(&self, _: &Book) -> Result<(), Refusal> {
        check_short(&self.name)?;
        check_rule(&self.rule)?;
        check_some(&self.name)
    }
}

impl Checked for Decision {
    fn check(&self, _: &Book) -> Result<(), Refusal> {
        check_note(&self.text)?;
        check_note(&self.note)?;
        check_some(&self.text)
    }
}

impl Checked for Spending {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(self.customer)?;
        check_note(&self.text)?;
        check_amount(Some(self.amount_minor))?;
        check_nonzero(self.amount_minor)
    }
}

impl Checked for Promise {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        check_note(&self.text)?;
        check_short(&self.staff)?;
        check_amount(self.amount_minor)?;
        if self.amount_minor.is_some() { Ok(()) } else { check_some(&self.text) }
    }
}

impl Checked for DebtEntry {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        check_note(&self.note)?;
        check_amount(Some(self.amount_minor))?;
        check_nonzero(self.amount_minor)
    }
}

impl Checked for RiskFlag {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        check_note(&self.evidence)?;
        check_some(&self.evidence)
    }
}

impl Checked for Complaint {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        book.check_product_known(self.product)?;
        check_short(&self.staff)?;
        check_note(&self.expected)?;
        check_note(&self.got)?;
        self.rounds.iter().try_for_each(|round| check_note(&round.reason))?;
        if self.rounds.len() > limits::MAX_PARTS_PER_CUSTOMER {
            return Err(Refusal::TooMany { limit: limits::MAX_PARTS_PER_CUSTOMER });
        }
        self.satisfied.into_iter().try_for_each(check_score)?;
        check_some(&self.got)
    }
}

impl Checked for Recovery {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        check_note(&self.lost)?;
        check_note(&self.gesture)?;
        check_amount(Some(self.budget_minor))?;
        check_some(&self.gesture)
    }
}

impl Checked for Loss {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        book.check_product_known(self.product)?;
        check_note(&self.evidence)?;
        check_short(&self.staff)?;
        check_short(&self.area)
    }
}

impl Checked for Occasion {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(self.customer)?;
        check_short(&self.name)?;
        check_some(&self.name)
    }
}

impl Checked for Routine {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(self.customer)?;
        check_note(&self.text)?;
        check_some(&self.text)
    }
}

impl Checked for FutureNeed {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        book.check_product_known(self.product)?;
        check_note(&self.text)?;
        check_some(&self.text)
    }
}

impl Checked for SupplyLine {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        book.check_product_known(Some(self.product))?;
        check_note(&self.note)?;
        if self.quantity_milli < 0 || self.amount_minor < 0 {
            return Err(Refusal::BelowZero);
        }
        check_amount(Some(self.quantity_milli))?;
        check_amount(Some(self.amount_minor))
    }
}

impl Checked for Outreach {
    fn check(&self, _: &Book) -> Result<(), Refusal> {
        check_short(&self.name)?;
        check_note(&self.template)?;
        check_amount(Some(self.cost_minor))?;
        self.rule.iter().try_for_each(check_rule)?;
        check_some(&self.name)
    }
}

impl Checked for OutreachMark {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        if book.find_row::<Outreach>(self.outreach).is_some() { Ok(()) } else { Err(Refusal::NoChange) }
    }
}

impl Checked for Review {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        check_note(&self.reason)?;
        check_note(&self.action)?;
        // A key customer without a reason cannot be kept (journey J6).
        match self.verdict {
            ReviewVerdict::Keep => check_some(&self.reason),
            ReviewVerdict::OurFault => check_some(&self.action),
            _ => Ok(()),
        }
    }
}

impl Checked for Visit {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        let texts = self.questions.iter().chain(&self.answers);
        texts.into_iter().try_for_each(|text| check_note(text))?;
        let parts = self.questions.len().max(self.answers.len());
        if parts > limits::MAX_PARTS_PER_CUSTOMER {
            return Err(Refusal::TooMany { limit: limits::MAX_PARTS_PER_CUSTOMER });
        }
        Ok(())
    }
}

impl Checked for News {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        check_note(&self.text)?;
        if self.change.is_some() { Ok(()) } else { check_some(&self.text) }
    }
}

impl Checked for Thanks {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        book.check_known(Some(self.brought))?;
        check_short(&self.reward)?;
        check_amount(Some(self.amount_minor))
    }
}

impl Checked for PrivateEntry {
    fn check(&self, book: &Book) -> Result<(), Refusal> {
        book.check_known(Some(self.customer))?;
        if self.sealed.len() > limits::MAX_PRIVATE_BYTES {
            return Err(Refusal::TooLong { limit: limits::MAX_PRIVATE_CHARS });
        }
        Ok(())
    }
}

impl Book {
    fn check_known(&self, customer: Option<CustomerId>) -> Result<(), Refusal> {
        match customer {
            Some(id) if self.find_customer(id).is_none() => Err(Refusal::NoSuchCustomer),
            _ => Ok(()),
        }
    }

    fn check_product_known(&self, product: Option<ProductId>) -> Result<(), Refusal> {
        match product {
            Some(id) if self.find_product(id).is_none() => Err(Refusal::NoSuchProduct),
            _ => Ok(()),
        }
    }
}

pub(super) fn check_short(text: &str) -> Result<(), Refusal> {
    check_text(text, limits::MAX_SHORT_TEXT_CHARS)
}

fn check_note(text: &str) -> Result<(), Refusal> {
    check_text(text, limits::MAX_NOTE_CHARS)
}

fn check_some(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::NoText) } else { Ok(()) }
}

fn check_score(score: u8) -> Result<(), Refusal> {
    if (1..=limits::MAX_SCORE).contains(&score) { Ok(()) } else { Err(Refusal::NotAScore) }
}

fn check_nonzero(amount_minor: i64) -> Result<(), Refusal> {
    if amount_minor == 0 { Err(Refusal::ZeroAmount) } else { Ok(()) }
}

pub(super) fn check_rule(rule: &Rule) -> Result<(), Refusal> {
    if rule.is_within_limits() { Ok(()) } else { Err(Refusal::TooMany { limit: limits::MAX_RULE_STEPS }) }
}

pub(super) fn check_amount(amount_minor: Option<i64>) -> Result<(), Refusal> {
    let is_small = |amount: i64| amount.checked_abs().is_some_and(|size| size <= limits::MAX_AMOUNT_MINOR);
    if amount_minor.is_none_or(is_small) { Ok(()) } else { Err(Refusal::AmountTooLarge) }
}
