//! What each customer bought and when, in order of days.
use crate::book::Book;
use crate::domain::{CustomerId, NONE, ProductId, SaleColumns};
use crate::method::net_sales::{Span, mark_paired, paired_receipts};

/// One product on one day.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) struct Purchase {
    pub(super) day: i32,
    pub(super) product: u32,
}

/// The purchases of all counted customers since the first day, up to today.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Purchases {
    /// Those of customer `c` are `all[starts[c]..starts[c + 1]]`, by day and product.
    starts: Vec<u32>,
    all: Vec<Purchase>,
}

impl Purchases {
    pub(in crate::method) fn of_book(book: &Book, counted: &[bool], span: Span) -> Self {
        let columns = book.sales().columns();
        let states = mark_paired(columns, &paired_receipts(book, crate::domain::Day(span.today)));
        Self::of_columns(columns, states.as_deref().unwrap_or(&columns.void), counted, span.today)
    }

    /// Two passes: how many of each, then each to its place.
    pub(super) fn of_columns(columns: &SaleColumns, states: &[u8], counted: &[bool], today: i32) -> Self {
        let is_purchase = |row: usize| {
            let customer = columns.customer[row] as usize;
            columns.product[row] != NONE
                && states[row] == 0
                && columns.amount_minor[row] > 0
                && columns.day[row] <= today
                && counted.get(customer).copied().unwrap_or(false)
        };
        let mut starts = vec![0_u32; counted.len() + 1];
        for row in (0..columns.len()).filter(|row| is_purchase(*row)) {
            starts[columns.customer[row] as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut all = vec![Purchase { day: 0, product: 0 }; starts.last().copied().unwrap_or(0) as usize];
        let mut next = starts.clone();
        for row in (0..columns.len()).filter(|row| is_purchase(*row)) {
            let place = &mut next[columns.customer[row] as usize];
            all[*place as usize] = Purchase { day: columns.day[row], product: columns.product[row] };
            *place += 1;
        }
        for ends in starts.windows(2) {
            all[ends[0] as usize..ends[1] as usize].sort_unstable();
        }
        Self { starts, all }
    }

    /// Number of customers, those without a purchase included.
    pub(super) fn customers(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    pub(super) fn of(&self, customer: usize) -> &[Purchase] {
        &self.all[self.starts[customer] as usize..self.starts[customer + 1] as usize]
    }

    /// How many different customers bought each product; one entry a product.
    pub(super) fn buyers(&self, products: usize) -> Vec<u32> {
        let (mut buyers, mut seen) = (vec![0; products], vec![NONE; products]);
        for customer in 0..self.customers() {
            for purchase in self.of(customer) {
                let at = purchase.product as usize;
                if at < products && std::mem::replace(&mut seen[at], customer as u32) != customer as u32 {
                    buyers[at] += 1;
                }
            }
        }
        buyers
    }

    /// Of the customers who bought the first of each pair, how many, and how many of them never bought the second.
    pub(super) fn count_never(&self, pairs: &[(ProductId, ProductId)], products: usize) -> Vec<(u32, u32)> {
        let mut seen = vec![NONE; products];
        let mut counts = vec![(0, 0); pairs.len()];
        for customer in 0..self.customers() {
            let own = self.of(customer);
            if own.is_empty() {
                continue;
            }
            let mark = customer as u32;
            own.iter()
                .filter(|purchase| (purchase.product as usize) < products)
                .for_each(|purchase| seen[purchase.product as usize] = mark);
            let has = |product: ProductId| seen.get(product.0 as usize).is_some_and(|seen| *seen == mark);
            for ((first, second), (buyers, never)) in pairs.iter().zip(&mut counts) {
                *buyers += u32::from(has(*first));
                *never += u32::from(has(*first) && !has(*second));
            }
        }
        counts
    }
}

/// The purchases of one customer: the day, the product, by day.
pub(super) fn purchases_of(book: &Book, customer: CustomerId, span: Span) -> Vec<Purchase> {
    let columns = book.sales().columns();
    let mut rows: Vec<usize> = book.sales().rows_of_customer(customer).filter(|row| columns.day[*row] <= span.today).collect();
    let paired = crate::method::net_sales::pairs_among(book, &rows, span);
    rows.retain(|row| {
        columns.product[*row] != NONE && columns.amount_minor[*row] > 0 && paired.binary_search(&columns.receipt[*row]).is_err()
    });
    let mut all: Vec<Purchase> = rows.into_iter().map(|row| Purchase { day: columns.day[row], product: columns.product[row] }).collect();
    all.sort_unstable();
    all
}
