//! What is left of net sales as contribution: how expected sales become the expected contribution of the next 12 months
//! (definitions: expected orders × expected contribution per order × probability alive).
use super::behaviour::Behaviours;
use super::contribution::Contributions;
use super::figures::Figures;

/// The share of net sales that is left, of one customer or of the shop.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Kept {
    /// What the shop keeps of its net sales of the window: at most 1, at least −1.
    pub share: f64,
    /// Whether nobody said what goods cost: then what is left is sales, less what was spent on customers.
    pub is_of_sales: bool,
}

impl Kept {
    /// Of the shop. `margin_minor`: net sales less goods; `left_minor`: less everything else too.
    fn of_shop(net_minor: i64, margin_minor: i64, left_minor: i64) -> Self {
        Self { share: share_of(net_minor, left_minor).unwrap_or(0.0), is_of_sales: net_minor != 0 && margin_minor == net_minor }
    }

    /// Of the shop, from contributions.
    pub fn of(contributions: &Contributions) -> Self {
        let total = &contributions.total;
        Self::of_shop(total.net_minor(), total.margin_minor(), total.contribution_minor())
    }

    /// The same from what customers do.
    pub fn of_behaviours(figures: &Figures, behaviours: &Behaviours) -> Self {
        let add = |sums: [i64; 3], more: [i64; 3]| std::array::from_fn(|at| sums[at].saturating_add(more[at]));
        let own = behaviours.all.iter().zip(&figures.columns.net_minor);
        let [net, margin, left] = own.map(|(own, net)| [*net, own.margin_minor, own.left_minor]).fold([0; 3], add);
        Self::of_shop(net, margin, left)
    }

    /// Of one customer: by the own sales of the window, or as the shop where there are none.
    pub fn share_of(&self, net_minor: i64, left_minor: i64) -> f64 {
        share_of(net_minor, left_minor).unwrap_or(self.share)
    }
}

/// An order loses at most what it brings: a gift to somebody who hardly bought says little about the next order.
fn share_of(net_minor: i64, left_minor: i64) -> Option<f64> {
    (net_minor > 0).then(|| (left_minor as f64 / net_minor as f64).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sales_keep_their_own_share_or_the_shops() {
        let shop = Kept::of_shop(1_000, 600, 400);
        assert_eq!((shop.share, shop.is_of_sales), (0.4, false));
        assert_eq!([shop.share_of(100, 90), shop.share_of(0, -50), shop.share_of(-5, 1), shop.share_of(1, -900)], [0.9, 0.4, 0.4, -1.0]);
        assert_eq!(Kept::of_shop(0, 0, 0), Kept { share: 0.0, is_of_sales: false });
        assert!(Kept::of_shop(1_000, 1_000, 900).is_of_sales, "care is known, the goods are not");
    }
}
