//! Days that matter, routines, what runs out, news, intervals: each rule, and what makes it fall silent.
use super::tests::{act, add, buy, list, list_on, named, shop, speak, today, undo, who};
use super::*;
use crate::book::Book;
use crate::domain::birthday::LeapMonthRule;
use crate::domain::*;
use crate::method::Figures;

fn kinds(list: &TodayList, section: Section) -> Vec<(u32, TaskKind)> {
    list.of(section).iter().map(|task| (task.customer.0, task.kind)).collect()
}

fn on_day(date: Birthday, customer: Option<CustomerId>, name: &str, lead_days: u16) -> Occasion {
    Occasion { customer, name: name.to_owned(), date, lead_days }
}

#[test]
fn occasions_of_both_calendars_come_as_long_ahead_as_chosen() {
    let mut book = shop();
    // 2026-11-21 is the 13th day of the tenth lunar month.
    let solar = on_day(Birthday::solar(Some(2016), 12, 1).unwrap(), Some(CustomerId(3)), "结婚纪念日", 10);
    let lunar = on_day(Birthday::lunar(None, 10, 15, false).unwrap(), Some(CustomerId(4)), "开业", 7);
    let later = on_day(Birthday::solar(None, 12, 2).unwrap(), Some(CustomerId(8)), "开业", 10);
    let shops = on_day(Birthday::lunar(None, 10, 15, false).unwrap(), None, "下元节", 7);
    let draft = book.plan_add_occasions(vec![solar, lunar, later, shops]);
    let seq = act(&mut book, draft);
    let list = list(&book);
    assert_eq!(kinds(&list, Section::Occasions), [(4, TaskKind::NearOccasion), (3, TaskKind::Occasion)]);
    assert_eq!(list.notices, [Notice::Festival { row: 3, day: today().plus_days(2) }]);
    let figures = Figures::classify(&book, today());
    let why = list.of(Section::Occasions)[1].why(&book, &figures, &ContactIndex::build(&book));
    assert!(matches!(why, TaskWhy::Occasion { in_days: 10, .. }), "{why:?}");
    undo(&mut book, seq);
    assert!(super::tests::list(&book).of(Section::Occasions).is_empty());
}

#[test]
fn the_rule_for_leap_months_holds_for_birthdays_and_occasions() {
    // 2028 has a leap fifth month.
    let born = Birthday::lunar(Some(2009), 5, 10, true).unwrap();
    let date = |rule| born.next_by(Day::parse_iso("2028-05-25").unwrap(), rule).unwrap();
    let (ordinary, leap) = (date(LeapMonthRule::OrdinaryMonth), date(LeapMonthRule::LeapMonthWhenPresent));
    assert!(ordinary < leap);
    let mut book = shop();
    let edited = Customer { birthday: Some(born), ..named("客户3") };
    let draft = book.plan_edit_customer(CustomerId(3), &edited);
    act(&mut book, draft);
    let draft = book.plan_add(on_day(born, Some(CustomerId(4)), "纪念日", 1));
    act(&mut book, draft);
    let told = |book: &Book, day: Day| kinds(&list_on(book, day), Section::Occasions);
    let both = [(3, TaskKind::NearBirthday), (4, TaskKind::NearOccasion)];
    assert_eq!((told(&book, ordinary), told(&book, leap)), (both.to_vec(), vec![]));
    let draft = book.plan_settings(vec![Setting::LeapMonths(LeapMonthRule::LeapMonthWhenPresent)]);
    act(&mut book, draft);
    assert_eq!((told(&book, ordinary), told(&book, leap)), (vec![], both.to_vec()));
}

#[test]
fn a_routine_is_due_until_done_and_comes_again() {
    let mut book = shop();
    let repeat = Repeat { every: 2, unit: RepeatUnit::Weeks, is_from_completion: false, day_of_month: 20 };
    let routine = Routine { repeat: Some(repeat), ..Routine::once(Some(CustomerId(4)), "送样茶".into(), today().plus_days(-1)) };
    let draft = book.plan_add(routine.clone());
    act(&mut book, draft);
    let draft = book.plan_add(Routine::once(None, "盘点".into(), today()));
    act(&mut book, draft);
    let before = list(&book);
    assert_eq!(kinds(&before, Section::FollowUps), [(4, TaskKind::Routine)]);
    assert_eq!(before.notices, [Notice::Routine { row: 1, due: today() }]);
    // Spoken to and done is one act.
    let contact = Interaction {
        customer: CustomerId(4),
        day: today(),
        kind: InteractionKind::Call,
        outcome: Outcome::Reached,
        note: String::new(),
        next: None,
        minutes: 5,
    };
    let draft = book.plan_contact(contact).and_then(|draft| book.with_row(draft, 0, routine.done_on(today())));
    let seq = act(&mut book, draft);
    assert!(kinds(&list(&book), Section::FollowUps).is_empty());
    assert!(kinds(&list_on(&book, today().plus_days(13)), Section::FollowUps).contains(&(4, TaskKind::Routine)));
    undo(&mut book, seq);
    assert_eq!(list(&book), before);
    speak(&mut book, CustomerId(4), 0, Outcome::NotReached, None);
    assert!(kinds(&list(&book), Section::FollowUps).is_empty(), "not again today");
    assert_eq!(kinds(&list_on(&book, today().plus_days(1)), Section::FollowUps), [(4, TaskKind::Routine)]);
}

