//! The tags of the shop.
use crate::book::Book;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The tags that most customers bear, at most `most` of them, the most frequent first.
pub fn frequent_tags(book: &Book, most: usize) -> Vec<String> {
    let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
    for (_, customer) in book.present_customers() {
        for tag in &customer.tags {
            *counts.entry(tag).or_default() += 1;
        }
    }
    let mut tags: Vec<(&str, u32)> = counts.into_iter().collect();
    tags.sort_unstable_by_key(|(tag, count)| (Reverse(*count), *tag));
    tags.into_iter().take(most).map(|(tag, _)| tag.to_owned()).collect()
}
