//! One of each stored kind with its bytes: what `schema_v1.txt` holds. New kinds go to the end.
use super::care::schema_of_care;
use serde::Serialize;
use serde::de::DeserializeOwned;
use yushui::book::snapshot::{Table, grown};
use yushui::book::{Act, ActKind, HistoryEntry, Op, RecordChange, RecordLabel, RowOp, Stamp, TableOp};
use yushui::domain::birthday::Calendar;
use yushui::domain::rule::Condition;
use yushui::domain::*;

pub type Reads = Box<dyn Fn(&[u8]) -> bool>;

/// One stored kind: its name, its bytes, and whether bytes of a former version read to it.
pub struct Line {
    pub name: String,
    pub bytes: Vec<u8>,
    pub reads: Reads,
}

pub(crate) fn line<T: Serialize + DeserializeOwned + Clone + PartialEq + 'static>(name: impl std::fmt::Display, value: &T) -> Line {
    let (bytes, value) = (postcard::to_allocvec(value).unwrap(), value.clone());
    Line { name: name.to_string(), bytes, reads: Box::new(move |stored| grown::read::<T>(stored).is_ok_and(|read| read == value)) }
}

pub fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap()).collect()
}

fn phone() -> Phone {
    Phone { raw: "138-0013".into(), digits: "861380013".into() }
}

fn customer() -> Customer {
    Customer {
        name: "王芳".into(),
        phones: vec![phone()],
        channels: vec![Channel { kind: ChannelKind::WeChat, handle: "wx".into() }],
        card: "C1".into(),
        tags: vec!["常客".into()],
        birthday: Birthday::lunar(Some(1985), 8, 15, false).ok(),
        preference: "少糖".into(),
        note: "n".into(),
        origin: Origin::External,
        archived: true,
        trashed: Some(Day(20_000)),
        created: Some(Day(-1)),
        ..Customer::default()
    }
}

fn columns() -> SaleColumns {
    let mut columns = SaleColumns::default();
    for row in 0..3_u32 {
        columns.push(SaleRow {
            receipt: ReceiptId(row),
            customer: (row > 0).then_some(CustomerId(row * 300)),
            day: Day(20_000 + row as i32),
            amount_minor: -500 + i64::from(row) * 70_000,
            product: (row == 1).then_some(ProductId(1)),
            quantity_milli: 1_500,
            fingerprint: 0x0102_0304_0506_0708 * u64::from(row),
        });
    }
    columns
}

