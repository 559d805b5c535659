//! BG/NBD (Fader, Hardie and Lee 2005) and its modified form MBG/NBD (Batislam, Denizel and Filiztekin 2007).
//!
//! While with the shop, a customer buys at a rate of the own, gamma-distributed over customers (`r`, `alpha`); after a purchase the
//! customer leaves with a probability of the own, beta-distributed (`a`, `b`). In BG/NBD nobody leaves after the first purchase, so that
//! every one-time buyer stays for ever: its probability alive is never shown. In MBG/NBD one may leave after any purchase.
//!
//! All powers stay in logarithms and all ratios of Γ are products, so that nothing overflows with a thousand orders.
use super::special::{NODES, Rising, ln_hyp2f1, softplus};
use super::table::{Alike, weeks};
use serde::{Deserialize, Serialize};

/// After which purchases a customer may leave.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Leaving {
    /// After repeat purchases only: BG/NBD.
    AfterRepeats,
    /// After every purchase: MBG/NBD.
    AfterAll,
}

impl Leaving {
    /// Purchases of a customer with `repeats` repeat purchases after which one could have left, and did not.
    fn stays(self, repeats: u32) -> u32 {
        match self {
            Self::AfterRepeats => repeats,
            Self::AfterAll => repeats + 1,
        }
    }
}

/// A model of this family. Rates are per week.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BetaGeometric {
    pub leaving: Leaving,
    pub r: f64,
    pub alpha: f64,
    pub a: f64,
    pub b: f64,
}

impl BetaGeometric {
    /// From the logarithms of `r`, `alpha`, `a`, `b`.
    pub fn from_logs(leaving: Leaving, logs: &[f64; 4]) -> Self {
        let [r, alpha, a, b] = logs.map(f64::exp);
        Self { leaving, r, alpha, a, b }
    }

    /// The logarithms of `r`, `alpha`, `a`, `b`.
    pub fn logs(&self) -> [f64; 4] {
        [self.r, self.alpha, self.a, self.b].map(f64::ln)
    }

    /// Log of the odds of having left after the last purchase against still being there.
    fn ln_odds_gone(&self, repeats: u32, recency: f64, age: f64) -> f64 {
        let stays = self.leaving.stays(repeats);
        if stays == 0 {
            return f64::NEG_INFINITY;
        }
        let silence = ((self.alpha + age) / (self.alpha + recency)).ln();
        (self.a / (self.b + f64::from(stays) - 1.0)).ln() + (self.r + f64::from(repeats)) * silence
    }

    /// Probability that the customer is still with the shop.
    pub fn p_alive(&self, repeats: u32, recency: f64, age: f64) -> f64 {
        softplus(-self.ln_odds_gone(repeats, recency, age)).1
    }

    /// Expected purchases in the next `ahead` weeks of a customer who is with the shop.
    pub fn expected_if_alive(&self, repeats: u32, age: f64, ahead: f64) -> f64 {
        let (shape, scale) = (self.r + f64::from(repeats), self.alpha + age);
        let beta = self.b + f64::from(self.leaving.stays(repeats));
        let c = self.a + beta - 1.0;
        if (self.a - 1.0).abs() < 1e-4 || c < 0.05 {
            return self.expected_by_rate(shape, scale, beta, ahead);
        }
        let z = ahead / (scale + ahead);
        let ln_kept = ln_hyp2f1(shape, beta, c, z) - shape * (1.0 + ahead / scale).ln();
        -c / (self.a - 1.0) * ln_kept.exp_m1()
    }

    /// The same by adding up the rate of purchases over time; for the parameters where the closed form is 0 ÷ 0.
    fn expected_by_rate(&self, shape: f64, scale: f64, beta: f64, ahead: f64) -> f64 {
        let length = (1.0 + ahead / scale).ln();
        let rate = |(place, weight): &(f64, f64)| {
            let stretch = (place * length).exp();
            let z = 1.0 - stretch.recip();
            let ln_rate = ln_hyp2f1(shape + 1.0, beta, self.a + beta, z) - (shape + 1.0) * (place * length);
            weight * stretch * ln_rate.exp()
        };
        shape * length * NODES.iter().map(rate).sum::<f64>()
    }

    /// Expected purchases in the next `ahead` weeks.
    pub fn expected(&self, repeats: u32, recency: f64, age: f64, ahead: f64) -> f64 {
        self.p_alive(repeats, recency, age) * self.expected_if_alive(repeats, age, ahead)
    }

