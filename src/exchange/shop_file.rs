//! A page that carries a shop: the single file of the program with a sealed backup inside, as a block of data that no browser runs.
//!
//! Scripts and sheets of the page stay as they are, byte for byte, since its policy names them by their hashes; a page whose
//! scripts the policy does not name is not written.
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The block that carries the shop. The rescue page looks for it by the same words.
pub const SHOP_ID: &str = "yushui-shop";
const SHOP_TYPE: &str = "application/x-yushui-shop;base64";
/// What only the single file says of itself.
const SINGLE_FILE: &str = "data-pack=\"single-file\"";
/// The block of the page's own wasm stays the last one, so that a file that was cut short is noticed.
const LAST_BLOCK: &str = "<script type=\"application/wasm;base64\" id=\"yushui-wasm\">";
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// Bytes that are written at a time; three of them are four letters.
pub const CHUNK_BYTES: usize = 3 << 19;
/// Letters that are read at a time.
pub const CHUNK_LETTERS: usize = CHUNK_BYTES / 3 * 4;

/// A single file, parted where the shop goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Page<'a> {
    front: &'a str,
    back: &'a str,
}

/// Why a page cannot carry a shop.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Unfit {
    /// Something else was given: another page, an error of the host, half a file.
    #[error("not the single file of this program")]
    OtherPage,
    /// A script or a sheet is not one that the policy names: the browser would not run it.
    #[error("a script of the page was altered")]
    Altered,
}

impl<'a> Page<'a> {
    /// Parts a page that may carry a shop.
    pub fn open(html: &'a str) -> Result<Self, Unfit> {
        let is_single = html.contains(SINGLE_FILE) && html.trim_end().ends_with("</html>") && !html.contains(SHOP_TYPE);
        let at = html.find(LAST_BLOCK).filter(|_| is_single).ok_or(Unfit::OtherPage)?;
        let policy = html.split_once(POLICY).and_then(|(_, rest)| rest.split_once('"')).ok_or(Unfit::OtherPage)?.0;
        let is_named = |text: &str| policy.contains(&format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes()))));
        if !running_texts(html).all(is_named) {
            return Err(Unfit::Altered);
        }
        let (front, back) = html.split_at(at);
        Ok(Self { front, back })
    }

    /// Bytes of the file that carries a backup of so many.
    pub fn size(&self, backup_bytes: usize) -> usize {
        self.front.len() + self.back.len() + backup_bytes.div_ceil(3) * 4 + open_tag(A_MOMENT, backup_bytes).len() + END.len()
    }

    /// What stands before the shop, a backup of so many bytes written at that moment.
    pub fn before(&self, created_millis: u64, backup_bytes: usize) -> String {
        format!("{}{}", self.front, open_tag(created_millis, backup_bytes))
    }

    /// What stands after it.
    pub fn after(&self) -> String {
        format!("{END}{}", self.back)
    }
}

const END: &str = "</script>\n";
/// As long as every moment of these centuries.
const A_MOMENT: u64 = 1_000_000_000_000;

fn open_tag(created_millis: u64, backup_bytes: usize) -> String {
    format!("<script type=\"{SHOP_TYPE}\" id=\"{SHOP_ID}\" data-created=\"{created_millis}\" data-bytes=\"{backup_bytes}\">")
}

/// Some bytes of the backup as letters; whole chunks but the last.
pub fn write_chunk(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of a chunk of letters; `None` where the block was altered.
pub fn read_chunk(letters: &str) -> Option<Vec<u8>> {
    STANDARD.decode(letters).ok()
}

/// The texts of scripts that run and of sheets.
fn running_texts(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let (at, close) = [("<script", "</script"), ("<style", "</style")]
                .into_iter()
                .filter_map(|(open, close)| rest.find(open).map(|at| (at, close)))
                .min_by_key(|(at, _)| *at)?;
            let (tag, after) = rest[at..].split_once('>')?;
            let (text, later) = after.split_once(close)?;
            rest = later;
            let is_data = tag.contains(" type=\"") && !tag.contains(" type=\"module\"");
            if !is_data {
                return Some(text);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(script: &str, policy_of: &str) -> String {
        let hash = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
        let (own, sheet) = (hash(policy_of), hash("p {}"));
        format!(
            "<!DOCTYPE html>\n<html data-pack=\"single-file\" lang=\"en\"><head>{POLICY}script-src 'sha256-{own}'; style-src 'sha256-{sheet}'\">\
             <style>p {{}}</style><script type=\"module\">{script}</script></head><body>\n{LAST_BLOCK}AA</script>\n</body></html>\n"
        )
    }

    #[test]
    fn the_page_stays_as_it_is_around_the_shop_and_the_shop_comes_back() {
        let html = page("start();", "start();");
        let opened = Page::open(&html).unwrap();
        let backup: Vec<u8> = (0..=255).cycle().take(1_000).collect();
        let file = format!("{}{}{}", opened.before(1_700_000_000_000, backup.len()), write_chunk(&backup), opened.after());
        assert_eq!(file.len(), opened.size(backup.len()));
        let (before, rest) = file.split_once(&open_tag(1_700_000_000_000, 1_000)).unwrap();
        let (letters, after) = rest.split_once(END).unwrap();
        assert_eq!(format!("{before}{after}"), html);
        assert_eq!(read_chunk(letters).unwrap(), backup);
        assert_eq!(read_chunk(&letters[1..]), None);
        // A page that carries a shop already is not taken for a clean one.
        assert_eq!(Page::open(&file), Err(Unfit::OtherPage));
    }

    #[test]
    fn chunks_joined_are_the_whole() {
        let bytes: Vec<u8> = (0..=250).cycle().take(CHUNK_BYTES + 5).collect();
        let joined: String = bytes.chunks(CHUNK_BYTES).map(write_chunk).collect();
        assert_eq!(joined, write_chunk(&bytes));
        assert_eq!(write_chunk(&bytes[..CHUNK_BYTES]).len(), CHUNK_LETTERS);
    }

    #[test]
    fn another_page_and_an_altered_script_are_refused() {
        assert_eq!(Page::open(&page("start(1);", "start();")), Err(Unfit::Altered));
        assert_eq!(Page::open("<html><body>502 Bad Gateway</body></html>"), Err(Unfit::OtherPage));
        let html = page("start();", "start();");
        assert_eq!(Page::open(&html[..html.len() - 20]), Err(Unfit::OtherPage));
        assert_eq!(Page::open(&html.replace("single-file", "hosted")), Err(Unfit::OtherPage));
    }
}
