//! The second wasm: it waits for requests of the page and answers them. Natively there is nothing to run.

#[cfg(target_arch = "wasm32")]
fn main() {
    yushui_page::shell::worker::serve();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
