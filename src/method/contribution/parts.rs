//! What one customer brought and cost, and the steps from sales at full price to what is left.
use crate::domain::{NONE, SaleColumns, SpendingKind};

/// The whole, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// What one customer brought and cost in the window; every amount is zero or more unless a correction says otherwise.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Parts {
    /// Receipts with a purchase.
    pub purchases: u32,
    /// Paid and let off, before returns.
    pub full_price_minor: i64,
    pub discount_minor: i64,
    pub returns_minor: i64,
    /// Cost of the goods sold.
    pub cost_minor: i64,
    /// Cost of the goods that came back.
    pub returned_cost_minor: i64,
    /// Paid for goods whose cost is not known, less what of it came back: taken at the shop's margin.
    pub uncosted_minor: i64,
    pub points_minor: i64,
    pub reward_minor: i64,
    /// Gifts, visits, samples.
    pub care_minor: i64,
    pub bad_debt_minor: i64,
    /// Winning the customer, and everything else spent on the customer by name.
    pub other_minor: i64,
    pub minutes: u32,
    /// Minutes times the rate.
    pub time_minor: i64,
}

/// One step from sales at full price to what is left.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Step {
    FullPrice,
    Discounts,
    Returns,
    Net,
    Goods,
    Margin,
    Points,
    Rewards,
    Care,
    Other,
    Time,
    BadDebt,
    Left,
}

impl Step {
    /// Whether the step is a sum of those before it, not a part.
    pub const fn is_sum(self) -> bool {
        matches!(self, Self::FullPrice | Self::Net | Self::Margin | Self::Left)
    }
}

impl Parts {
    /// Net sales, as in every other figure.
    pub fn net_minor(&self) -> i64 {
        self.full_price_minor.saturating_sub(self.discount_minor).saturating_sub(self.returns_minor)
    }

    /// Cost of the goods that stayed sold.
    pub fn goods_minor(&self) -> i64 {
        self.cost_minor.saturating_sub(self.returned_cost_minor)
    }

    /// Net sales less the goods.
    pub fn margin_minor(&self) -> i64 {
        self.net_minor().saturating_sub(self.goods_minor())
    }

    /// Given to the customer beside the goods: points, rewards, care, other things and time; no bad debt.
    pub fn spent_minor(&self) -> i64 {
        [self.points_minor, self.reward_minor, self.care_minor, self.other_minor, self.time_minor].into_iter().fold(0, i64::saturating_add)
    }

    /// What is left.
    pub fn contribution_minor(&self) -> i64 {
        self.margin_minor().saturating_sub(self.spent_minor()).saturating_sub(self.bad_debt_minor)
    }

    /// Whether there is anything at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it is sales, not margin, from which the costs are taken: no cost known and no margin set.
    pub fn is_of_sales(&self) -> bool {
        self.cost_minor == 0 && self.returned_cost_minor == 0
    }

    /// From sales at full price down to what is left: each part with the amount by which it changes the sum, or with the sum
    /// itself where the step is one. Parts of zero are left out.
    pub fn steps(&self) -> Vec<(Step, i64)> {
        let all = [
            (Step::FullPrice, self.full_price_minor),
            (Step::Discounts, -self.discount_minor),
            (Step::Returns, -self.returns_minor),
            (Step::Net, self.net_minor()),
            (Step::Goods, -self.goods_minor()),
            (Step::Margin, self.margin_minor()),
            (Step::Points, -self.points_minor),
            (Step::Rewards, -self.reward_minor),
            (Step::Care, -self.care_minor),
            (Step::Other, -self.other_minor),
            (Step::Time, -self.time_minor),
            (Step::BadDebt, -self.bad_debt_minor),
            (Step::Left, self.contribution_minor()),
        ];
        // A sum in between says something only where a part stands before it.
        let has_deductions = self.discount_minor != 0 || self.returns_minor != 0;
        let is_told = |(step, amount): &(Step, i64)| match step {
            Step::FullPrice | Step::Left => true,
            Step::Net => has_deductions,
            Step::Margin => self.goods_minor() != 0,
            _ => *amount != 0,
        };
        all.into_iter().filter(is_told).collect()
    }

    /// Adds a spending.
    pub(super) fn spend(&mut self, kind: SpendingKind, amount_minor: i64) {
        let part = match kind {
            SpendingKind::Points => &mut self.points_minor,
            SpendingKind::ReferralReward => &mut self.reward_minor,
            SpendingKind::Care => &mut self.care_minor,
            SpendingKind::BadDebt => &mut self.bad_debt_minor,
            SpendingKind::Acquisition | SpendingKind::Other => &mut self.other_minor,
        };
        *part = part.saturating_add(amount_minor);
    }

