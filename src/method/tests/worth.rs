//! Contribution, negative assets and customer equity against the definitions written down plainly, and on a real log.
use super::day;
use crate::book::{Book, Draft, Refusal, SaleDraft, SaleLine, Stamp};
use crate::domain::*;
use crate::method::*;
use proptest::prelude::*;
use rustc_hash::FxHashMap;
use std::path::Path;

const TODAY: &str = "2026-11-21";
const CUSTOMERS: u32 = 6;
const COSTS: [Option<i64>; 4] = [Some(300), Some(1_250), None, Some(0)];

fn act(book: &mut Book, draft: Result<Draft, Refusal>) {
    let stamp = Stamp { millis: book.history().next_seq(), ..Stamp::default() };
    book.apply(draft.unwrap().stamped(stamp, day(TODAY))).unwrap();
}

fn shop(customers: u32) -> Book {
    let mut book = Book::default();
    for at in 0..customers {
        let draft = book.plan_add_customer(Customer { name: format!("客户{at}"), ..Customer::default() });
        act(&mut book, draft);
    }
    for (at, cost_minor) in COSTS.into_iter().enumerate() {
        let draft = book.plan_add_product(Product { name: format!("货{at}"), cost_minor, ..Product::default() });
        act(&mut book, draft);
    }
    book
}

fn figures(book: &Book) -> Figures {
    Figures::classify(book, day(TODAY))
}

fn spending(customer: u32, kind: SpendingKind, amount_minor: i64) -> Spending {
    Spending { day: day(TODAY), amount_minor, kind, source: None, customer: Some(CustomerId(customer)), text: String::new() }
}

fn line(product: Option<u32>, pieces: i64, amount_minor: i64) -> SaleLine {
    SaleLine { product: product.map(ProductId), quantity_milli: pieces * 1_000, amount_minor }
}

fn sell(book: &mut Book, customer: u32, days_ago: i32, lines: Vec<SaleLine>, discount_minor: i64) -> ReceiptId {
    let receipt = book.sales().next_receipt();
    let sale = SaleDraft::of(Some(CustomerId(customer)), day(TODAY).plus_days(-days_ago), lines);
    let draft = book.plan_sale(&SaleDraft { discount_minor, ..sale });
    act(book, draft);
    receipt
}

/// One sale of a random shop.
#[derive(Clone, Debug)]
struct Sale {
    customer: u32,
    days_ago: i32,
    lines: Vec<SaleLine>,
    discount_minor: i64,
    is_refunded: bool,
}

fn sales() -> impl Strategy<Value = Vec<Sale>> {
    let parts = (prop::option::of(0..4_u32), 0..4_i64, prop_oneof![4 => 1..9_000_i64, 1 => -3_000..0_i64, 1 => Just(0_i64)]);
    let one = parts.prop_map(|(product, pieces, amount)| line(product, if amount < 0 { -pieces } else { pieces }, amount));
    let sale = (0..CUSTOMERS, -10..500_i32, prop::collection::vec(one, 1..4), 0..400_i64, prop::bool::weighted(0.15));
    let sale = sale.prop_map(|(customer, days_ago, lines, discount_minor, is_refunded)| Sale {
        customer,
        days_ago,
        lines,
        discount_minor,
        is_refunded,
    });
    prop::collection::vec(sale, 0..25)
}

fn fill(book: &mut Book, sales: &[Sale]) {
    for sale in sales {
        let is_bare = sale.lines.iter().all(|line| line.product.is_none());
        if is_bare && sale.lines.iter().map(|line| line.amount_minor).sum::<i64>() == 0 {
            continue;
        }
        let receipt = sell(book, sale.customer, sale.days_ago, sale.lines.clone(), sale.discount_minor);
        if sale.is_refunded && sale.days_ago >= 0 {
            let draft = book.plan_refund(receipt, day(TODAY));
            act(book, draft);
        }
    }
}

