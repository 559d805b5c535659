//! The language of the page: chosen once, read by every text, changed without a reload.
use crate::words::{Language, Text};
use leptos::prelude::*;

/// The language that the owner reads; a signal, so that every text follows it.
#[derive(Clone, Copy)]
pub struct Speech(RwSignal<Language>);

impl Speech {
    /// The language now; texts that call this follow a change.
    pub fn language(self) -> Language {
        self.0.get()
    }

    /// The language now, for code that runs once.
    pub fn language_now(self) -> Language {
        self.0.get_untracked()
    }

    /// Changes the language of the whole page.
    pub fn choose(self, language: Language) {
        self.0.set(language);
    }

    /// One fixed text, following the language.
    pub fn text(self, text: impl Text) -> Signal<String> {
        Signal::derive(move || text.text(self.0.get()).to_owned())
    }

    /// A sentence made of facts, following the language and whatever else `tell` reads.
    pub fn tell(self, tell: impl Fn(Language) -> String + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || tell(self.0.get()))
    }
}

/// Makes the language available to everything below; called once, by the app.
pub fn provide_speech(language: Language) -> Speech {
    let speech = Speech(RwSignal::new(language));
    provide_context(speech);
    speech
}

/// The language of the page.
pub fn use_speech() -> Speech {
    expect_context::<Speech>()
}
