//! Pareto/NBD (Schmittlein, Morrison and Colombo 1987; Fader and Hardie 2005 for the likelihood).
//!
//! While with the shop, a customer buys at a rate of the own, gamma-distributed (`r`, `alpha`), and leaves at any time at a rate of the own,
//! gamma-distributed (`s`, `beta`).
//!
//! The likelihood holds an integral over the time of leaving, in the literature a difference of two ₂F₁. Here the integral itself is taken
//! by a Gauss rule along the logarithm of time: its terms are positive, so nothing cancels, and the gradient comes from the same points.
use super::special::{FEW_NODES, NODES, Rising, softplus};
use super::table::{Alike, weeks};
use serde::{Deserialize, Serialize};

/// The model. Rates are per week.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParetoNbd {
    pub r: f64,
    pub alpha: f64,
    pub s: f64,
    pub beta: f64,
}

/// The time of leaving, if the customer has left: log of its weight against being there still, and means over it.
#[derive(Copy, Clone, Debug, Default)]
struct Gone {
    /// ln of the integral of (1 + t/alpha)^-(r+x) (1 + t/beta)^-(s+1) · s/beta from the last purchase to today.
    ln: f64,
    /// Means of ln(1 + t/alpha), t/(alpha + t), ln(1 + t/beta), t/(beta + t).
    means: [f64; 4],
}

/// Beyond so many powers of e the rest of the integral is nothing.
const REACH: f64 = 37.0;
/// Up to so many powers of e, over so long a stretch, eight points have ten digits.
const SHORT_REACH: f64 = 5.0;
const SHORT_LENGTH: f64 = 2.0;

impl ParetoNbd {
    /// From the logarithms of `r`, `alpha`, `s`, `beta`.
    pub fn from_logs(logs: &[f64; 4]) -> Self {
        let [r, alpha, s, beta] = logs.map(f64::exp);
        Self { r, alpha, s, beta }
    }

    /// The logarithms of `r`, `alpha`, `s`, `beta`.
    pub fn logs(&self) -> [f64; 4] {
        [self.r, self.alpha, self.s, self.beta].map(f64::ln)
    }

    /// Where the customer may have left between the last purchase and today; `None` where there was no time for it.
    fn gone(&self, repeats: u32, recency: f64, age: f64) -> Option<Gone> {
        if age <= recency {
            return None;
        }
        let (power, leaving) = (self.r + f64::from(repeats), self.s + 1.0);
        // Along y = ln(least + t) both factors are smooth, however far alpha and beta lie apart.
        let (least, most) = if self.alpha < self.beta { (self.alpha, self.beta) } else { (self.beta, self.alpha) };
        let start = least + recency;
        let fall = start * (power / (self.alpha + recency) + leaving / (self.beta + recency)) - 1.0;
        let whole = ((least + age) / start).ln();
        let length = if fall * whole > REACH { REACH / fall } else { whole };
        let (from_least, from_most) = ((1.0 + recency / least).ln(), (1.0 + recency / most).ln());
        let ln_at = |of_least: f64, of_most: f64| {
            let (of_alpha, of_beta) = if self.alpha < self.beta { (of_least, of_most) } else { (of_most, of_least) };
            (-power * of_alpha - leaving * of_beta, of_alpha, of_beta)
        };
        let reference = ln_at(from_least, from_most).0;
        let (mut sum, mut means) = (0.0, [0.0; 4]);
        let steepest = power + self.s;
        let nodes: &[(f64, f64)] = if steepest * length < SHORT_REACH && length < SHORT_LENGTH { &FEW_NODES } else { &NODES };
        for (place, weight) in nodes {
            let y = place * length;
            let stretch = y.exp();
            let time = recency + start * (stretch - 1.0);
            let (ln, of_alpha, of_beta) = ln_at(from_least + y, (1.0 + time / most).ln());
            let mass = weight * stretch * (ln - reference).exp();
            sum += mass;
            let shares = [of_alpha, time / (self.alpha + time), of_beta, time / (self.beta + time)];
            for (mean, share) in means.iter_mut().zip(shares) {
                *mean += mass * share;
            }
        }
        let ln = reference + (sum * start * length * self.s / self.beta).ln();
        Some(Gone { ln, means: means.map(|mean| mean / sum) })
    }

