//! Kinds of customers: behaviour, loyalty, attitude, cooperation, fate, ranks, the matrix, grades, and the owner's own word.
use super::day;
use crate::book::{Book, Draft, Refusal, SaleDraft, SaleLine, Stamp};
use crate::domain::rule::{Condition, Measure};
use crate::domain::{
    Axis, ClassMark, CornerMark, Currency, Customer, CustomerId, Day, Grade, Interaction, InteractionKind, Judgement, Outcome, Product,
    ProductId, ReceiptId, Rule, Setting, Wallet,
};
use crate::method::matrix::{GRID, Scale, axis_values, bins, count_quarters, middle};
use crate::method::*;
use crate::words::{Language, classes, why};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn today() -> Day {
    day("2026-11-21")
}

fn act(book: &mut Book, draft: Result<Draft, Refusal>) {
    let stamp = Stamp { millis: book.history().next_seq(), ..Stamp::default() };
    book.apply(draft.unwrap().stamped(stamp, today())).unwrap();
}

fn add(book: &mut Book, customer: Customer) -> CustomerId {
    let id = book.next_customer();
    let draft = book.plan_add_customer(Customer { name: format!("客户{}", id.0), ..customer });
    act(book, draft);
    id
}

#[derive(Clone, Debug, Default)]
struct Sale {
    who: u32,
    days_ago: i32,
    amount_minor: i64,
    product: Option<u32>,
    off_minor: i64,
    is_promotion: bool,
}

fn sell(book: &mut Book, sale: &Sale) {
    let lines = vec![SaleLine { product: sale.product.map(ProductId), quantity_milli: 1_000, amount_minor: sale.amount_minor }];
    let mut draft = SaleDraft::of(Some(CustomerId(sale.who)), today().plus_days(-sale.days_ago), lines);
    (draft.discount_minor, draft.is_promotion) = (sale.off_minor, sale.is_promotion);
    let plan = book.plan_sale(&draft);
    act(book, plan);
}

fn buy(book: &mut Book, who: u32, days_ago: i32, amount_minor: i64) {
    sell(book, &Sale { who, days_ago, amount_minor, ..Sale::default() });
}

/// Ten customers of whom the first brought the last three; four products of three kinds, two launched lately, one with a cost.
fn shop() -> Book {
    let mut book = Book::default();
    for at in 0..10 {
        let referrer = (at > 6).then_some(CustomerId(0));
        add(&mut book, Customer { referrer, ..Customer::default() });
    }
    for (at, category) in (0..).zip(["茶", "茶", "糕", "礼"]) {
        let launch = (at > 1).then(|| today().plus_days(-60 * at));
        let cost_minor = (at == 3).then_some(40);
        let product = Product { name: format!("商品{at}"), category: category.to_owned(), launch, cost_minor, ..Product::default() };
        let draft = book.plan_add_product(product);
        act(&mut book, draft);
    }
    book
}

fn sales() -> impl Strategy<Value = Vec<Sale>> {
    let sale = (0..10_u32, -5..900_i32, 1..9_000_i64, prop::option::of(0..4_u32), 0..500_i64, prop::bool::weighted(0.3));
    let sale = sale.prop_map(|(who, days_ago, amount_minor, product, off_minor, is_promotion)| {
        let off_minor = if off_minor < 250 { 0 } else { off_minor };
        Sale { who, days_ago, amount_minor, product, off_minor, is_promotion }
    });
    prop::collection::vec(sale, 0..60)
}

