//! The page of a pocket list: words and a script that are the same for everybody, and the sealed lines.
use crate::words::{Language, Text, pocket::PocketLabel};
use sha2::{Digest, Sha256};

const PAGE: &str = include_str!("page.html");
const SCRIPT: &str = include_str!("page.js");
/// Words of the script, in its order.
const WORDS: [PocketLabel; 11] = [
    PocketLabel::Opening,
    PocketLabel::WrongPassphrase,
    PocketLabel::NoSealing,
    PocketLabel::Reached,
    PocketLabel::Missed,
    PocketLabel::Skipped,
    PocketLabel::Note,
    PocketLabel::Next,
    PocketLabel::Progress,
    PocketLabel::ResultFile,
    PocketLabel::ResultKept,
];

/// The file: it may run its own script and nothing else, and asks nobody for anything.
pub fn write_page(title: &str, sealed: &str, language: Language) -> String {
    let words = WORDS.map(|label| label.text(language)).join("\n");
    let label = |label: PocketLabel| label.text(language);
    let fields = [
        ("{lang}", language.tag()),
        ("{script_hash}", &base64(&Sha256::digest(SCRIPT.as_bytes()))),
        ("{title}", title),
        ("{locked}", label(PocketLabel::Locked)),
        ("{passphrase}", label(PocketLabel::Passphrase)),
        ("{open}", label(PocketLabel::Open)),
        ("{no_script}", label(PocketLabel::NoSealing)),
        ("{how}", label(PocketLabel::How)),
        ("{save}", label(PocketLabel::SaveResult)),
        ("{bring}", label(PocketLabel::Bring)),
        ("{sealed}", sealed),
        ("{words}", &words),
    ];
    let page = fields.into_iter().fold(PAGE.to_owned(), |page, (place, text)| page.replace(place, text));
    // Last, so that nothing in the script is taken for a place.
    page.replace("{script}", SCRIPT)
}

/// Base64 (RFC 4648), as content security policies write their hashes.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |group: &[u8]| {
        let bits = group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        let signs = group.len();
        (0..4).map(move |at| if at <= signs { char::from(SIGNS[(bits >> (18 - 6 * at)) as usize & 63]) } else { '=' })
    };
    bytes.chunks(3).flat_map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_the_standard_has_it() {
        let told = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|text| base64(text.as_bytes()));
        assert_eq!(told, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
    }

    #[test]
    fn the_page_is_whole_in_every_language() {
        for language in Language::ALL {
            let page = write_page("今日", "yushui-pocket-list 1\n", language);
            assert!(page.contains(SCRIPT) && page.contains(PocketLabel::Locked.text(language)));
            let before = page.split("<script").next().unwrap_or_default();
            assert!(!before.contains("{title}") && !before.contains("{how}") && !before.contains("{script_hash}"));
            assert!(page.len() < 20_000, "{} bytes without a list", page.len());
            // The script takes its words by place: one a line.
            assert!(WORDS.iter().all(|label| !label.text(language).contains('\n')));
        }
    }
}
