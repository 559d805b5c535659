//! Finds a customer from anywhere.
use leptos::prelude::*;

/// The finder; opened by `/`.
#[component]
pub fn Finder() -> impl IntoView {}
