//! Bytes ⇄ domain: a file is sniffed, its columns are matched, its rows are held against the book, and what it brings becomes
//! one act. Parsing never fails as a whole: what cannot be read is named with its row and column, and the rest goes on.
//!
//! The way of a file: [`ImportFile::open`] → change what was guessed → [`Importer::new`], [`Importer::step`] →
//! [`Preview`] with decisions → [`plan_import`] → the book. Nothing is written before that act.
mod answers;
pub mod calendar;
mod cells;
mod collect;
mod customer_cells;
mod date;
mod dialect;
mod encoding;
pub mod export;
mod file;
mod frequent;
mod hash;
mod header;
mod importer;
mod issue;
mod mapping;
mod matching;
mod names;
mod number;
mod plan;
pub mod pocket;
mod preview;
mod role;
mod row_table;
mod rows;
mod sale_cells;
pub mod shop_file;
pub mod sql;
mod synonyms;

pub use date::{DateOrder, parse_date};
pub use dialect::Delimiter;
#[cfg(not(target_arch = "wasm32"))]
pub use encoding::NativeDecode;
pub use encoding::{Decode, Decoded, Encoding, EncodingGuess, count_replaced, guess_encoding};
pub use export::{write_customers, write_reasons, write_sales};
pub use file::{ColumnView, FileRefusal, ImportFile, Reading, SheetRow};
pub use importer::{Importer, Phase, Progress};
pub use issue::{Issue, Reason, Verdict};
pub use mapping::{FileKind, Mapping};
pub use matching::{Candidate, Decision, join_records};
pub use number::{Decimal, parse_decimal};
pub use plan::{ImportRefusal, plan_import};
pub use preview::{Counts, Doubt, Preview, PreviewRow, Yield};
pub use role::Role;
