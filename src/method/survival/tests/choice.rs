//! The holdout check against the reference programs, the verdict, the columns, and shops in which nothing can be foretold.
use super::corpus::{Log, log};
use crate::book::{ActKind, Book, Draft, Op, SaleDraft, SaleLine, Stamp};
use crate::domain::{Customer, CustomerId, Day, ReceiptId, SaleColumns};
use crate::method::survival::bg_nbd::Leaving;
use crate::method::survival::fit::{fit_beta_geometric, fit_nbd, fit_pareto_nbd};
use crate::method::survival::holdout::{Actual, Trial};
use crate::method::survival::uncertainty::deviation;
use crate::method::survival::*;
use crate::method::tests::push;
use crate::method::{ClassifyConfig, Figures, classify_columns};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn table(columns: &SaleColumns, customers: usize, today: Day) -> PurchaseTable {
    PurchaseTable::from_columns(columns, &vec![true; customers], &[], today)
}

fn input(columns: &SaleColumns, customers: usize, today: Day) -> SurvivalInput {
    let whole = table(columns, customers, today);
    let earlier = holdout_days(&whole).map(|days| (days, table(columns, customers, today.plus_days(-(days as i32)))));
    SurvivalInput { today: today.0, customers: customers as u32, table: whole, earlier }
}

fn trial(earlier: &PurchaseTable, actual: &Actual, says: impl Fn(u32, f64, f64) -> (f64, f64)) -> Trial {
    let rows = 0..earlier.len();
    let of = |row: usize| says(earlier.repeats[row], weeks(earlier.recency_days[row]), weeks(earlier.age_days[row]));
    let (p_alive, expected): (Vec<f64>, Vec<f64>) = rows.map(of).unzip();
    actual.judge(earlier, &p_alive, &expected)
}

/// DATA.md 2.1 and 2.2: all figures of the tables of the reference programs.
fn check_holdout(log: &Log, earlier_end: &str, end: &str) -> [Trial; 3] {
    let customers = log.names.len();
    let (earlier, later) = (table(&log.columns, customers, day(earlier_end)), table(&log.columns, customers, day(end)));
    let days = day(end).days_since(day(earlier_end)) as u32;
    let actual = Actual::between(&earlier, &later, days);
    let ahead = actual.weeks();
    let rows = earlier.alike();
    let nbd = fit_nbd(&rows);
    let geometric = |leaving| {
        let model = fit_beta_geometric(leaving, &rows, &nbd).model;
        trial(&earlier, &actual, |x, recency, age| (model.p_alive(x, recency, age), model.expected(x, recency, age, ahead)))
    };
    let pareto = fit_pareto_nbd(&rows, &nbd).model;
    let pareto = trial(&earlier, &actual, |x, recency, age| (pareto.p_alive(x, recency, age), pareto.expected(x, recency, age, ahead)));
    let trials = [geometric(Leaving::AfterRepeats), geometric(Leaving::AfterAll), pareto];
    for (trial, name) in trials.iter().zip(["BG/NBD", "MBG/NBD", "Pareto/NBD"]) {
        let theirs = &log.reference["fit_calibration"]["models"][name]["holdout"];
        let number = |key: &str| theirs[key].as_f64().unwrap();
        assert_eq!(u64::from(actual.purchases), theirs["actual"].as_u64().unwrap());
        assert!((actual.active_share - number("active_share")).abs() < 1e-4);
        assert!((trial.predicted - number("predicted")).abs() < 0.002 * number("predicted"), "{name} {}", trial.predicted);
        assert!(trial.bias.abs() <= number("bias_pct").abs() / 100.0 + 5e-4, "{name} {}", trial.bias);
        for (ours, key) in
            [(trial.pearson, "pearson"), (trial.rmse, "RMSE"), (trial.auc_alive, "auc_p_alive"), (trial.auc_expected, "auc_expected")]
        {
            assert!((ours - number(key)).abs() < 1e-3, "{name} {key}: {ours} is not {}", number(key));
        }
        for (group, key) in ["0", "1", "2", "3", "4", "5", "6", "7+"].iter().enumerate() {
            let own = &theirs["by_frequency"][key];
            assert_eq!(u64::from(actual.customers[group]), own["n"].as_u64().unwrap());
            assert!((actual.means[group] - own["actual"].as_f64().unwrap()).abs() < 1e-4);
            assert!(
                (trial.expected[group] - own["expected"].as_f64().unwrap()).abs() < 0.005 * (1.0 + trial.expected[group]),
                "{name} {key}"
            );
        }
    }
    trials
}

