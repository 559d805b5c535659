//! Distributions on top of the counter-based stream.
use yushui::sample::stream::Stream;

/// Draws of real numbers.
pub trait Chance {
    /// Above 0 and below 1.
    fn unit(&mut self) -> f64;

    fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Mean 1.
    fn exponential(&mut self) -> f64 {
        -self.unit().ln()
    }

    /// Mean 0, deviation 1 (Box and Muller 1958).
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * self.unit().ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// Scale 1 (Marsaglia and Tsang 2000).
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let boost = self.unit().powf(1.0 / shape);
            return self.gamma(shape + 1.0) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 && self.unit().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (x, y) = (self.gamma(a), self.gamma(b));
        x / (x + y)
    }

    /// 0, 1, 2 … with this mean.
    fn geometric(&mut self, mean: f64) -> u32 {
        if mean <= 0.0 {
            return 0;
        }
        let stop = 1.0 / (mean + 1.0);
        (self.unit().ln() / (1.0 - stop).ln()) as u32
    }
}

impl Chance for Stream {
    fn unit(&mut self) -> f64 {
        ((self.bits() >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }
}

/// Draws positions by weight.
pub struct Weighted {
    /// Sum of the weights up to and with each position.
    sums: Vec<f64>,
}

impl Weighted {
    pub fn new(weights: impl Iterator<Item = f64>) -> Self {
        let sums = weights.scan(0.0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        });
        Self { sums: sums.collect() }
    }

    /// The weight of the position n (from 0) is 1 / (n + 1)^s.
    pub fn zipf(count: usize, s: f64) -> Self {
        Self::new((1..=count).map(|rank| (rank as f64).powf(-s)))
    }

    pub fn draw(&self, stream: &mut Stream) -> usize {
        let total = self.sums.last().copied().unwrap_or_default();
        let wanted = stream.unit() * total;
        self.sums.partition_point(|sum| *sum <= wanted).min(self.sums.len().saturating_sub(1))
    }
}
