//! What goes out comes in again: export, an empty shop, import, the same shop.
#![allow(clippy::unwrap_used, reason = "a test may fail")]
mod exchange_support;
use exchange_support::{day, import, preview, write};
use proptest::prelude::*;
use yushui::book::{Book, Draft, SaleDraft, SaleLine, Stamp};
use yushui::domain::birthday::parse_birthday;
use yushui::domain::phone::parse_phone;
use yushui::domain::{
    Channel, ChannelKind, CustomEntry, CustomField, CustomKind, CustomValue, Customer, CustomerId, Origin, ReceiptId, Region, Setting,
    Source,
};
use yushui::exchange::{write_customers, write_reasons, write_sales};
use yushui::words::Language;

fn shop(customers: Vec<Customer>) -> Book {
    let mut book = Book::default();
    for customer in customers {
        let seq = book.history().next_seq();
        let draft = book.plan_add_customer(customer).unwrap();
        book.apply(draft.stamped(Stamp { millis: seq, ..Stamp::default() }, day("2026-11-21"))).unwrap();
    }
    book
}

fn customers(book: &Book) -> Vec<Customer> {
    book.present_customers().map(|(_, customer)| customer.clone()).collect()
}

fn exported(book: &Book, language: Language) -> Vec<u8> {
    let ids: Vec<CustomerId> = book.present_customers().map(|(id, _)| id).collect();
    write_customers(book, &ids, language)
}

fn channel(kind: ChannelKind, handle: &str) -> Channel {
    Channel { kind, handle: handle.into() }
}

fn full_customers() -> Vec<Customer> {
    let phone = |text: &str| parse_phone(text, Region::China).unwrap();
    vec![
        Customer {
            name: "王芳".into(),
            phones: vec![phone("138 0013 8821"), phone("+852 5123 4567"), phone("010-65551234 转 8")],
            channels: vec![
                channel(ChannelKind::Email, "fang@example.com"),
                channel(ChannelKind::Email, "+fang@example.com"),
                channel(ChannelKind::WeChat, "wangfang_88"),
                channel(ChannelKind::Address, "杭州市西湖区文三路 1 号, 3 楼"),
                channel(ChannelKind::Qq, "10001"),
                channel(ChannelKind::WhatsApp, "+85251234567"),
                channel(ChannelKind::Line, "fang"),
                channel(ChannelKind::Other, "@fang on the forum"),
            ],
            card: "000123".into(),
            tags: vec!["VIP".into(), "老客户".into()],
            birthday: Some(parse_birthday("农历1985年闰四月初八").or_else(|_| parse_birthday("农历八月十五")).unwrap()),
            preference: "不要葱，=少辣".into(),
            note: "第一行\n第二行，\"引号\"; 分号".into(),
            origin: Origin::External,
            archived: true,
            trashed: None,
            created: Some(day("2020-02-29")),
            source: Some(Source::Event),
            ..Customer::default()
        },
        Customer {
            name: "=HYPERLINK(1)".into(),
            card: "-5".into(),
            tags: vec!["a, b".into()],
            birthday: Some(parse_birthday("1985-03-04").unwrap()),
            note: "'already guarded".into(),
            created: Some(day("2026-01-01")),
            ..Customer::default()
        },
        Customer {
            name: "@home".into(),
            birthday: Some(parse_birthday("3月4日").unwrap()),
            created: Some(day("2026-01-01")),
            ..Customer::default()
        },
        Customer {
            name: "O'Brien, Mary".into(),
            phones: vec![phone("13900139000")],
            created: Some(day("2026-01-02")),
            ..Customer::default()
        },
    ]
}

#[test]
fn customers_come_back_identical_in_every_language() {
    let book = shop(full_customers());
    for language in Language::ALL {
        let bytes = exported(&book, language);
        assert!(bytes.starts_with(&[0xef, 0xbb, 0xbf]));
        let mut empty = Book::default();
        import(&mut empty, "customers.csv", &bytes);
        assert_eq!(customers(&empty), customers(&book), "{language:?}");
        assert_eq!(exported(&empty, language), bytes);
        // Into the shop that it came from, the file brings nothing.
        let same = preview(&book, "customers.csv", &bytes);
        assert_eq!(same.counts().same, 4);
        assert!(write(&mut book.clone(), &same).is_err());
    }
}

#[test]
fn sales_come_back_identical_in_every_language() {
    let file = "订单号,日期,姓名,手机,商品,商品编码,数量,金额\n\
                A1,2026-01-05,王芳,13800138821,绿茶,T1,2,25.00\n\
                A1,2026-01-05,王芳,13800138821,花茶,T2,1.5,-3.05\n\
                A2,2026-01-06,,,绿茶,T1,1,12.50\n\
                A3,2026-01-07,李伟,,,,,9\n";
    let mut book = Book::default();
    import(&mut book, "sales.csv", file.as_bytes());
    for language in Language::ALL {
        let bytes = write_sales(&book, language);
        let mut empty = Book::default();
        import(&mut empty, "sales.csv", &bytes);
        let facts = |book: &Book| {
            let columns = book.sales().columns().clone();
            (columns.day, columns.amount_minor, columns.quantity_milli, columns.customer, columns.product, columns.receipt)
        };
        assert_eq!(facts(&empty), facts(&book), "{language:?}");
        assert_eq!(write_sales(&empty, language), bytes);
    }
}

