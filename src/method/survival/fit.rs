//! Fitting by maximum likelihood: several starts on a thinned table, then the best of them on all rows.
//!
//! Every model here holds NBD as a limit, so that none may end below it: where a search does, it is started once more from there.
use super::bg_nbd::{self, BetaGeometric, Leaving};
use super::gamma_gamma::{self, GammaGamma};
use super::nbd::{self, Nbd};
pub use super::optimise::Ending;
use super::optimise::{Matrix, Optimum, Patience, minimise};
use super::pareto_nbd::{self, ParetoNbd};
use super::table::{Alike, PurchaseTable, weeks};
use serde::{Deserialize, Serialize};

/// A fitted model.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit<M> {
    pub model: M,
    pub log_likelihood: f64,
    pub ending: Ending,
}

/// Rows on which starts are compared, and how many times more are taken next.
const FIRST_ROWS: usize = 1_000;
const MORE_ROWS: usize = 10;
const ROUGH: Patience = Patience { gradient: 1e-3, gain: 1e-6, steps: 60 };
const FINE: Patience = Patience { gradient: 3e-8, gain: 1e-11, steps: 300 };

/// A negative log-likelihood a customer, with its gradient, from the sum over customers.
fn per_customer<const N: usize>(sum: f64, gradient: &mut [f64; N], weight: f64) -> f64 {
    for slope in gradient.iter_mut() {
        *slope /= -weight;
    }
    -sum / weight
}

fn weight_of(rows: &[Alike]) -> f64 {
    rows.iter().map(|row| row.weight).sum::<f64>().max(1.0)
}

/// Every n-th of the sorted rows, about so many: a sample over all kinds of customers.
fn thinned(rows: &[Alike], about: usize) -> Vec<Alike> {
    rows.iter().step_by((rows.len() / about).max(1)).copied().collect()
}

/// One search over some rows from a start, with what is known of the curvature.
type Run<'a, const N: usize> = dyn Fn(&[Alike], [f64; N], Option<Matrix<N>>, Patience) -> Optimum<N> + 'a;

/// Starts roughly on few rows, and goes on from the best with ten times as many, and at last with all.
fn search<const N: usize>(starts: &[[f64; N]], rows: &[Alike], run: &Run<'_, N>) -> Optimum<N> {
    let few = thinned(rows, FIRST_ROWS);
    let rough = starts.iter().map(|start| run(&few, *start, None, ROUGH));
    let best = rough.min_by(|left, right| left.value.total_cmp(&right.value));
    let (mut at, mut curved) = best.map_or(([0.0; N], None), |best| (best.at, Some(best.inverse)));
    let mut about = FIRST_ROWS * MORE_ROWS;
    while about < rows.len() {
        let optimum = run(&thinned(rows, about), at, curved, ROUGH);
        (at, curved) = (optimum.at, Some(optimum.inverse));
        about *= MORE_ROWS;
    }
    run(rows, at, curved, FINE)
}

/// The fit without leaving.
pub fn fit_nbd(rows: &[Alike]) -> Fit<Nbd> {
    let weight = weight_of(rows);
    let mut likelihood = nbd::Likelihood::new(rows);
    let repeats: f64 = rows.iter().map(|row| row.weight * f64::from(row.repeats)).sum();
    let exposure: f64 = rows.iter().map(|row| row.weight * weeks(row.age_days)).sum();
    let rate = (repeats.max(0.5) / exposure.max(1.0)).ln();
    let optimum = minimise([0.0, -rate], None, FINE, &mut |logs, gradient| per_customer(likelihood.at(logs, gradient), gradient, weight));
    let [r, alpha] = optimum.at.map(f64::exp);
    Fit { model: Nbd { r, alpha }, log_likelihood: -optimum.value * weight, ending: optimum.ending }
}

/// BG/NBD or MBG/NBD.
pub fn fit_beta_geometric(leaving: Leaving, rows: &[Alike], without: &Fit<Nbd>) -> Fit<BetaGeometric> {
    let run = |rows: &[Alike], start: [f64; 4], curved: Option<Matrix<4>>, patience: Patience| {
        let weight = weight_of(rows);
        let mut likelihood = bg_nbd::Likelihood::new(leaving, rows);
        minimise(start, curved, patience, &mut |logs, gradient| per_customer(likelihood.at(logs, gradient), gradient, weight))
    };
    let (r, alpha) = (without.model.r.ln(), without.model.alpha.ln());
    let weight = weight_of(rows);
    let starts = [(0.8, 2.0), (0.1, 2.0), (3.0, 6.0)].map(|(a, b): (f64, f64)| [r.min(1.0), alpha.min(4.0), a.ln(), b.ln()]);
    let mut optimum = search(&starts, rows, &run);
    if -optimum.value * weight < without.log_likelihood - 1e-3 {
        let again = run(rows, [r, alpha, -9.0, 5.0], None, FINE);
        optimum = if again.value < optimum.value { again } else { optimum };
    }
    Fit { model: BetaGeometric::from_logs(leaving, &optimum.at), log_likelihood: -optimum.value * weight, ending: optimum.ending }
}

