//! What the command line asks for.
use std::path::PathBuf;
use yushui::domain::Day;
use yushui::words::Language;

pub const USAGE: &str = "\
generate: writes sales.csv, customers.csv and truth.csv of an invented shop
  --size S|M|L|W|XL|J   1,000/8,000  10,000/100,000  L and W 100,000/1,000,000  300,000/3,000,000
                        J 600/5,000, one line a sale, regular customers (default S)
  --customers N --lines N   instead of a size
  --seed N              default 1; the same seed gives the same bytes
  --days-end YYYY-MM-DD the last day of the shop, default 2025-12-31
  --language hans|hant|en   of headers and names, default hans
  --encoding utf-8|gb18030  default utf-8
  --identity real|clean default real: shared, missing and damaged phones, people entered twice;
                        clean: each customer has a card and a phone of their own
  --out DIR             default .";

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Encoding {
    Utf8,
    Gb18030,
}

/// How well the files tell who is who.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Identity {
    Real,
    Clean,
}

#[derive(Clone, Debug)]
pub struct Options {
    pub customers: usize,
    pub lines: usize,
    /// The shop of the journeys: loyal people, one line a sale.
    pub is_small_shop: bool,
    pub seed: u64,
    pub end: Day,
    pub language: Language,
    pub encoding: Encoding,
    pub identity: Identity,
    pub out: PathBuf,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            customers: 1_000,
            lines: 8_000,
            is_small_shop: false,
            seed: 1,
            end: Day::from_civil(2025, 12, 31).unwrap_or(Day(0)),
            language: Language::Hans,
            encoding: Encoding::Utf8,
            identity: Identity::Real,
            out: PathBuf::from("."),
        }
    }
}

impl Options {
    /// Reads the arguments; the error is a sentence.
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self::default();
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{name} wants a value\n{USAGE}"))?;
            let refused = || format!("{name} does not take {value}\n{USAGE}");
            match name.as_str() {
                "--size" => options.set_size(&value).ok_or_else(refused)?,
                "--customers" => options.customers = value.parse().map_err(|_| refused())?,
                "--lines" => options.lines = value.parse().map_err(|_| refused())?,
                "--seed" => options.seed = value.parse().map_err(|_| refused())?,
                "--days-end" => options.end = Day::parse_iso(&value).ok_or_else(refused)?,
                "--language" => options.language = language(&value).ok_or_else(refused)?,
                "--encoding" => options.encoding = encoding(&value).ok_or_else(refused)?,
                "--identity" => options.identity = identity(&value).ok_or_else(refused)?,
                "--out" => options.out = PathBuf::from(&value),
                _ => return Err(format!("{name} is not known\n{USAGE}")),
            }
        }
        if options.lines < options.customers * 2 || options.customers < 50 {
            return Err("at least 50 customers and two lines a customer are needed".to_owned());
        }
        Ok(options)
    }

    pub fn set_size(&mut self, size: &str) -> Option<()> {
        (self.customers, self.lines) = match size {
            "J" => (600, 5_000),
            "S" => (1_000, 8_000),
            "M" => (10_000, 100_000),
            "L" | "W" => (100_000, 1_000_000),
            "XL" => (300_000, 3_000_000),
            _ => return None,
        };
        self.is_small_shop = size == "J";
        Some(())
    }
}

fn language(text: &str) -> Option<Language> {
    match text {
        "hans" => Some(Language::Hans),
        "hant" => Some(Language::Hant),
        "en" => Some(Language::English),
        _ => None,
    }
}

fn encoding(text: &str) -> Option<Encoding> {
    match text {
        "utf-8" => Some(Encoding::Utf8),
        "gb18030" => Some(Encoding::Gb18030),
        _ => None,
    }
}

fn identity(text: &str) -> Option<Identity> {
    match text {
        "real" => Some(Identity::Real),
        "clean" => Some(Identity::Clean),
        _ => None,
    }
}
