//! Days that matter: occasions of customers and of the shop (methods 31, 56), routines, and needs to come (43).
use super::{Birthday, CustomerId, Day, Month, ProductId};
use serde::{Deserialize, Serialize};

/// A day that comes back every year, of one customer or, without one, of the whole shop (a festival).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Occasion {
    pub customer: Option<CustomerId>,
    pub name: String,
    /// Day and month, solar or lunar, with or without a year.
    pub date: Birthday,
    /// So many days ahead it is told.
    pub lead_days: u16,
}

/// A reminder that comes back, or one of the whole shop.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Routine {
    pub customer: Option<CustomerId>,
    pub text: String,
    /// The day on which it is due next.
    pub due: Day,
    /// `None` comes once.
    pub repeat: Option<Repeat>,
    /// The last day on which it may come; `None` has no end.
    pub until: Option<Day>,
    /// The days on which it was done, the latest last.
    pub done: Vec<Day>,
    /// Nothing more to come.
    pub is_over: bool,
}

/// How a routine comes back.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub struct Repeat {
    /// At least 1.
    pub every: u16,
    pub unit: RepeatUnit,
    /// Counted from the day of doing it; else from the day on which it was due.
    pub is_from_completion: bool,
    /// The day of the month on which it began, so that the 31st comes back after a short month.
    pub day_of_month: u8,
}

/// New units are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum RepeatUnit {
    Days,
    Weeks,
    Months,
    Years,
}

impl Repeat {
    /// The day after `day` on which it comes again; the 31st comes back after a short month.
    pub fn after(self, day: Day) -> Day {
        let every = i32::from(self.every.max(1));
        let months = match self.unit {
            RepeatUnit::Days => return day.plus_days(every),
            RepeatUnit::Weeks => return day.plus_days(7 * every),
            RepeatUnit::Months => every,
            RepeatUnit::Years => 12 * every,
        };
        let month = Month(day.month().0.saturating_add(months));
        let (year, number) = month.year_month();
        let date = if (1..=31).contains(&self.day_of_month) { self.day_of_month } else { day.civil().day };
        Day::from_civil(year, number, date).unwrap_or(month.last_day())
    }
}

impl Routine {
    /// Days of doing that are kept.
    const MOST_DONE: usize = 24;

    /// Once, on that day.
    pub fn once(customer: Option<CustomerId>, text: String, due: Day) -> Self {
        Self { customer, text, due, repeat: None, until: None, done: Vec::new(), is_over: false }
    }

    /// Whether it is to be done on that day.
    pub fn is_due(&self, today: Day) -> bool {
        !self.is_over && self.due <= today
    }

    /// As it stands after it was done on that day.
    pub fn done_on(&self, day: Day) -> Self {
        let mut next = self.clone();
        next.done.push(day);
        let extra = next.done.len().saturating_sub(Self::MOST_DONE);
        next.done.drain(..extra);
        next.move_on(day);
        next
    }

    /// As it stands after it was left out this time.
    pub fn skipped(&self, today: Day) -> Self {
        let mut next = self.clone();
        next.move_on(today);
        next
    }

    /// As it stands when it is put off.
    pub fn put_off(&self, to: Day) -> Self {
        Self { due: to, ..self.clone() }
    }

    /// The first day after `today`: counted from that day, or from the days on which it was due.
    fn move_on(&mut self, today: Day) {
        let Some(repeat) = self.repeat else {
            self.is_over = true;
            return;
        };
        let mut due = if repeat.is_from_completion {
            // From completion the day of the month is that of the doing.
            Repeat { day_of_month: today.civil().day, ..repeat }.after(today)
        } else {
            repeat.after(self.due)
        };
        // Long forgotten: what was missed meanwhile is not made up for.
        while due <= today && due < Day::LAST {
            due = repeat.after(due);
        }
        self.is_over = self.until.is_some_and(|until| due > until);
        if !self.is_over {
            self.due = due;
        }
    }
}

/// Something a customer will need in a month to come (method 43).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct FutureNeed {
    pub customer: CustomerId,
    pub text: String,
    pub month: Month,
    pub confidence: Confidence,
    pub product: Option<ProductId>,
    pub noted_on: Day,
    /// The day on which it was met or fell away.
    pub settled_on: Option<Day>,
}

/// How sure the shop is. New steps are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Confidence {
    /// A guess of the shop.
    Guessed,
    /// The customer said so.
    Said,
    /// Seen or in writing.
    Certain,
}

/// One line of what a trade customer is expected to take in a month (method 43b).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct SupplyLine {
    pub customer: CustomerId,
    pub month: Month,
    pub product: ProductId,
    /// Thousandths of a piece.
    pub quantity_milli: i64,
    pub amount_minor: i64,
    pub note: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day::parse_iso(iso).unwrap()
    }

    fn routine(due: &str, every: u16, unit: RepeatUnit, is_from_completion: bool) -> Routine {
        let due = day(due);
        let repeat = Repeat { every, unit, is_from_completion, day_of_month: due.civil().day };
        Routine { repeat: Some(repeat), ..Routine::once(None, "盘点茶柜".to_owned(), due) }
    }

    #[track_caller]
    fn check_due(routine: &Routine, wanted: &str) {
        assert_eq!((routine.due.iso().as_str(), routine.is_over), (wanted, false));
    }

    #[test]
    fn the_31st_comes_back_after_a_short_month() {
        let mut monthly = routine("2027-01-31", 1, RepeatUnit::Months, false);
        for wanted in ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"] {
            monthly = monthly.done_on(monthly.due);
            check_due(&monthly, wanted);
        }
        let leap = routine("2028-02-29", 1, RepeatUnit::Years, false);
        let later = leap.done_on(leap.due);
        check_due(&later, "2029-02-28");
        check_due(&(0..3).fold(later, |routine, _| routine.done_on(routine.due)), "2032-02-29");
    }

    #[test]
    fn both_ways_of_counting() {
        let by_plan = routine("2026-11-02", 2, RepeatUnit::Weeks, false);
        check_due(&by_plan.done_on(day("2026-11-05")), "2026-11-16");
        let by_doing = routine("2026-11-02", 2, RepeatUnit::Weeks, true);
        check_due(&by_doing.done_on(day("2026-11-05")), "2026-11-19");
        let monthly = routine("2026-10-31", 1, RepeatUnit::Months, true);
        check_due(&monthly.done_on(day("2026-11-05")), "2026-12-05");
    }

    #[test]
    fn what_was_missed_is_not_made_up_for() {
        let daily = routine("2026-01-01", 3, RepeatUnit::Days, false);
        check_due(&daily.done_on(day("2026-11-25")), "2026-11-27");
        check_due(&daily.skipped(day("2026-11-25")), "2026-11-27");
        check_due(&daily.put_off(day("2026-11-30")), "2026-11-30");
    }

    #[test]
    fn it_ends_when_it_is_over() {
        let once = Routine::once(None, "年底盘点".to_owned(), day("2026-12-30"));
        assert!(once.is_due(day("2026-12-30")) && !once.is_due(day("2026-12-29")));
        let done = once.done_on(day("2027-01-02"));
        assert!(done.is_over && !done.is_due(day("2028-01-01")));
        assert_eq!(done.done, [day("2027-01-02")]);
        let short = Routine { until: Some(day("2026-11-20")), ..routine("2026-11-13", 1, RepeatUnit::Weeks, false) };
        let last = short.done_on(day("2026-11-13"));
        check_due(&last, "2026-11-20");
        assert!(last.done_on(day("2026-11-20")).is_over);
    }
}
