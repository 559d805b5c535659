//! Times an import natively: `cargo run --release --example import_bench -- SALES.csv [MORE.csv …]`, files in turn into one shop.
use std::process::ExitCode;
use std::time::Instant;
use yushui::book::{Book, Stamp};
use yushui::domain::Day;
use yushui::exchange::{ImportFile, Importer, NativeDecode, Phase, plan_import};
use yushui::words::{Language, import};

#[expect(clippy::print_stdout, reason = "the figures are the output")]
fn main() -> ExitCode {
    let mut book = Book::default();
    for path in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&path) else { return ExitCode::FAILURE };
        let megabytes = bytes.len() / 1_000_000;
        let start = Instant::now();
        let Ok(file) = ImportFile::open(&path, bytes, book.settings(), &NativeDecode) else { return ExitCode::FAILURE };
        let opened = start.elapsed();
        let mut importer = Importer::new(file, &book);
        let mut longest = std::time::Duration::ZERO;
        loop {
            let step = Instant::now();
            let progress = importer.step(&book, 5_000);
            longest = longest.max(step.elapsed());
            if progress.phase == Phase::Done {
                break;
            }
        }
        let read = start.elapsed();
        let preview = importer.into_preview();
        let counts = preview.counts();
        let yields = preview.yields();
        let counted = start.elapsed();
        let draft = plan_import(&preview, &book, Day(20_000));
        let planned = start.elapsed();
        let outcome = draft.is_ok_and(|draft| book.apply(draft.stamped(Stamp::default(), Day(20_000))).is_ok());
        let applied = start.elapsed();
        println!("{path}: {megabytes} MB, {}", import::counts(&counts, Language::English));
        println!("  {}; doubts {}; written: {outcome}", import::result(&yields, Language::English), preview.doubts().len());
        println!("  reasons {:?}", preview.reasons());
        println!(
            "  open {} ms, read {} ms (longest slice of 5,000 rows {} ms), count {} ms, plan {} ms, apply {} ms, all {} ms",
            opened.as_millis(),
            (read - opened).as_millis(),
            longest.as_millis(),
            (counted - read).as_millis(),
            (planned - counted).as_millis(),
            (applied - planned).as_millis(),
            applied.as_millis()
        );
    }
    ExitCode::SUCCESS
}
