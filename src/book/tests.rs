//! The laws of the book: acts apply whole or not at all, and what is undone is as it was.
use super::*;
use crate::domain::{CustomerField, Day, Interaction, InteractionKind, Outcome, Setting};

pub(super) fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

pub(super) fn person(name: &str) -> Customer {
    Customer { name: name.into(), ..Customer::default() }
}

pub(super) fn sale(customer: CustomerId, date: &str, amount_minor: i64) -> SaleDraft {
    let lines = vec![SaleLine { product: None, quantity_milli: 0, amount_minor }];
    SaleDraft::of(Some(customer), day(date), lines)
}

pub(super) fn act(book: &mut Book, draft: Result<Draft, Refusal>) -> u64 {
    let seq = book.history().next_seq();
    book.apply(draft.unwrap().stamped(Stamp { millis: seq, ..Stamp::default() }, day("2026-11-21"))).unwrap();
    seq
}

pub(super) fn undo(book: &mut Book, seq: u64) -> u32 {
    let plan = book.plan_undo(seq).unwrap();
    act(book, Ok(plan.draft));
    plan.kept.len() as u32
}

fn redo(book: &mut Book, seq: u64) {
    let plan = book.plan_redo(seq).unwrap();
    act(book, Ok(plan.draft));
}

/// What the owner sees, without the history that every undo lengthens.
fn visible(book: &Book) -> impl PartialEq + std::fmt::Debug + use<> {
    let customers: Vec<_> = book.present_customers().map(|(id, customer)| (id, customer.clone())).collect();
    let columns = book.sales().columns();
    let rows: Vec<_> = (0..columns.len()).filter(|row| columns.void[*row] == 0).map(|row| columns.row(row)).collect();
    let spoken: Vec<_> = book.interactions().iter().filter(|slot| slot.live).cloned().collect();
    (customers, rows, spoken, book.settings().clone())
}

pub(super) fn shop() -> (Book, CustomerId) {
    let mut book = Book::default();
    let id = book.next_customer();
    let draft = book.plan_add_customer(person("王芳"));
    act(&mut book, draft);
    (book, id)
}

#[test]
fn undo_and_redo_return_to_the_same_book() {
    let (mut book, id) = shop();
    let before = visible(&book);
    let draft = book.plan_sale(&sale(id, "2026-11-20", 12_800));
    let seq = act(&mut book, draft);
    let after = visible(&book);
    assert_eq!(book.history().next_undo().map(|entry| entry.seq), Some(seq));
    undo(&mut book, seq);
    assert_eq!(visible(&book), before);
    assert_eq!(book.history().next_redo().map(|entry| entry.seq), Some(seq));
    redo(&mut book, seq);
    assert_eq!(visible(&book), after);
    assert!(book.history().next_redo().is_none());
    undo(&mut book, seq);
    assert_eq!(visible(&book), before, "an act can be taken back again after it was redone");
}

#[test]
fn undoing_in_turn_reaches_the_first_act_and_redoing_the_last() {
    let (mut book, id) = shop();
    let mut states = vec![visible(&book)];
    for (name, amount) in [("王芳芳", 100), ("王小芳", 200)] {
        let draft = book.plan_edit_customer(id, &person(name));
        act(&mut book, draft);
        states.push(visible(&book));
        let draft = book.plan_sale(&sale(id, "2026-11-20", amount));
        act(&mut book, draft);
        states.push(visible(&book));
    }
    for state in states.iter().rev().skip(1) {
        let seq = book.history().next_undo().unwrap().seq;
        undo(&mut book, seq);
        assert_eq!(visible(&book), *state);
    }
    for state in states.iter().skip(1) {
        let seq = book.history().next_redo().unwrap().seq;
        redo(&mut book, seq);
        assert_eq!(visible(&book), *state);
    }
}

#[test]
fn a_new_act_ends_redoing() {
    let (mut book, id) = shop();
    let draft = book.plan_sale(&sale(id, "2026-11-20", 100));
    let seq = act(&mut book, draft);
    undo(&mut book, seq);
    let draft = book.plan_edit_customer(id, &person("王方"));
    act(&mut book, draft);
    assert!(book.history().next_redo().is_none());
}

#[test]
fn an_old_undo_keeps_what_was_changed_since() {
    let (mut book, id) = shop();
    let draft = book.plan_edit_customer(id, &Customer { note: "少糖".into(), ..person("王方") });
    let first = act(&mut book, draft);
    let draft = book.plan_edit_customer(id, &Customer { note: "少糖，要玻璃罐".into(), ..person("王方") });
    act(&mut book, draft);
    assert_eq!(undo(&mut book, first), 1);
    let customer = book.find_customer(id).unwrap();
    assert_eq!((customer.name.as_str(), customer.note.as_str()), ("王芳", "少糖，要玻璃罐"));
}

