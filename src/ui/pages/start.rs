//! The first start: import a file, add a customer, or try the sample shop.
use crate::{
    shell::session::ShopKind,
    ui::{app::use_door, language::use_speech, parts::Button},
    words::app::AppLabel,
};
use leptos::prelude::*;

/// What can be done in the sample shop's stripe.
#[component]
pub fn SampleActs() -> AnyView {
    let (speech, door) = (use_speech(), use_door());
    let leave = speech.text(AppLabel::LeaveSample);
    view! { <Button on_press=move || door.open(ShopKind::Own)>{move || leave.get()}</Button> }.into_any()
}
