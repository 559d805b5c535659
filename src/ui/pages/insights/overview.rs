//! How sales spread over the customers, who moved, who is new, and who is slipping away.
mod boundaries;
mod classes;
mod corners;
mod curve;
mod groups;
mod months;
mod slipping;

use leptos::prelude::*;

/// All pictures of the shop as a whole, each with its table and what to do about it.
pub fn overview() -> AnyView {
    view! {
        <div class="insights">
            <curve::CurvePicture />
            <div class="insights-side">
                <classes::ClassesPicture />
                <months::MonthsPicture />
            </div>
            <slipping::SlippingPicture />
            <groups::GroupsPicture />
            <corners::CornersPicture />
        </div>
    }
    .into_any()
}
