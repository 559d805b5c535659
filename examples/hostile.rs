//! Writes a backup of the invented sample shop in which every text is an attempt to run a script: what a hostile file could bring into a shop.
//!
//! `cargo run --example hostile -- FILE.yushui YYYY-MM-DD`; the journey `xss_import` restores it and walks every page.
use std::future::Future;
use std::path::PathBuf;
use std::pin::pin;
use std::process::ExitCode;
use std::task::{Context, Poll, Waker};
use yushui::book::{ActKind, Book, Draft, Op, Refusal, RowOp, Stamp, TableOp};
use yushui::domain::rule::{Condition, CustomTest, Item};
use yushui::domain::*;
use yushui::sample::plan_sample;
use yushui::vault::backup::Summary;
use yushui::vault::{Identity, MemoryStore, Vault};
use yushui::words::Language;

/// Milliseconds of a day.
const DAY_MILLIS: u64 = 86_400_000;

fn main() -> ExitCode {
    let written = write();
    complain(written.as_ref().unwrap_or_else(|sentence| sentence));
    if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The output is the file: words go to the error channel.
#[expect(clippy::print_stderr, reason = "a program for the command line speaks there")]
fn complain(sentence: &str) {
    eprintln!("{sentence}");
}

fn write() -> Result<String, String> {
    let mut arguments = std::env::args().skip(1);
    let usage = || "hostile: FILE.yushui YYYY-MM-DD".to_owned();
    let file = arguments.next().map(PathBuf::from).ok_or_else(usage)?;
    let today = arguments.next().and_then(|day| Day::parse_iso(&day)).ok_or_else(usage)?;
    let (bytes, texts) = back_up(today)?;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    std::fs::write(&file, bytes).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(format!("{texts} texts in {}", file.display()))
}

/// The backup, and how many texts its book has.
fn back_up(today: Day) -> Result<(Vec<u8>, usize), String> {
    let millis = today.0.unsigned_abs() as u64 * DAY_MILLIS;
    let (vault, _) =
        run(Vault::open(MemoryStore::default(), false, Identity { id: 1, created_millis: millis })).map_err(|error| error.to_string())?;
    let mut book = Book::default();
    for (at, plan) in (1_u32..).zip(plans(today)) {
        let draft = plan(&book).map_err(|refusal| format!("act {at}: {refusal}"))?;
        let act = draft.stamped(Stamp { millis, counter: at, device: 1 }, today);
        run(vault.append(at.into(), &act)).map_err(|error| error.to_string())?;
        vault.apply(&mut book, act).map_err(|error| error.to_string())?;
    }
    let texts = count_texts(&present(&format!("{book:?}"))?)?;
    let file = run(vault.write_backup(&Summary::of(&book, millis))).map_err(|error| error.to_string())?;
    Ok((file, texts))
}

type Plan = Box<dyn Fn(&Book) -> Result<Draft, Refusal>>;

/// The sample shop as one import, then whatever else the history and the settings tell of by name.
fn plans(today: Day) -> Vec<Plan> {
    let field = |name: &str, kind| CustomField { name: hostile(name), kind, choices: vec![hostile("红"), hostile("绿")], live: true };
    let fields = vec![field("口味", CustomKind::Text), field("颜色", CustomKind::Choice)];
    let entry = |field, value| CustomEntry { field, value };
    let custom = vec![entry(0, CustomValue::Text(hostile("少糖"))), entry(1, CustomValue::Choice(1))];
    let grade = Grade { name: hostile("大客"), rule: Rule::Is(Condition::Tag(hostile("常客"))) };
    let card = || ServiceCard { contact: hostile("老周"), returns: hostile("七天"), ..ServiceCards::default().a };
    let service = ServiceCards { a: card(), b: card(), c: card() };
    let question = KeyQuestion { text: hostile("开店吗"), weight: 3, live: true };
    let group =
        SavedGroup { name: hostile("组"), kind: GroupKind::Value, rule: Rule::Not(Box::new(Rule::Is(Condition::Tag(hostile("常客"))))) };
    let name = hostile("庆典");
    let day = Birthday::solar(None, 3, 20);
    vec![
        Box::new(move |book| {
            let mut draft = plan_sample(book, today, Language::Hans);
            draft.ops.iter_mut().for_each(poison);
            Ok(Draft { kind: ActKind::Import { file: hostile("销售.csv"), rows: 9 }, ops: draft.ops })
        }),
        Box::new(move |book| {
            let (grades, questions) = (Setting::Grades(vec![grade.clone()]), Setting::Questions(vec![question.clone()]));
            let service = Setting::Service(Box::new(service.clone()));
            book.plan_settings(vec![Setting::CustomFields(fields.clone()), grades, questions, service])
        }),
        Box::new(move |book| {
            let customer = book.find_customer(CustomerId(0)).cloned().unwrap_or_default();
            book.plan_edit_customer(CustomerId(0), &Customer { custom: custom.clone(), ..customer })
        }),
        Box::new(|book| book.plan_tag(&[CustomerId(0), CustomerId(1)], &hostile("常客"), true)),
        Box::new(move |book| book.plan_add(group.clone())),
        Box::new(move |book| {
            let date = day.map_err(|_| Refusal::NoChange)?;
            book.plan_add(Occasion { customer: Some(CustomerId(0)), name: name.clone(), date, lead_days: 7 })
        }),
        Box::new(|book| {
            let owner = book.present_customers().find_map(|(_, customer)| customer.key_account.as_ref().map(|key| key.owner.clone()));
            book.plan_hand_over(&owner.unwrap_or_default(), &hostile("小李"), None)
        }),
    ]
}

/// The text, and behind it what would run where a page took it for markup, for an attribute, for an address or for code.
fn hostile(text: &str) -> String {
    if text.contains("ran()") {
        return text.to_owned();
    }
    format!("javascript:ran()//{text}'-ran()-'\"><img src=x onerror=ran()><script>ran()</script>")
}

/// The book without its history, which also holds the empty texts that were there before.
fn present(debug: &str) -> Result<String, String> {
    let parts = debug.split_once("history: History {").and_then(|(before, after)| Some((before, after.split_once("ratings: [")?.1)));
    parts.map(|(before, after)| format!("{before}{after}")).ok_or_else(|| "the book is written in another order".to_owned())
}

/// Texts of a value as Rust writes it for debugging. Fails where one is harmless.
fn count_texts(debug: &str) -> Result<usize, String> {
    let (mut count, mut rest) = (0, debug);
    while let Some((before, after)) = rest.split_once('"') {
        let mut is_escaped = false;
        let end = after.find(|letter| {
            let is_end = letter == '"' && !is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
            is_end
        });
        let (text, after) = after.split_at(end.ok_or("a text without an end")?);
        let is_number = !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit());
        if !(text.contains("ran()") || is_number) {
            let place: String = before.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
            return Err(format!("a text is harmless: {place}“{text}”"));
        }
        (count, rest) = (count + 1, &after[1..]);
    }
    Ok(count)
}

