//! The browser rooms over the pure ones; natively there is nothing in them.
pub use yushui::{book, care, domain, exchange, method, route, sample, vault, words, worker};

#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod ui;
