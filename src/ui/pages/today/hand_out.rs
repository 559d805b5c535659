//! The list on paper, in a calendar and in the pocket: a page that is closed cannot ring.
use crate::{
    route::Route,
    shell::files,
    ui::{
        app::go,
        icons::Icon,
        language::use_speech,
        lazy,
        parts::{Menu, MenuItem, use_toasts},
        shop::use_shop,
    },
    words::{Label, Text, app::AppLabel, today::TodayLabel},
};
use leptos::{prelude::*, task::spawn_local};

/// Print on A4, print on a receipt roll, days for a calendar, the list for a phone and its result.
pub fn hand_out_menu() -> AnyView {
    let (speech, shop, toasts) = (use_speech(), use_shop(), use_toasts());
    let calendar = move || {
        spawn_local(async move {
            let language = speech.language_now();
            match lazy::calendar().await {
                Ok(write) => {
                    let today = shop.today_now();
                    let bytes = shop.read_contacts_now(|book, figures, contacts| write(book, figures, contacts, today, language));
                    let name = format!("{}-{today}.ics", TodayLabel::CalendarFile.text(language));
                    if !files::download(&name, &bytes, "text/calendar") {
                        toasts.say(Label::DownloadFailed.text(language));
                    }
                }
                Err(lazy::Missing) => toasts.say(AppLabel::PartMissing.text(language)),
            }
        });
    };
    let is_taking = RwSignal::new(false);
    let items = Signal::derive(move || {
        let language = speech.language();
        let item = |label: TodayLabel, on_press: Callback<()>| MenuItem::new(label.text(language), on_press);
        vec![
            item(TodayLabel::Print, Callback::new(|()| print(false))).icon(Icon::Table),
            item(TodayLabel::PrintNarrow, Callback::new(|()| print(true))).icon(Icon::Table),
            item(TodayLabel::Calendar, Callback::new(move |()| calendar())).icon(Icon::Download),
            item(TodayLabel::PocketTake, Callback::new(move |()| is_taking.set(true))).icon(Icon::Download),
            item(TodayLabel::PocketBring, Callback::new(|()| go(Route::Files))).icon(Icon::Upload),
        ]
    });
    view! {
        <Menu label=speech.text(TodayLabel::ListActs) items=items />
        <Show when=move || is_taking.get()>
            {lazy::show(|| Box::pin(lazy::pocket()), move |dialog| dialog(is_taking), || (), None)}
        </Show>
    }
    .into_any()
}

/// Opens the browser's print dialog; the paper is told to the style sheet for as long as it prints.
fn print(is_narrow: bool) {
    let Some(root) = document().document_element() else { return };
    // Setting an attribute of a known name does not fail.
    let _ = if is_narrow { root.set_attribute("data-paper", "narrow") } else { root.remove_attribute("data-paper") };
    // The menu closes first, so that it is not on the paper.
    request_animation_frame(move || {
        // A browser that cannot print does nothing.
        let _ = window().print();
    });
}
