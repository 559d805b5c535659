//! The browser's side of the tests: Chromium, its driver, Firefox, the packages of tests/browser, and the journeys.

use crate::install::{self, Need, Tools};
use crate::process::{Outcome, program, root, run, sha256_hex, write_file};
use std::path::{Path, PathBuf};

const CHROMIUM_NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];
const CHROMIUM_PATHS: [&str; 3] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

const FIREFOX_NAMES: [&str; 3] = ["firefox", "firefox-esr", "firefox.exe"];
const FIREFOX_PATHS: [&str; 2] = ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:/Program Files/Mozilla Firefox/firefox.exe"];

/// The browser named in `CHROMIUM`, else the first one found.
pub fn find_chromium() -> Option<PathBuf> {
    named_in("CHROMIUM")
        .or_else(|| CHROMIUM_NAMES.iter().find_map(|name| on_path(name)))
        .or_else(|| CHROMIUM_PATHS.iter().map(PathBuf::from).find(|path| path.is_file()))
}

/// The browser named in `FIREFOX`, else the first one found.
pub fn find_firefox() -> Option<PathBuf> {
    named_in("FIREFOX")
        .or_else(|| FIREFOX_NAMES.iter().find_map(|name| on_path(name)))
        .or_else(|| FIREFOX_PATHS.iter().map(PathBuf::from).find(|path| path.is_file()))
}

/// The driver named in `CHROMEDRIVER`, else the one on the PATH.
pub fn find_chrome_driver() -> Option<PathBuf> {
    named_in("CHROMEDRIVER").or_else(|| on_path("chromedriver"))
}

fn named_in(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The packages of tests/browser.
pub fn ensure_packages(tools: &Tools) -> Outcome {
    ensure_packages_of(tools, "tests/browser")
}

/// `npm ci` in a folder of tests, unless the packages there come from this very lock file.
pub fn ensure_packages_of(tools: &Tools, tests: &str) -> Outcome {
    let folder = root().join(tests);
    let lock = std::fs::read(folder.join("package-lock.json")).map_err(|error| format!("{tests}/package-lock.json: {error}"))?;
    let stamp = folder.join("node_modules/.installed-from");
    let digest = sha256_hex(&lock);
    if std::fs::read_to_string(&stamp).is_ok_and(|found| found == digest) {
        return Ok(());
    }
    eprintln!("install: the packages of {tests} (npm ci)");
    run(tools.program("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    write_file(&stamp, digest.as_bytes())
}

/// Unit tests of the browser rooms, in Chromium through its driver.
pub fn wasm_tests(tools: &Tools) -> Outcome {
    let mut command = tools.program("cargo");
    command
        .args(["test", "--package", "yushui-page", "--lib", "--target", "wasm32-unknown-unknown"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", root().join("tests/browser/webdriver.json"));
    if let Some(driver) = find_chrome_driver() {
        command.env("CHROMEDRIVER", driver);
    }
    run(&mut command)
}

/// The journeys of tests/browser on the dist/ that is there: all in Chromium and a short one in Firefox, or those that are named.
pub fn journeys(arguments: &[String]) -> Outcome {
    match arguments {
        [] => {
            run_node("run.mjs", &[])?;
            run_node("firefox.mjs", &[])
        }
        [only] if only == "firefox" => run_node("firefox.mjs", &[]),
        some => run_node("run.mjs", some),
    }
}

/// `cargo xtask journeys`: only the journeys, for whoever is writing one.
pub fn journeys_command(arguments: &[String]) -> Outcome {
    install::ensure(&Need::JOURNEYS)?;
    journeys(arguments)
}

/// Runs a script of tests/browser with the browser that we found.
pub fn run_node(script: &str, arguments: &[String]) -> Outcome {
    let page = root().join("dist/index.html");
    if !page.is_file() {
        return Err("dist/ is empty: run cargo xtask pack first".into());
    }
    let mut command = program("node");
    command.arg(Path::new("tests/browser").join(script)).args(arguments);
    if let Some(chromium) = find_chromium() {
        command.env("CHROMIUM", chromium);
    }
    if let Some(firefox) = find_firefox() {
        command.env("FIREFOX", firefox);
    }
    run(&mut command)
}
