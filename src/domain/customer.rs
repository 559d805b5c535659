//! The customer: one person or firm, known by a name or a phone.
use super::{Birthday, Day, Phone, han::fold_text};
use serde::{Deserialize, Serialize};

/// Position of a customer in the table of customers; never reused.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
pub struct CustomerId(pub u32);

impl CustomerId {
    /// The position as an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A way to reach a customer besides the telephone.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Channel {
    pub kind: ChannelKind,
    pub handle: String,
}

/// The kinds of channel. New kinds are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum ChannelKind {
    WeChat,
    Email,
    Address,
    Qq,
    WhatsApp,
    Line,
    Other,
}

/// Where a record comes from: the shop's own dealings, or a list of strangers (prospects until they buy).
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Origin {
    #[default]
    Own,
    External,
}

/// Everything the shop wrote down about one customer. Figures are not here: they are computed from the sales.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Customer {
    /// One full name in whatever order it is spoken; may be empty where a phone is known.
    pub name: String,
    pub phones: Vec<Phone>,
    pub channels: Vec<Channel>,
    /// Membership card or the number by which another system knows the customer.
    pub card: String,
    pub tags: Vec<String>,
    pub birthday: Option<Birthday>,
    /// "Serve it this way": pinned to the top of the card and shown at the counter.
    pub preference: String,
    pub note: String,
    pub origin: Origin,
    /// Let go, but kept: in no reminder, still in the totals.
    pub archived: bool,
    /// In the trash since that day; restorable for [`super::limits::TRASH_DAYS`].
    pub trashed: Option<Day>,
    /// The day on which the record was made.
    pub created: Option<Day>,
}

impl Customer {
    /// Whether the record may be saved: a name or a phone is enough, and so is the card by which a file knows somebody.
    pub fn is_nameable(&self) -> bool {
        !self.name.trim().is_empty() || !self.phones.is_empty() || !self.card.is_empty()
    }

    /// What to call the customer: the name, or else the phone, or else the card.
    pub fn title(&self) -> &str {
        if !self.name.is_empty() {
            &self.name
        } else if let Some(phone) = self.phones.first() {
            &phone.raw
        } else {
            &self.card
        }
    }

    /// Whether a new record with this name and these phone digits would probably be the same customer: an equal phone,
    /// or an equal name in whatever script. It warns, it never blocks: households share a phone.
    pub fn resembles(&self, name: &str, phone_digits: Option<&str>) -> bool {
        let is_same_phone = phone_digits.is_some_and(|digits| self.phones.iter().any(|phone| phone.digits == digits));
        let name = name.trim();
        is_same_phone || (!name.is_empty() && fold_text(&self.name) == fold_text(name))
    }

    /// Writes one field and gives back what stood there.
    pub fn replace(&mut self, field: CustomerField) -> CustomerField {
        use CustomerField as F;
        use std::mem::replace;
        match field {
            F::Name(new) => F::Name(replace(&mut self.name, new)),
            F::Phones(new) => F::Phones(replace(&mut self.phones, new)),
            F::Channels(new) => F::Channels(replace(&mut self.channels, new)),
            F::Card(new) => F::Card(replace(&mut self.card, new)),
            F::Tags(new) => F::Tags(replace(&mut self.tags, new)),
            F::Birthday(new) => F::Birthday(replace(&mut self.birthday, new)),
            F::Preference(new) => F::Preference(replace(&mut self.preference, new)),
            F::Note(new) => F::Note(replace(&mut self.note, new)),
            F::Origin(new) => F::Origin(replace(&mut self.origin, new)),
            F::Archived(new) => F::Archived(replace(&mut self.archived, new)),
            F::Trashed(new) => F::Trashed(replace(&mut self.trashed, new)),
        }
    }

    /// The present value of the field that `like` names.
    pub fn field(&self, like: &CustomerField) -> CustomerField {
        use CustomerField as F;
        match like {
            F::Name(_) => F::Name(self.name.clone()),
            F::Phones(_) => F::Phones(self.phones.clone()),
            F::Channels(_) => F::Channels(self.channels.clone()),
            F::Card(_) => F::Card(self.card.clone()),
            F::Tags(_) => F::Tags(self.tags.clone()),
            F::Birthday(_) => F::Birthday(self.birthday),
            F::Preference(_) => F::Preference(self.preference.clone()),
            F::Note(_) => F::Note(self.note.clone()),
            F::Origin(_) => F::Origin(self.origin),
            F::Archived(_) => F::Archived(self.archived),
            F::Trashed(_) => F::Trashed(self.trashed),
        }
    }

    /// The fields in which `edited` differs from this customer, with their new values.
    pub fn changes_to(&self, edited: &Customer) -> Vec<CustomerField> {
        use CustomerField as F;
        let all = [
            F::Name(edited.name.clone()),
            F::Phones(edited.phones.clone()),
            F::Channels(edited.channels.clone()),
            F::Card(edited.card.clone()),
            F::Tags(edited.tags.clone()),
            F::Birthday(edited.birthday),
            F::Preference(edited.preference.clone()),
            F::Note(edited.note.clone()),
            F::Origin(edited.origin),
            F::Archived(edited.archived),
            F::Trashed(edited.trashed),
        ];
        all.into_iter().filter(|new| self.field(new) != *new).collect()
    }
}

/// One field of a customer with a value. New fields are added at the end: the position is stored.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum CustomerField {
    Name(String),
    Phones(Vec<Phone>),
    Channels(Vec<Channel>),
    Card(String),
    Tags(Vec<String>),
    Birthday(Option<Birthday>),
    Preference(String),
    Note(String),
    Origin(Origin),
    Archived(bool),
    Trashed(Option<Day>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_equal_phone_or_an_equal_name_makes_a_likely_namesake() {
        let phone = Phone { raw: "138 0013 8821".to_owned(), digits: "8613800138821".to_owned() };
        let known = Customer { name: "張偉".to_owned(), phones: vec![phone], ..Customer::default() };
        assert!(known.resembles("李娜", Some("8613800138821")));
        assert!(known.resembles(" 张伟 ", None));
        assert!(!known.resembles("张伟民", Some("8613800138822")));
        assert!(!known.resembles("", None));
        assert!(!Customer { name: String::new(), ..known }.resembles("", None));
    }
}
