//! What would it have cost? (journeys, part 3 row 5; the simulator of method 46): the window's sales under another policy.
//!
//! For every customer with net sales above zero: points on net sales, a discount and credit terms by class, the classes by the
//! limits of the policy. Credit costs days ÷ 365 × the yearly price of money. All is linear in each rate; nothing is assumed
//! about people buying more because of it.
use super::abc::{Class, Classes, sort_descending};
use super::concentration::clamp_minor;
use super::contribution::Contributions;
use super::figures::Figures;
use crate::domain::{ClassCuts, CustomerId};

/// Winners and losers that are named.
pub const MOST_NAMED: usize = 200;
const YEAR_DAYS: i64 = 365;
/// Units of one minor unit: hundredths of a percent, times the days of a year.
const UNITS: i128 = 10_000 * YEAR_DAYS as i128;

/// What the owner slides. Rates are in hundredths of a percent.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Policy {
    /// Given back as points, of net sales.
    pub points: u16,
    /// Where class A and class B end.
    pub cuts: ClassCuts,
    /// Discount by class, A to C.
    pub discounts: [u16; 3],
    /// Days until payment by class, A to C.
    pub credit_days: [u16; 3],
    /// What money costs in a year.
    pub capital: u16,
}

impl Policy {
    /// What a class gets as points, discount and credit, each in units of its sales.
    fn rates(&self, place: Place) -> [i64; 3] {
        let at = place as usize;
        let credit = i64::from(self.credit_days[at]) * i64::from(self.capital);
        [i64::from(self.points) * YEAR_DAYS, i64::from(self.discounts[at]) * YEAR_DAYS, credit]
    }
}

/// The sales of the window, prepared once: one entry a customer with net sales or something given, largest net sales first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LastYear {
    pub customers: Vec<CustomerId>,
    pub net_minor: Vec<i64>,
    /// Discounts and points that were really given.
    pub given_minor: Vec<i64>,
    pub contribution_minor: Vec<i64>,
    /// Net sales of those with a sale in the window, largest first: what the limits are found on.
    ranking_minor: Vec<i64>,
    /// The class by the shop's own limits.
    classes: Vec<Place>,
    /// Sum of what was really given.
    pub given_sum_minor: i64,
}

/// A, B or C; in a small shop key customers are A and all others C.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[repr(u8)]
pub enum Place {
    A,
    B,
    C,
}

impl Place {
    /// All places.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    fn of(classes: &Classes, net_minor: i64) -> Self {
        match classes.class_of(net_minor) {
            _ if classes.is_key(net_minor) => Self::A,
            Class::B => Self::B,
            _ => Self::C,
        }
    }

    /// The place as a class, for its name.
    pub const fn class(self) -> Class {
        match self {
            Self::A => Class::A,
            Self::B => Class::B,
            Self::C => Class::C,
        }
    }
}

impl LastYear {
    /// From the figures of the shop and the contribution of everybody.
    pub fn of(figures: &Figures, contributions: &Contributions) -> Self {
        let rows = (0u32..).zip(&contributions.parts).filter(|(_, parts)| !parts.is_empty());
        let rows = rows.map(|(at, parts)| Row {
            customer: CustomerId(at),
            net_minor: parts.net_minor(),
            given_minor: parts.discount_minor.saturating_add(parts.points_minor),
            contribution_minor: parts.contribution_minor(),
        });
        let cuts = ClassCuts { a: figures.classes.cuts.0, b: figures.classes.cuts.1 };
        Self::from_rows(rows.collect(), figures.classes.ranking_minor.clone(), cuts)
    }

    /// From plain rows. `ranking_minor`: net sales of everybody with a sale in the window; `cuts`: the shop's own limits.
    pub fn from_rows(mut rows: Vec<Row>, mut ranking_minor: Vec<i64>, cuts: ClassCuts) -> Self {
        rows.sort_unstable_by_key(|row| (std::cmp::Reverse(row.net_minor), row.customer));
        sort_descending(&mut ranking_minor);
        let classes = Classes::find(&ranking_minor, cuts);
        let given_sum: i128 = rows.iter().map(|row| i128::from(row.given_minor)).sum();
        Self {
            customers: rows.iter().map(|row| row.customer).collect(),
            net_minor: rows.iter().map(|row| row.net_minor).collect(),
            given_minor: rows.iter().map(|row| row.given_minor).collect(),
            contribution_minor: rows.iter().map(|row| row.contribution_minor).collect(),
            classes: rows.iter().map(|row| Place::of(&classes, row.net_minor)).collect(),
            ranking_minor,
            given_sum_minor: clamp_minor(given_sum),
        }
    }
}

/// What is known of one customer.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Row {
    pub customer: CustomerId,
    pub net_minor: i64,
    pub given_minor: i64,
    pub contribution_minor: i64,
}