/// One customer as the definitions have it.
fn plain(book: &Book, sales: &[Sale], who: u32) -> Behaviour {
    // Held against plain sums by the tests of the contribution.
    let parts = contribution_of(book, &Figures::classify(book, today()), CustomerId(who));
    let own: Vec<&Sale> = sales.iter().filter(|sale| sale.who == who && sale.days_ago >= 0).collect();
    let launched_ago = [None, None, Some(120), Some(180)];
    let between = |from: i32, to: i32| own.iter().filter(move |sale| (from..to).contains(&sale.days_ago)).copied().collect::<Vec<_>>();
    let (now, before) = (between(0, 365), between(365, 730));
    let discount = |of: &[&Sale]| Discount {
        paid_minor: of.iter().map(|sale| sale.amount_minor).sum(),
        off_minor: of.iter().map(|sale| sale.off_minor).sum(),
    };
    let categories: BTreeSet<usize> = own.iter().filter_map(|sale| sale.product).map(|at| [0, 0, 1, 2][at as usize]).collect();
    let early = own.iter().filter_map(|sale| {
        let ago = launched_ago[sale.product? as usize]?;
        (ago - 30..=ago).contains(&sale.days_ago).then_some(sale.product)
    });
    let has_bought = |other: u32| sales.iter().any(|sale| sale.who == other && sale.days_ago >= 0);
    Behaviour {
        receipts: own.len() as u32,
        promotions: own.iter().filter(|sale| sale.is_promotion).count() as u32,
        discount_now: discount(&now),
        discount_before: discount(&before),
        categories: categories.iter().map(|at| 1_u64 << at).sum(),
        early_items: early.collect::<BTreeSet<_>>().len() as u32,
        net_before_minor: discount(&before).paid_minor,
        margin_minor: parts.margin_minor(),
        left_minor: parts.contribution_minor(),
        referrals: if who == 0 { (7..10).filter(|other| has_bought(*other)).count() as u32 } else { 0 },
    }
}

/// Figures of a shop with its painter.
fn with_painter<R>(book: &Book, look: impl FnOnce(Painter) -> R) -> R {
    let figures = Figures::classify(book, today());
    let behaviours = Behaviours::gather(book, &figures);
    look(Painter { book, figures: &figures, behaviours: &behaviours })
}

