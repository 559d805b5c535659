//! What is due: debts and promised payments, promises of the shop, complaints by the service card, call-backs.
use super::complaints::{ComplaintMonth, LAST_CALL_DAYS, first_calls, plan_close};
use super::promises::PromiseRates;
use super::service::{answer_due, payment_due, solve_due};
use super::*;
use crate::book::{Book, Draft, Refusal, SaleDraft, SaleLine, Stamp};
use crate::domain::{
    ClassMark, Complaint, ComplaintAbout, Customer, CustomerId, Day, Interaction, InteractionKind, Judgement, KeyAccount, Moment, Outcome,
    Promise, PromiseBy, PromiseEnding, Recovery, RiskFlag, RiskKind,
};
use crate::method::Figures;

const ID: CustomerId = CustomerId(0);

fn today() -> Day {
    Day::parse_iso("2026-11-21").unwrap()
}

fn ago(days: i32) -> Day {
    today().plus_days(-days)
}

fn act(book: &mut Book, draft: Result<Draft, Refusal>) {
    let seq = book.history().next_seq();
    book.apply(draft.unwrap().stamped(Stamp { millis: seq, ..Stamp::default() }, today())).unwrap();
}

fn shop(customer: Customer) -> Book {
    let mut book = Book::default();
    let draft = book.plan_add_customer(Customer { name: "王芳".into(), ..customer });
    act(&mut book, draft);
    book
}

fn figures(book: &Book) -> Figures {
    Figures::classify(book, today())
}

fn kinds(book: &Book, on: Day) -> Vec<(DueKind, Day)> {
    dues(book, &figures(book), on).into_iter().map(|due| (due.kind, due.day)).collect()
}

fn owe(book: &mut Book, days_ago: i32, due_ago: i32) {
    let lines = vec![SaleLine { product: None, quantity_milli: 0, amount_minor: 24_000 }];
    let draft = book.plan_sale_on_account(&SaleDraft::of(Some(ID), ago(days_ago), lines), ago(due_ago));
    act(book, draft);
}

fn promise(by: PromiseBy, amount_minor: Option<i64>, due: Day) -> Promise {
    Promise { customer: ID, by, text: "周五备好".into(), amount_minor, made_on: ago(10), due, ending: None, staff: String::new() }
}

fn complaint(received: Day, due: Day) -> Complaint {
    Complaint {
        customer: ID,
        about: ComplaintAbout::Product,
        is_praise: false,
        product: None,
        receipt: None,
        staff: String::new(),
        expected: "新茶".into(),
        got: "陈茶".into(),
        received: Moment { day: received, minute: 600 },
        due,
        answered: None,
        solved: None,
        told: None,
        checked: None,
        satisfied: None,
        rounds: Vec::new(),
    }
}

fn recovery_of(book: &Book) -> Recovery {
    book.find_row::<Recovery>(0).unwrap().clone()
}

#[test]
fn a_debt_is_due_the_day_after_its_last_day_and_waits_for_a_promise() {
    let mut book = shop(Customer::default());
    owe(&mut book, 31, 1);
    assert_eq!(kinds(&book, ago(1)), []);
    assert_eq!(kinds(&book, today()), [(DueKind::Debt, ago(1))]);
    let draft = book.plan_add(promise(PromiseBy::Customer, Some(24_000), today().plus_days(3)));
    act(&mut book, draft);
    assert_eq!(kinds(&book, today()), [], "they have until then");
    assert_eq!(kinds(&book, today().plus_days(3)), [(DueKind::Debt, today().plus_days(3))]);
    assert_eq!(kinds(&book, today().plus_days(9)), [(DueKind::Debt, today().plus_days(3))]);
    let draft = book.plan_payment(ID, today(), 24_000, "");
    act(&mut book, draft);
    assert_eq!(kinds(&book, today().plus_days(9)), []);
}

