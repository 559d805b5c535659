//! The backup lamp: how old the last verified copy outside the browser is.
use super::{
    frame::{Lamp, LampLight},
    language::Speech,
    shop::Shop,
};
use crate::{route::Route, shell::preferences, words};

/// Days up to which a copy is fresh, and up to which it is no more than a warning.
const FRESH_DAYS: i32 = 7;
const AMBER_DAYS: i32 = 14;

/// What the lamp shows now; nothing before there is something to lose.
pub fn lamp(shop: Shop, speech: Speech) -> Lamp {
    // Walk-ins alone are something to lose too.
    let has_something = shop.read(|book, _| book.present_customers().next().is_some() || !book.sales().columns().is_empty());
    if !has_something || !shop.is_own() {
        return Lamp::default();
    }
    let age_days = preferences::backup_day().map(|day| shop.today().days_since(day));
    let light = match age_days {
        Some(days) if days <= FRESH_DAYS => LampLight::Green,
        Some(days) if days <= AMBER_DAYS => LampLight::Amber,
        _ => LampLight::Red,
    };
    Lamp { light, text: words::storage::backup_age(age_days, speech.language()), href: Route::Files.href() }
}
