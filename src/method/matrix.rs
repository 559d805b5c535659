//! The matrix (method 25): two axes of the owner's choice, two cut lines, four groups. Dots are bins of a grid, however many
//! customers there are.
use super::portrait::{Painter, Portrait};
use crate::domain::Axis;

/// Bins along each axis.
pub const GRID: usize = 32;

/// One axis: where its values lie between 0 and 1.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Scale {
    pub least: i64,
    pub most: i64,
    /// Large values are drawn closer together, as money and visits have it.
    is_log: bool,
}

impl Scale {
    /// The scale of these values; `None` stands for nobody.
    pub fn of(axis: Axis, values: &[Option<i64>]) -> Self {
        let known = values.iter().flatten();
        let (least, most) = known.fold((i64::MAX, i64::MIN), |(least, most), value| (least.min(*value), most.max(*value)));
        let (least, most) = if least > most { (0, 1) } else { (least, most.max(least.saturating_add(1))) };
        let is_log = matches!(axis, Axis::Amount | Axis::Margin | Axis::Visits);
        // What is not above zero stands at the edge.
        let above = values.iter().flatten().copied().filter(|value| *value > 0).min().unwrap_or(1);
        let least = if is_log { above } else { least };
        Self { least, most: most.max(least.saturating_add(1)), is_log }
    }

    /// The place of a value, 0 to 1.
    pub fn place(self, value: i64) -> f64 {
        let (length, along) = (self.length(), value.saturating_sub(self.least).clamp(0, self.length()) as f64);
        if self.is_log { (along / self.least as f64).ln_1p() / (length as f64 / self.least as f64).ln_1p() } else { along / length as f64 }
    }

    /// The value at a place.
    pub fn value(self, place: f64) -> i64 {
        let (length, place) = (self.length() as f64, place.clamp(0.0, 1.0));
        let least = self.least as f64;
        let along = if self.is_log { (place * (length / least).ln_1p()).exp_m1() * least } else { place * length };
        self.least.saturating_add(along.round() as i64)
    }

    fn length(self) -> i64 {
        self.most.saturating_sub(self.least).max(1)
    }
}

/// Smallest and largest growth that is told apart, in percent.
const GROWTH: (i128, i128) = (-100, 300);

/// The value of every customer on an axis; `None` for prospects, for those without a purchase and where it is not known.
pub fn axis_values(painter: &Painter, portraits: &[Portrait], axis: Axis) -> Vec<Option<i64>> {
    let columns = &painter.figures.columns;
    let value = |at: usize| {
        let behaviour = painter.behaviours.all.get(at)?;
        if !columns.is_customer[at] || columns.visits[at] == 0 {
            return None;
        }
        match axis {
            Axis::Amount => Some(columns.net_minor[at]),
            Axis::Margin => Some(behaviour.margin_minor),
            Axis::Visits => Some(columns.visits[at].into()),
            Axis::Referrals => Some(behaviour.referrals.into()),
            Axis::Loyalty => portraits.get(at)?.loyalty.map(i64::from),
            Axis::Growth => {
                let before = i128::from(behaviour.net_before_minor);
                let growth = (i128::from(columns.net_minor[at]) - before) * 100 / before.max(1);
                (before > 0).then(|| growth.clamp(GROWTH.0, GROWTH.1) as i64)
            }
        }
    };
    (0..columns.counted.len()).map(value).collect()
}

/// The middle value; the cut where the owner has set none.
pub fn middle(values: &[Option<i64>]) -> i64 {
    let mut known: Vec<i64> = values.iter().flatten().copied().collect();
    let at = known.len() / 2;
    if known.is_empty() { 0 } else { *known.select_nth_unstable(at).1 }
}

/// Customers in each bin: `bins[row × GRID + column]`, the lowest row first.
pub fn bins(x: (&[Option<i64>], Scale), y: (&[Option<i64>], Scale)) -> Vec<u32> {
    let mut bins = vec![0; GRID * GRID];
    let bin = |place: f64| ((place * GRID as f64) as usize).min(GRID - 1);
    for (at_x, at_y) in x.0.iter().zip(y.0) {
        if let (Some(at_x), Some(at_y)) = (at_x, at_y) {
            bins[bin(y.1.place(*at_y)) * GRID + bin(x.1.place(*at_x))] += 1;
        }
    }
    bins
}

/// Which of the four groups: high on both, high on the second axis only, on the first only, on neither. On the line is high.
pub fn quarter(x: i64, y: i64, cut_x: i64, cut_y: i64) -> usize {
    match (x >= cut_x, y >= cut_y) {
        (true, true) => 0,
        (false, true) => 1,
        (true, false) => 2,
        (false, false) => 3,
    }
}

/// Customers in each of the four groups; who has no value on one of the axes is in none.
pub fn count_quarters(x: &[Option<i64>], y: &[Option<i64>], cut_x: i64, cut_y: i64) -> [u32; 4] {
    let mut counts = [0; 4];
    for (x, y) in x.iter().zip(y) {
        if let (Some(x), Some(y)) = (x, y) {
            counts[quarter(*x, *y, cut_x, cut_y)] += 1;
        }
    }
    counts
}
