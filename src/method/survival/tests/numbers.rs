//! Special functions and the search against published tables and closed forms.
use crate::method::survival::bg_nbd::{self, BetaGeometric, Leaving};
use crate::method::survival::gamma_gamma;
use crate::method::survival::optimise::{Ending, Patience, minimise};
use crate::method::survival::pareto_nbd::{self, ParetoNbd};
use crate::method::survival::special::{NODES, Rising, digamma, ln_gamma, ln_hyp2f1};
use crate::method::survival::{Alike, nbd};

fn near(left: f64, right: f64, tolerance: f64) {
    assert!((left - right).abs() <= tolerance * right.abs().max(1e-300), "{left} is not {right}");
}

/// Abramowitz and Stegun 1964, tables 6.1 and 6.4, and exact values.
#[test]
fn gamma_and_digamma_are_as_in_the_tables() {
    for (x, gamma) in
        [(1.0, 1.0), (1.25, 0.906_402_477_1), (1.5, 0.886_226_925_5), (1.75, 0.919_062_526_8), (2.0, 1.0), (0.5, 1.772_453_850_9)]
    {
        assert!((ln_gamma(x).exp() - gamma).abs() < 1e-10, "Γ({x})");
    }
    near(ln_gamma(11.0), 3_628_800_f64.ln(), 1e-15);
    near(ln_gamma(0.001), 6.907_178_885_383_854, 1e-13);
    near(ln_gamma(100.0), 359.134_205_369_575_4, 1e-15);
    near(ln_gamma(1e6), 12_815_504.569_147_61, 1e-15);
    for (x, psi) in [(1.0, -0.577_215_664_9), (1.5, 0.036_489_973_98), (2.0, 0.422_784_335_1), (1.25, -0.227_453_533_4)] {
        assert!((digamma(x) - psi).abs() < 1e-10, "ψ({x})");
    }
    near(digamma(100.0), 4.600_161_852_738_087, 1e-14);
}

/// A&S 15.1.3, 15.1.8 and 15.1.5: closed forms; and one value of Pearson's hypergeometric test set (2009, table 1) style: large arguments.
#[test]
fn hypergeometric_closed_forms_hold() {
    for z in [0.0, 1e-9, 0.1, 0.5, 0.9, 0.99] {
        near(ln_hyp2f1(1.0, 1.0, 2.0, z).exp(), if z == 0.0 { 1.0 } else { -f64::ln_1p(-z) / z }, 1e-12);
        near(ln_hyp2f1(2.5, 3.0, 3.0, z).exp(), (1.0 - z).powf(-2.5), 1e-12);
    }
    // Γ(c)Γ(c−a−b)/(Γ(c−a)Γ(c−b)) at z → 1 (A&S 15.1.20).
    let limit = ln_gamma(4.5) + ln_gamma(3.0) - ln_gamma(3.5) - ln_gamma(4.0);
    near(ln_hyp2f1(0.5, 1.0, 4.5, 1.0 - 1e-9), limit, 1e-8);
    // A thousand orders: far beyond the range of f64, yet finite in logarithms.
    near(ln_hyp2f1(1_000.0, 1_002.0, 1_002.0, 0.7), -1_000.0 * 0.3_f64.ln(), 1e-12);
}

#[test]
fn quadrature_is_exact_for_polynomials() {
    let third: f64 = NODES.iter().map(|(place, weight)| weight * place.powi(31)).sum();
    near(third, 1.0 / 32.0, 1e-14);
}

#[test]
fn rising_products_are_ratios_of_gamma() {
    let mut rising = Rising::default();
    rising.fill(0.37, 40);
    for x in [0_u8, 1, 7, 40] {
        let x = usize::from(x);
        assert!((rising.ln[x] - (ln_gamma(0.37 + x as f64) - ln_gamma(0.37))).abs() < 1e-12);
        assert!((rising.slope[x] - (digamma(0.37 + x as f64) - digamma(0.37))).abs() < 1e-12);
    }
}

/// Rosenbrock 1960.
#[test]
fn the_search_finds_the_end_of_a_bent_valley_and_stops_on_a_ridge() {
    let patience = Patience { gradient: 1e-9, gain: 0.0, steps: 500 };
    let valley = minimise([-1.2, 1.0], None, patience, &mut |at, gradient| {
        let [x, y] = *at;
        *gradient = [-400.0 * x * (y - x * x) - 2.0 * (1.0 - x), 200.0 * (y - x * x)];
        100.0 * (y - x * x).powi(2) + (1.0 - x).powi(2)
    });
    assert_eq!(valley.ending, Ending::Converged);
    assert!((valley.at[0] - 1.0).abs() < 1e-7 && (valley.at[1] - 1.0).abs() < 1e-7);
    let ridge = minimise([0.0, 3.0], None, Patience { gradient: 1e-9, gain: 1e-12, steps: 500 }, &mut |at, gradient| {
        *gradient = [-(-at[0]).exp(), 2.0 * at[1]];
        (-at[0]).exp() + at[1] * at[1]
    });
    assert!(ridge.value < 1e-5, "{ridge:?}");
}

