//! A figure: one number that answers “why?” when pressed.
use super::{chip::Movement, popover::Popover};
use leptos::prelude::*;

/// Longer numbers are written smaller, so that they stay in one line.
const LONG_NUMBER_CHARS: usize = 11;

/// Label, number and a tiny trend; children are the explanation: the sentence, the facts, the definition and
/// the window. There is no figure without one.
#[component]
pub fn Figure(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] number: Signal<String>,
    /// What stands below, such as “22% 比上一年”; the arrow comes from `movement`.
    #[prop(optional, into)]
    trend: Signal<String>,
    #[prop(optional, into)] movement: Signal<Movement>,
    /// Wants the owner's attention: a long silence, a debt.
    #[prop(optional, into)]
    warm: Signal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let face = move || {
        view! {
            <span class="figure-label">{move || label.get()}</span>
            <span
                class="figure-number"
                class:figure-long=move || number.with(|number| number.chars().count() > LONG_NUMBER_CHARS)
                class:figure-warm=move || warm.get()
            >
                {move || number.get()}
            </span>
            <span class="figure-trend">
                {move || {
                    let arrow = movement.get().arrow();
                    (!arrow.is_empty()).then(|| view! { <span class="figure-arrow">{arrow}</span> })
                }}
                {move || trend.get()}
            </span>
        }
    };
    view! {
        <div class="figure">
            <Popover trigger=face label=label trigger_class="figure-face" children=children />
        </div>
    }
}

/// A strip of figures side by side, two by two on phones.
#[component]
pub fn FigureStrip(children: Children) -> impl IntoView {
    view! { <div class="figure-strip">{children()}</div> }
}
