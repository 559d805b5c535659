//! An error: the user reads what happened, what was kept and what to do, in that order.
use super::given;
use crate::ui::icons::Icon;
use leptos::prelude::*;

/// How grave it is: `Notice` asks for attention, `Failure` means that something did not get done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ErrorTone {
    Notice,
    #[default]
    Failure,
}

/// Three sentences and, as children, the buttons for what to do.
#[component]
pub fn ErrorBlock(
    #[prop(into)] happened: Signal<String>,
    #[prop(optional, into)] kept: Signal<String>,
    #[prop(optional, into)] to_do: Signal<String>,
    #[prop(optional)] tone: ErrorTone,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="error-block" class:error-block-notice=tone == ErrorTone::Notice role="alert">
            <Icon icon=Icon::Warning />
            <div class="error-block-text">
                <p class="error-block-happened">{move || happened.get()}</p>
                {move || given(kept).map(|text| view! { <p>{text}</p> })}
                {move || given(to_do).map(|text| view! { <p>{text}</p> })}
                {children.map(|children| view! { <div class="error-block-acts cluster">{children()}</div> })}
            </div>
        </div>
    }
}
