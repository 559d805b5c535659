//! The rules of today, one file each. A rule is one linear pass that offers tasks; which of them stands is decided in
//! `offers`. A new rule is a file here with its line in [`RULES`], a [`TaskKind`](super::TaskKind), a
//! [`TaskWhy`](super::TaskWhy) and its sentence in `words::care`.
mod birthdays;
mod follow_ups;
mod reminders;
mod rhythm;

use super::offers::{Ground, Offers};

/// Every rule. The order does not matter.
pub(super) const RULES: [fn(Ground, &mut Offers); 4] = [reminders::offer, follow_ups::offer, birthdays::offer, rhythm::offer];
