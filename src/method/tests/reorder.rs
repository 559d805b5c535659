//! What runs out: the owner's days, the customer's own gaps, quantity, refunds; learned lives.
use super::day;
use super::keeping::act;
use crate::book::{Book, SaleDraft, SaleLine};
use crate::domain::{Customer, CustomerId, Day, Product, ProductId, ReceiptId};
use crate::method::*;

const TODAY: &str = "2026-11-21";
const TEA: ProductId = ProductId(0);

fn shop(customers: u32, lasts_days: Option<u16>) -> Book {
    let mut book = Book::default();
    for at in 0..customers {
        let draft = book.plan_add_customer(Customer { name: format!("客户{at}"), ..Customer::default() });
        act(&mut book, draft);
    }
    for name in ["岩茶", "茶杯"] {
        let lasts_days = lasts_days.filter(|_| name == "岩茶");
        let draft = book.plan_add_product(Product { name: name.into(), lasts_days, ..Product::default() });
        act(&mut book, draft);
    }
    book
}

fn buy(book: &mut Book, customer: u32, at: &str, pieces: i64) {
    let line = SaleLine { product: Some(TEA), quantity_milli: pieces * 1_000, amount_minor: 6_000 * pieces };
    let draft = book.plan_sale(&SaleDraft::of(Some(CustomerId(customer)), day(at), vec![line]));
    act(book, draft);
}

fn due(book: &Book, customer: u32) -> Option<Day> {
    Reorders::find(book, day(TODAY)).next_of(CustomerId(customer), day(TODAY)).map(|reorder| reorder.due)
}

#[test]
fn a_purchase_lasts_as_long_as_the_owner_says_times_the_pieces() {
    let mut book = shop(2, Some(30));
    buy(&mut book, 0, "2026-11-01", 1);
    assert_eq!(due(&book, 0), Some(day("2026-12-01")));
    assert_eq!(due(&book, 1), None);
    // Two receipts of one day are one purchase of three pieces.
    buy(&mut book, 1, "2026-11-01", 1);
    buy(&mut book, 1, "2026-11-01", 2);
    assert_eq!(due(&book, 1), Some(day("2026-11-01").plus_days(90)));
    // Nothing is expected of what nobody says how long it lasts.
    let mut silent = shop(1, None);
    buy(&mut silent, 0, "2026-11-01", 1);
    assert_eq!(due(&silent, 0), None);
}

#[test]
fn own_gaps_correct_the_owner() {
    let mut book = shop(1, Some(30));
    // One piece after 20 days, two pieces after 40: a piece lasts this customer 20 days. (2 × 20 + 2 × 30) ÷ 4 = 25.
    buy(&mut book, 0, "2026-09-01", 1);
    buy(&mut book, 0, "2026-09-21", 2);
    buy(&mut book, 0, "2026-10-31", 2);
    let reorders = Reorders::find(&book, day(TODAY));
    let found = reorders.next_of(CustomerId(0), day(TODAY)).unwrap();
    assert_eq!((found.lasts_days, found.own_gaps, found.due), (50, 2, day("2026-12-20")));
}

#[test]
fn a_purchase_moves_the_day_on_and_a_refund_moves_it_back() {
    let mut book = shop(1, Some(30));
    buy(&mut book, 0, "2026-10-22", 1);
    assert_eq!(due(&book, 0), Some(day(TODAY)));
    let mut figures = Figures::classify(&book, day(TODAY));
    buy(&mut book, 0, "2026-11-20", 1);
    let after = due(&book, 0);
    assert!(after > Some(day("2026-12-15")));
    figures.refresh_customers(&book, &[CustomerId(0)]);
    assert_eq!(figures.reorders, Reorders::find(&book, day(TODAY)), "one customer anew is everybody anew");
    let draft = book.plan_refund(ReceiptId(1), day("2026-11-21"));
    act(&mut book, draft);
    assert_eq!(due(&book, 0), Some(day(TODAY)));
    figures.refresh_customers(&book, &[CustomerId(0)]);
    assert_eq!(figures.reorders, Reorders::find(&book, day(TODAY)));
}

#[test]
fn what_is_long_past_is_forgotten() {
    let mut book = shop(2, Some(30));
    buy(&mut book, 0, "2026-09-22", 1);
    buy(&mut book, 1, "2026-09-21", 1);
    assert_eq!(due(&book, 0), Some(day("2026-10-22")), "thirty days late");
    assert_eq!(due(&book, 1), None, "thirty-one days late");
}

#[test]
fn a_life_is_learned_from_five_customers() {
    let mut book = shop(6, None);
    for (customer, days) in [(0, 20), (1, 28), (2, 30), (3, 36)] {
        buy(&mut book, customer, "2026-06-01", 1);
        buy(&mut book, customer, &day("2026-06-01").plus_days(days).iso(), 1);
    }
    buy(&mut book, 5, "2026-06-01", 1);
    assert_eq!(learned_life(&book, TEA, day(TODAY)), None, "four have bought it again");
    buy(&mut book, 4, "2026-06-01", 2);
    buy(&mut book, 4, "2026-08-10", 1);
    // 20, 28, 30, 35 and 36 days a piece.
    assert_eq!(learned_life(&book, TEA, day(TODAY)), Some((30, 5)));
}
