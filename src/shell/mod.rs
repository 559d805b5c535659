//! The only room that touches the browser's storage, files, tabs, clock and randomness. No business rule lives here.
pub mod clock;
mod js;
pub mod persist;
pub mod preferences;
pub mod session;