    /// Probabilities that a new customer makes 0, 1, 2, … repeat purchases in `age` weeks, for the picture of the fit.
    pub fn counts(&self, age: f64, probabilities: &mut [f64]) {
        let share = age / (self.alpha + age);
        // Of the negative binomial without leaving, and how probable it is that so many purchases were reached at all.
        let mut purchases = (-self.r * (1.0 + age / self.alpha).ln()).exp();
        let (mut reached, mut below) = (1.0, 0.0);
        for (count, probability) in (0_u32..).zip(probabilities) {
            let n = f64::from(count);
            let left_at_last = match self.leaving.stays(count) {
                0 => 0.0,
                stays => {
                    let leaves = self.a / (self.a + self.b + f64::from(stays) - 1.0);
                    let left = reached * leaves;
                    reached *= 1.0 - leaves;
                    left
                }
            };
            *probability = reached * purchases + left_at_last * (1.0_f64 - below).max(0.0);
            below += purchases;
            purchases *= (self.r + n) / (n + 1.0) * share;
        }
    }
}

/// The likelihood with what is reused from one evaluation to the next.
pub struct Likelihood<'a> {
    leaving: Leaving,
    rows: &'a [Alike],
    most_repeats: u32,
    most_days: u32,
    purchases: Rising,
    stays: Rising,
    all: Rising,
    /// ln(1 + t/alpha) and t/(alpha + t) of each day.
    days: Vec<(f64, f64)>,
}

impl<'a> Likelihood<'a> {
    /// Over these rows.
    pub fn new(leaving: Leaving, rows: &'a [Alike]) -> Self {
        let most_repeats = rows.iter().map(|row| row.repeats).max().unwrap_or_default();
        let most_days = rows.iter().map(|row| row.age_days).max().unwrap_or_default();
        let rising = Rising::default;
        Self { leaving, rows, most_repeats, most_days, purchases: rising(), stays: rising(), all: rising(), days: Vec::new() }
    }

    /// Log-likelihood, and its gradient by the logarithms of `r`, `alpha`, `a`, `b`.
    ///
    /// What depends on the number of purchases alone, or on the day alone, is computed once for each of them.
    pub fn at(&mut self, logs: &[f64; 4], gradient: &mut [f64; 4]) -> f64 {
        let BetaGeometric { r, alpha, a, b, .. } = BetaGeometric::from_logs(self.leaving, logs);
        let most_stays = self.leaving.stays(self.most_repeats);
        self.purchases.fill(r, self.most_repeats);
        self.stays.fill(b, most_stays);
        self.all.fill(a + b, most_stays);
        self.days.clear();
        self.days.extend((0..=self.most_days).map(|day| {
            let time = weeks(day);
            ((1.0 + time / alpha).ln(), time / (alpha + time))
        }));
        let (ln_alpha, ln_a) = (logs[1], logs[2]);
        let (mut sum, mut by) = (0.0, [0.0; 4]);
        for row in self.rows {
            let x = row.repeats as usize;
            let stays = self.leaving.stays(row.repeats);
            let at = stays as usize;
            let shape = r + f64::from(row.repeats);
            let (ln_age, age_share) = self.days[row.age_days as usize];
            let mut ln = self.purchases.ln[x] - f64::from(row.repeats) * ln_alpha - shape * ln_age + self.stays.ln[at] - self.all.ln[at];
            let mut by_r = self.purchases.slope[x] - ln_age;
            let mut by_alpha = shape * age_share - f64::from(row.repeats);
            let mut by_a = -self.all.slope[at];
            let mut by_b = self.stays.slope[at] - self.all.slope[at];
            if stays > 0 {
                let (ln_recency, recency_share) = self.days[row.recency_days as usize];
                let others = b + f64::from(stays) - 1.0;
                let silence = ln_age - ln_recency;
                let (gone, p_gone) = softplus(ln_a - others.ln() + shape * silence);
                ln += gone;
                by_r += p_gone * silence;
                by_alpha -= p_gone * shape * (age_share - recency_share);
                by_a += p_gone / a;
                by_b -= p_gone / others;
            }
            sum += row.weight * ln;
            for (sum, slope) in by.iter_mut().zip([by_r, by_alpha, by_a, by_b]) {
                *sum += row.weight * slope;
            }
        }
        *gradient = [by[0] * r, by[1], by[2] * a, by[3] * b];
        sum
    }
}
