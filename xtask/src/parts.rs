//! Cutting the page's wasm into the part that a first visit needs and the parts that come when they are first used
//! (src/ui/lazy.rs), after linking and before wasm-bindgen.

use crate::html::elements;
use crate::install::Tools;
use crate::pack::Loader;
use crate::process::{Outcome, read_text, root, run, sha256_hex, write_file};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::path::{Path, PathBuf};

/// Trunk's page with the page's wasm left as the linker made it; beside public/ so that its references hold.
const UNCUT_PAGE: &str = "target/index.html";
/// What the splitter's glue is called.
const LINKS: &str = "__wasm_split.js";
/// How that glue gets a part, and what it is replaced by.
const FETCH: (&str, &str) = ("fetch(new URL(\"./", ".wasm\", import.meta.url))");

/// Gets a part of the hosted page. A server that does not know the type of wasm shall not matter.
const FETCH_HOSTED: &str = r#"
async function fetchPart(name, integrity) {
    const response = await fetch(new URL(name, import.meta.url), { integrity });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return new Response(await response.arrayBuffer(), { headers: { "Content-Type": "application/wasm" } });
}
"#;

/// The same in the single file, which carries its parts.
pub const FETCH_CARRIED: &str = r#"
async function fetchPart(name) {
    const text = document.getElementById(name).textContent;
    const bytes = Uint8Array.fromBase64
        ? Uint8Array.fromBase64(text)
        : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
}
"#;

/// Writes the page that Trunk builds when the wasm is to be cut afterwards.
pub fn uncut_page() -> Result<PathBuf, String> {
    let path = root().join(UNCUT_PAGE);
    write_file(&path, uncut(&read_text(&root().join("public/index.html"))?)?.as_bytes())?;
    Ok(path)
}

fn uncut(page: &str) -> Result<String, String> {
    let plain = "data-bin=\"yushui\" data-wasm-opt=\"z\"";
    if !page.contains(plain) {
        return Err(format!("public/index.html names the page's wasm otherwise than by {plain}"));
    }
    Ok(page.replace(plain, "data-bin=\"yushui\" data-wasm-opt=\"0\" data-cargo-features=\"split\""))
}

