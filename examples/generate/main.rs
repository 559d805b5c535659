//! Writes the files of an invented shop of any size: `cargo run --release --example generate -- --size W --out DIR`.
//!
//! Seeded and skewed as shops are: one-time buyers, a long tail of products, few customers who bring most. Each entity
//! draws from its own counter-based stream, so nothing depends on order or size. A check refuses to write a shop that is
//! not like that.
mod calendar;
mod chance;
mod check;
mod contact;
#[cfg(test)]
mod import_tests;
mod lines;
mod names;
mod options;
mod phones;
mod shop;
mod visits;
mod write;

use options::Options;
use shop::Shop;
use std::fs::{File, create_dir_all};
use std::process::ExitCode;

fn main() -> ExitCode {
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            complain(&sentence);
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), String> {
    let options = Options::parse(std::env::args().skip(1))?;
    let shop = Shop::draw(&options)?;
    let traits = check::Traits::of(&shop, &options);
    traits.check(&options)?;
    create_dir_all(&options.out).map_err(|error| format!("{}: {error}", options.out.display()))?;
    let file = |name: &str| File::create(options.out.join(name)).map_err(|error| format!("{name}: {error}"));
    let done = |name: &str, outcome: std::io::Result<()>| outcome.map_err(|error| format!("{name}: {error}"));
    done("sales.csv", write::write_sales(&shop, &options, file("sales.csv")?))?;
    done("customers.csv", write::write_customers(&shop, &options, file("customers.csv")?))?;
    done("truth.csv", write::write_truth(&shop, &options, file("truth.csv")?))?;
    complain(&traits.to_string());
    Ok(())
}

/// The output is the files: words go to the error channel.
#[expect(clippy::print_stderr, reason = "a program for the command line speaks there")]
fn complain(sentence: &str) {
    eprintln!("{sentence}");
}
