//! The content security policy of a packed page: what is not named here the browser refuses to load or to run.

use crate::html::elements;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Where a packed page lives; it decides what the policy has to let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A folder on a web server: own files, nobody else's.
    Hosted,
    /// One file opened by double click: no connection at all.
    SingleFile,
    /// The page that rescues without the app: one script and one sheet, no wasm, no worker, no connection.
    Rescue,
}

impl Place {
    /// The word in `<html data-pack="…">`, by which the page knows how it was opened.
    pub fn word(self) -> &'static str {
        match self {
            Place::Hosted => "hosted",
            Place::SingleFile => "single-file",
            Place::Rescue => "rescue",
        }
    }
}

const CHARSET: &str = "<meta charset=\"utf-8\">";

/// The page with its policy as the first thing after the character set, and its place on the html element.
pub fn seal(html: &str, place: Place) -> Result<String, String> {
    if html.contains('\r') {
        return Err("the page has carriage returns: browsers drop them, so its hashes would not fit".into());
    }
    let policy = policy(html, place);
    let (head, tail) = html.split_once(CHARSET).ok_or_else(|| format!("the page lacks {CHARSET}, after which its policy belongs"))?;
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let page = format!("{head}{CHARSET}\n{meta}{tail}");
    if !page.contains("<html ") {
        return Err("the page lacks an <html lang=…> element".into());
    }
    Ok(page.replacen("<html ", &format!("<html data-pack=\"{}\" ", place.word()), 1))
}

/// Inline scripts and styles are named by their hashes. Style attributes stay refused: the page sets styles one
/// property at a time, which no policy touches.
fn policy(html: &str, place: Place) -> String {
    let mut script_hashes = String::new();
    let mut style_hashes = String::new();
    for element in elements(html) {
        let hash = || format!(" 'sha256-{}'", hash_of(&html[element.inner.clone()]));
        if element.is_running_script(html) && element.attribute(html, "src").is_none() {
            script_hashes += &hash();
        } else if element.name == "style" {
            style_hashes += &hash();
        }
    }
    let (own, connections) = match place {
        Place::Hosted => (" 'self'", "'self'"),
        Place::SingleFile => ("", "'none'"),
        Place::Rescue => return rescue_policy(&script_hashes, &style_hashes),
    };
    let style_sources = match format!("{own}{style_hashes}") {
        none if none.is_empty() => " 'none'".to_string(),
        some => some,
    };
    [
        "default-src 'none'".to_string(),
        format!("connect-src {connections}"),
        format!("script-src{own}{script_hashes} 'wasm-unsafe-eval'"),
        format!("style-src{style_sources}"),
        format!("img-src{own} data: blob:"),
        format!("worker-src{own} blob:"),
        format!("manifest-src {connections}"),
        "base-uri 'none'".to_string(),
        "form-action 'none'".to_string(),
        // The page's first script has the only policy, by the name that the browser asks when it is given plain text.
        "require-trusted-types-for 'script'".to_string(),
        "trusted-types default".to_string(),
    ]
    .join("; ")
}

/// Text never becomes code there: the page needs no policy of Trusted Types, so it may have none.
fn rescue_policy(script_hashes: &str, style_hashes: &str) -> String {
    format!(
        "default-src 'none'; script-src{script_hashes}; style-src{style_hashes}; img-src data:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

fn hash_of(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hash of `alert('Hello, world.');` that the CSP Level 3 specification prints in its section on hashes.
    const PUBLISHED: &str = "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=";

    fn page(inside: &str) -> String {
        format!("<html lang=\"en\"><head>{CHARSET}{inside}</head></html>")
    }

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(hash_of("alert('Hello, world.');"), PUBLISHED);
    }

    #[test]
    fn a_single_file_may_connect_to_nothing() {
        let sealed = seal(&page("<script>alert('Hello, world.');</script>"), Place::SingleFile).unwrap();
        assert!(sealed.contains("connect-src 'none'"));
        assert!(sealed.contains(&format!("script-src 'sha256-{PUBLISHED}' 'wasm-unsafe-eval'")));
        assert!(!sealed.contains("'self'"));
        assert!(!sealed.contains("unsafe-inline"));
        assert!(sealed.starts_with("<html data-pack=\"single-file\" lang="));
    }

    #[test]
    fn a_hosted_page_loads_its_own_files_only() {
        let sealed = seal(&page("<script src=\"a.js\"></script>"), Place::Hosted).unwrap();
        assert!(sealed.contains("script-src 'self' 'wasm-unsafe-eval'"));
        assert!(sealed.contains("connect-src 'self'"));
    }

    #[test]
    fn text_never_becomes_code_unasked() {
        for place in [Place::Hosted, Place::SingleFile] {
            let policy = policy("", place);
            assert!(policy.ends_with("require-trusted-types-for 'script'; trusted-types default"), "{policy}");
        }
    }

    #[test]
    fn the_rescue_page_runs_its_own_script_and_nothing_else() {
        let sealed = seal(&page("<style>p {}</style><script>alert('Hello, world.');</script>"), Place::Rescue).unwrap();
        assert!(sealed.contains(&format!("default-src 'none'; script-src 'sha256-{PUBLISHED}'; style-src 'sha256-")), "{sealed}");
        assert!(!sealed.contains("wasm") && !sealed.contains("connect-src") && sealed.contains("trusted-types 'none'"));
    }

    #[test]
    fn the_policy_stands_before_the_first_script() {
        let sealed = seal(&page("<script>1</script>"), Place::Hosted).unwrap();
        assert!(sealed.find("Content-Security-Policy") < sealed.find("<script"));
    }

    #[test]
    fn data_blocks_need_no_permission() {
        let with = policy("<script type=\"application/wasm\">AA</script>", Place::SingleFile);
        assert!(!with.contains("sha256"));
    }

    #[test]
    fn a_page_that_cannot_be_sealed_is_refused() {
        assert!(seal("<html lang=\"en\"></html>", Place::Hosted).is_err());
        assert!(seal(&page("\r\n"), Place::Hosted).is_err());
    }
}
