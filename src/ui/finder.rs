//! The finder: from anywhere, a few letters lead to a customer or do what a menu would; with the sheet of shortcuts.
//! What the dialogs show comes with the part that finds customers.
use super::{
    language::use_speech,
    lazy,
    parts::{Dialog, DialogWidth, focus_first_field},
};
use crate::words::{Label, app::AppLabel};
use leptos::prelude::*;

/// What the finder offers first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinderMode {
    People,
    Commands,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Finder(FinderMode),
    Help,
}

/// Opens the finder and the help sheet from anywhere.
#[derive(Clone, Copy)]
pub struct FinderState(RwSignal<Option<Open>>);

impl FinderState {
    /// Opens the finder.
    pub fn open(self, mode: FinderMode) {
        self.0.set(Some(Open::Finder(mode)));
    }

    /// Opens the sheet of shortcuts.
    pub fn show_help(self) {
        self.0.set(Some(Open::Help));
    }

    /// Closes what is open.
    pub fn close(self) {
        self.0.set(None);
    }

    /// What the finder was opened with; `None` where the help sheet is open.
    pub fn mode_now(self) -> Option<FinderMode> {
        match self.0.get_untracked() {
            Some(Open::Finder(mode)) => Some(mode),
            _ => None,
        }
    }
}

/// Makes the finder available to everything below; called once, by the app.
pub fn provide_finder() {
    provide_context(FinderState(RwSignal::new(None)));
}

/// The finder of the app.
pub fn use_finder() -> FinderState {
    expect_context::<FinderState>()
}

/// The place where the finder and the help sheet open; once in the app.
#[component]
pub fn Finder() -> impl IntoView {
    let (speech, state) = (use_speech(), use_finder());
    let close = move || state.close();
    let panel = move || lazy::show(|| Box::pin(lazy::finder()), move |panel| panel(state), focus_first_field, None);
    view! {
        <Dialog
            title=speech.text(AppLabel::Finder)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || matches!(state.0.get(), Some(Open::Finder(_))))
            on_close=close
            light_dismiss=true
        >
            {panel()}
        </Dialog>
        <Dialog
            title=speech.text(AppLabel::Shortcuts)
            close_label=speech.text(Label::Close)
            open=Signal::derive(move || state.0.get() == Some(Open::Help))
            on_close=close
            width=DialogWidth::Wide
            light_dismiss=true
        >
            {panel()}
        </Dialog>
    }
}
