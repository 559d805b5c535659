//! The screens. They read snapshots of the book and send acts; no storage, no formatting, no rule lives here.
pub mod frame;
pub mod icons;
pub mod parts;
