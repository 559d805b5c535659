//! Gamma-Gamma (Fader and Hardie 2013, note 025): what an order of a customer is worth.
//!
//! Orders of a customer vary around a mean of the own; the means vary over customers. A customer with few orders is drawn towards the mean of
//! all. The model supposes that who buys often does not spend more or less each time; where that is not so, the fit says so.
use super::special::{digamma, ln_gamma};
use serde::{Deserialize, Serialize};

/// The model; `v` in the unit of the amounts.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GammaGamma {
    pub p: f64,
    pub q: f64,
    pub v: f64,
}

impl GammaGamma {
    /// From the logarithms of `p`, `q`, `v`.
    pub fn from_logs(logs: &[f64; 3]) -> Self {
        let [p, q, v] = logs.map(f64::exp);
        Self { p, q, v }
    }

    /// The mean order over all customers; `None` where q ≤ 1, for then there is none.
    pub fn mean(&self) -> Option<f64> {
        (self.q > 1.0).then(|| self.p * self.v / (self.q - 1.0))
    }

    /// The expected order of a customer with `repeats` repeat days of mean `amount`; `None` where there is none.
    pub fn expected(&self, repeats: u32, amount: f64) -> Option<f64> {
        let own = self.p * f64::from(repeats);
        let weight = own + self.q - 1.0;
        (weight > 0.0 && self.q > 1.0).then(|| self.p * (self.v + f64::from(repeats) * amount) / weight)
    }
}

/// Repeat buyers by their number of repeat days, with the means of these days.
pub struct Likelihood {
    /// Sorted by the first: (repeat days, mean amount).
    buyers: Vec<(u32, f64)>,
}

impl Likelihood {
    /// Over these (repeat days, mean amount), both above zero.
    pub fn new(mut buyers: Vec<(u32, f64)>) -> Self {
        buyers.sort_unstable_by(|left, right| left.0.cmp(&right.0).then(left.1.total_cmp(&right.1)));
        Self { buyers }
    }

    /// Log-likelihood, and its gradient by the logarithms of `p`, `q`, `v`. Γ is taken once for each number of repeat days.
    pub fn at(&self, logs: &[f64; 3], gradient: &mut [f64; 3]) -> f64 {
        let GammaGamma { p, q, v } = GammaGamma::from_logs(logs);
        let (ln_v, base, slope_q) = (logs[2], ln_gamma(q), digamma(q));
        let (mut sum, mut by) = (0.0, [0.0; 3]);
        for same in self.buyers.chunk_by(|left, right| left.0 == right.0) {
            let (n, count) = (f64::from(same[0].0), same.len() as f64);
            let shape = p * n;
            let both = digamma(shape + q);
            sum += count * (ln_gamma(shape + q) - ln_gamma(shape) - base);
            by[0] += count * n * (both - digamma(shape));
            by[1] += count * (both - slope_q);
            for (_, amount) in same {
                let total = n * amount;
                // ln(total / (total + v)) and ln(v / (total + v)), exact where v runs to infinity.
                let (ln_total, ln_rest) = if total > v {
                    (-(v / total).ln_1p(), ln_v - (total + v).ln())
                } else {
                    ((total / (total + v)).ln(), -(total / v).ln_1p())
                };
                sum += shape * ln_total + q * ln_rest - amount.ln();
                by[0] += n * ln_total;
                by[1] += ln_rest;
                by[2] += (q * total - shape * v) / (total + v);
            }
        }
        *gradient = [by[0] * p, by[1] * q, by[2]];
        sum
    }
}