/// Every sentence of every customer in every language, and everything else once; the number of sentences.
fn tell_all(book: &Book) -> usize {
    let mut told = 0;
    let mut check = |sentence: String| {
        assert!(!sentence.is_empty() && !sentence.contains("NaN") && !sentence.contains("inf"), "{sentence}");
        told += 1;
    };
    with_painter(book, |painter| {
        let figures = painter.figures;
        for language in Language::ALL {
            for id in (0..book.customers().len() as u32).map(CustomerId) {
                if let Some(why) = painter.loyalty(id) {
                    assert!(why.score <= 100);
                    check(classes::tell_loyalty(&why, language).plain());
                    classes::loyalty_parts(&why, language).into_iter().for_each(&mut check);
                }
                check(classes::tell_attitude(&painter.attitude(id), language).plain());
                painter.cooperation(id).into_iter().for_each(|why| check(classes::tell_cooperation(&why, language).plain()));
                painter.fate(id).into_iter().for_each(|why| check(classes::tell_fate(&why, Currency::Cny, language).plain()));
                check(why::tell(&figures.why_cadence(book, id), language, Currency::Cny).plain());
            }
        }
        let portraits = painter.portraits();
        for axis in [Axis::Amount, Axis::Growth, Axis::Loyalty, Axis::Margin, Axis::Visits, Axis::Referrals] {
            let values = axis_values(&painter, &portraits, axis);
            let scale = Scale::of(axis, &values);
            let known = values.iter().flatten().count();
            assert!(values.iter().flatten().all(|value| (0.0..=1.0).contains(&scale.place(*value))));
            assert_eq!(bins((&values, scale), (&values, scale)).iter().sum::<u32>() as usize, known);
            assert_eq!(count_quarters(&values, &values, middle(&values), 0).iter().sum::<u32>() as usize, known);
        }
        let expected = expected_next_minor(figures);
        assert!(expected.iter().all(|amount| *amount >= 0));
        value_ranks(&figures.columns.net_minor, &expected);
        assert_eq!(ClassHistory::build(book, month_ends(today(), 12)).days.len(), 12);
    });
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]
    #[test]
    fn behaviour_is_as_defined_and_an_update_is_a_new_reading(sales in sales(), more in sales()) {
        let mut book = shop();
        sales.iter().for_each(|sale| sell(&mut book, sale));
        let mut behaviours = with_painter(&book, |painter| painter.behaviours.clone());
        for who in 0..10 {
            prop_assert_eq!(behaviours.of(CustomerId(who)), plain(&book, &sales, who));
        }
        let more = &more[..more.len().min(5)];
        more.iter().for_each(|sale| sell(&mut book, sale));
        let touched: Vec<CustomerId> = more.iter().map(|sale| CustomerId(sale.who)).collect();
        behaviours.update(&book, &Figures::classify(&book, today()), &touched);
        prop_assert_eq!(&behaviours.all, &with_painter(&book, |painter| painter.behaviours.all.clone()));
        tell_all(&book);
    }

    #[test]
    fn neither_the_order_of_sales_nor_the_unit_of_money_changes_a_portrait(mut sales in sales(), seed in any::<u64>()) {
        let portraits = |sales: &[Sale], scale: i64| {
            let mut book = shop();
            for sale in sales {
                // The cost of the goods would have to grow with the money.
                let product = sale.product.filter(|at| *at != 3);
                let (amount_minor, off_minor) = (sale.amount_minor * scale, sale.off_minor * scale);
                sell(&mut book, &Sale { product, amount_minor, off_minor, ..sale.clone() });
            }
            with_painter(&book, |painter| painter.portraits())
        };
        let before = portraits(&sales, 1);
        prop_assert_eq!(&before, &portraits(&sales, 10));
        let len = sales.len().max(1) as u64;
        (0..sales.len()).for_each(|at| sales.swap(at, (seed.wrapping_mul(at as u64 + 1) % len) as usize));
        prop_assert_eq!(before, portraits(&sales, 1));
    }

    #[test]
    fn ranks_are_counted_by_hand(values in prop::collection::vec((-5..40_i64, -5..40_i64), 0..40)) {
        let (now, next): (Vec<i64>, Vec<i64>) = values.iter().copied().unzip();
        let is_in = |at: usize| now[at] > 0 || next[at] > 0;
        let rank = |of: &[i64], at: usize| (0..of.len()).filter(|other| is_in(*other) && of[*other] > of[at]).count() as u32 + 1;
        let found = value_ranks(&now, &next);
        prop_assert_eq!(found.len(), (0..values.len()).filter(|at| is_in(*at)).count());
        for own in &found {
            let at = own.at as usize;
            prop_assert_eq!((own.rank_now, own.rank_next), (rank(&now, at), rank(&next, at)));
        }
        prop_assert!(found.windows(2).all(|pair| pair[0].rank_now <= pair[1].rank_now));
    }

    #[test]
    fn the_matrix_loses_nobody(
        values in prop::collection::vec((prop::option::of(-50..5_000_i64), prop::option::of(0..100_i64)), 0..80),
        cut in 0..5_000_i64,
    ) {
        let (x, y): (Vec<Option<i64>>, Vec<Option<i64>>) = values.iter().copied().unzip();
        let both = values.iter().filter(|(x, y)| x.is_some() && y.is_some()).count() as u32;
        let (scale_x, scale_y) = (Scale::of(Axis::Amount, &x), Scale::of(Axis::Loyalty, &y));
        let grid = bins((&x, scale_x), (&y, scale_y));
        prop_assert_eq!((grid.len(), grid.iter().sum::<u32>()), (GRID * GRID, both));
        let counts = count_quarters(&x, &y, cut, 50);
        prop_assert_eq!(counts.iter().sum::<u32>(), both);
        let right = values.iter().filter(|(x, y)| x.is_some_and(|x| x >= cut) && y.is_some()).count() as u32;
        prop_assert_eq!(counts[0] + counts[2], right);
        for value in x.iter().flatten().filter(|value| **value >= scale_x.least) {
            prop_assert_eq!(scale_x.value(scale_x.place(*value)), *value, "a place leads back to its value");
        }
    }
}

#[test]
fn degenerate_shops_have_sensible_words() {
    assert_eq!(tell_all(&Book::default()), 0);
    for people in [1, 2] {
        let mut book = Book::default();
        (0..people).for_each(|_| {
            add(&mut book, Customer::default());
        });
        assert!(tell_all(&book) > 0);
        buy(&mut book, 0, 0, 100);
        tell_all(&book);
        let draft = book.plan_refund(ReceiptId(0), today());
        act(&mut book, draft);
        tell_all(&book);
    }
    // All once, all on one day, dates to come, and refunds only.
    for (days_ago, amount_minor) in [(40, 100), (0, 100), (-30, 100), (10, -100)] {
        let mut book = shop();
        (0..10).for_each(|who| buy(&mut book, who, days_ago, amount_minor));
        tell_all(&book);
    }
}

fn season_of(days: &[&str]) -> Option<(u8, u8)> {
    let days: Vec<i32> = days.iter().map(|text| day(text).0).collect();
    Season::detect(&days).map(|season| (season.first_month, season.last_month()))
}

