//! From the table to a verdict: which model speaks of this shop, or why none does.
//!
//! MBG/NBD and Pareto/NBD are fitted on everything and on the earlier part. Whichever foretold the later part better speaks; where they are
//! within a hundredth of each other, the likelihood decides. BG/NBD is fitted for comparison and never asked who is still there.
use super::bg_nbd::{BetaGeometric, Leaving};
use super::fit::{Ending, Fit, SpendFit, fit_beta_geometric, fit_gamma_gamma, fit_nbd, fit_pareto_nbd};
use super::holdout::{Actual, GROUPS, Trial, group_of};
use super::nbd::Nbd;
use super::pareto_nbd::ParetoNbd;
use super::table::{Alike, PurchaseTable, weeks};
use crate::book::Book;
use crate::domain::Day;
use serde::{Deserialize, Serialize};

/// Repeat buyers below whom nothing is fitted.
pub const MIN_REPEATERS: u32 = 30;
/// Days from the first purchase of all to today below which nothing is fitted: a quarter.
pub const MIN_SPAN_DAYS: u32 = 84;
/// Log-likelihood that leaving must explain beyond NBD: two parameters more, at the 5 % level of χ² ÷ 2.
pub const MIN_GAIN: f64 = 3.0;
/// From this `r` on purchase rates of customers differ by less than a tenth.
pub const ALIKE_SHAPE: f64 = 100.0;
/// A model that misses the later part by more than this share is not believed.
pub const MAX_BIAS: f64 = 0.5;
/// Least and longest later part of the holdout check.
const HOLDOUT_DAYS: (u32, u32) = (28, 365);
/// Models whose deviances differ by less than this share foretell equally well.
const EQUAL_SHARE: f64 = 0.01;

/// All that a fit needs: sent to the worker.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SurvivalInput {
    pub today: i32,
    /// Length of the columns of the forecast: customers of the book, whether or not they bought.
    pub customers: u32,
    pub table: PurchaseTable,
    /// The table as it stood so many days ago, for the holdout check.
    pub earlier: Option<(u32, PurchaseTable)>,
}

impl SurvivalInput {
    /// The input of a shop as of `today`.
    pub fn of(book: &Book, today: Day) -> Self {
        let table = PurchaseTable::of(book, today);
        let earlier = holdout_days(&table).map(|days| (days, PurchaseTable::of(book, today.plus_days(-(days as i32)))));
        Self { today: today.0, customers: book.customers().len() as u32, table, earlier }
    }
}

/// Half of the log, at most a year; `None` where that is too short to learn from.
pub fn holdout_days(table: &PurchaseTable) -> Option<u32> {
    let half = table.age_days.iter().copied().max()? / 2;
    (half >= HOLDOUT_DAYS.0).then(|| half.min(HOLDOUT_DAYS.1))
}

/// The model that says who is still there.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AliveModel {
    Mbg(BetaGeometric),
    Pareto(ParetoNbd),
}

impl AliveModel {
    /// Shape and scale of the purchase rates of all customers.
    pub fn rate(&self) -> (f64, f64) {
        match self {
            Self::Mbg(model) => (model.r, model.alpha),
            Self::Pareto(model) => (model.r, model.alpha),
        }
    }

    /// Probability that the customer is still with the shop; times in weeks.
    pub fn p_alive(&self, repeats: u32, recency: f64, age: f64) -> f64 {
        match self {
            Self::Mbg(model) => model.p_alive(repeats, recency, age),
            Self::Pareto(model) => model.p_alive(repeats, recency, age),
        }
    }

    /// Expected purchases in the next `ahead` weeks of a customer who is with the shop.
    pub fn expected_if_alive(&self, repeats: u32, age: f64, ahead: f64) -> f64 {
        match self {
            Self::Mbg(model) => model.expected_if_alive(repeats, age, ahead),
            Self::Pareto(model) => model.expected_if_alive(repeats, age, ahead),
        }
    }

    fn counts(&self, age: f64, probabilities: &mut [f64]) {
        match self {
            Self::Mbg(model) => model.counts(age, probabilities),
            Self::Pareto(model) => model.counts(age, probabilities),
        }
    }
}

