//! Planning ordinary acts: from what the user wants to the exact changes, checked before anything is written.
use super::record_checks::check_rule;
use super::{Act, ActKind, Book, Op, Stamp};
use crate::domain::{
    CustomValue, Customer, CustomerField, CustomerId, Day, Interaction, MAX_WEIGHT, Reminder, ReminderField, Setting, limits,
};

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
    #[error("the product is not in the book")]
    NoSuchProduct,
    #[error("no text where one is needed")]
    NoText,
    #[error("the score is not between 1 and 5")]
    NotAScore,
    #[error("the customer would have brought themselves")]
    ReferrerCircle,
    #[error("less than nothing cannot be planned")]
    BelowZero,
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
        let reasons = [
            customer.class_override.as_ref().map(|judgement| &judgement.reason),
            customer.attitude_override.as_ref().map(|judgement| &judgement.reason),
            customer.corner_override.as_ref().map(|judgement| &judgement.reason),
        ];
        reasons.into_iter().flatten().try_for_each(|reason| check_text(reason, limits::MAX_NOTE_CHARS))?;
        let own_texts = customer.custom.iter().filter_map(|entry| match &entry.value {
            CustomValue::Text(text) => Some(text),
            _ => None,
        });
        own_texts.into_iter().try_for_each(|text| check_text(text, limits::MAX_NOTE_CHARS))?;
        if customer.answers.len() > limits::MAX_KEPT_QUESTIONS {
            return Err(Refusal::TooMany { limit: limits::MAX_KEPT_QUESTIONS });
        }
        if customer.custom.len() > limits::MAX_CUSTOM_FIELDS {
            return Err(Refusal::TooMany { limit: limits::MAX_CUSTOM_FIELDS });
        }
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
        self.check_referrer(id, customer.referrer)?;
        Ok(Draft { kind: ActKind::AddCustomer(id), ops: vec![Op::CustomerAdded { id, customer: Box::new(customer) }] })
    }

    /// Plans to make a customer's record equal `edited`: one change for each field that differs.
    pub fn plan_edit_customer(&self, id: CustomerId, edited: &Customer) -> Result<Draft, Refusal> {
        Self::check_customer(edited)?;
        let present = self.find_customer(id).ok_or(Refusal::NoSuchCustomer)?;
        if edited.referrer != present.referrer {
            self.check_referrer(id, edited.referrer)?;
        }
        let changes = present.changes_to(edited).into_iter();
        let ops = changes.map(|new| Op::CustomerSet { id, old: present.field(&new), new }).collect();
        draft_of(ops, |_| ActKind::EditCustomer(id))
    }

    /// Whoever brought a customer is in the book and was not, over others, brought by them.
    fn check_referrer(&self, id: CustomerId, referrer: Option<CustomerId>) -> Result<(), Refusal> {
        let mut at = referrer;
        if let Some(first) = referrer {
            self.find_customer(first).ok_or(Refusal::NoSuchCustomer)?;
        }
        // A chain without a circle is never longer than the table.
        for _ in 0..=self.customers.len() {
            match at {
                Some(step) if step == id => return Err(Refusal::ReferrerCircle),
                Some(step) => at = self.customers.get(step.index()).and_then(|slot| slot.value.referrer),
                None => break,
            }
        }
        Ok(())
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

    /// Plans to make a tag stand at exactly these customers: others lose it.
    pub fn plan_tag_exactly(&self, customers: &[CustomerId], tag: &str) -> Result<Draft, Refusal> {
        let mut wanted = customers.to_vec();
        wanted.sort_unstable();
        let has = |customer: &Customer| customer.tags.iter().any(|other| other == tag.trim());
        let lose: Vec<CustomerId> = self.present_customers().filter(|(_, customer)| has(customer)).map(|(id, _)| id).collect();
        let lose: Vec<CustomerId> = lose.into_iter().filter(|id| wanted.binary_search(id).is_err()).collect();
        let mut ops = Vec::new();
        for (people, added) in [(customers, true), (&lose, false)] {
            match self.plan_tag(people, tag, added) {
                Ok(draft) => ops.extend(draft.ops),
                Err(Refusal::NoChange) => {}
                Err(refusal) => return Err(refusal),
            }
        }
        draft_of(ops, |_| ActKind::TagCustomers { tag: tag.trim().to_owned(), count: customers.len() as u32, added: true })
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

    /// Plans to change settings.
    pub fn plan_settings(&self, settings: Vec<Setting>) -> Result<Draft, Refusal> {
        settings.iter().try_for_each(check_setting)?;
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

fn check_setting(setting: &Setting) -> Result<(), Refusal> {
    let short = |text: &String| check_text(text, limits::MAX_SHORT_TEXT_CHARS);
    let few = |count: usize, limit: usize| if count > limit { Err(Refusal::TooMany { limit }) } else { Ok(()) };
    match setting {
        Setting::CustomFields(fields) => {
            few(fields.len(), limits::MAX_CUSTOM_FIELDS)?;
            fields.iter().try_for_each(|field| {
                few(field.choices.len(), limits::MAX_CUSTOM_FIELDS)?;
                field.choices.iter().chain([&field.name]).try_for_each(short)
            })
        }
        Setting::Questions(questions) => {
            few(questions.len(), limits::MAX_KEPT_QUESTIONS)?;
            few(questions.iter().filter(|question| question.live).count(), limits::MAX_QUESTIONS)?;
            questions.iter().try_for_each(|question| {
                let is_weighed = (1..=MAX_WEIGHT).contains(&question.weight);
                if question.text.trim().is_empty() || !is_weighed { Err(Refusal::NoText) } else { short(&question.text) }
            })
        }
        Setting::Grades(grades) => {
            few(grades.len(), limits::MAX_SAVED_GROUPS)?;
            grades.iter().try_for_each(|grade| short(&grade.name).and_then(|()| check_rule(&grade.rule)))
        }
        _ => Ok(()),
    }
}

pub(super) fn check_text(text: &str, limit: usize) -> Result<(), Refusal> {
    if text.len() > limit && text.chars().count() > limit { Err(Refusal::TooLong { limit }) } else { Ok(()) }
}
