//! `cargo xtask bench`: speed and size as one JSON document on the output, everything else on the error channel.

use crate::install::{self, Need};
use crate::process::Outcome;
use crate::{browser, pack};

/// `cargo xtask bench [--no-pack] [ARGS…]`; what is left goes to tests/browser/bench.mjs.
pub fn bench(arguments: &[String]) -> Outcome {
    let (own, rest): (Vec<String>, Vec<String>) = arguments.iter().cloned().partition(|argument| argument == "--no-pack");
    let needs = [&Need::PACK[..], &Need::JOURNEYS[..]].concat();
    let tools = install::ensure(&needs)?;
    if own.is_empty() {
        pack::pack(&tools)?;
    }
    browser::run_node("bench.mjs", &rest)
}
