//! Stacked bars over time: a lower and an upper part each.
use leptos::prelude::*;

/// One bar; amounts in any unit, never negative.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub lower: f64,
    pub upper: f64,
    /// Stands below the bar where there is room.
    pub name: String,
    /// All that the bar says, shown on hovering.
    pub told: String,
}

/// Bars side by side on one scale.
#[component]
pub fn Bars(
    /// Read aloud instead of the picture.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] bars: Signal<Vec<Bar>>,
    /// Names of the lower and the upper part.
    #[prop(into)]
    names: Signal<(String, String)>,
    /// What a press on a bar leads to; without it bars are a picture only.
    #[prop(optional, into)]
    on_press: Option<Callback<usize>>,
) -> impl IntoView {
    let tallest = Memo::new(move |_| bars.with(|bars| bars.iter().map(|bar| bar.lower + bar.upper).fold(0.0, f64::max)));
    let height = move |amount: f64| format!("{:.2}%", if tallest.get() > 0.0 { amount / tallest.get() * 100.0 } else { 0.0 });
    view! {
        <div class="bars-names small" aria-hidden="true">
            <span class="bars-name bars-name-lower">{move || names.get().0}</span>
            <span class="bars-name bars-name-upper">{move || names.get().1}</span>
        </div>
        <div
            class="bars"
            class:bars-few=move || bars.with(|bars| bars.len() <= FEW)
            role=if on_press.is_some() { "group" } else { "img" }
            aria-label=move || label.get()
        >
            {move || bars.get().into_iter().enumerate().map(|(at, bar)| draw(at, bar, height, on_press)).collect_view()}
        </div>
    }
}

/// So many bars leave room for every name.
const FEW: usize = 6;

fn draw(at: usize, bar: Bar, height: impl Fn(f64) -> String, on_press: Option<Callback<usize>>) -> AnyView {
    let inside = view! {
        <span class="bars-stack">
            <span class="bars-upper" style:block-size=height(bar.upper)></span>
            <span class="bars-lower" style:block-size=height(bar.lower)></span>
        </span>
        <span class="bars-foot">{bar.name}</span>
    };
    match on_press {
        Some(on_press) => view! {
            <button type="button" class="bars-bar bars-press" title=bar.told.clone() aria-label=bar.told on:click=move |_| on_press.run(at)>
                {inside}
            </button>
        }
        .into_any(),
        None => view! { <span class="bars-bar" title=bar.told>{inside}</span> }.into_any(),
    }
}