#[test]
fn a_season_is_the_same_months_of_two_years() {
    assert_eq!(season_of(&["2024-04-03", "2024-05-20", "2025-04-11", "2025-05-02"]), Some((4, 5)));
    assert_eq!(season_of(&["2023-12-20", "2024-12-18", "2025-12-22"]), Some((12, 12)), "every Christmas");
    assert_eq!(season_of(&["2024-12-03", "2025-01-20", "2025-12-11", "2026-01-02"]), Some((12, 1)), "over the turn of the year");
    assert_eq!(season_of(&["2024-12-20", "2025-12-18"]), None, "twice may be chance");
    assert_eq!(season_of(&["2025-04-03", "2025-05-20", "2025-06-11", "2025-07-02"]), None, "one year only");
    assert_eq!(season_of(&["2024-04-03", "2024-08-20", "2025-04-11", "2025-10-02"]), None, "all over the year");
    assert_eq!(season_of(&[]), None);
}

#[test]
fn a_seasonal_customer_is_not_overdue_out_of_season_and_is_when_one_was_missed() {
    let spring = ["2024-04-03", "2024-05-20", "2025-04-11", "2025-05-02", "2026-04-06", "2026-05-12"];
    let standing = |days: &[&str], as_of: &str| {
        let mut book = shop();
        days.iter().for_each(|text| buy(&mut book, 0, today().days_since(day(text)), 5_000));
        let figures = Figures::classify(&book, day(as_of));
        let index = crate::care::ContactIndex::build(&book);
        (
            figures.of(CustomerId(0)).standing,
            crate::care::plan_today(&book, &figures, &index, day(as_of)).of(crate::care::Section::Tail).len(),
        )
    };
    assert_eq!(standing(&spring, "2026-11-21"), (Standing::Resting, 0));
    assert_eq!(standing(&spring[..4], "2026-03-21"), (Standing::Resting, 0), "before the next season");
    assert_eq!(standing(&spring[..4], "2026-04-05").0, Standing::OnTime, "the season has just begun");
    let (missed, _) = standing(&spring[..4], "2026-11-21");
    assert!(matches!(missed, Standing::Late | Standing::Lapsed | Standing::Lost), "{missed:?}");
}

#[test]
fn loyalty_is_the_weighted_mean_of_what_is_known() {
    let mut book = Book::default();
    let id = add(&mut book, Customer { wallet: Some(Wallet::Half), ..Customer::default() });
    // Every 30 days for three years: regular, on time, full tenure; 19 of 37 receipts in promotions.
    for at in 0..37 {
        sell(&mut book, &Sale { who: id.0, days_ago: 15 + at * 30, amount_minor: 100, is_promotion: at % 2 == 0, ..Sale::default() });
    }
    with_painter(&book, |painter| {
        let why = painter.loyalty(id).unwrap();
        assert_eq!((why.parts[0], why.parts[1], why.parts[3]), (Some(1.0), Some(1.0), None), "nobody was ever brought: left out");
        let expected = (40.0 + 20.0 + 20.0 * 18.0 / 37.0 + 10.0 * 0.5) / 90.0 * 100.0_f64;
        assert_eq!(f64::from(why.score), expected.round());
        assert_eq!(painter.attitude(id).attitude, Some(Attitude::Switcher), "more than half in promotions");
        assert_eq!(painter.cooperation(id).unwrap().kind, Cooperation::LongTerm);
        assert_eq!(painter.fate(id).unwrap().fate, Fate::Earns);
    });
}

#[test]
fn fates_follow_what_is_left_and_what_grows() {
    let mut book = shop();
    let sold = [(1, 10, 1_500), (1, 400, 1_000), (2, 10, 1_499), (2, 400, 1_000), (3, 10, 100), (0, 10, 100), (7, 10, 100)];
    sold.into_iter().for_each(|(who, days_ago, amount_minor)| buy(&mut book, who, days_ago, amount_minor));
    let (kind, outcome) = (InteractionKind::Call, Outcome::Reached);
    let call = Interaction { customer: CustomerId(3), day: today(), kind, outcome, note: String::new(), next: None, minutes: 30 };
    let draft = book.plan_contact(call);
    act(&mut book, draft);
    let draft = book.plan_settings(vec![Setting::HourRate(200)]);
    act(&mut book, draft);
    with_painter(&book, |painter| {
        let fate = |at: u32| painter.fate(CustomerId(at)).map(|why| why.fate);
        assert_eq!(fate(1), Some(Fate::Multiplies), "half as much again");
        assert_eq!(fate(2), Some(Fate::Earns));
        assert_eq!(fate(0), Some(Fate::Multiplies), "brought a buyer");
        assert_eq!(fate(3), Some(Fate::Costs), "the half hour costs what is left");
        assert_eq!(fate(4), None);
    });
}

