//! The week's payment file comes in: preface, GBK, known and new payers, doubts, faults; and tables of any content.
#![allow(clippy::unwrap_used, reason = "a test may fail")]
mod exchange_support;
use exchange_support::{import, open, preview, undo, write};
use proptest::prelude::*;
use std::fmt::Write;
use yushui::book::Book;
use yushui::exchange::{Candidate, Counts, Decision, Encoding, FileKind, ImportRefusal, Reason, Role, Verdict, write_customers};
use yushui::words::Language;

/// 100 payments: 83 of known payers, 11 of new ones, 4 that may be one of two 张伟, 2 that cannot be read; and a total.
fn week_of_payments() -> String {
    let mut text = String::from(
        "微信支付账单明细,,,,,,,,\n微信昵称：[小茶馆],,,,,,,,\n起始时间：[2026-11-15 00:00:00] 终止时间：[2026-11-21 23:59:59],,,,,,,,\n导出类型：[全部],,,,,,,,\n",
    );
    for line in 5..=16 {
        writeln!(text, "说明第{line}条：本账单由系统导出，仅供参考,,,,,,,,").unwrap();
    }
    text.push_str("交易时间,交易类型,交易对方,手机号,收/支,金额(元),当前状态,交易单号,备注\n");
    for at in 0..100 {
        let payer = match at {
            0..83 => format!("熟客{:02},{}", at % 40, 13_800_130_000_u64 + at % 40),
            83..94 => format!("新客{at},{}", 13_900_130_000_u64 + at),
            94..98 => format!("张伟,{}", if at == 94 { "1.38E+10" } else { "" }),
            98 => ",".to_owned(),
            _ => "熟客01,13800130001".to_owned(),
        };
        let (time, amount) = match at {
            98 => ("昨天".to_owned(), "¥12.00".to_owned()),
            99 => ("2026-11-20 10:00:00".to_owned(), "十二元".to_owned()),
            _ => (format!("2026-11-{:02} 12:{:02}:01", 15 + at % 7, at % 60), format!("¥{}.50", at + 1)),
        };
        writeln!(text, "{time},扫二维码收款,{payer},收入,{amount},已收钱,10000{at:04}\t,/").unwrap();
    }
    text.push_str("合计,,,,,¥1234.50,,,\n");
    text
}

fn gbk(text: &str) -> Vec<u8> {
    let (bytes, _, had_errors) = encoding_rs::GB18030.encode(text);
    assert!(!had_errors);
    bytes.into_owned()
}

fn shop_with_regulars() -> Book {
    let mut list = String::from("姓名,手机\n张伟,13700137000\n张伟,13700137001\n");
    for at in 0..40 {
        writeln!(list, "熟客{at:02},{}", 13_800_130_000_u64 + at).unwrap();
    }
    let mut book = Book::default();
    import(&mut book, "名单.csv", list.as_bytes());
    assert_eq!(book.present_customers().count(), 42);
    book
}