/// One of each stored kind. Add new ones at the end.
pub fn schema() -> Vec<Line> {
    let (id, product, day) = (CustomerId(5), ProductId(6), Day(20_000));
    let spoken = Interaction {
        customer: id,
        day,
        kind: InteractionKind::Visit,
        outcome: Outcome::Reached,
        note: "n".into(),
        next: Some(day),
        minutes: 0,
    };
    let reminder = Reminder { customer: id, day, text: "t".into(), done: None };
    let tea = Product { name: "龙井".into(), code: "L".into(), price_minor: Some(300), ..Product::default() };
    let facts = ReceiptFacts { reverses: Some(ReceiptId(2)), note: "n".into(), ..ReceiptFacts::default() };
    let stamp = Stamp { millis: 300, counter: 1, device: 2 };
    let mut lines = Vec::new();
    let ops = [
        Op::CustomerAdded { id, customer: Box::new(customer()) },
        Op::CustomersLive { first: id, count: 2, live: true },
        Op::CustomerSet { id, new: CustomerField::Archived(true), old: CustomerField::Archived(false) },
        Op::SalesAdded { first_row: 1, rows: Box::new(columns()) },
        Op::SalesLive { first_row: 1, count: 2, live: false },
        Op::ReceiptSet { receipt: ReceiptId(3), new: facts.clone(), old: ReceiptFacts::default() },
        Op::ProductAdded { id: product, product: tea.clone() },
        Op::ProductsLive { first: product, count: 2, live: true },
        Op::ProductSet { id: product, new: ProductField::Price(Some(2)), old: ProductField::Price(None) },
        Op::InteractionAdded { at: 1, interaction: spoken },
        Op::InteractionsLive { first: 1, count: 2, live: true },
        Op::ReminderAdded { at: 1, reminder },
        Op::RemindersLive { first: 1, count: 2, live: true },
        Op::ReminderSet { at: 1, new: ReminderField::Done(Some(day)), old: ReminderField::Done(None) },
        Op::SettingSet { new: Setting::WindowDays(365), old: Setting::WindowDays(90) },
    ];
    for op in &ops {
        lines.push(line(format_args!("Op::{}", op_name(op)), op));
    }
    let kinds = [
        ActKind::AddCustomer(id),
        ActKind::EditCustomer(id),
        ActKind::ArchiveCustomers { count: 2, archived: true },
        ActKind::TrashCustomers { count: 2 },
        ActKind::RestoreCustomers { count: 2 },
        ActKind::TagCustomers { tag: "t".into(), count: 2, added: true },
        ActKind::Sell { customer: Some(id), amount_minor: -3 },
        ActKind::Refund { customer: None, amount_minor: 3 },
        ActKind::EditSale { customer: None, amount_minor: 3 },
        ActKind::RemoveSale { customer: None, amount_minor: 3 },
        ActKind::Contact { customer: id, outcome: Outcome::Reached },
        ActKind::ContactBatch { count: 2, outcome: Outcome::Skipped },
        ActKind::AddReminder { customer: id },
        ActKind::EditReminder { customer: id },
        ActKind::AddProduct(product),
        ActKind::EditProduct(product),
        ActKind::Import { file: "f".into(), rows: 3 },
        ActKind::ChangeSettings,
        ActKind::PurgeTrash { count: 2 },
        ActKind::Undo { of: 4 },
        ActKind::Redo { of: 4 },
        ActKind::FillSample,
    ];
    for kind in &kinds {
        lines.push(line(format_args!("ActKind::{}", kind_name(kind)), kind));
    }
    let fields = [
        CustomerField::Name("n".into()),
        CustomerField::Phones(vec![phone()]),
        CustomerField::Channels(vec![Channel { kind: ChannelKind::Line, handle: "h".into() }]),
        CustomerField::Card("c".into()),
        CustomerField::Tags(vec!["t".into()]),
        CustomerField::Birthday(Birthday::solar(None, 2, 29).ok()),
        CustomerField::Preference("p".into()),
        CustomerField::Note("n".into()),
        CustomerField::Origin(Origin::External),
        CustomerField::Archived(true),
        CustomerField::Trashed(Some(day)),
    ];
    lines.extend((0..).zip(&fields).map(|(at, field): (u8, _)| line(format_args!("CustomerField {at}"), field)));
    let fields = [ProductField::Name("n".into()), ProductField::Code("c".into()), ProductField::Price(None), ProductField::Archived(true)];
    lines.extend((0..).zip(&fields).map(|(at, field): (u8, _)| line(format_args!("ProductField {at}"), field)));
    let fields = [ReminderField::Day(day), ReminderField::Text("t".into()), ReminderField::Done(None)];
    lines.extend((0..).zip(&fields).map(|(at, field): (u8, _)| line(format_args!("ReminderField {at}"), field)));
    let rfm = RfmBoundaries { recency_days: Some(vec![90, 30]), frequency: Some(vec![2]), monetary_minor: Some(vec![-1, 500]) };
    let mapping = StoredMapping { header_key: 500, roles: vec![1, 2], date_order: 1, decimal_comma: true };
    let settings = [
        Setting::Name("n".into()),
        Setting::Currency(Currency::Hkd),
        Setting::Region(Region::HongKong),
        Setting::WindowDays(365),
        Setting::ClassCuts(ClassCuts { a: 8_000, b: 9_500 }),
        Setting::KeyShare(2_000),
        Setting::Rfm(rfm),
        Setting::Mappings(vec![mapping]),
    ];
    lines.extend((0..).zip(&settings).map(|(at, setting): (u8, _)| line(format_args!("Setting {at}"), setting)));
    lines.extend(Currency::ALL.iter().map(|currency| line(currency.code(), currency)));
    lines.extend(Table::ALL[..8].iter().map(|table| line(format_args!("Table::{table:?}"), table)));
    let regions = [Region::China, Region::HongKong, Region::Macao, Region::Taiwan, Region::UnitedStates, Region::Other];
    lines.extend(regions.iter().map(|region| line(format_args!("Region::{region:?}"), region)));
    lines.extend([Origin::Own, Origin::External].iter().map(|origin| line(format_args!("Origin::{origin:?}"), origin)));
    let kinds = [
        ChannelKind::WeChat,
        ChannelKind::Email,
        ChannelKind::Address,
        ChannelKind::Qq,
        ChannelKind::WhatsApp,
        ChannelKind::Line,
        ChannelKind::Other,
    ];
    lines.extend(kinds.iter().map(|kind| line(format_args!("ChannelKind::{kind:?}"), kind)));
    let kinds = [InteractionKind::Call, InteractionKind::Message, InteractionKind::Visit, InteractionKind::InShop, InteractionKind::Other];
    lines.extend(kinds.iter().map(|kind| line(format_args!("InteractionKind::{kind:?}"), kind)));
    let outcomes = [Outcome::Reached, Outcome::NotReached, Outcome::Skipped, Outcome::Noted];
    lines.extend(outcomes.iter().map(|outcome| line(format_args!("Outcome::{outcome:?}"), outcome)));
    lines.extend([Calendar::Solar, Calendar::Lunar].iter().map(|calendar| line(format_args!("Calendar::{calendar:?}"), calendar)));
    lines.push(line("Customer", &customer()));
    lines.push(line("Product", &tea));
    lines.push(line("ReceiptFacts", &facts));
    let kind = ActKind::ChangeSettings;
    lines.push(line("Act", &Act { stamp, day, kind: kind.clone(), ops: ops[1..2].to_vec() }));
    lines.push(line("HistoryEntry", &HistoryEntry { seq: 9, stamp, day, kind, undone_by: Some(10), inverse: ops[4..5].to_vec() }));
    lines.extend(schema_of_numbers());
    lines
}

