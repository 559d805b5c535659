//! What the owner draws over the customers: grades by rule, and the two axes of the matrix.
use super::Rule;
use serde::{Deserialize, Serialize};

/// A grade of the owner's own (method 30). Grades stand in order; a customer has the first that fits.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Grade {
    pub name: String,
    pub rule: Rule,
}

/// The matrix of two axes (method 25).
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct MatrixView {
    pub x: Axis,
    pub y: Axis,
    /// Hand-moved cut line, in the unit of the axis; `None` takes the method's own.
    pub cut_x: Option<i64>,
    pub cut_y: Option<i64>,
}

impl Default for MatrixView {
    fn default() -> Self {
        Self { x: Axis::Amount, y: Axis::Loyalty, cut_x: None, cut_y: None }
    }
}

/// What an axis shows. New axes are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Axis {
    #[default]
    Amount,
    Growth,
    Loyalty,
    Margin,
    Visits,
    Referrals,
}
