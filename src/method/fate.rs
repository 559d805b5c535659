//! Three fates of the grain (method 23): eaten, sown, rotten. Customers that earn now, that multiply, that cost.
//!
//! Of those with a sale or a refund in the window: who leaves nothing after all costs (method 79) costs; who brought buyers, or buys at
//! least half as much again as in the window before, multiplies; all others earn.
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
    /// True contribution of the window, in minor units.
    pub left_minor: i64,
    pub net_minor: i64,
    pub net_before_minor: i64,
    pub referrals: u32,
}

impl FateWhy {
    /// The fate of one customer; `None` without a sale or a refund in the window.
    pub fn of(own: &CustomerFigures, behaviour: &Behaviour) -> Option<Self> {
        if own.class == Class::None {
            return None;
        }
        let left_minor = behaviour.left_minor;
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
        })
    }
}
