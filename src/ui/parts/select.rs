//! A select: the user picks one of several named values, with the browser's own list.
use super::id::unique_id;
use leptos::prelude::*;

/// One value that can be chosen, with the words for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<T> {
    pub value: T,
    pub label: String,
}

impl<T> Choice<T> {
    /// A value and its words.
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self { value, label: label.into() }
    }
}

/// Splits typed choices into what the untyped control needs, so that the control itself compiles once.
pub(super) fn untyped<T>(
    choices: Signal<Vec<Choice<T>>>,
    value: Signal<T>,
    on_change: Callback<T>,
) -> (Signal<Vec<String>>, Signal<Option<usize>>, Callback<usize>)
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let labels = Signal::derive(move || choices.with(|all| all.iter().map(|choice| choice.label.clone()).collect()));
    let chosen = Signal::derive(move || choices.with(|all| value.with(|value| all.iter().position(|choice| choice.value == *value))));
    let choose = Callback::new(move |index: usize| {
        if let Some(choice) = choices.with_untracked(|all| all.get(index).cloned()) {
            on_change.run(choice.value);
        }
    });
    (labels, chosen, choose)
}

/// One value out of many; for two to five short ones use `Segmented`.
#[component]
pub fn Select<T>(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice<T>>>,
    #[prop(into)] value: Signal<T>,
    #[prop(into)] on_change: Callback<T>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Keeps the label for screen readers only.
    #[prop(optional)]
    label_hidden: bool,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (labels, chosen, choose) = untyped(choices, value, on_change);
    select_box(label, labels, chosen, choose, disabled, label_hidden)
}

fn select_box(
    label: Signal<String>,
    labels: Signal<Vec<String>>,
    chosen: Signal<Option<usize>>,
    choose: Callback<usize>,
    disabled: Signal<bool>,
    label_hidden: bool,
) -> AnyView {
    let id = unique_id("select");
    view! {
        <div class="select">
            <label class="field-label" class:visually-hidden=label_hidden for=id.clone()>
                {move || label.get()}
            </label>
            <select
                id=id
                class="select-box"
                disabled=move || disabled.get()
                on:change=move |ev| {
                    if let Ok(index) = event_target_value(&ev).parse() {
                        choose.run(index);
                    }
                }
            >
                {move || {
                    labels
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(index, text)| {
                            view! {
                                <option
                                    value=index.to_string()
                                    prop:selected=move || chosen.get() == Some(index)
                                >
                                    {text}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </div>
    }
    .into_any()
}