#[test]
fn somebody_watched_is_visited_once_in_each_span() {
    let mut book = shop(Customer::default());
    let flag = RiskFlag {
        customer: ID,
        kind: RiskKind::PoorBusiness,
        since: today(),
        evidence: "店里没人".into(),
        cleared_on: None,
        visit_within_days: Some(10),
    };
    let draft = book.plan_add(flag.clone());
    act(&mut book, draft);
    let days: Vec<Day> = (0..40).flat_map(|day| kinds(&book, today().plus_days(day))).map(|(_, day)| day).collect();
    let mut visits = days.clone();
    visits.dedup();
    assert_eq!(visits.iter().map(|day| day.days_since(today()) / 10).collect::<Vec<_>>(), [0, 1, 2, 3]);
    let offsets: std::collections::BTreeSet<i32> = visits.iter().map(|day| day.days_since(today()) % 10).collect();
    assert!(offsets.len() > 1, "not always the same day");
    let draft = book.plan_set(0, RiskFlag { cleared_on: Some(today()), ..flag });
    act(&mut book, draft);
    assert_eq!(kinds(&book, today().plus_days(40)), []);
}

#[test]
fn a_promise_is_due_until_it_is_kept_or_broken() {
    let mut book = shop(Customer::default());
    let draft = book.plan_add(promise(PromiseBy::Shop, None, today()));
    act(&mut book, draft);
    assert_eq!(kinds(&book, ago(1)), []);
    assert_eq!(kinds(&book, today()), [(DueKind::Promise, today())]);
    let ended = Promise { ending: Some(PromiseEnding { is_kept: true, day: today() }), ..promise(PromiseBy::Shop, None, today()) };
    let draft = book.plan_set(0, ended);
    act(&mut book, draft);
    assert_eq!(kinds(&book, today()), []);
    let rates = PromiseRates::find(&book, &figures(&book));
    assert_eq!((rates.all.kept, rates.all.ended, rates.by_class[2].ended), (1, 1, 1));
}

#[test]
fn the_card_of_the_class_says_when_and_the_green_channel_halves_it() {
    let judged = |mark| Some(Box::new(Judgement { value: mark, reason: "老客".into(), since: ago(1), until: None }));
    let plain = shop(Customer { class_override: judged(ClassMark::A), ..Customer::default() });
    let dates = |book: &Book| {
        let figures = figures(book);
        let days =
            [answer_due(book, &figures, ID, today()), solve_due(book, &figures, ID, today()), payment_due(book, &figures, ID, today())];
        days.map(|day| day.days_since(today()))
    };
    assert_eq!(dates(&plain), [1, 3, 30]);
    assert_eq!(dates(&shop(Customer::default())), [3, 7, 30]);
    let account = KeyAccount { has_green_channel: true, ..KeyAccount::default() };
    let green = shop(Customer { key_account: Some(Box::new(account)), ..Customer::default() });
    assert_eq!(dates(&green), [2, 4, 30], "half of three and of seven, rounded up");
}

#[test]
fn an_open_complaint_is_due_by_its_answer_then_by_its_solution() {
    let mut book = shop(Customer::default());
    let mut row = complaint(ago(3), today());
    let draft = book.plan_add(row.clone());
    act(&mut book, draft);
    assert!(has_open_complaint(&book, ID) && open_complaints(&book).contains(&ID));
    assert_eq!(kinds(&book, today()), [(DueKind::Complaint, today())]);
    row.do_next_step(Moment { day: today(), minute: 0 });
    let draft = book.plan_set(0, row.clone());
    act(&mut book, draft);
    assert_eq!(kinds(&book, today()), []);
    assert_eq!(kinds(&book, today().plus_days(4)), [(DueKind::Complaint, today().plus_days(4))], "seven days to solve it");
    (0..3).for_each(|_| row.do_next_step(Moment { day: today(), minute: 1 }));
    let draft = plan_close(&book, 0, row);
    act(&mut book, draft);
    assert!(!has_open_complaint(&book, ID));
    assert_eq!(kinds(&book, today().plus_days(40)), []);
}

