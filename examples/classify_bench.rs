//! Times the classification and the list of today natively, at two sizes: `cargo run --release --example classify_bench`.
//!
//! Prints one JSON document. Twice the data may cost at most 2.2 times as much.
use std::hint::black_box;
use std::time::Instant;
use yushui::book::{Act, ActKind, Book, Op, RowOp, Stamp, TableOp};
use yushui::care::{ContactIndex, plan_today};
use yushui::domain::Rule;
use yushui::domain::rule::{Bought, Condition, Item, Measure, State};
use yushui::domain::{
    Birthday, ClassCuts, Customer, CustomerId, Day, DebtEntry, DebtKind, Interaction, InteractionKind, NONE, Occasion, Outcome, Product,
    ProductId, Promise, PromiseBy, ReceiptId, Routine, SaleColumns, SaleRow, SupplyLine,
};
use yushui::method::{
    Acquisition, Behaviours, ClassHistory, ClassifyConfig, Cohorts, Contributions, Equity, Facts, Figures, GroupIndex, LastYear,
    MonthReview, Painter, Policy, Retention, ShopMonths, Tenure, Textbook, classify_columns, month_ends, what_if,
};

const TODAY: Day = Day(20_453);

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        value ^ (value >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

/// Receipts in order of days over three years; skewed to few customers, three lines a receipt.
fn columns(customers: u32, rows: usize) -> SaleColumns {
    let mut random = Random(7);
    let mut columns = SaleColumns::default();
    columns.reserve(rows);
    let mut receipt = 0;
    while columns.len() < rows {
        let day = Day(TODAY.0 - 1_094 + (columns.len() * 1_095 / rows) as i32);
        let skew = random.below(u64::from(customers)).min(random.below(u64::from(customers)));
        let customer = (random.below(100) > 0).then_some(CustomerId(skew as u32));
        for _ in 0..(1 + random.below(5)).min((rows - columns.len()) as u64) {
            let amount_minor = 100 + (random.below(40) * random.below(400)) as i64;
            columns.push(SaleRow {
                receipt: ReceiptId(receipt),
                customer,
                day,
                amount_minor,
                product: Some(ProductId(0)).filter(|_| random.below(4) == 0),
                quantity_milli: 1_000,
                fingerprint: 0,
            });
        }
        receipt += 1;
    }
    columns
}

fn book(customers: u32, rows: usize, interactions: u32) -> Book {
    let mut random = Random(11);
    let mut ops: Vec<Op> = (0..customers)
        .map(|at| {
            let birthday =
                (at % 5 == 0).then(|| yushui::domain::Birthday::solar(None, 1 + (at % 12) as u8, 1 + (at % 28) as u8).ok()).flatten();
            let customer = Customer { name: format!("{at}"), birthday, ..Customer::default() };
            Op::CustomerAdded { id: CustomerId(at), customer: Box::new(customer) }
        })
        .collect();
    ops.push(Op::SalesAdded { first_row: 0, rows: Box::new(columns(customers, rows)) });
    ops.extend(records(customers));
    for at in 0..interactions {
        let outcome = [Outcome::Reached, Outcome::NotReached, Outcome::Noted][random.below(3) as usize];
        let day = Day(TODAY.0 - random.below(400) as i32);
        let customer = CustomerId(random.below(customers.into()) as u32);
        let interaction = Interaction { customer, day, kind: InteractionKind::Call, outcome, note: String::new(), next: None, minutes: 0 };
        ops.push(Op::InteractionAdded { at, interaction });
    }
    let mut book = Book::default();
    book.apply(Act { stamp: Stamp::default(), day: TODAY, kind: ActKind::FillSample, ops }).expect("the act fits an empty book");
    book
}

/// What a busy shop of that size has written down: accounts, promises, complaints, days that matter, reminders, plans.
fn records(customers: u32) -> Vec<Op> {
    let mut random = Random(13);
    let mut who = move || CustomerId(random.below(customers.into()) as u32);
    let table = |op: TableOp| Op::Table(Box::new(op));
    let mut ops: Vec<Op> = Vec::new();
    let product = Product { name: "tea".to_owned(), lasts_days: Some(30), ..Product::default() };
    ops.push(Op::ProductAdded { id: ProductId(0), product });
    for at in 0..customers / 5 {
        let (day, due) = (Day(TODAY.0 - (at % 200) as i32), Some(Day(TODAY.0 - (at % 200) as i32 + 30)));
        let entry =
            DebtEntry { customer: who(), day, kind: DebtKind::OnAccount, amount_minor: 5_000, due, receipt: None, note: String::new() };
        ops.push(table(TableOp::DebtEntry(RowOp::Added { at, row: entry })));
        let date = Birthday::solar(None, 1 + (at % 12) as u8, 1 + (at % 28) as u8).expect("a day of every year");
        let occasion = Occasion { customer: Some(who()), name: "opening".to_owned(), date, lead_days: 7 };
        ops.push(table(TableOp::Occasion(RowOp::Added { at, row: occasion })));
    }
    for at in 0..customers / 20 {
        let promise = Promise {
            customer: who(),
            by: PromiseBy::Shop,
            text: "by Friday".to_owned(),
            amount_minor: None,
            made_on: TODAY,
            due: Day(TODAY.0 + (at % 60) as i32 - 30),
            ending: None,
            staff: String::new(),
        };
        ops.push(table(TableOp::Promise(RowOp::Added { at, row: promise })));
        let routine = Routine::once(Some(who()), "samples".to_owned(), Day(TODAY.0 + (at % 60) as i32 - 30));
        ops.push(table(TableOp::Routine(RowOp::Added { at, row: routine })));
        let month = Day(TODAY.0 - 31 + (at % 2) as i32 * 31).month();
        let line =
            SupplyLine { customer: who(), month, product: ProductId(0), quantity_milli: 5_000, amount_minor: 5_000, note: String::new() };
        ops.push(table(TableOp::SupplyLine(RowOp::Added { at, row: line })));
    }
    ops
}

/// Least of several runs, in milliseconds.
fn time<R>(runs: u32, mut work: impl FnMut() -> R) -> f64 {
    let run = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64() * 1_000.0
    };
    (0..runs).map(run).fold(f64::INFINITY, f64::min)
}

