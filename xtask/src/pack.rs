//! `cargo xtask pack`: dist/ to put on any web server, and dist/yushui.html, the same page in one file.

use crate::digest::{self, SINGLE_FILE};
use crate::html::{Element, elements};
use crate::install::{self, Need, Tools};
use crate::offline;
use crate::parts::{self, Parts};
use crate::process::{Outcome, read_text, root, run, write_file};
use crate::rescue;
use crate::sbom;
use crate::seal::{Place, seal};
use crate::worker::WorkerFiles;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::path::PathBuf;
use std::process::Stdio;

/// The element that carries the page's wasm in the single file.
const PAGE_WASM_ID: &str = "yushui-wasm";

/// Starts the page from the bytes that the file carries, where the hosted page would fetch them; the event is the one
/// that Trunk's own loader sends.
///
/// Before anything of it changes the page keeps itself, without the shop that it may carry: from that a shop in a file is written. The
/// copy shares its texts with the page.
const START_FROM_BYTES: &str = r##"
{
  globalThis.yushuiPage = document.documentElement.cloneNode(true);
  yushuiPage.querySelector("#yushui-shop")?.remove();
  const holder = document.getElementById("yushui-wasm");
  const text = holder.textContent;
  holder.remove();
  const bytes = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(text)
    : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const wasm = await __wbg_init({ module_or_path: bytes });
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
}
"##;

/// `cargo xtask pack [--dev]`.
pub fn pack_command(arguments: &[String]) -> Outcome {
    let is_dev = match arguments {
        [] => false,
        [only] if only == "--dev" => true,
        _ => return Err("cargo xtask pack takes nothing but --dev".into()),
    };
    build(&install::ensure(&Need::PACK)?, is_dev)
}

/// Builds both forms of the page as they are handed out.
pub fn pack(tools: &Tools) -> Outcome {
    build(tools, false)
}

/// Says what it does on the error channel, so that `bench` can print nothing but JSON.
fn build(tools: &Tools, is_dev: bool) -> Outcome {
    let mut trunk = trunk(tools, "build");
    trunk.arg(parts::uncut_page()?).stdout(Stdio::from(std::io::stderr()));
    if !is_dev {
        trunk.arg("--release").env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", digest::path_flags());
    }
    run(&mut trunk)?;
    let dist = dist();
    let Parts { index, parts } = Parts::cut(tools, is_dev, &dist, &read_text(&dist.join("index.html"))?)?;
    let worker = WorkerFiles::take(&dist)?;
    worker.write(&dist)?;
    let hosted = seal(&worker.named_in(&index), Place::Hosted)?;
    let carried: String = parts.iter().map(|part| data_block(&part.name, "application/wasm", &part.bytes) + "\n").collect();
    let read = |name: &str| std::fs::read(dist.join(name)).map_err(|error| format!("dist/{name}: {error}"));
    let single = seal(&single_file(&index, &(carried + &worker.blocks()), read)?, Place::SingleFile)?;
    write_file(&dist.join("index.html"), hosted.as_bytes())?;
    rescue::write(tools, &dist)?;
    offline::write(&dist)?;
    write_file(&dist.join(SINGLE_FILE), single.as_bytes())?;
    write_file(&dist.join("sbom.json"), sbom::bill(tools)?.as_bytes())?;
    eprintln!("packed dist/ (for a web server)");
    eprintln!("packed dist/yushui.html ({} kB, opens by double click)", single.len() / 1000);
    eprintln!("packed dist/{} (reads the shop when the app does not start)", rescue::RESCUE_FILE);
    if !is_dev {
        digest::expect_no_paths()?;
    }
    digest::print()
}

/// Trunk, quiet about newer versions and deaf to a spelling of `NO_COLOR` that it does not understand.
pub fn trunk(tools: &Tools, command: &str) -> std::process::Command {
    let mut trunk = tools.program("trunk");
    trunk.arg(command).env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk
}

