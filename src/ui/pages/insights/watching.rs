//! Whom to watch: what losses share, who slips away, who shows signs, and why others left.
mod causes;
mod signs;
mod slipping;

use crate::ui::pieces::{loss_dialog, wind_cards};
use leptos::prelude::*;

/// The tab.
pub fn watching() -> AnyView {
    let losing = RwSignal::new(None);
    view! {
        <div class="stack gap-4">
            {wind_cards()}
            {slipping::slipping(losing)}
            {signs::signs()}
            {causes::causes()}
        </div>
        {loss_dialog(losing)}
    }
    .into_any()
}
