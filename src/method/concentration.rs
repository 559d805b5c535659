//! The concentration curve (method 24): which share of net sales the largest customers bring.

/// A point of the curve; both shares from 0 to 1.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct CurvePoint {
    /// Share of customers, counted from the largest.
    pub customers: f32,
    /// Share of net sales that they bring.
    pub sales: f32,
}

/// How net sales of the window spread over the customers with a sale in it. Walk-ins are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Concentration {
    pub customers: u32,
    pub net_minor: i64,
    /// Share that the largest fifth of the customers bring, rounded up to whole customers; 0 to 1, more where others are below zero.
    pub top20_share: f64,
    /// Customers left of the owner's own cut line.
    pub key_customers: u32,
    /// Share that these bring.
    pub key_share: f64,
    /// Gini coefficient: 0 where all bring the same, towards 1 where one brings all. Negative nets count as zero.
    pub gini: f64,
    /// The curve from (0, 0) to (1, 1), at most [`MAX_POINTS`] points.
    pub curve: Vec<CurvePoint>,
}

/// Enough for a smooth picture.
pub const MAX_POINTS: usize = 201;

impl Concentration {
    /// `nets_minor`: largest first. `key_share`: share of customers called "key", in hundredths of a percent.
    pub fn find(nets_minor: &[i64], key_share: u16) -> Self {
        let customers = nets_minor.len();
        let total: i128 = nets_minor.iter().map(|net| i128::from(*net)).sum();
        let first = |basis_points: u64| (customers as u64 * basis_points).div_ceil(10_000).min(customers as u64) as usize;
        let key_customers = first(key_share.into());
        let share_of = |count: usize| {
            let sum: i128 = nets_minor[..count].iter().map(|net| i128::from(*net)).sum();
            if total > 0 { sum as f64 / total as f64 } else { 0.0 }
        };
        Self {
            customers: customers as u32,
            net_minor: clamp_minor(total),
            top20_share: share_of(first(2_000)),
            key_customers: key_customers as u32,
            key_share: share_of(key_customers),
            gini: gini(nets_minor),
            curve: curve(nets_minor, total),
        }
    }
}

pub(super) fn clamp_minor(sum: i128) -> i64 {
    sum.clamp(i64::MIN.into(), i64::MAX.into()) as i64
}

fn gini(descending: &[i64]) -> f64 {
    let count = descending.len() as f64;
    let (mut sum, mut weighted) = (0.0, 0.0);
    for (at, net) in descending.iter().enumerate() {
        let amount = (*net).max(0) as f64;
        sum += amount;
        weighted += (at as f64 + 1.0) * amount;
    }
    if sum > 0.0 { ((count + 1.0 - 2.0 * weighted / sum) / count).max(0.0) } else { 0.0 }
}

fn curve(descending: &[i64], total: i128) -> Vec<CurvePoint> {
    if total <= 0 {
        return Vec::new();
    }
    let customers = descending.len();
    let steps = customers.min(MAX_POINTS - 1);
    let mut points = vec![CurvePoint { customers: 0.0, sales: 0.0 }];
    let (mut sum, mut done) = (0_i128, 0);
    for step in 1..=steps {
        let until = step * customers / steps;
        sum += descending[done..until].iter().map(|net| i128::from(*net)).sum::<i128>();
        done = until;
        let sales = (sum as f64 / total as f64).clamp(0.0, 1.0);
        points.push(CurvePoint { customers: (until as f64 / customers as f64) as f32, sales: sales as f32 });
    }
    points
}
