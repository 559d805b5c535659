//! The forecast where no model speaks: everybody goes on at the own rhythm, and whoever is lost by it is not counted.
//!
//! On time and late: one order each cadence. Lapsed: only in the high figure. Lost: none. A one-time buyer whose second visit is not
//! overdue: one order with the share of the shop's one-time buyers who came back. Nobody is given a probability.
use super::score::{Equity, ForecastColumns, TENTH, YEAR_DAYS, to_minor};
use crate::domain::CustomerId;
use crate::method::cadence::Standing;
use crate::method::figures::Figures;

/// The forecast by rhythm alone.
pub fn forecast_by_cadence(figures: &Figures) -> ForecastColumns {
    let customers = figures.columns.visits.len();
    let mut columns = ForecastColumns::new(customers, false);
    let (mut low, mut middle, mut high, mut orders) = (0.0, 0.0, 0.0, 0.0);
    let second = &figures.cadences.second;
    let second_share = f64::from(second.returned) / f64::from(second.buyers.max(1));
    for at in 0..customers {
        let own = figures.of(CustomerId(at as u32));
        let (Some(order), Some(last)) = (own.mean_spend(), own.last_day) else { continue };
        // A seasonal customer rests out of season: the average over the years counts, not the rhythm within the season.
        let seasonal = own.standing == Standing::Resting;
        let tenure_days = own.first_day.map_or(0, |first| figures.today.days_since(first)).max(YEAR_DAYS as i32);
        let by_year = f64::from(own.visits) * f64::from(YEAR_DAYS) / f64::from(tenure_days);
        let by_rhythm = own
            .cadence_days
            .filter(|_| !seasonal)
            .map_or(if seasonal { by_year } else { second_share }, |days| f64::from(YEAR_DAYS) / f64::from(days.max(1.0)));
        let (expected, at_best) = match own.standing {
            Standing::OnTime | Standing::Late | Standing::New | Standing::Resting => (by_rhythm, by_rhythm),
            Standing::Lapsed => (0.0, by_rhythm),
            Standing::NoPurchase | Standing::OneTime(_) | Standing::Lost => (0.0, 0.0),
        };
        let deviation = TENTH * expected.sqrt();
        columns.expected_purchases_365[at] = expected as f32;
        columns.low_orders[at] = (expected - deviation).max(0.0).floor() as u16;
        columns.high_orders[at] = (at_best + TENTH * at_best.sqrt()).ceil() as u16;
        columns.order_minor[at] = to_minor(order);
        columns.lifetime_value_minor[at] = to_minor(expected * order);
        if let Some(days) = own.cadence_days.filter(|_| at_best > 0.0 && !seasonal) {
            columns.next_purchase_day[at] = (last.0.saturating_add(days.round() as i32)).max(figures.today.0);
        }
        orders += expected;
        middle += expected * order;
        high += at_best * order;
        low += if matches!(own.standing, Standing::OnTime | Standing::Resting) { expected * order } else { 0.0 };
    }
    let spread = if middle > 0.0 { ((high - low) / (2.0 * middle)).min(1.0) } else { 0.0 };
    let (low_minor, middle_minor, high_minor) = (to_minor(low), to_minor(middle), to_minor(high));
    columns.equity = Equity { low_minor, middle_minor, high_minor, orders, spread, is_by_holdout: false };
    columns
}