/// The folder that `pack` fills.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The names of everything that `pack` put into dist/, in order.
pub fn packed_files() -> Result<Vec<String>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", dist().display());
    let mut names = Vec::new();
    for entry in std::fs::read_dir(dist()).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        // Trunk may leave a folder of its own behind.
        if entry.file_type().map_err(failed)?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The names in dist/ of the page's JavaScript and wasm, read from its module script.
#[derive(Debug, PartialEq, Eq)]
pub struct Loader {
    pub glue: String,
    pub wasm: String,
}

impl Loader {
    /// Finds the loader that Trunk wrote into the page.
    pub fn find(html: &str) -> Result<(Element, Loader), String> {
        elements(html)
            .into_iter()
            .find_map(|element| {
                if element.attribute(html, "type") != Some("module") {
                    return None;
                }
                let script = &html[element.inner.clone()];
                let quoted = |ending: &str| {
                    script.split(['\'', '"']).find(|part| part.ends_with(ending)).map(|part| part.trim_start_matches("./").to_string())
                };
                let (glue, wasm) = (quoted(".js")?, quoted("_bg.wasm")?);
                Some((element, Loader { glue, wasm }))
            })
            .ok_or_else(|| "Trunk's page has no module script that starts the wasm".into())
    }
}

/// The page in one file: styles, script and wasm inside, nothing left to fetch. `blocks` are other data that it carries,
/// `read` gives the files beside the page.
fn single_file(html: &str, blocks: &str, read: impl Fn(&str) -> Result<Vec<u8>, String>) -> Result<String, String> {
    let read_utf8 = |name: &str| String::from_utf8(read(name)?).map_err(|_| format!("dist/{name} is not UTF-8 text"));
    let (loader_element, loader) = Loader::find(html)?;
    let mut page = String::new();
    let mut copied = 0;
    for element in elements(html) {
        let replacement = if element == loader_element {
            let glue = parts::carrying(&read_utf8(&loader.glue)?);
            script(&loader.glue, &glue)?
        } else if element.name == "link" {
            match link(&element, html, read_utf8)? {
                Some(text) => text,
                None => continue,
            }
        } else {
            continue;
        };
        page.push_str(&html[copied..element.outer.start]);
        page.push_str(&replacement);
        copied = element.outer.end;
    }
    page.push_str(&html[copied..]);
    // The bytes stand last: the page is on screen while they are read, and a file cut short is noticed.
    let wasm = data_block(PAGE_WASM_ID, "application/wasm", &read(&loader.wasm)?);
    let (body, end) = page.rsplit_once("</body>").ok_or("the page does not close its body")?;
    let page = format!("{body}{blocks}\n{wasm}\n</body>{end}");
    match references(&page).first() {
        None => Ok(page),
        Some(name) => Err(format!("the single file would still fetch “{name}”")),
    }
}

/// What stands in for a link: the sheet itself, or nothing for a hint to load early. `None` leaves the link alone.
fn link(link: &Element, html: &str, read: impl Fn(&str) -> Result<String, String>) -> Result<Option<String>, String> {
    let file = link.attribute(html, "href").unwrap_or("");
    match link.attribute(html, "rel").unwrap_or("") {
        "stylesheet" => {
            let name = file.trim_start_matches("./");
            let sheet = read(name)?;
            if sheet.contains("</style") || fetches(&sheet) {
                return Err(format!("dist/{name} cannot stand inside a page: it fetches another file"));
            }
            Ok(Some(format!("<style>\n{sheet}</style>")))
        }
        "modulepreload" | "preload" | "manifest" | "apple-touch-icon" => Ok(Some(String::new())),
        _ => Ok(None),
    }
}

/// Whether a sheet asks for a file, by `@import` or by a `url()` that carries no data and names no part of the page.
fn fetches(sheet: &str) -> bool {
    let outside = |text: &str| {
        let target = text.trim_start_matches(['"', '\'', ' ']);
        !target.starts_with("data:") && !target.starts_with('#')
    };
    sheet.contains("@import") || sheet.split("url(").skip(1).any(outside)
}

