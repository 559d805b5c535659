//! Special functions that the models need: ln Γ, digamma, Gauss's ₂F₁ for positive arguments, and quadrature.
//!
//! Own and small, because no light crate holds all of them; tested against the tables of Abramowitz and Stegun (1964).
//! `Γ(r + x) / Γ(r)` with a whole `x` is a product and never goes through Γ: see [`Rising`].

/// From here on Stirling's series has sixteen digits.
const STIRLING: f64 = 10.0;

/// Natural logarithm of Γ for positive arguments (Stirling's series after shifting the argument up; A&S 6.1.41).
pub fn ln_gamma(x: f64) -> f64 {
    let mut shifted = x;
    let mut product = 1.0;
    while shifted < STIRLING {
        product *= shifted;
        shifted += 1.0;
    }
    let inverse = shifted.recip();
    let square = inverse * inverse;
    let coefficients = [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0, 1.0 / 156.0];
    let tail = coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * square + coefficient);
    let half_ln_two_pi = 0.918_938_533_204_672_8;
    (shifted - 0.5) * shifted.ln() - shifted + half_ln_two_pi + tail * inverse - product.ln()
}

/// Derivative of ln Γ for positive arguments (A&S 6.3.18).
pub fn digamma(x: f64) -> f64 {
    let mut shifted = x;
    let mut sum = 0.0;
    while shifted < STIRLING {
        sum -= shifted.recip();
        shifted += 1.0;
    }
    let inverse = shifted.recip();
    let square = inverse * inverse;
    let coefficients = [1.0 / 12.0, -1.0 / 120.0, 1.0 / 252.0, -1.0 / 240.0, 1.0 / 132.0, -691.0 / 32_760.0, 1.0 / 12.0];
    let tail = coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * square + coefficient);
    sum + shifted.ln() - 0.5 * inverse - tail * square
}

/// Terms after which a series is given up as good enough; reached only where `z` is within a ten-thousandth of 1.
const MOST_TERMS: u32 = 200_000;
/// Rescale before a sum can overflow.
const HUGE: f64 = 1e250;

/// ln ₂F₁(a, b; c; z) for positive `a`, `b`, `c` and `0 ≤ z < 1`: all terms are positive, so nothing cancels; the sum is
/// rescaled on its way, so that nothing overflows (a customer with 1,000 orders included).
pub fn ln_hyp2f1(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let (mut term, mut sum, mut ln_scale) = (1.0_f64, 1.0_f64, 0.0);
    for count in 0..MOST_TERMS {
        let n = f64::from(count);
        let ratio = (a + n) * (b + n) / ((c + n) * (n + 1.0)) * z;
        term *= ratio;
        sum += term;
        if sum > HUGE {
            ln_scale += sum.ln();
            term /= sum;
            sum = 1.0;
        }
        // The ratio falls towards z; what is left is at most a geometric series.
        if ratio < 1.0 && term < 1e-16 * sum * (1.0 - ratio.max(z)) {
            break;
        }
    }
    ln_scale + sum.ln()
}

/// `ln(1 + eᶻ)` without overflow, and its derivative.
pub fn softplus(z: f64) -> (f64, f64) {
    if z > 0.0 {
        let small = (-z).exp();
        (z + small.ln_1p(), (1.0 + small).recip())
    } else {
        let small = z.exp();
        (small.ln_1p(), small / (1.0 + small))
    }
}

/// Nodes in (0, 1) and weights of the Gauss–Legendre rule with sixteen points (A&S table 25.4).
pub const NODES: [(f64, f64); 16] = mirrored([
    (0.095_012_509_837_637_44, 0.189_450_610_455_068_5),
    (0.281_603_550_779_258_9, 0.182_603_415_044_923_6),
    (0.458_016_777_657_227_4, 0.169_156_519_395_002_54),
    (0.617_876_244_402_643_7, 0.149_595_988_816_576_73),
    (0.755_404_408_355_003, 0.124_628_971_255_533_87),
    (0.865_631_202_387_831_7, 0.095_158_511_682_492_78),
    (0.944_575_023_073_232_6, 0.062_253_523_938_647_89),
    (0.989_400_934_991_649_9, 0.027_152_459_411_754_095),
]);

/// The same with eight points.
pub const FEW_NODES: [(f64, f64); 8] = mirrored([
    (0.183_434_642_495_649_8, 0.362_683_783_378_362),
    (0.525_532_409_916_329, 0.313_706_645_877_887_3),
    (0.796_666_477_413_626_7, 0.222_381_034_453_374_48),
    (0.960_289_856_497_536_3, 0.101_228_536_290_376_26),
]);

/// The positive half of a rule on (−1, 1), as the whole rule on (0, 1).
const fn mirrored<const HALF: usize, const ALL: usize>(half: [(f64, f64); HALF]) -> [(f64, f64); ALL] {
    let mut nodes = [(0.0, 0.0); ALL];
    let mut at = 0;
    while at < HALF {
        let (place, weight) = half[at];
        nodes[HALF + at] = (0.5 + 0.5 * place, 0.5 * weight);
        nodes[HALF - 1 - at] = (0.5 - 0.5 * place, 0.5 * weight);
        at += 1;
    }
    nodes
}

/// `ln Γ(base + x) − ln Γ(base)` and its derivative by `base`, for x = 0, 1, 2, … up to a bound: sums of logarithms, exact even
/// where `base` runs to infinity.
#[derive(Clone, Debug, Default)]
pub struct Rising {
    pub ln: Vec<f64>,
    pub slope: Vec<f64>,
}

impl Rising {
    /// Fills the table for `0..=most`.
    pub fn fill(&mut self, base: f64, most: u32) {
        self.ln.clear();
        self.slope.clear();
        let (mut ln, mut slope) = (0.0, 0.0);
        for count in 0..=most {
            self.ln.push(ln);
            self.slope.push(slope);
            let factor = base + f64::from(count);
            ln += factor.ln();
            slope += factor.recip();
        }
    }
}