/// The contribution by the definition, in fractions of a minor unit: receipts in turn, no shortcut. Also the sum of discounts.
fn plain(book: &Book, customer: u32, margin: f64, hour_rate: f64) -> (f64, f64) {
    let window = 0..i32::from(book.settings().window_days);
    let is_inside = |on: Day| window.contains(&day(TODAY).days_since(on));
    let (mut left, mut discounts) = (0.0, 0.0);
    let all: Vec<ReceiptId> = (0..book.sales().next_receipt().0).map(ReceiptId).collect();
    let reversed: FxHashMap<ReceiptId, ReceiptId> =
        book.sales().facts().filter_map(|(later, facts)| Some((facts.reverses?, later))).collect();
    for receipt in all {
        let Some(sale) = book.find_sale(receipt).filter(|sale| sale.customer == Some(CustomerId(customer)) && is_inside(sale.day)) else {
            continue;
        };
        // Every refund is of today and whole: what it takes back is as if it had not been, where both lie in the window.
        let taken_back = reversed.contains_key(&receipt);
        let takes_back = book.sales().find_facts(receipt).and_then(|facts| facts.reverses);
        if taken_back || takes_back.and_then(|original| book.find_sale(original)).is_some_and(|original| is_inside(original.day)) {
            continue;
        }
        let sum: i64 = sale.lines.iter().map(|line| line.amount_minor).sum();
        let positive: i64 = sale.lines.iter().map(|line| line.amount_minor.max(0)).sum();
        let bare: i64 = sale.lines.iter().filter(|line| line.product.is_none()).map(|line| (-line.amount_minor).max(0)).sum();
        if sum >= 0 {
            discounts += bare.max(sale.discount_minor) as f64;
        }
        left += sum as f64;
        for line in &sale.lines {
            let is_let_off = sum >= 0 && line.product.is_none() && line.amount_minor < 0;
            let unit = line.product.and_then(|id| book.find_product(id)?.cost_minor).filter(|_| line.quantity_milli != 0);
            let sign = if line.amount_minor < 0 { -1.0 } else { 1.0 };
            left -= match unit {
                _ if is_let_off => 0.0,
                Some(unit) => sign * unit as f64 * (line.quantity_milli as f64 / 1_000.0).abs(),
                None if sum >= 0 && line.amount_minor > 0 => {
                    line.amount_minor as f64 * (1.0 - bare as f64 / positive as f64) * (1.0 - margin)
                }
                None => line.amount_minor as f64 * (1.0 - margin),
            };
        }
    }
    let spent = book.spendings().iter().filter(|slot| slot.live && slot.value.customer == Some(CustomerId(customer)));
    left -= spent.filter(|slot| is_inside(slot.value.day)).map(|slot| slot.value.amount_minor as f64).sum::<f64>();
    let talks = book.interactions().iter().filter(|slot| slot.value.customer == CustomerId(customer) && is_inside(slot.value.day));
    left -= talks.map(|slot| f64::from(slot.value.minutes)).sum::<f64>() / 60.0 * hour_rate;
    (left, discounts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]
    #[test]
    fn what_is_left_is_as_defined(
        sales in sales(),
        margin in 0..=10_000_u16,
        hour_rate in 0..20_000_i64,
        spent in prop::collection::vec((0..CUSTOMERS, 0..6_usize, 1..5_000_i64, 0..500_i32), 0..8),
        talks in prop::collection::vec((0..CUSTOMERS, 0..90_u16, 0..500_i32), 0..8),
    ) {
        let mut book = shop(CUSTOMERS);
        let draft = book.plan_settings(vec![Setting::Margin(margin), Setting::HourRate(hour_rate)]);
        if let Ok(draft) = draft {
            act(&mut book, Ok(draft));
        }
        fill(&mut book, &sales);
        for (customer, kind, amount_minor, days_ago) in spent {
            let spending = Spending { day: day(TODAY).plus_days(-days_ago), ..spending(customer, SpendingKind::ALL[kind], amount_minor) };
            let draft = book.plan_add(spending);
            act(&mut book, draft);
        }
        for (customer, minutes, days_ago) in talks {
            let (customer, day) = (CustomerId(customer), day(TODAY).plus_days(-days_ago));
            let (kind, outcome) = (InteractionKind::Call, Outcome::Reached);
            let draft = book.plan_contact(Interaction { customer, day, kind, outcome, note: String::new(), next: None, minutes });
            act(&mut book, draft);
        }
        let figures = figures(&book);
        let all = Contributions::find(&book, &figures);
        let mut sum = 0;
        for customer in 0..CUSTOMERS {
            let id = CustomerId(customer);
            let parts = all.of(id);
            prop_assert_eq!(parts, contribution_of(&book, &figures, id), "one by one");
            prop_assert_eq!(parts.net_minor(), figures.of(id).net_minor, "net sales are those of every other figure");
            let (left, discounts) = plain(&book, customer, f64::from(margin) / 10_000.0, hour_rate as f64);
            prop_assert_eq!(parts.discount_minor as f64, discounts);
            // Each row and the time are rounded once.
            prop_assert!((parts.contribution_minor() as f64 - left).abs() <= 60.0, "{} against {left}", parts.contribution_minor());
            let steps: i64 = parts.steps().into_iter().filter(|(step, _)| !step.is_sum() || *step == Step::FullPrice).map(|(_, part)| part).sum();
            prop_assert_eq!(steps, parts.contribution_minor(), "the steps lead to what is left");
            sum += parts.contribution_minor();
        }
        prop_assert_eq!(all.total.contribution_minor(), sum);
    }

    #[test]
    fn the_order_of_sales_does_not_matter_and_zero_adds_nothing(sales in sales()) {
        let kept: Vec<Sale> = sales.iter().map(|sale| Sale { is_refunded: false, ..sale.clone() }).collect();
        let (mut forth, mut back) = (shop(CUSTOMERS), shop(CUSTOMERS));
        fill(&mut forth, &kept);
        let turned: Vec<Sale> = kept.iter().rev().cloned().collect();
        fill(&mut back, &turned);
        let found = |book: &Book| Contributions::find(book, &figures(book)).parts;
        prop_assert_eq!(found(&forth), found(&back));
        let before = found(&forth);
        sell(&mut forth, 0, 3, vec![line(Some(2), 0, 0)], 0);
        let after = found(&forth);
        prop_assert_eq!(after[0].contribution_minor(), before[0].contribution_minor());
        prop_assert_eq!(&after[1..], &before[1..]);
    }

    #[test]
    fn ten_times_the_money_leaves_ten_times_as_much(sales in sales()) {
        let grown: Vec<Sale> = sales.iter().cloned().map(|mut sale| {
            sale.lines.iter_mut().for_each(|line| line.amount_minor *= 10);
            sale.discount_minor *= 10;
            sale
        }).collect();
        let (mut small, mut large) = (shop(CUSTOMERS), shop(CUSTOMERS));
        for (at, cost) in COSTS.into_iter().enumerate() {
            let id = ProductId(at as u32);
            let edited = Product { cost_minor: cost.map(|cost| cost * 10), ..large.find_product(id).unwrap().clone() };
            if let Ok(draft) = large.plan_edit_product(id, &edited) {
                act(&mut large, Ok(draft));
            }
        }
        fill(&mut small, &sales);
        fill(&mut large, &grown);
        let found = |book: &Book| Contributions::find(book, &figures(book)).total;
        prop_assert_eq!(found(&small).contribution_minor() * 10, found(&large).contribution_minor());
    }
}

