//! The shop that this page carries inside itself, and the page as it was before it started, to write such a file.
use super::{files, js};
use crate::exchange::shop_file::{CHUNK_BYTES, CHUNK_LETTERS, Page, SHOP_ID, read_chunk, write_chunk};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Where the single file keeps itself as it was when it was opened (`cargo xtask pack` writes it).
const PRISTINE: &str = "yushuiPage";
/// The single file beside the hosted page.
const SINGLE_FILE: &str = "./yushui.html";

/// A shop inside this page.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Carried {
    /// Milliseconds since 1970-01-01 UTC.
    pub created_millis: u64,
    pub bytes: usize,
}

/// Why there is no page to put a shop into.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum NoPage {
    /// The host cannot be asked.
    Offline,
    /// The host has no single file beside the page.
    NotThere,
}

fn block() -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(SHOP_ID)
}

/// Whether this page carries a shop.
pub fn is_carrying() -> bool {
    block().is_some()
}

/// What the page says of the shop inside it; only its summary, once it is opened, is to be relied on.
pub fn carried() -> Option<Carried> {
    let block = block()?;
    let number = |name| block.get_attribute(name)?.parse::<u64>().ok();
    Some(Carried { created_millis: number("data-created")?, bytes: number("data-bytes")? as usize })
}

/// The bytes of the shop inside this page; `None` where the block was altered.
pub async fn read_carried() -> Option<Vec<u8>> {
    let letters = js_sys::JsString::from(block()?.text_content()?);
    let mut bytes = Vec::new();
    let (mut at, end, step) = (0, letters.length(), CHUNK_LETTERS as u32);
    while at < end {
        let chunk = letters.slice(at, end.min(at + step)).as_string()?;
        bytes.extend(read_chunk(&chunk)?);
        at += step;
        js::sleep(0).await;
    }
    Some(bytes)
}

/// The single file as text: from this page itself where it is one, else from the host.
pub async fn single_file() -> Result<String, NoPage> {
    let window = JsValue::from(web_sys::window().ok_or(NoPage::NotThere)?);
    if let Some(root) = js::property(&window, PRISTINE) {
        let text = js::property(&root, "outerHTML").and_then(|text| text.as_string()).ok_or(NoPage::NotThere)?;
        return Ok(format!("<!DOCTYPE html>\n{text}\n"));
    }
    let response = js::call(&window, "fetch", &[&SINGLE_FILE.into()]).await.ok_or(NoPage::Offline)?;
    if js::property(&response, "ok") != Some(JsValue::TRUE) {
        return Err(NoPage::NotThere);
    }
    js::call(&response, "text", &[]).await.and_then(|text| text.as_string()).ok_or(NoPage::Offline)
}

/// Hands out the page with the backup inside. `report` hears of bytes done and all; where it answers `false` nothing is handed out.
/// `None` then, else whether the browser took the file.
pub async fn hand_out(
    name: &str,
    page: &Page<'_>,
    created_millis: u64,
    backup: &[u8],
    mut report: impl FnMut(u64, u64) -> bool,
) -> Option<bool> {
    let parts = Array::of1(&page.before(created_millis, backup.len()).into());
    for (at, chunk) in (1..).zip(backup.chunks(CHUNK_BYTES)) {
        parts.push(&write_chunk(chunk).into());
        if !report((at * CHUNK_BYTES).min(backup.len()) as u64, backup.len() as u64) {
            return None;
        }
        js::sleep(0).await;
    }
    parts.push(&page.after().into());
    Some(files::hand_out(name, &parts, "text/html"))
}