#[test]
fn what_runs_out_is_told_five_days_ahead_and_a_purchase_ends_it() {
    let mut book = shop();
    let draft = book.plan_add_product(Product { name: "岩茶".into(), lasts_days: Some(30), ..Product::default() });
    act(&mut book, draft);
    let line = crate::book::SaleLine { product: Some(ProductId(0)), quantity_milli: 1_000, amount_minor: 6_000 };
    let sell = |book: &mut Book, ago: i32| {
        let sale = crate::book::SaleDraft::of(Some(CustomerId(4)), today().plus_days(-ago), vec![line]);
        let draft = book.plan_sale(&sale);
        act(book, draft)
    };
    sell(&mut book, 25);
    assert_eq!(kinds(&list(&book), Section::Reorder), [(4, TaskKind::Reorder)]);
    assert!(list_on(&book, today().plus_days(-1)).of(Section::Reorder).is_empty(), "six days ahead");
    let why = list(&book).of(Section::Reorder)[0].why(&book, &Figures::classify(&book, today()), &ContactIndex::build(&book));
    assert!(matches!(&why, TaskWhy::Reorder { product, reorder } if product == "岩茶" && reorder.lasts_days == 30), "{why:?}");
    let bought = sell(&mut book, 0);
    assert!(list(&book).of(Section::Reorder).is_empty());
    undo(&mut book, bought);
    assert_eq!(who(list(&book).of(Section::Reorder)), [4]);
}

#[test]
fn an_agreed_interval_goes_before_the_class_and_the_rhythm() {
    let mut book = shop();
    let contacting = |days, barred| Contacting { interval_days: days, is_do_not_contact: barred, ..Contacting::default() };
    let with = |book: &mut Book, at: u32, contacting: Contacting| {
        let edited = Customer { contacting: Some(Box::new(contacting)), ..book.find_customer(CustomerId(at)).unwrap().clone() };
        let draft = book.plan_edit_customer(CustomerId(at), &edited);
        act(book, draft);
    };
    // Ten days since the last purchase.
    with(&mut book, 9, contacting(Some(10), false));
    with(&mut book, 10, contacting(Some(11), false));
    assert_eq!(kinds(&list(&book), Section::FollowUps), [(9, TaskKind::Interval)]);
    speak(&mut book, CustomerId(9), 2, Outcome::Reached, None);
    assert!(list(&book).of(Section::FollowUps).is_empty());
    assert_eq!(kinds(&list_on(&book, today().plus_days(8)), Section::FollowUps).first(), Some(&(10, TaskKind::Interval)));
    // Who does not want to be contacted is left in peace by every rule.
    assert_eq!(who(list(&book).of(Section::Tail)), [5]);
    with(&mut book, 5, contacting(None, true));
    assert!(list(&book).of(Section::Tail).is_empty());
    // A card for class C reaches those who are on time.
    let mut service = book.settings().service.clone();
    service.c.contact_days = Some(9);
    let draft = book.plan_settings(vec![Setting::Service(Box::new(service))]);
    act(&mut book, draft);
    let middle = who(list(&book).of(Section::Middle));
    assert!(middle.contains(&11) && !middle.contains(&9), "{middle:?}");
}

#[test]
fn a_green_channel_stands_first() {
    let mut book = shop();
    let slow = add(&mut book, named("小客户"));
    for visit in 0..6 {
        buy(&mut book, slow, 75 + 30 * visit, 500);
    }
    assert_eq!(who(list(&book).of(Section::Tail)), [5, slow.0]);
    let account = KeyAccount { has_green_channel: true, ..KeyAccount::default() };
    let edited = Customer { key_account: Some(Box::new(account)), ..named("小客户") };
    let draft = book.plan_edit_customer(slow, &edited);
    act(&mut book, draft);
    assert_eq!(who(list(&book).of(Section::Tail)), [slow.0, 5]);
}

