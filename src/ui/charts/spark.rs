//! A small chart of a few figures, one bar each: the shape of a year at a glance. The sentence beside it says the figures.
use leptos::prelude::*;

/// Bars of figures in any one unit; figures below zero hang down.
pub fn spark(label: Signal<String>, values: Signal<Vec<f64>>) -> AnyView {
    let shape = move || values.with(|values| path(values));
    view! {
        <svg class="spark" viewBox="0 0 120 32" preserveAspectRatio="none" role="img" aria-label=move || label.get()>
            <path d=shape />
        </svg>
    }
    .into_any()
}

/// Bars side by side on one scale, with a line for nothing.
fn path(values: &[f64]) -> String {
    let top = values.iter().copied().fold(0.0, f64::max);
    let bottom = values.iter().copied().fold(0.0, f64::min);
    let span = if top - bottom > 0.0 { top - bottom } else { 1.0 };
    let height = |value: f64| (top - value) / span * 30.0 + 1.0;
    let width = 120.0 / values.len().max(1) as f64;
    let bar = |(at, value): (usize, &f64)| {
        let (left, right) = (at as f64 * width + width * 0.15, (at as f64 + 1.0) * width - width * 0.15);
        // Nothing is a hair, so that it is seen as nothing.
        let end = if value.abs() / span < 0.02 { height(0.0) - 0.6 } else { height(*value) };
        format!("M{left:.1} {:.1}H{right:.1}V{end:.1}H{left:.1}Z", height(0.0))
    };
    values.iter().enumerate().map(bar).collect()
}
