//! The methods: each file computes one method of customer management over the sale columns, with its reasons as data.
//!
//! Architecture invariant: no words and no sentences here. A reason is a [`Why`]; `words` tells it in three languages.
//! Definitions: ARCHITECTURE.md, "Methods". Days have no time zone, money is whole minor units.
mod abc;
mod acquisition;
mod as_of;
mod attitude;
mod bargainer;
pub mod basket;
mod behaviour;
mod cadence;
mod class_history;
mod classify;
mod cohort;
mod concentration;
mod contribution;
mod cooperation;
mod equity;
mod fate;
mod figures;
mod grades;
mod group;
mod likely;
mod loyalty;
mod marks;
pub mod matrix;
mod month_review;
mod monthly;
mod moves;
mod negative_assets;
mod net_sales;
mod old_share;
mod portrait;
mod quadrant;
mod refresh;
mod retention;
mod rfm;
pub mod satisfaction;
mod season;
pub mod survival;
mod tenure;
#[cfg(test)]
mod tests;
mod textbook;
mod value_ranks;
pub mod wallet;
mod what_if;
mod why;

pub use abc::{Class, ClassCounts, Classes};
pub use acquisition::{Acquisition, SourceFigures};
pub use as_of::figures_day;
pub use attitude::{Attitude, AttitudeWhy, MIN_ATTITUDE_VISITS, MIN_EARLY_ITEMS};
pub use bargainer::{BargainerWhy, MIN_DISCOUNT_RISE};
pub use behaviour::{Behaviour, Behaviours, Discount, EARLY_DAYS};
pub use cadence::{Cadences, LAPSED_RATIO, LATE_RATIO, LOST_RATIO, MIN_SECOND_PURCHASES, OneTimeStage, Rhythm, SecondPurchase, Standing};
pub use class_history::{ClassHistory, ClassThen, month_ends};
pub use classify::{ClassifyConfig, classify_columns};
pub use cohort::{BACK_DAYS, Cohort, CohortCell, Cohorts, Return, ReturnWhy};
pub use concentration::{Concentration, CurvePoint};
pub use contribution::{ContributionInputs, Contributions, Parts, Rates, Step, contribution_of, contributions};
pub use cooperation::{Cooperation, CooperationWhy, LONG_TERM_DAYS};
pub use equity::{Driver, Equity, EquityInput, EquitySnapshot, Expected, Measured, ShopWallet, is_member};
pub use fate::{Fate, FateWhy};
pub use figures::{CustomerColumns, CustomerFigures, Figures, Totals};
pub use grades::{grade_everybody, grade_moves};
pub use group::{
    BIRTHDAY_DAYS, Facts, Gap, GroupIndex, Members, NEGLECT_DAYS, Profile, Template, days_since_contact, portraits, products_of,
};
pub use likely::{LIKELY_SCORE, Likely, LikelyWhy, PERHAPS_SCORE, is_without_history, likely_key};
pub use loyalty::{FULL_REFERRALS, FULL_TENURE_DAYS, LOYALTY_WEIGHTS, LoyaltyScore};
pub use marks::Marks;
pub use month_review::{ClassStep, DECISION_DAYS, DecisionState, GroupChange, MonthReview, Written, decision_state};
pub use monthly::{MonthFigures, ShopMonths, monthly};
pub use moves::{ClassMove, Moves, class_move, class_moves};
pub use negative_assets::{Drains, NegativeAsset, Proposal, negative_assets, propose};
pub use old_share::{AVERAGE_MONTHS, OldShare};
pub use portrait::{Painter, Portrait};
pub use quadrant::{Corner, Loyalty, MIN_LOYAL_TENURE_DAYS, MIN_LOYAL_VISITS};
pub use retention::{Keeping, MEMORY_MONTHS, Part, Retention, RetentionWhy, YearKept};
pub use rfm::{Group, Level, Rfm, Scores, Steps};
pub use season::{MAX_CHANCE, MAX_SEASON_MONTHS, Season};
pub use tenure::{MIN_BUYERS, Tenure, TenureWhy, TenureYear, YEAR_DAYS, longest_customers};
pub use textbook::{ATTEMPT_DAYS, Attempts, LESS_CHURN, LessChurn, MIN_CASES, NoChurn, Success, Textbook, WinKeep};
pub use value_ranks::{LARGE_PERCENT, ValueRank, expected_next_minor, value_ranks};
pub use what_if::{Change, ClassCost, LastYear, Place, Policy, PolicyOutcome, Row, what_if};
pub use why::{CadenceWhy, ClassWhy, CornerWhy, GroupWhy, OneTimeWhy, Why};