    /// Adds the standing rows of one receipt. `noted_minor`: the discount that the receipt notes.
    pub(super) fn add_receipt(
        &mut self,
        columns: &SaleColumns,
        rows: impl Iterator<Item = usize> + Clone,
        noted_minor: i64,
        goods: &Goods<'_>,
    ) {
        let (mut paid, mut bare_below_zero, mut sum) = (0_i64, 0_i64, 0_i64);
        for row in rows.clone() {
            let amount = columns.amount_minor[row];
            sum = sum.saturating_add(amount);
            if amount >= 0 {
                paid = paid.saturating_add(amount);
            } else if columns.product[row] == NONE {
                bare_below_zero = bare_below_zero.saturating_sub(amount);
            }
        }
        // In a refund there is nothing let off: what is below zero came back.
        let is_sale = sum >= 0;
        let let_off = if is_sale { bare_below_zero } else { 0 };
        let discount = if is_sale { let_off.max(noted_minor) } else { 0 };
        self.discount_minor = self.discount_minor.saturating_add(discount);
        self.full_price_minor = self.full_price_minor.saturating_add(paid).saturating_add(discount - let_off);
        let mut is_purchase = false;
        let mut uncosted = 0_i64;
        for row in rows {
            let (amount, product) = (columns.amount_minor[row], columns.product[row]);
            is_purchase |= amount >= 0;
            let quantity = columns.quantity_milli[row];
            let cost = goods.cost_minor(product, quantity);
            if amount < 0 && is_sale && product == NONE {
                continue;
            }
            if amount < 0 {
                self.returns_minor = self.returns_minor.saturating_sub(amount);
                match cost {
                    Some(cost) => self.returned_cost_minor = self.returned_cost_minor.saturating_add(cost),
                    None => {
                        let share = goods.share_minor(-amount);
                        self.returned_cost_minor = self.returned_cost_minor.saturating_add(share);
                        self.uncosted_minor = self.uncosted_minor.saturating_add(amount);
                    }
                }
            } else {
                match cost {
                    Some(cost) => self.cost_minor = self.cost_minor.saturating_add(cost),
                    None => uncosted = uncosted.saturating_add(amount),
                }
            }
        }
        // What was let off on the receipt as a whole lowers what was paid for each part of it alike.
        let uncosted = if let_off > 0 && paid > 0 {
            uncosted - (i128::from(let_off) * i128::from(uncosted) / i128::from(paid)) as i64
        } else {
            uncosted
        };
        self.cost_minor = self.cost_minor.saturating_add(goods.share_minor(uncosted));
        self.uncosted_minor = self.uncosted_minor.saturating_add(uncosted);
        self.purchases += u32::from(is_purchase);
    }

    pub(super) fn add(&mut self, other: &Self) {
        let mut sum = |own: fn(&mut Self) -> &mut i64, more: i64| *own(self) = own(self).saturating_add(more);
        sum(|parts| &mut parts.full_price_minor, other.full_price_minor);
        sum(|parts| &mut parts.discount_minor, other.discount_minor);
        sum(|parts| &mut parts.returns_minor, other.returns_minor);
        sum(|parts| &mut parts.cost_minor, other.cost_minor);
        sum(|parts| &mut parts.returned_cost_minor, other.returned_cost_minor);
        sum(|parts| &mut parts.uncosted_minor, other.uncosted_minor);
        sum(|parts| &mut parts.points_minor, other.points_minor);
        sum(|parts| &mut parts.reward_minor, other.reward_minor);
        sum(|parts| &mut parts.care_minor, other.care_minor);
        sum(|parts| &mut parts.bad_debt_minor, other.bad_debt_minor);
        sum(|parts| &mut parts.other_minor, other.other_minor);
        sum(|parts| &mut parts.time_minor, other.time_minor);
        self.purchases = self.purchases.saturating_add(other.purchases);
        self.minutes = self.minutes.saturating_add(other.minutes);
    }
}

/// What goods cost.
pub(in crate::method) struct Goods<'a> {
    /// Cost of one, by product.
    pub(in crate::method) unit_costs_minor: &'a [Option<i64>],
    pub(in crate::method) margin: u16,
}

impl Goods<'_> {
    /// Cost of these pieces; `None` where it is not known.
    pub(in crate::method) fn cost_minor(&self, product: u32, quantity_milli: i64) -> Option<i64> {
        let unit = (*self.unit_costs_minor.get(product as usize)?)?;
        (quantity_milli != 0).then(|| divide(i128::from(unit) * i128::from(quantity_milli.unsigned_abs()), 1_000))
    }

    /// Cost of goods for which this was paid, by the shop's margin.
    pub(in crate::method) fn share_minor(&self, amount_minor: i64) -> i64 {
        let share = WHOLE - i64::from(self.margin).min(WHOLE);
        if share == 0 { 0 } else { divide(i128::from(amount_minor) * i128::from(share), i128::from(WHOLE)) }
    }
}

/// Rounded half away from zero.
pub(super) fn divide(value: i128, by: i128) -> i64 {
    // Wide division is slow, and almost never needed.
    if let (Ok(value), Ok(by)) = (i64::try_from(value), i64::try_from(by)) {
        let half = if value < 0 { -by / 2 } else { by / 2 };
        if let Some(sum) = value.checked_add(half) {
            return sum / by;
        }
    }
    let half = if value < 0 { -by / 2 } else { by / 2 };
    crate::method::concentration::clamp_minor((value + half) / by)
}
