//! From a sum to what is left of it: one bar a step, each beginning where the one before ended.
use leptos::prelude::*;

/// One step; places are shares of the whole width, from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Fall {
    pub name: String,
    pub amount: String,
    pub start: f64,
    pub end: f64,
    /// A sum of what came before, not a part.
    pub is_sum: bool,
}

impl Fall {
    /// Lays out steps: `(name, amount in words, amount, is a sum)`. A part changes the sum by its amount; a sum is where it is.
    pub fn lay_out(steps: Vec<(String, String, i64, bool)>) -> Vec<Self> {
        let mut running = 0.0;
        let spans: Vec<(f64, f64)> = steps
            .iter()
            .map(|(_, _, amount, is_sum)| {
                let from = if *is_sum { 0.0 } else { running };
                running = from + *amount as f64;
                (from.min(running), from.max(running))
            })
            .collect();
        let least = spans.iter().map(|(low, _)| *low).fold(0.0, f64::min);
        let width = spans.iter().map(|(_, high)| *high).fold(0.0, f64::max) - least;
        let share = |place: f64| if width > 0.0 { (place - least) / width } else { 0.0 };
        let laid = steps.into_iter().zip(spans);
        laid.map(|((name, amount, _, is_sum), (low, high))| Self { name, amount, start: share(low), end: share(high), is_sum }).collect()
    }
}

/// The steps from top to bottom.
pub fn falls(label: Signal<String>, falls: Signal<Vec<Fall>>) -> AnyView {
    let percent = |share: f64| format!("{:.2}%", share * 100.0);
    let row = move |fall: Fall| {
        view! {
            <span class="fall-name" class:strong=fall.is_sum>{fall.name}</span>
            <span class="fall-track">
                <span
                    class="fall-bar"
                    class:fall-sum=fall.is_sum
                    style:margin-inline-start=percent(fall.start)
                    style:inline-size=percent(fall.end - fall.start)
                ></span>
            </span>
            <span class="numeric" class:strong=fall.is_sum>{fall.amount}</span>
        }
    };
    view! {
        <div class="falls" role="img" aria-label=move || label.get()>
            {move || falls.get().into_iter().map(row).collect_view()}
        </div>
    }
    .into_any()
}