#[test]
fn news_fade_and_changes_are_acted_on() {
    let mut book = shop();
    let news = |ago: i32, text: &str, change| News {
        customer: CustomerId(4),
        day: today().plus_days(-ago),
        text: text.to_owned(),
        source: NewsSource::Said,
        change,
    };
    for (ago, text) in [(91, "旧闻"), (90, "女儿考上大学"), (120, "更旧")] {
        let draft = book.plan_news(news(ago, text, None), None, None);
        act(&mut book, draft);
    }
    assert_eq!(latest_news(&book, CustomerId(4), today()).unwrap().text, "女儿考上大学");
    assert_eq!(latest_news(&book, CustomerId(4), today().plus_days(1)), None);
    let change = LifeChange::NewBoss;
    let follows = Routine::once(Some(CustomerId(4)), "认识新负责人".into(), today().plus_days(days_to_act(change)));
    let draft = book.plan_news(news(0, "", Some(change)), Some(follows), None);
    let seq = act(&mut book, draft);
    assert_eq!(kinds(&list_on(&book, today().plus_days(7)), Section::FollowUps), [(4, TaskKind::Routine)]);
    undo(&mut book, seq);
    assert!(list_on(&book, today().plus_days(7)).of(Section::FollowUps).is_empty(), "one act, one undo");
}

#[test]
fn needs_renewals_and_decisions_come_in_time() {
    let mut book = shop();
    let month = Month::new(2026, 12).unwrap();
    for (at, month) in [(8, month), (9, month.next())] {
        let need = FutureNeed {
            customer: CustomerId(at),
            text: "年货礼盒".into(),
            month,
            confidence: Confidence::Said,
            product: None,
            noted_on: today(),
            settled_on: None,
        };
        let draft = book.plan_add(need);
        act(&mut book, draft);
    }
    let edited = Customer { ends: Some(today().plus_days(30)), ..named("客户10") };
    let draft = book.plan_edit_customer(CustomerId(10), &edited);
    act(&mut book, draft);
    let decision =
        Decision { month: today().month(), text: "换杯子".into(), made_on: today().plus_days(-15), acted_on: None, note: String::new() };
    let draft = book.plan_add(decision);
    act(&mut book, draft);
    let list = list(&book);
    assert_eq!(kinds(&list, Section::FollowUps), [(8, TaskKind::Need), (10, TaskKind::Renewal)]);
    assert_eq!(list.notices, [Notice::Decisions { count: 1, days: 15 }]);
    assert!(list_on(&book, today().plus_days(-1)).notices.is_empty(), "fourteen days are the owner's");
}

#[test]
fn the_best_month_is_congratulated_in_the_first_days_of_the_next() {
    let mut book = Book::default();
    let id = add(&mut book, named("茶楼"));
    for months_ago in 1..=7 {
        let day = Day::parse_iso("2026-11-15").unwrap().plus_days(-30 * months_ago);
        buy(&mut book, id, today().days_since(day), if months_ago == 1 { 90_000 } else { 50_000 });
    }
    let first = Day::parse_iso("2026-11-02").unwrap();
    assert_eq!(kinds(&list_on(&book, first), Section::Occasions), [(0, TaskKind::BestMonth)]);
    assert!(list_on(&book, first.plus_days(9)).of(Section::Occasions).is_empty(), "the eleventh is too late");
}

#[test]
fn a_season_of_last_year_is_told_the_month_before_until_spoken_with_or_bought() {
    let mut book = shop();
    let draft = book.plan_add_product(Product { name: "年货茶礼".into(), ..Product::default() });
    act(&mut book, draft);
    let id = add(&mut book, named("张掌柜"));
    let sell = |book: &mut Book, iso: &str, amount_minor: i64| {
        let line = crate::book::SaleLine { product: Some(ProductId(0)), quantity_milli: 1_000, amount_minor };
        let draft = book.plan_sale(&crate::book::SaleDraft::of(Some(id), Day::parse_iso(iso).unwrap(), vec![line]));
        act(book, draft)
    };
    sell(&mut book, "2025-06-02", 1_000);
    sell(&mut book, "2025-12-20", 3_000);
    for iso in ["2026-03-02", "2026-06-02", "2026-09-02"] {
        sell(&mut book, iso, 3_000);
    }
    let is_told = |book: &Book, iso: &str| {
        let list = list_on(book, Day::parse_iso(iso).unwrap());
        list.tasks().any(|task| task.customer == id && task.kind == TaskKind::Season)
    };
    assert!(is_told(&book, "2026-11-21"), "3,000 of 12,000 is a quarter");
    let task = *list(&book).tasks().find(|task| task.kind == TaskKind::Season).unwrap();
    let why = task.why(&book, &Figures::classify(&book, today()), &ContactIndex::build(&book));
    assert!(matches!(&why, TaskWhy::Season { net_minor: 3_000, share_percent: 25, product, .. } if product == "年货茶礼"), "{why:?}");
    assert!(!is_told(&book, "2026-12-02") && !is_told(&book, "2026-10-31"), "in the month before only");
    let more = sell(&mut book, "2026-09-03", 100);
    assert!(!is_told(&book, "2026-11-21"), "less than a quarter");
    undo(&mut book, more);
    let bought = sell(&mut book, "2026-11-05", 10);
    assert!(!is_told(&book, "2026-11-21"), "bought already");
    undo(&mut book, bought);
    speak(&mut book, id, 15, Outcome::Reached, None);
    assert!(!is_told(&book, "2026-11-21"), "asked this month already");
}
