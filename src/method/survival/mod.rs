//! Who will buy again, how often, and what it is worth: the "buy till you die" family (methods.md, definitions).
//!
//! Table → fits → holdout check → verdict → columns. Fitting takes seconds in a large shop and belongs to the worker: the page calls
//! [`SurvivalInput::of`] and [`FitAnswer::complete`] only.
pub mod bg_nbd;
mod by_cadence;
mod choose;
pub mod fit;
mod forecast;
pub mod gamma_gamma;
pub mod holdout;
pub mod nbd;
mod optimise;
pub mod pareto_nbd;
mod score;
mod special;
mod table;
#[cfg(test)]
mod tests;
mod uncertainty;
mod why;

pub use by_cadence::forecast_by_cadence;
pub use choose::{
    ALIKE_SHAPE, AliveModel, ChosenBy, Fallback, Fitted, Holdout, MAX_BIAS, MIN_GAIN, MIN_REPEATERS, MIN_SPAN_DAYS, Models, Stage,
    SurvivalInput, Verdict, fit, holdout_days,
};
pub use forecast::{FitAnswer, Forecast};
pub use score::{BEFORE_DAYS, CustomerForecast, Equity, ForecastColumns, MAX_CORRELATION, NO_DAY, YEAR_DAYS, score};
pub use table::{Alike, PurchaseTable, weeks};
pub use why::{EquityWhy, ForecastWhy};
