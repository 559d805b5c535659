//! Satisfaction and wallets: plain computations of the definitions, marks at their edges, shops without anything.
use super::day;
use crate::book::{Book, SaleDraft, SaleLine, Stamp};
use crate::domain::{Customer, CustomerId, GapRoute, Product, ProductId, Rating, Shortfall, Wallet};
use crate::method::satisfaction::*;
use crate::method::wallet::{count_wallets, wallet_share};
use crate::method::{Figures, figures_day};
use proptest::prelude::*;

const TODAY: &str = "2026-11-21";

fn shop(customers: u32) -> Book {
    let mut book = Book::default();
    for at in 0..customers {
        let draft = book.plan_add_customer(Customer { name: format!("客户{at}"), ..Customer::default() });
        book.apply(draft.unwrap().stamped(Stamp::default(), day(TODAY))).unwrap();
    }
    for at in 0..4 {
        let draft = book.plan_add_product(Product { name: format!("商品{at}"), ..Product::default() });
        book.apply(draft.unwrap().stamped(Stamp::default(), day(TODAY))).unwrap();
    }
    book
}

fn rated(customer: u32, product: Option<u32>, expected: Option<u8>, got: Option<u8>, days_ago: i32) -> Rating {
    Rating {
        customer: CustomerId(customer),
        receipt: None,
        product: product.map(ProductId),
        subject: String::new(),
        expected,
        expected_on: Some(day(TODAY).plus_days(-days_ago - 3)),
        got,
        got_on: got.map(|_| day(TODAY).plus_days(-days_ago)),
        shortfall: None,
        route: None,
        note: String::new(),
    }
}

fn rate(book: &mut Book, rating: Rating) {
    let draft = book.plan_add(rating).unwrap();
    book.apply(draft.stamped(Stamp::default(), day(TODAY))).unwrap();
}

fn sell(book: &mut Book, customer: Option<u32>, product: Option<u32>, amount_minor: i64) {
    let lines = vec![SaleLine { product: product.map(ProductId), quantity_milli: 1_000, amount_minor }];
    let draft = book.plan_sale(&SaleDraft::of(customer.map(CustomerId), day(TODAY).plus_days(-10), lines)).unwrap();
    book.apply(draft.stamped(Stamp::default(), day(TODAY))).unwrap();
}

fn figures(book: &Book) -> Figures {
    Figures::classify(book, figures_day(book, day(TODAY)))
}

fn find(book: &Book) -> Satisfaction {
    Satisfaction::find(book, &product_nets_minor(book, &figures(book)))
}

#[test]
fn the_gap_needs_both_marks() {
    let mut book = shop(3);
    rate(&mut book, rated(0, Some(1), Some(5), Some(3), 9));
    rate(&mut book, rated(1, Some(1), Some(4), Some(4), 8));
    rate(&mut book, rated(2, Some(1), Some(2), None, 7));
    rate(&mut book, rated(2, None, None, Some(1), 7));
    let found = find(&book);
    assert_eq!((found.all.ratings, found.all.short, found.all.waiting), (2, 1, 1));
    assert_eq!((found.all.expected(), found.all.got(), found.all.gap()), (Some(4.5), Some(3.5), Some(-1.0)));
    assert_eq!(found.products.len(), 1);
    assert_eq!(found.products[0].mark, None, "two ratings judge nothing");
    assert_eq!(found.disappointed, [CustomerId(0)]);
}