#[test]
fn cdnow_is_foretold_as_well_as_elsewhere() {
    let Some(log) = log("cdnow") else { return };
    let [_, _, pareto] = check_holdout(&log, "1997-09-30", "1998-06-30");
    assert!(pareto.auc_alive >= 0.72 && pareto.pearson >= 0.625, "{pareto:?}");
}

#[test]
fn grocery_is_foretold_as_well_as_elsewhere() {
    let Some(log) = log("grocery") else { return };
    let end = log.reference["fit_calibration"]["calibration_end"].as_str().unwrap();
    check_holdout(&log, end, "2007-12-30");
}

fn verdict(name: &str, end: &str) -> Option<Verdict> {
    let log = log(name)?;
    let input = input(&log.columns, log.names.len(), day(end));
    let answer = FitAnswer::of(&input);
    assert_eq!(answer.columns.is_some(), matches!(answer.fitted.verdict, Verdict::Model { .. }));
    if let Some(columns) = &answer.columns {
        check_columns(columns, input.customers as usize);
    }
    Some(answer.fitted.verdict)
}

fn check_columns(columns: &ForecastColumns, customers: usize) {
    for id in (0..customers as u32).map(CustomerId) {
        let own = columns.of(id).unwrap();
        assert!(own.p_alive.is_none_or(|p| (0.0..=1.0).contains(&p)), "{own:?}");
        assert!(own.expected_orders.is_finite() && own.expected_orders >= 0.0 && own.order_minor >= 0, "{own:?}");
        assert!(own.low_minor <= own.middle_minor && own.middle_minor <= own.high_minor && own.low_minor >= 0, "{own:?}");
        assert!(own.p_alive_before.is_none_or(|before| before + 1e-6 >= own.p_alive.unwrap()), "{own:?}");
    }
    let Equity { low_minor, middle_minor, high_minor, spread, orders, .. } = columns.equity;
    assert!(0 <= low_minor && low_minor <= middle_minor && middle_minor <= high_minor && spread.is_finite() && orders.is_finite());
    let sum: i64 = columns.lifetime_value_minor.iter().sum();
    assert!((sum - middle_minor).abs() <= customers as i64, "the equity is the sum of the customers");
}

#[test]
fn each_log_gets_the_verdict_that_it_bears() {
    if let Some(found) = verdict("cdnow", "1998-06-30") {
        assert!(matches!(found, Verdict::Model { .. }), "{found:?}");
    }
    if let Some(found) = verdict("grocery", "2007-12-30") {
        assert!(matches!(found, Verdict::Model { .. }), "{found:?}");
    }
    if let Some(found) = verdict("northwind", "1998-05-06") {
        assert_eq!(found, Verdict::Cadence(Fallback::NoDropout));
    }
    if let Some(found) = verdict("chinook", "2013-12-31") {
        assert_eq!(found, Verdict::Cadence(Fallback::AllAlike));
    }
    if let Some(found) = verdict("rfm", "2006-12-31") {
        assert_eq!(found, Verdict::Cadence(Fallback::AllAlike));
    }
    if let Some(found) = verdict("online_retail", "2010-12-23") {
        assert!(matches!(found, Verdict::Cadence(Fallback::TooShort { days: 22 })), "{found:?}");
    }
}

const TODAY: Day = Day(20_000);

/// Customer, days ago, amount.
type Sale = (u32, i32, i64);

fn shop(sales: impl IntoIterator<Item = Sale>) -> SaleColumns {
    let mut columns = SaleColumns::default();
    for (customer, days_ago, amount_minor) in sales {
        push(&mut columns, Some(customer), Day(TODAY.0 - days_ago), amount_minor);
    }
    columns
}

fn forecast(columns: &SaleColumns, customers: usize) -> Forecast {
    let figures = classify_columns(columns, &vec![true; customers], &[], &ClassifyConfig::default(), TODAY);
    FitAnswer::of(&input(columns, customers, TODAY)).complete(&figures)
}