#[test]
fn the_week_comes_in_as_the_journey_tells() {
    let mut book = shop_with_regulars();
    let bytes = gbk(&week_of_payments());
    let file = open("账单.csv", &bytes);
    assert_eq!((file.encoding(), file.header_row(), file.kind()), (Encoding::Gb18030, Some(17), FileKind::Sales));
    let role = |title: &str| file.columns().into_iter().find(|column| column.title == title).unwrap().role;
    assert_eq!(
        (role("交易时间"), role("交易对方"), role("金额(元)"), role("收/支")),
        (Role::Date, Role::CustomerName, Role::Amount, Role::Direction)
    );

    let mut seen = preview(&book, "账单.csv", &bytes);
    assert_eq!(seen.counts(), Counts { update: 83, new: 11, doubtful: 4, bad: 2, left_out: 1, same: 0 });
    let bad = seen.page(&book, Some(Verdict::Bad), 0, 10);
    assert_eq!((bad[0].sheet_row, bad[0].issues[0].reason), (116, Reason::DateUnreadable));
    assert_eq!((bad[1].sheet_row, bad[1].issues[0].reason), (117, Reason::AmountUnreadable));
    assert_eq!(seen.page(&book, Some(Verdict::LeftOut), 0, 10)[0].issues[0].reason, Reason::SummaryRow);
    let doubtful = seen.page(&book, Some(Verdict::Doubtful), 0, 10);
    assert!(doubtful[0].issues.iter().any(|issue| issue.reason == Reason::PhoneScientific && issue.cell == "1.38E+10"));

    // Undecided rows stay out; the decisions move them.
    let doubts = seen.doubts();
    assert_eq!(doubts.iter().map(|doubt| doubt.rows).sum::<u32>(), 4);
    assert!(doubts.iter().all(|doubt| doubt.reason == Reason::Namesakes && doubt.candidates.len() == 2));
    seen.decide_rest(Decision::Existing(doubts[0].candidates[1]));
    assert_eq!(seen.counts(), Counts { update: 87, new: 11, doubtful: 0, bad: 2, left_out: 1, same: 0 });

    let before = exported(&book);
    let seq = write(&mut book, &seen).unwrap();
    assert_eq!(book.present_customers().count(), 53);
    assert_eq!(book.sales().columns().len(), 98);
    let Candidate::Known(zhang) = doubts[0].candidates[1] else { panic!("the namesakes are in the book") };
    assert_eq!(book.sales().rows_of_customer(zhang).count(), 4);
    assert!(book.present_customers().all(|(_, customer)| customer.phones.iter().all(|phone| !phone.raw.contains('E'))));

    let again = preview(&book, "账单.csv", &bytes);
    assert_eq!(again.counts(), Counts { same: 98, bad: 2, left_out: 1, ..Counts::default() });
    assert_eq!(write(&mut book, &again), Err(ImportRefusal::NothingNew));

    undo(&mut book, seq);
    assert_eq!(exported(&book), before, "undo leaves the shop as it was, byte by byte");
    assert!(book.sales().columns().void.iter().all(|void| *void == 1));
    // What was taken back can come in again.
    assert_eq!(preview(&book, "账单.csv", &bytes).counts().update, 83);
}

#[test]
fn an_answer_is_not_asked_for_again() {
    let mut book = shop_with_regulars();
    // A phone of somebody else, and a bare name that two have.
    let list = "姓名,手机\n祝一,13800130000\n祝二,13800130001\n祝三,13800130002\n张伟,\n李娜,13612340000\n";
    let mut seen = preview(&book, "新名单.csv", list.as_bytes());
    let doubts = seen.doubts();
    assert_eq!(doubts.iter().map(|doubt| doubt.customer.name.as_str()).collect::<Vec<_>>(), ["祝一", "祝二", "祝三", "张伟"]);
    seen.decide(doubts[0].number, Some(Decision::Skip));
    seen.decide(doubts[1].number, Some(Decision::Existing(doubts[1].candidates[0])));
    seen.decide(doubts[2].number, Some(Decision::New));
    seen.decide(doubts[3].number, Some(Decision::Skip));
    assert!(seen.has_new_answers(&book));
    let seq = write(&mut book, &seen).unwrap();

    let mut again = preview(&book, "新名单.csv", list.as_bytes());
    assert_eq!(again.counts(), Counts { same: 3, left_out: 2, ..Counts::default() });
    assert!(again.doubts().iter().all(|doubt| doubt.is_recalled) && !again.has_new_answers(&book));
    assert_eq!(write(&mut book, &again), Err(ImportRefusal::NothingNew));
    again.ask_again();
    assert_eq!(again.counts().doubtful, again.doubts().len() as u32);

    // The next file: who has a phone is known again, a bare name may be somebody else.
    let longer = format!("{list}周敏,13612340001\n");
    assert_eq!(
        preview(&book, "新名单.csv", longer.as_bytes()).counts(),
        Counts { same: 3, left_out: 1, doubtful: 1, new: 1, ..Counts::default() }
    );

    // Another answer takes the place of the former one, also where it brings no row.
    let bare = "姓名,手机\n祝一,13800130000\n";
    let mut changed = preview(&book, "一个.csv", bare.as_bytes());
    assert_eq!(changed.counts().left_out, 1);
    let known = changed.doubts()[0].candidates[0];
    changed.decide(0, Some(Decision::Existing(known)));
    let later = write(&mut book, &changed).unwrap();
    assert_eq!(preview(&book, "一个.csv", bare.as_bytes()).counts().left_out, 0);

    // Who was answered for and is gone is asked for again; undo takes the answers back.
    undo(&mut book, later);
    assert_eq!(preview(&book, "一个.csv", bare.as_bytes()).counts().left_out, 1);
    undo(&mut book, seq);
    assert_eq!(preview(&book, "新名单.csv", list.as_bytes()).counts(), Counts { doubtful: 4, new: 1, ..Counts::default() });
}

