//! Laws that hold for every method: the order in which sales were written down does not matter, a sale of nothing changes
//! nothing, the unit of money changes nothing but the money; and strange shops are told sensibly.
use super::day;
use crate::book::{Book, Draft, Refusal, SaleDraft, SaleLine, Stamp};
use crate::domain::{
    Axis, Currency, Customer, CustomerId, Day, Decision, Interaction, InteractionKind, Outcome, Product, ProductId, Rating, ReceiptId,
    SaleColumns, SaleRow, Setting, Shortfall, Source, Spending, SpendingKind, Wallet,
};
use crate::method::basket::{basket_figures, buyers_without, next_ideas, sequence_figures};
use crate::method::matrix::{Scale, axis_values, bins, middle};
use crate::method::satisfaction::{Satisfaction, product_nets_minor, stars_of};
use crate::method::survival::{Fallback, Forecast, ForecastColumns, forecast_by_cadence};
use crate::method::wallet::{count_wallets, wallet_share};
use crate::method::*;
use crate::words::{Language, classes, forecast, worth};
use proptest::prelude::*;
use std::fmt::Debug;

const CUSTOMERS: u32 = 12;

fn today() -> Day {
    day("2026-11-21")
}

fn act(book: &mut Book, draft: Result<Draft, Refusal>) {
    let stamp = Stamp { millis: book.history().next_seq(), ..Stamp::default() };
    book.apply(draft.unwrap().stamped(stamp, today())).unwrap();
}

/// One sale of a random shop.
#[derive(Clone, Debug)]
struct Sale {
    who: u32,
    days_ago: i32,
    /// Product, pieces, amount.
    lines: Vec<(Option<u32>, i64, i64)>,
    off_minor: i64,
    is_promotion: bool,
}

impl Sale {
    fn of(who: u32, days_ago: i32, amount_minor: i64) -> Self {
        Self { who, days_ago, lines: vec![(Some(who % 4), 1, amount_minor)], off_minor: 0, is_promotion: false }
    }

    fn is_bare(&self) -> bool {
        self.lines.iter().all(|line| line.0.is_none())
    }
}

/// Customers with sources, referrers and wallets; goods with and without costs; money and time spent; ratings; a decision. Money is
/// `unit` times that of the plain shop.
fn shop(customers: u32, unit: i64) -> Book {
    let mut book = Book::default();
    let draft = book.plan_settings(vec![Setting::Margin(6_000), Setting::HourRate(4_000 * unit)]);
    act(&mut book, draft);
    for at in 0..4 {
        let category = ["茶", "茶", "糕", ""][at as usize].to_owned();
        let launch = (at > 1).then(|| today().plus_days(-70 * at));
        let (cost_minor, price_minor) = ((at % 2 == 0).then_some(300 * unit), Some((at as i64 + 1) * 900 * unit));
        let draft =
            book.plan_add_product(Product { name: format!("货{at}"), category, launch, cost_minor, price_minor, ..Product::default() });
        act(&mut book, draft);
    }
    for at in 0..customers {
        let source = [None, Some(Source::Referral), Some(Source::Online)][at as usize % 3];
        let referrer = (at > 8).then_some(CustomerId(0));
        let wallet = [None, Some(Wallet::Half)][at as usize % 2];
        let ends = (at == 5).then(|| today().plus_days(30));
        let draft = book.plan_add_customer(Customer { name: format!("客户{at}"), source, referrer, wallet, ends, ..Customer::default() });
        act(&mut book, draft);
    }
    for at in 0..customers.min(6) {
        let customer = CustomerId(at);
        let kind = SpendingKind::ALL[at as usize];
        let on = today().plus_days(-20 * at as i32);
        let amount_minor = (250 + 100 * i64::from(at)) * unit;
        let spending = Spending { day: on, amount_minor, kind, source: None, customer: Some(customer), text: String::new() };
        let draft = book.plan_add(spending);
        act(&mut book, draft);
        let (kind, outcome) = (InteractionKind::Call, Outcome::Reached);
        let draft = book.plan_contact(Interaction { customer, day: on, kind, outcome, note: String::new(), next: None, minutes: 15 });
        act(&mut book, draft);
        let rating = Rating {
            customer,
            receipt: None,
            product: Some(ProductId(at % 3)),
            subject: "送货".to_owned(),
            expected: Some(4),
            expected_on: Some(on),
            got: Some(1 + at as u8 % 5),
            got_on: Some(on),
            shortfall: (at == 0).then_some(Shortfall::Time),
            route: None,
            note: String::new(),
        };
        let draft = book.plan_add(rating);
        act(&mut book, draft);
    }
    let decision =
        Decision { month: today().month(), text: "多打电话".to_owned(), made_on: today(), acted_on: None, note: String::new() };
    let draft = book.plan_add(decision);
    act(&mut book, draft);
    book
}

