//! The reasons, as data: the customer's own facts first, then the shop's line that they meet. `words` tells them.
use super::abc::Class;
use super::cadence::{OneTimeStage, SecondPurchase, Standing};
use super::figures::Figures;
use super::net_sales::gather_one;
use super::quadrant::{Corner, Loyalty};
use super::rfm::{Group, Level, Scores};
use super::season::{Pace, Season, season_gaps};
use crate::book::Book;
use crate::domain::CustomerId;

/// Gaps told in a sentence.
const RECENT_GAPS: usize = 6;

/// Why a figure is what it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// No purchase so far.
    NoPurchase,
    Class(ClassWhy),
    Cadence(CadenceWhy),
    OneTime(OneTimeWhy),
    Group(GroupWhy),
    Corner(CornerWhy),
}

/// Why class A, B or C.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassWhy {
    pub class: Class,
    /// Net sales of the window.
    pub net_minor: i64,
    pub window_days: u16,
    /// From 1; equal amounts share a rank.
    pub rank: u32,
    /// Customers with a sale in the window.
    pub active: u32,
    /// Share of all customers' net sales, 0 to 1.
    pub share: f64,
    /// Least net sales of class A and of class B.
    pub cut_a_minor: Option<i64>,
    pub cut_b_minor: Option<i64>,
    /// Cumulative shares at which A and B end, in hundredths of a percent.
    pub cuts: (u16, u16),
}

/// Why on time, late, lapsed or lost.
#[derive(Clone, Debug, PartialEq)]
pub struct CadenceWhy {
    /// The latest gaps in days, the oldest first; at most six.
    pub recent_gaps: Vec<u32>,
    /// Number of own gaps.
    pub gaps: u32,
    /// Median of the own gaps, in days.
    pub own_median_days: f64,
    /// Median of the shop, in days.
    pub shop_median_days: f64,
    /// Own median drawn towards the shop's, in days.
    pub cadence_days: f64,
    pub days_since: i32,
    pub ratio: f64,
    pub standing: Standing,
    /// Where there is one, gaps and days since count days of the season only.
    pub season: Option<Season>,
}

/// Where a one-time buyer stands.
#[derive(Clone, Debug, PartialEq)]
pub struct OneTimeWhy {
    pub days_since: i32,
    /// `None` while the second purchase is not due.
    pub stage: Option<OneTimeStage>,
    /// The line of the shop that was passed last, or the first one while none was, in days.
    pub threshold_days: i32,
    /// Percent of second purchases that came within the threshold; `None` where the shop has too few cases.
    pub threshold_percent: Option<u32>,
    /// Buyers who came back.
    pub returned: u32,
}

/// Why a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupWhy {
    pub group: Group,
    pub days_since: i32,
    pub visits: u32,
    pub net_minor: i64,
    pub window_days: u16,
    pub scores: Scores,
    /// Number of steps of recency, frequency and money.
    pub steps: (u8, u8, u8),
    /// Recency, frequency and money.
    pub levels: (Level, Level, Level),
}

/// Why a corner.
#[derive(Clone, Debug, PartialEq)]
pub struct CornerWhy {
    pub corner: Corner,
    pub net_minor: i64,
    /// Least net sales of the key customers.
    pub cut_a_minor: Option<i64>,
    pub window_days: u16,
    pub loyalty: Loyalty,
    pub overdue_ratio: Option<f64>,
}

impl Figures {
    /// Why this class.
    pub fn why_class(&self, customer: CustomerId) -> Why {
        let own = self.of(customer);
        if own.class == Class::None && own.visits == 0 {
            return Why::NoPurchase;
        }
        let total = self.concentration.net_minor;
        Why::Class(ClassWhy {
            class: own.class,
            net_minor: own.net_minor,
            window_days: self.window_days,
            rank: self.classes.rank_of(own.net_minor),
            active: self.totals.active,
            share: if total > 0 { own.net_minor as f64 / total as f64 } else { 0.0 },
            cut_a_minor: self.classes.cut_a_minor,
            cut_b_minor: self.classes.cut_b_minor,
            cuts: self.classes.cuts,
        })
    }

    /// Why on time or overdue; for one-time buyers the second-purchase curve.
    pub fn why_cadence(&self, book: &Book, customer: CustomerId) -> Why {
        let own = self.of(customer);
        let Some(days_since) = own.days_since(self.today) else { return Why::NoPurchase };
        let mut days = Vec::new();
        gather_one(book, customer, self.span(), &mut days);
        let Pace { rhythm, season, waited_days, .. } = Pace::of(&days, self.today, &mut Vec::new());
        let (Some(shop_median_days), Some(cadence_days)) = (self.cadences.shop_median_days, self.cadences.cadence_days(rhythm)) else {
            return Why::OneTime(one_time(&self.cadences.second, days_since));
        };
        let recent = &days[days.len().saturating_sub(RECENT_GAPS + 1)..];
        Why::Cadence(CadenceWhy {
            recent_gaps: match season {
                None => recent.windows(2).map(|pair| pair[1].abs_diff(pair[0])).collect(),
                Some(season) => season_gaps(season, recent).collect(),
            },
            gaps: rhythm.gaps,
            own_median_days: f64::from(rhythm.median_twice) / 2.0,
            shop_median_days,
            cadence_days,
            days_since: waited_days,
            ratio: f64::from(waited_days) / cadence_days,
            standing: own.standing,
            season,
        })
    }

    /// Why this group.
    pub fn why_group(&self, customer: CustomerId) -> Why {
        let own = self.of(customer);
        let (Some(group), Some(days_since)) = (own.group, own.days_since(self.today)) else { return Why::NoPurchase };
        let steps = (self.rfm.recency_days.steps, self.rfm.frequency.steps, self.rfm.monetary_minor.steps);
        let Scores { r, f, m } = own.scores;
        Why::Group(GroupWhy {
            group,
            days_since,
            visits: own.visits,
            net_minor: own.net_minor,
            window_days: self.window_days,
            scores: own.scores,
            steps,
            levels: (Level::of(r, steps.0), Level::of(f, steps.1), Level::of(m, steps.2)),
        })
    }

    /// Why this corner.
    pub fn why_corner(&self, customer: CustomerId) -> Why {
        let own = self.of(customer);
        let (Some(corner), Some(first)) = (own.corner, own.first_day) else { return Why::NoPurchase };
        Why::Corner(CornerWhy {
            corner,
            net_minor: own.net_minor,
            cut_a_minor: self.classes.cut_a_minor,
            window_days: self.window_days,
            loyalty: Loyalty::of(own.visits, self.today.days_since(first), own.rhythm, own.standing),
            overdue_ratio: own.overdue_ratio.map(f64::from),
        })
    }
}

fn one_time(second: &SecondPurchase, days_since: i32) -> OneTimeWhy {
    let (at, stage) = match second.standing(days_since) {
        Standing::OneTime(OneTimeStage::Waiting) => (0, Some(OneTimeStage::Waiting)),
        Standing::OneTime(OneTimeStage::Doubtful) => (1, Some(OneTimeStage::Doubtful)),
        Standing::OneTime(OneTimeStage::Unlikely) => (2, Some(OneTimeStage::Unlikely)),
        Standing::OneTime(OneTimeStage::Gone) => (3, Some(OneTimeStage::Gone)),
        _ => (0, None),
    };
    OneTimeWhy {
        days_since,
        stage,
        threshold_days: second.threshold_days[at],
        threshold_percent: second.is_own.then(|| super::cadence::SECOND_PERCENTS[at]),
        returned: second.returned,
    }
}
