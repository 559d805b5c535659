//! The sentences of the reasons, read from a small shop.
use super::{Language, Part, Sentence, care::tell_task, format, why::tell};
use crate::book::{Book, Draft, Refusal, SaleDraft, SaleLine, Stamp};
use crate::care::{ContactIndex, plan_today};
use crate::domain::{Birthday, Currency, Customer, CustomerId, Day, Interaction, InteractionKind, Outcome};
use crate::method::Figures;

fn today() -> Day {
    Day::parse_iso("2026-11-21").unwrap()
}

fn act(book: &mut Book, draft: Result<Draft, Refusal>) {
    book.apply(draft.unwrap().stamped(Stamp::default(), today())).unwrap();
}

/// A customer who came on these days, counted back from today.
fn add(book: &mut Book, days_ago: &[i32], amount_minor: i64) -> CustomerId {
    let id = book.next_customer();
    let draft = book.plan_add_customer(Customer { name: "王芳".into(), ..Customer::default() });
    act(book, draft);
    for ago in days_ago {
        let lines = vec![SaleLine { product: None, quantity_milli: 0, amount_minor }];
        let draft = book.plan_sale(&SaleDraft::of(Some(id), today().plus_days(-ago), lines));
        act(book, draft);
    }
    id
}

/// Gaps 31, 36, 33, 40, 30, 35, then 51 days.
const FANG: [i32; 7] = [256, 225, 189, 156, 116, 86, 51];

fn cadence(book: &Book, id: CustomerId, language: Language) -> Sentence {
    tell(&Figures::classify(book, today()).why_cadence(book, id), language, Currency::Cny)
}

#[test]
fn the_rhythm_is_told_as_in_the_definition() {
    let mut book = Book::default();
    let id = add(&mut book, &FANG, 10_000);
    let english = cadence(&book, id, Language::English);
    assert_eq!(english.plain(), "Every 34 days (last visits 31, 36, 33, 40, 30, 35). Now 51 days, 1.5 times.");
    assert_eq!(english.parts[1], Part::Strong("51 days".into()));
    let hans = cadence(&book, id, Language::Hans);
    assert_eq!(hans.plain(), "每34天来一次（最近31、36、33、40、30、35天），现在51天没来，是平常的1.5倍。");
    assert_eq!(cadence(&book, id, Language::Hant).plain(), "每34天來一次（最近31、36、33、40、30、35天），現在51天沒來，是平常的1.5倍。");
}

#[test]
fn one_day_is_no_number_of_days_in_english() {
    let mut book = Book::default();
    let id = add(&mut book, &[4, 3, 2, 1, 0], 100);
    assert_eq!(cadence(&book, id, Language::English).plain(), "Every day (last visits 1, 1, 1, 1). Now 0 days, on time.");
    assert_eq!((format::every_days(1, Language::English), format::every_days(1, Language::Hans)), ("day".to_owned(), "1天".to_owned()));
}

#[test]
fn a_rhythm_drawn_to_the_shops_shows_by_how_much() {
    let mut book = Book::default();
    add(&mut book, &[60, 0], 100);
    add(&mut book, &[61, 1], 100);
    let id = add(&mut book, &[100, 70], 100);
    // Own 30 once, shop 60 twice: 50.
    assert_eq!(
        cadence(&book, id, Language::Hans).plain(),
        "每30天来一次（最近30天），结合本店常见的60天，按50天算，现在70天没来，是平常的1.4倍。"
    );
    assert_eq!(
        cadence(&book, id, Language::English).plain(),
        "Every 30 days (last visits 30). Counted as 50, since customers here come every 60. Now 70 days, 1.4 times."
    );
}

#[test]
fn one_visit_is_told_apart() {
    let mut book = Book::default();
    let (new, waiting) = (add(&mut book, &[12], 100), add(&mut book, &[75], 100));
    assert_eq!(cadence(&book, new, Language::Hans).plain(), "只来过一次，在12天前，还没到60天。");
    assert_eq!(cadence(&book, waiting, Language::English).plain(), "Came once, 75 days ago, more than 60 days.");
}

#[test]
fn a_class_is_told_with_rank_and_line() {
    let mut book = Book::default();
    let large = add(&mut book, &[30], 880_000);
    for _ in 0..11 {
        add(&mut book, &[20], 10_000);
    }
    let figures = Figures::classify(&book, today());
    let told = tell(&figures.why_class(large), Language::Hans, Currency::Cny).plain();
    assert_eq!(told, "近365天净消费¥8,800，占89%，12位里第1；¥8,800起的客户带来了80%的销售，所以是 A 类。");
}

#[test]
fn every_reason_is_a_sentence_in_every_language() {
    let mut book = Book::default();
    add(&mut book, &FANG, 50_000);
    add(&mut book, &[400, 300, 200], 700);
    add(&mut book, &[700], 900);
    add(&mut book, &[75], 900);
    add(&mut book, &[], 1);
    add(&mut book, &[90, 60, 30, 3], 4_000);
    add(&mut book, &[96, 60, 22], 300);
    for at in 0..8 {
        add(&mut book, &[70 + at, 20], 3_000);
    }
    let birthday = Birthday::lunar(Some(1985), 10, 20, false).ok();
    let draft = book.plan_edit_customer(CustomerId(4), &Customer { name: "王芳".into(), birthday, ..Customer::default() });
    act(&mut book, draft);
    for (customer, outcome, ago, next) in [(5, Outcome::Reached, 20, Some(15)), (3, Outcome::NotReached, 2, None)] {
        let day = today().plus_days(-ago);
        let next = next.map(|days| day.plus_days(days));
        let entry = Interaction {
            customer: CustomerId(customer),
            day,
            kind: InteractionKind::Call,
            outcome,
            note: String::new(),
            next,
            minutes: 0,
        };
        let draft = book.plan_contact(entry);
        act(&mut book, draft);
    }
    let figures = Figures::classify(&book, today());
    let index = ContactIndex::build(&book);
    let list = plan_today(&book, &figures, &index, today());
    assert!(list.tasks().count() >= 4, "{list:?}");
    let mut sentences: Vec<(Language, Sentence)> = Vec::new();
    for language in Language::ALL {
        for id in (0..15).map(CustomerId) {
            let reasons = [figures.why_class(id), figures.why_cadence(&book, id), figures.why_group(id), figures.why_corner(id)];
            sentences.extend(reasons.iter().map(|why| (language, tell(why, language, Currency::Cny))));
        }
        let tasks = list.tasks().map(|task| task.why(&book, &figures, &index));
        sentences.extend(tasks.map(|why| (language, tell_task(&why, today(), language, Currency::Cny))));
    }
    for (language, sentence) in sentences {
        let text = sentence.plain();
        let end = if language == Language::English { '.' } else { '。' };
        assert!(text.ends_with(end), "{text}");
        assert!(!text.contains("  ") && !text.contains('!') && !text.contains('！') && !text.contains("NaN"), "{text}");
        let foreign = text.chars().any(|sign| ('\u{4e00}'..'\u{9fff}').contains(&sign));
        assert_eq!(foreign, language != Language::English, "{text}");
    }
}