#[test]
fn the_sales_that_a_shop_wrote_out_change_nothing_in_it() {
    let mut book = shop(full_customers());
    let act = |book: &mut Book, draft: Draft| {
        let seq = book.history().next_seq();
        book.apply(draft.stamped(Stamp { millis: seq, ..Stamp::default() }, day("2026-11-21"))).unwrap();
    };
    let line = |amount_minor| SaleLine { product: None, quantity_milli: 0, amount_minor };
    for (customer, amount_minor) in [(Some(CustomerId(0)), 12_800), (None, 900), (Some(CustomerId(1)), 12_800)] {
        let sale = SaleDraft { note: "少糖".into(), ..SaleDraft::of(customer, day("2026-11-20"), vec![line(amount_minor), line(1)]) };
        let draft = book.plan_sale(&sale).unwrap();
        act(&mut book, draft);
    }
    let draft = book.plan_refund(ReceiptId(0), day("2026-11-21")).unwrap();
    act(&mut book, draft);
    for language in Language::ALL {
        let bytes = write_sales(&book, language);
        assert!(String::from_utf8_lossy(&bytes).contains("少糖") && String::from_utf8_lossy(&bytes).contains(",Y1\r\n"));
        let seen = preview(&book, "sales.csv", &bytes);
        assert_eq!((seen.counts().same, seen.counts().new), (8, 0), "{language:?}");
        assert!(write(&mut book.clone(), &seen).is_err());
    }
    // What was removed since is no longer there and comes in again.
    let bytes = write_sales(&book, Language::English);
    let draft = book.plan_remove_sale(ReceiptId(1)).unwrap();
    act(&mut book, draft);
    assert_eq!(preview(&book, "sales.csv", &bytes).counts().new, 2);
}

#[test]
fn own_fields_go_out_and_come_in_by_their_names() {
    let field = |name: &str, kind, choices: &[&str]| CustomField {
        name: name.into(),
        kind,
        choices: choices.iter().map(|choice| (*choice).into()).collect(),
        live: true,
    };
    let fields = vec![
        field("过敏", CustomKind::Text, &[]),
        field("孩子", CustomKind::Number, &[]),
        field("上次体检", CustomKind::Day, &[]),
        field("杯型", CustomKind::Choice, &["大", "小"]),
        field("停车", CustomKind::YesNo, &[]),
    ];
    let with_fields = |mut book: Book| {
        let draft = book.plan_settings(vec![Setting::CustomFields(fields.clone())]).unwrap();
        book.apply(draft.stamped(Stamp::default(), day("2026-11-21"))).unwrap();
        book
    };
    let values = [
        CustomValue::Text("花生".into()),
        CustomValue::Number { milli: 2_000 },
        CustomValue::Day(day("2026-05-01")),
        CustomValue::Choice(1),
        CustomValue::YesNo(false),
    ];
    let custom: Vec<CustomEntry> = (0..).zip(values).map(|(field, value)| CustomEntry { field, value }).collect();
    let full = Customer { name: "王芳".into(), custom, created: Some(day("2026-01-01")), ..Customer::default() };
    let book = with_fields(shop(vec![full]));
    for language in Language::ALL {
        let bytes = exported(&book, language);
        let mut empty = with_fields(Book::default());
        import(&mut empty, "customers.csv", &bytes);
        assert_eq!(customers(&empty), customers(&book), "{language:?}");
        assert_eq!(preview(&book, "customers.csv", &bytes).counts().same, 1);
    }
    let seen = preview(&book, "more.csv", "姓名,手机,杯型,停车\n李伟,13800138000,中,是\n".as_bytes());
    let told = String::from_utf8(write_reasons(&seen, &book, Language::Hans)).unwrap();
    assert!(told.contains("“杯型”列（中）：不合这一栏的填法"), "{told}");
}

#[test]
fn the_file_of_reasons_has_every_row() {
    let file = "姓名,手机,金额,日期\n王芳,1.38E+10,12,2026-01-05\n李伟,13800138000,abc,2026-01-05\n合计,,12,\n";
    let book = Book::default();
    let seen = preview(&book, "周账.csv", file.as_bytes());
    let told = String::from_utf8(write_reasons(&seen, &book, Language::Hans)).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[1].contains("“周账.csv”第2行“手机”列（1.38E+10）：号码被表格软件写成科学计数法"), "{}", lines[1]);
    assert!(lines[2].contains("第3行“金额”列（abc）：金额看不懂"), "{}", lines[2]);
    assert!(lines[3].contains("不导入") && lines[3].contains("合计"), "{}", lines[3]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_survives_the_way_out_and_in(names in prop::collection::vec("[\\PC&&[^\\s]]{1,12}", 1..6), note in "[\\PC]{0,30}") {
        // Told apart by phones, so that odd names are not taken for one another.
        let people = names.iter().enumerate().map(|(at, name)| Customer {
            name: name.clone(),
            phones: vec![parse_phone(&format!("1380013{at:04}"), Region::China).unwrap()],
            note: note.trim().to_owned(),
            created: Some(day("2026-01-01")),
            ..Customer::default()
        });
        let book = shop(people.collect());
        let mut empty = Book::default();
        import(&mut empty, "customers.csv", &exported(&book, Language::English));
        prop_assert_eq!(customers(&empty), customers(&book));
    }
}
