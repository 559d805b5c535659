//! How much of a month's net sales comes from customers known before, against the shop's own average (method 54).
//!
//! Old is whoever first bought in an earlier month. Walk-ins are neither. Share = old ÷ (old + new); the average is that of the
//! twelve months before, summed first and divided then.
use super::monthly::ShopMonths;
use crate::domain::Month;

/// Months of the average.
pub const AVERAGE_MONTHS: usize = 12;

/// The share of one month.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct OldShare {
    pub month: Month,
    pub is_over: bool,
    pub old_minor: i64,
    pub new_minor: i64,
    /// 0 to 1; `None` where net sales with customers are not above zero.
    pub share: Option<f64>,
    /// Share of the months before together, 0 to 1; `None` where there are none.
    pub average: Option<f64>,
    /// Months in the average that have any sale.
    pub average_months: u32,
}

impl OldShare {
    /// The share of the month at this place of the table.
    pub fn find(shop: &ShopMonths, place: usize) -> Option<Self> {
        let month = shop.months.get(place)?;
        let before = &shop.months[place.saturating_sub(AVERAGE_MONTHS)..place];
        // In the month in which the shop began everybody is new: it says nothing about what is usual.
        let told = before.iter().filter(|before| shop.first_month.is_some_and(|first| first < before.month));
        let (mut old_minor, mut new_minor, mut average_months) = (0_i64, 0_i64, 0);
        for month in told {
            old_minor = old_minor.saturating_add(month.returning_net_minor);
            new_minor = new_minor.saturating_add(month.new_net_minor);
            average_months += u32::from(month.returning_net_minor != 0 || month.new_net_minor != 0);
        }
        Some(Self {
            month: month.month,
            is_over: shop.is_over(place),
            old_minor: month.returning_net_minor,
            new_minor: month.new_net_minor,
            share: share(month.returning_net_minor, month.new_net_minor),
            average: share(old_minor, new_minor),
            average_months,
        })
    }
}

fn share(old_minor: i64, new_minor: i64) -> Option<f64> {
    let all = i128::from(old_minor) + i128::from(new_minor);
    (all > 0).then(|| (old_minor as f64 / all as f64).clamp(0.0, 1.0))
}
