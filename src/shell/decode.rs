//! Bytes to text by the browser's own decoder, which knows gb18030, big5, utf-16 and the rest.
use crate::exchange::{Decode, Decoded, Encoding, count_replaced};
use web_sys::{TextDecodeOptions, TextDecoder, TextDecoderOptions};

const CHUNK_BYTES: usize = 1 << 20;

/// Decodes bytes by the WHATWG label of an encoding. `None` where the label is unknown or, if `fatal`, the bytes are not
/// of that encoding; otherwise what does not fit becomes U+FFFD. A byte order mark is left out.
pub fn decode(label: &str, bytes: &[u8], fatal: bool) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(fatal);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    let more = TextDecodeOptions::new();
    more.set_stream(true);
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.chunks(CHUNK_BYTES) {
        text.push_str(&decoder.decode_with_u8_array_and_options(chunk, &more).ok()?);
    }
    text.push_str(&decoder.decode().ok()?);
    Some(text)
}

/// The browser's decoder for the exchange.
#[derive(Copy, Clone, Debug, Default)]
pub struct BrowserDecode;

impl Decode for BrowserDecode {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> Decoded {
        // Every browser knows these labels; without one, what is plain ASCII still comes through.
        let text = decode(encoding.label(), bytes, false).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned());
        let replaced = count_replaced(&text);
        Decoded { text, replaced }
    }
}
