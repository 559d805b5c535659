//! The baskets of a shop: the different products of each sale, end to end.
use crate::book::Book;
use crate::domain::{NONE, SaleColumns};
use crate::method::net_sales::{Span, mark_paired, paired_receipts};

/// Different products beyond which a sale is a delivery and no basket: pairs grow with the square of its length.
pub const MAX_BASKET_ITEMS: usize = 100;

/// Baskets as lists of distinct items.
#[derive(Clone, Debug, PartialEq)]
pub struct Baskets {
    /// Basket `b` is `items[starts[b]..starts[b + 1]]`: distinct, ascending.
    starts: Vec<u32>,
    items: Vec<u32>,
    /// Sales that were left out because they are too long.
    pub too_long: u32,
}

impl Default for Baskets {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new(), too_long: 0 }
    }
}

impl Baskets {
    /// Baskets from lists of items, such as lines of a file.
    pub fn from_lists<'a>(lists: impl IntoIterator<Item = &'a [u32]>) -> Self {
        let mut baskets = Self::default();
        for list in lists {
            baskets.items.extend_from_slice(list);
            baskets.close();
        }
        baskets
    }

    /// The sales of the window with known products, those of walk-ins included.
    pub(in crate::method) fn of_book(book: &Book, span: Span) -> Self {
        let columns = book.sales().columns();
        let states = mark_paired(columns, &paired_receipts(book, crate::domain::Day(span.today)));
        Self::of_columns(columns, states.as_deref().unwrap_or(&columns.void), span)
    }

    /// `states`: one entry a row, zero where the row stands.
    pub(super) fn of_columns(columns: &SaleColumns, states: &[u8], span: Span) -> Self {
        let mut baskets = Self::default();
        let mut open = NONE;
        for (row, product) in columns.product.iter().copied().enumerate() {
            if product == NONE || states[row] != 0 || columns.amount_minor[row] <= 0 || !span.is_in_window(columns.day[row]) {
                continue;
            }
            if std::mem::replace(&mut open, columns.receipt[row]) != columns.receipt[row] {
                baskets.close();
            }
            baskets.items.push(product);
        }
        baskets.close();
        baskets
    }

    /// Ends the basket that is being filled; one without items is none.
    fn close(&mut self) {
        let start = self.starts.last().copied().unwrap_or(0) as usize;
        let basket = &mut self.items[start..];
        basket.sort_unstable();
        let mut kept = 0;
        for at in 0..basket.len() {
            if at == 0 || basket[at] != basket[kept - 1] {
                basket[kept] = basket[at];
                kept += 1;
            }
        }
        if kept > MAX_BASKET_ITEMS {
            self.too_long += 1;
            kept = 0;
        }
        self.items.truncate(start + kept);
        if kept > 0 {
            self.starts.push(self.items.len() as u32);
        }
    }

    /// Number of baskets.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no basket at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Each basket: distinct items, ascending.
    pub fn lists(&self) -> impl Iterator<Item = &[u32]> {
        self.starts.windows(2).map(|ends| &self.items[ends[0] as usize..ends[1] as usize])
    }

    /// How many baskets hold each item; one entry for every item up to the largest.
    pub(super) fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.items.iter().max().map_or(0, |last| *last as usize + 1)];
        self.items.iter().for_each(|item| counts[*item as usize] += 1);
        counts
    }
}
