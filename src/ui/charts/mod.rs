//! Pictures: plain shapes from shares between 0 and 1. The title is the conclusion, a table stands behind each.
mod bars;
mod curve;
mod falls;
mod heat;
mod matrix;
mod pairs;
mod picture;
mod spark;

pub use bars::{Bar, Bars};
pub use curve::{Curve, CurveMark};
pub use falls::{Fall, falls};
pub use heat::{HeatCell, HeatRow, heat};
pub use matrix::{CutLine, Matrix};
pub use pairs::pairs;
pub use picture::Picture;
pub use spark::spark;