#[test]
fn a_discount_is_taken_off_once_however_it_is_written() {
    let mut book = shop(3);
    sell(&mut book, 0, 5, vec![line(Some(0), 2, 1_000), line(None, 0, -100)], 0);
    sell(&mut book, 1, 5, vec![line(Some(0), 2, 900)], 100);
    sell(&mut book, 2, 5, vec![line(Some(0), 2, 1_000), line(None, 0, -100)], 100);
    let figures = figures(&book);
    for customer in 0..3 {
        let parts = contribution_of(&book, &figures, CustomerId(customer));
        let told = (parts.full_price_minor, parts.discount_minor, parts.net_minor(), parts.goods_minor(), parts.contribution_minor());
        assert_eq!(told, (1_000, 100, 900, 600, 300), "customer {customer}");
    }
}

#[test]
fn a_return_brings_its_goods_back_and_a_cancelled_sale_leaves_no_trace() {
    let mut book = shop(2);
    sell(&mut book, 0, 400, vec![line(Some(0), 1, 500)], 0);
    sell(&mut book, 0, 30, vec![line(Some(0), -1, -500)], 0);
    let cancelled = sell(&mut book, 1, 30, vec![line(Some(0), 1, 400)], 100);
    let draft = book.plan_refund(cancelled, day(TODAY));
    act(&mut book, draft);
    let figures = figures(&book);
    let parts = contribution_of(&book, &figures, CustomerId(0));
    assert_eq!((parts.returns_minor, parts.returned_cost_minor, parts.contribution_minor()), (500, 300, -200));
    assert!(contribution_of(&book, &figures, CustomerId(1)).is_empty());
}

