//! dist/sw.js: public/sw.js with the exact list of what the hosted page is made of. Its version is the hash of that list.

use crate::digest::SINGLE_FILE;
use crate::pack::packed_files;
use crate::process::{Outcome, read_text, root, sha256_hex, write_file};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;

/// The lines of public/sw.js that are filled in.
const VERSION_LINE: &str = "const VERSION = \"\";";
const FILES_LINE: &str = "const FILES = [];";
/// What lies in the folder and is not of the page.
const OTHER_FILES: [&str; 3] = [SINGLE_FILE, "sbom.json", "sw.js"];

/// Writes the service worker; everything else is in dist/ by now.
pub fn write(dist: &Path) -> Outcome {
    let mut files = Vec::new();
    for name in packed_files()?.into_iter().filter(|name| !OTHER_FILES.contains(&name.as_str())) {
        let bytes = std::fs::read(dist.join(&name)).map_err(|error| format!("dist/{name}: {error}"))?;
        // Hosts differ in whether they answer or redirect when asked for index.html by name.
        let name = if name == "index.html" { "./".to_string() } else { name };
        files.push((name, format!("sha256-{}", STANDARD.encode(Sha256::digest(&bytes)))));
    }
    let worker = filled(&read_text(&root().join("public/sw.js"))?, &files)?;
    write_file(&dist.join("sw.js"), worker.as_bytes())
}

fn filled(source: &str, files: &[(String, String)]) -> Result<String, String> {
    if !source.contains(VERSION_LINE) || !source.contains(FILES_LINE) {
        return Err(format!("public/sw.js lacks {VERSION_LINE} or {FILES_LINE}"));
    }
    let list: String = files.iter().map(|(name, hash)| format!("\n  [{name:?}, {hash:?}],")).collect();
    let version = &sha256_hex(list.as_bytes())[..16];
    let with_version = source.replacen(VERSION_LINE, &format!("const VERSION = \"{version}\";"), 1);
    Ok(with_version.replacen(FILES_LINE, &format!("const FILES = [{list}\n];"), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_version(files: &[(&str, &str)]) -> String {
        let files: Vec<_> = files.iter().map(|(name, hash)| (name.to_string(), hash.to_string())).collect();
        let worker = filled(&read_text(&root().join("public/sw.js")).unwrap(), &files).unwrap();
        assert!(files.iter().all(|(name, hash)| worker.contains(&format!("[\"{name}\", \"{hash}\"],"))), "{worker}");
        let (_, rest) = worker.split_once("const VERSION = \"").unwrap();
        rest[..16].to_string()
    }

    #[test]
    fn the_version_follows_every_file() {
        let first = check_version(&[("./", "sha256-a"), ("a.css", "sha256-b")]);
        assert_eq!(first, check_version(&[("./", "sha256-a"), ("a.css", "sha256-b")]));
        assert_ne!(first, check_version(&[("./", "sha256-a"), ("a.css", "sha256-c")]));
        assert_ne!(first, check_version(&[("./", "sha256-a")]));
    }

    #[test]
    fn a_source_without_its_lines_is_refused() {
        assert!(filled("const VERSION = \"1\";", &[]).is_err());
    }
}
