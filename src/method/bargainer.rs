//! Hard bargainers (method 48): high spending, not loyal, and pressing. Two of the three facts are at hand: discounts that rise, and
//! gaps that are irregular; overdue debts join when the shop keeps them.
use super::behaviour::Behaviour;
use super::cadence::Rhythm;
use super::figures::CustomerFigures;
use super::quadrant::Corner;

/// Rise of the share let off from one window to the next that counts, in hundredths of a percent.
pub const MIN_DISCOUNT_RISE: i64 = 200;
/// Gaps from which irregularity can be seen.
const MIN_GAPS: u32 = 3;

/// The facts of a hard bargainer.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct BargainerWhy {
    /// Shares let off in the window before and in the present one, in hundredths of a percent.
    pub share_before: i64,
    pub share_now: i64,
    pub rhythm: Rhythm,
}

impl BargainerWhy {
    /// The facts, where all of them hold.
    pub fn of(own: &CustomerFigures, corner: Option<Corner>, behaviour: &Behaviour) -> Option<Self> {
        let (share_before, share_now) = (behaviour.discount_before.share(), behaviour.discount_now.share());
        let is_rising = behaviour.discount_before.paid_minor > 0 && share_now - share_before >= MIN_DISCOUNT_RISE;
        let is_irregular = own.rhythm.gaps >= MIN_GAPS && !own.rhythm.is_regular();
        let is_bargainer = corner == Some(Corner::HighDisloyal) && is_rising && is_irregular;
        is_bargainer.then_some(Self { share_before, share_now, rhythm: own.rhythm })
    }
}