#[test]
fn the_largest_drain_makes_the_proposal() {
    let mut book = shop(7);
    let draft = book.plan_settings(vec![Setting::HourRate(6_000)]);
    act(&mut book, draft);
    for customer in 0..5 {
        sell(&mut book, customer, 3, vec![line(Some(0), 1, 400)], 0);
    }
    sell(&mut book, 5, 700, vec![line(None, 0, 90_000)], 0);
    sell(&mut book, 6, 3, vec![line(Some(1), 1, 400)], 0);
    for spending in [
        spending(0, SpendingKind::BadDebt, 900),
        spending(0, SpendingKind::Care, 200),
        spending(1, SpendingKind::Points, 300),
        spending(1, SpendingKind::ReferralReward, 300),
        spending(1, SpendingKind::BadDebt, 500),
        spending(2, SpendingKind::Care, 150),
        spending(3, SpendingKind::Care, 50),
        spending(5, SpendingKind::Care, 700),
    ] {
        let draft = book.plan_add(spending);
        act(&mut book, draft);
    }
    let talk = Interaction {
        customer: CustomerId(2),
        day: day(TODAY),
        kind: InteractionKind::Visit,
        outcome: Outcome::Reached,
        note: String::new(),
        next: None,
        minutes: 5,
    };
    let draft = book.plan_contact(talk);
    act(&mut book, draft);
    let figures = figures(&book);
    let all = Contributions::find(&book, &figures);
    let assets = negative_assets(&book, &figures, &all);
    let told: Vec<(u32, i64, Proposal)> = assets.iter().map(|asset| (asset.customer.0, asset.contribution_minor, asset.proposal)).collect();
    assert_eq!(
        told,
        [
            (0, -1_000, Proposal::Collect),
            (1, -1_000, Proposal::StopDiscount),
            (6, -850, Proposal::RaisePrice),
            (5, -700, Proposal::LetGo),
            (2, -550, Proposal::ChangeService),
        ]
    );
    let draft = book.plan_archive(&[CustomerId(5)], true);
    act(&mut book, draft);
    assert!(negative_assets(&book, &figures, &all).iter().all(|asset| asset.customer != CustomerId(5)), "let go already");
}

#[test]
fn equity_says_what_is_measured_and_what_is_not() {
    let mut book = shop(4);
    let empty = Equity::find(&book, &figures(&book), &Contributions::find(&book, &figures(&book)));
    assert_eq!(empty.now, EquitySnapshot::default(), "nothing is guessed for an empty shop");
    // Every 30 days, the last 10 days ago: 365 ÷ 30 purchases of 100.00 each are expected.
    for visit in 0..20 {
        sell(&mut book, 0, 10 + 30 * visit, vec![line(None, 0, 10_000)], 0);
    }
    sell(&mut book, 1, 5, vec![line(None, 0, 4_000)], 0);
    sell(&mut book, 2, 700, vec![line(None, 0, 4_000)], 0);
    let sent = Customer {
        referrer: Some(CustomerId(0)),
        wallet: Some(Wallet::Half),
        tags: vec!["VIP会员".to_owned()],
        ..book.find_customer(CustomerId(1)).unwrap().clone()
    };
    let draft = book.plan_edit_customer(CustomerId(1), &sent);
    act(&mut book, draft);
    for (got, shortfall) in [(5, None), (3, Some(Shortfall::Money)), (2, Some(Shortfall::Time)), (4, None)] {
        let rating = Rating {
            customer: CustomerId(0),
            receipt: None,
            product: None,
            subject: String::new(),
            expected: Some(4),
            expected_on: Some(day(TODAY)),
            got: Some(got),
            got_on: Some(day(TODAY)),
            shortfall,
            route: None,
            note: String::new(),
        };
        let draft = book.plan_add(rating);
        act(&mut book, draft);
    }
    let draft = book.plan_add(spending(0, SpendingKind::Care, 10_000));
    act(&mut book, draft);
    let figures = figures(&book);
    let all = Contributions::find(&book, &figures);
    let equity = Equity::find(&book, &figures, &all);
    let now = &equity.now;
    let of = |part, whole| Some(Measured { part, whole });
    assert_eq!(now.inputs, [of(3, 4), of(3, 4), of(1, 1), of(1, 4), of(1, 1), of(1, 2)]);
    // Customers 0 and 2 bought in the year before; 0 did again.
    assert_eq!(now.retention, of(1, 2));
    let wallet = now.wallet.unwrap();
    assert_eq!((wallet.share, wallet.judged), (0.5, Measured { part: 1, whole: 2 }));
    // 12 visits in the window leave 12 × 100 − 100 of care; the one-time buyer returns as one in three did: 40 ÷ 3.
    let own = 365.0 / 30.0 * (120_000.0 - 10_000.0) / 12.0;
    assert_eq!(now.expected.middle_minor, (own + 4_000.0 / 3.0_f64).round() as i64);
    assert!(now.expected.low_minor <= now.expected.middle_minor && now.expected.middle_minor <= now.expected.high_minor);
    assert_eq!(now.spent_minor, 10_000);
    assert!((now.expected.orders - 365.0 / 30.0 - 1.0 / 3.0).abs() < 0.001);
    assert_eq!(now.return_ratio(&now.expected), Some(now.expected.middle_minor as f64 / 10_000.0));
    assert_eq!(equity.then.inputs[0], None, "nobody had rated a month ago");
    assert_eq!(equity.then.return_ratio(&equity.then.expected), None, "nothing had been spent a month ago");
}

