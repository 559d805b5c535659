//! Fields of the shop's own on every customer.
use super::Day;
use serde::{Deserialize, Serialize};

/// One field of the shop's own. Its position in the settings is its number for ever; one that is no longer wanted is not live.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct CustomField {
    pub name: String,
    pub kind: CustomKind,
    /// What may be chosen, for [`CustomKind::Choice`]; entries are only added.
    pub choices: Vec<String>,
    pub live: bool,
}

/// What a field holds. New kinds are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum CustomKind {
    #[default]
    Text,
    Number,
    Day,
    Choice,
    YesNo,
}

impl CustomKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Text, Self::Number, Self::Day, Self::Choice, Self::YesNo];
}

/// What one customer has in one field.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct CustomEntry {
    /// Position of the field in the settings.
    pub field: u16,
    pub value: CustomValue,
}

/// A value of a field. New kinds are added at the end: the position is stored.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum CustomValue {
    Text(String),
    /// In thousandths.
    Number {
        milli: i64,
    },
    Day(Day),
    /// Position among the choices of the field.
    Choice(u16),
    YesNo(bool),
}
