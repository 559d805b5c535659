//! `cargo xtask …`: the project's only automation. Every command installs what it needs, says so, and skips what is there.

mod bench;
mod browser;
mod budget;
mod check;
mod digest;
mod formats;
mod html;
mod install;
mod offline;
mod pack;
mod parts;
mod process;
mod rescue;
mod sbom;
mod seal;
mod serve;
mod sql;
mod style;
mod worker;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [--dev]            build the page and open it on localhost (--dev: quick build, slow page)
cargo xtask test [--quick]           everything that must pass (--quick: without the browser)
cargo xtask pack [--dev]             dist/ to host, dist/yushui.html to open by double click (--dev: quick build, slow page)
cargo xtask bench [ARGS…]            the speed and size figures as JSON
cargo xtask journeys [NAME] [ARGS…]  only the browser journeys, on the dist/ that is there
cargo xtask rescue                   only dist/rescue.html, beside the dist/ that is there
cargo xtask sql [--spark]            only the exported SQL, run by DuckDB (--spark: by the Spark of this machine)
cargo xtask install                  only install what the commands need
cargo xtask style                    bundle style/main.css (Trunk calls this before each build)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[][..]),
    };
    let outcome = match command {
        "test" => return check::test(rest).unwrap_or_else(complain),
        "serve" => serve::serve(rest),
        "pack" => pack::pack_command(rest),
        "bench" => bench::bench(rest),
        "journeys" => browser::journeys_command(rest),
        "rescue" => rescue::command(),
        "install" => install::ensure(&install::Need::ALL).map(drop),
        "sql" => sql::command(rest),
        "style" => style::bundle(),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no command “{other}”.\n{USAGE}")),
    };
    outcome.map_or_else(complain, |()| ExitCode::SUCCESS)
}

fn complain(sentence: String) -> ExitCode {
    eprintln!("{sentence}");
    ExitCode::FAILURE
}