#[test]
fn today_tells_the_most_pressing_matter_once_and_is_silent_after_an_attempt() {
    let mut book = shop(Customer::default());
    owe(&mut book, 31, 1);
    let draft = book.plan_add(promise(PromiseBy::Shop, None, ago(2)));
    act(&mut book, draft);
    let draft = book.plan_add(complaint(ago(4), ago(1)));
    act(&mut book, draft);
    let on = |book: &Book, day: Day| {
        let list = plan_today(book, &Figures::classify(book, day), &ContactIndex::build(book), day);
        list.tasks().map(|task| (task.kind, task.kind.section())).collect::<Vec<_>>()
    };
    assert_eq!(on(&book, today()), [(TaskKind::Complaint, Section::Promises)]);
    let spoken = Interaction {
        customer: ID,
        day: today(),
        kind: InteractionKind::Call,
        outcome: Outcome::Reached,
        note: String::new(),
        next: None,
        minutes: 0,
    };
    let draft = book.plan_contact(spoken);
    act(&mut book, draft);
    assert_eq!(on(&book, today()), [], "they were spoken to today");
    assert_eq!(on(&book, today().plus_days(1)), [(TaskKind::Complaint, Section::Promises)], "what the shop owes is told again");
    let draft = book.plan_remove::<Complaint>(0);
    act(&mut book, draft);
    assert_eq!(on(&book, today().plus_days(1)), [(TaskKind::Promise, Section::Promises)]);
    let draft = book.plan_remove::<Promise>(0);
    act(&mut book, draft);
    assert_eq!(on(&book, today().plus_days(1)), [], "money is silent as long as every other rule");
    assert_eq!(on(&book, today().plus_days(8)), [(TaskKind::Debt, Section::Debts)]);
}

#[test]
fn closing_plans_the_second_call_and_the_end_counts_in_its_month() {
    let mut book = shop(Customer::default());
    let mut row = complaint(ago(3), today());
    let draft = book.plan_add(row.clone());
    act(&mut book, draft);
    let recovery = Recovery {
        customer: ID,
        complaint: Some(0),
        loss: None,
        lost: "一斤茶".into(),
        gesture: "换新茶".into(),
        budget_minor: 5_000,
        planned_on: today(),
        calls: first_calls(today()),
        is_won_back: None,
        ended_on: None,
    };
    let draft = book.plan_add(recovery);
    act(&mut book, draft);
    (0..4).for_each(|_| row.do_next_step(Moment { day: today(), minute: 1 }));
    row.satisfied = Some(5);
    let draft = plan_close(&book, 0, row);
    act(&mut book, draft);
    let mut recovery = recovery_of(&book);
    assert_eq!(recovery.calls.iter().map(|call| call.due.days_since(today())).collect::<Vec<_>>(), [7, LAST_CALL_DAYS]);
    assert_eq!(kinds(&book, today().plus_days(7)), [(DueKind::CallBack, today().plus_days(7))]);
    let month = ComplaintMonth::find(&book, today().month());
    assert_eq!((month.of_products, month.recovery.ended, month.recovery.open), (1, 0, 1));
    (recovery.is_won_back, recovery.ended_on) = (Some(true), Some(today()));
    let draft = book.plan_set(0, recovery);
    act(&mut book, draft);
    let month = ComplaintMonth::find(&book, today().month());
    assert_eq!((month.recovery.won_back, month.recovery.ended, month.recovery.open), (1, 1, 0));
    let mut later = recovery_of(&book);
    later.ended_on = Some(today().plus_days(40));
    let draft = book.plan_set(0, later);
    act(&mut book, draft);
    let month = ComplaintMonth::find(&book, today().month());
    assert_eq!((month.recovery.ended, month.recovery.open), (0, 1), "at the end of the month it was under way");
    assert_eq!(kinds(&book, today().plus_days(7)), []);
}
