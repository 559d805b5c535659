//! Writes a shop for an engine, and what the methods say about it: `sql_case FOLDER [SALES.csv]`.
//!
//! FOLDER gets the two tables, the script and `expected.json`. Without a file it is the sample shop. Groups are those of
//! tests/sql/groups.json. The test of the script runs it in DuckDB and compares.
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use yushui::book::{Book, Draft, Refusal, Stamp};
use yushui::domain::{
    ClassMark, CornerMark, CustomField, CustomKind, CustomValue, Customer, CustomerId, Day, Judgement, KeyAnswer, KeyQuestion, Origin,
    ProductId, ReceiptId, Rule, Setting, Source, Wallet,
};
use yushui::exchange::sql::{CUSTOMERS_FILE, NamedRule, SALES_FILE, write_customer_table, write_sale_table, write_script};
use yushui::exchange::{ImportFile, Importer, NativeDecode, plan_import};
use yushui::method::{Class, Cohorts, Concentration, Corner, Facts, Figures, Group, GroupIndex, OneTimeStage, ShopMonths, Standing};
use yushui::words::Language;

#[derive(Deserialize)]
struct Named {
    name: String,
    rule: Rule,
}

fn main() {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let folder = arguments.next().expect("usage: sql_case FOLDER [SALES.csv]");
    let (book, today) = arguments.next().map_or_else(sample, |file| imported(&file));
    let groups = include_str!("../tests/sql/groups.json");
    let groups: Vec<Named> = serde_json::from_str(groups).expect("the groups of the test can be read");
    let figures = Figures::classify(&book, today);
    // A stand-in for a fitted model, so that its column is compared too.
    let alive: Vec<f32> = (0..book.customers().len()).map(|at| (at % 97) as f32 / 97.0).collect();
    let facts = Facts { book: &book, figures: &figures, alive: Some(&alive) };
    let named: Vec<NamedRule> = groups.iter().map(|group| NamedRule { name: &group.name, rule: &group.rule }).collect();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("the folder can be written");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    write(CUSTOMERS_FILE, &write_customer_table(&facts));
    write(SALES_FILE, &write_sale_table(&facts));
    write("yushui.sql", write_script(&facts, &named).as_bytes());
    write("expected.json", expected(&facts, &groups).to_string().as_bytes());
}

type Plan<'a> = dyn Fn(&Book) -> Result<Draft, Refusal> + 'a;

fn sample() -> (Book, Day) {
    let (mut book, today) = (Book::default(), Day(20_778));
    let draft = yushui::sample::plan_sample(&book, today, Language::Hans);
    carry_out(&mut book, draft);
    // What the sample lacks: a tag with signs of its own, somebody archived, a sale taken back in full, somebody in the trash.
    let ids: Vec<CustomerId> = book.present_customers().map(|(id, _)| id).collect();
    let receipt = book.sales().next_receipt().0 / 2;
    let plans: [&Plan; 6] = [
        &|book| book.plan_tag(&ids[3..9], "VIP", true),
        &|book| book.plan_tag(&ids[5..7], "a|b; it's 100%", true),
        &|book| book.plan_archive(&ids[10..14], true),
        &|book| book.plan_trash(&ids[14..16], today),
        &|book| book.plan_refund(ReceiptId(receipt), today),
        &|book| book.plan_refund(ReceiptId(receipt + 40), today),
    ];
    for plan in plans {
        let draft = plan(&book).expect("the sample shop allows it");
        carry_out(&mut book, draft);
    }
    fill_fields(&mut book, &ids);
    (book, today)
}

/// Sources, shares of the wallet, fields of the shop's own and a category, for the rules that ask for them.
fn fill_fields(book: &mut Book, ids: &[CustomerId]) {
    let field = |name: &str, kind| CustomField { name: name.to_owned(), kind, choices: vec!["a".to_owned(), "b".to_owned()], live: true };
    let fields = vec![
        field("tea", CustomKind::Text),
        field("cups", CustomKind::Number),
        field("size", CustomKind::Choice),
        field("friend", CustomKind::YesNo),
    ];
    let draft = book.plan_settings(vec![Setting::CustomFields(fields)]).expect("the fields are allowed");
    carry_out(book, draft);
    for (at, id) in ids.iter().copied().enumerate().filter(|(at, _)| at % 3 > 0) {
        let Some(mut edited) = book.find_customer(id).cloned() else { continue };
        edited.source = [None, Some(Source::Referral), Some(Source::Online)][at % 4 % 3];
        edited.wallet = [None, Some(Wallet::Little), Some(Wallet::Half), Some(Wallet::Most)][at % 4];
        edited.set_custom(0, Some(CustomValue::Text(["Green", "oolong, dark", "Oolong"][at % 5 % 3].to_owned())));
        edited.set_custom(1, (at % 2 == 0).then_some(CustomValue::Number { milli: (at * 100) as i64 }));
        edited.set_custom(2, Some(CustomValue::Choice((at % 7 % 2) as u16)));
        edited.set_custom(3, Some(CustomValue::YesNo(at % 5 == 0)));
        edited.class_override = (at % 11 == 1).then(|| judgement([ClassMark::A, ClassMark::C][at % 2]));
        edited.corner_override = (at % 13 == 2).then(|| judgement(CornerMark::LowLoyal));
        if let Ok(draft) = book.plan_edit_customer(id, &edited) {
            carry_out(book, draft);
        }
    }
    fill_answers(book);
    let Some(mut product) = book.find_product(ProductId(1)).cloned() else { return };
    product.category = "it's; a\\category".to_owned();
    let draft = book.plan_edit_product(ProductId(1), &product).expect("the product may be edited");
    carry_out(book, draft);
}