fn sell(book: &mut Book, sale: &Sale, unit: i64) {
    let line = |(product, pieces, amount): &(Option<u32>, i64, i64)| SaleLine {
        product: product.map(ProductId),
        quantity_milli: pieces * 1_000,
        amount_minor: amount * unit,
    };
    let lines = sale.lines.iter().map(line).collect();
    let draft = SaleDraft::of(Some(CustomerId(sale.who)), today().plus_days(-sale.days_ago), lines);
    let draft = book.plan_sale(&SaleDraft { discount_minor: sale.off_minor * unit, is_promotion: sale.is_promotion, ..draft });
    act(book, draft);
}

fn shop_of(sales: &[Sale], unit: i64) -> Book {
    let mut book = shop(CUSTOMERS, unit);
    sales.iter().for_each(|sale| sell(&mut book, sale, unit));
    book
}

/// Asks every method but the fitted models; `hear` gets the name of each and what it says.
fn ask(book: &Book, hear: &mut dyn FnMut(&'static str, &dyn Debug)) {
    let figures = Figures::classify(book, today());
    let columns = &figures.columns;
    hear("classes", &(&columns.class, &figures.classes));
    hear("net sales", &figures.totals);
    hear("columns", columns);
    hear("curve", &figures.concentration);
    hear("rhythm", &figures.cadences);
    hear("the day before", &figures_day(book, today()));
    let history = ClassHistory::build(book, month_ends(today(), 12));
    hear("class history", &history);
    hear("moves", &class_moves(book, &figures, &history, today().plus_days(-30)));
    let behaviours = Behaviours::gather(book, &figures);
    hear("behaviour", &behaviours);
    let painter = Painter { book, figures: &figures, behaviours: &behaviours };
    let portraits = painter.portraits();
    hear("portraits", &portraits);
    for axis in [Axis::Growth, Axis::Loyalty, Axis::Visits, Axis::Referrals] {
        let values = axis_values(&painter, &portraits, axis);
        let scale = Scale::of(axis, &values);
        hear("matrix", &(middle(&values), bins((&values, scale), (&values, scale))));
    }
    let kept = Kept::of_behaviours(&figures, &behaviours);
    hear("kept", &kept);
    let contributions = Contributions::find(book, &figures);
    hear("contribution", &contributions);
    hear("negative assets", &negative_assets(book, &figures, &contributions));
    hear("equity", &Equity::find(book, &figures, &contributions));
    let by_rhythm = forecast_by_cadence(&figures);
    hear("by rhythm", &by_rhythm);
    hear("expected", &Expected::of(&by_rhythm, &figures, &contributions));
    let next_minor = expected_next_minor(&figures);
    hear("value ranks", &value_ranks(&columns.net_minor, &next_minor));
    let year = LastYear::of(&figures, &contributions);
    let policy = Policy { points: 100, discounts: [500, 200, 0], capital: 600, credit_days: [30, 0, 0], ..Policy::default() };
    hear("what if", &what_if(&year, &policy));
    let months = ShopMonths::gather(book, &figures, 36);
    hear("months", &months);
    hear("cohorts", &Cohorts::find(&months));
    let retention = Retention::find(&months, 3);
    hear("retention", &retention);
    let acquisition = Acquisition::find(book, &figures);
    hear("acquisition", &acquisition);
    hear("old and new", &OldShare::find(&months, 35));
    hear("textbook", &Textbook::find(book, &figures, &months, &acquisition));
    hear("tenure", &Tenure::find(book, &figures));
    let month = Day(today().month().first_day().0 - 1).month();
    hear("month", &MonthReview::find(book, &figures, &months, &retention, month));
    hear("baskets", &basket_figures(book, &figures));
    let sequences = sequence_figures(book, &figures);
    let ids = || (0..book.customers().len().min(50) as u32).map(CustomerId);
    hear("next", &ids().map(|id| next_ideas(book, &figures, &sequences.following, id, 5)).collect::<Vec<_>>());
    hear("sequences", &sequences);
    hear("never bought", &buyers_without(book, &figures, &[ProductId(0)], ProductId(1)));
    hear("wallets", &(count_wallets(book, &figures), ids().map(|id| wallet_share(book, &figures, id)).collect::<Vec<_>>()));
    let satisfaction = Satisfaction::find(book, &product_nets_minor(book, &figures));
    hear("satisfaction", &(satisfaction, ids().map(|id| stars_of(book, id)).collect::<Vec<_>>()));
    let facts = Facts { book, figures: &figures, alive: None };
    let mut index = GroupIndex::default();
    for template in Template::ALL {
        let members = index.members(&template.rule(), &facts);
        let all = index.base(&template.rule(), &facts);
        hear("groups", &(template, members.iter().collect::<Vec<_>>(), Profile::pair(&members, &all, &facts)));
    }
}

/// What every method says, in words of its own.
fn said(book: &Book) -> Vec<(&'static str, String)> {
    let mut said = Vec::new();
    ask(book, &mut |name, what| said.push((name, format!("{what:?}"))));
    said
}

/// What was said without its numbers with a point, and without its money (every field called `…_minor`); then both of these.
fn split(said: &str, is_left_out: &dyn Fn(&str) -> bool) -> (String, Vec<f64>, Vec<i64>) {
    let (mut rest, mut fractions, mut money) = (String::new(), Vec::new(), Vec::new());
    let mut signs = said.char_indices().peekable();
    // How deep the brackets of a money field are, and whether one is being read.
    let (mut depth, mut is_money, mut is_out) = (0_u32, false, false);
    // A month or a position beside an amount is no money.
    let mut is_wrapped = false;
    while let Some((at, sign)) = signs.next() {
        if sign.is_alphabetic() || sign == '_' {
            let end = said[at..].find(|other: char| !other.is_alphanumeric() && other != '_').map_or(said.len(), |length| at + length);
            let name = &said[at..end];
            while signs.next_if(|(next, _)| *next < end).is_some() {}
            if said[end..].starts_with(": ") && depth == 0 {
                (is_money, is_out) = (name.ends_with("_minor"), is_left_out(name));
            }
            is_wrapped = name != "Some" && said[end..].starts_with('(');
            rest.push_str(name);
        } else if sign.is_ascii_digit() || (sign == '-' && signs.peek().is_some_and(|(_, next)| next.is_ascii_digit())) {
            // Small fractions are written with an exponent: 1e-5.
            let is_within = |at: usize, other: char| {
                other.is_ascii_digit() || matches!(other, '.' | 'e') || (other == '-' && said[..at].ends_with('e'))
            };
            let end = (at + 1..said.len()).find(|next| !said[*next..].starts_with(|other| is_within(*next, other))).unwrap_or(said.len());
            while signs.next_if(|(next, _)| *next < end).is_some() {}
            match said[at..end].parse::<i64>() {
                _ if is_out => {}
                Ok(amount) if is_money && !is_wrapped => money.push(amount),
                Ok(number) => rest.push_str(&number.to_string()),
                Err(_) => fractions.push(said[at..end].parse().unwrap()),
            }
        } else {
            let is_reading = is_money || is_out;
            match sign {
                '[' | '(' | '{' if is_reading => depth += 1,
                ']' | ')' | '}' if is_reading && depth > 0 => depth -= 1,
                ',' | '}' | ']' | ')' if is_reading && depth == 0 => (is_money, is_out) = (false, false),
                _ => {}
            }
            is_wrapped &= sign != ')';
            rest.push(sign);
        }
    }
    (rest, fractions, money)
}

fn sales() -> impl Strategy<Value = Vec<Sale>> {
    let amount = prop_oneof![6 => 1..9_000_i64, 1 => -2_000..0_i64];
    let line = (prop::option::of(0..4_u32), 1..4_i64, amount)
        .prop_map(|(product, pieces, amount)| (product, if amount < 0 { -pieces } else { pieces }, amount));
    let sale = (0..CUSTOMERS, -20..900_i32, prop::collection::vec(line, 1..4), 0..300_i64, prop::bool::weighted(0.3));
    let sale = sale.prop_map(|(who, days_ago, lines, off_minor, is_promotion)| Sale { who, days_ago, lines, off_minor, is_promotion });
    prop::collection::vec(sale, 0..60).prop_map(|sales| {
        sales.into_iter().filter(|sale| !sale.is_bare() || sale.lines.iter().map(|line| line.2).sum::<i64>() != 0).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn the_order_in_which_sales_were_written_down_does_not_matter(mut sales in sales(), seed in any::<u64>()) {
        let before = said(&shop_of(&sales, 1));
        let count = sales.len().max(1) as u64;
        (0..sales.len()).for_each(|at| sales.swap(at, (seed.wrapping_mul(at as u64 + 7) % count) as usize));
        for (before, after) in before.into_iter().zip(said(&shop_of(&sales, 1))) {
            prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn a_line_of_nothing_changes_nothing(sales in sales()) {
        let more: Vec<Sale> = sales.iter().cloned().map(|mut sale| {
            // Among refunds a line of zero would be a purchase.
            if sale.lines.iter().all(|line| line.2 >= 0) {
                sale.lines.push((None, 0, 0));
            }
            sale
        }).collect();
        for (before, after) in said(&shop_of(&sales, 1)).into_iter().zip(said(&shop_of(&more, 1))) {
            prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn a_sale_of_nothing_on_a_day_of_purchase_only_counts_as_a_receipt(sales in sales()) {
        let mut more = sales.clone();
        let bought = sales.iter().filter(|sale| sale.lines.iter().all(|line| line.2 >= 0));
        more.extend(bought.map(|sale| Sale { lines: vec![(sale.lines[0].0.or(Some(3)), 0, 0)], off_minor: 0, ..sale.clone() }));
        // What counts receipts, and what is a share of them.
        let is_counting = |name: &str| matches!(name, "receipts" | "purchases" | "sales" | "baskets");
        let is_of_receipts = ["behaviour", "portraits", "matrix", "baskets", "sequences", "next", "never bought"];
        let (before, after) = (said(&shop_of(&sales, 1)), said(&shop_of(&more, 1)));
        for ((name, before), (_, after)) in before.iter().zip(&after).filter(|((name, _), _)| !is_of_receipts.contains(name)) {
            prop_assert_eq!(split(before, &is_counting), split(after, &is_counting), "{}", name);
        }
    }

    #[test]
    fn the_unit_of_money_changes_nothing_but_the_money(sales in sales()) {
        // In whole units, so that shares of amounts come out even, and large ones beside what rounding takes.
        let (small, large) = (said(&shop_of(&sales, 10_000)), said(&shop_of(&sales, 1_000_000)));
        for ((name, small), (_, large)) in small.iter().zip(&large) {
            let ((rest, fractions, money), (rest_large, fractions_large, money_large)) = (split(small, &|_| false), split(large, &|_| false));
            prop_assert_eq!(rest, rest_large, "{}", name);
            prop_assert_eq!((fractions.len(), money.len()), (fractions_large.len(), money_large.len()), "{}", name);
            for (fraction, fraction_large) in fractions.iter().zip(&fractions_large) {
                let is_near = (fraction - fraction_large).abs() <= 1e-4 * fraction.abs().max(1.0);
                prop_assert!(is_near, "{}: {} and {}", name, fraction, fraction_large);
            }
            // Each amount is rounded in its own unit; what is left of an expected amount is a multiple of one that was rounded before.
            for (amount, amount_large) in money.iter().zip(&money_large) {
                let is_near = (amount * 100 - amount_large).abs() <= (100 * CUSTOMERS as i64).max(amount_large.abs() / 500);
                prop_assert!(is_near, "{}: {} and {}", name, amount, amount_large);
            }
        }
    }
}

#[test]
fn money_is_split_from_the_rest() {
    let said =
        "A { net_minor: -5, share: 0.25, spread: 1e-5, cut_minor: Some(7), sums_minor: [1, (Month(9), 2)], receipts: 3, at: (4, x) }";
    let (rest, fractions, money) = split(said, &|name| name == "receipts");
    assert_eq!((fractions, money), (vec![0.25, 1e-5], vec![-5, 7, 1, 2]));
    assert_eq!(rest, "A { net_minor: , share: , spread: , cut_minor: Some(), sums_minor: [, (Month(9), )], receipts: , at: (4, x) }");
}

/// Sentences about some customers, and about what the year ahead brings.
fn tell(book: &Book) {
    let figures = Figures::classify(book, today());
    let behaviours = Behaviours::gather(book, &figures);
    let kept = Kept::of_behaviours(&figures, &behaviours);
    let painter = Painter { book, figures: &figures, behaviours: &behaviours };
    let foretold = Forecast::of(book, &figures, today());
    check_columns(&foretold.columns);
    let contributions = Contributions::find(book, &figures);
    for language in Language::ALL {
        let mut told = vec![
            forecast::equity(
                &foretold.why_equity(),
                &Expected::of_behaviours(&foretold.columns, &figures, &behaviours),
                Currency::Cny,
                language,
            )
            .plain(),
            forecast::still_here(&foretold.why_equity(), language).plain(),
            worth::tell_expected(&Expected::of(&foretold.columns, &figures, &contributions), Currency::Cny, language).plain(),
        ];
        for id in (0..book.customers().len().min(4) as u32).map(CustomerId) {
            told.push(classes::tell_attitude(&painter.attitude(id), language).plain());
            told.extend(painter.loyalty(id).map(|why| classes::tell_loyalty(&why, language).plain()));
            told.extend(painter.fate(id).map(|why| classes::tell_fate(&why, Currency::Cny, language).plain()));
            told.extend(foretold.why(&figures, &behaviours, kept, id).map(|why| forecast::year(&why, Currency::Cny, language).plain()));
        }
        for sentence in told {
            assert!(!sentence.is_empty() && !sentence.contains("NaN") && !sentence.contains("inf"), "{sentence}");
        }
    }
}

fn check_columns(columns: &ForecastColumns) {
    assert!(columns.p_alive.iter().chain(&columns.p_alive_before).all(|p| (0.0..=1.0).contains(p)));
    assert!(columns.expected_purchases_365.iter().all(|orders| orders.is_finite() && *orders >= 0.0));
    assert!(columns.order_minor.iter().chain(&columns.lifetime_value_minor).all(|minor| *minor >= 0));
}

/// Every method answers with finite numbers, and the sentences can be told.
fn check_shop(book: &Book) {
    for (name, said) in said(book) {
        assert!(!said.contains("NaN") && !said.contains("inf"), "{name}: {said}");
    }
    tell(book);
}

#[test]
fn strange_shops_are_told_sensibly() {
    check_shop(&Book::default());
    for customers in 0..3 {
        check_shop(&shop(customers, 1));
        let mut book = shop(customers, 1);
        (0..customers).for_each(|who| sell(&mut book, &Sale::of(who, 3, 5_000), 1));
        check_shop(&book);
        // The same taken back.
        for receipt in 0..customers {
            let draft = book.plan_refund(ReceiptId(receipt), today());
            act(&mut book, draft);
        }
        check_shop(&book);
    }
    let all = |ask: &dyn Fn(u32) -> Vec<Sale>| shop_of(&(0..CUSTOMERS).flat_map(ask).collect::<Vec<_>>(), 1);
    // All one-time; all on one day; refunds only; dates in the future; a future beside a past; two days ages apart.
    check_shop(&all(&|who| vec![Sale::of(who, 10 * who as i32, 700)]));
    check_shop(&all(&|who| vec![Sale::of(who, 0, 700), Sale::of(who, 0, 900)]));
    check_shop(&all(&|who| vec![Sale::of(who, 5, -700)]));
    check_shop(&all(&|who| vec![Sale::of(who, -40, 700)]));
    check_shop(&all(&|who| vec![Sale::of(who, -400_000, 700), Sale::of(who, 30, 1)]));
    check_shop(&all(&|who| vec![Sale::of(who, 36_000, 700), Sale::of(who, 0, 900)]));
    check_shop(&all(&|who| (0..60).map(|at| Sale::of(who, at * 7, 700)).collect()));
}

#[test]
fn a_hundred_thousand_identical_customers_are_all_alike() {
    const MANY: u32 = 100_000;
    let mut book = Book::default();
    let like = Customer { name: "客".to_owned(), ..Customer::default() };
    let added = |at| crate::book::Op::CustomerAdded { id: CustomerId(at), customer: Box::new(like.clone()) };
    let mut rows = SaleColumns::default();
    for visit in 0..3_u32 {
        for at in 0..MANY {
            rows.push(SaleRow {
                receipt: ReceiptId(visit * MANY + at),
                customer: Some(CustomerId(at)),
                day: today().plus_days(30 * visit as i32 - 70),
                amount_minor: 500,
                product: None,
                quantity_milli: 0,
                fingerprint: 0,
            });
        }
    }
    let ops = (0..MANY).map(added).chain([crate::book::Op::SalesAdded { first_row: 0, rows: Box::new(rows) }]).collect();
    act(&mut book, Ok(Draft { kind: crate::book::ActKind::FillSample, ops }));
    // What holds for the shop is looked at; everybody's own columns are only computed.
    let is_short =
        |name: &str| matches!(name, "net sales" | "curve" | "kept" | "expected" | "retention" | "acquisition" | "textbook" | "old and new");
    ask(&book, &mut |name, what| {
        if is_short(name) {
            let said = format!("{what:?}");
            assert!(!said.contains("NaN") && !said.contains("inf"), "{name}: {said}");
        }
    });
    let figures = Figures::classify(&book, today());
    assert!(figures.concentration.gini.abs() < 1e-9 && (figures.concentration.top20_share - 0.2).abs() < 1e-9);
    assert!(figures.columns.class.iter().all(|class| *class == figures.columns.class[0]), "ties stay together");
    let foretold = Forecast::of(&book, &figures, today());
    assert!(
        matches!(foretold.fallback(), Some(Fallback::AllAlike | Fallback::NoDropout | Fallback::TooShort { .. })),
        "{:?}",
        foretold.fallback()
    );
    check_columns(&foretold.columns);
}
