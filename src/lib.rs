//! Yushui (鱼水): a customer book for small shops. ARCHITECTURE.md is the map of the rooms.
pub mod book;
pub mod care;
pub mod domain;
pub mod exchange;
pub mod method;
pub mod route;
pub mod sample;
pub mod vault;
pub mod words;
pub mod worker;