/// What a policy costs with one class.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct ClassCost {
    pub customers: u32,
    /// Net sales above zero.
    pub net_minor: i64,
    pub points_minor: i64,
    pub discount_minor: i64,
    pub credit_minor: i64,
}

impl ClassCost {
    /// Points, discount and credit.
    pub fn cost_minor(&self) -> i64 {
        self.points_minor.saturating_add(self.discount_minor).saturating_add(self.credit_minor)
    }
}

/// One customer under the policy.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Change {
    pub customer: CustomerId,
    /// Class by the shop's own limits, and by those of the policy.
    pub from: Place,
    pub to: Place,
    pub net_minor: i64,
    /// Really given, and given by the policy.
    pub given_minor: i64,
    pub benefit_minor: i64,
}

impl Change {
    /// Gain of the customer; below zero a loss.
    pub fn gain_minor(&self) -> i64 {
        self.benefit_minor.saturating_sub(self.given_minor)
    }
}

/// The window under a policy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PolicyOutcome {
    /// A to C.
    pub classes: [ClassCost; 3],
    pub cost_minor: i64,
    pub net_minor: i64,
    /// Customers who would have got more, and less, than they really did.
    pub winners: u32,
    pub losers: u32,
    /// The largest gains and losses, at most [`MOST_NAMED`] each, the largest first.
    pub top_winners: Vec<Change>,
    pub top_losers: Vec<Change>,
    /// Customers in a higher and in a lower class than by the shop's own limits.
    pub moved_up: u32,
    pub moved_down: u32,
    /// Customers who brought something, and would have cost instead.
    pub turned_negative: u32,
}

/// Recomputes the window under `policy`: one pass over the customers.
pub fn what_if(year: &LastYear, policy: &Policy) -> PolicyOutcome {
    let classes = Classes::find(&year.ranking_minor, policy.cuts);
    let rates = Place::ALL.map(|place| policy.rates(place));
    let in_all = rates.map(|rates| rates.iter().sum::<i64>());
    let mut nets = [0_i128; 3];
    let mut outcome = PolicyOutcome::default();
    let (mut winners, mut losers) = (Vec::new(), Vec::new());
    for at in 0..year.customers.len() {
        let net_minor = year.net_minor[at];
        let (place, from) = (Place::of(&classes, net_minor), year.classes[at]);
        let to = place as usize;
        let net = net_minor.max(0);
        nets[to] += i128::from(net);
        outcome.classes[to].customers += u32::from(net > 0);
        outcome.moved_up += u32::from(place < from);
        outcome.moved_down += u32::from(place > from);
        let change = Change {
            customer: year.customers[at],
            from,
            to: place,
            net_minor,
            given_minor: year.given_minor[at],
            benefit_minor: share_of(net, in_all[to]),
        };
        let gain_minor = change.gain_minor();
        let contribution_minor = year.contribution_minor[at];
        outcome.turned_negative += u32::from(contribution_minor >= 0 && contribution_minor < gain_minor);
        match gain_minor {
            0 => {}
            1.. => winners.push(change),
            _ => losers.push(change),
        }
    }
    for ((class, net), rates) in outcome.classes.iter_mut().zip(nets).zip(rates) {
        class.net_minor = clamp_minor(net);
        [class.points_minor, class.discount_minor, class.credit_minor] = rates.map(|rate| whole(net * i128::from(rate)));
        outcome.cost_minor = outcome.cost_minor.saturating_add(class.cost_minor());
        outcome.net_minor = outcome.net_minor.saturating_add(class.net_minor);
    }
    outcome.winners = winners.len() as u32;
    outcome.losers = losers.len() as u32;
    outcome.top_winners = largest(winners);
    outcome.top_losers = largest(losers);
    outcome
}

/// A share of an amount that is zero or more, rounded half up.
fn share_of(net_minor: i64, rate: i64) -> i64 {
    let units = net_minor.checked_mul(rate).and_then(|units| units.checked_add(UNITS as i64 / 2));
    units.map_or_else(|| whole(i128::from(net_minor) * i128::from(rate)), |units| units / UNITS as i64)
}

/// Units as minor units, rounded half up.
fn whole(units: i128) -> i64 {
    clamp_minor((units + UNITS / 2).div_euclid(UNITS))
}

/// The largest changes, the largest first; equal ones by position.
fn largest(mut changes: Vec<Change>) -> Vec<Change> {
    let key = |change: &Change| (std::cmp::Reverse(change.gain_minor().unsigned_abs()), change.customer);
    if changes.len() > MOST_NAMED {
        changes.select_nth_unstable_by_key(MOST_NAMED, key);
        changes.truncate(MOST_NAMED);
    }
    changes.sort_unstable_by_key(key);
    changes
}
