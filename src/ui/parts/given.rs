//! Optional words: an empty text means that there is nothing to say.
use leptos::prelude::*;

/// The text unless it is empty; tracks the signal.
pub(crate) fn given(text: Signal<String>) -> Option<String> {
    text.with(|text| (!text.is_empty()).then(|| text.clone()))
}