/// Questions about people without a purchase, and nine prospects with answers of every kind.
fn fill_answers(book: &mut Book) {
    let questions = [3, 2, 1].map(|weight| KeyQuestion { text: format!("q{weight}"), weight, live: weight != 1 });
    let draft = book.plan_settings(vec![Setting::Questions(questions.to_vec())]).expect("the questions are allowed");
    carry_out(book, draft);
    for at in 0..9 {
        let origin = if at % 2 == 0 { Origin::External } else { Origin::Own };
        let mut customer = Customer { name: format!("prospect {at}"), origin, ..Customer::default() };
        customer.set_answer(0, KeyAnswer::ALL[at % 3]);
        customer.set_answer(1, KeyAnswer::ALL[at / 3]);
        let draft = book.plan_add_customer(customer).expect("the prospect is allowed");
        carry_out(book, draft);
    }
}

fn judgement<T>(value: T) -> Box<Judgement<T>> {
    Box::new(Judgement { value, reason: "known".to_owned(), since: Day(0), until: None })
}

fn imported(path: &Path) -> (Book, Day) {
    let mut book = Book::default();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = std::fs::read(path).expect("the file can be read");
    let file = ImportFile::open(&name, bytes, book.settings(), &NativeDecode).expect("the file is a table");
    let preview = Importer::new(file, &book).run(&book);
    let today = preview.yields().last_day.expect("the file holds sales");
    let draft = plan_import(&preview, &book, today).expect("the file brings something");
    carry_out(&mut book, draft);
    (book, today)
}

fn carry_out(book: &mut Book, draft: Draft) {
    let millis = book.history().next_seq();
    book.apply(draft.stamped(Stamp { millis, ..Stamp::default() }, Day(0))).expect("the act fits the book");
}

fn expected(facts: &Facts, groups: &[Named]) -> Value {
    let mut index = GroupIndex::default();
    let ids = |rule: &Rule, index: &mut GroupIndex| index.members(rule, facts).iter().map(|id| id.0).collect::<Vec<u32>>();
    let table = Cohorts::find(&ShopMonths::gather(facts.book, facts.figures, 60));
    let cohorts = table.cohorts.iter().filter(|cohort| cohort.customers > 0);
    json!({
        "customers": facts.book.present_customers().map(|(id, _)| customer(facts, id)).collect::<Vec<_>>(),
        "groups": groups.iter().map(|group| json!([group.name, ids(&group.rule, &mut index)])).collect::<Vec<_>>(),
        "curve": curve(&facts.figures.concentration),
        "cohorts": cohorts
            .map(|cohort| {
                json!({
                    "month": cohort.month.0,
                    "customers": cohort.customers,
                    "back": cohort.back,
                    "cells": cohort.cells.iter().map(|cell| [cell.in_month, cell.within]).collect::<Vec<_>>(),
                })
            })
            .collect::<Vec<_>>(),
    })
}

fn curve(found: &Concentration) -> Value {
    json!({
        "lines": {
            "customers": found.customers,
            "net_minor": found.net_minor,
            "key_customers": found.key_customers,
            "top20_share": found.top20_share,
            "key_share": found.key_share,
            "gini": found.gini,
        },
        "points": found.curve.iter().map(|point| [point.customers, point.sales]).collect::<Vec<_>>(),
    })
}

fn customer(facts: &Facts, id: CustomerId) -> Value {
    let own = facts.figures.of(id);
    let class = match own.class {
        Class::A => Some("A".to_owned()),
        Class::B => Some("B".to_owned()),
        Class::C => Some("C".to_owned()),
        Class::Rank(rank) => Some(rank.to_string()),
        Class::None => None,
    };
    let group = own.group.map(|group| match group {
        Group::Champion => "champion",
        Group::Regular => "regular",
        Group::Promising => "promising",
        Group::New => "new",
        Group::Attention => "attention",
        Group::Slipping => "slipping",
        Group::Asleep => "asleep",
        Group::Gone => "gone",
    });
    let corner = own.corner.map(|corner| match corner {
        Corner::HighLoyal => "high_loyal",
        Corner::HighDisloyal => "high_disloyal",
        Corner::LowLoyal => "low_loyal",
        Corner::LowDisloyal => "low_disloyal",
    });
    let standing = match own.standing {
        Standing::NoPurchase => "no_purchase",
        Standing::New => "new",
        Standing::OneTime(OneTimeStage::Waiting) => "one_time_waiting",
        Standing::OneTime(OneTimeStage::Doubtful) => "one_time_doubtful",
        Standing::OneTime(OneTimeStage::Unlikely) => "one_time_unlikely",
        Standing::OneTime(OneTimeStage::Gone) => "one_time_gone",
        Standing::Resting => "resting",
        Standing::OnTime => "on_time",
        Standing::Late => "late",
        Standing::Lapsed => "lapsed",
        Standing::Lost => "lost",
    };
    let score = |score: u8| (score > 0).then_some(score);
    json!({
        "customer_id": id.0,
        "net_minor": own.net_minor,
        "net_ever_minor": own.net_all_minor,
        "visits": own.visits,
        "class": class,
        "r": score(own.scores.r),
        "f": score(own.scores.f),
        "m": score(own.scores.m),
        "rfm_group": group,
        "corner": corner,
        "standing": standing,
        "cadence_days": own.cadence_days,
        "is_key": facts.figures.is_key(id),
    })
}
