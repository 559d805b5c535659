//! What a pack prints, so that anybody can compare: the same commit packs to the same bytes.

use crate::pack::{dist, packed_files};
use crate::process::{Outcome, root, sha256_hex};
use std::path::{Path, PathBuf};

/// The single file lies beside the hosted folder's files and is none of them.
pub const SINGLE_FILE: &str = "yushui.html";

/// Prints the SHA-256 of the single file, and that of the hosted folder.
pub fn print() -> Outcome {
    let mut listed = Vec::new();
    for name in packed_files()? {
        let bytes = std::fs::read(dist().join(&name)).map_err(|error| format!("dist/{name}: {error}"))?;
        listed.push((sha256_hex(&bytes), name));
    }
    let (single, hosted): (Vec<_>, Vec<_>) = listed.into_iter().partition(|(_, name)| name == SINGLE_FILE);
    for (hash, name) in single {
        eprintln!("sha256 {hash}  dist/{name}");
    }
    eprintln!("sha256 {}  dist/ without {SINGLE_FILE}, {} files", of_folder(&hosted), hosted.len());
    Ok(())
}

/// The hash of what `LC_ALL=C sha256sum` prints of the files in the order of their names.
fn of_folder(listed: &[(String, String)]) -> String {
    let lines: String = listed.iter().map(|(hash, name)| format!("{hash}  {name}\n")).collect();
    sha256_hex(lines.as_bytes())
}

/// The compiler's flags under which no path of this machine gets into a release, as cargo reads them: parted by blanks,
/// beside the flags of .cargo/config.toml. A path with a blank in it cannot be said so and is told.
pub fn path_flags() -> String {
    let home =
        |name: &str, folder: &str| std::env::var_os(name).map(PathBuf::from).or_else(|| std::env::home_dir().map(|home| home.join(folder)));
    let mut places = vec![(root(), "/yushui")];
    places.extend(home("CARGO_HOME", ".cargo").map(|place| (place, "/cargo")));
    places.extend(home("RUSTUP_HOME", ".rustup").map(|place| (place, "/rustup")));
    if let Some(target) = std::env::var_os("CARGO_TARGET_DIR") {
        places.push((root().join(target), "/yushui/target"));
    }
    places.iter().filter_map(|(place, name)| flag(place, name)).collect::<Vec<_>>().join(" ")
}

fn flag(place: &Path, name: &str) -> Option<String> {
    let text = place.to_str().filter(|text| !text.contains(char::is_whitespace));
    if text.is_none() {
        eprintln!("{} has a blank in it: the pack will name it, and differ from those of other folders", place.display());
    }
    text.map(|text| format!("--remap-path-prefix={text}={name}"))
}

/// Fails when a file of the pack names a folder of this machine.
pub fn expect_no_paths() -> Outcome {
    let home = std::env::home_dir();
    let mut places = vec![root()];
    places.extend(home.filter(|home| home.components().count() > 1));
    for name in packed_files()? {
        let bytes = std::fs::read(dist().join(&name)).map_err(|error| format!("dist/{name}: {error}"))?;
        for place in &places {
            if names(&bytes, &format!("{}/", place.display())) {
                return Err(format!("dist/{name} names {}: other folders would pack other bytes", place.display()));
            }
        }
    }
    Ok(())
}

fn names(bytes: &[u8], place: &str) -> bool {
    bytes.windows(place.len()).any(|window| window == place.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_hash_follows_names_and_bytes() {
        let file = |hash: &str, name: &str| (hash.to_string(), name.to_string());
        let first = of_folder(&[file("aa", "index.html")]);
        assert_eq!(first, sha256_hex(b"aa  index.html\n"));
        assert_ne!(first, of_folder(&[file("ab", "index.html")]));
        assert_ne!(first, of_folder(&[file("aa", "index.htm")]));
    }

    #[test]
    fn the_folders_of_this_machine_get_other_names() {
        assert!(path_flags().contains(&format!("{}=/yushui", root().display())) || root().display().to_string().contains(' '));
        assert_eq!(flag(Path::new("/a b"), "/x"), None);
    }

    #[test]
    fn a_path_inside_a_file_is_found() {
        assert!(names(b"\0/home/somebody/src/lib.rs\0", "/home/somebody/"));
        assert!(!names(b"\0/yushui/src/lib.rs\0", "/home/somebody/"));
    }
}
