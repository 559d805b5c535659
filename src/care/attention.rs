//! The week (methods 50 and 63): minutes shared out between key, ordinary and potential customers, names for each day, and on
//! Friday what became of it.
use super::prospects::is_present;
use crate::book::Book;
use crate::domain::{CustomerId, Day, Interaction, Outcome};
use crate::method::{Figures, LAPSED_RATIO, LATE_RATIO, LOST_RATIO};
use rustc_hash::FxHashMap;

/// Days of the week that are planned, from Monday.
pub const WORK_DAYS: usize = 5;
/// The least that somebody gets of a share, in minutes.
const LEAST_MINUTES: [u32; 3] = [15, 10, 10];

/// Which share of the week a customer belongs to.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Share {
    Key,
    Ordinary,
    Potential,
}

impl Share {
    /// All shares, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Key, Self::Ordinary, Self::Potential];

    /// By the figures of the week's beginning.
    pub fn of(figures: &Figures, customer: CustomerId) -> Self {
        if figures.is_key(customer) {
            Self::Key
        } else if figures.of(customer).visits > 0 {
            Self::Ordinary
        } else {
            Self::Potential
        }
    }
}

/// Somebody on the plan.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Planned {
    pub customer: CustomerId,
    pub share: Share,
    pub minutes: u32,
    /// Days after Monday.
    pub day: usize,
}

/// The plan of one week.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeekPlan {
    /// In the order of the days.
    pub people: Vec<Planned>,
    /// Planned minutes by share.
    pub minutes: [u32; 3],
}

/// The Monday of a day's week.
pub const fn monday_of(day: Day) -> Day {
    day.plus_days(-((day.0 + 3).rem_euclid(7)))
}

/// Plans the week that begins on `monday`. `figures` are those of the day before it, so that the plan stays the same all week.
///
/// Each share is divided evenly, to the minute, among as many people as get at least a quarter of an hour (key customers) or ten
/// minutes; a share with nobody in it goes to the next one. Both ends come first: key customers by how long they have heard
/// nothing, measured by their own rhythm, then those who slip away, then prospects, then the rest.
pub fn plan_week(book: &Book, figures: &Figures, monday: Day) -> WeekPlan {
    let attention = book.settings().attention;
    let total = u32::from(attention.minutes);
    if total == 0 {
        return WeekPlan::default();
    }
    let candidates = candidates(book, figures, monday);
    let minutes = share_out(total, [attention.key, attention.ordinary, attention.potential], &candidates);
    let mut chosen: [Vec<Planned>; 3] = Default::default();
    for ((share, people), chosen) in Share::ALL.into_iter().zip(&candidates).zip(&mut chosen) {
        let own = minutes[share as usize];
        let count = ((own / LEAST_MINUTES[share as usize]).max(1) as usize).min(people.len());
        if own == 0 || count == 0 {
            continue;
        }
        let (each, over) = (own / count as u32, own as usize % count);
        *chosen = people[..count]
            .iter()
            .enumerate()
            .map(|(at, customer)| Planned { customer: *customer, share, minutes: each + u32::from(at < over), day: 0 })
            .collect();
    }
    let [key, ordinary, potential] = chosen;
    let mut people = interleave(key, ordinary, potential);
    let mut passed = 0;
    for person in &mut people {
        person.day = (passed as usize * WORK_DAYS / total as usize).min(WORK_DAYS - 1);
        passed += person.minutes;
    }
    WeekPlan { people, minutes }
}

