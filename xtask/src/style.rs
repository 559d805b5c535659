//! Bundles style/main.css and all that it imports into one sheet: one request hosted, one element in the single file.

use crate::process::{Outcome, read_text, root, write_file};
use std::path::Path;

/// Where public/index.html looks for the bundled sheet.
const BUNDLE: &str = "target/style/yushui.css";

/// Trunk's hook before each build.
pub fn bundle() -> Outcome {
    let sheet = bundled(&root().join("style/main.css"), &read_text, 0)?;
    let target = root().join(BUNDLE);
    // An untouched file keeps its time, so that a watcher sees no change where there is none.
    if std::fs::read_to_string(&target).is_ok_and(|found| found == sheet) {
        return Ok(());
    }
    write_file(&target, sheet.as_bytes())
}

/// The sheet with its imports put in place; `read` gives the text of a file.
fn bundled(file: &Path, read: &dyn Fn(&Path) -> Result<String, String>, depth: u32) -> Result<String, String> {
    if depth > 8 {
        return Err(format!("{}: styles import each other in a circle", file.display()));
    }
    let text = read(file)?;
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut sheet = String::with_capacity(text.len());
    for (index, line) in text.lines().enumerate() {
        if !line.starts_with("@import") {
            sheet.push_str(line);
            sheet.push('\n');
            continue;
        }
        let import = Import::parse(line).ok_or_else(|| {
            format!("{}:{}: write @import \"file.css\"; or @import \"file.css\" layer(name); alone on its line", file.display(), index + 1)
        })?;
        let inner = bundled(&folder.join(import.file), read, depth + 1)?;
        match import.layer {
            Some(layer) => sheet.push_str(&format!("@layer {layer} {{\n{inner}}}\n")),
            None => sheet.push_str(&inner),
        }
    }
    Ok(sheet)
}

#[derive(Debug, PartialEq, Eq)]
struct Import<'a> {
    file: &'a str,
    layer: Option<&'a str>,
}

impl Import<'_> {
    fn parse(line: &str) -> Option<Import<'_>> {
        let rest = line.strip_prefix("@import")?.trim().strip_suffix(';')?.trim();
        let (rest, close) = match rest.strip_prefix("url(") {
            Some(inside) => (inside, ")"),
            None => (rest, ""),
        };
        let quote = rest.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
        let (file, rest) = rest[1..].split_once(quote)?;
        let rest = rest.strip_prefix(close)?.trim();
        let layer = match rest {
            "" => None,
            _ => Some(rest.strip_prefix("layer(")?.strip_suffix(')')?.trim()),
        };
        Some(Import { file, layer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(&str, Option<&str>)>) {
        let import = Import::parse(line).map(|import| (import.file, import.layer));
        assert_eq!(import, expected, "{line}");
    }

    #[test]
    fn imports_are_read_in_both_spellings() {
        check("@import \"a.css\";", Some(("a.css", None)));
        check("@import 'b/a.css' layer(parts);", Some(("b/a.css", Some("parts"))));
        check("@import url(\"a.css\") layer(base);", Some(("a.css", Some("base"))));
    }

    #[test]
    fn an_import_that_would_be_bundled_wrongly_is_refused() {
        check("@import \"a.css\" screen;", None);
        check("@import \"a.css\" layer(base) print;", None);
        check("@import a.css;", None);
        check("@import \"a.css\"", None);
    }

    fn read(file: &Path) -> Result<String, String> {
        match file.to_str() {
            Some("s/main.css") => Ok("@layer a;\n@import \"b/one.css\" layer(a);\np {}\n".into()),
            Some("s/b/one.css") => Ok("@import \"two.css\";\nq {}\n".into()),
            Some("s/b/two.css") => Ok("i {}\n".into()),
            Some("s/circle.css") => Ok("@import \"circle.css\";\n".into()),
            _ => Err(format!("{} is missing", file.display())),
        }
    }

    #[test]
    fn imports_are_put_in_place_relative_to_the_file_that_names_them() {
        let sheet = bundled(Path::new("s/main.css"), &read, 0);
        assert_eq!(sheet.as_deref(), Ok("@layer a;\n@layer a {\ni {}\nq {}\n}\np {}\n"));
    }

    #[test]
    fn a_circle_and_a_missing_file_are_refused() {
        assert!(bundled(Path::new("s/circle.css"), &read, 0).is_err());
        assert!(bundled(Path::new("s/none.css"), &read, 0).is_err());
    }
}
