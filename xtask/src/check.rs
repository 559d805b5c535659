//! `cargo xtask test`: everything that must pass, in order, stopping at the first step that does not.

use crate::install::{self, Need, Tools};
use crate::process::{Outcome, run};
use crate::{browser, budget, pack, sql};
use std::process::ExitCode;
use std::time::Instant;

struct Step {
    name: &'static str,
    is_quick: bool,
    perform: fn(&Tools) -> Outcome,
}

const STEPS: [Step; 10] = [
    Step { name: "format", is_quick: true, perform: |tools| run(tools.program("cargo").args(["fmt", "--all", "--check"])) },
    Step { name: "clippy, native", is_quick: true, perform: |tools| clippy(tools, &["--workspace", "--all-targets"]) },
    Step {
        name: "clippy, wasm",
        is_quick: true,
        perform: |tools| clippy(tools, &["--lib", "--bins", "--target", "wasm32-unknown-unknown"]),
    },
    Step { name: "supply chain", is_quick: true, perform: supply_chain },
    Step { name: "native tests", is_quick: true, perform: |tools| run(tools.program("cargo").args(["test", "--quiet", "--workspace"])) },
    Step { name: "SQL in DuckDB", is_quick: false, perform: sql::check },
    Step { name: "wasm tests", is_quick: false, perform: browser::wasm_tests },
    Step { name: "pack", is_quick: false, perform: pack::pack },
    Step { name: "size budget", is_quick: false, perform: budget::check },
    Step { name: "browser journeys", is_quick: false, perform: |_| browser::journeys(&[]) },
];

/// `cargo xtask test [--quick]`; the last line printed counts the steps.
pub fn test(arguments: &[String]) -> Result<ExitCode, String> {
    let quick = match arguments {
        [] => false,
        [only] if only == "--quick" => true,
        _ => return Err("cargo xtask test takes nothing but --quick".into()),
    };
    let tools = install::ensure(if quick { &Need::QUICK } else { &Need::ALL })?;
    let begin = Instant::now();
    let mut passed_count = 0;
    for step in STEPS.iter().filter(|step| step.is_quick || !quick) {
        println!("── {}", step.name);
        let step_begin = Instant::now();
        let outcome = (step.perform)(&tools);
        let seconds = step_begin.elapsed().as_secs_f64();
        match outcome {
            Ok(()) => println!("ok   {} ({seconds:.1} s)", step.name),
            Err(sentence) => {
                println!("fail {} ({seconds:.1} s): {sentence}", step.name);
                println!("the steps after it were not tried");
                println!("{passed_count} passed, 1 failed");
                return Ok(ExitCode::FAILURE);
            }
        }
        passed_count += 1;
    }
    println!("all steps in {:.0} s", begin.elapsed().as_secs_f64());
    println!("{passed_count} passed, 0 failed");
    Ok(ExitCode::SUCCESS)
}

fn clippy(tools: &Tools, what: &[&str]) -> Outcome {
    run(tools.program("cargo").args(["clippy", "--quiet"]).args(what).args(["--", "--deny", "warnings"]))
}

/// Licences, sources and duplicates are judged from the lock file alone. The list of known vulnerabilities lives on
/// the network, and a test that fails with the network would be no test: `cargo deny check advisories` asks it.
fn supply_chain(tools: &Tools) -> Outcome {
    run(tools.program("cargo-deny").args(["--log-level", "error", "check", "bans", "licenses", "sources"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_steps_come_first_and_need_no_browser() {
        let first_slow = STEPS.iter().position(|step| !step.is_quick);
        let last_quick = STEPS.iter().rposition(|step| step.is_quick);
        assert!(last_quick < first_slow);
        assert!(!Need::QUICK.contains(&Need::Chromium));
    }

    #[test]
    fn an_unknown_word_is_refused_before_anything_runs() {
        assert!(test(&["--fast".to_string()]).is_err());
    }
}
