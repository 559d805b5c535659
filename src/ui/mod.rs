//! The screens. They read snapshots of the book and send acts; no storage, no formatting, no rule lives here.
pub mod actions;
mod acts;
pub mod app;
pub mod baskets;
mod broken;
pub mod charts;
pub mod copies;
pub mod drawer;
pub mod finder;
pub mod forecast;
pub mod frame;
mod groups;
pub mod icons;
pub mod keys;
pub mod lamp;
pub mod language;
pub mod lazy;
mod opening;
pub mod pages;
pub mod parts;
pub mod pieces;
pub mod role;
pub mod shop;
pub mod theme;
mod trouble;
pub mod wish;

/// Puts the app into the page; the sign that it is opening goes away.
pub fn mount() {
    broken::install();
    theme::apply_stored();
    leptos::mount::mount_to_body(app::App);
    if let Some(sign) = leptos::prelude::document().get_element_by_id("opening") {
        sign.remove();
    }
}