/// What came with the numbers: fields that rows grew, own fields, judgements, and the small tables.
fn schema_of_numbers() -> Vec<Line> {
    let (id, day) = (CustomerId(5), Day(20_000));
    let mut lines: Vec<Line> = Table::ALL[8..12].iter().map(|table| line(format_args!("Table::{table:?}"), table)).collect();
    let class = Judgement { value: ClassMark::B, reason: "r".to_owned(), since: day, until: Some(Day(20_100)) };
    let attitude = Judgement { value: AttitudeMark::Switcher, reason: "r".to_owned(), since: day, until: None };
    let corner = Judgement { value: CornerMark::LowLoyal, reason: "r".to_owned(), since: day, until: None };
    let values = [
        CustomValue::Text("t".into()),
        CustomValue::Number { milli: -1_500 },
        CustomValue::Day(day),
        CustomValue::Choice(1),
        CustomValue::YesNo(true),
    ];
    let custom: Vec<CustomEntry> = (0..).zip(values).map(|(field, value)| CustomEntry { field, value }).collect();
    let fields = [
        CustomerField::Source(Some(Source::Online)),
        CustomerField::Referrer(Some(id)),
        CustomerField::Wallet(Some(Wallet::Half)),
        CustomerField::ClassOverride(Some(Box::new(class.clone()))),
        CustomerField::AttitudeOverride(Some(Box::new(attitude.clone()))),
        CustomerField::CornerOverride(Some(Box::new(corner.clone()))),
        CustomerField::Ends(Some(day)),
        CustomerField::Custom(custom.clone()),
    ];
    lines.extend((11..).zip(&fields).map(|(at, field): (u8, _)| line(format_args!("CustomerField {at}"), field)));
    let grown_customer = Customer {
        source: Some(Source::Referral),
        referrer: Some(id),
        wallet: Some(Wallet::Most),
        class_override: Some(Box::new(class)),
        attitude_override: Some(Box::new(attitude)),
        corner_override: Some(Box::new(corner)),
        ends: Some(day),
        custom,
        ..customer()
    };
    lines.push(line("Customer of the numbers", &grown_customer));
    let fields = [
        ProductField::Category("c".into()),
        ProductField::Cost(Some(9)),
        ProductField::Launch(Some(day)),
        ProductField::StepUp(Some(ProductId(3))),
    ];
    lines.extend((4..).zip(&fields).map(|(at, field): (u8, _)| line(format_args!("ProductField {at}"), field)));
    let tea = Product { name: "龙井".into(), category: "茶".into(), cost_minor: Some(100), launch: Some(day), ..Product::default() };
    lines.push(line("Product of the numbers", &Product { step_up: Some(ProductId(3)), ..tea }));
    let facts = ReceiptFacts { discount_minor: 500, is_promotion: true, ..ReceiptFacts::default() };
    lines.push(line("ReceiptFacts of the numbers", &facts));
    let spoken =
        Interaction { customer: id, day, kind: InteractionKind::Call, outcome: Outcome::Noted, note: "n".into(), next: None, minutes: 30 };
    lines.push(line("Interaction", &spoken));
    let kinds = CustomKind::ALL.map(|kind| CustomField { name: "f".into(), kind, choices: vec!["c".into()], live: true });
    let settings = [Setting::Margin(3_500), Setting::HourRate(6_000), Setting::CustomFields(kinds.to_vec())];
    lines.extend((8..).zip(&settings).map(|(at, setting): (u8, _)| line(format_args!("Setting {at}"), setting)));
    lines.extend(schema_of_tables());
    lines
}