#[test]
fn over_promised_and_under_sold_at_their_edges() {
    let mut book = shop(3);
    for customer in 0..3 {
        rate(&mut book, rated(customer, Some(0), Some(4), Some(3), 9));
        rate(&mut book, rated(customer, Some(1), Some(3), Some(4), 9));
        rate(&mut book, rated(customer, Some(2), Some(3), Some(5), 9));
        rate(&mut book, rated(customer, Some(3), Some(5), Some(5), 9));
    }
    for (product, amount) in [(0, 5_000), (1, 1_000), (2, 9_000), (3, 4_000)] {
        sell(&mut book, Some(0), Some(product), amount);
    }
    let found = find(&book);
    let mark = |product: u32| found.products.iter().find(|rated| rated.of == ProductId(product)).unwrap().mark;
    assert_eq!(found.middle_net_minor, Some(5_000));
    assert_eq!(mark(0), Some(ExpectationMark::OverPromised));
    assert_eq!(mark(1), Some(ExpectationMark::UnderSold));
    assert_eq!(mark(2), None, "it surprises, but it sells");
    assert_eq!(mark(3), None);
    assert_eq!(found.products[0].of, ProductId(0), "the widest shortfall first");
    // A promise is not sold by itself: expectation and result mark it.
    for customer in 0..3 {
        let promise = Rating { subject: " 周五送到 ".to_owned(), ..rated(customer, None, Some(2), Some(4), 2) };
        rate(&mut book, promise);
    }
    let found = find(&book);
    assert_eq!((found.subjects[0].of.as_str(), found.subjects[0].mark), ("周五送到", Some(ExpectationMark::UnderSold)));
}

#[test]
fn a_way_succeeded_where_the_next_rating_met_the_expectation() {
    let mut book = shop(4);
    let short = |customer: u32, route| Rating {
        route: Some(route),
        shortfall: Some(Shortfall::Service),
        ..rated(customer, Some(0), Some(5), Some(2), 50)
    };
    rate(&mut book, short(0, GapRoute::RaiseGains));
    rate(&mut book, rated(0, Some(1), Some(4), Some(4), 20));
    rate(&mut book, short(1, GapRoute::RaiseGains));
    rate(&mut book, rated(1, Some(0), Some(4), Some(3), 20));
    rate(&mut book, short(2, GapRoute::RaiseGains));
    rate(&mut book, short(3, GapRoute::CutLosses));
    rate(&mut book, rated(3, Some(0), Some(1), Some(5), 50));
    let found = find(&book);
    assert_eq!(found.route(GapRoute::RaiseGains), RouteRecord { taken: 3, answered: 2, met: 1 });
    assert_eq!(found.route(GapRoute::CutLosses), RouteRecord { taken: 1, answered: 0, met: 0 }, "the same day is no answer");
    assert_eq!(found.route(GapRoute::Both), RouteRecord::default());
    let service = found.products.iter().find(|rated| rated.of == ProductId(0)).unwrap().shortfalls[1];
    assert_eq!(service, 4);
    assert_eq!(found.disappointed, [CustomerId(2), CustomerId(1)], "the widest last gap first; who was won back is out");
}

#[test]
fn the_trash_and_what_was_taken_back_do_not_rate() {
    let mut book = shop(2);
    rate(&mut book, rated(0, Some(0), Some(5), Some(1), 3));
    rate(&mut book, rated(1, Some(0), Some(5), Some(4), 3));
    let draft = book.plan_trash(&[CustomerId(0)], day(TODAY)).unwrap();
    book.apply(draft.stamped(Stamp::default(), day(TODAY))).unwrap();
    let draft = book.plan_remove::<Rating>(1).unwrap();
    book.apply(draft.stamped(Stamp::default(), day(TODAY))).unwrap();
    assert_eq!(find(&book).all, Stars::default());
    assert_eq!(stars_of(&book, CustomerId(1)), Stars::default());
}