fn exported(book: &Book) -> Vec<u8> {
    let ids: Vec<_> = book.present_customers().map(|(id, _)| id).collect();
    write_customers(book, &ids, Language::Hans)
}

#[test]
fn a_longer_export_of_the_same_till_adds_only_what_is_new() {
    let head = "日期,客户,金额\n2026-01-05,王芳,12\n2026-01-05,王芳,12\n2026-01-06,李伟,9\n";
    let mut book = Book::default();
    import(&mut book, "一月.csv", head.as_bytes());
    assert_eq!(book.sales().columns().len(), 3, "two equal sales of a day are two sales");
    let longer = format!("{head}2026-01-06,李伟,9\n2026-01-07,赵敏,5\n");
    let seen = import(&mut book, "一月.csv", longer.as_bytes());
    assert_eq!(seen.counts(), Counts { same: 3, update: 1, new: 1, ..Counts::default() });
    assert_eq!(book.sales().columns().len(), 5);
}

#[test]
fn a_preview_of_another_day_is_refused() {
    let mut book = Book::default();
    let old = preview(&book, "a.csv", "姓名,手机\n王芳,13800138000\n".as_bytes());
    import(&mut book, "b.csv", "姓名,手机\n李伟,13800138001\n".as_bytes());
    assert_eq!(write(&mut book, &old), Err(ImportRefusal::Stale));
}

#[test]
fn what_was_set_by_hand_is_remembered_for_the_same_titles() {
    let text = "wann;wer;wieviel\n05/01/2026;Anna;1,50\n06/01/2026;Bert;2,50\n";
    let mut book = Book::default();
    let mut file = open("kasse.csv", text.as_bytes());
    file.mapping_mut().set_role(1, Role::CustomerName);
    file.mapping_mut().set_role(0, Role::Date);
    file.mapping_mut().set_role(2, Role::Amount);
    file.mapping_mut().decimal_comma = true;
    file.mapping_mut().date_order = yushui::exchange::DateOrder::DayMonthYear;
    let seen = yushui::exchange::Importer::new(file, &book).run(&book);
    assert_eq!(seen.yields().net_minor, 400);
    write(&mut book, &seen).unwrap();
    let next = exchange_support::open_for(&book, "kasse2.csv", "wann;wer;wieviel\n07/01/2026;Anna;3,50\n".as_bytes());
    assert!(next.is_remembered());
    assert_eq!(next.mapping().roles, [Role::Date, Role::CustomerName, Role::Amount]);
    assert_eq!(book.sales().columns().row(0).unwrap().day.to_string(), "2026-01-05");
}

