//! Who bought an item, and when last.
use super::Facts;
use crate::book::Book;
use crate::domain::ProductId;
use crate::domain::han::fold_text;
use crate::domain::rule::Item;

/// The last day on which each customer bought the item; `i32::MIN` for never. Refunds and what was taken back are no purchase.
pub(super) fn last_bought(item: &Item, facts: &Facts, states: &[u8]) -> Vec<i32> {
    let wanted = wanted(item, facts.book);
    let rows = facts.book.sales().columns();
    let today = facts.figures.today.0;
    let mut last = vec![i32::MIN; facts.figures.columns.counted.len()];
    for (row, state) in states.iter().enumerate() {
        let is_wanted = wanted.get(rows.product[row] as usize).copied().unwrap_or(false);
        let is_bought = is_wanted && *state == 0 && rows.amount_minor[row] >= 0 && rows.day[row] <= today;
        if let Some(last) = last.get_mut(rows.customer[row] as usize).filter(|_| is_bought) {
            *last = rows.day[row].max(*last);
        }
    }
    last
}

/// The products that are meant.
pub fn products_of(item: &Item, book: &Book) -> Vec<ProductId> {
    let wanted = wanted(item, book);
    (0_u32..).zip(wanted).filter(|(_, is_wanted)| *is_wanted).map(|(at, _)| ProductId(at)).collect()
}

/// Whether no product of the shop is meant.
pub(super) fn is_gone(item: &Item, book: &Book) -> bool {
    !wanted(item, book).contains(&true)
}

/// By position, whether the product is meant.
fn wanted(item: &Item, book: &Book) -> Vec<bool> {
    let is_same = |text: &str, name: &str| !text.is_empty() && (text == name || fold_text(text) == fold_text(name));
    let products = book.products().iter().enumerate();
    let is_wanted = products.map(|(at, slot)| match item {
        _ if !slot.live => false,
        Item::Product(id) => id.0 as usize == at,
        Item::Category(category) => !category.is_empty() && slot.value.category == *category,
        Item::Named(name) => is_same(&slot.value.name, name) || is_same(&slot.value.code, name),
    });
    is_wanted.collect()
}