/// Pareto/NBD.
pub fn fit_pareto_nbd(rows: &[Alike], without: &Fit<Nbd>) -> Fit<ParetoNbd> {
    let run = |rows: &[Alike], start: [f64; 4], curved: Option<Matrix<4>>, patience: Patience| {
        let weight = weight_of(rows);
        let mut likelihood = pareto_nbd::Likelihood::new(rows);
        minimise(start, curved, patience, &mut |logs, gradient| per_customer(likelihood.at(logs, gradient), gradient, weight))
    };
    let weight = weight_of(rows);
    let mean_age = (rows.iter().map(|row| row.weight * weeks(row.age_days)).sum::<f64>() / weight).max(1.0);
    let (r, alpha) = (without.model.r.ln(), without.model.alpha.ln());
    let starts =
        [(0.6, 0.3), (0.05, 1.0), (20.0, 40.0)].map(|(s, ages): (f64, f64)| [r.min(3.0), alpha.min(6.0), s.ln(), (ages * mean_age).ln()]);
    let mut optimum = search(&starts, rows, &run);
    if -optimum.value * weight < without.log_likelihood - 1e-3 {
        let again = run(rows, [r, alpha, -9.0, mean_age.ln()], None, FINE);
        optimum = if again.value < optimum.value { again } else { optimum };
    }
    Fit { model: ParetoNbd::from_logs(&optimum.at), log_likelihood: -optimum.value * weight, ending: optimum.ending }
}

/// What orders are worth, and whether the model may be believed.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpendFit {
    /// `v` and the log-likelihood in minor units.
    pub fit: Fit<GammaGamma>,
    /// Customers with repeat days that brought something.
    pub customers: u32,
    /// Mean of their mean orders, in minor units.
    pub mean_minor: f64,
    /// Correlation of the number of repeat days with the mean order.
    pub correlation: f64,
}

impl SpendFit {
    /// The likelihood whose maximum this is, for amounts in units of `mean_minor`.
    pub(super) fn likelihood(&self, table: &PurchaseTable) -> gamma_gamma::Likelihood {
        spend_likelihood(&repeat_buyers(table), self.mean_minor)
    }

    /// `v` and the log-likelihood for amounts in units of `scale` minor ones, such as 100 for dollars.
    pub fn in_units_of(&self, scale: f64) -> (f64, f64) {
        (self.fit.model.v / scale, self.fit.log_likelihood + f64::from(self.customers) * scale.ln())
    }
}

/// Number and mean amount of the repeat days of those who have any.
fn repeat_buyers(table: &PurchaseTable) -> Vec<(u32, f64)> {
    (0..table.len()).filter_map(|row| Some((table.repeats[row], table.mean_repeat_minor(row)?))).collect()
}

/// In units of the mean, so that all logarithms are small.
fn spend_likelihood(buyers: &[(u32, f64)], mean_minor: f64) -> gamma_gamma::Likelihood {
    gamma_gamma::Likelihood::new(buyers.iter().map(|(repeats, amount)| (*repeats, amount / mean_minor)).collect())
}

/// Gamma-Gamma; `None` with fewer than two repeat buyers.
pub fn fit_gamma_gamma(table: &PurchaseTable) -> Option<SpendFit> {
    let buyers = repeat_buyers(table);
    if buyers.len() < 2 {
        return None;
    }
    let count = buyers.len() as f64;
    let mean_minor = buyers.iter().map(|(_, amount)| amount).sum::<f64>() / count;
    let correlation = correlation(buyers.iter().map(|(repeats, amount)| (f64::from(*repeats), *amount)));
    let likelihood = spend_likelihood(&buyers, mean_minor);
    let run = |start: [f64; 3], curved: Option<Matrix<3>>, patience| {
        minimise(start, curved, patience, &mut |logs, gradient| per_customer(likelihood.at(logs, gradient), gradient, count))
    };
    let rough = [(2.0, 3.0), (8.0, 2.0), (1.0, 10.0)].map(|(p, q): (f64, f64)| run([p.ln(), q.ln(), ((q - 1.0) / p).ln()], None, ROUGH));
    let best = rough.into_iter().min_by(|left, right| left.value.total_cmp(&right.value))?;
    let optimum = run(best.at, Some(best.inverse), FINE);
    let GammaGamma { p, q, v } = GammaGamma::from_logs(&optimum.at);
    let model = GammaGamma { p, q, v: v * mean_minor };
    let log_likelihood = -optimum.value * count - count * mean_minor.ln();
    Some(SpendFit { fit: Fit { model, log_likelihood, ending: optimum.ending }, customers: buyers.len() as u32, mean_minor, correlation })
}

/// Pearson's correlation; 0 where one of the two does not vary.
pub fn correlation(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let count = pairs.clone().count().max(1) as f64;
    let (sum_x, sum_y) = pairs.clone().fold((0.0, 0.0), |(x, y), pair| (x + pair.0, y + pair.1));
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let moments = pairs.fold((0.0, 0.0, 0.0), |(xy, xx, yy), (x, y)| {
        let (x, y) = (x - mean_x, y - mean_y);
        (xy + x * y, xx + x * x, yy + y * y)
    });
    let spread = (moments.1 * moments.2).sqrt();
    if spread > 0.0 { (moments.0 / spread).clamp(-1.0, 1.0) } else { 0.0 }
}