#[test]
fn a_model_says_the_orders_where_one_speaks() {
    let mut book = shop(2);
    for days_ago in [1, 40, 90] {
        sell(&mut book, 0, days_ago, vec![line(None, 0, 10_000)], 0);
    }
    sell(&mut book, 1, 500, vec![line(None, 0, 4_000)], 0);
    let draft = book.plan_add(spending(0, SpendingKind::Care, 3_000));
    act(&mut book, draft);
    let figures = figures(&book);
    let all = Contributions::find(&book, &figures);
    let mut forecast = survival::ForecastColumns::new(2, true);
    forecast.expected_purchases_365 = vec![2.0, 0.5];
    forecast.order_minor = vec![10_000, 4_000];
    forecast.equity = survival::Equity { low_minor: 11_000, middle_minor: 22_000, high_minor: 33_000, ..survival::Equity::default() };
    let expected = Expected::of(&forecast, &figures, &all);
    // A purchase of the first left 90.00; the second did not buy in the window and is taken at 27 of 30 of 40.00.
    assert_eq!((expected.low_minor, expected.middle_minor, expected.high_minor), (9_900, 19_800, 29_700));
    assert!(expected.is_by_model && (expected.orders - 2.5).abs() < 1e-6);
}

#[test]
fn small_and_strange_shops_have_a_worth_too() {
    let check = |sales: &[(u32, i32, i64)]| {
        let mut book = shop(2);
        for (customer, days_ago, amount) in sales {
            sell(&mut book, *customer, *days_ago, vec![line(None, 0, *amount)], 0);
        }
        let figures = figures(&book);
        let all = Contributions::find(&book, &figures);
        let equity = Equity::find(&book, &figures, &all);
        assert!(equity.now.return_ratio(&equity.now.expected).is_none_or(f64::is_finite));
        assert!(equity.now.expected.orders.is_finite());
        assert_eq!(all.total.net_minor(), figures.totals.net_minor - figures.totals.walk_in_net_minor);
        (all.total.contribution_minor(), negative_assets(&book, &figures, &all).len())
    };
    assert_eq!(check(&[]), (0, 0));
    assert_eq!(check(&[(0, 0, 500)]), (500, 0));
    assert_eq!(check(&[(0, 0, 500), (1, 0, 500), (0, 0, 500)]), (1_500, 0), "all on one day");
    assert_eq!(check(&[(0, 3, -500), (1, 2, -1)]), (-501, 2), "refunds only");
    assert_eq!(check(&[(0, -40, 500)]), (0, 0), "tomorrow has not happened");
    assert_eq!(Contributions::find(&Book::default(), &figures(&Book::default())).parts.len(), 0);
}