fn poison(op: &mut Op) {
    let many = |texts: &mut [&mut String]| texts.iter_mut().for_each(|text| **text = hostile(text));
    match op {
        Op::CustomerAdded { customer, .. } => poison_customer(customer),
        Op::ProductAdded { product, .. } => many(&mut [&mut product.name, &mut product.code, &mut product.category]),
        Op::ReceiptSet { new, old, .. } => many(&mut [&mut new.note, &mut old.note]),
        Op::InteractionAdded { interaction, .. } => many(&mut [&mut interaction.note]),
        Op::ReminderAdded { reminder, .. } => many(&mut [&mut reminder.text]),
        Op::SettingSet { new, old } => [new, old].into_iter().for_each(poison_setting),
        Op::Table(table) => poison_row(table),
        _ => {}
    }
}

fn poison_customer(customer: &mut Customer) {
    let texts = [&mut customer.name, &mut customer.card, &mut customer.preference, &mut customer.note];
    let handles = customer.channels.iter_mut().map(|channel| &mut channel.handle);
    let raws = customer.phones.iter_mut().map(|phone| &mut phone.raw);
    texts.into_iter().chain(handles).chain(raws).chain(&mut customer.tags).for_each(|text| *text = hostile(text));
    customer.class_override.iter_mut().for_each(|judged| judged.reason = hostile(&judged.reason));
    customer.attitude_override.iter_mut().for_each(|judged| judged.reason = hostile(&judged.reason));
    customer.corner_override.iter_mut().for_each(|judged| judged.reason = hostile(&judged.reason));
    customer.prospecting.iter_mut().for_each(|prospect| prospect.reason_to_call = hostile(&prospect.reason_to_call));
    if let Some(key) = &mut customer.key_account {
        let key = &mut **key;
        [&mut key.owner, &mut key.deputy].into_iter().chain(&mut key.known_by).for_each(|text| *text = hostile(text));
    }
}

