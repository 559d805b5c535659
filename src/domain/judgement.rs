//! What the owner knows better than the figures: a mark with a reason and an end.
use super::Day;
use serde::{Deserialize, Serialize};

/// A value that the owner set over a computed one. It counts from `since` to `until`, both included.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Judgement<T> {
    pub value: T,
    /// Why, in the owner's words.
    pub reason: String,
    pub since: Day,
    /// The last day on which it counts; `None` counts until it is taken back.
    pub until: Option<Day>,
}

impl<T> Judgement<T> {
    /// Whether it counts on a day.
    pub fn counts_on(&self, today: Day) -> bool {
        self.since <= today && self.until.is_none_or(|until| today <= until)
    }
}

/// The value of a judgement that counts on a day.
pub fn judged<T: Copy>(judgement: Option<&Judgement<T>>, today: Day) -> Option<T> {
    judgement.filter(|judgement| judgement.counts_on(today)).map(|judgement| judgement.value)
}

/// The class that the owner gives a customer. New marks are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum ClassMark {
    A,
    B,
    C,
}

/// The attitude that the owner sees (method 36). New marks are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum AttitudeMark {
    Loyal,
    /// Buys here and elsewhere (游移).
    Switcher,
    None,
}

/// The corner of consumption × loyalty that the owner sees (method 47). New marks are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum CornerMark {
    HighLoyal,
    HighDisloyal,
    LowLoyal,
    LowDisloyal,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judgement_counts_from_its_first_to_its_last_day() {
        let mut judgement = Judgement { value: ClassMark::A, reason: "开了新店".to_owned(), since: Day(10), until: Some(Day(20)) };
        let at = |judgement: &Judgement<ClassMark>, day| judged(Some(judgement), Day(day));
        assert_eq!([9, 10, 20, 21].map(|day| at(&judgement, day).is_some()), [false, true, true, false]);
        judgement.until = None;
        assert_eq!(at(&judgement, 9_999), Some(ClassMark::A));
        assert_eq!(judged::<ClassMark>(None, Day(10)), None);
    }
}
