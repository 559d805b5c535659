//! Who is in the book already with the same phone or the same name: a warning before saving, never a ban.
use crate::{domain::CustomerId, ui::shop::Shop};

/// Namesakes found at most.
const MOST_LIKELY_SAME: usize = 4;

/// Customers who are probably the same person, without `except`; follows every change.
pub fn find_likely_same(shop: Shop, name: &str, phones: &[String], except: Option<CustomerId>) -> Vec<CustomerId> {
    let mut found: Vec<CustomerId> = Vec::new();
    let queries = phones.iter().map(|digits| (digits.as_str(), "", Some(digits.as_str()))).chain([(name.trim(), name, None)]);
    for (query, name, digits) in queries {
        if query.is_empty() {
            continue;
        }
        let hits: Vec<CustomerId> = shop.search(query, 4 * MOST_LIKELY_SAME, |hits| hits.ids.iter().map(|id| CustomerId(*id)).collect());
        let ids = hits.into_iter().filter(|id| Some(*id) != except && !found.contains(id));
        let same: Vec<CustomerId> =
            shop.read_now(|book, _| ids.filter(|id| book.find_customer(*id).is_some_and(|known| known.resembles(name, digits))).collect());
        found.extend(same);
    }
    found.truncate(MOST_LIKELY_SAME);
    found
}