#[test]
fn hard_bargainers_need_all_their_facts() {
    let mut book = shop();
    for (at, days_ago) in [5, 100, 108, 300, 306, 420].into_iter().enumerate() {
        let off_minor = if at < 4 { 30_000 } else { 0 };
        sell(&mut book, &Sale { who: 0, days_ago, amount_minor: 90_000, off_minor, ..Sale::default() });
    }
    with_painter(&book, |painter| {
        let figures = painter.figures.of(CustomerId(0));
        let corner = Some(Corner::HighDisloyal);
        let behaviour = painter.behaviours.of(CustomerId(0));
        assert_eq!((behaviour.discount_before.share(), behaviour.discount_now.share()), (0, 120_000 * 10_000 / 570_000));
        assert!(!figures.rhythm.is_regular() && figures.corner == corner);
        assert_eq!(painter.bargainer(CustomerId(0)).map(|why| why.share_now), Some(behaviour.discount_now.share()));
        assert_eq!(BargainerWhy::of(&figures, Some(Corner::HighLoyal), &behaviour), None);
        let steady = Behaviour { discount_before: behaviour.discount_now, ..behaviour };
        assert_eq!(BargainerWhy::of(&figures, corner, &steady), None, "the discount does not rise");
    });
}

#[test]
fn the_owners_word_counts_until_it_ends() {
    let mut book = shop();
    (0..10).for_each(|who| buy(&mut book, who, 10, if who == 0 { 100_000 } else { 100 }));
    let (id, until, since) = (CustomerId(5), today().plus_days(30), today());
    let mut edited = book.find_customer(id).unwrap().clone();
    edited.class_override = Some(Box::new(Judgement { value: ClassMark::A, reason: "开了新店".to_owned(), since, until: Some(until) }));
    edited.corner_override = Some(Box::new(Judgement { value: CornerMark::HighLoyal, reason: "老朋友".to_owned(), since, until: None }));
    let draft = book.plan_edit_customer(id, &edited);
    act(&mut book, draft);
    let figures = Figures::classify(&book, until);
    assert_eq!((figures.of(id).class, figures.class_in_force(id)), (Class::C, Class::A));
    assert!(figures.is_key(id) && figures.is_key(CustomerId(0)) && !figures.is_key(CustomerId(1)));
    assert_eq!(figures.corner_in_force(id), Some(Corner::HighLoyal));
    let later = Figures::classify(&book, until.plus_days(1));
    assert_eq!(later.class_in_force(id), Class::C, "an expired word falls away");
    assert_eq!(later.corner_in_force(id), Some(Corner::HighLoyal), "one without an end stays");
    let mut refreshed = figures.clone();
    refreshed.refresh_customers(&book, &[id]);
    assert_eq!(refreshed.columns, figures.columns);
}

#[test]
fn grades_take_the_first_that_fits_and_tell_who_moves() {
    let mut book = shop();
    (0..10_u32).for_each(|who| buy(&mut book, who, 10, 100 * i64::from(who + 1)));
    let least = |net: i64| Rule::All(vec![Rule::Is(Condition::Measure { measure: Measure::Net, least: Some(net), most: None })]);
    let grade = |name: &str, net: i64| Grade { name: name.to_owned(), rule: least(net) };
    let figures = Figures::classify(&book, today());
    let facts = Facts { book: &book, figures: &figures, alive: None };
    let (old, new) = ([grade("金", 900), grade("银", 500)], [grade("金", 800), grade("银", 500)]);
    let mut index = GroupIndex::default();
    let (before, after) = (grade_everybody(&mut index, &old, &facts), grade_everybody(&mut index, &new, &facts));
    assert_eq!(before, [None, None, None, None, Some(1), Some(1), Some(1), Some(1), Some(0), Some(0)]);
    assert_eq!(grade_moves((&old, &before), (&new, &after)), [CustomerId(7)]);
    assert!(grade_moves((&old, &before), (&old, &before)).is_empty());
}
