//! Files that the owner picks or drops, and files that the page hands out.
use super::js;
use crate::domain::limits;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

const CHUNK_BYTES: usize = 4 << 20;
/// The browser reads the link a moment after the click.
const LINK_LIFE_MS: i32 = 60_000;

/// Why a file was not read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum FileError {
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge { bytes: u64, limit: usize },
    /// The file moved, the stick was pulled, the right was withdrawn.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    #[error("reading was cancelled")]
    Cancelled,
}

/// Reads a whole file, telling how far it is; a report that answers `false` cancels.
pub async fn read(file: &File, mut report: impl FnMut(usize, usize) -> bool) -> Result<Vec<u8>, FileError> {
    let size = file.size();
    if size > limits::MAX_IMPORT_BYTES as f64 {
        return Err(FileError::TooLarge { bytes: size as u64, limit: limits::MAX_IMPORT_BYTES });
    }
    let unreadable = |error: wasm_bindgen::JsValue| FileError::Unreadable(js::error_name(&error));
    let total = size as usize;
    let mut bytes = vec![0; total];
    for start in (0..total).step_by(CHUNK_BYTES) {
        let end = total.min(start + CHUNK_BYTES);
        let chunk = file.slice_with_f64_and_f64(start as f64, end as f64).map_err(unreadable)?;
        let chunk = Uint8Array::new(&js::wait(chunk.array_buffer()).await.map_err(unreadable)?);
        if chunk.length() as usize != end - start {
            return Err(FileError::Unreadable("changed while reading".to_owned()));
        }
        chunk.copy_to(&mut bytes[start..end]);
        if !report(end, total) {
            return Err(FileError::Cancelled);
        }
    }
    Ok(bytes)
}

/// Hands out a file as a download; `false` where the browser did not take it.
pub fn download(name: &str, bytes: &[u8], mime: &str) -> bool {
    hand_out(name, &Array::of1(&Uint8Array::from(bytes)), mime)
}

/// The same for a file in parts, each bytes or text.
pub fn hand_out(name: &str, parts: &Array, mime: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(parts, &options) else { return false };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return false };
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok()).and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link else { return false };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    wasm_bindgen_futures::spawn_local(async move {
        js::sleep(LINK_LIFE_MS).await;
        // An address that is already gone needs no withdrawal.
        let _ = Url::revoke_object_url(&address);
    });
    true
}