/// Who may be on the plan, share by share, the most urgent first.
fn candidates(book: &Book, figures: &Figures, monday: Day) -> [Vec<CustomerId>; 3] {
    let mut heard: FxHashMap<CustomerId, Day> = FxHashMap::default();
    let before = book.interactions().iter().filter(|slot| slot.live && slot.value.day < monday && slot.value.outcome == Outcome::Reached);
    for contact in before {
        let last = heard.entry(contact.value.customer).or_insert(contact.value.day);
        *last = (*last).max(contact.value.day);
    }
    let mut all: [Vec<(f64, i64, CustomerId)>; 3] = Default::default();
    for (id, customer) in book.present_customers().filter(|(id, _)| is_present(book, *id)) {
        let own = figures.of(id);
        // Whoever came into the book this week is none of its plan, unless a file told of earlier purchases.
        if own.visits == 0 && customer.created.is_some_and(|made| made >= monday) {
            continue;
        }
        let share = Share::of(figures, id);
        let waited = heard.get(&id).copied().max(own.last_day).map_or(i32::MAX, |last| monday.days_since(last));
        let urgency = match share {
            Share::Key => f64::from(waited) / f64::from(own.cadence_days.unwrap_or(30.0).max(1.0)),
            Share::Ordinary => {
                // The end that slips away first, then who is late; whoever is lost waits for another day.
                let ratio = own.overdue_ratio.map_or(0.0, f64::from);
                let has_heard = heard.get(&id).is_some_and(|last| monday.days_since(*last) < 7);
                match ratio {
                    _ if has_heard => continue,
                    ratio if (LAPSED_RATIO..LOST_RATIO).contains(&ratio) => 2.0,
                    ratio if (LATE_RATIO..LAPSED_RATIO).contains(&ratio) => 1.0,
                    _ => continue,
                }
            }
            Share::Potential if customer.prospecting.as_ref().is_some_and(|own| own.given_up_on.is_some()) => continue,
            Share::Potential => f64::from(waited),
        };
        all[share as usize].push((urgency, own.net_minor, id));
    }
    all.map(|mut share| {
        share.sort_by(|left, right| right.0.total_cmp(&left.0).then(right.1.cmp(&left.1)).then(left.2.cmp(&right.2)));
        share.into_iter().map(|(_, _, id)| id).collect()
    })
}

/// Minutes of each share, which sum to the whole; the last part of a percent goes to the first share that has people.
fn share_out(total: u32, percents: [u8; 3], candidates: &[Vec<CustomerId>; 3]) -> [u32; 3] {
    let weights: [u32; 3] = std::array::from_fn(|at| if candidates[at].is_empty() { 0 } else { u32::from(percents[at]) });
    let sum: u32 = weights.iter().sum();
    let Some(first) = (0..3).find(|at| weights[*at] > 0) else { return [0; 3] };
    let mut minutes = weights.map(|weight| total * weight / sum);
    minutes[first] += total - minutes.iter().sum::<u32>();
    minutes
}

/// Both ends before the middle: one key customer and one of the others in turn.
fn interleave(key: Vec<Planned>, ordinary: Vec<Planned>, potential: Vec<Planned>) -> Vec<Planned> {
    let mut people = Vec::with_capacity(key.len() + ordinary.len() + potential.len());
    let (mut key, mut others) = (key.into_iter(), ordinary.into_iter().chain(potential));
    loop {
        let pair = [key.next(), others.next()];
        if pair.iter().all(Option::is_none) {
            return people;
        }
        people.extend(pair.into_iter().flatten());
    }
}

/// What became of a week so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeekDone {
    /// Minutes noted, by share.
    pub minutes: [u32; 3],
    /// Talks without minutes.
    pub without_minutes: u32,
    /// Who was on the plan and neither heard from the shop nor came.
    pub got_nothing: Vec<CustomerId>,
    /// Who bought and had bought before.
    pub kept: Vec<CustomerId>,
    /// Who bought for the first time.
    pub new: Vec<CustomerId>,
}

impl WeekDone {
    /// Looks at the week that begins on `monday`. `then` are the figures of the day before, `now` the present ones.
    pub fn find(book: &Book, then: &Figures, now: &Figures, plan: &WeekPlan, monday: Day) -> Self {
        let sunday = monday.plus_days(6);
        let mut done = Self::default();
        let in_week = |entry: &Interaction| (monday..=sunday).contains(&entry.day);
        let talks = || book.interactions().iter().filter(|slot| slot.live && in_week(&slot.value)).map(|slot| &slot.value);
        let mut spoken: rustc_hash::FxHashSet<CustomerId> = rustc_hash::FxHashSet::default();
        for talk in talks() {
            done.minutes[Share::of(then, talk.customer) as usize] += u32::from(talk.minutes);
            if talk.outcome == Outcome::Reached {
                done.without_minutes += u32::from(talk.minutes == 0);
                spoken.insert(talk.customer);
            }
        }
        for at in 0..now.columns.counted.len() {
            let own = now.of(CustomerId(at as u32));
            let (Some(first), Some(last)) = (own.first_day, own.last_day) else { continue };
            if now.columns.counted[at] && (monday..=sunday).contains(&last) {
                let list = if first >= monday { &mut done.new } else { &mut done.kept };
                list.push(CustomerId(at as u32));
                spoken.insert(CustomerId(at as u32));
            }
        }
        done.got_nothing = plan.people.iter().map(|person| person.customer).filter(|id| !spoken.contains(id)).collect();
        done
    }
}
