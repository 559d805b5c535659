//! Nouns and laws of a shop: no clock, no randomness, no browser, no storage.
pub mod birthday;
pub mod day;
pub mod lunar;
