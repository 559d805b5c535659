//! Bytes to text by the browser's own decoder, which knows gb18030, big5, utf-16 and the rest.
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
