//! The exported SQL, run by an engine and held against the methods.

use crate::browser::ensure_packages_of;
use crate::install::{self, Need, Tools};
use crate::process::{Outcome, root, run};
use std::path::PathBuf;

/// Sales of the corpus on which the script is run; the sample shop always is.
const FILES: [&str; 4] = ["cdnow_sample.txt", "rfm_orders.csv", "grocery_elog.csv", "online_retail_2010-12.csv"];

/// `cargo xtask sql [--spark]`: only this step, in DuckDB or in the Spark of this machine.
pub fn command(arguments: &[String]) -> Outcome {
    let program = match arguments {
        [] => "run.mjs",
        [only] if only == "--spark" => "spark.mjs",
        _ => return Err("cargo xtask sql takes nothing but --spark".into()),
    };
    let tools = install::ensure(&[Need::Node])?;
    compare(&tools, program)
}

/// Writes the shops natively and compares them in DuckDB.
pub fn check(tools: &Tools) -> Outcome {
    compare(tools, "run.mjs")
}

/// The packages of tests/sql.
pub fn ensure_packages(tools: &Tools) -> Outcome {
    ensure_packages_of(tools, "tests/sql")
}

fn compare(tools: &Tools, program: &str) -> Outcome {
    ensure_packages(tools)?;
    let target = root().join("target/sql");
    let mut folders = vec![target.join("sample")];
    write_case(tools, &folders[0], None)?;
    for file in FILES {
        let path = corpus().join("transactions").join(file);
        if !path.is_file() {
            println!("skipped: no corpus ({file})");
            continue;
        }
        let folder = target.join(file.split('.').next().unwrap_or(file));
        write_case(tools, &folder, Some(path))?;
        folders.push(folder);
    }
    run(tools.program("node").arg(root().join("tests/sql").join(program)).args(folders))
}

fn write_case(tools: &Tools, folder: &PathBuf, sales: Option<PathBuf>) -> Outcome {
    let mut command = tools.program("cargo");
    run(command.args(["run", "--quiet", "--package", "yushui", "--example", "sql_case", "--"]).arg(folder).args(sales))
}

fn corpus() -> PathBuf {
    std::env::var_os("YUSHUI_CORPUS").map_or_else(|| root().join("../shared/data"), PathBuf::from)
}