#[test]
fn household_phones_and_namesakes_are_told_apart() {
    let mut book = Book::default();
    import(&mut book, "名单.csv", "姓名,手机,卡号\n王芳,13800138000,1\n李伟,13900139000,2\n".as_bytes());
    let row = |line: &str| {
        let seen = preview(&book, "x.csv", format!("姓名,手机,卡号\n{line}\n").as_bytes());
        let reason = seen.doubts().first().map(|doubt| doubt.reason);
        (seen.page(&book, None, 0, 1)[0].verdict, reason)
    };
    assert_eq!(row("王芳,138 0013 8000,"), (Verdict::Same, None));
    assert_eq!(row("王女士,+86 13800138000,"), (Verdict::Same, None), "a title is no other name");
    assert_eq!(row("王小宝,13800138000,"), (Verdict::Doubtful, Some(Reason::PhoneOfAnother)));
    assert_eq!(row("王芳,13700137000,"), (Verdict::Doubtful, Some(Reason::Namesakes)));
    assert_eq!(row("王芳,13700137000,1"), (Verdict::Update, None), "the card tells, and the phone is new");
    assert_eq!(row("王芳,13700137000,9"), (Verdict::New, None), "two cards are two customers");
    assert_eq!(row("王芳,,"), (Verdict::Same, None));
    assert_eq!(row(",13900139000,"), (Verdict::Same, None));
    assert_eq!(row("张三,1.38E+10,"), (Verdict::New, None), "the cell is refused, the row goes on");
    assert_eq!(row(",1.38E+10,"), (Verdict::Bad, None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn counts_add_up_and_the_second_time_brings_nothing(
        rows in prop::collection::vec((0..8_u8, 0..6_u8, 0..6_u8, -3..40_i16, 0..12_u8), 0..60),
    ) {
        let mut text = String::from("日期,姓名,手机,卡号,金额,单号\n");
        for (day, name, phone, amount, order) in rows {
            let date = match day { 0 => String::new(), 1 => "bad".to_owned(), day => format!("2026-01-{day:02}") };
            let name = ["", "王芳", "李伟", "王先生", "陳偉", "陈伟"][usize::from(name)];
            let phone_text = ["", "13800138000", "138 0013 8000", "1.38E+10", "13900139000", "x"][usize::from(phone)];
            let card = if order % 5 == 0 { format!("V{}", order % 3) } else { String::new() };
            let number = if order < 6 { format!("A{order}") } else { String::new() };
            let amount = if amount == -3 { "?".to_owned() } else { amount.to_string() };
            writeln!(text, "{date},{name},{phone_text},{card},{amount},{number}").unwrap();
        }
        let lines = text.lines().count() as u32 - 1;
        let blank = text.lines().filter(|line| line.chars().all(|sign| sign == ',')).count() as u32;
        let mut book = Book::default();
        let mut first = preview(&book, "t.csv", text.as_bytes());
        prop_assert_eq!(first.counts().total(), lines - blank);
        first.decide_rest(Decision::New);
        prop_assert_eq!(first.counts().total(), lines - blank);
        prop_assert_eq!(first.counts().doubtful, 0);
        let counts = first.counts();
        if write(&mut book, &first).is_ok() {
            prop_assert_eq!(book.sales().columns().len() as u32, first.yields().new_sales);
            let again = preview(&book, "t.csv", text.as_bytes());
            prop_assert_eq!(again.counts().total(), counts.total());
            prop_assert_eq!(again.yields().new_sales, 0);
            prop_assert_eq!(again.counts().new + again.counts().update, 0);
        }
    }

    #[test]
    fn no_bytes_are_too_odd(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(file) = yushui::exchange::ImportFile::open("x", bytes, &Default::default(), &yushui::exchange::NativeDecode) {
            let book = Book::default();
            let seen = yushui::exchange::Importer::new(file, &book).run(&book);
            prop_assert_eq!(seen.counts().total(), seen.row_count());
            seen.page(&book, None, 0, 20);
        }
    }
}
