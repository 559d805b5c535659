//! The small tables follow the laws of the book; whom customers brought, and what takes a corrected sale back.
use super::tests::{act, day, person, sale, shop, undo};
use super::*;
use crate::domain::{Day, SpendingKind};

fn spending(customer: Option<CustomerId>, amount_minor: i64) -> Spending {
    Spending { day: day("2026-11-21"), amount_minor, kind: SpendingKind::Care, source: None, customer, text: String::new() }
}

fn decision(text: &str) -> Decision {
    let made_on = day("2026-11-21");
    Decision { month: made_on.month(), text: text.to_owned(), made_on, acted_on: None, note: String::new() }
}

fn decisions(book: &Book) -> Vec<&str> {
    book.decisions().iter().filter(|slot| slot.live).map(|slot| slot.value.text.as_str()).collect()
}

#[test]
fn a_row_is_added_changed_removed_and_all_of_it_taken_back() {
    let (mut book, _) = shop();
    let draft = book.plan_add(decision("少打折"));
    let added = act(&mut book, draft);
    let draft = book.plan_set(0, decision("多回访"));
    let changed = act(&mut book, draft);
    assert_eq!(undo(&mut book, added), 0, "an addition is taken back whatever stands in the row");
    assert_eq!(book.plan_set(0, decision("x")), Err(Refusal::NoChange), "what was taken back is not edited");
    let draft = book.plan_redo(added).unwrap().draft;
    act(&mut book, Ok(draft));
    assert_eq!(decisions(&book), ["多回访"]);
    let draft = book.plan_set(0, decision("多回访，少打折"));
    act(&mut book, draft);
    assert_eq!(undo(&mut book, changed), 1, "a newer change is kept");
    assert_eq!(decisions(&book), ["多回访，少打折"]);
    let draft = book.plan_remove::<Decision>(0);
    let removed = act(&mut book, draft);
    assert!(decisions(&book).is_empty());
    undo(&mut book, removed);
    assert_eq!(decisions(&book), ["多回访，少打折"]);
}

#[test]
fn a_row_of_a_customer_touches_their_figures_and_holds_them_in_the_book() {
    let mut book = Book::default();
    for name in ["王芳", "李娜"] {
        let draft = book.plan_add_customer(person(name));
        act(&mut book, draft);
    }
    let (first, second) = (CustomerId(0), CustomerId(1));
    let apply = |book: &mut Book, draft: Draft| book.apply(draft.stamped(Stamp::default(), Day(20_000))).unwrap();
    let draft = book.plan_add(spending(Some(first), 100)).unwrap();
    assert_eq!(apply(&mut book, draft).customers, [first]);
    let draft = book.plan_set(0, spending(Some(second), 100)).unwrap();
    assert_eq!(apply(&mut book, draft).customers, [first, second]);
    assert_eq!(undo(&mut book, 2), 1, "the spending names them");
    assert!(book.find_customer(second).is_some());
    assert_eq!(undo(&mut book, 1), 0);
    assert!(book.find_customer(first).is_none());
}

#[test]
fn records_beyond_the_limits_are_refused() {
    let (book, id) = shop();
    assert_eq!(book.plan_add(spending(Some(CustomerId(9)), 1)), Err(Refusal::NoSuchCustomer));
    assert_eq!(book.plan_add(spending(None, 0)), Err(Refusal::ZeroAmount));
    assert_eq!(book.plan_add(spending(None, i64::MIN)), Err(Refusal::AmountTooLarge));
    assert_eq!(book.plan_add(decision(" ")), Err(Refusal::NoText));
    assert_eq!(book.plan_remove::<Decision>(0), Err(Refusal::NoChange));
    let rating = |expected| Rating {
        customer: id,
        receipt: None,
        product: None,
        subject: String::new(),
        expected,
        expected_on: None,
        got: None,
        got_on: None,
        shortfall: None,
        route: None,
        note: String::new(),
    };
    assert_eq!(book.plan_add(rating(Some(6))), Err(Refusal::NotAScore));
    assert_eq!(book.plan_add(rating(Some(0))), Err(Refusal::NotAScore));
    assert!(book.plan_add(rating(Some(5))).is_ok());
}

#[test]
fn nobody_is_brought_by_themselves() {
    let (mut book, first) = shop();
    let second = book.next_customer();
    let draft = book.plan_add_customer(Customer { referrer: Some(first), ..person("李娜") });
    act(&mut book, draft);
    let brought_by = |referrer| Customer { referrer: Some(referrer), ..person("王芳") };
    assert_eq!(book.plan_edit_customer(first, &brought_by(first)), Err(Refusal::ReferrerCircle));
    assert_eq!(book.plan_edit_customer(first, &brought_by(second)), Err(Refusal::ReferrerCircle));
    assert_eq!(book.plan_edit_customer(first, &brought_by(CustomerId(9))), Err(Refusal::NoSuchCustomer));
    assert_eq!(undo(&mut book, 1), 1, "who brought somebody stays");
    assert!(book.find_customer(first).is_some());
}

#[test]
fn a_product_offers_another_one_as_the_step_up() {
    let mut book = Book::default();
    let tea = |name: &str| Product { name: name.to_owned(), ..Product::default() };
    for name in ["龙井", "明前龙井"] {
        let draft = book.plan_add_product(tea(name));
        act(&mut book, draft);
    }
    let step_up = |id| Product { step_up: Some(ProductId(id)), category: "绿茶".to_owned(), ..tea("龙井") };
    assert_eq!(book.plan_edit_product(ProductId(0), &step_up(0)), Err(Refusal::NoSuchProduct));
    assert_eq!(book.plan_edit_product(ProductId(0), &step_up(7)), Err(Refusal::NoSuchProduct));
    assert_eq!(book.plan_edit_product(ProductId(0), &tea(" ")), Err(Refusal::NoText));
    let draft = book.plan_edit_product(ProductId(0), &step_up(1));
    let edited = act(&mut book, draft);
    assert_eq!(book.find_product(ProductId(0)), Some(&step_up(1)));
    undo(&mut book, edited);
    assert_eq!(book.find_product(ProductId(0)), Some(&tea("龙井")));
}

#[test]
fn what_took_a_sale_back_takes_the_corrected_one_back() {
    let (mut book, id) = shop();
    let receipt = book.sales().next_receipt();
    let draft = book.plan_sale(&SaleDraft { discount_minor: 50, is_promotion: true, ..sale(id, "2026-11-01", 100) });
    act(&mut book, draft);
    let refund = book.sales().next_receipt();
    let draft = book.plan_refund(receipt, day("2026-11-02"));
    act(&mut book, draft);
    let corrected = book.sales().next_receipt();
    let draft = book.plan_edit_sale(receipt, &SaleDraft { note: "送到门口".to_owned(), ..book.find_sale(receipt).unwrap() });
    let edit = act(&mut book, draft);
    let reverses = |book: &Book| book.sales().find_facts(refund).and_then(|facts| facts.reverses);
    assert_eq!(reverses(&book), Some(corrected));
    assert_eq!(book.plan_refund(corrected, day("2026-11-03")), Err(Refusal::AlreadyReversed));
    assert_eq!(book.find_sale(corrected).map(|sale| (sale.discount_minor, sale.is_promotion)), Some((50, true)));
    undo(&mut book, edit);
    assert_eq!(reverses(&book), Some(receipt));
}
