//! The page. Natively there is nothing to run: `cargo xtask serve` opens the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    yushui_page::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
