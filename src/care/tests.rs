//! The list of today: who is on it, once, and what a contact, a purchase and an undo do to it.
use super::*;
use crate::book::{Book, Draft, Refusal, SaleDraft, SaleLine, Stamp};
use crate::domain::birthday::LeapMonthRule;
use crate::domain::{Birthday, Customer, CustomerId, Day, Interaction, InteractionKind, Outcome, Reminder, ReminderField};
use crate::method::Figures;
use proptest::prelude::*;
use std::collections::BTreeMap;

pub(super) fn today() -> Day {
    Day::parse_iso("2026-11-21").unwrap()
}

pub(super) fn act(book: &mut Book, draft: Result<Draft, Refusal>) -> u64 {
    let seq = book.history().next_seq();
    book.apply(draft.unwrap().stamped(Stamp { millis: seq, ..Stamp::default() }, today())).unwrap();
    seq
}

pub(super) fn undo(book: &mut Book, seq: u64) {
    let draft = book.plan_undo(seq).unwrap().draft;
    act(book, Ok(draft));
}

pub(super) fn add(book: &mut Book, customer: Customer) -> CustomerId {
    let id = book.next_customer();
    let draft = book.plan_add_customer(customer);
    act(book, draft);
    id
}

pub(super) fn named(name: &str) -> Customer {
    Customer { name: name.into(), ..Customer::default() }
}

pub(super) fn buy(book: &mut Book, customer: CustomerId, days_ago: i32, amount_minor: i64) -> u64 {
    let lines = vec![SaleLine { product: None, quantity_milli: 0, amount_minor }];
    let sale = SaleDraft::of(Some(customer), today().plus_days(-days_ago), lines);
    let draft = book.plan_sale(&sale);
    act(book, draft)
}

pub(super) fn speak(book: &mut Book, customer: CustomerId, days_ago: i32, outcome: Outcome, next_in: Option<i32>) -> u64 {
    let day = today().plus_days(-days_ago);
    let next = next_in.map(|days| day.plus_days(days));
    let draft =
        book.plan_contact(Interaction { customer, day, kind: InteractionKind::Call, outcome, note: String::new(), next, minutes: 0 });
    act(book, draft)
}

/// Twelve customers who come every 30 days; the first ones are the large ones. Number 0 and 5 are overdue.
pub(super) fn shop() -> Book {
    let mut book = Book::default();
    for at in 0..12 {
        let id = add(&mut book, named(&format!("客户{at}")));
        let since = match at {
            0 => 45,
            5 => 75,
            6 => 150,
            7 => 40,
            _ => 10,
        };
        let amount = if at < 3 { 100_000 } else { 1_000 + i64::from(at) };
        for visit in 0..6 {
            buy(&mut book, id, since + 30 * visit, amount);
        }
    }
    book
}

pub(super) fn list_on(book: &Book, day: Day) -> TodayList {
    plan_today(book, &Figures::classify(book, day), &ContactIndex::build(book), day)
}

pub(super) fn list(book: &Book) -> TodayList {
    list_on(book, today())
}

pub(super) fn who(tasks: &[Task]) -> Vec<u32> {
    tasks.iter().map(|task| task.customer.0).collect()
}

fn is_offered(book: &Book, customer: CustomerId, in_days: i32) -> bool {
    list_on(book, today().plus_days(in_days)).tasks().any(|task| task.customer == customer)
}

#[test]
fn both_ends_are_gripped_and_the_middle_is_a_batch() {
    let book = shop();
    let list = list(&book);
    // 0 is a key customer at 1.5 times, 5 lapsed at 2.5 times, 6 is lost at 5 times, 7 late at 1.3 times.
    assert_eq!((who(list.of(Section::Top)), who(list.of(Section::Tail)), who(list.of(Section::Middle))), (vec![0], vec![5], vec![7]));
    assert_eq!(list.count(), 3);
    assert_eq!(list.of(Section::Top)[0].at_stake_minor, 600_000);
}

#[test]
fn a_contact_silences_every_rule_for_a_week_and_resets_the_interval() {
    let mut book = shop();
    let draft = book.plan_edit_customer(CustomerId(0), &Customer { birthday: Birthday::solar(None, 11, 23).ok(), ..named("客户0") });
    act(&mut book, draft);
    assert_eq!(list(&book).of(Section::Occasions)[0].customer, CustomerId(0), "a near birthday goes first");
    let before = list(&book);
    let seq = speak(&mut book, CustomerId(0), 0, Outcome::Reached, None);
    assert!((0..7).all(|in_days| !is_offered(&book, CustomerId(0), in_days)));
    assert_eq!(list(&book).done_today, 1);
    // Cadence 30, interval 36 days from the contact.
    assert!(!is_offered(&book, CustomerId(0), 35));
    assert!(is_offered(&book, CustomerId(0), 36));
    undo(&mut book, seq);
    assert_eq!(list(&book), before, "undo brings the list back");
}

