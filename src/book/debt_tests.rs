//! The account of a customer: one act for a sale and its line, promises kept by payments, and all of it taken back exactly.
use super::tests::{act, day, sale, shop, undo};
use super::*;
use crate::domain::{Day, DebtKind, PromiseBy, PromiseEnding, ReceiptId, RiskFlag, RiskKind, SpendingKind};
use proptest::prelude::*;

fn due() -> Day {
    day("2026-12-20")
}

fn on_account(book: &mut Book, id: CustomerId, amount_minor: i64) -> u64 {
    let draft = book.plan_sale_on_account(&sale(id, "2026-11-20", amount_minor), due());
    act(book, draft)
}

fn promise(book: &mut Book, id: CustomerId, amount_minor: i64, due: &str) {
    let draft = book.plan_add(Promise {
        customer: id,
        by: PromiseBy::Customer,
        text: String::new(),
        amount_minor: Some(amount_minor),
        made_on: day("2026-11-20"),
        due: day(due),
        ending: None,
        staff: String::new(),
    });
    act(book, draft);
}

fn endings(book: &Book) -> Vec<Option<PromiseEnding>> {
    book.live_rows::<Promise>().map(|(_, promise)| promise.ending).collect()
}

fn lines(book: &Book) -> Vec<(DebtKind, i64)> {
    book.live_rows::<DebtEntry>().map(|(_, entry)| (entry.kind, entry.amount_minor)).collect()
}

#[test]
fn a_sale_on_account_is_one_act_and_its_refund_takes_the_line_back() {
    let (mut book, id) = shop();
    let sold = on_account(&mut book, id, 24_000);
    assert_eq!(lines(&book), [(DebtKind::OnAccount, 24_000)]);
    let receipt = book.live_rows::<DebtEntry>().next().unwrap().1.receipt.unwrap();
    let draft = book.plan_refund(receipt, day("2026-11-21"));
    let refunded = act(&mut book, draft);
    assert_eq!(lines(&book), [(DebtKind::OnAccount, 24_000), (DebtKind::Returned, -24_000)]);
    assert_eq!(book.owed_minor(id), 0);
    undo(&mut book, refunded);
    assert_eq!(lines(&book), [(DebtKind::OnAccount, 24_000)]);
    undo(&mut book, sold);
    assert!(lines(&book).is_empty());
    assert!(book.find_sale(receipt).is_none());
}

#[test]
fn the_account_follows_a_corrected_and_a_removed_sale() {
    let (mut book, id) = shop();
    on_account(&mut book, id, 24_000);
    let receipt = book.live_rows::<DebtEntry>().next().unwrap().1.receipt.unwrap();
    let draft = book.plan_edit_sale(receipt, &sale(id, "2026-11-19", 20_000));
    let edited = act(&mut book, draft);
    assert_eq!(book.owed_minor(id), 20_000);
    let corrected = book.live_rows::<DebtEntry>().next().unwrap().1.receipt.unwrap();
    assert_ne!(corrected, receipt);
    let draft = book.plan_refund(corrected, day("2026-11-21"));
    act(&mut book, draft);
    let back = ReceiptId(corrected.0 + 1);
    let draft = book.plan_remove_sale(back);
    act(&mut book, draft);
    assert_eq!(book.owed_minor(id), 20_000, "what took the sale back never happened");
    let draft = book.plan_remove_sale(corrected);
    let removed = act(&mut book, draft);
    assert_eq!(book.owed_minor(id), 0);
    undo(&mut book, removed);
    assert_eq!(book.owed_minor(id), 20_000);
    let _ = edited;
}

#[test]
fn without_a_customer_nothing_goes_on_account() {
    let (book, id) = shop();
    let nobody = SaleDraft { customer: None, ..sale(id, "2026-11-20", 100) };
    assert_eq!(book.plan_sale_on_account(&nobody, due()), Err(Refusal::NoSuchCustomer));
    assert_eq!(book.plan_payment(id, due(), 0, ""), Err(Refusal::ZeroAmount));
    assert_eq!(book.plan_write_off(id, due(), -1, ""), Err(Refusal::ZeroAmount));
}

