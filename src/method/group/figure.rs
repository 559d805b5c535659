//! One figure of every customer in whole units.
use super::Facts;
use crate::domain::birthday::Calendar;
use crate::domain::rule::Measure;
use crate::domain::{Birthday, CustomerId, Day};
use rustc_hash::FxHashMap;

/// In place of a figure that is not known: it fits no bounds.
pub(super) const UNKNOWN: i64 = i64::MIN;

/// Whether the value lies between two bounds, both included; a missing one is open.
pub(super) fn is_between(value: i64, least: Option<i64>, most: Option<i64>) -> bool {
    least.is_none_or(|least| least <= value) && most.is_none_or(|most| value <= most)
}

/// The figure of each customer; `states`: 0 where a sale row stands and nothing took it back.
pub(super) fn find(measure: Measure, facts: &Facts, states: &[u8]) -> Vec<i64> {
    let columns = &facts.figures.columns;
    let today = facts.figures.today;
    let customers = facts.book.customers();
    let count = columns.counted.len();
    let all = |value: &dyn Fn(usize) -> Option<i64>| (0..count).map(|at| value(at).unwrap_or(UNKNOWN)).collect();
    let days_since = |day: Day| i64::from(today.days_since(day));
    let of_buyers = |value: &dyn Fn(usize) -> i64| all(&|at| (columns.visits[at] > 0).then(|| value(at)));
    match measure {
        Measure::DaysSinceLast => of_buyers(&|at| days_since(Day(columns.last_day[at]))),
        Measure::DaysSinceFirst => of_buyers(&|at| days_since(Day(columns.first_day[at]))),
        Measure::DaysSinceCreated => all(&|at| customers[at].value.created.map(days_since)),
        Measure::DaysSinceContact => days_since_contact(facts),
        Measure::DaysToBirthday => days_to_birthday(facts),
        Measure::Visits => all(&|at| Some(columns.visits[at].into())),
        Measure::VisitsIn(days) => visits_since(first_of(today, days), facts, states),
        Measure::Net => all(&|at| Some(columns.net_minor[at])),
        Measure::NetEver => all(&|at| Some(columns.net_all_minor[at])),
        Measure::NetIn(days) => net_since(first_of(today, days), facts),
        Measure::NetPerVisit => of_buyers(&|at| columns.net_all_minor[at].div_euclid(columns.visits[at].into())),
        Measure::CadenceDays => {
            all(&|at| Fraction::of(columns.cadence_days[at], columns.visits[at]).map(|cadence| cadence.sum / cadence.weight))
        }
        Measure::OverduePercent => all(&|at| {
            let cadence = Fraction::of(columns.cadence_days[at], columns.visits[at])?;
            // The wait itself: days of the season for seasonal customers, none while it rests.
            let waited_days = (f64::from(columns.overdue_ratio[at]) * f64::from(columns.cadence_days[at])).round() as i64;
            Some((100 * waited_days * cadence.weight).div_euclid(cadence.sum))
        }),
        Measure::DaysToReorder => days_to_reorder(facts),
        Measure::AlivePercent => all(&|at| facts.alive_percent(CustomerId(at as u32))),
    }
}

/// First of the last so many days, of which today is the last.
fn first_of(today: Day, days: u16) -> i32 {
    today.0.saturating_sub(i32::from(days.max(1)) - 1)
}

/// A cadence as the fraction that it is, so that rounding down does not depend on the last digit of a float:
/// (n·2·own + 2·2·shop) ÷ (2·(n + 2)), with medians that are halves of whole days.
struct Fraction {
    sum: i64,
    weight: i64,
}

impl Fraction {
    fn of(cadence_days: f32, visits: u32) -> Option<Self> {
        let weight = 2 * (i64::from(visits) + 1);
        let sum = (f64::from(cadence_days) * weight as f64).round() as i64;
        (sum > 0).then_some(Self { sum, weight })
    }
}

/// Distinct purchase days from `first` to today.
fn visits_since(first: i32, facts: &Facts, states: &[u8]) -> Vec<i64> {
    let rows = facts.book.sales().columns();
    let count = facts.figures.columns.counted.len();
    let today = facts.figures.today.0;
    let is_visit = |row: usize| {
        first <= rows.day[row]
            && rows.day[row] <= today
            && states[row] == 0
            && rows.amount_minor[row] >= 0
            && (rows.customer[row] as usize) < count
    };
    let mut visits = vec![0; count];
    let mut latest = vec![i32::MIN; count];
    for row in (0..rows.len()).filter(|row| is_visit(*row)) {
        let (customer, day) = (rows.customer[row] as usize, rows.day[row]);
        if day < latest[customer] {
            // Written down out of order: sort instead.
            return sorted_visits(
                (0..rows.len()).filter(|row| is_visit(*row)).map(|row| (rows.customer[row], rows.day[row])).collect(),
                count,
            );
        }
        visits[customer] += i64::from(day > latest[customer]);
        latest[customer] = day;
    }
    visits
}

fn sorted_visits(mut days: Vec<(u32, i32)>, count: usize) -> Vec<i64> {
    days.sort_unstable();
    days.dedup();
    let mut visits = vec![0; count];
    days.into_iter().for_each(|(customer, _)| visits[customer as usize] += 1);
    visits
}

/// Net sales from `first` to today. A sale that was taken back later counts on its own day, as in the shop's window.
fn net_since(first: i32, facts: &Facts) -> Vec<i64> {
    let rows = facts.book.sales().columns();
    let today = facts.figures.today.0;
    let mut nets = vec![0_i64; facts.figures.columns.counted.len()];
    for row in 0..rows.len() {
        let is_in = first <= rows.day[row] && rows.day[row] <= today && rows.void[row] == 0;
        if let Some(net) = nets.get_mut(rows.customer[row] as usize).filter(|_| is_in) {
            *net = net.saturating_add(rows.amount_minor[row]);
        }
    }
    nets
}

/// Days since each customer was last reached; whoever never was is beyond every number.
pub fn days_since_contact(facts: &Facts) -> Vec<i64> {
    let today = facts.figures.today;
    let mut days = vec![i64::MAX; facts.figures.columns.counted.len()];
    for slot in facts.book.interactions().iter().filter(|slot| slot.live && slot.value.outcome.is_contact()) {
        if let Some(days) = days.get_mut(slot.value.customer.index()) {
            *days = (*days).min(today.days_since(slot.value.day).into());
        }
    }
    days
}

fn days_to_reorder(facts: &Facts) -> Vec<i64> {
    let today = facts.figures.today;
    let mut days = vec![UNKNOWN; facts.figures.columns.counted.len()];
    for (id, reorder) in facts.figures.reorders.next_of_all(today) {
        if let Some(days) = days.get_mut(id.index()) {
            *days = reorder.due.days_since(today).into();
        }
    }
    days
}

/// The calendar is asked once for every day of a year on which somebody celebrates.
fn days_to_birthday(facts: &Facts) -> Vec<i64> {
    let (today, rule) = (facts.figures.today, facts.book.settings().leap_months);
    let mut known: FxHashMap<(Calendar, u8, u8, bool), i64> = FxHashMap::default();
    let mut ahead = |birthday: Birthday| {
        let key = (birthday.calendar, birthday.month, birthday.day, birthday.leap_month);
        *known.entry(key).or_insert_with(|| birthday.next_by(today, rule).map_or(UNKNOWN, |day| day.days_since(today).into()))
    };
    let customers = facts.book.customers().iter();
    customers.map(|slot| slot.value.birthday.filter(|birthday| !birthday.is_placeholder()).map_or(UNKNOWN, &mut ahead)).collect()
}
