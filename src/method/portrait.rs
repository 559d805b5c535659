//! One customer in the words of several methods: loyalty, attitude, cooperation, fate, bargaining.
use super::attitude::{Attitude, AttitudeWhy};
use super::bargainer::BargainerWhy;
use super::behaviour::Behaviours;
use super::cooperation::{Cooperation, CooperationWhy};
use super::fate::{Fate, FateWhy};
use super::figures::Figures;
use super::loyalty::LoyaltyScore;
use crate::book::Book;
use crate::domain::{AttitudeMark, CustomerId};

/// The conclusions about one customer; the owner's own word over the attitude counts.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Portrait {
    /// 0 to 100.
    pub loyalty: Option<u32>,
    pub attitude: Option<Attitude>,
    pub is_early: bool,
    pub cooperation: Option<Cooperation>,
    pub fate: Option<Fate>,
    pub is_bargainer: bool,
}

/// What portraits are drawn from.
#[derive(Copy, Clone)]
pub struct Painter<'a> {
    pub book: &'a Book,
    pub figures: &'a Figures,
    pub behaviours: &'a Behaviours,
}

impl Painter<'_> {
    /// Everybody, by [`CustomerId::index`].
    pub fn portraits(&self) -> Vec<Portrait> {
        (0..self.figures.columns.counted.len() as u32).map(|at| self.portrait(CustomerId(at))).collect()
    }

    /// The conclusions about one customer.
    pub fn portrait(&self, id: CustomerId) -> Portrait {
        let attitude = self.attitude(id);
        Portrait {
            loyalty: self.loyalty(id).map(|loyalty| loyalty.score),
            attitude: self.attitude_in_force(id, &attitude),
            is_early: attitude.is_early(),
            cooperation: self.cooperation(id).map(|why| why.kind),
            fate: self.fate(id).map(|why| why.fate),
            is_bargainer: self.bargainer(id).is_some(),
        }
    }

    /// The loyalty score with its parts.
    pub fn loyalty(&self, id: CustomerId) -> Option<LoyaltyScore> {
        let wallet = self.book.find_customer(id).and_then(|customer| customer.wallet);
        LoyaltyScore::of(&self.figures.of(id), &self.behaviours.of(id), self.behaviours, wallet, self.figures.today)
    }

    /// The attitude by behaviour.
    pub fn attitude(&self, id: CustomerId) -> AttitudeWhy {
        AttitudeWhy::of(&self.figures.of(id), &self.behaviours.of(id), self.behaviours)
    }

    /// The attitude that counts: the owner's, or the computed one.
    pub fn attitude_in_force(&self, id: CustomerId, computed: &AttitudeWhy) -> Option<Attitude> {
        let marks = self.figures.columns.marks.get(id.index()).copied().unwrap_or_default();
        marks.attitude.map_or(computed.attitude, |mark| {
            Some(match mark {
                AttitudeMark::Loyal => Attitude::Loyal,
                AttitudeMark::Switcher => Attitude::Switcher,
                AttitudeMark::None => Attitude::NoLoyalty,
            })
        })
    }

    /// The type of the cooperation.
    pub fn cooperation(&self, id: CustomerId) -> Option<CooperationWhy> {
        let ends = self.book.find_customer(id).and_then(|customer| customer.ends);
        CooperationWhy::of(&self.figures.of(id), ends, self.figures.today)
    }

    /// What becomes of the grain.
    pub fn fate(&self, id: CustomerId) -> Option<FateWhy> {
        FateWhy::of(&self.figures.of(id), &self.behaviours.of(id))
    }

    /// The facts of a hard bargainer.
    pub fn bargainer(&self, id: CustomerId) -> Option<BargainerWhy> {
        BargainerWhy::of(&self.figures.of(id), self.figures.corner_in_force(id), &self.behaviours.of(id))
    }
}
