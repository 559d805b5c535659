//! Pieces that know the shop and that more than one page shows. A piece never imports a page.
mod class_mark;
mod copy_button;
mod customer_entries;
mod new_customer;
mod restore_zone;
mod sentence_view;

pub use class_mark::ClassMark;
pub use copy_button::CopyButton;
pub use customer_entries::{customer_entries, customer_entry};
pub use new_customer::{NewCustomer, NewCustomerHost, provide_new_customer, use_new_customer};
pub use restore_zone::RestoreZone;
pub use sentence_view::SentenceView;