/// The first count of each kind of condition in a fresh index, and the count after a change of a bound.
fn group_times(shop: &Book, figures: &Figures, fields: &mut Vec<String>) {
    let facts = Facts { book: shop, figures, alive: None };
    let measure = |measure, least| Rule::Is(Condition::Measure { measure, least: Some(least), most: None });
    let rules = [
        ("last", measure(Measure::DaysSinceLast, 60)),
        ("visits_in", measure(Measure::VisitsIn(90), 2)),
        ("net_in", measure(Measure::NetIn(90), 1_000)),
        ("birthday", measure(Measure::DaysToBirthday, 3)),
        ("contact", measure(Measure::DaysSinceContact, 60)),
        ("bought", Rule::Is(Condition::Bought { item: Item::Named("none".to_owned()), when: Bought::Never })),
        ("tag", Rule::Is(Condition::Tag("VIP".to_owned()))),
        ("state", Rule::Is(Condition::State(vec![State::ClassA, State::Lapsed]))),
    ];
    for (name, rule) in &rules {
        let first = time(5, || GroupIndex::default().members(rule, &facts).count());
        fields.push(format!("\"group_{name}_ms\": {first:.3}"));
    }
    let all = Rule::All(rules.into_iter().map(|(_, rule)| rule).collect());
    let mut index = GroupIndex::default();
    index.members(&all, &facts);
    fields.push(format!("\"group_recount_ms\": {:.3}", time(9, || index.members(&all, &facts).count())));
}