/// All fits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Models {
    pub nbd: Fit<Nbd>,
    pub bg: Fit<BetaGeometric>,
    pub mbg: Fit<BetaGeometric>,
    pub pareto: Fit<ParetoNbd>,
}

/// How the choice was made.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum ChosenBy {
    /// It foretold the later part better.
    Holdout,
    /// Both foretold equally well, or there was no later part.
    Likelihood,
}

/// Why no model speaks.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Fallback {
    /// So many came again; at least [`MIN_REPEATERS`] are needed.
    TooFew { repeaters: u32 },
    /// The log is so many days long; at least [`MIN_SPAN_DAYS`] are needed.
    TooShort { days: u32 },
    /// Everybody buys at about the same rate: nothing tells customers apart.
    AllAlike,
    /// Nobody is seen to leave.
    NoDropout,
    /// The searches did not end.
    NotConverged,
    /// The models missed what is known by this share; positive where they promised too much.
    Missed { bias: f64 },
}

/// Which model speaks of the shop.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Verdict {
    Model { model: AliveModel, by: ChosenBy },
    Cadence(Fallback),
}

/// The check against the later part, where there is one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Holdout {
    pub actual: Actual,
    pub mbg: Trial,
    pub pareto: Trial,
}

/// Everything that fitting finds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fitted {
    pub today: i32,
    /// Customers with a purchase.
    pub customers: u32,
    pub repeaters: u32,
    /// Days from the first purchase of all to today.
    pub span_days: u32,
    /// `None` where there is too little to fit.
    pub models: Option<Models>,
    pub spend: Option<SpendFit>,
    pub holdout: Option<Holdout>,
    pub verdict: Verdict,
    /// Customers with 0, 1, … 6, and 7 or more repeat purchases, and how many the speaking model would have.
    pub counts: Option<[(u32, f64); GROUPS]>,
}

/// A part of the work; whoever watches can tell how long each took.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Stage {
    Spend,
    Nbd,
    Bg,
    Mbg,
    Pareto,
    Holdout,
    Score,
}

/// Fits everything and decides; `done` hears of each part that is done.
pub fn fit(input: &SurvivalInput, done: &mut dyn FnMut(Stage)) -> Fitted {
    let table = &input.table;
    let (repeaters, span_days) = (table.repeaters(), table.age_days.iter().copied().max().unwrap_or_default());
    let mut fitted = Fitted {
        today: input.today,
        customers: table.len() as u32,
        repeaters,
        span_days,
        models: None,
        spend: fit_gamma_gamma(table),
        holdout: None,
        verdict: Verdict::Cadence(Fallback::TooFew { repeaters }),
        counts: None,
    };
    done(Stage::Spend);
    if repeaters < MIN_REPEATERS {
        return fitted;
    }
    if span_days < MIN_SPAN_DAYS {
        fitted.verdict = Verdict::Cadence(Fallback::TooShort { days: span_days });
        return fitted;
    }
    let rows = table.alike();
    let models = fit_models(&rows, done);
    fitted.holdout = input.earlier.as_ref().and_then(|(days, earlier)| hold_out(table, earlier, *days));
    done(Stage::Holdout);
    fitted.verdict = decide(&models, fitted.holdout.as_ref());
    if let Verdict::Model { model, .. } = fitted.verdict {
        fitted.counts = Some(compare_counts(&model, &rows));
    }
    fitted.models = Some(models);
    fitted
}

fn fit_models(rows: &[Alike], done: &mut dyn FnMut(Stage)) -> Models {
    let nbd = fit_nbd(rows);
    done(Stage::Nbd);
    let bg = fit_beta_geometric(Leaving::AfterRepeats, rows, &nbd);
    done(Stage::Bg);
    let mbg = fit_beta_geometric(Leaving::AfterAll, rows, &nbd);
    done(Stage::Mbg);
    let pareto = fit_pareto_nbd(rows, &nbd);
    done(Stage::Pareto);
    Models { nbd, bg, mbg, pareto }
}

