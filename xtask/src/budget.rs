//! The size budget: what a first visit downloads.

use crate::install::Tools;
use crate::pack::{Loader, dist};
use crate::process::{Outcome, captured, read_text};

/// Upper bound of the page's wasm, compressed as a web server would.
const PAGE_WASM_BROTLI_BYTES: u64 = 450_000;
/// Node's brotli at its default: quality 11.
const COMPRESSED_LENGTH: &str =
    "process.stdout.write(String(require('node:zlib').brotliCompressSync(require('node:fs').readFileSync(process.argv[1])).length))";

/// Fails when the page's wasm in dist/ is over its budget.
pub fn check(tools: &Tools) -> Outcome {
    let (_, loader) = Loader::find(&read_text(&dist().join("index.html"))?)?;
    let file = dist().join(&loader.wasm);
    let raw = std::fs::metadata(&file).map_err(|error| format!("dist/{}: {error}", loader.wasm))?.len();
    let packed: u64 = captured(tools.program("node").args(["--eval", COMPRESSED_LENGTH]).arg(&file))
        .and_then(|text| text.parse().ok())
        .ok_or("node did not compress the page's wasm")?;
    println!(
        "page wasm: {packed} bytes by brotli ({raw} raw), budget {PAGE_WASM_BROTLI_BYTES}, {} left",
        PAGE_WASM_BROTLI_BYTES.saturating_sub(packed)
    );
    if packed > PAGE_WASM_BROTLI_BYTES {
        return Err(format!("the page's wasm is {} bytes over its budget", packed - PAGE_WASM_BROTLI_BYTES));
    }
    Ok(())
}
