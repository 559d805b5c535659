//! From the list of today to the act that its result becomes.
use super::*;
use crate::book::{Book, Draft, Refusal, Stamp};
use crate::care::{ContactIndex, TodayList, plan_today};
use crate::domain::{Customer, CustomerId, Day, Outcome, Reminder, Routine};
use crate::method::Figures;
use crate::words::Language;

const IDS: [u64; 2] = [7, 9];

fn today() -> Day {
    Day::parse_iso("2026-11-21").unwrap()
}

fn act(book: &mut Book, draft: Result<Draft, Refusal>) -> u64 {
    let seq = book.history().next_seq();
    book.apply(draft.unwrap().stamped(Stamp { millis: seq, ..Stamp::default() }, today())).unwrap();
    seq
}

/// Two who are due: a reminder, and a routine of the shop for somebody.
fn shop() -> Book {
    let mut book = Book::default();
    for name in ["王芳", "陈\t秀英"] {
        let draft = book.plan_add_customer(Customer { name: name.into(), preference: "少糖".into(), ..Customer::default() });
        act(&mut book, draft);
    }
    let draft = book.plan_add_reminder(Reminder { customer: CustomerId(0), day: today(), text: "问茶样".into(), done: None });
    act(&mut book, draft);
    let draft = book.plan_add(Routine::once(Some(CustomerId(1)), "送样茶".into(), today()));
    act(&mut book, draft);
    book
}

fn index(book: &Book) -> ContactIndex {
    ContactIndex::build(book)
}

fn list(book: &Book) -> PocketList {
    let (figures, contacts) = (Figures::classify(book, today()), index(book));
    let today_list: TodayList = plan_today(book, &figures, &contacts, today());
    pocket_list(book, &figures, &contacts, &today_list, IDS, Language::Hans)
}

/// What the phone makes of a list when everybody was reached, with a line and a next day.
fn ticked(list: &PocketList) -> String {
    let mut lines = list.plain.lines();
    let head = lines.next().unwrap().replace("pocket-list", "pocket-result");
    let row = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        [fields[0], fields[1], fields[2], "reached", "2026-11-22", "2026-12-01", "下周来拿"].join("\t")
    };
    std::iter::once(head).chain(lines.map(row)).collect::<Vec<_>>().join("\n")
}

fn read(plain: &str) -> Result<PocketResult, PocketRefusal> {
    PocketResult::read(plain, IDS, today().plus_days(2))
}

#[test]
fn a_line_a_person_with_the_reason_and_what_to_remember() {
    let list = list(&shop());
    assert_eq!(list.people, 2);
    assert_eq!(
        list.plain,
        "yushui-pocket-list\t1\t0000000000000007\t0000000000000009\t2026-11-21\n\
         0\t\t王芳\t\t今天：问茶样\t少糖\n\
         1\trouting\t陈 秀英\t\t今天：送样茶\t少糖"
            .replace("routing", "routine:0")
    );
}

#[test]
fn the_result_is_one_act_that_settles_what_asked_and_is_taken_in_once() {
    let mut book = shop();
    let before = book.clone();
    let result = read(&ticked(&list(&book))).unwrap();
    assert_eq!(result.held_against(&book, &index(&book), Language::Hans), [Taken::New; 2]);
    let draft = result.plan(&book, &index(&book), Language::Hans);
    let seq = act(&mut book, draft);
    let entries: Vec<_> =
        book.interactions().iter().map(|slot| (slot.value.customer.0, slot.value.outcome, slot.value.day.iso())).collect();
    let on = "2026-11-22".to_owned();
    assert_eq!(entries, [(0, Outcome::Reached, on.clone()), (1, Outcome::Reached, on)]);
    assert!(book.find_row::<Routine>(0).unwrap().is_over, "the routine is done");
    assert_eq!(index(&book).of(CustomerId(1)).follow_up, Some(Day::parse_iso("2026-12-01").unwrap()));
    assert_eq!(result.held_against(&book, &index(&book), Language::Hans), [Taken::Known; 2], "the same file again");
    assert_eq!(result.plan(&book, &index(&book), Language::Hans).err(), Some(Refusal::NoChange));
    let undo = book.plan_undo(seq).unwrap().draft;
    act(&mut book, Ok(undo));
    assert!(book.rows::<Routine>() == before.rows::<Routine>() && book.interactions().iter().all(|slot| !slot.live));
    assert_eq!(result.held_against(&book, &index(&book), Language::Hans), [Taken::New; 2]);
}

#[test]
fn whoever_is_gone_or_is_somebody_else_is_left_out() {
    let mut book = shop();
    let result = read(&ticked(&list(&book))).unwrap();
    let draft = book.plan_trash(&[CustomerId(0)], today());
    act(&mut book, draft);
    let renamed = Customer { name: "别人".into(), ..book.find_customer(CustomerId(1)).unwrap().clone() };
    let draft = book.plan_edit_customer(CustomerId(1), &renamed);
    act(&mut book, draft);
    assert_eq!(result.held_against(&book, &index(&book), Language::Hans), [Taken::Gone, Taken::OtherName]);
    assert_eq!(result.plan(&book, &index(&book), Language::Hans).err(), Some(Refusal::NoChange));
}

#[test]
fn other_shops_and_broken_lines_are_refused_and_days_are_put_right() {
    let plain = ticked(&list(&shop()));
    assert_eq!(PocketResult::read(&plain, [8, 9], today()), Err(PocketRefusal::OtherShop));
    assert_eq!(PocketResult::read(&plain, [7, 8], today()), Err(PocketRefusal::Damaged));
    assert_eq!(read(&plain.replace("reached", "danced")), Err(PocketRefusal::Damaged));
    assert_eq!(read(&plain.replace("routine:0", "routine:x")), Err(PocketRefusal::Damaged));
    assert_eq!(read(""), Err(PocketRefusal::Damaged));
    let on = |plain: &str, today: Day| PocketResult::read(plain, IDS, today).unwrap().marks[0].on.iso();
    assert_eq!(on(&plain, today()), "2026-11-21", "a phone whose clock is ahead");
    assert_eq!(on(&plain.replace("2026-11-22", "2020-01-01"), today()), "2026-11-21", "and one that is behind");
    let passed = read(&plain.replace("2026-12-01", "2026-11-20")).unwrap();
    assert_eq!(passed.marks[0].next, None);
}