#[test]
fn a_purchase_resets_the_interval() {
    let mut book = shop();
    let seq = buy(&mut book, CustomerId(0), 0, 100_000);
    assert!(!is_offered(&book, CustomerId(0), 0));
    undo(&mut book, seq);
    assert!(is_offered(&book, CustomerId(0), 0));
}

#[test]
fn who_was_not_reached_is_offered_again_tomorrow_or_on_the_chosen_day() {
    let mut book = shop();
    let seq = speak(&mut book, CustomerId(5), 0, Outcome::NotReached, None);
    assert!(!is_offered(&book, CustomerId(5), 0));
    assert!(is_offered(&book, CustomerId(5), 1));
    undo(&mut book, seq);
    speak(&mut book, CustomerId(5), 0, Outcome::NotReached, Some(3));
    assert!(!is_offered(&book, CustomerId(5), 2));
    let later = list_on(&book, today().plus_days(3));
    assert_eq!(who(later.of(Section::FollowUps)), [5]);
}

#[test]
fn who_was_skipped_is_hidden_for_a_week_or_until_the_chosen_day() {
    for (next_in, hidden) in [(None, 7), (Some(2), 2), (Some(20), 20)] {
        let mut book = shop();
        speak(&mut book, CustomerId(0), 0, Outcome::Skipped, next_in);
        assert!((0..hidden).all(|in_days| !is_offered(&book, CustomerId(0), in_days)), "{next_in:?}");
        assert!(is_offered(&book, CustomerId(0), hidden), "{next_in:?}");
    }
}

#[test]
fn a_follow_up_stays_due_until_somebody_is_reached() {
    let mut book = shop();
    speak(&mut book, CustomerId(4), 21, Outcome::Reached, Some(21));
    assert_eq!(who(list(&book).of(Section::FollowUps)), [4]);
    assert_eq!(who(list_on(&book, today().plus_days(5)).of(Section::FollowUps)), [4], "it does not go away by itself");
    let noted = speak(&mut book, CustomerId(4), 0, Outcome::Noted, None);
    assert_eq!(who(list(&book).of(Section::FollowUps)), [4], "a note is no contact");
    undo(&mut book, noted);
    speak(&mut book, CustomerId(4), 0, Outcome::NotReached, None);
    assert!(list(&book).of(Section::FollowUps).is_empty());
    assert_eq!(who(list_on(&book, today().plus_days(1)).of(Section::FollowUps)), [4]);
    speak(&mut book, CustomerId(4), 0, Outcome::Reached, None);
    assert!(list_on(&book, today().plus_days(1)).of(Section::FollowUps).is_empty());
}

#[test]
fn reminders_are_due_until_done_or_spoken() {
    let mut book = shop();
    let remind = |book: &mut Book, days_ago: i32| {
        let reminder = Reminder { customer: CustomerId(3), day: today().plus_days(-days_ago), text: "样品".into(), done: None };
        let draft = book.plan_add_reminder(reminder);
        act(book, draft)
    };
    remind(&mut book, 2);
    remind(&mut book, -4);
    let list_now = list(&book);
    let due = list_now.of(Section::FollowUps);
    assert_eq!((who(due), due[0].kind, due[0].row), (vec![3], TaskKind::Reminder, Some(0)));
    let spoken = speak(&mut book, CustomerId(3), 0, Outcome::Reached, None);
    assert!(list(&book).of(Section::FollowUps).is_empty());
    let later = list_on(&book, today().plus_days(4));
    assert_eq!(later.of(Section::FollowUps)[0].row, Some(1), "a reminder set for a later day comes all the same");
    undo(&mut book, spoken);
    let draft = book.plan_edit_reminder(0, ReminderField::Done(Some(today())));
    act(&mut book, draft);
    assert!(list(&book).of(Section::FollowUps).is_empty());
}