/// Fits on the earlier table and compares with the later.
fn hold_out(later: &PurchaseTable, earlier: &PurchaseTable, days: u32) -> Option<Holdout> {
    if earlier.repeaters() < MIN_REPEATERS {
        return None;
    }
    let rows = earlier.alike();
    let nbd = fit_nbd(&rows);
    let actual = Actual::between(earlier, later, days);
    let judge = |model: AliveModel| {
        let facts = |row: usize| (earlier.repeats[row], weeks(earlier.recency_days[row]), weeks(earlier.age_days[row]));
        let p_alive: Vec<f64> = (0..earlier.len()).map(facts).map(|(x, recency, age)| model.p_alive(x, recency, age)).collect();
        let ahead = actual.weeks();
        let expected: Vec<f64> =
            (0..earlier.len()).map(|row| p_alive[row] * model.expected_if_alive(earlier.repeats[row], facts(row).2, ahead)).collect();
        actual.judge(earlier, &p_alive, &expected)
    };
    let mbg = judge(AliveModel::Mbg(fit_beta_geometric(Leaving::AfterAll, &rows, &nbd).model));
    let pareto = judge(AliveModel::Pareto(fit_pareto_nbd(&rows, &nbd).model));
    Some(Holdout { mbg, pareto, actual })
}

fn decide(models: &Models, holdout: Option<&Holdout>) -> Verdict {
    let Models { nbd, mbg, pareto, .. } = models;
    let best = mbg.log_likelihood.max(pareto.log_likelihood);
    let shape = if mbg.log_likelihood >= pareto.log_likelihood { mbg.model.r } else { pareto.model.r };
    if shape > ALIKE_SHAPE {
        return Verdict::Cadence(Fallback::AllAlike);
    }
    if best - nbd.log_likelihood < MIN_GAIN {
        return Verdict::Cadence(Fallback::NoDropout);
    }
    let is_fit = |log_likelihood: f64, ending: Ending| {
        log_likelihood.is_finite() && ending != Ending::Unfinished && log_likelihood - nbd.log_likelihood >= MIN_GAIN
    };
    let (by, is_mbg) = match (is_fit(mbg.log_likelihood, mbg.ending), is_fit(pareto.log_likelihood, pareto.ending)) {
        (false, false) => return Verdict::Cadence(Fallback::NotConverged),
        (true, false) => (ChosenBy::Likelihood, true),
        (false, true) => (ChosenBy::Likelihood, false),
        (true, true) => compare(mbg.log_likelihood >= pareto.log_likelihood, holdout),
    };
    let trial = holdout.map(|holdout| if is_mbg { &holdout.mbg } else { &holdout.pareto });
    if let Some(trial) = trial.filter(|trial| trial.bias.abs() > MAX_BIAS) {
        return Verdict::Cadence(Fallback::Missed { bias: trial.bias });
    }
    let model = if is_mbg { AliveModel::Mbg(mbg.model) } else { AliveModel::Pareto(pareto.model) };
    Verdict::Model { model, by }
}

fn compare(is_mbg_likelier: bool, holdout: Option<&Holdout>) -> (ChosenBy, bool) {
    let Some(Holdout { mbg, pareto, .. }) = holdout else { return (ChosenBy::Likelihood, is_mbg_likelier) };
    let is_equal = (mbg.deviance - pareto.deviance).abs() < EQUAL_SHARE * mbg.deviance.min(pareto.deviance);
    if is_equal { (ChosenBy::Likelihood, is_mbg_likelier) } else { (ChosenBy::Holdout, mbg.deviance < pareto.deviance) }
}

/// Customers by repeat purchases: those there are, and those that the model would have.
fn compare_counts(model: &AliveModel, rows: &[Alike]) -> [(u32, f64); GROUPS] {
    let mut counts = [(0, 0.0); GROUPS];
    let mut ages: Vec<(u32, f64)> = rows.iter().map(|row| (row.age_days, row.weight)).collect();
    ages.sort_unstable_by_key(|(age, _)| *age);
    for row in rows {
        counts[group_of(row.repeats)].0 += row.weight as u32;
    }
    for same in ages.chunk_by(|left, right| left.0 == right.0) {
        let weight: f64 = same.iter().map(|(_, weight)| weight).sum();
        let mut probabilities = [0.0; GROUPS];
        model.counts(weeks(same[0].0), &mut probabilities[..GROUPS - 1]);
        probabilities[GROUPS - 1] = (1.0 - probabilities[..GROUPS - 1].iter().sum::<f64>()).max(0.0);
        for (count, probability) in counts.iter_mut().zip(probabilities) {
            count.1 += weight * probability;
        }
    }
    counts
}
