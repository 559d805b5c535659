//! Handing a table out as a download, named by its content and the day.
use crate::{
    book::Book,
    domain::Day,
    shell::files,
    ui::{
        language::{Speech, use_speech},
        parts::{Toasts, use_toasts},
        shop::{Shop, use_shop},
    },
    words::{Label, Language, Text, files::FilesLabel},
};

/// Hands tables out from any page.
#[derive(Clone, Copy)]
pub struct HandOut {
    shop: Shop,
    speech: Speech,
    toasts: Toasts,
}

/// Tables for the owner's disk.
pub fn use_hand_out() -> HandOut {
    HandOut { shop: use_shop(), speech: use_speech(), toasts: use_toasts() }
}

impl HandOut {
    /// Writes a table and offers it as a download; says so where the browser refuses.
    pub fn csv(self, name: FilesLabel, write: impl FnOnce(&Book, Language) -> Vec<u8>) {
        let language = self.speech.language_now();
        let table = self.shop.read_now(|book, _| write(book, language));
        if !files::download(&file_name(name.text(language), self.shop.today_now()), &table, "text/csv") {
            self.toasts.say(Label::DownloadFailed.text(language));
        }
    }

    /// Offers a text or a table under a name of its own as a download; says so where the browser refuses.
    pub fn text(self, name: &str, bytes: &[u8]) {
        if !files::download(name, bytes, "text/plain") {
            self.toasts.say(Label::DownloadFailed.text(self.speech.language_now()));
        }
    }
}

fn file_name(name: &str, today: Day) -> String {
    format!("{name}-{today}.csv")
}
