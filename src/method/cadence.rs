//! Personal cadence and overdue ratio; one-time buyers against the shop's own second-purchase curve.
//!
//! Cadence = (n·own + 2·shop) / (n + 2): own is the median of the customer's n gaps between distinct purchase days, shop
//! the median of all customers' own medians. Overdue ratio = days since the last purchase ÷ cadence.

/// How far a customer has drifted from the own rhythm.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Standing {
    #[default]
    NoPurchase,
    /// One purchase day, and the usual time of a second one has not passed.
    New,
    /// One purchase day, and the second is due or overdue.
    OneTime(OneTimeStage),
    /// A seasonal customer out of season: not missed.
    Resting,
    /// Overdue ratio below 1.2.
    OnTime,
    /// To 2.
    Late,
    /// To 4.
    Lapsed,
    /// Beyond 4.
    Lost,
}

/// Days since the only purchase, against the four thresholds of [`SecondPurchase`].
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum OneTimeStage {
    /// Beyond the first threshold.
    Waiting,
    /// Beyond the second.
    Doubtful,
    /// Beyond the third.
    Unlikely,
    /// Beyond the fourth.
    Gone,
}

/// Ratio from which a customer is late.
pub const LATE_RATIO: f64 = 1.2;
/// Ratio beyond which a customer has lapsed.
pub const LAPSED_RATIO: f64 = 2.0;
/// Ratio beyond which a customer is lost.
pub const LOST_RATIO: f64 = 4.0;
/// Weight of the shop's median, in gaps.
pub const SHOP_WEIGHT: u32 = 2;
/// The curve is the shop's own from so many second purchases on.
pub const MIN_SECOND_PURCHASES: u32 = 20;
/// Thresholds until then.
pub const DEFAULT_SECOND_DAYS: [i32; 4] = [60, 120, 180, 240];
/// Shares of those who came back at which the own thresholds lie, in percent.
pub const SECOND_PERCENTS: [u32; 4] = [50, 75, 90, 95];

/// When the second purchase comes, if it comes.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondPurchase {
    /// Days within which 50, 75, 90 and 95 % of those who came back had come back; or 60, 120, 180, 240.
    pub threshold_days: [i32; 4],
    /// Whether the thresholds are the shop's own.
    pub is_own: bool,
    /// Buyers with a second purchase day.
    pub returned: u32,
    /// All buyers.
    pub buyers: u32,
    /// For the picture: (days since the first purchase, share of those who came back that had come back by then).
    pub curve: Vec<(u32, f32)>,
}

impl Default for SecondPurchase {
    fn default() -> Self {
        Self { threshold_days: DEFAULT_SECOND_DAYS, is_own: false, returned: 0, buyers: 0, curve: Vec::new() }
    }
}

impl SecondPurchase {
    /// Where a one-time buyer stands.
    pub fn standing(&self, days_since: i32) -> Standing {
        match self.threshold_days.iter().filter(|threshold| days_since >= **threshold).count() {
            0 => Standing::New,
            1 => Standing::OneTime(OneTimeStage::Waiting),
            2 => Standing::OneTime(OneTimeStage::Doubtful),
            3 => Standing::OneTime(OneTimeStage::Unlikely),
            _ => Standing::OneTime(OneTimeStage::Gone),
        }
    }
}

/// The rhythm of the whole shop.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cadences {
    /// Median of all gaps of all customers, in days; `None` until somebody came twice.
    pub shop_median_days: Option<f64>,
    pub second: SecondPurchase,
}

impl Cadences {
    /// The personal cadence in days; `None` for one-time buyers.
    pub fn cadence_days(&self, rhythm: Rhythm) -> Option<f64> {
        let shop = self.shop_median_days?;
        let gaps = f64::from(rhythm.gaps);
        let weight = f64::from(SHOP_WEIGHT);
        (rhythm.gaps > 0).then(|| (gaps * f64::from(rhythm.median_twice) / 2.0 + weight * shop) / (gaps + weight))
    }
}

/// Where an overdue ratio stands.
pub fn standing_of_ratio(ratio: f64) -> Standing {
    if ratio < LATE_RATIO {
        Standing::OnTime
    } else if ratio <= LAPSED_RATIO {
        Standing::Late
    } else if ratio <= LOST_RATIO {
        Standing::Lapsed
    } else {
        Standing::Lost
    }
}

