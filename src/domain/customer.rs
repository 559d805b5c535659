//! The customer: one person or firm, known by a name or a phone.
use super::{
    AnswerEntry, AttitudeMark, Birthday, ClassMark, Contacting, CornerMark, CustomEntry, CustomValue, Day, Judgement, KeyAccount,
    KeyAnswer, Phone, Prospecting, han::fold_text,
};
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

/// How a customer came to the shop. New sources are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
pub enum Source {
    /// Brought by somebody (介绍).
    Referral,
    PassingBy,
    Event,
    Online,
    Advert,
    /// From a list of strangers.
    List,
    Other,
}

impl Source {
    /// All sources, in the order in which they are offered.
    pub const ALL: [Self; 7] = [Self::Referral, Self::PassingBy, Self::Event, Self::Online, Self::Advert, Self::List, Self::Other];
}

/// Our share of what a customer spends on such things (method 76). New steps are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
pub enum Wallet {
    Little,
    Half,
    Most,
}

impl Wallet {
    /// All steps, from the smallest.
    pub const ALL: [Self; 3] = [Self::Little, Self::Half, Self::Most];
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
    /// How they came; nothing where nobody asked.
    pub source: Option<Source>,
    /// Who brought them.
    pub referrer: Option<CustomerId>,
    pub wallet: Option<Wallet>,
    /// The owner's own word over the computed class, attitude and corner; boxed because few customers have one.
    pub class_override: Option<Box<Judgement<ClassMark>>>,
    pub attitude_override: Option<Box<Judgement<AttitudeMark>>>,
    pub corner_override: Option<Box<Judgement<CornerMark>>>,
    /// The day on which a phased cooperation ends (method 81).
    pub ends: Option<Day>,
    /// Values of the shop's own fields, at most one a field.
    pub custom: Vec<CustomEntry>,
    /// Answers to the shop's questions, at most one a question.
    pub answers: Vec<AnswerEntry>,
    /// How the shop looks after them; boxed because few customers have one.
    pub key_account: Option<Box<KeyAccount>>,
    /// How they want to be spoken to.
    pub contacting: Option<Box<Contacting>>,
    /// How far a prospect has come.
    pub prospecting: Option<Box<Prospecting>>,
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

    /// What stands in one of the shop's own fields, by the field's position in the settings.
    pub fn custom_value(&self, field: u16) -> Option<&CustomValue> {
        self.custom.iter().find(|entry| entry.field == field).map(|entry| &entry.value)
    }

    /// Writes or empties one of the shop's own fields.
    pub fn set_custom(&mut self, field: u16, value: Option<CustomValue>) {
        let at = self.custom.iter().position(|entry| entry.field == field);
        match (at, value) {
            (Some(at), Some(value)) => self.custom[at].value = value,
            (Some(at), None) => drop(self.custom.remove(at)),
            (None, Some(value)) => self.custom.push(CustomEntry { field, value }),
            (None, None) => {}
        }
    }

    /// What was answered to one of the shop's questions, by the question's position in the settings.
    pub fn answer(&self, question: u16) -> Option<KeyAnswer> {
        self.answers.iter().find(|entry| entry.question == question).map(|entry| entry.answer)
    }

    /// Answers one of the shop's questions.
    pub fn set_answer(&mut self, question: u16, answer: KeyAnswer) {
        self.answers.retain(|entry| entry.question != question);
        self.answers.push(AnswerEntry { question, answer });
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
            F::Source(new) => F::Source(replace(&mut self.source, new)),
            F::Referrer(new) => F::Referrer(replace(&mut self.referrer, new)),
            F::Wallet(new) => F::Wallet(replace(&mut self.wallet, new)),
            F::ClassOverride(new) => F::ClassOverride(replace(&mut self.class_override, new)),
            F::AttitudeOverride(new) => F::AttitudeOverride(replace(&mut self.attitude_override, new)),
            F::CornerOverride(new) => F::CornerOverride(replace(&mut self.corner_override, new)),
            F::Ends(new) => F::Ends(replace(&mut self.ends, new)),
            F::Custom(new) => F::Custom(replace(&mut self.custom, new)),
            F::Answers(new) => F::Answers(replace(&mut self.answers, new)),
            F::KeyAccount(new) => F::KeyAccount(replace(&mut self.key_account, new)),
            F::Contacting(new) => F::Contacting(replace(&mut self.contacting, new)),
            F::Prospecting(new) => F::Prospecting(replace(&mut self.prospecting, new)),
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
            F::Source(_) => F::Source(self.source),
            F::Referrer(_) => F::Referrer(self.referrer),
            F::Wallet(_) => F::Wallet(self.wallet),
            F::ClassOverride(_) => F::ClassOverride(self.class_override.clone()),
            F::AttitudeOverride(_) => F::AttitudeOverride(self.attitude_override.clone()),
            F::CornerOverride(_) => F::CornerOverride(self.corner_override.clone()),
            F::Ends(_) => F::Ends(self.ends),
            F::Custom(_) => F::Custom(self.custom.clone()),
            F::Answers(_) => F::Answers(self.answers.clone()),
            F::KeyAccount(_) => F::KeyAccount(self.key_account.clone()),
            F::Contacting(_) => F::Contacting(self.contacting.clone()),
            F::Prospecting(_) => F::Prospecting(self.prospecting.clone()),
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
            F::Source(edited.source),
            F::Referrer(edited.referrer),
            F::Wallet(edited.wallet),
            F::ClassOverride(edited.class_override.clone()),
            F::AttitudeOverride(edited.attitude_override.clone()),
            F::CornerOverride(edited.corner_override.clone()),
            F::Ends(edited.ends),
            F::Custom(edited.custom.clone()),
            F::Answers(edited.answers.clone()),
            F::KeyAccount(edited.key_account.clone()),
            F::Contacting(edited.contacting.clone()),
            F::Prospecting(edited.prospecting.clone()),
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
    Source(Option<Source>),
    Referrer(Option<CustomerId>),
    Wallet(Option<Wallet>),
    ClassOverride(Option<Box<Judgement<ClassMark>>>),
    AttitudeOverride(Option<Box<Judgement<AttitudeMark>>>),
    CornerOverride(Option<Box<Judgement<CornerMark>>>),
    Ends(Option<Day>),
    Custom(Vec<CustomEntry>),
    Answers(Vec<AnswerEntry>),
    KeyAccount(Option<Box<KeyAccount>>),
    Contacting(Option<Box<Contacting>>),
    Prospecting(Option<Box<Prospecting>>),
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