fn poison_setting(setting: &mut Setting) {
    match setting {
        Setting::Name(name) => *name = hostile(name),
        Setting::Staff(staff) => staff.iter_mut().for_each(|staff| staff.name = hostile(&staff.name)),
        Setting::Questions(questions) => questions.iter_mut().for_each(|question| question.text = hostile(&question.text)),
        Setting::Service(cards) => {
            for card in [&mut cards.a, &mut cards.b, &mut cards.c] {
                (card.contact, card.returns) = (hostile(&card.contact), hostile(&card.returns));
            }
        }
        Setting::Grades(grades) => grades.iter_mut().for_each(|grade| {
            grade.name = hostile(&grade.name);
            poison_rule(&mut grade.rule);
        }),
        Setting::CustomFields(fields) => fields.iter_mut().for_each(|field| {
            field.choices.iter_mut().chain([&mut field.name]).for_each(|text| *text = hostile(text));
        }),
        _ => {}
    }
}

fn poison_row(table: &mut TableOp) {
    fn each<'a, T>(change: &'a mut RowOp<T>, texts: impl Fn(&'a mut T) -> Vec<&'a mut String>) {
        let found = match change {
            RowOp::Added { row, .. } => texts(row),
            RowOp::Set { new, old, .. } => texts(new).into_iter().chain(texts(old)).collect(),
            RowOp::Live { .. } => Vec::new(),
        };
        found.into_iter().for_each(|text| *text = hostile(text));
    }
    match table {
        TableOp::Rating(change) => each(change, |row| vec![&mut row.subject, &mut row.note]),
        TableOp::SavedGroup(change) => {
            if let RowOp::Added { row, .. } = change {
                poison_rule(&mut row.rule);
            }
            each(change, |row| vec![&mut row.name]);
        }
        TableOp::Decision(change) => each(change, |row| vec![&mut row.text, &mut row.note]),
        TableOp::Spending(change) => each(change, |row| vec![&mut row.text]),
        TableOp::Promise(change) => each(change, |row| vec![&mut row.text, &mut row.staff]),
        TableOp::DebtEntry(change) => each(change, |row| vec![&mut row.note]),
        TableOp::RiskFlag(change) => each(change, |row| vec![&mut row.evidence]),
        TableOp::Complaint(change) => each(change, |row| {
            let reasons = row.rounds.iter_mut().map(|round| &mut round.reason);
            [&mut row.staff, &mut row.expected, &mut row.got].into_iter().chain(reasons).collect()
        }),
        TableOp::Recovery(change) => each(change, |row| vec![&mut row.lost, &mut row.gesture]),
        TableOp::Loss(change) => each(change, |row| vec![&mut row.evidence, &mut row.staff, &mut row.area]),
        TableOp::Occasion(change) => each(change, |row| vec![&mut row.name]),
        TableOp::Routine(change) => each(change, |row| vec![&mut row.text]),
        TableOp::FutureNeed(change) => each(change, |row| vec![&mut row.text]),
        TableOp::SupplyLine(change) => each(change, |row| vec![&mut row.note]),
        TableOp::Outreach(change) => {
            if let RowOp::Added { row, .. } = change {
                row.rule.iter_mut().for_each(poison_rule);
            }
            each(change, |row| vec![&mut row.name, &mut row.template]);
        }
        // Marks have no text, and what a private drawer holds is sealed.
        TableOp::OutreachMark(_) | TableOp::PrivateEntry(_) => {}
        TableOp::Review(change) => each(change, |row| vec![&mut row.reason, &mut row.action]),
        TableOp::Visit(change) => each(change, |row| row.questions.iter_mut().chain(&mut row.answers).collect()),
        TableOp::News(change) => each(change, |row| vec![&mut row.text]),
        TableOp::Thanks(change) => each(change, |row| vec![&mut row.reward]),
    }
}

fn poison_rule(rule: &mut Rule) {
    match rule {
        Rule::All(rules) | Rule::Any(rules) => rules.iter_mut().for_each(poison_rule),
        Rule::Not(rule) => poison_rule(rule),
        Rule::Is(condition) => match condition {
            Condition::Tag(text)
            | Condition::Person { name: text, .. }
            | Condition::Bought { item: Item::Category(text) | Item::Named(text), .. }
            | Condition::Custom { test: CustomTest::Contains(text), .. } => *text = hostile(text),
            _ => {}
        },
    }
}

/// Runs a future over a store in memory, which never waits.
fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("a store in memory answers at once"),
    }
}