/// The gaps of one customer in short.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Rhythm {
    /// Number of gaps: purchase days less one.
    pub gaps: u32,
    /// Twice the median gap in days, so that it is whole.
    pub median_twice: u32,
    /// Gaps that lie within half of the median above or below it.
    pub near_median: u32,
}

impl Rhythm {
    /// From ascending distinct purchase days; `scratch` is reused from customer to customer.
    pub fn of(days: &[i32], scratch: &mut Vec<u32>) -> Self {
        if days.len() < 2 {
            return Self::default();
        }
        scratch.clear();
        scratch.extend(days.windows(2).map(|pair| pair[1].abs_diff(pair[0])));
        Self::of_gaps(scratch)
    }

    /// From the gaps in days, which are put in another order.
    pub fn of_gaps(gaps: &mut [u32]) -> Self {
        if gaps.is_empty() {
            return Self::default();
        }
        let median_twice = median_twice(gaps);
        let near = |gap: &&u32| 2 * (2 * **gap).abs_diff(median_twice) <= median_twice;
        Self { gaps: gaps.len() as u32, median_twice, near_median: gaps.iter().filter(near).count() as u32 }
    }

    /// Whether at least half of the gaps lie near the median. Visits at random reach a third.
    pub fn is_regular(self) -> bool {
        self.gaps > 0 && 2 * self.near_median >= self.gaps
    }
}

fn median_twice(gaps: &mut [u32]) -> u32 {
    let middle = gaps.len() / 2;
    let is_odd = gaps.len() % 2 == 1;
    let (below, upper, _) = gaps.select_nth_unstable(middle);
    let upper = *upper;
    let lower = if is_odd { upper } else { below.iter().copied().max().unwrap_or(upper) };
    lower + upper
}

/// Counts of small whole numbers, for medians and quantiles without sorting.
#[derive(Default)]
pub(super) struct Histogram {
    counts: Vec<u32>,
    total: u32,
}

impl Histogram {
    pub(super) fn add(&mut self, value: u32) {
        let at = value as usize;
        if at >= self.counts.len() {
            self.counts.resize((at + 1).next_power_of_two(), 0);
        }
        self.counts[at] += 1;
        self.total += 1;
    }

    pub(super) fn total(&self) -> u32 {
        self.total
    }

    /// The value of this rank, from 0, in ascending order.
    fn at_rank(&self, rank: u32) -> u32 {
        let mut passed = 0;
        let found = self.counts.iter().position(|count| {
            passed += count;
            passed > rank
        });
        found.unwrap_or_default() as u32
    }

    pub(super) fn median(&self) -> Option<f64> {
        let last = self.total.checked_sub(1)?;
        Some(f64::from(self.at_rank(last / 2) + self.at_rank(last.div_ceil(2))) / 2.0)
    }

    /// The nearest-rank quantile.
    pub(super) fn percentile(&self, percent: u32) -> u32 {
        let rank = (u64::from(self.total) * u64::from(percent)).div_ceil(100).max(1) - 1;
        self.at_rank(rank as u32)
    }

    /// Cumulative shares at no more than a hundred values.
    fn curve(&self) -> Vec<(u32, f32)> {
        let end = self.percentile(99) as usize + 1;
        let step = end.div_ceil(100).max(1);
        let mut passed = 0;
        let mut points = Vec::new();
        for (value, count) in self.counts.iter().enumerate().take(end) {
            passed += count;
            if value % step == 0 || value + 1 == end {
                points.push((value as u32, passed as f32 / self.total as f32));
            }
        }
        points
    }
}

impl SecondPurchase {
    pub(super) fn find(second_gaps: &Histogram, buyers: u32) -> Self {
        let returned = second_gaps.total();
        if returned < MIN_SECOND_PURCHASES {
            return Self { returned, buyers, ..Self::default() };
        }
        let threshold_days = SECOND_PERCENTS.map(|percent| second_gaps.percentile(percent) as i32);
        Self { threshold_days, is_own: true, returned, buyers, curve: second_gaps.curve() }
    }
}
