//! A fit with the columns that come of it: what the page keeps for one state of the shop and one day.
use super::by_cadence::forecast_by_cadence;
use super::choose::{Fitted, Stage, SurvivalInput, Verdict, fit};
use super::score::{CustomerForecast, ForecastColumns, score};
use super::table::PurchaseTable;
use crate::book::Book;
use crate::domain::{CustomerId, Day};
use crate::method::figures::Figures;
use serde::{Deserialize, Serialize};

/// What the worker answers; columns only where a model speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FitAnswer {
    pub fitted: Fitted,
    pub columns: Option<ForecastColumns>,
}

impl FitAnswer {
    /// Fits and scores.
    pub fn of(input: &SurvivalInput) -> Self {
        Self::watched(input, &mut |_| {})
    }

    /// The same; `done` hears of each part that is done.
    pub fn watched(input: &SurvivalInput, done: &mut dyn FnMut(Stage)) -> Self {
        let fitted = fit(input, done);
        let columns = score(&fitted, &input.table, input.customers as usize);
        done(Stage::Score);
        Self { fitted, columns }
    }

    /// The forecast of the shop: where no model speaks, by the rhythm that the figures hold.
    pub fn complete(self, figures: &Figures) -> Forecast {
        let columns = self.columns.unwrap_or_else(|| forecast_by_cadence(figures));
        Forecast { fitted: self.fitted, columns }
    }
}

/// The forecast of a shop.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    pub fitted: Fitted,
    pub columns: ForecastColumns,
}

impl Forecast {
    /// Fits and scores at once, natively.
    pub fn of(book: &Book, figures: &Figures, today: Day) -> Self {
        FitAnswer::of(&SurvivalInput::of(book, today)).complete(figures)
    }

    /// Brings single customers up to date after an act by what was fitted before: nobody else moves, and nothing is fitted.
    pub fn rescore(&mut self, book: &Book, figures: &Figures, customers: &[CustomerId]) {
        if !self.is_by_model() {
            self.columns = forecast_by_cadence(figures);
            return;
        }
        let (mut table, mut gone) = (PurchaseTable::default(), Vec::new());
        let mut once = customers.to_vec();
        once.sort_unstable();
        once.dedup();
        for customer in once {
            if !table.push(book, customer, Day(self.fitted.today)) {
                gone.push(customer);
            }
        }
        self.columns.rescore(&self.fitted, &table, &gone, book.customers().len());
    }

    /// Whether a model speaks, and not cadence alone.
    pub fn is_by_model(&self) -> bool {
        matches!(self.fitted.verdict, Verdict::Model { .. })
    }

    /// The forecast of one customer; `None` without a purchase.
    pub fn customer(&self, figures: &Figures, customer: CustomerId) -> Option<CustomerForecast> {
        figures.of(customer).last_day?;
        self.columns.of(customer)
    }
}
