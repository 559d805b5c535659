//! Attitude from behaviour (method 36): loyal, switching, or none, by regularity, the width of what is bought, and whether
//! somebody comes only when there is a promotion.
//!
//! From three purchase days on. None: four fifths of the receipts were promotions, or the customer is lost. Loyal: regular, at
//! most late, at most half of the receipts promotions, and at least half as wide as usual where the shop has three categories or more.
//! Everybody else switches. Early adopters bought two or more new items within thirty days of their launch.
use super::behaviour::{Behaviour, Behaviours};
use super::cadence::{Rhythm, Standing};
use super::figures::CustomerFigures;

/// Purchase days from which an attitude can be seen.
pub const MIN_ATTITUDE_VISITS: u32 = 3;
/// New items bought early that make an early adopter.
pub const MIN_EARLY_ITEMS: u32 = 2;
/// Below so many categories their number tells nothing.
const MIN_CATEGORIES: u32 = 3;

/// How somebody stands to the shop.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Attitude {
    Loyal,
    /// Buys here and elsewhere.
    Switcher,
    /// Comes for the price alone, or no more.
    NoLoyalty,
}

impl Attitude {
    /// All attitudes.
    pub const ALL: [Self; 3] = [Self::Loyal, Self::Switcher, Self::NoLoyalty];
}

/// Why this attitude.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct AttitudeWhy {
    /// `None` before the third purchase day.
    pub attitude: Option<Attitude>,
    pub visits: u32,
    pub rhythm: Rhythm,
    pub standing: Standing,
    /// Receipts in a promotion; `None` where the shop never marked one.
    pub promotions: Option<u32>,
    pub receipts: u32,
    /// Categories bought and the usual number; `None` where the shop has too few.
    pub categories: Option<(u32, u32)>,
    pub early_items: u32,
}

impl AttitudeWhy {
    /// The attitude of one customer.
    pub fn of(own: &CustomerFigures, behaviour: &Behaviour, shop: &Behaviours) -> Self {
        let promotions = shop.has_promotions.then_some(behaviour.promotions);
        let categories = (shop.categories >= MIN_CATEGORIES).then(|| (behaviour.categories.count_ones(), shop.usual_categories));
        let mut why = Self {
            attitude: None,
            visits: own.visits,
            rhythm: own.rhythm,
            standing: own.standing,
            promotions,
            receipts: behaviour.receipts,
            categories,
            early_items: behaviour.early_items,
        };
        why.attitude = (own.visits >= MIN_ATTITUDE_VISITS).then(|| why.conclude());
        why
    }

    /// Whether the customer is among the first to buy new items.
    pub fn is_early(&self) -> bool {
        self.early_items >= MIN_EARLY_ITEMS
    }

    /// Whether the promotions are why the customer comes.
    pub fn is_for_promotions(&self) -> bool {
        self.promotions.is_some_and(|promotions| 5 * promotions >= 4 * self.receipts)
    }

    /// Whether the customer buys less than half as widely as usual.
    pub fn is_narrow(&self) -> bool {
        self.categories.is_some_and(|(own, usual)| 2 * own < usual)
    }

    fn conclude(&self) -> Attitude {
        let is_coming = matches!(self.standing, Standing::OnTime | Standing::Resting | Standing::Late);
        let is_mostly_unprompted = self.promotions.is_none_or(|promotions| 2 * promotions <= self.receipts);
        if self.standing == Standing::Lost || self.is_for_promotions() {
            Attitude::NoLoyalty
        } else if self.rhythm.is_regular() && is_coming && is_mostly_unprompted && !self.is_narrow() {
            Attitude::Loyal
        } else {
            Attitude::Switcher
        }
    }
}
