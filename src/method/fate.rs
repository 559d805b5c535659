//! Three fates of the grain (method 23): eaten, sown, rotten. Customers that earn now, that multiply, that cost.
//!
//! Of those with a sale or a refund in the window: who brings nothing after costs costs; who brought buyers, or buys at least half
//! as much again as in the window before, multiplies; all others earn. Costs are those of the goods, where they are known, and of
//! the minutes spent.
use super::abc::Class;
use super::behaviour::Behaviour;
use super::figures::CustomerFigures;

/// The fate of a customer.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Fate {
    Earns,
    Multiplies,
    Costs,
}

impl Fate {
    /// All fates.
    pub const ALL: [Self; 3] = [Self::Earns, Self::Multiplies, Self::Costs];
}

/// Why this fate.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct FateWhy {
    pub fate: Fate,
    /// What is left of the sales of the window after the goods and the minutes, in minor units.
    pub left_minor: i64,
    pub net_minor: i64,
    pub net_before_minor: i64,
    pub referrals: u32,
    /// Minutes spent in the window, and what they cost.
    pub minutes: u32,
    pub care_minor: i64,
}

impl FateWhy {
    /// The fate of one customer; `None` without a sale or a refund in the window.
    pub fn of(own: &CustomerFigures, behaviour: &Behaviour, hour_rate_minor: i64) -> Option<Self> {
        if own.class == Class::None {
            return None;
        }
        let minutes = behaviour.minutes;
        let care_minor = (i128::from(minutes) * i128::from(hour_rate_minor) / 60).clamp(0, i64::MAX.into()) as i64;
        let left_minor = behaviour.margin_minor.saturating_sub(care_minor);
        let is_growing = behaviour.net_before_minor > 0 && 2 * i128::from(own.net_minor) >= 3 * i128::from(behaviour.net_before_minor);
        let fate = if left_minor <= 0 {
            Fate::Costs
        } else if behaviour.referrals > 0 || is_growing {
            Fate::Multiplies
        } else {
            Fate::Earns
        };
        Some(Self {
            fate,
            left_minor,
            net_minor: own.net_minor,
            net_before_minor: behaviour.net_before_minor,
            referrals: behaviour.referrals,
            minutes,
            care_minor,
        })
    }
}
