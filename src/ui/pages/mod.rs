//! The pages, one folder or file each.
//!
//! Architecture invariant: a page never imports another page.
pub mod care;
pub mod customer;
pub mod customers;
pub mod files;
pub mod groups;
pub mod history;
pub mod insights;
pub mod opening;
pub mod products;
pub mod sell;
pub mod settings;
pub mod start;
pub mod today;
pub mod trash;
