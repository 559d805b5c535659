//! The only room that touches the browser's storage, files, tabs, clock and randomness. No business rule lives here.
pub mod attention;
mod cipher;
pub mod clipboard;
pub mod clock;
pub mod decode;
mod disk;
pub mod drawer;
pub mod files;
pub mod folder;
pub mod indexed_db;
mod js;
pub mod locks;
mod look;
pub mod marks;
pub mod offline;
pub mod panic;
pub mod persist;
pub mod pocket;
pub mod preferences;
pub mod random;
pub mod replace;
pub mod rest;
pub mod sealing;
mod sentinel;
pub mod session;
mod settle;
pub mod shop_file;
pub mod tabs;
pub mod worker;

#[cfg(test)]
mod tests;

pub use js::{idle, sleep};
