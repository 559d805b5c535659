//! A sentence whose key figure can be shown in another colour.

/// A piece of a sentence.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Part {
    Plain(String),
    /// The figure that decides.
    Strong(String),
}

/// A sentence in one language. Never empty of words; parts are never empty.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Sentence {
    pub parts: Vec<Part>,
}

impl Sentence {
    /// Words, the key figure, words.
    pub fn around(before: String, figure: String, after: String) -> Self {
        let parts = [Part::Plain(before), Part::Strong(figure), Part::Plain(after)];
        Self { parts: parts.into_iter().filter(|part| !part.text().is_empty()).collect() }
    }

    /// Words without a key figure.
    pub fn of(words: impl Into<String>) -> Self {
        Self { parts: vec![Part::Plain(words.into())] }
    }

    /// Appends another sentence.
    pub fn and(mut self, next: Self) -> Self {
        self.parts.extend(next.parts);
        self
    }

    /// The whole sentence as plain text.
    pub fn plain(&self) -> String {
        self.parts.iter().map(Part::text).collect()
    }
}

impl Part {
    /// The words of the part.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Strong(text) => text,
        }
    }
}