/// A file of the page that is fetched when it is first needed.
pub struct Part {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The page's script and its parts in place of what Trunk made of the uncut wasm.
pub struct Parts {
    pub index: String,
    pub parts: Vec<Part>,
}

impl Parts {
    /// Cuts the wasm, writes the pieces into dist/ and names them in the page.
    pub fn cut(tools: &Tools, is_dev: bool, dist: &Path, index: &str) -> Result<Parts, String> {
        let folder = root().join("target/parts");
        // What is left from another cut would be taken for a part of this one.
        let _ = std::fs::remove_dir_all(&folder);
        let input = target_folder().join("wasm32-unknown-unknown").join(if is_dev { "debug" } else { "release" }).join("yushui.wasm");
        run(tools.program("wasm-split-cli").arg(&input).arg(&folder).args(["--target", "web", "--out-name", "yushui"]))?;
        let bound = folder.join("bound");
        run(tools
            .program("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "yushui", "--out-dir"])
            .arg(&bound)
            .arg(folder.join("yushui.wasm")))?;
        let mut links = read_text(&folder.join(LINKS))?;
        let mut parts = Vec::new();
        for stem in part_stems(&links)? {
            let bytes = shrunk(tools, is_dev, &folder.join(format!("{stem}.wasm")))?;
            let plain = stem.trim_start_matches("split_").replace('_', "-");
            let name = format!("yushui-{plain}-{}.wasm", short_hash(&bytes));
            let fetch = format!("{}{stem}{}", FETCH.0, FETCH.1);
            links = links.replace(&fetch, &format!("fetchPart(\"{name}\", \"{}\")", integrity(&bytes)));
            write_file(&dist.join(&name), &bytes)?;
            parts.push(Part { name, bytes });
        }
        let wasm = shrunk(tools, is_dev, &bound.join("yushui_bg.wasm"))?;
        let glue = joined(&read_text(&bound.join("yushui.js"))?, &links)?;
        let index = replace_loader(dist, index, &glue, &wasm)?;
        Ok(Parts { index, parts })
    }
}

/// Where cargo puts what it builds.
fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The files that the splitter's glue fetches, without their ending.
fn part_stems(links: &str) -> Result<Vec<String>, String> {
    let stems: Vec<String> =
        links.split(FETCH.0).skip(1).filter_map(|rest| rest.split_once(FETCH.1)).map(|(stem, _)| stem.to_string()).collect();
    if stems.is_empty() { Err(format!("{LINKS} fetches no part: the splitter writes it otherwise now")) } else { Ok(stems) }
}

/// The bytes of a wasm file, optimised in a release.
fn shrunk(tools: &Tools, is_dev: bool, file: &Path) -> Result<Vec<u8>, String> {
    let small = file.with_extension("small.wasm");
    let features = ["simd", "bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
    if !is_dev {
        let enable = features.map(|feature| format!("--enable-{feature}"));
        run(tools.program("wasm-opt").arg("-Oz").args(enable).arg(file).arg("-o").arg(&small))?;
    }
    let chosen = if is_dev { file } else { &small };
    std::fs::read(chosen).map_err(|error| format!("{}: {error}", chosen.display()))
}

/// One module out of wasm-bindgen's and the splitter's, which import each other.
fn joined(glue: &str, links: &str) -> Result<String, String> {
    // One import a part, all of the same script.
    let (imports, rest): (Vec<&str>, Vec<&str>) = glue.lines().partition(|line| line.starts_with("import * as ") && line.contains(LINKS));
    let names: Vec<&str> = imports.iter().filter_map(|line| line.split_whitespace().nth(3)).collect();
    if names.is_empty() {
        return Err("wasm-bindgen's script does not import the splitter's".into());
    }
    let (mut own, mut exported) = (String::new(), Vec::new());
    for line in links.lines() {
        if line.starts_with("import ") {
            continue;
        }
        match line.strip_prefix("export const ") {
            None => own.push_str(line),
            Some(rest) => {
                exported.push(rest.split([' ', '=']).next().unwrap_or_default());
                own.push_str("const ");
                own.push_str(rest);
            }
        }
        own.push('\n');
    }
    let mut module = rest.join("\n") + FETCH_HOSTED + &own;
    let loaders = exported.join(", ");
    for name in names {
        module += &format!("const {name} = {{ {loaders} }};\n");
    }
    Ok(module)
}

/// The single file's script: its parts are carried, not fetched.
pub fn carrying(glue: &str) -> String {
    glue.replace(FETCH_HOSTED, FETCH_CARRIED)
}

/// Puts script and wasm in the place of Trunk's, under names that tell their content.
fn replace_loader(dist: &Path, index: &str, glue: &str, wasm: &[u8]) -> Result<String, String> {
    let (_, loader) = Loader::find(index)?;
    let hash = short_hash(&[glue.as_bytes(), wasm].concat());
    let (new_glue, new_wasm) = (format!("yushui-{hash}.js"), format!("yushui-{hash}_bg.wasm"));
    let mut page = index.to_string();
    for element in elements(index).into_iter().rev().filter(|element| element.name == "link") {
        let file = element.attribute(index, "href").unwrap_or_default();
        let bytes = match file.trim_start_matches("./") {
            name if name == loader.glue => glue.as_bytes(),
            name if name == loader.wasm => wasm,
            _ => continue,
        };
        if let Some(old) = element.attribute(index, "integrity") {
            let tag = index[element.tag.clone()].replace(old, &integrity(bytes));
            page.replace_range(element.tag, &tag);
        }
    }
    for (old, new, bytes) in [(&loader.wasm, &new_wasm, wasm), (&loader.glue, &new_glue, glue.as_bytes())] {
        page = page.replace(old.as_str(), new);
        remove(&dist.join(old))?;
        write_file(&dist.join(new), bytes)?;
    }
    Ok(page)
}

fn remove(file: &Path) -> Outcome {
    std::fs::remove_file(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// Sixteen hexadecimal digits that change with the content.
fn short_hash(bytes: &[u8]) -> String {
    let digest = sha256_hex(bytes);
    digest[..16].to_string()
}

/// What a browser compares a fetched file with.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINKS_TEXT: &str = "import { initSync } from \"./yushui.js\";\nfunction makeLoad() {}\n\
        const __chunk_1 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_1.wasm\", import.meta.url));\n}, []);\n\
        export const __wasm_split_load_files = wrap(makeLoad(() => {\n    const src = fetch(new URL(\"./split_files.wasm\", import.meta.url));\n}, [__chunk_1]));\n";

    #[test]
    fn the_parts_are_those_that_the_glue_fetches() {
        assert_eq!(part_stems(LINKS_TEXT).unwrap(), ["chunk_1", "split_files"]);
        assert!(part_stems("nothing").is_err());
    }

    #[test]
    fn two_modules_become_one_without_imports() {
        let glue = "import * as import1 from \"./__wasm_split.js\"\n\nfunction initSync() {}\nconst imports = { a: import1 };\n";
        let module = joined(glue, LINKS_TEXT).unwrap();
        assert!(module.lines().all(|line| !line.starts_with("import ") && !line.starts_with("export const")), "{module}");
        assert!(module.contains("const import1 = { __wasm_split_load_files };"));
        assert!(carrying(&module).contains("document.getElementById(name)"));
        assert!(!carrying(&module).contains("fetch(new URL(name"));
        assert!(joined("function initSync() {}", LINKS_TEXT).is_err());
    }

    #[test]
    fn the_page_names_its_wasm_as_the_cut_expects() {
        let page = read_text(&root().join("public/index.html")).unwrap();
        assert_eq!(uncut(&page).unwrap().matches("data-cargo-features").count(), 1);
    }

    #[test]
    fn a_name_tells_the_content() {
        assert_ne!(short_hash(b"a"), short_hash(b"b"));
        // The hash of the empty text that FIPS 180-4 publishes examples for begins so.
        assert_eq!(short_hash(b""), "e3b0c44298fc1c14");
    }
}
