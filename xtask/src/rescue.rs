//! dist/rescue.html: the page of plain JavaScript that reads a shop when the app does not start, in one file.

use crate::browser::ensure_packages_of;
use crate::formats;
use crate::install::{self, Need, Tools};
use crate::offline;
use crate::pack;
use crate::process::{Outcome, read_text, root, run, write_file};
use crate::seal::{Place, seal};
use std::path::Path;

/// Its name in dist/, beside both forms of the app.
pub const RESCUE_FILE: &str = "rescue.html";
/// Where its sources are, and the packages that it borrows.
pub const FOLDER: &str = "src/rescue";

/// The packages of the page, by its lock file.
pub fn ensure_packages(tools: &Tools) -> Outcome {
    ensure_packages_of(tools, FOLDER)
}

/// `cargo xtask rescue`: only this page, for whoever is writing it.
pub fn command() -> Outcome {
    let tools = install::ensure(&[Need::Node, Need::RescuePackages])?;
    write(&tools, &pack::dist())?;
    offline::write(&pack::dist())
}

/// Bundles script and sheet and writes the page with a policy of its own.
pub fn write(tools: &Tools, dist: &Path) -> Outcome {
    let (folder, built) = (root().join(FOLDER), root().join("target/rescue"));
    let table = built.join("formats.json");
    std::fs::create_dir_all(&built).map_err(|error| format!("{}: {error}", built.display()))?;
    write_file(&table, formats::table()?.as_bytes())?;
    run(tools.program("node").arg("build.mjs").args([&table, &built]).current_dir(&folder))?;
    let (script, sheet) = (read_text(&built.join("page.js"))?, read_text(&built.join("page.css"))?);
    let page = filled(&read_text(&folder.join("page.html"))?, &without_paths(&script), &without_paths(&sheet))?;
    write_file(&dist.join(RESCUE_FILE), seal(&page, Place::Rescue)?.as_bytes())
}

/// The bundler notes above each piece where it came from; the way to the table differs from folder to folder.
fn without_paths(text: &str) -> String {
    let is_note =
        |line: &str| (line.trim_start().starts_with("// ") || line.trim_start().starts_with("/* ")) && line.contains("formats.json");
    text.lines().filter(|line| !is_note(line)).map(|line| format!("{line}\n")).collect()
}

fn filled(page: &str, script: &str, sheet: &str) -> Result<String, String> {
    if script.contains("</script") || script.contains("<!--") || sheet.contains("</style") {
        return Err("the script or the sheet of the rescue page closes its own element".into());
    }
    for place in ["<style></style>", "<script></script>"] {
        if page.matches(place).count() != 1 {
            return Err(format!("src/rescue/page.html lacks {place}"));
        }
    }
    let page = page.replace("<style></style>", &format!("<style>\n{sheet}</style>"));
    Ok(page.replace("<script></script>", &format!("<script>\n{script}</script>")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<style></style><script></script>";

    #[test]
    fn script_and_sheet_stand_inside_the_page() {
        assert_eq!(filled(PAGE, "a();\n", "p {}\n").unwrap(), "<style>\np {}\n</style><script>\na();\n</script>");
        assert!(filled(PAGE, "'</script>'", "").is_err());
        assert!(filled("<script></script>", "", "").is_err());
    }

    #[test]
    fn no_folder_of_this_machine_is_named() {
        assert_eq!(without_paths("  // ../target/rescue/formats.json\n  var a;\n"), "  var a;\n");
    }
}
