//! The size budget: what a first visit downloads.

use crate::install::Tools;
use crate::pack::{Loader, dist, packed_files};
use crate::process::{Outcome, captured, read_text};

/// Upper bound of the page's wasm, compressed as a web server would: what a first visit may cost.
const PAGE_WASM_BROTLI_BYTES: u64 = 450_000;
/// Lower bound of the page's wasm before compression: one that suddenly shrinks has lost code, not weight.
const PAGE_WASM_FLOOR_BYTES: u64 = 300_000;
/// Node's brotli at its default: quality 11.
const COMPRESSED_LENGTH: &str =
    "process.stdout.write(String(require('node:zlib').brotliCompressSync(require('node:fs').readFileSync(process.argv[1])).length))";

/// Fails when the page's wasm in dist/ is over its budget. Parts and worker come later than the first screen: printed, not judged.
pub fn check(tools: &Tools) -> Outcome {
    let (_, loader) = Loader::find(&read_text(&dist().join("index.html"))?)?;
    let (raw, packed) = measure(tools, &loader.wasm)?;
    println!("page wasm: {packed} bytes by brotli ({raw} raw), bound {PAGE_WASM_BROTLI_BYTES}");
    let mut later = 0;
    for name in packed_files()?.iter().filter(|name| name.ends_with(".wasm") && **name != loader.wasm) {
        let (raw, packed) = measure(tools, name)?;
        println!("  later: {name} {packed} bytes by brotli ({raw} raw)");
        later += packed;
    }
    println!("  later in all: {later} bytes by brotli");
    judge(raw, packed)
}

/// Length of a file of dist/ as it is and by brotli.
fn measure(tools: &Tools, name: &str) -> Result<(u64, u64), String> {
    let file = dist().join(name);
    let raw = std::fs::metadata(&file).map_err(|error| format!("dist/{name}: {error}"))?.len();
    let packed = captured(tools.program("node").args(["--eval", COMPRESSED_LENGTH]).arg(&file))
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| format!("node did not compress dist/{name}"))?;
    Ok((raw, packed))
}

fn judge(raw: u64, packed: u64) -> Outcome {
    if packed > PAGE_WASM_BROTLI_BYTES {
        let excess = packed - PAGE_WASM_BROTLI_BYTES;
        return Err(format!("the page's wasm is {excess} bytes over its budget"));
    }
    if raw < PAGE_WASM_FLOOR_BYTES {
        return Err(format!("the page's wasm is {raw} bytes small: is the page still in it?"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_ends_exactly_at_its_bound() {
        assert!(judge(1_200_000, PAGE_WASM_BROTLI_BYTES).is_ok());
        assert!(judge(1_200_000, PAGE_WASM_BROTLI_BYTES + 1).is_err());
    }

    #[test]
    fn a_page_that_lost_its_code_is_no_success() {
        assert!(judge(48_000, 17_000).is_err());
    }
}
