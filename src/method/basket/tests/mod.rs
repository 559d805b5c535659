//! The baskets against published answers, and against slow, plain computations of the definitions.
mod definitions;
mod published;

use crate::book::{Book, SaleDraft, SaleLine, Stamp};
use crate::domain::{Customer, CustomerId, Day, Product, ProductId};

const TODAY: Day = Day(20_453);

/// One sale: who, how many days ago, and the products with amounts.
type Sold = (Option<u32>, i32, Vec<(u32, i64)>);

/// A shop with so many customers and products, and these sales.
fn shop(customers: u32, products: u32, sales: &[Sold]) -> Book {
    let mut book = Book::default();
    for at in 0..customers {
        let draft = book.plan_add_customer(Customer { name: format!("客户{at}"), ..Customer::default() });
        book.apply(draft.unwrap().stamped(Stamp::default(), TODAY)).unwrap();
    }
    for at in 0..products {
        let draft = book.plan_add_product(Product { name: format!("商品{at}"), ..Product::default() });
        book.apply(draft.unwrap().stamped(Stamp::default(), TODAY)).unwrap();
    }
    for sold in sales {
        sell(&mut book, sold);
    }
    book
}

fn sell(book: &mut Book, (customer, days_ago, lines): &Sold) {
    let line = |(product, amount_minor): &(u32, i64)| SaleLine {
        product: (*product != u32::MAX).then_some(ProductId(*product)),
        quantity_milli: 1_000 * amount_minor.signum(),
        amount_minor: *amount_minor,
    };
    let lines = lines.iter().map(line).collect();
    let sale = SaleDraft::of(customer.map(CustomerId), TODAY.plus_days(-days_ago), lines);
    if let Ok(draft) = book.plan_sale(&sale) {
        book.apply(draft.stamped(Stamp::default(), TODAY)).unwrap();
    }
}
