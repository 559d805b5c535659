//! Planning ordinary acts: from what the user wants to the exact changes, checked before anything is written.
use super::{Act, ActKind, Book, Op, Stamp};
use crate::domain::{Customer, CustomerField, CustomerId, Day, Interaction, Product, ProductId, Reminder, ReminderField, Setting, limits};

/// An act that has no time yet; the writer stamps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub kind: ActKind,
    pub ops: Vec<Op>,
}

impl Draft {
    /// Makes it an act.
    pub fn stamped(self, stamp: Stamp, day: Day) -> Act {
        Act { stamp, day, kind: self.kind, ops: self.ops }
    }
}

/// Why a wish cannot become an act.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("neither a name nor a phone")]
    NoNameNoPhone,
    #[error("the text is longer than {limit} characters")]
    TooLong { limit: usize },
    #[error("more than {limit} entries")]
    TooMany { limit: usize },
    #[error("the amount is zero")]
    ZeroAmount,
    #[error("the amount is beyond the limit")]
    AmountTooLarge,
    #[error("the customer is not in the book")]
    NoSuchCustomer,
    #[error("the sale is not in the book")]
    NoSuchSale,
    #[error("the sale was already taken back")]
    AlreadyReversed,
    #[error("nothing would change")]
    NoChange,
}

impl Book {
    /// Checks a customer against the limits of the shop.
    pub fn check_customer(customer: &Customer) -> Result<(), Refusal> {
        if !customer.is_nameable() {
            return Err(Refusal::NoNameNoPhone);
        }
        check_text(&customer.name, limits::MAX_NAME_CHARS)?;
        check_text(&customer.card, limits::MAX_SHORT_TEXT_CHARS)?;
        check_text(&customer.preference, limits::MAX_SHORT_TEXT_CHARS)?;
        check_text(&customer.note, limits::MAX_NOTE_CHARS)?;
        customer.tags.iter().try_for_each(|tag| check_text(tag, limits::MAX_SHORT_TEXT_CHARS))?;
        let parts = customer.phones.len().max(customer.channels.len()).max(customer.tags.len());
        if parts > limits::MAX_PARTS_PER_CUSTOMER {
            return Err(Refusal::TooMany { limit: limits::MAX_PARTS_PER_CUSTOMER });
        }
        Ok(())
    }

    /// The position that the next new customer gets.
    pub fn next_customer(&self) -> CustomerId {
        CustomerId(self.customers.len() as u32)
    }

    /// Plans to add a customer.
    pub fn plan_add_customer(&self, customer: Customer) -> Result<Draft, Refusal> {
        Self::check_customer(&customer)?;
        let id = self.next_customer();
        Ok(Draft { kind: ActKind::AddCustomer(id), ops: vec![Op::CustomerAdded { id, customer: Box::new(customer) }] })
    }

    /// Plans to make a customer's record equal `edited`: one change for each field that differs.
    pub fn plan_edit_customer(&self, id: CustomerId, edited: &Customer) -> Result<Draft, Refusal> {
        Self::check_customer(edited)?;
        let present = self.find_customer(id).ok_or(Refusal::NoSuchCustomer)?;
        let changes = present.changes_to(edited).into_iter();
        let ops = changes.map(|new| Op::CustomerSet { id, old: present.field(&new), new }).collect();
        draft_of(ops, |_| ActKind::EditCustomer(id))
    }

    /// Plans to archive customers or to bring them back.
    pub fn plan_archive(&self, customers: &[CustomerId], archived: bool) -> Result<Draft, Refusal> {
        let ops = self.field_ops(customers, |_| CustomerField::Archived(archived));
        draft_of(ops, |count| ActKind::ArchiveCustomers { count, archived })
    }

    /// Plans to put customers into the trash.
    pub fn plan_trash(&self, customers: &[CustomerId], today: Day) -> Result<Draft, Refusal> {
        let ops = self.field_ops(customers, |_| CustomerField::Trashed(Some(today)));
        draft_of(ops, |count| ActKind::TrashCustomers { count })
    }

    /// Plans to bring customers back from the trash.
    pub fn plan_restore(&self, customers: &[CustomerId]) -> Result<Draft, Refusal> {
        let ops = self.field_ops(customers, |_| CustomerField::Trashed(None));
        draft_of(ops, |count| ActKind::RestoreCustomers { count })
    }

    /// Plans to give a tag to customers or to take it from them.
    pub fn plan_tag(&self, customers: &[CustomerId], tag: &str, added: bool) -> Result<Draft, Refusal> {
        let tag = tag.trim();
        check_text(tag, limits::MAX_SHORT_TEXT_CHARS)?;
        if tag.is_empty() {
            return Err(Refusal::NoChange);
        }
        let ops = self.field_ops(customers, |customer| {
            let mut tags = customer.tags.clone();
            match tags.iter().position(|present| present == tag) {
                Some(at) if !added => drop(tags.remove(at)),
                None if added => tags.push(tag.to_owned()),
                _ => {}
            }
            CustomerField::Tags(tags)
        });
        draft_of(ops, |count| ActKind::TagCustomers { tag: tag.to_owned(), count, added })
    }

