//! The rules of today, one file each. A rule is one linear pass that offers tasks; which of them stands is decided in
//! `offers`. A new rule is a file here with its line in [`RULES`], a [`TaskKind`](super::TaskKind), a
//! [`TaskWhy`](super::TaskWhy) and its sentence in `words::care`.
mod best_months;
mod birthdays;
mod dues;
mod follow_ups;
mod needs;
mod occasions;
mod reminders;
mod renewals;
mod reorders;
mod rhythm;
mod routines;
mod seasons;
mod supplies;

use super::offers::{Ground, Offers};

pub(super) use best_months::best_month;
pub(super) use birthdays::NEAR_DAYS;
pub(super) use seasons::season_of;

/// Every rule. The order does not matter.
pub(super) const RULES: [fn(Ground, &mut Offers); 13] = [
    dues::offer,
    reminders::offer,
    routines::offer,
    follow_ups::offer,
    birthdays::offer,
    occasions::offer,
    reorders::offer,
    supplies::offer,
    rhythm::offer,
    needs::offer,
    seasons::offer,
    renewals::offer,
    best_months::offer,
];