#[test]
fn what_is_given_up_is_bad_debt() {
    let (mut book, id) = shop();
    on_account(&mut book, id, 24_000);
    let draft = book.plan_write_off(id, day("2026-11-21"), 24_000, "搬走了");
    let written = act(&mut book, draft);
    assert_eq!(book.owed_minor(id), 0);
    let spent: Vec<_> = book.live_rows::<Spending>().map(|(_, row)| (row.kind, row.amount_minor, row.customer)).collect();
    assert_eq!(spent, [(SpendingKind::BadDebt, 24_000, Some(id))]);
    undo(&mut book, written);
    assert_eq!(book.owed_minor(id), 24_000);
    assert_eq!(book.live_rows::<Spending>().count(), 0);
}

#[test]
fn the_promised_sum_in_time_keeps_the_promise_and_clears_the_flag() {
    let (mut book, id) = shop();
    on_account(&mut book, id, 50_000);
    promise(&mut book, id, 24_000, "2026-11-27");
    let flag = RiskFlag {
        customer: id,
        kind: RiskKind::Debts,
        since: day("2026-11-10"),
        evidence: "欠款一个月".into(),
        cleared_on: None,
        visit_within_days: None,
    };
    let draft = book.plan_add(flag);
    act(&mut book, draft);
    let draft = book.plan_payment(id, day("2026-11-25"), 10_000, "");
    act(&mut book, draft);
    assert_eq!(endings(&book), [None], "a part is not the whole");
    let draft = book.plan_payment(id, day("2026-11-27"), 14_000, "");
    let kept = act(&mut book, draft);
    assert_eq!(endings(&book), [Some(PromiseEnding { is_kept: true, day: day("2026-11-27") })]);
    assert_eq!(book.find_row::<RiskFlag>(0).unwrap().cleared_on, Some(day("2026-11-27")));
    undo(&mut book, kept);
    assert_eq!(endings(&book), [None]);
    assert_eq!(book.find_row::<RiskFlag>(0).unwrap().cleared_on, None);
    let draft = book.plan_payment(id, day("2026-11-28"), 14_000, "");
    act(&mut book, draft);
    assert_eq!(endings(&book), [Some(PromiseEnding { is_kept: false, day: day("2026-11-28") })], "a day late");
    assert_eq!(book.find_row::<RiskFlag>(0).unwrap().cleared_on, None);
}

#[test]
fn one_payment_does_not_keep_two_promises() {
    let (mut book, id) = shop();
    on_account(&mut book, id, 50_000);
    promise(&mut book, id, 20_000, "2026-12-04");
    promise(&mut book, id, 20_000, "2026-11-27");
    let draft = book.plan_payment(id, day("2026-11-25"), 20_000, "");
    act(&mut book, draft);
    assert_eq!(endings(&book).iter().map(Option::is_some).collect::<Vec<_>>(), [false, true], "the earlier due one");
    let draft = book.plan_payment(id, day("2026-11-26"), 20_000, "");
    act(&mut book, draft);
    assert!(endings(&book).iter().all(Option::is_some));
}

proptest! {
    #[test]
    fn what_is_owed_is_the_sum_of_the_lines_and_undo_is_exact(steps in proptest::collection::vec((0u8..4, 1i64..100_000), 1..20)) {
        let (mut book, id) = shop();
        let mut owed = vec![0];
        let mut acts = Vec::new();
        for (step, amount) in steps {
            let before = *owed.last().unwrap();
            let (draft, after) = match step {
                0 | 1 => (book.plan_sale_on_account(&sale(id, "2026-11-20", amount), due()), before + amount),
                2 => (book.plan_payment(id, day("2026-11-21"), amount, ""), before - amount),
                _ => (book.plan_write_off(id, day("2026-11-21"), amount, ""), before - amount),
            };
            acts.push(act(&mut book, draft));
            owed.push(after);
            prop_assert_eq!(book.owed_minor(id), after);
        }
        while let (Some(seq), Some(_)) = (acts.pop(), owed.pop()) {
            undo(&mut book, seq);
            prop_assert_eq!(book.owed_minor(id), *owed.last().unwrap());
        }
    }
}
