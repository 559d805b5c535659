//! What the commands need from outside, and how it gets here.
//!
//! A tool of the right version on the PATH is used as it is. What is missing goes into a folder of our own, so that
//! nobody's other projects get a different version behind their back.

use crate::browser;
use crate::process::{Outcome, captured, program, read_text, root, run};
use crate::rescue;
use crate::sql;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const TRUNK_VERSION: &str = "0.21.14";
const WASM_OPT_VERSION: &str = "132";
const WASM_SPLIT_VERSION: &str = "0.2.4";
const CARGO_DENY_VERSION: &str = "0.20.2";
const NODE_MAJOR_VERSION: u32 = 20;
const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Something that a command cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    RustParts,
    WasmTarget,
    CargoDeny,
    Trunk,
    WasmBindgen,
    WasmSplit,
    Node,
    WasmOpt,
    RescuePackages,
    BrowserPackages,
    SqlPackages,
    Chromium,
    ChromeDriver,
    /// The only one that may stay away: its journeys are skipped then, and say so.
    Firefox,
}

impl Need {
    /// Everything, in the order in which it is installed.
    pub const ALL: [Need; 14] = [
        Need::RustParts,
        Need::WasmTarget,
        Need::CargoDeny,
        Need::Trunk,
        Need::WasmBindgen,
        Need::WasmSplit,
        Need::Node,
        Need::WasmOpt,
        Need::RescuePackages,
        Need::BrowserPackages,
        Need::SqlPackages,
        Need::Chromium,
        Need::ChromeDriver,
        Need::Firefox,
    ];
    /// For looking at the code without opening a browser.
    pub const QUICK: [Need; 3] = [Need::RustParts, Need::WasmTarget, Need::CargoDeny];
    /// For building the page to look at it.
    pub const BUILD: [Need; 5] = [Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::Node, Need::WasmOpt];
    /// For building the page as it is handed out.
    pub const PACK: [Need; 7] =
        [Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::WasmSplit, Need::Node, Need::WasmOpt, Need::RescuePackages];
    /// For walking through the built page.
    pub const JOURNEYS: [Need; 4] = [Need::Node, Need::BrowserPackages, Need::Chromium, Need::Firefox];
}

/// Where the tools are found: starts programs with our own tool folder in front of the PATH.
pub struct Tools {
    folder: PathBuf,
    path: OsString,
}

impl Tools {
    /// The tools of this machine, without installing anything.
    pub fn here() -> Result<Tools, String> {
        let folder = tool_folder()?;
        let own = [folder.join("bin"), folder.join("node_modules/.bin")];
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(own.into_iter().chain(std::env::split_paths(&inherited)))
            .map_err(|error| format!("the PATH cannot be extended: {error}"))?;
        Ok(Tools { folder, path })
    }

    /// A program that finds our tools.
    pub fn program(&self, name: &str) -> Command {
        let mut command = program(name);
        command.env("PATH", &self.path);
        command
    }

    /// Whether `name --version` speaks of this version.
    fn has(&self, name: &str, version: &str) -> bool {
        captured(self.program(name).arg("--version")).is_some_and(|text| names(&text, version))
    }
}

/// Installs what is missing among `needs` and says what it does; silent about what is there.
pub fn ensure(needs: &[Need]) -> Result<Tools, String> {
    let tools = Tools::here()?;
    for need in needs {
        ensure_one(*need, &tools)?;
    }
    Ok(tools)
}

