//! Times the baskets natively: `cargo run --release --example basket_bench -- SALES.csv [MORE.csv …]`, files into one shop.
//!
//! Prints one JSON document: the least of several runs, and what was found.
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;
use yushui::book::{Book, Stamp};
use yushui::domain::{CustomerId, Day, ProductId};
use yushui::exchange::{ImportFile, Importer, NativeDecode, Phase, plan_import};
use yushui::method::basket::{basket_figures, buyers_without, next_ideas, sequence_figures};
use yushui::method::{Figures, figures_day};

const TODAY: Day = Day(20_778);

/// Least of several runs, in milliseconds.
fn time<R>(runs: u32, mut work: impl FnMut() -> R) -> f64 {
    let run = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64() * 1_000.0
    };
    (0..runs).map(run).fold(f64::INFINITY, f64::min)
}

fn read(book: &mut Book, path: &str) -> Option<()> {
    let file = ImportFile::open(path, std::fs::read(path).ok()?, book.settings(), &NativeDecode).ok()?;
    let mut importer = Importer::new(file, book);
    while importer.step(book, 50_000).phase != Phase::Done {}
    let draft = plan_import(&importer.into_preview(), book, TODAY).ok()?;
    book.apply(draft.stamped(Stamp::default(), TODAY)).ok()?;
    Some(())
}

#[expect(clippy::print_stdout, reason = "the report of a measuring program")]
fn main() -> ExitCode {
    let mut book = Book::default();
    for path in std::env::args().skip(1) {
        if read(&mut book, &path).is_none() {
            return ExitCode::FAILURE;
        }
    }
    let figures = Figures::classify(&book, figures_day(&book, TODAY));
    let (baskets, found) = (basket_figures(&book, &figures), sequence_figures(&book, &figures));
    let customers = book.customers().len() as u32;
    let pair = found.steps.first().map_or((ProductId(0), ProductId(1)), |step| (step.follow_up.first, step.follow_up.next));
    let together = time(7, || basket_figures(&book, &figures));
    let sequences = time(7, || sequence_figures(&book, &figures));
    let without = time(7, || buyers_without(&book, &figures, &[pair.0], pair.1));
    let ideas =
        time(3, || (0..customers.min(1_000)).map(|at| next_ideas(&book, &figures, &found.following, CustomerId(at), 3).len()).max());
    println!(
        "{{\"rows\": {}, \"customers\": {customers}, \"products\": {}, \"baskets\": {}, \"min_count\": {}, \"rules\": {}, \"steps\": {}, \
         \"step_ups\": {}, \"together_ms\": {together:.1}, \"sequences_ms\": {sequences:.1}, \"buyers_without_ms\": {without:.1}, \"ideas_of_1000_ms\": {ideas:.1}}}",
        book.sales().columns().len(),
        book.products().len(),
        baskets.baskets,
        baskets.min_count,
        baskets.rules.len(),
        found.steps.len(),
        found.step_ups.len(),
    );
    ExitCode::SUCCESS
}
