//! The shop's calendar: which days of the week and of the year draw people, and at what hours they come.
use crate::chance::{Chance, Weighted};
use yushui::domain::{Day, lunar};
use yushui::sample::stream::Stream;

/// Monday to Sunday.
const WEEKDAYS: [f64; 7] = [0.9, 0.9, 1.0, 1.0, 1.2, 1.5, 1.1];
/// From midnight; peaks at noon and in the evening.
const HOURS: [f64; 24] =
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.1, 0.4, 1.0, 1.6, 2.4, 4.0, 4.2, 2.2, 1.6, 1.6, 1.8, 2.4, 4.0, 4.4, 3.6, 1.4, 0.4, 0.0];
/// A visit moves by so many days at most.
const REACH_DAYS: i32 = 3;
/// Months of the window.
const MONTHS: i32 = 36;

pub struct Calendar {
    pub first: Day,
    pub end: Day,
    /// Weight of each day from `first` to `end`.
    weights: Vec<f64>,
    hours: Weighted,
}

impl Calendar {
    /// Thirty-six months that end on `end`.
    pub fn new(end: Day) -> Self {
        let months_before = yushui::domain::Month(end.month().0 - MONTHS);
        let first = months_before.first_day().plus_days(i32::from(end.civil().day));
        let weights = (first.0..=end.0).map(|day| weight(Day(day))).collect();
        Self { first, end, weights, hours: Weighted::new(HOURS.into_iter()) }
    }

    pub fn days(&self) -> i32 {
        self.end.days_since(self.first) + 1
    }

    /// A day near the wanted one (counted from `first`), where the shop is busy.
    pub fn settle(&self, wanted: i32, stream: &mut Stream) -> Day {
        let low = (wanted - REACH_DAYS).max(0);
        let high = (wanted + REACH_DAYS).min(self.days() - 1);
        let near = &self.weights[low as usize..=high as usize];
        let mut left = stream.unit() * near.iter().sum::<f64>();
        let mut at = low;
        for weight in near {
            left -= weight;
            if left <= 0.0 {
                break;
            }
            at += 1;
        }
        self.first.plus_days(at.min(high))
    }

    /// Seconds since midnight.
    pub fn second(&self, stream: &mut Stream) -> i64 {
        self.hours.draw(stream) as i64 * 3_600 + i64::from(stream.below(3_600))
    }
}

fn weight(day: Day) -> f64 {
    let date = day.civil();
    let season = match (date.month, date.day) {
        (6, 18) => 2.5,
        (11, 11) => 4.0,
        (11, 24..) => 2.0,
        _ => 1.0,
    };
    let new_year = lunar::to_day(date.year, 1, false, 1);
    let is_festival = new_year.is_some_and(|first| (-1..6).contains(&day.days_since(first)));
    WEEKDAYS[day.weekday().index()] * season * if is_festival { 0.1 } else { 1.0 }
}