/// wasm-bindgen's module with its start appended. It may stay a module: nobody imports its exports.
fn script(name: &str, glue: &str) -> Result<String, String> {
    if glue.contains("</script") || glue.contains("<!--") {
        return Err(format!("dist/{name} cannot stand inside a page: it closes its own element"));
    }
    if glue.lines().any(|line| line.starts_with("import ")) {
        return Err(format!("dist/{name} imports another module: teach pack to inline that first"));
    }
    if !glue.contains("function __wbg_init") {
        return Err(format!("dist/{name} has no __wbg_init: wasm-bindgen writes another start now"));
    }
    Ok(format!("<script type=\"module\">\n{glue}{START_FROM_BYTES}</script>"))
}

/// Bytes that a page carries inside itself, as text that no browser runs.
pub fn data_block(id: &str, media_type: &str, bytes: &[u8]) -> String {
    let text = STANDARD.encode(bytes);
    format!("<script type=\"{media_type};base64\" id=\"{id}\">{text}</script>")
}

/// Everything that a page would fetch on its own.
fn references(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for element in elements(html) {
        // Following a link is the reader's act.
        let names: &[&str] = match element.name.as_str() {
            "a" => &[],
            _ => &["src", "href", "srcset", "data", "poster"],
        };
        for name in names {
            if let Some(value) = element.attribute(html, name)
                && !value.is_empty()
                && !value.starts_with("data:")
                && !value.starts_with('#')
            {
                found.push(value.to_string());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r##"<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8">
<link rel="icon" href="data:image/svg+xml,x"><link rel="stylesheet" href="./yushui-1.css" integrity="sha384-x"/>
<script>boot()</script>
<script type="module">
import init from './yushui-2.js';
const wasm = await init({ module_or_path: './yushui-2_bg.wasm' });
</script>
<link rel="modulepreload" href="./yushui-2.js" crossorigin="anonymous"><link rel="manifest" href="./manifest.webmanifest"><link rel="preload" href="./yushui-2_bg.wasm" as="fetch"></head>
<body><p>opening</p></body></html>"##;

    fn read(name: &str) -> Result<Vec<u8>, String> {
        match name {
            "yushui-1.css" => Ok(b"p { color: red }\n".to_vec()),
            "yushui-2.js" => Ok(b"async function __wbg_init() {}\nexport { __wbg_init as default };\n".to_vec()),
            "yushui-2_bg.wasm" => Ok(b"\0asm".to_vec()),
            other => Err(other.to_string()),
        }
    }

    #[test]
    fn the_single_file_carries_everything_and_fetches_nothing() {
        let page = single_file(PAGE, "", read).unwrap();
        assert_eq!(references(&page), Vec::<String>::new());
        assert!(page.contains("<style>\np { color: red }"));
        assert!(page.contains("AGFzbQ==")); // base64 of the four magic bytes
        assert!(page.contains("<script>boot()</script>"));
        assert!(!page.contains("import init"));
        assert!(!page.contains("preload") && !page.contains("manifest"));
    }

    #[test]
    fn the_hosted_page_is_seen_to_fetch_its_files() {
        assert_eq!(references(PAGE), ["./yushui-1.css", "./yushui-2.js", "./manifest.webmanifest", "./yushui-2_bg.wasm"]);
    }

    #[test]
    fn the_page_wasm_is_the_one_that_the_page_starts() {
        let (_, loader) = Loader::find(PAGE).unwrap();
        assert_eq!(loader.wasm, "yushui-2_bg.wasm");
        assert!(Loader::find("<p>").is_err());
    }

    #[test]
    fn a_script_that_would_break_out_is_refused() {
        assert!(script("a.js", "function __wbg_init() {} '</script>'").is_err());
        assert!(script("a.js", "import x from './y.js';\nfunction __wbg_init() {}").is_err());
        assert!(script("a.js", "function start() {}").is_err());
    }

    #[test]
    fn a_sheet_that_fetches_is_refused() {
        assert!(fetches("@import 'a.css';"));
        assert!(fetches("a { background: url(\"a.png\") }"));
        assert!(!fetches("a { background: url(\"data:image/png;base64,AA\"), url(#part) }"));
    }
}
