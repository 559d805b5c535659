//! Pieces that know the shop and that more than one page shows. A piece never imports a page.
mod act_lines;
mod class_mark;
mod copy_button;
mod customer_entries;
mod hand_out;
mod likely_same;
mod new_customer;
mod next_date;
mod rate;
mod restore_zone;
mod sentence_view;
mod tags;
mod told;

pub use act_lines::{ActLine, act_lines};
pub use class_mark::{ClassMark, still_class_mark};
pub use copy_button::CopyButton;
pub use customer_entries::{customer_entries, customer_entry};
pub use hand_out::{HandOut, use_hand_out};
pub use likely_same::find_likely_same;
pub use new_customer::{NewCustomer, NewCustomerHost, provide_new_customer, use_new_customer};
pub use next_date::NextDate;
pub use rate::{ask_expected, ask_expected_of_sale, ask_got, rating_row};
pub use restore_zone::RestoreZone;
pub use sentence_view::SentenceView;
pub use tags::frequent_tags;
pub use told::{Told, told_figure, told_strip};
