//! Festivals that most shops keep, ready to be taken over into the shop's own list (method 31).
use super::Birthday;
use super::birthday::Calendar;

/// A festival that is offered. The shop's own list is of its own names and days.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Festival {
    NewYear,
    SpringFestival,
    Lantern,
    Womens,
    LabourDay,
    DragonBoat,
    ChildrensDay,
    DoubleSeventh,
    MidAutumn,
    Teachers,
    NationalDay,
    DoubleNinth,
    Laba,
    LittleYear,
    NewYearsEve,
}

impl Festival {
    /// All of them, in the order of the year.
    pub const ALL: [Self; 15] = [
        Self::NewYear,
        Self::Laba,
        Self::LittleYear,
        Self::NewYearsEve,
        Self::SpringFestival,
        Self::Lantern,
        Self::Womens,
        Self::LabourDay,
        Self::ChildrensDay,
        Self::DragonBoat,
        Self::DoubleSeventh,
        Self::Teachers,
        Self::MidAutumn,
        Self::NationalDay,
        Self::DoubleNinth,
    ];

    /// Its day of the year.
    pub const fn date(self) -> Birthday {
        let (calendar, month, day) = match self {
            Self::NewYear => (Calendar::Solar, 1, 1),
            Self::Womens => (Calendar::Solar, 3, 8),
            Self::LabourDay => (Calendar::Solar, 5, 1),
            Self::ChildrensDay => (Calendar::Solar, 6, 1),
            Self::Teachers => (Calendar::Solar, 9, 10),
            Self::NationalDay => (Calendar::Solar, 10, 1),
            Self::SpringFestival => (Calendar::Lunar, 1, 1),
            Self::Lantern => (Calendar::Lunar, 1, 15),
            Self::DragonBoat => (Calendar::Lunar, 5, 5),
            Self::DoubleSeventh => (Calendar::Lunar, 7, 7),
            Self::MidAutumn => (Calendar::Lunar, 8, 15),
            Self::DoubleNinth => (Calendar::Lunar, 9, 9),
            Self::Laba => (Calendar::Lunar, 12, 8),
            Self::LittleYear => (Calendar::Lunar, 12, 23),
            // The last day of the year: the 29th where the twelfth month is short.
            Self::NewYearsEve => (Calendar::Lunar, 12, 30),
        };
        Birthday { calendar, year: None, month, day, leap_month: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;

    #[test]
    fn festivals_fall_as_the_almanac_says() {
        // Days published by the State Council's notices and the Hong Kong Observatory's conversion tables.
        let cases = [
            (Festival::SpringFestival, "2026-01-01", "2026-02-17"),
            (Festival::NewYearsEve, "2026-01-01", "2026-02-16"),
            (Festival::SpringFestival, "2033-01-01", "2033-01-31"),
            (Festival::MidAutumn, "2033-01-01", "2033-09-08"),
            (Festival::DragonBoat, "2026-01-01", "2026-06-19"),
            (Festival::MidAutumn, "2026-01-01", "2026-09-25"),
            (Festival::DoubleNinth, "2026-01-01", "2026-10-18"),
            // The leap eleventh month of 2033 lies between the festivals of winter.
            (Festival::Laba, "2033-12-01", "2034-01-27"),
            (Festival::SpringFestival, "2034-01-01", "2034-02-19"),
            (Festival::SpringFestival, "2100-01-01", "2100-02-09"),
        ];
        for (festival, from, wanted) in cases {
            let found = festival.date().next_on_or_after(Day::parse_iso(from).unwrap()).unwrap();
            assert_eq!(found.iso(), wanted, "{festival:?}");
        }
    }

    #[test]
    fn every_festival_comes_every_year() {
        for festival in Festival::ALL {
            let mut day = Day::from_civil(1900, 2, 1).unwrap();
            let mut count = 0;
            while let Some(next) = festival.date().next_on_or_after(day).filter(|next| next.civil().year < 2100) {
                count += 1;
                day = next.plus_days(1);
            }
            assert!((199..=201).contains(&count), "{festival:?} comes {count} times");
        }
    }
}
