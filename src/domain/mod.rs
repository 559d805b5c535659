//! Nouns and laws of a shop: no clock, no randomness, no browser, no storage.
pub mod birthday;
mod contact;
mod customer;
pub mod day;
pub mod han;
pub mod limits;
pub mod lunar;
mod money;
pub mod phone;
pub mod pinyin;
pub mod rule;
mod sale;
pub mod search;
mod settings;

pub use birthday::Birthday;
pub use contact::{Interaction, InteractionKind, Outcome, Reminder, ReminderField};
pub use customer::{Channel, ChannelKind, Customer, CustomerField, CustomerId, Origin};
pub use day::{Civil, Day, Month, Weekday};
pub use money::{Currency, amount_text, parse_amount, parse_quantity_milli, quantity_text};
pub use phone::{Phone, Region};
pub use rule::Rule;
pub use sale::{NONE, Product, ProductField, ProductId, ReceiptFacts, ReceiptId, SaleColumns, SaleRow};
pub use settings::{ClassCuts, RfmBoundaries, Setting, ShopSettings, StoredMapping};
