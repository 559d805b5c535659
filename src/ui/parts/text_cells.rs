//! Texts that change often among elements that stay: rows of a long list.
use leptos::{html, prelude::*};

/// As many elements as there are texts. Only what changed is written, by one effect for all of them.
#[derive(Clone, Copy)]
pub struct TextCells<const COUNT: usize>([NodeRef<html::Span>; COUNT]);

impl<const COUNT: usize> TextCells<COUNT> {
    /// Follows what `texts` reads.
    pub fn following(texts: impl Fn() -> [String; COUNT] + 'static) -> Self {
        let cells = [(); COUNT].map(|()| NodeRef::<html::Span>::new());
        Effect::new(move |shown: Option<[String; COUNT]>| {
            let mut shown = shown.unwrap_or_else(|| [(); COUNT].map(|()| String::new()));
            for (cell, (text, shown)) in cells.iter().zip(texts().into_iter().zip(&mut shown)) {
                if *shown == text {
                    continue;
                }
                let Some(element) = cell.get_untracked() else {
                    // Not in the page yet: comes again once it is.
                    cell.track();
                    continue;
                };
                // The same text node with other words costs half of a new one. An empty element may hold a comment of the page's.
                match element.first_child().filter(|_| !text.is_empty() && !shown.is_empty()) {
                    Some(node) => node.set_node_value(Some(&text)),
                    None => element.set_text_content(Some(&text)),
                }
                *shown = text;
            }
            shown
        });
        Self(cells)
    }

    /// Where the elements go, in the order of the texts.
    pub fn nodes(self) -> [NodeRef<html::Span>; COUNT] {
        self.0
    }
}
