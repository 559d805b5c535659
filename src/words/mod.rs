//! Three languages as typed messages: a missing sentence does not compile. No logic, no data, no browser.
//!
//! Fixed texts are enums made by [`labels!`]; sentences with facts in them are functions that match on [`Language`].
//! Each page has its own file of words.
pub mod act;
pub mod app;
pub mod baskets;
pub mod calendar;
pub mod care;
pub mod changes;
pub mod classes;
mod common;
pub mod complaints;
pub mod customer;
pub mod customer_form;
pub mod customers;
pub mod days;
pub mod debts;
pub mod files;
pub mod forecast;
pub mod format;
pub mod groups;
pub mod history;
pub mod import;
pub mod insights;
pub mod keys;
pub mod likely;
pub mod losses;
pub mod lunar;
pub mod merge;
pub mod month;
pub mod offline;
pub mod outreach;
pub mod person;
pub mod pocket;
pub mod private;
pub mod products;
pub mod promises;
pub mod prospects;
pub mod ratings;
pub mod returning;
pub mod seal;
pub mod sell;
mod sentence;
pub mod service;
pub mod settings;
pub mod shop_file;
pub mod start;
pub mod storage;
pub mod supply;
#[cfg(test)]
mod tests;
pub mod today;
pub mod veil;
pub mod week;
pub mod what_if;
pub mod why;
#[cfg(test)]
mod why_tests;
pub mod winning;
pub mod worth;
#[cfg(test)]
mod worth_tests;

pub use common::Label;
pub use sentence::{Part, Sentence};

use serde::{Deserialize, Serialize};

/// The languages of the program.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// 简体中文
    #[default]
    Hans,
    /// 繁體中文
    Hant,
    English,
}

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Hans, Self::Hant, Self::English];

    /// The BCP 47 tag, for `lang` attributes and stored preferences.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Hans => "zh-Hans",
            Self::Hant => "zh-Hant",
            Self::English => "en",
        }
    }

    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Hans => "简体中文",
            Self::Hant => "繁體中文",
            Self::English => "English",
        }
    }

    /// The language that best serves one of the browser's tags, such as `zh-TW` or `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        if tag.starts_with("zh") {
            let traditional = ["hant", "-tw", "-hk", "-mo"].iter().any(|part| tag.contains(part));
            Some(if traditional { Self::Hant } else { Self::Hans })
        } else {
            tag.starts_with("en").then_some(Self::English)
        }
    }

    /// Chooses one of three texts: the one place where a language becomes a sentence.
    pub fn choose<T>(self, hans: T, hant: T, english: T) -> T {
        match self {
            Self::Hans => hans,
            Self::Hant => hant,
            Self::English => english,
        }
    }
}

/// A text that exists in all three languages.
pub trait Text: Copy + Send + Sync + 'static {
    /// The text in one language.
    fn text(self, language: Language) -> &'static str;
}

/// Makes an enum of fixed texts: `labels! { pub enum TodayLabel { Title => "今日", "今日", "Today"; } }`.
macro_rules! labels {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $label:ident => $hans:literal, $hant:literal, $english:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Copy, Clone, Debug, Eq, PartialEq)]
        pub enum $name { $($(#[$doc])* $label,)+ }

        impl $crate::words::Text for $name {
            fn text(self, language: $crate::words::Language) -> &'static str {
                match self { $(Self::$label => language.choose($hans, $hant, $english),)+ }
            }
        }
    };
}
pub(crate) use labels;
