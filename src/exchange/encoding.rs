//! Which encoding a file has, and reading it: bytes → text.
use super::frequent;

/// The encodings that shops' files come in. New ones are added at the end.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub enum Encoding {
    #[default]
    Utf8,
    Utf16Le,
    Utf16Be,
    /// Chinese of the mainland; GBK and GB2312 are part of it.
    Gb18030,
    /// Chinese of Taiwan and Hong Kong.
    Big5,
    ShiftJis,
    EucKr,
    /// Western Europe.
    Windows1252,
}

impl Encoding {
    /// All encodings, in the order in which they are offered.
    pub const ALL: [Self; 8] =
        [Self::Utf8, Self::Gb18030, Self::Big5, Self::Utf16Le, Self::Utf16Be, Self::Windows1252, Self::ShiftJis, Self::EucKr];

    /// The label of the Encoding Standard, which every browser's TextDecoder knows.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
            Self::ShiftJis => "shift_jis",
            Self::EucKr => "euc-kr",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// Decoded text and the number of places that had to be replaced by U+FFFD.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Decoded {
    pub text: String,
    pub replaced: usize,
}

/// Turns bytes into text: TextDecoder in the browser, a library natively.
pub trait Decode {
    /// Never fails: what the encoding does not have becomes U+FFFD. A byte order mark is left out.
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> Decoded;
}

/// [`Decode`] outside the browser.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Copy, Clone, Debug, Default)]
pub struct NativeDecode;

#[cfg(not(target_arch = "wasm32"))]
impl Decode for NativeDecode {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> Decoded {
        let known = encoding_rs::Encoding::for_label(encoding.label().as_bytes()).unwrap_or(encoding_rs::UTF_8);
        let (text, _) = known.decode_with_bom_removal(bytes);
        let text = text.into_owned();
        let replaced = count_replaced(&text);
        Decoded { text, replaced }
    }
}

/// Places of U+FFFD in a text.
pub fn count_replaced(text: &str) -> usize {
    memchr::memmem::find_iter(text.as_bytes(), "\u{fffd}".as_bytes()).count()
}

/// A guess and whether it is beyond doubt (a mark at the start, or bytes that only UTF-8 has).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct EncodingGuess {
    pub encoding: Encoding,
    pub is_certain: bool,
}

/// How much of a file the guess looks at.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Guesses the encoding: byte order mark, then strict UTF-8, then zero bytes, then the reading that looks most like writing.
pub fn guess_encoding(bytes: &[u8], decoder: &dyn Decode) -> EncodingGuess {
    let certain = |encoding| EncodingGuess { encoding, is_certain: true };
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => return certain(Encoding::Utf8),
        [0xff, 0xfe, ..] => return certain(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return certain(Encoding::Utf16Be),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    if let Some(encoding) = utf16_by_zeros(head) {
        return EncodingGuess { encoding, is_certain: false };
    }
    let sample = foreign_sample(bytes);
    if sample.is_empty() {
        return certain(Encoding::Utf8);
    }
    if is_utf8_but_for_the_end(sample) || almost_utf8(sample) {
        return certain(Encoding::Utf8);
    }
    let candidates = [Encoding::Gb18030, Encoding::Big5, Encoding::ShiftJis, Encoding::EucKr, Encoding::Windows1252];
    let score = |encoding: Encoding| frequent::likeness(&decoder.decode(encoding, sample).text, encoding);
    // The first of equals wins, so that the order above is the order of likelihood.
    let best = candidates.into_iter().rev().map(|encoding| (score(encoding), encoding)).max_by_key(|(score, _)| *score);
    EncodingGuess { encoding: best.map_or(Encoding::Utf8, |(_, encoding)| encoding), is_certain: false }
}

/// The part of the file that begins with the line of the first byte beyond ASCII: a file may be English for a long time.
fn foreign_sample(bytes: &[u8]) -> &[u8] {
    let Some(first) = bytes.iter().position(|byte| !byte.is_ascii()) else { return &[] };
    let start = bytes[..first].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let rest = &bytes[start.max(first.saturating_sub(1_000))..];
    let cut = &rest[..rest.len().min(SAMPLE_BYTES)];
    if cut.len() == rest.len() {
        return cut;
    }
    // A line end is never inside a character of these encodings.
    cut.iter().rposition(|byte| *byte == b'\n').map_or(cut, |at| &cut[..=at])
}

fn is_utf8_but_for_the_end(sample: &[u8]) -> bool {
    match std::str::from_utf8(sample) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && error.valid_up_to() + 4 > sample.len(),
    }
}

/// UTF-8 with a few broken places: many well-formed characters of several bytes stand against each broken one.
fn almost_utf8(sample: &[u8]) -> bool {
    let mut broken = 0;
    let mut whole = 0;
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|sign| !sign.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 10 * broken
}

/// UTF-16 without a mark: the upper bytes of ASCII are zero, so zeros stand in every other place.
fn utf16_by_zeros(head: &[u8]) -> Option<Encoding> {
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = head.len() / 2;
    // A table has delimiters, digits and line ends: a tenth of its characters at the least.
    if half < 4 || (even + odd) * 10 < half {
        None
    } else if odd > 4 * even {
        Some(Encoding::Utf16Le)
    } else if even > 4 * odd {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, encoding: Encoding) {
        let known = encoding_rs::Encoding::for_label(encoding.label().as_bytes()).unwrap();
        let (bytes, _, _) = known.encode(text);
        assert_eq!(guess_encoding(&bytes, &NativeDecode).encoding, encoding, "{text}");
        assert_eq!(NativeDecode.decode(encoding, &bytes).text, text);
    }

    #[test]
    fn tells_short_tables_apart() {
        check("姓名,手机号,金额\n王芳,13800138000,12.00\n", Encoding::Gb18030);
        check("日期,客户,金额\n2026-01-05,李伟,12\n", Encoding::Gb18030);
        check("姓名,電話,金額\n陳小明,0912345678,120\n", Encoding::Big5);
        check("蘋果,維他命A,100\n香蕉,維他命B,200\n", Encoding::Big5);
        check("Name,City\nMüller,Köln\nFrançois,Besançon\n", Encoding::Windows1252);
        check("氏名,住所\n田中さくら,とうきょう\n", Encoding::ShiftJis);
        check("Name,Phone\nJohn,1\n", Encoding::Utf8);
        check("姓名,手机\n王芳,1\n", Encoding::Utf8);
    }

    #[test]
    fn sees_utf16_without_a_mark() {
        let bytes: Vec<u8> = "姓名,手机\r\n王芳,13800138000\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(guess_encoding(&bytes, &NativeDecode).encoding, Encoding::Utf16Le);
        let bytes: Vec<u8> = "姓名,手机\r\n王芳,13800138000\r\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(guess_encoding(&bytes, &NativeDecode).encoding, Encoding::Utf16Be);
    }
}
