//! One-to-many: the figures of a group beside those of the shop.
use super::{Facts, Members};
use crate::domain::{CustomerId, Day, Month};
use crate::method::Standing;

/// Months of the picture.
const MONTHS: i32 = 12;
/// Days of the trend: the latest so many against as many before.
const TREND_DAYS: i32 = 90;

/// Figures of some customers together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    pub customers: u32,
    /// Of these, those with a purchase.
    pub buyers: u32,
    /// Net sales of the window, in minor units.
    pub net_minor: i64,
    /// Medians over the buyers: net sales of the window, purchase days, net sales of all time a visit, days since the last one.
    pub median_net_minor: Option<i64>,
    pub median_visits: Option<i64>,
    pub median_per_visit_minor: Option<i64>,
    pub median_days_since: Option<i64>,
    /// Buyers who are late, lapsed or lost by their own rhythm, and all that have one.
    pub overdue: (u32, u32),
    /// Net sales of the latest 90 days and of the 90 before, in minor units.
    pub recent_minor: (i64, i64),
    /// Net sales of the latest twelve calendar months, the oldest first; the last one may not be over.
    pub months_minor: Vec<(Month, i64)>,
}

impl Profile {
    /// Change of the latest 90 days over the 90 before, as a share; `None` where there were no sales before.
    pub fn trend(&self) -> Option<f64> {
        let (recent, before) = self.recent_minor;
        (before > 0).then(|| recent as f64 / before as f64 - 1.0)
    }

    /// Figures of these customers and of all in the shop, in one pass over the rows. Walk-ins are nobody's.
    pub fn pair(members: &Members, all: &Members, facts: &Facts) -> (Self, Self) {
        let (mut own, mut shop) = (Self::of(members, facts), Self::of(all, facts));
        let today = facts.figures.today;
        let first = Month(today.month().0 - MONTHS + 1).first_day().0.min(today.0 - 2 * TREND_DAYS + 1);
        let place_of_day: Vec<usize> =
            (first..=today.0).map(|day| (Day(day).month().0 - today.month().0 + MONTHS - 1).max(-1) as usize).collect();
        let rows = facts.book.sales().columns();
        for row in 0..rows.len() {
            let day = rows.day[row];
            if rows.void[row] != 0 || day < first || day > today.0 {
                continue;
            }
            let id = CustomerId(rows.customer[row]);
            let place = place_of_day[(day - first) as usize];
            for (side, is_in) in [(&mut own, members.contains(id)), (&mut shop, all.contains(id))] {
                if is_in {
                    side.take_in(place, today.0 - day, rows.amount_minor[row]);
                }
            }
        }
        (own, shop)
    }

    fn take_in(&mut self, place: usize, days_ago: i32, amount_minor: i64) {
        if let Some((_, net)) = self.months_minor.get_mut(place) {
            *net = net.saturating_add(amount_minor);
        }
        let (recent, before) = &mut self.recent_minor;
        match days_ago {
            0..TREND_DAYS => *recent = recent.saturating_add(amount_minor),
            _ if days_ago < 2 * TREND_DAYS => *before = before.saturating_add(amount_minor),
            _ => {}
        }
    }

    fn of(members: &Members, facts: &Facts) -> Self {
        let (figures, columns) = (facts.figures, &facts.figures.columns);
        let last = figures.today.month();
        let months_minor = (1 - MONTHS..=0).map(|back| (Month(last.0 + back), 0)).collect();
        let mut profile = Self { customers: members.count(), months_minor, ..Self::default() };
        let (mut nets, mut visits, mut per_visit, mut days) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for at in members.iter().map(CustomerId::index) {
            profile.net_minor = profile.net_minor.saturating_add(columns.net_minor[at]);
            if columns.visits[at] == 0 {
                continue;
            }
            let count = i64::from(columns.visits[at]);
            profile.buyers += 1;
            nets.push(columns.net_minor[at]);
            visits.push(count);
            per_visit.push(columns.net_all_minor[at].div_euclid(count));
            days.push(i64::from(figures.today.days_since(Day(columns.last_day[at]))));
            if columns.cadence_days[at] > 0.0 {
                let is_overdue = matches!(columns.standing[at], Standing::Late | Standing::Lapsed | Standing::Lost);
                profile.overdue = (profile.overdue.0 + u32::from(is_overdue), profile.overdue.1 + 1);
            }
        }
        profile.median_net_minor = median(nets);
        profile.median_visits = median(visits);
        profile.median_per_visit_minor = median(per_visit);
        profile.median_days_since = median(days);
        profile
    }
}

/// The lower of the two middle values.
fn median(mut values: Vec<i64>) -> Option<i64> {
    let middle = values.len().checked_sub(1)? / 2;
    Some(*values.select_nth_unstable(middle).1)
}
