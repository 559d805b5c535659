//! A slider: the user tries values of a whole number, by mouse, finger or arrow keys.
use leptos::prelude::*;

/// What a slider may be set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    pub least: u16,
    pub most: u16,
    pub step: u16,
}

/// A labelled slider with its value in words beside it; every step is told at once.
pub fn slider(label: Signal<String>, value: Signal<u16>, told: Signal<String>, reach: Reach, on_input: Callback<u16>) -> AnyView {
    view! {
        <label class="cut-line">
            <span class="small soft">{move || label.get()}</span>
            <span class="cut-line-row">
                <input
                    type="range"
                    min=reach.least
                    max=reach.most
                    step=reach.step
                    prop:value=move || value.get().to_string()
                    aria-valuetext=move || told.get()
                    on:input=move |event| {
                        if let Ok(value) = event_target_value(&event).parse() {
                            on_input.run(value);
                        }
                    }
                />
                <output class="strong numeric">{move || told.get()}</output>
            </span>
        </label>
    }
    .into_any()
}