    /// Changes of one field of many customers; those that already have the value are left out.
    fn field_ops(&self, customers: &[CustomerId], new: impl Fn(&Customer) -> CustomerField) -> Vec<Op> {
        let change = |id: &CustomerId| {
            let customer = self.find_customer(*id)?;
            let new = new(customer);
            let old = customer.field(&new);
            (old != new).then_some(Op::CustomerSet { id: *id, new, old })
        };
        customers.iter().filter_map(change).collect()
    }

    /// Plans an entry of the follow-up book.
    pub fn plan_contact(&self, interaction: Interaction) -> Result<Draft, Refusal> {
        check_text(&interaction.note, limits::MAX_NOTE_CHARS)?;
        self.find_customer(interaction.customer).ok_or(Refusal::NoSuchCustomer)?;
        let kind = ActKind::Contact { customer: interaction.customer, outcome: interaction.outcome };
        Ok(Draft { kind, ops: vec![Op::InteractionAdded { at: self.interactions.len() as u32, interaction }] })
    }

    /// Plans the same entry for many customers at once.
    pub fn plan_contact_batch(&self, customers: &[CustomerId], like: &Interaction) -> Result<Draft, Refusal> {
        check_text(&like.note, limits::MAX_NOTE_CHARS)?;
        let known = customers.iter().filter(|id| self.find_customer(**id).is_some());
        let entries = (self.interactions.len() as u32..).zip(known);
        let ops = entries.map(|(at, id)| Op::InteractionAdded { at, interaction: Interaction { customer: *id, ..like.clone() } }).collect();
        draft_of(ops, |count| ActKind::ContactBatch { count, outcome: like.outcome })
    }

    /// Plans a reminder.
    pub fn plan_add_reminder(&self, reminder: Reminder) -> Result<Draft, Refusal> {
        check_text(&reminder.text, limits::MAX_NOTE_CHARS)?;
        self.find_customer(reminder.customer).ok_or(Refusal::NoSuchCustomer)?;
        let kind = ActKind::AddReminder { customer: reminder.customer };
        Ok(Draft { kind, ops: vec![Op::ReminderAdded { at: self.reminders.len() as u32, reminder }] })
    }

    /// Plans to change one field of a reminder, such as marking it done.
    pub fn plan_edit_reminder(&self, at: u32, new: ReminderField) -> Result<Draft, Refusal> {
        let slot = self.reminders.get(at as usize).filter(|slot| slot.live).ok_or(Refusal::NoChange)?;
        let old = slot.value.field(&new);
        let kind = ActKind::EditReminder { customer: slot.value.customer };
        if old == new { Err(Refusal::NoChange) } else { Ok(Draft { kind, ops: vec![Op::ReminderSet { at, new, old }] }) }
    }

    /// Plans a new product.
    pub fn plan_add_product(&self, product: Product) -> Result<Draft, Refusal> {
        check_text(&product.name, limits::MAX_SHORT_TEXT_CHARS)?;
        check_text(&product.code, limits::MAX_SHORT_TEXT_CHARS)?;
        let id = ProductId(self.products.len() as u32);
        Ok(Draft { kind: ActKind::AddProduct(id), ops: vec![Op::ProductAdded { id, product }] })
    }

    /// Plans to change settings.
    pub fn plan_settings(&self, settings: Vec<Setting>) -> Result<Draft, Refusal> {
        let changes = settings.into_iter().map(|new| (self.settings.setting(&new), new));
        let ops = changes.filter(|(old, new)| old != new).map(|(old, new)| Op::SettingSet { new, old }).collect();
        draft_of(ops, |_| ActKind::ChangeSettings)
    }

    /// Plans to remove for good whom the trash held for longer than [`limits::TRASH_DAYS`].
    pub fn plan_purge(&self, today: Day) -> Result<Draft, Refusal> {
        let old = (0u32..)
            .zip(&self.customers)
            .filter(|(_, slot)| slot.live && slot.value.trashed.is_some_and(|since| today.days_since(since) > limits::TRASH_DAYS));
        let ops = old.map(|(at, _)| Op::CustomersLive { first: CustomerId(at), count: 1, live: false }).collect();
        draft_of(ops, |count| ActKind::PurgeTrash { count })
    }
}

/// An act of these changes; none at all is refused.
fn draft_of(ops: Vec<Op>, kind: impl FnOnce(u32) -> ActKind) -> Result<Draft, Refusal> {
    if ops.is_empty() { Err(Refusal::NoChange) } else { Ok(Draft { kind: kind(ops.len() as u32), ops }) }
}

pub(super) fn check_text(text: &str, limit: usize) -> Result<(), Refusal> {
    if text.len() > limit && text.chars().count() > limit { Err(Refusal::TooLong { limit }) } else { Ok(()) }
}
