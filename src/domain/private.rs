//! The private drawer (method 58): what an owner may know of a customer, and what no list, search or file shall show.
use super::CustomerId;
use serde::{Deserialize, Serialize};

/// What lies in the drawer of one customer. It is never in the book like this: only as [`PrivateEntry`].
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct PrivateFields {
    pub religion: String,
    pub family: String,
    pub health: String,
    pub other: String,
}

impl PrivateFields {
    /// The texts, in their order.
    pub fn texts(&self) -> [&str; 4] {
        [&self.religion, &self.family, &self.health, &self.other]
    }

    /// What both know, field by field.
    pub fn joined(self, other: Self) -> Self {
        let join = |own: String, other: String| match (own.trim(), other.trim()) {
            (_, "") => own,
            ("", _) => other,
            (known, same) if known == same => own,
            (known, more) => format!("{known}；{more}"),
        };
        Self {
            religion: join(self.religion, other.religion),
            family: join(self.family, other.family),
            health: join(self.health, other.health),
            other: join(self.other, other.other),
        }
    }

    /// Fields that say something; told also of a closed drawer.
    pub fn count(&self) -> u8 {
        self.texts().into_iter().filter(|text| !text.trim().is_empty()).count() as u8
    }
}

/// The drawer of one customer as the book keeps it: sealed.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PrivateEntry {
    pub customer: CustomerId,
    /// Fields that say something.
    pub fields: u8,
    /// Nonce, sealed [`PrivateFields`] and tag.
    pub sealed: Vec<u8>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_drawers_joined_lose_nothing_and_say_nothing_twice() {
        let fields =
            |religion: &str, family: &str| PrivateFields { religion: religion.into(), family: family.into(), ..PrivateFields::default() };
        let joined = fields("信佛", "").joined(fields("信佛", "女儿")).joined(fields("吃素", ""));
        assert_eq!(joined, fields("信佛；吃素", "女儿"));
        assert_eq!((joined.count(), PrivateFields::default().count()), (2, 0));
    }
}
