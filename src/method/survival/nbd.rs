//! NBD (Ehrenberg 1959): everybody buys at a rate of the own for ever. What remains of the other models where nobody is seen to leave.
use super::special::Rising;
use super::table::{Alike, weeks};
use serde::{Deserialize, Serialize};

/// Purchase rates are gamma-distributed over customers. Per week.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Nbd {
    pub r: f64,
    pub alpha: f64,
}

/// The likelihood with what is reused from one evaluation to the next.
pub struct Likelihood<'a> {
    rows: &'a [Alike],
    most_repeats: u32,
    purchases: Rising,
}

impl<'a> Likelihood<'a> {
    /// Over these rows.
    pub fn new(rows: &'a [Alike]) -> Self {
        let most_repeats = rows.iter().map(|row| row.repeats).max().unwrap_or_default();
        Self { rows, most_repeats, purchases: Rising::default() }
    }

    /// Log-likelihood, and its gradient by the logarithms of `r` and `alpha`.
    pub fn at(&mut self, logs: &[f64; 2], gradient: &mut [f64; 2]) -> f64 {
        let [r, alpha] = logs.map(f64::exp);
        self.purchases.fill(r, self.most_repeats);
        let (mut sum, mut by) = (0.0, [0.0; 2]);
        for row in self.rows {
            let (x, age) = (row.repeats as usize, weeks(row.age_days));
            let (n, ln_age) = (f64::from(row.repeats), (1.0 + age / alpha).ln());
            sum += row.weight * (self.purchases.ln[x] - n * logs[1] - (r + n) * ln_age);
            by[0] += row.weight * (self.purchases.slope[x] - ln_age);
            by[1] += row.weight * ((r + n) * age / (alpha + age) - n);
        }
        *gradient = [by[0] * r, by[1]];
        sum
    }
}