/// December 2010 of an online shop: receipt, product, pieces, day, price, customer.
fn online_retail() -> Option<Book> {
    let named = std::env::var_os("YUSHUI_CORPUS").map(std::path::PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    let Ok(text) = std::fs::read_to_string(folder.join("transactions/online_retail_2010-12.csv")) else {
        println!("skipped: no corpus");
        return None;
    };
    let mut book = Book::default();
    let (mut people, mut goods) = (FxHashMap::default(), FxHashMap::default());
    let mut receipts: Vec<(String, SaleDraft)> = Vec::new();
    let mut ops = Vec::new();
    for record in csv::Reader::from_reader(text.as_bytes()).into_records() {
        let record = record.unwrap();
        let on = Day::parse_iso(&record[4][..10]).unwrap();
        let (pieces, price): (i64, f64) = (record[3].parse().unwrap(), record[5].parse().unwrap());
        let next = people.len() as u32;
        let customer = (!record[6].is_empty()).then(|| CustomerId(*people.entry(record[6].to_owned()).or_insert(next)));
        let next = goods.len() as u32;
        let product = *goods.entry(record[1].to_owned()).or_insert(next);
        let line = SaleLine {
            product: Some(ProductId(product)),
            quantity_milli: pieces * 1_000,
            amount_minor: (pieces as f64 * price * 100.0).round() as i64,
        };
        match receipts.last_mut().filter(|(number, _)| *number == record[0]) {
            Some((_, sale)) => sale.lines.push(line),
            None => receipts.push((record[0].to_owned(), SaleDraft::of(customer, on, vec![line]))),
        }
    }
    for at in 0..people.len() as u32 {
        let customer = Box::new(Customer { name: at.to_string(), ..Customer::default() });
        ops.push(crate::book::Op::CustomerAdded { id: CustomerId(at), customer });
    }
    for at in 0..goods.len() as u32 {
        ops.push(crate::book::Op::ProductAdded { id: ProductId(at), product: Product { name: at.to_string(), ..Product::default() } });
    }
    let mut rows = SaleColumns::default();
    for (receipt, (_, sale)) in receipts.into_iter().enumerate() {
        for line in sale.lines {
            rows.push(SaleRow {
                receipt: ReceiptId(receipt as u32),
                customer: sale.customer,
                day: sale.day,
                amount_minor: line.amount_minor,
                product: line.product,
                quantity_milli: line.quantity_milli,
                fingerprint: 0,
            });
        }
    }
    ops.push(crate::book::Op::SalesAdded { first_row: 0, rows: Box::new(rows) });
    let act = Draft { kind: crate::book::ActKind::FillSample, ops }.stamped(Stamp::default(), day(TODAY));
    book.apply(act).unwrap();
    Some(book)
}

#[test]
fn a_real_log_agrees_with_its_net_sales() {
    let Some(mut book) = online_retail() else { return };
    let today = figures_day(&book, day(TODAY));
    let figures = Figures::classify(&book, today);
    let all = Contributions::find(&book, &figures);
    for (at, parts) in all.parts.iter().enumerate() {
        assert_eq!((parts.net_minor(), parts.contribution_minor()), (figures.columns.net_minor[at], figures.columns.net_minor[at]));
        assert_eq!(*parts, contribution_of(&book, &figures, CustomerId(at as u32)));
    }
    // Sums over the file itself: rows with a customer, above and below zero.
    let columns = book.sales().columns();
    let known = || columns.amount_minor.iter().zip(&columns.customer).filter(|(_, customer)| **customer != NONE).map(|(amount, _)| *amount);
    assert_eq!(all.total.full_price_minor, known().filter(|amount| *amount > 0).sum::<i64>());
    assert_eq!(all.total.returns_minor, -known().filter(|amount| *amount < 0).sum::<i64>());
    assert_eq!(all.total.discount_minor, 0);
    let draft = book.plan_settings(vec![Setting::Margin(3_000)]);
    act(&mut book, draft);
    let thirty = Contributions::find(&book, &figures).total;
    let share = thirty.contribution_minor() as f64 / thirty.net_minor() as f64;
    assert!((share - 0.3).abs() < 0.001, "{share}");
}