const ROWS: [Alike; 5] = [
    Alike { repeats: 0, recency_days: 0, age_days: 200, weight: 3.0 },
    Alike { repeats: 1, recency_days: 9, age_days: 300, weight: 1.0 },
    Alike { repeats: 7, recency_days: 250, age_days: 270, weight: 2.0 },
    Alike { repeats: 40, recency_days: 280, age_days: 280, weight: 1.0 },
    Alike { repeats: 200, recency_days: 266, age_days: 280, weight: 1.0 },
];

fn check_gradient<const N: usize>(at: [f64; N], mut likelihood: impl FnMut(&[f64; N], &mut [f64; N]) -> f64) {
    let mut gradient = [0.0; N];
    likelihood(&at, &mut gradient);
    for entry in 0..N {
        let mut moved = |by: f64| {
            let mut at = at;
            at[entry] += by;
            likelihood(&at, &mut [0.0; N])
        };
        let slope = (moved(1e-5) - moved(-1e-5)) / 2e-5;
        assert!((slope - gradient[entry]).abs() < 1e-5 * (1.0 + slope.abs()), "{entry} at {at:?}: {slope} is not {}", gradient[entry]);
    }
}

#[test]
fn gradients_are_those_of_the_likelihoods() {
    for at in [[-1.0, 1.5, -0.3, 0.8], [2.0, 3.0, 1.0, -2.0], [0.1, -1.0, -4.0, 5.0]] {
        check_gradient([at[0], at[1]], |logs, gradient| nbd::Likelihood::new(&ROWS).at(logs, gradient));
        for leaving in [Leaving::AfterRepeats, Leaving::AfterAll] {
            check_gradient(at, |logs, gradient| bg_nbd::Likelihood::new(leaving, &ROWS).at(logs, gradient));
        }
        check_gradient(at, |logs, gradient| pareto_nbd::Likelihood::new(&ROWS).at(logs, gradient));
        let buyers = vec![(1, 0.4), (3, 1.7), (3, 0.9), (120, 30.0)];
        check_gradient([at[0], at[1], at[2]], |logs, gradient| gamma_gamma::Likelihood::new(buyers.clone()).at(logs, gradient));
    }
}

/// The integral of Pareto/NBD against the two ₂F₁ of Fader and Hardie (2005, equation 22), where those do not cancel.
#[test]
fn the_pareto_integral_is_that_of_the_literature() {
    for model in [
        ParetoNbd { r: 0.55, alpha: 10.6, s: 0.61, beta: 11.7 },
        ParetoNbd { r: 1.4, alpha: 2.0, s: 3.0, beta: 40.0 },
        ParetoNbd { r: 0.8, alpha: 30.0, s: 0.4, beta: 2.0 },
        ParetoNbd { r: 0.2, alpha: 0.3, s: 8.0, beta: 90.0 },
    ] {
        for (repeats, recency_days, age_days) in [(0, 0, 10), (0, 0, 1_000), (2, 100, 300), (26, 200, 270), (26, 200, 1_000)] {
            let rows = [Alike { repeats, recency_days, age_days, weight: 1.0 }];
            let ours = pareto_nbd::Likelihood::new(&rows).at(&model.logs(), &mut [0.0; 4]);
            near(ours, textbook_pareto(model, repeats, f64::from(recency_days) / 7.0, f64::from(age_days) / 7.0), 1e-9);
        }
    }
}

fn textbook_pareto(model: ParetoNbd, repeats: u32, recency: f64, age: f64) -> f64 {
    let ParetoNbd { r, alpha, s, beta } = model;
    let x = f64::from(repeats);
    let sum = r + s + x;
    let (second, more) = if alpha >= beta { (s + 1.0, alpha) } else { (r + x, beta) };
    let ln = |time: f64| ln_hyp2f1(sum, second, sum + 1.0, (alpha - beta).abs() / (more + time)) - sum * (more + time).ln();
    let (at_last, at_end) = (ln(recency), ln(age));
    let ln_gone = (s / sum).ln() + at_last + (-(at_end - at_last).exp()).ln_1p();
    let ln_alive = -(r + x) * (alpha + age).ln() - s * (beta + age).ln();
    let most = ln_gone.max(ln_alive);
    let both = most + ((ln_gone - most).exp() + (ln_alive - most).exp()).ln();
    ln_gamma(r + x) - ln_gamma(r) + r * alpha.ln() + s * beta.ln() + both
}

