//! How far the forecast of the shop may be off because the parameters were only estimated: the delta method (Casella and Berger 2002, 5.5.4).
//!
//! Around its optimum the log-likelihood bends like a parabola. Its curvature, by differences of the gradient, says how far the logarithms of
//! the parameters may lie elsewhere, and the slope of the expected sales along them how far these follow. Each logarithm is held to within
//! one beforehand: where the data do not settle a parameter, the likelihood is flat and would leave it free altogether.
use super::bg_nbd::{self, BetaGeometric, Leaving};
use super::choose::{AliveModel, Fitted};
use super::gamma_gamma::GammaGamma;
use super::optimise::Matrix;
use super::pareto_nbd::{self, ParetoNbd};
use super::score::{YEAR_DAYS, order_minor};
use super::table::{PurchaseTable, weeks};

/// Step of the differences, in logarithms.
const STEP: f64 = 1e-3;
/// Slopes are taken over every n-th customer, about so many.
const SLOPE_ROWS: usize = 4_000;

/// Standard deviation of the year's expected sales by the parameters of both models, as a share of these sales.
pub fn deviation(fitted: &Fitted, model: &AliveModel, table: &PurchaseTable) -> f64 {
    let alike = table.alike();
    let rows: Vec<usize> = (0..table.len()).step_by((table.len() / SLOPE_ROWS).max(1)).collect();
    let orders: Vec<f64> = rows.iter().map(|row| order_minor(fitted.spend.as_ref(), table, *row)).collect();
    let sales = |model: &AliveModel| -> f64 { rows.iter().zip(&orders).map(|(row, order)| order * purchases(model, table, *row)).sum() };
    let by_purchases = match model {
        AliveModel::Mbg(model) => {
            let mut likelihood = bg_nbd::Likelihood::new(model.leaving, &alike);
            let leaving: Leaving = model.leaving;
            variance(
                model.logs(),
                &mut |logs: &[f64; 4], slopes: &mut [f64; 4]| {
                    likelihood.at(logs, slopes);
                },
                &mut |logs| sales(&AliveModel::Mbg(BetaGeometric::from_logs(leaving, logs))),
            )
        }
        AliveModel::Pareto(model) => {
            let mut likelihood = pareto_nbd::Likelihood::new(&alike);
            variance(
                model.logs(),
                &mut |logs: &[f64; 4], slopes: &mut [f64; 4]| {
                    likelihood.at(logs, slopes);
                },
                &mut |logs| sales(&AliveModel::Pareto(ParetoNbd::from_logs(logs))),
            )
        }
    };
    let by_spend = fitted.spend.as_ref().map_or(0.0, |spend| {
        let expected: Vec<f64> = rows.iter().map(|row| purchases(model, table, *row)).collect();
        let likelihood = spend.likelihood(table);
        let GammaGamma { p, q, v } = spend.fit.model;
        let mean = spend.mean_minor;
        variance(
            [p, q, v / mean].map(f64::ln),
            &mut |logs: &[f64; 3], slopes: &mut [f64; 3]| {
                likelihood.at(logs, slopes);
            },
            &mut |logs| {
                let GammaGamma { p, q, v } = GammaGamma::from_logs(logs);
                let mut other = *spend;
                other.fit.model = GammaGamma { p, q, v: v * mean };
                rows.iter().zip(&expected).map(|(row, expected)| expected * order_minor(Some(&other), table, *row)).sum()
            },
        )
    });
    (by_purchases + by_spend).sqrt()
}

fn purchases(model: &AliveModel, table: &PurchaseTable, row: usize) -> f64 {
    let (repeats, age) = (table.repeats[row], weeks(table.age_days[row]));
    let expected = model.p_alive(repeats, weeks(table.recency_days[row]), age) * model.expected_if_alive(repeats, age, weeks(YEAR_DAYS));
    expected.max(0.0)
}

/// Variance of a sum as a share of its square, where the logarithms of the parameters were found by likelihood.
fn variance<const N: usize>(
    at: [f64; N],
    gradient: &mut dyn FnMut(&[f64; N], &mut [f64; N]),
    sum: &mut dyn FnMut(&[f64; N]) -> f64,
) -> f64 {
    let middle = sum(&at);
    if !at.iter().all(|log| log.is_finite()) || middle <= 0.0 {
        return 0.0;
    }
    let moved = |place: usize, step: f64| {
        let mut moved = at;
        moved[place] += step;
        moved
    };
    let mut curvature: Matrix<N> = [[0.0; N]; N];
    let mut slope = [0.0; N];
    for place in 0..N {
        let (above, below) = (moved(place, STEP), moved(place, -STEP));
        let (mut high, mut low) = ([0.0; N], [0.0; N]);
        gradient(&above, &mut high);
        gradient(&below, &mut low);
        for other in 0..N {
            let bend = (low[other] - high[other]) / (2.0 * STEP);
            curvature[place][other] += bend / 2.0;
            curvature[other][place] += bend / 2.0;
        }
        curvature[place][place] += 1.0;
        slope[place] = (sum(&above) - sum(&below)) / (2.0 * STEP * middle);
    }
    let share = quadratic(curvature, slope);
    if share.is_finite() { share } else { 0.0 }
}

/// slope · curvature⁻¹ · slope by Cholesky's root. Curved the wrong way by rounding, a direction counts as known as it was beforehand.
fn quadratic<const N: usize>(curvature: Matrix<N>, slope: [f64; N]) -> f64 {
    let mut root: Matrix<N> = [[0.0; N]; N];
    let mut solved = [0.0; N];
    for row in 0..N {
        for column in 0..row {
            let before: f64 = (0..column).map(|at| root[row][at] * root[column][at]).sum();
            root[row][column] = (curvature[row][column] - before) / root[column][column];
        }
        let before: f64 = root[row][..row].iter().map(|entry| entry * entry).sum();
        root[row][row] = (curvature[row][row] - before).max(1.0).sqrt();
        let known: f64 = (0..row).map(|at| root[row][at] * solved[at]).sum();
        solved[row] = (slope[row] - known) / root[row][row];
    }
    solved.iter().map(|entry| entry * entry).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quadratic_form_is_that_of_the_inverse() {
        // The inverse of ((4, 2), (2, 3)) is ((3, −2), (−2, 4)) ÷ 8.
        let found = quadratic([[4.0, 2.0], [2.0, 3.0]], [1.0, 2.0]);
        assert!((found - (3.0 - 2.0 * 2.0 * 2.0 + 4.0 * 4.0) / 8.0).abs() < 1e-12, "{found}");
    }

    #[test]
    fn the_rate_of_a_poisson_count_is_known_as_well_as_the_books_say() {
        // 400 events: the rate's relative deviation is 1 ÷ √400; the ridge takes a quarter of a percent of the variance.
        let mut gradient = |logs: &[f64; 1], slopes: &mut [f64; 1]| slopes[0] = 400.0 - logs[0].exp();
        let share = variance([400.0_f64.ln()], &mut gradient, &mut |logs| logs[0].exp());
        assert!((share.sqrt() - 0.05).abs() < 1e-4, "{share}");
    }
}