    /// ln of (1 + T/alpha)^-(r+x) (1 + T/beta)^-s: being there still.
    fn ln_alive(&self, repeats: u32, age: f64) -> f64 {
        -(self.r + f64::from(repeats)) * (1.0 + age / self.alpha).ln() - self.s * (1.0 + age / self.beta).ln()
    }

    /// Probability that the customer is still with the shop.
    pub fn p_alive(&self, repeats: u32, recency: f64, age: f64) -> f64 {
        self.gone(repeats, recency, age).map_or(1.0, |gone| softplus(self.ln_alive(repeats, age) - gone.ln).1)
    }

    /// Expected purchases in the next `ahead` weeks of a customer who is with the shop.
    pub fn expected_if_alive(&self, repeats: u32, age: f64, ahead: f64) -> f64 {
        let rate = (self.r + f64::from(repeats)) / (self.alpha + age);
        let lasting = self.beta + age;
        let length = (1.0 + ahead / lasting).ln();
        // ((beta + T) / (s − 1)) · (1 − e^(−(s−1)·length)), without the hole at s = 1.
        let power = -(self.s - 1.0) * length;
        let mean = if power.abs() < 1e-9 { 1.0 + power / 2.0 } else { power.exp_m1() / power };
        rate * lasting * length * mean
    }

    /// Expected purchases in the next `ahead` weeks.
    pub fn expected(&self, repeats: u32, recency: f64, age: f64, ahead: f64) -> f64 {
        self.p_alive(repeats, recency, age) * self.expected_if_alive(repeats, age, ahead)
    }

    /// Probabilities that a new customer makes 0, 1, 2, … repeat purchases in `age` weeks, for the picture of the fit.
    pub fn counts(&self, age: f64, probabilities: &mut [f64]) {
        probabilities.fill(0.0);
        let mut add = |time: f64, mass: f64| {
            let share = time / (self.alpha + time);
            let mut purchases = (-self.r * (1.0 + time / self.alpha).ln()).exp();
            for (count, probability) in (0_u32..).zip(probabilities.iter_mut()) {
                *probability += mass * purchases;
                purchases *= (self.r + f64::from(count)) / (f64::from(count) + 1.0) * share;
            }
        };
        let length = (1.0 + age / self.beta).ln();
        add(age, (-self.s * length).exp());
        for (place, weight) in NODES {
            let y = place * length;
            add(self.beta * y.exp_m1(), weight * length * self.s * (-self.s * y).exp());
        }
    }
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

    /// Log-likelihood, and its gradient by the logarithms of `r`, `alpha`, `s`, `beta`.
    pub fn at(&mut self, logs: &[f64; 4], gradient: &mut [f64; 4]) -> f64 {
        let model = ParetoNbd::from_logs(logs);
        let ParetoNbd { r, alpha, s, beta } = model;
        self.purchases.fill(r, self.most_repeats);
        let (mut sum, mut by) = (0.0, [0.0; 4]);
        for row in self.rows {
            let x = row.repeats as usize;
            let (n, age) = (f64::from(row.repeats), weeks(row.age_days));
            let ln_alive = model.ln_alive(row.repeats, age);
            let (ln_age, age_share) = ((1.0 + age / alpha).ln(), age / (alpha + age));
            let alive = [-ln_age, (r + n) * age_share, -(1.0 + age / beta).ln(), s * age / (beta + age)];
            let (ln, slopes) = match model.gone(row.repeats, weeks(row.recency_days), age) {
                None => (ln_alive, alive),
                Some(gone) => {
                    let (more, p_gone) = softplus(gone.ln - ln_alive);
                    let left = [-gone.means[0], (r + n) * gone.means[1], s.recip() - gone.means[2], (s + 1.0) * gone.means[3] - 1.0];
                    (ln_alive + more, std::array::from_fn(|at| alive[at] + p_gone * (left[at] - alive[at])))
                }
            };
            sum += row.weight * (self.purchases.ln[x] - n * logs[1] + ln);
            by[0] += row.weight * (self.purchases.slope[x] + slopes[0]);
            by[1] += row.weight * (slopes[1] - n);
            by[2] += row.weight * slopes[2];
            by[3] += row.weight * slopes[3];
        }
        *gradient = [by[0] * r, by[1], by[2] * s, by[3]];
        sum
    }
}