/// The small tables, grades and the matrix.
fn schema_of_tables() -> Vec<Line> {
    let (id, day) = (CustomerId(5), Day(20_000));
    let rating = Rating {
        customer: id,
        receipt: Some(ReceiptId(2)),
        product: Some(ProductId(3)),
        subject: "s".into(),
        expected: Some(5),
        expected_on: Some(day),
        got: Some(2),
        got_on: Some(day),
        shortfall: Some(Shortfall::Worry),
        route: Some(GapRoute::CutLosses),
        note: "n".into(),
    };
    let rule = Rule::Not(Box::new(Rule::Is(Condition::Tag("t".into()))));
    let group = SavedGroup { name: "g".into(), kind: GroupKind::Value, rule: rule.clone() };
    let decision = Decision { month: day.month(), text: "t".into(), made_on: day, acted_on: Some(day), note: "n".into() };
    let spending = Spending {
        day,
        amount_minor: -300,
        kind: SpendingKind::BadDebt,
        source: Some(Source::Other),
        customer: Some(id),
        text: "t".into(),
    };
    let table = |name: &str, op: TableOp| line(name, &Op::Table(Box::new(op)));
    let what = [
        RecordLabel::Rating(id),
        RecordLabel::SavedGroup("g".into()),
        RecordLabel::Decision(day.month()),
        RecordLabel::Spending { amount_minor: 300 },
    ];
    let changes = [RecordChange::Added, RecordChange::Edited, RecordChange::Removed, RecordChange::Added];
    let mut lines = vec![
        table("Op::Table rating", TableOp::Rating(RowOp::Set { at: 1, new: rating.clone(), old: rating })),
        table("Op::Table group", TableOp::SavedGroup(RowOp::Added { at: 1, row: group })),
        table("Op::Table decision", TableOp::Decision(RowOp::Added { at: 1, row: decision })),
        table("Op::Table spending", TableOp::Spending(RowOp::Added { at: 1, row: spending })),
        table("Op::Table live", TableOp::Spending(RowOp::Live { first: 1, count: 2, live: false })),
    ];
    let kinds = changes.into_iter().zip(what).map(|(change, what)| ActKind::ChangeRecord { change, what });
    lines.extend(kinds.map(|kind| line("ActKind::ChangeRecord", &kind)));
    lines.push(line("Setting 11", &Setting::Grades(vec![Grade { name: "g".into(), rule }])));
    let matrix = MatrixView { x: Axis::Growth, y: Axis::Referrals, cut_x: Some(-5), cut_y: None };
    lines.push(line("Setting 12", &Setting::Matrix(matrix)));
    lines.extend(schema_of_questions());
    lines.extend(schema_of_care());
    lines
}

