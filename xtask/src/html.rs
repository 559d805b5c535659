//! Just enough HTML reading for the page that Trunk writes: start tags, attributes, what stands between tags.

use std::ops::Range;

/// An element of the page, by its places in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    /// The start tag, from `<` to `>`.
    pub tag: Range<usize>,
    /// Between the tags, for elements whose content is text (script, style); else empty.
    pub inner: Range<usize>,
    /// The whole element; for other elements the start tag alone.
    pub outer: Range<usize>,
}

impl Element {
    /// The value of an attribute; empty when it stands without a value.
    pub fn attribute<'a>(&self, html: &'a str, wanted: &str) -> Option<&'a str> {
        attribute(&html[self.tag.clone()], wanted)
    }

    /// Whether this is a script that runs, as opposed to a block of data.
    pub fn is_running_script(&self, html: &str) -> bool {
        self.name == "script" && matches!(self.attribute(html, "type"), None | Some("" | "module" | "text/javascript"))
    }
}

/// All elements in the order of the text; comments and the insides of scripts and styles are passed over.
pub fn elements(html: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = html[at..].find('<') {
        let begin = at + offset;
        let rest = &html[begin..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| begin + end + 3);
            continue;
        }
        let name: String = rest[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let tag_end = begin + tag_length(rest);
        at = tag_end.max(begin + 1);
        if name.is_empty() {
            continue;
        }
        let mut element = Element { tag: begin..tag_end, inner: tag_end..tag_end, outer: begin..tag_end, name };
        if matches!(element.name.as_str(), "script" | "style") {
            let close = format!("</{}>", element.name);
            if let Some(length) = html[tag_end..].find(&close) {
                element.inner = tag_end..tag_end + length;
                element.outer = begin..tag_end + length + close.len();
                at = element.outer.end;
            }
        }
        found.push(element);
    }
    found
}

/// Length of the start tag at the head of the text, quoted `>` notwithstanding.
fn tag_length(text: &str) -> usize {
    let mut quote = None;
    for (index, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return index + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<&'a str> {
    let inside = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    let mut rest = inside.split_once(char::is_whitespace)?.1.trim_start();
    while !rest.is_empty() {
        let name_end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(name_end);
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(text) => value(text.trim_start()),
            None => ("", after),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = after.trim_start();
    }
    None
}

/// Splits off the attribute value at the head of the text.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_names(html: &str, expected: &[&str]) {
        let names: Vec<String> = elements(html).into_iter().map(|found| found.name).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn tags_in_comments_and_scripts_are_no_elements() {
        check_names("<!-- <b> --><i></i><script>'<u>'</script><p>", &["i", "script", "p"]);
    }

    #[test]
    fn a_quoted_bracket_does_not_end_a_tag() {
        let html = "<link href=\"data:image/svg+xml,<svg a='1'>\" rel='icon'/>";
        let link = &elements(html)[0];
        assert_eq!(link.attribute(html, "href"), Some("data:image/svg+xml,<svg a='1'>"));
        assert_eq!(link.attribute(html, "rel"), Some("icon"));
        assert_eq!(link.outer, 0..html.len());
    }

    #[test]
    fn attributes_without_quotes_or_value_are_read() {
        let html = "<script async type=module src = x.js></script>";
        let script = &elements(html)[0];
        assert_eq!(script.attribute(html, "async"), Some(""));
        assert_eq!(script.attribute(html, "type"), Some("module"));
        assert_eq!(script.attribute(html, "src"), Some("x.js"));
        assert_eq!(script.attribute(html, "defer"), None);
        assert!(script.is_running_script(html));
    }

    #[test]
    fn a_block_of_data_is_no_running_script() {
        let html = "<script type=\"application/wasm\">AA</script>";
        let block = &elements(html)[0];
        assert!(!block.is_running_script(html));
        assert_eq!(&html[block.inner.clone()], "AA");
    }
}
