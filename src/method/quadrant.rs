//! The four consumption × loyalty corners (method 47). The first two are the text's; the last two, cut off there, are inferred.
//!
//! Consumption is high for class A. Loyalty comes from behaviour alone: at least three purchase days, known for at least 90
//! days, at least half of the gaps within half of the own median, and on time today (or out of season). All four, or not loyal.
use super::cadence::{Rhythm, Standing};

/// Purchase days from which loyalty can be seen.
pub const MIN_LOYAL_VISITS: u32 = 3;
/// Days since the first purchase from which loyalty can be seen.
pub const MIN_LOYAL_TENURE_DAYS: i32 = 90;

/// Where a buyer stands on the board.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Corner {
    /// 高消费·高忠诚: protect, review.
    HighLoyal,
    /// 高消费·低忠诚: most dangerous.
    HighDisloyal,
    /// 低消费·高忠诚: grow, ask for referrals.
    LowLoyal,
    /// 低消费·低忠诚: review for letting go; the owner decides.
    LowDisloyal,
}

impl Corner {
    /// All corners.
    pub const ALL: [Self; 4] = [Self::HighLoyal, Self::HighDisloyal, Self::LowLoyal, Self::LowDisloyal];

    /// The corner of these two facts.
    pub fn of(is_high: bool, is_loyal: bool) -> Self {
        match (is_high, is_loyal) {
            (true, true) => Self::HighLoyal,
            (true, false) => Self::HighDisloyal,
            (false, true) => Self::LowLoyal,
            (false, false) => Self::LowDisloyal,
        }
    }
}

/// The parts of loyalty, each with its fact.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Loyalty {
    pub visits: u32,
    /// Days since the first purchase.
    pub tenure_days: i32,
    pub rhythm: Rhythm,
    pub is_on_time: bool,
}

impl Loyalty {
    /// The facts of one buyer.
    pub fn of(visits: u32, tenure_days: i32, rhythm: Rhythm, standing: Standing) -> Self {
        Self { visits, tenure_days, rhythm, is_on_time: matches!(standing, Standing::OnTime | Standing::Resting) }
    }

    /// Whether visits are enough.
    pub fn has_visits(self) -> bool {
        self.visits >= MIN_LOYAL_VISITS
    }

    /// Whether the time known is enough.
    pub fn has_tenure(self) -> bool {
        self.tenure_days >= MIN_LOYAL_TENURE_DAYS
    }

    /// Whether all four parts hold.
    pub fn is_loyal(self) -> bool {
        self.has_visits() && self.has_tenure() && self.rhythm.is_regular() && self.is_on_time
    }
}
