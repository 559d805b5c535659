//! The owner's own word over computed classes, attitudes and corners (methods 36, 37, 47), as of the day of the figures.
use super::abc::Class;
use super::figures::Figures;
use super::quadrant::Corner;
use crate::domain::{AttitudeMark, ClassMark, CornerMark, Customer, CustomerId, Day, Judgement, judged};

/// What counts for one customer; `None` leaves the word to the figures.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Marks {
    pub class: Option<ClassMark>,
    pub attitude: Option<AttitudeMark>,
    pub corner: Option<CornerMark>,
}

impl Marks {
    /// The marks that count on a day. A log of former years is judged now, after its last day: that does not make a judgement void.
    pub(super) fn of(customer: &Customer, today: Day) -> Self {
        fn counts<T: Copy>(judgement: &Option<Box<Judgement<T>>>, today: Day) -> Option<T> {
            let judgement = judgement.as_deref()?;
            judged(Some(judgement), today.max(judgement.since))
        }
        Self {
            class: counts(&customer.class_override, today),
            attitude: counts(&customer.attitude_override, today),
            corner: counts(&customer.corner_override, today),
        }
    }
}

impl Figures {
    /// The class that counts: the owner's, or the computed one.
    pub fn class_in_force(&self, id: CustomerId) -> Class {
        let computed = self.columns.class.get(id.index()).copied().unwrap_or_default();
        match self.marks(id).class {
            Some(ClassMark::A) => Class::A,
            Some(ClassMark::B) => Class::B,
            Some(ClassMark::C) => Class::C,
            None => computed,
        }
    }

    /// The corner that counts: the owner's, or the computed one.
    pub fn corner_in_force(&self, id: CustomerId) -> Option<Corner> {
        let computed = self.columns.corner.get(id.index()).copied().flatten();
        self.marks(id).corner.map_or(computed, |mark| {
            Some(match mark {
                CornerMark::HighLoyal => Corner::HighLoyal,
                CornerMark::HighDisloyal => Corner::HighDisloyal,
                CornerMark::LowLoyal => Corner::LowLoyal,
                CornerMark::LowDisloyal => Corner::LowDisloyal,
            })
        })
    }

    fn marks(&self, id: CustomerId) -> Marks {
        self.columns.marks.get(id.index()).copied().unwrap_or_default()
    }
}
