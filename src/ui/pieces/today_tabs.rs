//! Today and this week: two sides of one desk.
use crate::{route::Route, ui::language::use_speech, words::Label};
use leptos::prelude::*;

/// The two links.
pub fn today_tabs(is_week: bool) -> AnyView {
    let speech = use_speech();
    let link = |label: Label, to: Route, is_here: bool| {
        let label = speech.text(label);
        view! {
            <li>
                <a class="tab" href=to.href() aria-current=is_here.then_some("page")>{move || label.get()}</a>
            </li>
        }
    };
    let name = speech.text(Label::TodayAndWeek);
    view! {
        <nav class="tabs" aria-label=move || name.get()>
            <ul class="tabs-list">{link(Label::Today, Route::Today, !is_week)} {link(Label::ThisWeek, Route::Week, is_week)}</ul>
        </nav>
    }
    .into_any()
}
