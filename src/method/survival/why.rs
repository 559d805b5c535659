//! What a forecast rests on, as data: the customer's own facts first, then what is foretold. `words::forecast` tells it.
use super::choose::{AliveModel, Fallback, Verdict};
use super::forecast::Forecast;
use super::score::{CustomerForecast, Equity, to_minor};
use crate::domain::{CustomerId, Day};
use crate::method::behaviour::Behaviours;
use crate::method::figures::Figures;
use crate::method::kept::Kept;

/// Below this chance nobody can say how often a customer would come.
const LEAST_CHANCE: f64 = 1e-3;

/// Why a customer is expected again, or not.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct ForecastWhy {
    /// Purchase days so far.
    pub visits: u32,
    pub days_since: i32,
    pub today: Day,
    /// In contribution: what an order leaves, and the range of the year.
    pub own: CustomerForecast,
    /// Orders of the year if the customer keeps coming: the expected ones before the chance of having left.
    pub orders_if_here: f64,
    /// Whether no cost of goods is known, so that an order leaves what it brings.
    pub is_of_sales: bool,
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
    /// Why one customer, and what is left of the year's orders; `None` without a purchase.
    pub fn why(&self, figures: &Figures, behaviours: &Behaviours, kept: Kept, customer: CustomerId) -> Option<ForecastWhy> {
        let (facts, own) = (figures.of(customer), self.customer(figures, customer)?);
        let share = kept.share_of(facts.net_minor, behaviours.of(customer).left_minor);
        let chance = own.p_alive.filter(|p| *p > LEAST_CHANCE);
        Some(ForecastWhy {
            visits: facts.visits,
            days_since: facts.days_since(figures.today)?,
            today: figures.today,
            orders_if_here: own.expected_orders / chance.unwrap_or(1.0),
            own: own.kept(share),
            is_of_sales: kept.is_of_sales,
        })
    }

    /// What each customer is expected to leave in the next 365 days, in minor units.
    pub fn year_left_minor(&self, figures: &Figures, behaviours: &Behaviours, kept: Kept) -> Vec<i64> {
        let net_minor = &figures.columns.net_minor;
        let left = |(at, sales_minor): (usize, &i64)| {
            let net_minor = net_minor.get(at).copied().unwrap_or_default();
            let left_minor = behaviours.all.get(at).map_or(0, |own| own.left_minor);
            to_minor(*sales_minor as f64 * kept.share_of(net_minor, left_minor))
        };
        self.columns.lifetime_value_minor.iter().enumerate().map(left).collect()
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