/// P7 and P7b of the notes beside the data: Fader and Hardie's note 027 on stability, as other programs test it.
#[test]
fn two_hundred_purchases_do_not_overflow() {
    let (mut one_time, mut frequent) = ([ROWS[0]; 1], [ROWS[0]; 1]);
    one_time[0] = Alike { repeats: 0, recency_days: 0, age_days: 280, weight: 1.0 };
    frequent[0] = Alike { repeats: 200, recency_days: 266, age_days: 280, weight: 1.0 };
    let ln = |leaving, rows: &[Alike]| {
        let model = BetaGeometric { leaving, r: 0.25, alpha: 4.0, a: 0.8, b: 2.5 };
        bg_nbd::Likelihood::new(leaving, rows).at(&model.logs(), &mut [0.0; 4])
    };
    assert!((ln(Leaving::AfterAll, &one_time) - -0.417_928_26).abs() < 1e-8);
    assert!((ln(Leaving::AfterAll, &frequent) - 100.786_9).abs() < 5e-5);
    assert!((ln(Leaving::AfterRepeats, &one_time) - -0.599_473_8).abs() < 1e-7);
    assert!((ln(Leaving::AfterRepeats, &frequent) - 100.795_693_1).abs() < 1e-7);
}

/// P8: customers that gave NaN elsewhere.
#[test]
fn frequent_buyers_have_a_probability() {
    let model = ParetoNbd { r: 0.5143, alpha: 2.8845, s: 0.2856, beta: 14.1087 };
    let cases = [
        (221, 103.428_57, 103.571_43, 0.999_596),
        (254, 97.142_86, 97.285_71, 0.999_558),
        (161, 94.714_29, 98.0, 0.749_488),
        (204, 98.571_43, 99.428_57, 0.994_255),
    ];
    for (repeats, recency, age, expected) in cases {
        assert!((model.p_alive(repeats, recency, age) - expected).abs() < 1e-5);
    }
}

#[test]
fn a_thousand_orders_are_finite_everywhere() {
    let geometric = |leaving, a| BetaGeometric { leaving, r: 0.25, alpha: 4.4, a, b: 2.4 };
    for (repeats, recency, age) in [(1_000, 140.0, 140.0), (1_000, 140.0, 300.0), (1_000, 142.857, 143.0), (5_000, 900.0, 1_000.0)] {
        for ahead in [1.0 / 7.0, 52.0, 520.0] {
            for a in [1e-7, 0.79, 0.999_99, 1.0, 1.000_01, 50.0, 1e6] {
                for leaving in [Leaving::AfterRepeats, Leaving::AfterAll] {
                    let model = geometric(leaving, a);
                    let (p, expected) = (model.p_alive(repeats, recency, age), model.expected(repeats, recency, age, ahead));
                    assert!((0.0..=1.0).contains(&p) && expected.is_finite() && expected >= 0.0, "{model:?} {repeats} {p} {expected}");
                    assert!(expected <= f64::from(repeats + 1) / age * ahead * 1.01, "{model:?} {expected}");
                }
            }
            for (s, beta) in [(0.6, 11.7), (1.0, 5.0), (1e-7, 1e-3), (64.0, 57_156.0), (1e6, 1e7)] {
                let model = ParetoNbd { r: 0.55, alpha: 10.6, s, beta };
                let (p, expected) = (model.p_alive(repeats, recency, age), model.expected(repeats, recency, age, ahead));
                assert!((0.0..=1.0).contains(&p) && expected.is_finite() && expected >= 0.0, "{model:?} {p} {expected}");
            }
        }
    }
}

/// The closed form on both sides of the hole at a = 1 meets the one that is used inside it.
#[test]
fn the_hole_at_a_is_one_is_bridged() {
    for leaving in [Leaving::AfterRepeats, Leaving::AfterAll] {
        for (repeats, age, ahead) in [(0, 30.0, 52.0), (3, 10.0, 200.0), (50, 100.0, 52.0)] {
            let at = |a| BetaGeometric { leaving, r: 0.5, alpha: 4.0, a, b: 1.6 }.expected_if_alive(repeats, age, ahead);
            near(at(1.0), f64::midpoint(at(0.999), at(1.001)), 1e-5);
        }
    }
}

#[test]
fn counts_add_up_to_one() {
    for age in [0.0, 0.5, 30.0, 200.0] {
        let mut counts = vec![0.0; 4_000];
        for leaving in [Leaving::AfterRepeats, Leaving::AfterAll] {
            BetaGeometric { leaving, r: 0.5, alpha: 6.0, a: 0.9, b: 1.6 }.counts(age, &mut counts);
            near(counts.iter().sum(), 1.0, 1e-9);
        }
        ParetoNbd { r: 0.55, alpha: 10.6, s: 0.6, beta: 11.7 }.counts(age, &mut counts);
        near(counts.iter().sum(), 1.0, 1e-9);
    }
}
