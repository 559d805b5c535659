//! What the tests of the exchange share: the corpus, and imports at one stroke.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "each test uses a part; a test may fail and may say why it is skipped"
)]
use std::path::PathBuf;
use yushui::book::{Book, Stamp};
use yushui::domain::{Day, ShopSettings};
use yushui::exchange::{ImportFile, ImportRefusal, Importer, NativeDecode, Preview, plan_import};

/// The folder of real files, or nothing where there is none.
pub fn corpus() -> Option<PathBuf> {
    let given = std::env::var_os("YUSHUI_CORPUS").map(PathBuf::from);
    let folder = given.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    if !folder.is_dir() {
        println!("skipped: no corpus");
        return None;
    }
    Some(folder)
}

pub fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

pub fn open(name: &str, bytes: &[u8]) -> ImportFile {
    ImportFile::open(name, bytes.to_vec(), &ShopSettings::default(), &NativeDecode).unwrap()
}

pub fn open_for(book: &Book, name: &str, bytes: &[u8]) -> ImportFile {
    ImportFile::open(name, bytes.to_vec(), book.settings(), &NativeDecode).unwrap()
}

pub fn preview(book: &Book, name: &str, bytes: &[u8]) -> Preview {
    Importer::new(open_for(book, name, bytes), book).run(book)
}

/// Writes what the preview brings; gives the number of the act.
pub fn write(book: &mut Book, preview: &Preview) -> Result<u64, ImportRefusal> {
    let seq = book.history().next_seq();
    let draft = plan_import(preview, book, day("2026-11-21"))?;
    book.apply(draft.stamped(Stamp { millis: seq, ..Stamp::default() }, day("2026-11-21"))).unwrap();
    Ok(seq)
}

/// Imports bytes and gives the preview that was written.
pub fn import(book: &mut Book, name: &str, bytes: &[u8]) -> Preview {
    let preview = preview(book, name, bytes);
    write(book, &preview).unwrap();
    preview
}

pub fn undo(book: &mut Book, seq: u64) {
    let plan = book.plan_undo(seq).unwrap();
    assert!(plan.kept.is_empty(), "kept: {:?}", plan.kept);
    book.apply(plan.draft.stamped(Stamp { millis: seq, ..Stamp::default() }, day("2026-11-21"))).unwrap();
}
