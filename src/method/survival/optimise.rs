//! Minimising a smooth function of few variables: BFGS with gradients inside a box (Nocedal and Wright 2006, chapter 6).
//!
//! The models are fitted in the logarithms of their parameters. Where the data do not hold a parameter, the function goes
//! flat towards a limit: the search stops there and says so instead of running on.

use serde::{Deserialize, Serialize};

/// How a search ended.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Ending {
    /// The gradient vanished inside the box.
    Converged,
    /// Steps no longer changed the value, or a variable reached the edge of the box: a flat ridge.
    Flat,
    /// The bound on the number of steps was reached.
    Unfinished,
}

/// Where a search ended.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Optimum<const N: usize> {
    pub at: [f64; N],
    pub value: f64,
    pub ending: Ending,
    /// The inverse curvature as last estimated: a search on more of the same data may begin with it.
    pub inverse: Matrix<N>,
}

/// A square matrix.
pub type Matrix<const N: usize> = [[f64; N]; N];

/// When a search may end.
#[derive(Copy, Clone, Debug)]
pub struct Patience {
    /// Largest entry of the gradient at an optimum.
    pub gradient: f64,
    /// Least gain of a step that counts as one.
    pub gain: f64,
    pub steps: u32,
}

/// Least and largest variable: parameters from a ten-millionth to ten million.
pub const EDGE: f64 = 16.0;
/// Longest step in one variable: a factor of 20 in a parameter.
const LONGEST_STEP: f64 = 3.0;
const BACKTRACKS: u32 = 40;
/// Steps without gain before a ridge is called flat.
const IDLE_STEPS: u32 = 3;

type Gradient<const N: usize> = [f64; N];

/// Minimises `function`, which gives the value and writes the gradient; `curved` is what a search nearby left as its inverse curvature.
pub fn minimise<const N: usize>(
    start: [f64; N],
    curved: Option<Matrix<N>>,
    patience: Patience,
    function: &mut dyn FnMut(&[f64; N], &mut Gradient<N>) -> f64,
) -> Optimum<N> {
    let mut at = start.map(|value| value.clamp(-EDGE, EDGE));
    let mut gradient = [0.0; N];
    let mut value = function(&at, &mut gradient);
    let mut inverse = curved.unwrap_or_else(|| identity(1.0));
    let (mut is_fresh, mut idle) = (curved.is_none(), 0);
    for _ in 0..patience.steps {
        let free = free_of(&at, &gradient);
        if largest(&masked(&gradient, free)) <= patience.gradient {
            let ending = if free.contains(&false) { Ending::Flat } else { Ending::Converged };
            return Optimum { at, value, ending, inverse };
        }
        let mut direction = masked(&times(&inverse, &masked(&gradient, free)), free).map(|entry| -entry);
        if dot(&direction, &gradient) >= 0.0 {
            (inverse, is_fresh) = (identity(1.0), true);
            direction = masked(&gradient, free).map(|entry| -entry);
        }
        let longest = largest(&direction);
        let scale = if is_fresh { 0.5 / longest } else { (LONGEST_STEP / longest).min(1.0) };
        direction = direction.map(|entry| entry * scale);
        let Some((next, next_value, next_gradient)) = search_line(&at, value, &gradient, &direction, function) else {
            if is_fresh {
                return Optimum { at, value, ending: Ending::Flat, inverse };
            }
            (inverse, is_fresh) = (identity(1.0), true);
            continue;
        };
        let step: [f64; N] = std::array::from_fn(|entry| next[entry] - at[entry]);
        let change: [f64; N] = std::array::from_fn(|entry| next_gradient[entry] - gradient[entry]);
        idle = if value - next_value <= patience.gain { idle + 1 } else { 0 };
        (at, value, gradient) = (next, next_value, next_gradient);
        if idle >= IDLE_STEPS {
            let free = free_of(&at, &gradient);
            let is_level = largest(&masked(&gradient, free)) <= 100.0 * patience.gradient;
            let ending = if is_level && !free.contains(&false) { Ending::Converged } else { Ending::Flat };
            return Optimum { at, value, ending, inverse };
        }
        let curvature = dot(&step, &change);
        if curvature > 1e-14 * dot(&change, &change).sqrt() * dot(&step, &step).sqrt() {
            if is_fresh {
                inverse = identity(curvature / dot(&change, &change));
            }
            update(&mut inverse, &step, &change, curvature);
            is_fresh = false;
        }
    }
    Optimum { at, value, ending: Ending::Unfinished, inverse }
}

/// A point along the direction with enough less value and enough less slope (weak Wolfe conditions by bisection, Lewis and Overton 2013).
fn search_line<const N: usize>(
    at: &[f64; N],
    value: f64,
    gradient: &Gradient<N>,
    direction: &[f64; N],
    function: &mut dyn FnMut(&[f64; N], &mut Gradient<N>) -> f64,
) -> Option<([f64; N], f64, Gradient<N>)> {
    let slope = dot(direction, gradient);
    let (mut shortest, mut longest, mut length) = (0.0, f64::INFINITY, 1.0_f64);
    let mut best = None;
    for _ in 0..BACKTRACKS {
        let next: [f64; N] = std::array::from_fn(|entry| (at[entry] + length * direction[entry]).clamp(-EDGE, EDGE));
        let mut next_gradient = [0.0; N];
        let next_value = function(&next, &mut next_gradient);
        if !next_value.is_finite() || next_value > value + 1e-4 * length * slope {
            longest = length;
        } else {
            let is_flat_enough = dot(direction, &next_gradient) >= 0.9 * slope;
            best = Some((next, next_value, next_gradient));
            if is_flat_enough || length * largest(direction) > LONGEST_STEP {
                return best;
            }
            shortest = length;
        }
        length = if longest.is_finite() { f64::midpoint(shortest, longest) } else { 2.0 * shortest };
        if longest - shortest < 1e-12 {
            break;
        }
    }
    best
}

/// Which variables may move: not those that would leave the box.
fn free_of<const N: usize>(at: &[f64; N], gradient: &Gradient<N>) -> [bool; N] {
    std::array::from_fn(|entry| !((at[entry] <= -EDGE && gradient[entry] > 0.0) || (at[entry] >= EDGE && gradient[entry] < 0.0)))
}

fn masked<const N: usize>(vector: &[f64; N], free: [bool; N]) -> [f64; N] {
    std::array::from_fn(|entry| if free[entry] { vector[entry] } else { 0.0 })
}

fn largest<const N: usize>(vector: &[f64; N]) -> f64 {
    vector.iter().fold(0.0, |most, entry| most.max(entry.abs()))
}

fn dot<const N: usize>(left: &[f64; N], right: &[f64; N]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

fn identity<const N: usize>(scale: f64) -> Matrix<N> {
    std::array::from_fn(|row| std::array::from_fn(|column| if row == column { scale } else { 0.0 }))
}

fn times<const N: usize>(matrix: &Matrix<N>, vector: &[f64; N]) -> [f64; N] {
    std::array::from_fn(|row| dot(&matrix[row], vector))
}

/// The BFGS update of the inverse curvature.
fn update<const N: usize>(inverse: &mut Matrix<N>, step: &[f64; N], change: &[f64; N], curvature: f64) {
    let bent = times(inverse, change);
    let factor = (1.0 + dot(change, &bent) / curvature) / curvature;
    for (row, entries) in inverse.iter_mut().enumerate() {
        for (column, entry) in entries.iter_mut().enumerate() {
            *entry += factor * step[row] * step[column] - (bent[row] * step[column] + step[row] * bent[column]) / curvature;
        }
    }
}