#[test]
fn undoing_an_import_keeps_customers_that_bought_since() {
    let mut book = Book::default();
    let people = ["甲", "乙", "丙", "丁"];
    let ops = (0..).zip(people).map(|(at, name)| Op::CustomerAdded { id: CustomerId(at), customer: Box::new(person(name)) }).collect();
    let import = act(&mut book, Ok(Draft { kind: ActKind::Import { file: "账单.csv".into(), rows: 4 }, ops }));
    assert_eq!(book.history().find(import).unwrap().inverse.len(), 1, "one range, not one change a customer");
    let draft = book.plan_sale(&sale(CustomerId(2), "2026-11-20", 100));
    act(&mut book, draft);
    assert_eq!(undo(&mut book, import), 1);
    let left: Vec<_> = book.present_customers().map(|(_, customer)| customer.name.clone()).collect();
    assert_eq!(left, ["丙"]);
}

#[test]
fn an_act_that_does_not_fit_changes_nothing() {
    let (mut book, id) = shop();
    let before = book.clone();
    let ops = vec![
        Op::CustomerSet { id, new: CustomerField::Name("变".into()), old: CustomerField::Name("王芳".into()) },
        Op::CustomerAdded { id: CustomerId(9), customer: Box::new(person("错位")) },
    ];
    let act = Draft { kind: ActKind::EditCustomer(id), ops }.stamped(Stamp::default(), day("2026-11-21"));
    assert_eq!(book.apply(act), Err(ApplyError::OutOfPlace { expected: 9, actual: 1 }));
    assert_eq!(book, before);
}

#[test]
fn a_refund_reverses_every_line_once() {
    let (mut book, id) = shop();
    let lines = vec![
        SaleLine { product: None, quantity_milli: 2_000, amount_minor: 7_600 },
        SaleLine { product: None, quantity_milli: 1_000, amount_minor: -380 },
    ];
    let receipt = book.sales().next_receipt();
    let draft = book.plan_sale(&SaleDraft { lines, ..sale(id, "2026-11-01", 0) });
    act(&mut book, draft);
    let draft = book.plan_refund(receipt, day("2026-11-21"));
    let refund = act(&mut book, draft);
    let net: i64 = book.sales().rows_of_customer(id).map(|row| book.sales().columns().amount_minor[row]).sum();
    assert_eq!(net, 0);
    assert_eq!(book.plan_refund(receipt, day("2026-11-21")), Err(Refusal::AlreadyReversed));
    undo(&mut book, refund);
    assert!(book.plan_refund(receipt, day("2026-11-21")).is_ok(), "after undo it can be refunded again");
}

#[test]
fn correcting_a_sale_voids_the_old_rows() {
    let (mut book, id) = shop();
    let receipt = book.sales().next_receipt();
    let draft = book.plan_sale(&sale(id, "2026-11-01", 100));
    act(&mut book, draft);
    let draft = book.plan_edit_sale(receipt, &sale(id, "2026-11-02", 300));
    let edit = act(&mut book, draft);
    let amounts = |book: &Book| book.sales().rows_of_customer(id).map(|row| book.sales().columns().amount_minor[row]).collect::<Vec<_>>();
    assert_eq!(amounts(&book), [300]);
    assert_eq!(book.find_sale(receipt), None);
    undo(&mut book, edit);
    assert_eq!(amounts(&book), [100]);
}

#[test]
fn contacts_and_settings_are_taken_back() {
    let (mut book, id) = shop();
    let before = visible(&book);
    let interaction = Interaction {
        customer: id,
        day: day("2026-11-21"),
        kind: InteractionKind::Call,
        outcome: Outcome::Reached,
        note: "下周带朋友来".into(),
        next: Some(day("2026-12-12")),
        minutes: 15,
    };
    let draft = book.plan_contact(interaction);
    let contact = act(&mut book, draft);
    let draft = book.plan_settings(vec![Setting::WindowDays(180)]);
    let settings = act(&mut book, draft);
    undo(&mut book, contact);
    undo(&mut book, settings);
    assert_eq!(visible(&book), before);
}

#[test]
fn input_beyond_the_limits_is_refused() {
    let (book, id) = shop();
    assert_eq!(book.plan_add_customer(Customer::default()), Err(Refusal::NoNameNoPhone));
    assert_eq!(book.plan_add_customer(person(&"长".repeat(201))), Err(Refusal::TooLong { limit: 200 }));
    assert_eq!(book.plan_sale(&sale(id, "2026-11-20", 0)), Err(Refusal::ZeroAmount));
    assert_eq!(book.plan_sale(&sale(id, "2026-11-20", i64::MAX)), Err(Refusal::AmountTooLarge));
    assert_eq!(book.plan_sale(&sale(CustomerId(7), "2026-11-20", 1)), Err(Refusal::NoSuchCustomer));
    assert_eq!(book.plan_tag(&[id], "  ", true), Err(Refusal::NoChange));
}

#[test]
fn the_trash_is_purged_after_ninety_days() {
    let (mut book, id) = shop();
    let draft = book.plan_trash(&[id], day("2026-11-21"));
    act(&mut book, draft);
    assert_eq!(book.present_customers().count(), 0);
    assert_eq!(book.plan_purge(day("2027-02-19")), Err(Refusal::NoChange));
    let draft = book.plan_purge(day("2027-02-20"));
    act(&mut book, draft);
    assert!(book.find_customer(id).is_none());
}
