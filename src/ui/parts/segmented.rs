//! A row of chips of which exactly one is on; arrows move, as in any radio group.
use super::{
    id::unique_id,
    select::{Choice, untyped},
};
use leptos::prelude::*;

/// One value out of two to five short ones, all in sight.
#[component]
pub fn Segmented<T>(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice<T>>>,
    #[prop(into)] value: Signal<T>,
    #[prop(into)] on_change: Callback<T>,
    /// Keeps the label for screen readers only.
    #[prop(optional)]
    label_hidden: bool,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (labels, chosen, choose) = untyped(choices, value, on_change);
    radio_chips(label, labels, chosen, choose, label_hidden)
}

fn radio_chips(
    label: Signal<String>,
    labels: Signal<Vec<String>>,
    chosen: Signal<Option<usize>>,
    choose: Callback<usize>,
    label_hidden: bool,
) -> AnyView {
    let name = unique_id("segmented");
    let label_id = format!("{name}-label");
    let labelled_by = label_id.clone();
    view! {
        <div class="segmented" role="radiogroup" aria-labelledby=labelled_by>
            <span class="segmented-label" class:visually-hidden=label_hidden id=label_id>
                {move || label.get()}
            </span>
            {move || {
                labels
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(index, text)| {
                        view! {
                            <label class="segmented-chip">
                                <input
                                    type="radio"
                                    class="segmented-input"
                                    name=name.clone()
                                    prop:checked=move || chosen.get() == Some(index)
                                    on:change=move |_| choose.run(index)
                                />
                                <span>{text}</span>
                            </label>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
    .into_any()
}