#[test]
fn shops_without_a_story_fall_back_and_say_why() {
    let too_few = |repeaters| Verdict::Cadence(Fallback::TooFew { repeaters });
    let cases: [(&str, Vec<Sale>, usize, Verdict); 8] = [
        ("nobody", vec![], 0, too_few(0)),
        ("one without sales", vec![], 1, too_few(0)),
        ("one", vec![(0, 30, 100), (0, 3, 200)], 1, too_few(1)),
        ("two", vec![(0, 30, 100), (1, 3, 200)], 2, too_few(0)),
        ("all one-time", (0..200).map(|at| (at, at as i32, 100)).collect(), 200, too_few(0)),
        ("all on one day", (0..200).flat_map(|at| [(at, 5, 100), (at, 5, 50)]).collect(), 200, too_few(0)),
        ("refunds only", (0..200).map(|at| (at, at as i32, -100)).collect(), 200, too_few(0)),
        ("days to come", (0..200).flat_map(|at| [(at, -5, 100), (at, -9, 50)]).collect(), 200, too_few(0)),
    ];
    for (name, sales, customers, expected) in cases {
        let forecast = forecast(&shop(sales), customers);
        assert_eq!(forecast.fitted.verdict, expected, "{name}");
        check_columns(&forecast.columns, customers);
    }
}

/// A hundred thousand identical customers in a cheap form: each weighs the same, so that one row stands for all.
#[test]
fn identical_customers_are_all_alike() {
    let sales = (0..500).flat_map(|at| (0..10).map(move |visit| (at, 30 * visit + 3, 100)));
    let forecast = forecast(&shop(sales), 500);
    assert_eq!(forecast.fitted.verdict, Verdict::Cadence(Fallback::AllAlike));
    check_columns(&forecast.columns, 500);
    let own = forecast.columns.of(CustomerId(7)).unwrap();
    assert!((own.expected_orders - 365.0 / 30.0).abs() < 0.1, "{own:?}");
    assert_eq!((own.p_alive, own.next_day), (None, Some(Day(TODAY.0 + 27))));
}