#[test]
fn a_wallet_divides_our_sales_by_the_owners_word() {
    let mut book = shop(5);
    for (customer, wallet) in [(0, Wallet::Little), (1, Wallet::Half), (2, Wallet::Most), (3, Wallet::Half)] {
        let edited = Customer { wallet: Some(wallet), ..book.find_customer(CustomerId(customer)).unwrap().clone() };
        let draft = book.plan_edit_customer(CustomerId(customer), &edited).unwrap();
        book.apply(draft.stamped(Stamp::default(), day(TODAY))).unwrap();
    }
    for customer in [0, 1, 2, 4] {
        sell(&mut book, Some(customer), None, 8_000);
    }
    let figures = figures(&book);
    let of = |customer: u32| wallet_share(&book, &figures, CustomerId(customer));
    assert_eq!(of(0).map(|share| (share.total_minor, share.elsewhere_minor())), Some((40_000, 32_000)));
    assert_eq!(of(1).map(|share| (share.total_minor, share.elsewhere_minor())), Some((16_000, 8_000)));
    assert_eq!(of(2).map(|share| (share.total_minor, share.elsewhere_minor())), Some((10_000, 2_000)));
    assert_eq!((of(3), of(4)), (None, None), "no sales to divide, no word to divide by");
    let (told, untold) = count_wallets(&book, &figures);
    assert_eq!(told.map(|count| (count.customers, count.elsewhere_minor)), [(1, 32_000), (1, 8_000), (1, 2_000)]);
    assert_eq!((untold.customers, untold.ours_minor), (1, 8_000));
}

#[test]
fn empty_shops_have_sensible_figures() {
    for customers in [0, 1, 2] {
        let book = shop(customers);
        let found = find(&book);
        assert_eq!((found.all.gap(), found.middle_net_minor, found.products.len()), (None, None, 0));
        assert_eq!(count_wallets(&book, &figures(&book)).1.customers, 0);
    }
    // A follow-up dated ahead, and refunds only.
    let mut book = shop(1);
    sell(&mut book, Some(0), Some(0), -500);
    rate(&mut book, rated(0, Some(0), Some(1), Some(5), -900));
    assert_eq!(find(&book).products[0].net_minor, Some(-500));
    assert!(find(&book).disappointed.is_empty());
}

/// Who, what, expected, got, days ago.
type Mark = (u32, u32, Option<u8>, Option<u8>, i32);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn sums_are_those_of_the_list_in_any_order(
        marks in prop::collection::vec((0..4_u32, 0..3_u32, prop::option::of(1..=5_u8), prop::option::of(1..=5_u8), 0..90_i32), 0..30),
    ) {
        let fill = |marks: &[Mark]| {
            let mut book = shop(4);
            marks.iter().for_each(|(who, what, expected, got, ago)| rate(&mut book, rated(*who, Some(*what), *expected, *got, *ago)));
            book
        };
        let found = find(&fill(&marks));
        let both: Vec<(u32, u8, u8)> = marks.iter().filter_map(|mark| Some((mark.1, mark.2?, mark.3?))).collect();
        prop_assert_eq!(found.all.ratings as usize, both.len());
        for product in 0..3 {
            let own: Vec<_> = both.iter().filter(|mark| mark.0 == product).collect();
            if let Some(rated) = found.products.iter().find(|rated| rated.of == ProductId(product)) {
                let gaps: i64 = own.iter().map(|mark| i64::from(mark.2) - i64::from(mark.1)).sum();
                let gap = (!own.is_empty()).then(|| gaps as f64 / own.len() as f64);
                prop_assert!(rated.stars.gap().zip(gap).is_none_or(|(left, right)| (left - right).abs() < 1e-9));
                prop_assert_eq!(rated.stars.gap().is_some(), gap.is_some());
            }
        }
        let turned: Vec<_> = marks.iter().rev().copied().collect();
        let turned = find(&fill(&turned));
        prop_assert_eq!((turned.all, turned.products), (found.all, found.products));
    }
}

#[test]
fn the_day_of_a_rating_is_that_of_the_follow_up() {
    let mut book = shop(1);
    // Written in the other order than they happened.
    rate(&mut book, rated(0, Some(0), Some(3), Some(5), 1));
    rate(&mut book, rated(0, Some(0), Some(5), Some(1), 40));
    assert!(find(&book).disappointed.is_empty());
    assert_eq!(ratings_of(&book, CustomerId(0)).count(), 2);
}
