//! How long somebody stays with the shop (method 81): one-off, phased, seasonal or long-term, from the dates.
//!
//! | type | who |
//! |---|---|
//! | seasonal | comes in the same months of at least two years ([`Season`]) |
//! | phased | has an end date, or came several times and is lost by the own rhythm: a phase that is over |
//! | one-off | one purchase day |
//! | long-term | known for a year or longer and not lost |
//! | young | came several times within less than a year: too early to say |
use super::cadence::Standing;
use super::figures::CustomerFigures;
use super::season::Season;
use crate::domain::Day;

/// Days since the first purchase from which a cooperation is long.
pub const LONG_TERM_DAYS: i32 = 365;

/// The type of a cooperation.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Cooperation {
    LongTerm,
    Seasonal,
    Phased,
    OneOff,
    Young,
}

impl Cooperation {
    /// All types.
    pub const ALL: [Self; 5] = [Self::LongTerm, Self::Seasonal, Self::Phased, Self::OneOff, Self::Young];
}

/// Why this type.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct CooperationWhy {
    pub kind: Cooperation,
    pub visits: u32,
    pub first: Day,
    pub last: Day,
    pub tenure_days: i32,
    pub season: Option<Season>,
    /// The agreed end.
    pub ends: Option<Day>,
    pub standing: Standing,
}

impl CooperationWhy {
    /// The type of one customer; `None` without a purchase.
    pub fn of(own: &CustomerFigures, ends: Option<Day>, today: Day) -> Option<Self> {
        let (first, last) = (own.first_day?, own.last_day?);
        let tenure_days = today.days_since(first);
        let kind = match own.standing {
            _ if ends.is_some() => Cooperation::Phased,
            _ if own.season.is_some() => Cooperation::Seasonal,
            _ if own.visits == 1 => Cooperation::OneOff,
            Standing::Lost => Cooperation::Phased,
            _ if tenure_days >= LONG_TERM_DAYS => Cooperation::LongTerm,
            _ => Cooperation::Young,
        };
        Some(Self { kind, visits: own.visits, first, last, tenure_days, season: own.season, ends, standing: own.standing })
    }
}