#[test]
fn birthdays_of_both_calendars_are_told_two_weeks_ahead() {
    let mut book = Book::default();
    let born = |book: &mut Book, birthday: Result<Birthday, _>| {
        let birthday: Result<_, crate::domain::birthday::BirthdayIssue> = birthday;
        add(book, Customer { birthday: birthday.ok(), ..named("寿星") })
    };
    let near = born(&mut book, Birthday::solar(Some(1985), 12, 5));
    let far = born(&mut book, Birthday::solar(Some(1985), 12, 6));
    // 2026-11-21 is the 13th day of the tenth lunar month.
    let lunar = born(&mut book, Birthday::lunar(None, 10, 15, false));
    let passed = born(&mut book, Birthday::lunar(None, 10, 12, false));
    let placeholder = born(&mut book, Birthday::solar(Some(1970), 1, 1));
    let list = list(&book);
    let told = list.of(Section::Occasions);
    assert_eq!(who(told), [lunar.0, near.0]);
    assert_eq!(told[0].due, today().plus_days(2));
    assert!(!is_offered(&book, far, 0) && !is_offered(&book, passed, 0) && !is_offered(&book, placeholder, 40));
    let occasion = next_birthday(book.find_customer(near).unwrap(), today(), LeapMonthRule::default()).unwrap();
    assert_eq!((occasion.in_days, occasion.age), (14, Some(41)));
}

#[test]
fn who_was_let_go_is_never_offered() {
    let mut book = shop();
    let draft = book.plan_archive(&[CustomerId(0)], true);
    act(&mut book, draft);
    let draft = book.plan_trash(&[CustomerId(5)], today());
    act(&mut book, draft);
    assert_eq!(who(list(&book).of(Section::Middle)), [7]);
    assert_eq!(list(&book).count(), 1);
    assert_eq!(Figures::classify(&book, today()).of(CustomerId(0)).net_minor, 600_000, "archived money counts");
}

#[test]
fn a_key_customer_with_a_slow_rhythm_is_greeted_every_ninety_days() {
    let mut book = shop();
    let slow = add(&mut book, named("老板"));
    for visit in 0..3 {
        buy(&mut book, slow, 95 + 200 * visit, 900_000);
    }
    let figures = Figures::classify(&book, today());
    let index = ContactIndex::build(&book);
    let list = plan_today(&book, &figures, &index, today());
    let task = list.of(Section::Top).iter().find(|task| task.customer == slow).unwrap();
    assert!(matches!(task.why(&book, &figures, &index), TaskWhy::Interval { days_since: 95, interval_days: 90, was_contact: false, .. }));
    speak(&mut book, slow, 60, Outcome::Reached, None);
    assert!(!is_offered(&book, slow, 29) && is_offered(&book, slow, 30));
}

#[derive(Clone, Debug)]
enum Step {
    Speak(u32, i32, u8, Option<i32>),
    Buy(u32, i32),
    Remind(u32, i32),
    Undo(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..12_u32, 0..60_i32, 0..4_u8, prop::option::of(1..40_i32)).prop_map(|(who, ago, outcome, next)| Step::Speak(who, ago, outcome, next)),
        1 => (0..12_u32, 0..60_i32).prop_map(|(who, ago)| Step::Buy(who, ago)),
        1 => (0..12_u32, -5..20_i32).prop_map(|(who, ago)| Step::Remind(who, ago)),
        1 => any::<u8>().prop_map(Step::Undo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn nobody_appears_twice_and_an_updated_index_is_a_rebuilt_one(steps in prop::collection::vec(step(), 0..25)) {
        let mut book = shop();
        let mut index = ContactIndex::build(&book);
        let mut done: Vec<u64> = Vec::new();
        for step in steps {
            let draft = match step {
                Step::Speak(who, ago, outcome, next) => {
                    let outcome = [Outcome::Reached, Outcome::NotReached, Outcome::Skipped, Outcome::Noted][usize::from(outcome)];
                    done.push(speak(&mut book, CustomerId(who), ago, outcome, next));
                    None
                }
                Step::Buy(who, ago) => Some(buy(&mut book, CustomerId(who), ago, 500)),
                Step::Remind(who, ago) => {
                    let reminder = Reminder { customer: CustomerId(who), day: today().plus_days(-ago), text: String::new(), done: None };
                    let draft = book.plan_add_reminder(reminder);
                    Some(act(&mut book, draft))
                }
                Step::Undo(at) if !done.is_empty() => {
                    let seq = done.swap_remove(usize::from(at) % done.len());
                    undo(&mut book, seq);
                    None
                }
                Step::Undo(_) => None,
            };
            done.extend(draft);
            for id in (0..12).map(CustomerId) {
                index.update(&book, id);
            }
            prop_assert_eq!(&index, &ContactIndex::build(&book));
            let list = list(&book);
            let mut seen: BTreeMap<CustomerId, TaskKind> = BTreeMap::new();
            for task in list.tasks() {
                prop_assert_eq!(seen.insert(task.customer, task.kind), None);
                let state = index.of(task.customer);
                let is_own_wish = task.kind.is_own_wish();
                prop_assert!(is_own_wish || state.last_attempt.is_none_or(|(day, _)| day < today()));
                prop_assert!(is_own_wish || state.last_contact.is_none_or(|day| today().days_since(day) >= 7));
            }
        }
    }
}
