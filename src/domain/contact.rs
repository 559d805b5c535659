//! Interactions (跟进) and reminders: what was said, what came of it and when to speak again.
use super::{CustomerId, Day};
use serde::{Deserialize, Serialize};

/// How the shop and the customer met. New kinds are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum InteractionKind {
    #[default]
    Call,
    Message,
    Visit,
    InShop,
    Other,
}

/// What came of it. New outcomes are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    Reached,
    NotReached,
    /// Put off on purpose: no contact, and no reason to nag before the next date.
    Skipped,
    /// A note without a contact.
    Noted,
}

impl Outcome {
    /// Whether the customer was spoken to, so that the contact interval starts anew.
    pub const fn is_contact(self) -> bool {
        matches!(self, Self::Reached)
    }
}

/// One entry of the follow-up book. Entries are only added; undo takes them back whole.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Interaction {
    pub customer: CustomerId,
    pub day: Day,
    pub kind: InteractionKind,
    pub outcome: Outcome,
    pub note: String,
    /// When to speak again, where the owner chose a day.
    pub next: Option<Day>,
    /// How long it took; 0 where nobody said.
    pub minutes: u16,
}

/// A reminder that the owner set by hand.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Reminder {
    pub customer: CustomerId,
    pub day: Day,
    pub text: String,
    pub done: Option<Day>,
}

/// One field of a reminder with a value. New fields are added at the end: the position is stored.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum ReminderField {
    Day(Day),
    Text(String),
    Done(Option<Day>),
}

impl Reminder {
    /// Writes one field and gives back what stood there.
    pub fn replace(&mut self, field: ReminderField) -> ReminderField {
        use ReminderField as F;
        use std::mem::replace;
        match field {
            F::Day(new) => F::Day(replace(&mut self.day, new)),
            F::Text(new) => F::Text(replace(&mut self.text, new)),
            F::Done(new) => F::Done(replace(&mut self.done, new)),
        }
    }

    /// The present value of the field that `like` names.
    pub fn field(&self, like: &ReminderField) -> ReminderField {
        use ReminderField as F;
        match like {
            F::Day(_) => F::Day(self.day),
            F::Text(_) => F::Text(self.text.clone()),
            F::Done(_) => F::Done(self.done),
        }
    }
}