/// Buyers at random intervals who leave at random: SplitMix64 (Steele, Lea and Flood 2014).
fn leaving_shop(customers: u32, seed: u64) -> Vec<Sale> {
    let mut state = seed;
    let mut next = move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((value ^ (value >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut sales = Vec::new();
    for customer in 0..customers {
        let (mut days_ago, gap, leaves) = (730.0 * next(), 5.0 + 60.0 * next(), 0.35 * next());
        while days_ago >= 0.0 {
            sales.push((customer, days_ago as i32, 1_000 + (4_000.0 * next()) as i64));
            if next() < leaves {
                break;
            }
            days_ago -= gap * -(1.0 - next()).ln();
        }
    }
    sales
}

#[test]
fn a_shop_that_loses_customers_is_foretold_by_a_model() {
    let sales = leaving_shop(400, 3);
    let forecast = forecast(&shop(sales.clone()), 400);
    assert!(forecast.is_by_model(), "{:?}", forecast.fitted.verdict);
    check_columns(&forecast.columns, 400);
    let counts = forecast.fitted.counts.unwrap();
    let (actual, expected) = counts.iter().fold((0, 0.0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    assert_eq!(actual, 400);
    assert!((expected - 400.0).abs() < 1e-6);
    // Whoever bought today is there; whoever came often and then stayed away for a year is not.
    let mut told = sales;
    told.extend((0..30).flat_map(|at| [(400, 400 + 10 * at, 100), (401, 10 * at, 100)]));
    let columns = shop(told);
    let FitAnswer { fitted, columns: Some(columns) } = FitAnswer::of(&input(&columns, 402, TODAY)) else { panic!("a model speaks") };
    assert!(columns.p_alive(CustomerId(400)).unwrap() < 0.05 && columns.p_alive(CustomerId(401)).unwrap() > 0.9, "{:?}", fitted.verdict);
    assert!(columns.lifetime_value_minor[401] > 20 * columns.lifetime_value_minor[400]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2))]
    #[test]
    fn order_of_rows_does_not_matter_and_money_scales(seed in 0..1_000_u64) {
        let sales = leaving_shop(120, seed);
        // What the fit reads is the same, hence everything that follows from it.
        prop_assert_eq!(input(&shop(sales.clone()), 120, TODAY), input(&shop(sales.iter().rev().copied()), 120, TODAY));
        let plain = forecast(&shop(sales.clone()), 120);
        let tenfold = forecast(&shop(sales.iter().map(|(customer, days_ago, amount)| (*customer, *days_ago, 10 * amount))), 120);
        prop_assert_eq!(&plain.columns.p_alive, &tenfold.columns.p_alive);
        prop_assert_eq!(&plain.columns.next_purchase_day, &tenfold.columns.next_purchase_day);
        for (small, large) in plain.columns.lifetime_value_minor.iter().zip(&tenfold.columns.lifetime_value_minor) {
            prop_assert!((10 * small - large).abs() <= 10 + large / 500, "{small} {large}");
        }
    }

    #[test]
    fn a_sale_of_nothing_on_a_day_of_purchase_changes_nothing(seed in 0..1_000_u64) {
        let sales = leaving_shop(60, seed);
        let with_nothing = sales.iter().flat_map(|sale| [*sale, (sale.0, sale.1, 0)]);
        prop_assert_eq!(table(&shop(sales.clone()), 60, TODAY), table(&shop(with_nothing), 60, TODAY));
    }
}

#[test]
fn refunds_are_deducted_from_what_an_order_is_worth() {
    let sales = [(0, 100, 700), (0, 60, 1_000), (0, 30, 2_000), (0, 20, -400)];
    let table = table(&shop(sales), 1, TODAY);
    assert_eq!((table.repeats[0], table.recency_days[0], table.age_days[0]), (2, 70, 100));
    assert_eq!(table.mean_repeat_minor(0), Some(1_300.0));
    let eaten = self::table(&shop([(0, 100, 700), (0, 60, 1_000), (0, 20, -1_000)]), 1, TODAY);
    assert_eq!(eaten.mean_repeat_minor(0), None);
}

fn carry_out(book: &mut Book, draft: Draft) {
    let stamp = Stamp { millis: book.history().next_seq(), ..Stamp::default() };
    book.apply(draft.stamped(stamp, TODAY)).unwrap();
}

/// A book of these sales.
fn book_of(sales: &[Sale], customers: u32) -> Book {
    let added =
        |at| Op::CustomerAdded { id: CustomerId(at), customer: Box::new(Customer { name: format!("{at}"), ..Customer::default() }) };
    let mut ops: Vec<Op> = (0..customers).map(added).collect();
    ops.push(Op::SalesAdded { first_row: 0, rows: Box::new(shop(sales.iter().copied())) });
    let mut book = Book::default();
    carry_out(&mut book, Draft { kind: ActKind::FillSample, ops });
    book
}

#[test]
fn whoever_buys_is_scored_anew_without_a_fit() {
    let mut book = book_of(&leaving_shop(400, 3), 400);
    let mut forecast = Forecast::of(&book, &Figures::classify(&book, TODAY), TODAY);
    let before = forecast.clone();
    let newcomer = book.next_customer();
    let draft = book.plan_add_customer(Customer { name: "新客".to_owned(), ..Customer::default() }).unwrap();
    carry_out(&mut book, draft);
    let buyers = [CustomerId(3), CustomerId(77), newcomer];
    for id in buyers {
        let line = SaleLine { product: None, quantity_milli: 0, amount_minor: 2_345 };
        let draft = book.plan_sale(&SaleDraft::of(Some(id), TODAY, vec![line])).unwrap();
        carry_out(&mut book, draft);
    }
    let refunded = book.sales().columns().receipt[book.sales().rows_of_customer(CustomerId(9)).next().unwrap()];
    let draft = book.plan_refund(ReceiptId(refunded), TODAY).unwrap();
    carry_out(&mut book, draft);
    let figures = Figures::classify(&book, TODAY);
    forecast.rescore(&book, &figures, &[buyers[0], buyers[1], newcomer, CustomerId(9), buyers[0]]);
    // As if everybody had been scored by the same parameters.
    let whole = score(&forecast.fitted, &PurchaseTable::of(&book, TODAY), 401).unwrap();
    assert_eq!(ForecastColumns { equity: whole.equity, ..forecast.columns.clone() }, whole);
    let near = |ours: f64, theirs: f64| (ours - theirs).abs() <= 1e-4 * theirs.abs().max(1.0);
    assert!(near(forecast.columns.equity.orders, whole.equity.orders));
    assert!(near(forecast.columns.equity.middle_minor as f64, whole.equity.middle_minor as f64));
    assert_eq!(forecast.columns.equity.spread, before.columns.equity.spread);
    // Undone, everything is as before.
    for _ in 0..5 {
        let seq =
            book.history().entries().iter().rev().find(|entry| entry.undone_by.is_none() && !matches!(entry.kind, ActKind::Undo { .. }));
        let draft = book.plan_undo(seq.unwrap().seq).unwrap().draft;
        carry_out(&mut book, draft);
    }
    forecast.rescore(&book, &Figures::classify(&book, TODAY), &[buyers[0], buyers[1], newcomer, CustomerId(9)]);
    assert_eq!(forecast.columns.p_alive[..400], before.columns.p_alive[..]);
    assert_eq!(forecast.columns.p_alive[400], 0.0);
    assert!((forecast.columns.equity.middle_minor - before.columns.equity.middle_minor).abs() <= 2);
}

/// The shop with every customer so many times over.
fn times(table: &PurchaseTable, times: usize) -> PurchaseTable {
    let many = |column: &[u32]| column.repeat(times);
    PurchaseTable {
        customer: (0..(table.len() * times) as u32).collect(),
        repeats: many(&table.repeats),
        recency_days: many(&table.recency_days),
        age_days: many(&table.age_days),
        repeat_minor: table.repeat_minor.repeat(times),
    }
}

/// Customers drawn with replacement.
fn drawn(table: &PurchaseTable, seed: u64) -> PurchaseTable {
    let mut state = seed;
    let rows: Vec<usize> = (0..table.len())
        .map(|_| {
            // SplitMix64 (Steele, Lea and Flood 2014).
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((mixed ^ (mixed >> 31)) % table.len() as u64) as usize
        })
        .collect();
    let some = |column: &[u32]| rows.iter().map(|row| column[*row]).collect::<Vec<u32>>();
    PurchaseTable {
        customer: (0..table.len() as u32).collect(),
        repeats: some(&table.repeats),
        recency_days: some(&table.recency_days),
        age_days: some(&table.age_days),
        repeat_minor: rows.iter().map(|row| table.repeat_minor[*row]).collect(),
    }
}

fn fitted(table: &PurchaseTable) -> (Fitted, AliveModel) {
    let input = SurvivalInput { today: 0, customers: table.len() as u32, table: table.clone(), earlier: None };
    let fitted = fit(&input, &mut |_| ());
    let Verdict::Model { model, .. } = fitted.verdict else { panic!("{:?}", fitted.verdict) };
    (fitted, model)
}

/// Sales of the year that a fit foretells for these customers.
fn foretold(fitted: &Fitted, table: &PurchaseTable) -> f64 {
    score(fitted, table, table.len()).unwrap().equity.middle_minor as f64
}

#[test]
fn the_parameters_are_as_uncertain_as_a_bootstrap_says() {
    let Some(log) = log("cdnow") else { return };
    let table = table(&log.columns, log.names.len(), day("1998-06-30"));
    let (own, model) = fitted(&table);
    let ours = deviation(&own, &model, &table);
    // The fits of other draws, all asked about the same customers (Efron and Tibshirani 1993).
    let told: Vec<f64> = (0..24).map(|seed| foretold(&fitted(&drawn(&table, seed)).0, &table)).collect();
    let mean = told.iter().sum::<f64>() / told.len() as f64;
    let theirs = (told.iter().map(|sum| (sum - mean).powi(2)).sum::<f64>() / (told.len() - 1) as f64).sqrt() / mean;
    assert!((0.6..1.7).contains(&(ours / theirs)), "delta method {ours}, bootstrap {theirs}");
    let many = times(&table, 4);
    let (own, model) = fitted(&many);
    let halved = deviation(&own, &model, &many) / ours;
    assert!((halved - 0.5).abs() < 0.02, "four times the customers: {halved}");
}