fn ensure_one(need: Need, tools: &Tools) -> Outcome {
    match need {
        Need::RustParts => ensure_rust_parts(),
        Need::WasmTarget => ensure_wasm_target(),
        Need::CargoDeny => {
            if captured(tools.program("cargo-deny").arg("--version")).is_some() {
                return Ok(());
            }
            cargo_install(tools, "cargo-deny", CARGO_DENY_VERSION, &["--locked"])
        }
        Need::Trunk => {
            if tools.has("trunk", TRUNK_VERSION) {
                return Ok(());
            }
            cargo_install(tools, "trunk", TRUNK_VERSION, &["--locked"])
        }
        Need::WasmBindgen => {
            let version = wasm_bindgen_version(&read_text(&root().join("Cargo.lock"))?)?;
            if tools.has("wasm-bindgen", &version) && tools.has("wasm-bindgen-test-runner", &version) {
                return Ok(());
            }
            // The lock file that this version was published with does not build any more.
            cargo_install(tools, "wasm-bindgen-cli", &version, &[])
        }
        Need::WasmSplit => {
            // The program does not tell its version; cargo knows what it installed.
            let installed = captured(tools.program("cargo").args(["install", "--list", "--root"]).arg(&tools.folder));
            if installed.is_some_and(|list| list.contains(&format!("wasm_split_cli_support v{WASM_SPLIT_VERSION}:"))) {
                return Ok(());
            }
            cargo_install(tools, "wasm_split_cli_support", WASM_SPLIT_VERSION, &["--locked", "--features", "build-binary"])
        }
        Need::Node => ensure_node(tools),
        Need::WasmOpt => {
            if tools.has("wasm-opt", WASM_OPT_VERSION) {
                return Ok(());
            }
            say(&format!("wasm-opt {WASM_OPT_VERSION} (npm package binaryen)"));
            let package = format!("binaryen@{WASM_OPT_VERSION}.0.0");
            std::fs::create_dir_all(&tools.folder).map_err(|error| format!("{}: {error}", tools.folder.display()))?;
            run(tools.program("npm").args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"]).arg(&tools.folder).arg(package))
        }
        Need::RescuePackages => rescue::ensure_packages(tools),
        Need::BrowserPackages => browser::ensure_packages(tools),
        Need::SqlPackages => sql::ensure_packages(tools),
        Need::Chromium => match browser::find_chromium() {
            Some(_) => Ok(()),
            None => from_the_system("Chromium", "CHROMIUM", &["chromium"], || browser::find_chromium().is_some()),
        },
        Need::ChromeDriver => match browser::find_chrome_driver() {
            Some(_) => Ok(()),
            None => from_the_system("chromedriver", "CHROMEDRIVER", &["chromium-driver"], || browser::find_chrome_driver().is_some()),
        },
        Need::Firefox => {
            if browser::find_firefox().is_none()
                && let Err(advice) = from_the_system("Firefox", "FIREFOX", &["firefox-esr"], || browser::find_firefox().is_some())
            {
                say(&format!("{advice} Until then the journeys in Firefox are skipped."));
            }
            Ok(())
        }
    }
}

fn ensure_rust_parts() -> Outcome {
    for (part, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if captured(program("cargo").args([part, "--version"])).is_none() {
            say(component);
            run(program("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

fn ensure_wasm_target() -> Outcome {
    let sysroot =
        captured(program("rustc").args(["--print", "sysroot"])).ok_or("rustc does not answer: install Rust from https://rustup.rs")?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET);
    if library.is_dir() {
        return Ok(());
    }
    say(&format!("the Rust target {WASM_TARGET}"));
    run(program("rustup").args(["target", "add", WASM_TARGET]))
}

fn ensure_node(tools: &Tools) -> Outcome {
    let is_there = || {
        let node = captured(tools.program("node").arg("--version"));
        let npm = captured(tools.program("npm").arg("--version"));
        npm.is_some() && node.is_some_and(|text| node_major(&text) >= Some(NODE_MAJOR_VERSION))
    };
    if is_there() {
        return Ok(());
    }
    from_the_system(&format!("Node {NODE_MAJOR_VERSION} or newer with npm"), "PATH", &["nodejs", "npm"], is_there)
}

fn cargo_install(tools: &Tools, package: &str, version: &str, how: &[&str]) -> Outcome {
    say(&format!("{package} {version} (this takes some minutes)"));
    let mut command = tools.program("cargo");
    command.args(["install", package, "--version", version, "--force"]).args(how).arg("--root").arg(&tools.folder);
    run(&mut command)
}

/// Asks the system's package manager where we may; otherwise says what the person has to install.
fn from_the_system(what: &str, variable: &str, packages: &[&str], is_there: impl Fn() -> bool) -> Outcome {
    let advice =
        format!("{what} is missing. Install it (on Debian: apt-get install {}) or name it in the variable {variable}.", packages.join(" "));
    let Some(apt_get) = apt_get() else {
        return Err(advice);
    };
    say(&format!("{what} by apt-get"));
    let (head, tail) = apt_get.split_first().ok_or(advice.clone())?;
    let install = || run(program(head).args(tail).args(["install", "--yes", "--no-install-recommends"]).args(packages));
    if install().is_err() {
        // A fresh machine has no package lists yet.
        run(program(head).args(tail).arg("update")).map_err(|error| format!("{error}. {advice}"))?;
        install().map_err(|error| format!("{error}. {advice}"))?;
    }
    if is_there() { Ok(()) } else { Err(advice) }
}

/// The words that start apt-get with the right to install, if we have it.
fn apt_get() -> Option<&'static [&'static str]> {
    captured(program("apt-get").arg("--version"))?;
    if captured(program("id").arg("-u"))?.trim() == "0" {
        return Some(&["apt-get"]);
    }
    captured(program("sudo").args(["--non-interactive", "true"]))?;
    Some(&["sudo", "--non-interactive", "apt-get"])
}

/// `YUSHUI_TOOLS`, or `yushui-tools` in the user's cache folder.
fn tool_folder() -> Result<PathBuf, String> {
    let from = |variable: &str| std::env::var_os(variable).filter(|value| !value.is_empty());
    if let Some(folder) = from("YUSHUI_TOOLS") {
        return Ok(PathBuf::from(folder));
    }
    from("XDG_CACHE_HOME")
        .or_else(|| from("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| from("HOME").map(|home| Path::new(&home).join(".cache")))
        .map(|cache| cache.join("yushui-tools"))
        .ok_or_else(|| "no folder for tools: set the variable YUSHUI_TOOLS to one that may be written".into())
}

fn say(what: &str) {
    eprintln!("install: {what}");
}

/// Whether a `--version` text names exactly this version.
fn names(text: &str, version: &str) -> bool {
    text.split_whitespace().any(|word| word == version)
}

/// 20 of `v20.11.1`.
fn node_major(text: &str) -> Option<u32> {
    text.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The version of wasm-bindgen in Cargo.lock; the command line tool must be exactly the same.
fn wasm_bindgen_version(lock: &str) -> Result<String, String> {
    let mut lines = lock.lines();
    lines
        .find(|line| *line == "name = \"wasm-bindgen\"")
        .and_then(|_| lines.next()?.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_string)
        .ok_or_else(|| "Cargo.lock does not name wasm-bindgen".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_recognised_as_a_whole_word() {
        assert!(names("trunk 0.21.14\n", "0.21.14"));
        assert!(names("wasm-opt version 132 (version_132)\n", "132"));
        assert!(!names("trunk 0.21.140\n", "0.21.14"));
        assert!(!names("wasm-opt version 121 (version_121)\n", "132"));
        assert!(!names("", "132"));
    }

    #[test]
    fn node_tells_its_major_version() {
        assert_eq!(node_major("v20.11.1\n"), Some(20));
        assert!(node_major("v18.20.0") < Some(NODE_MAJOR_VERSION));
        assert_eq!(node_major("nonsense"), None);
    }

    #[test]
    fn the_lock_file_names_the_bindgen_version_and_not_that_of_its_relatives() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        assert_eq!(wasm_bindgen_version(lock), Ok("0.2.1".to_string()));
        assert!(wasm_bindgen_version("name = \"other\"").is_err());
    }

    #[test]
    fn trunk_is_told_the_same_versions() {
        let trunk = read_text(&root().join("Trunk.toml")).unwrap();
        let lock = read_text(&root().join("Cargo.lock")).unwrap();
        let bindgen = wasm_bindgen_version(&lock).unwrap();
        assert!(trunk.contains(&format!("wasm_bindgen = \"{bindgen}\"")));
        assert!(trunk.contains(&format!("wasm_opt = \"version_{WASM_OPT_VERSION}\"")));
        assert!(trunk.contains(TRUNK_VERSION));
    }
}