#[expect(clippy::print_stdout, reason = "the report of a measuring program")]
fn main() {
    let config = ClassifyConfig::default();
    let mut fields = Vec::new();
    for (name, customers, rows) in [("half", 50_000, 500_000), ("whole", 100_000, 1_000_000), ("double", 200_000, 2_000_000)] {
        let (columns, counted) = (columns(customers, rows), vec![true; customers as usize]);
        fields.push(format!("\"classify_{name}_ms\": {:.2}", time(25, || classify_columns(&columns, &counted, &[], &config, TODAY))));
    }
    let mut shop = book(100_000, 1_000_000, 200_000);
    fields.push(format!("\"classify_book_ms\": {:.2}", time(15, || Figures::classify(&shop, TODAY))));
    let mut figures = Figures::classify(&shop, TODAY);
    fields.push(format!("\"contribution_ms\": {:.2}", time(9, || Contributions::find(&shop, &figures))));
    let contributions = Contributions::find(&shop, &figures);
    fields.push(format!("\"equity_ms\": {:.2}", time(5, || Equity::find(&shop, &figures, &contributions))));
    let year = LastYear::of(&figures, &contributions);
    let policy =
        Policy { points: 100, cuts: ClassCuts { a: 7_000, b: 9_000 }, discounts: [500, 200, 50], credit_days: [30, 0, 0], capital: 600 };
    fields.push(format!("\"what_if_ms\": {:.3}", time(9, || what_if(&year, &policy))));
    let mut history = ClassHistory::build(&shop, month_ends(TODAY, 12));
    fields.push(format!("\"class_history_ms\": {:.2}", time(5, || ClassHistory::build(&shop, month_ends(TODAY, 12)))));
    let mut behaviours = Behaviours::gather(&shop, &figures);
    fields.push(format!("\"behaviours_ms\": {:.2}", time(5, || Behaviours::gather(&shop, &figures))));
    let painter = Painter { book: &shop, figures: &figures, behaviours: &behaviours };
    fields.push(format!("\"portraits_ms\": {:.2}", time(5, || painter.portraits())));
    fields.push(format!("\"months_ms\": {:.2}", time(9, || ShopMonths::gather(&shop, &figures, 37))));
    let months = ShopMonths::gather(&shop, &figures, 37);
    fields.push(format!("\"keeping_ms\": {:.2}", time(9, || (Cohorts::find(&months), Retention::find(&months, 12)))));
    let acquisition = Acquisition::find(&shop, &figures);
    fields.push(format!("\"acquisition_ms\": {:.2}", time(5, || Acquisition::find(&shop, &figures))));
    fields.push(format!("\"textbook_ms\": {:.2}", time(5, || Textbook::find(&shop, &figures, &months, &acquisition))));
    fields.push(format!("\"tenure_ms\": {:.2}", time(5, || Tenure::find(&shop, &figures))));
    let retention = Retention::find(&months, 12);
    let this = TODAY.month();
    let review = |month| MonthReview::find(&shop, &figures, &months, &retention, month);
    fields.push(format!("\"month_ms\": {:.2}, \"last_month_ms\": {:.2}", time(5, || review(this)), time(5, || review(this.previous()))));
    fields.push(format!("\"contact_index_ms\": {:.2}", time(5, || ContactIndex::build(&shop))));
    let mut index = ContactIndex::build(&shop);
    fields.push(format!("\"today_ms\": {:.2}", time(5, || plan_today(&shop, &figures, &index, TODAY))));
    let list = plan_today(&shop, &figures, &index, TODAY);
    fields.push(format!("\"today_tasks\": {}", list.tasks().count()));
    let first: Vec<_> = list.tasks().take(30).collect();
    fields.push(format!(
        "\"thirty_reasons_ms\": {:.3}",
        time(5, || first.iter().map(|task| task.why(&shop, &figures, &index)).collect::<Vec<_>>())
    ));
    group_times(&shop, &figures, &mut fields);
    let buyer = CustomerId(shop.sales().columns().customer.iter().copied().find(|id| *id != NONE).unwrap_or_default());
    let draft = shop.plan_refund(ReceiptId(0), TODAY).expect("the first receipt stands");
    shop.apply(draft.stamped(Stamp::default(), TODAY)).expect("the refund fits");
    fields.push(format!("\"refresh_one_ms\": {:.3}", time(9, || figures.refresh(&shop, &[buyer]))));
    fields.push(format!("\"update_history_ms\": {:.3}", time(9, || history.update(&shop, buyer))));
    fields.push(format!("\"update_behaviour_ms\": {:.3}", time(9, || behaviours.update(&shop, &figures, &[buyer]))));
    fields.push(format!("\"update_contact_ms\": {:.3}", time(9, || index.update(&shop, buyer))));
    println!("{{{}}}", fields.join(", "));
}
