//! What the shop promises each class (methods 42, 98), who works there (57) and how the week is shared out (50).
use super::Day;
use serde::{Deserialize, Serialize};

/// The service of one class, from which due dates are computed.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ServiceCard {
    /// Complaints are answered within so many days.
    pub answer_days: u16,
    /// Complaints are solved within so many days.
    pub solve_days: u16,
    /// So many days between contacts; `None` goes by the own rhythm.
    pub contact_days: Option<u16>,
    /// Credit: what is put on account is due after so many days.
    pub credit_days: u16,
    /// Whom to turn to, where and when; printed on the card.
    pub contact: String,
    pub returns: String,
}

/// The cards of the classes A, B and C; whoever has no class is served as C.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ServiceCards {
    pub a: ServiceCard,
    pub b: ServiceCard,
    pub c: ServiceCard,
}

impl ServiceCard {
    const fn of(answer_days: u16, solve_days: u16, credit_days: u16) -> Self {
        Self { answer_days, solve_days, contact_days: None, credit_days, contact: String::new(), returns: String::new() }
    }
}

impl Default for ServiceCards {
    fn default() -> Self {
        Self { a: ServiceCard::of(1, 3, 30), b: ServiceCard::of(2, 5, 30), c: ServiceCard::of(3, 7, 30) }
    }
}

/// Somebody who works in the shop.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Staff {
    pub name: String,
    /// The last day in the shop.
    pub left_on: Option<Day>,
}

/// The week's hours for customers and how they are shared out between key, ordinary and potential ones (method 50).
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Attention {
    /// Minutes a week; 0 where the owner has not planned.
    pub minutes: u16,
    /// Percent for key, ordinary and potential customers.
    pub key: u8,
    pub ordinary: u8,
    pub potential: u8,
}

impl Default for Attention {
    fn default() -> Self {
        Self { minutes: 0, key: 60, ordinary: 30, potential: 10 }
    }
}