/// Questions about customers without history, and their answers.
fn schema_of_questions() -> Vec<Line> {
    let answers = (0..).zip(KeyAnswer::ALL).map(|(question, answer)| AnswerEntry { question, answer }).collect();
    let question = KeyQuestion { text: "q".into(), weight: 2, live: true };
    vec![line("CustomerField 19", &CustomerField::Answers(answers)), line("Setting 13", &Setting::Questions(vec![question]))]
}

/// Names every change, so that a new one does not compile until the schema has it.
fn op_name(op: &Op) -> &'static str {
    match op {
        Op::CustomerAdded { .. } => "CustomerAdded",
        Op::CustomersLive { .. } => "CustomersLive",
        Op::CustomerSet { .. } => "CustomerSet",
        Op::SalesAdded { .. } => "SalesAdded",
        Op::SalesLive { .. } => "SalesLive",
        Op::ReceiptSet { .. } => "ReceiptSet",
        Op::ProductAdded { .. } => "ProductAdded",
        Op::ProductsLive { .. } => "ProductsLive",
        Op::ProductSet { .. } => "ProductSet",
        Op::InteractionAdded { .. } => "InteractionAdded",
        Op::InteractionsLive { .. } => "InteractionsLive",
        Op::ReminderAdded { .. } => "ReminderAdded",
        Op::RemindersLive { .. } => "RemindersLive",
        Op::ReminderSet { .. } => "ReminderSet",
        Op::SettingSet { .. } => "SettingSet",
        Op::Table(_) => "Table",
        Op::RowsMoved { .. } => "RowsMoved",
    }
}

/// Names every act, for the same reason.
fn kind_name(kind: &ActKind) -> &'static str {
    match kind {
        ActKind::AddCustomer(_) => "AddCustomer",
        ActKind::EditCustomer(_) => "EditCustomer",
        ActKind::ArchiveCustomers { .. } => "ArchiveCustomers",
        ActKind::TrashCustomers { .. } => "TrashCustomers",
        ActKind::RestoreCustomers { .. } => "RestoreCustomers",
        ActKind::TagCustomers { .. } => "TagCustomers",
        ActKind::Sell { .. } => "Sell",
        ActKind::Refund { .. } => "Refund",
        ActKind::EditSale { .. } => "EditSale",
        ActKind::RemoveSale { .. } => "RemoveSale",
        ActKind::Contact { .. } => "Contact",
        ActKind::ContactBatch { .. } => "ContactBatch",
        ActKind::AddReminder { .. } => "AddReminder",
        ActKind::EditReminder { .. } => "EditReminder",
        ActKind::AddProduct(_) => "AddProduct",
        ActKind::EditProduct(_) => "EditProduct",
        ActKind::Import { .. } => "Import",
        ActKind::ChangeSettings => "ChangeSettings",
        ActKind::PurgeTrash { .. } => "PurgeTrash",
        ActKind::Undo { .. } => "Undo",
        ActKind::Redo { .. } => "Redo",
        ActKind::FillSample => "FillSample",
        ActKind::ChangeRecord { .. } => "ChangeRecord",
        ActKind::HandOver { .. } => "HandOver",
        ActKind::PocketList { .. } => "PocketList",
        ActKind::MergeCustomers { .. } => "MergeCustomers",
    }
}
