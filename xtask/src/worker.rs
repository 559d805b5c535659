//! The second wasm as it is handed out: a script of its own beside the hosted page, two blocks of data inside the single file.

use crate::pack::data_block;
use crate::process::{Outcome, read_text, write_file};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The element of the page that names the hosted script; `shell::worker` reads it.
const HTML: &str = "<html ";
/// The elements of the single file; `shell::worker` looks for them by these names.
const SCRIPT_ID: &str = "yushui-worker-script";
const WASM_ID: &str = "yushui-worker-wasm";

/// Takes the wasm from the first message: the single file may fetch nothing. Later messages are the worker's own.
/// A wasm that cannot be had is told to the page, so that nobody waits for ever: `shell::worker` hears the word.
const START_FROM_BYTES: &str = "\nonmessage = (event) => {\n  onmessage = null;\n  wasm_bindgen({ module_or_path: event.data }).catch(() => postMessage(\"lost\"));\n};\n";

/// What Trunk built for the worker.
pub struct WorkerFiles {
    glue: String,
    wasm: Vec<u8>,
}

impl WorkerFiles {
    /// Takes Trunk's files out of dist/: their names say nothing of their content, so a browser could mix two versions.
    pub fn take(dist: &Path) -> Result<Self, String> {
        let wasm_file = dist.join("worker_bg.wasm");
        let wasm = std::fs::read(&wasm_file).map_err(|error| format!("{}: {error}", wasm_file.display()))?;
        let files = Self { glue: read_text(&dist.join("worker.js"))?, wasm };
        if !files.glue.contains("wasm_bindgen") || files.glue.contains("import ") {
            return Err("dist/worker.js is no classic script of wasm-bindgen".into());
        }
        for name in ["worker.js", "worker_bg.wasm", "worker_loader.js"] {
            std::fs::remove_file(dist.join(name)).map_err(|error| format!("dist/{name}: {error}"))?;
        }
        Ok(files)
    }

    /// Writes the hosted files, named by their content.
    pub fn write(&self, dist: &Path) -> Outcome {
        let name = self.name();
        write_file(&dist.join(format!("{name}_bg.wasm")), &self.wasm)?;
        let script =
            format!("{}\nwasm_bindgen({{ module_or_path: \"./{name}_bg.wasm\" }}).catch(() => postMessage(\"lost\"));\n", self.glue);
        write_file(&dist.join(format!("{name}.js")), script.as_bytes())
    }

    /// The hosted page with the name of the worker's script.
    pub fn named_in(&self, html: &str) -> String {
        html.replacen(HTML, &format!("{HTML}data-worker=\"./{}.js\" ", self.name()), 1)
    }

    /// The worker inside the single file.
    pub fn blocks(&self) -> String {
        let script = format!("{}{START_FROM_BYTES}", self.glue);
        let script = data_block(SCRIPT_ID, "text/plain", script.as_bytes());
        format!("{script}\n{}", data_block(WASM_ID, "application/wasm", &self.wasm))
    }

    fn name(&self) -> String {
        let digest = Sha256::new().chain_update(&self.glue).chain_update(&self.wasm).finalize();
        let hex: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        format!("worker-{hex}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> WorkerFiles {
        WorkerFiles { glue: "let wasm_bindgen;".to_string(), wasm: b"\0asm".to_vec() }
    }

    #[test]
    fn the_page_names_the_script_by_its_content() {
        let page = files().named_in("<!DOCTYPE html><html lang=\"en\"><html ");
        assert_eq!(page, format!("<!DOCTYPE html><html data-worker=\"./{}.js\" lang=\"en\"><html ", files().name()));
        let other = WorkerFiles { wasm: b"\0asm2".to_vec(), ..files() };
        assert_ne!(files().name(), other.name());
    }

    #[test]
    fn the_single_file_carries_the_worker_as_data() {
        let blocks = files().blocks();
        assert!(blocks.contains("id=\"yushui-worker-script\"") && blocks.contains("AGFzbQ=="));
        assert!(!blocks.contains("wasm_bindgen"), "nothing that a browser would run");
    }
}
