//! Occasions: birthdays in the solar and the lunar calendar.
use crate::domain::birthday::{Calendar, LeapMonthRule};
use crate::domain::lunar::LunarDay;
use crate::domain::{Birthday, Customer, Day};

/// A coming birthday.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct ComingBirthday {
    pub birthday: Birthday,
    /// The day of the celebration.
    pub day: Day,
    /// Days from today.
    pub in_days: i32,
    /// The age that is reached, where the year is known.
    pub age: Option<u16>,
}

/// The customer's next birthday, today included. Placeholders such as 1 January 1900 are nobody's birthday.
pub fn next_birthday(customer: &Customer, today: Day, rule: LeapMonthRule) -> Option<ComingBirthday> {
    let birthday = customer.birthday.filter(|birthday| !birthday.is_placeholder())?;
    let day = birthday.next_by(today, rule)?;
    Some(ComingBirthday { birthday, day, in_days: day.days_since(today), age: birthday.age_on(day) })
}

/// Which birthdays can fall in the coming days: a quick sieve, so that the calendars are asked for few customers only.
pub(super) struct OccasionSieve {
    /// Bits of the days of each month, 1 to 12.
    solar: [u32; 13],
    lunar: [u32; 13],
}

impl OccasionSieve {
    /// Lets through every birthday from `today` to `days` days later, and few others.
    pub(super) fn new(today: Day, days: i32) -> Self {
        let mut sieve = Self { solar: [0; 13], lunar: [0; 13] };
        for ahead in 0..=days {
            let day = today.plus_days(ahead);
            let civil = day.civil();
            // 29 February and lunar day 30 are kept one day earlier where there is none.
            sieve.solar[usize::from(civil.month)] |= 3 << civil.day;
            if let Some(lunar) = LunarDay::from_day(day) {
                sieve.lunar[usize::from(lunar.month)] |= 3 << lunar.day;
            }
        }
        sieve
    }

    pub(super) fn lets_through(&self, birthday: Birthday) -> bool {
        let months = match birthday.calendar {
            Calendar::Solar => &self.solar,
            Calendar::Lunar => &self.lunar,
        };
        months.get(usize::from(birthday.month)).is_some_and(|days| days >> (birthday.day & 31) & 1 == 1)
    }
}
