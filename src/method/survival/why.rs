//! What a forecast rests on, as data: the customer's own facts first, then what is foretold. `words::forecast` tells it.
use super::choose::{AliveModel, Fallback, Verdict};
use super::forecast::Forecast;
use super::score::{CustomerForecast, Equity};
use crate::domain::{CustomerId, Day};
use crate::method::figures::Figures;

/// Why a customer is expected again, or not.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct ForecastWhy {
    /// Purchase days so far.
    pub visits: u32,
    pub days_since: i32,
    pub today: Day,
    pub own: CustomerForecast,
}

/// Why the shop expects so much.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct EquityWhy {
    /// Customers with a purchase.
    pub customers: u32,
    pub equity: Equity,
    /// `None` where a model speaks.
    pub fallback: Option<Fallback>,
    /// Sum of the probabilities: so many are still with the shop.
    pub still_here: Option<f64>,
}

impl Forecast {
    /// Why one customer; `None` without a purchase.
    pub fn why(&self, figures: &Figures, customer: CustomerId) -> Option<ForecastWhy> {
        let (facts, own) = (figures.of(customer), self.customer(figures, customer)?);
        Some(ForecastWhy { visits: facts.visits, days_since: facts.days_since(figures.today)?, today: figures.today, own })
    }

    /// Why so much.
    pub fn why_equity(&self) -> EquityWhy {
        let still_here = self.is_by_model().then(|| self.columns.p_alive.iter().map(|p| f64::from(*p)).sum());
        EquityWhy { customers: self.fitted.customers, equity: self.columns.equity, fallback: self.fallback(), still_here }
    }

    /// Why no model speaks; `None` where one does.
    pub fn fallback(&self) -> Option<Fallback> {
        match self.fitted.verdict {
            Verdict::Model { .. } => None,
            Verdict::Cadence(fallback) => Some(fallback),
        }
    }

    /// How far the speaking model missed the held-back part: predicted, actual, and the length of that part in days.
    pub fn check(&self) -> Option<(f64, u32, u32)> {
        let (holdout, Verdict::Model { model, .. }) = (self.fitted.holdout.as_ref()?, self.fitted.verdict) else { return None };
        let trial = if matches!(model, AliveModel::Mbg(_)) { &holdout.mbg } else { &holdout.pareto };
        Some((trial.predicted, holdout.actual.purchases, holdout.actual.days))
    }
}
