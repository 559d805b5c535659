//! Loyalty from 0 to 100 (definitions): regularity, time known, visits without a promotion, people brought, our share of what is
//! spent. A part that nobody knows is left out, and the others weigh more.
use super::behaviour::{Behaviour, Behaviours};
use super::cadence::{Rhythm, Standing};
use super::figures::CustomerFigures;
use crate::domain::{Day, Wallet};

/// Weights of the parts in the order of [`LoyaltyScore::parts`], in percent where all are known.
pub const LOYALTY_WEIGHTS: [u32; 5] = [40, 20, 20, 10, 10];
/// Known for longer, nothing more is to be won.
pub const FULL_TENURE_DAYS: i32 = 3 * 365;
/// So many people brought, nothing more is to be won.
pub const FULL_REFERRALS: u32 = 3;

/// The score with its parts and their facts.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct LoyaltyScore {
    /// 0 to 100.
    pub score: u32,
    /// Regularity, time known, visits without a promotion, people brought, share of what is spent: 0 to 1 each; `None` where
    /// nobody knows it.
    pub parts: [Option<f64>; 5],
    pub rhythm: Rhythm,
    pub standing: Standing,
    pub tenure_days: i32,
    pub promotions: u32,
    pub receipts: u32,
    pub referrals: u32,
    pub wallet: Option<Wallet>,
}

impl LoyaltyScore {
    /// The score of one customer; `None` before the second purchase day.
    pub fn of(own: &CustomerFigures, behaviour: &Behaviour, shop: &Behaviours, wallet: Option<Wallet>, today: Day) -> Option<Self> {
        let first = own.first_day.filter(|_| own.visits > 1)?;
        let tenure_days = today.days_since(first);
        let on_time = match own.standing {
            Standing::OnTime | Standing::Resting => 1.0,
            Standing::Late => 0.6,
            Standing::Lapsed => 0.3,
            _ => 0.0,
        };
        let part = |of: u32, all: u32| f64::from(of) / f64::from(all.max(1));
        let parts = [
            Some(on_time * part(own.rhythm.near_median, own.rhythm.gaps)),
            Some((f64::from(tenure_days) / f64::from(FULL_TENURE_DAYS)).clamp(0.0, 1.0)),
            shop.has_promotions.then(|| 1.0 - part(behaviour.promotions, behaviour.receipts)),
            shop.has_referrals.then(|| part(behaviour.referrals.min(FULL_REFERRALS), FULL_REFERRALS)),
            wallet.map(|wallet| match wallet {
                Wallet::Little => 0.0,
                Wallet::Half => 0.5,
                Wallet::Most => 1.0,
            }),
        ];
        let known = parts.iter().zip(LOYALTY_WEIGHTS).filter_map(|(part, weight)| Some(((*part)?, f64::from(weight))));
        let (sum, weights) = known.fold((0.0, 0.0), |(sum, weights), (part, weight)| (sum + part * weight, weights + weight));
        Some(Self {
            score: (sum / weights * 100.0).round() as u32,
            parts,
            rhythm: own.rhythm,
            standing: own.standing,
            tenure_days,
            promotions: behaviour.promotions,
            receipts: behaviour.receipts,
            referrals: behaviour.referrals,
            wallet,
        })
    }
}
