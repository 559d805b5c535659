//! Two bars side by side for each group: what there is, and what was foretold.
use super::Bar;
use leptos::prelude::*;

/// `lower` of a bar is what there is, `upper` what was foretold; `names` names both.
pub fn pairs(label: Signal<String>, bars: Signal<Vec<Bar>>, names: Signal<(String, String)>) -> AnyView {
    let tallest = Memo::new(move |_| bars.with(|bars| bars.iter().map(|bar| bar.lower.max(bar.upper)).fold(0.0, f64::max)));
    let height = move |amount: f64| format!("{:.2}%", if tallest.get() > 0.0 { amount / tallest.get() * 100.0 } else { 0.0 });
    let pair = move |bar: Bar| {
        view! {
            <span class="bars-bar" title=bar.told>
                <span class="bars-stack pairs-stack">
                    <span class="bars-lower" style:block-size=height(bar.lower)></span>
                    <span class="bars-upper" style:block-size=height(bar.upper)></span>
                </span>
                <span class="bars-foot">{bar.name}</span>
            </span>
        }
    };
    view! {
        <div class="bars-names small" aria-hidden="true">
            <span class="bars-name bars-name-lower">{move || names.get().0}</span>
            <span class="bars-name bars-name-upper">{move || names.get().1}</span>
        </div>
        <div class="bars bars-few" role="img" aria-label=move || label.get()>
            {move || bars.get().into_iter().map(pair).collect_view()}
        </div>
    }
    .into_any()
}
