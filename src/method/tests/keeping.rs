//! Cohorts and retention against slow, plain computations of the definitions, and on shops where there is little to say.
use super::{day, push};
use crate::book::{Book, Draft, Refusal, SaleDraft, SaleLine, Stamp};
use crate::domain::{Customer, CustomerId, Day, Month, SaleColumns};
use crate::method::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const TODAY: &str = "2026-11-21";

pub(super) fn act(book: &mut Book, draft: Result<Draft, Refusal>) {
    let stamp = Stamp { millis: book.history().next_seq(), ..Stamp::default() };
    book.apply(draft.unwrap().stamped(stamp, day(TODAY))).unwrap();
}

/// (customer, day, amount): a book of as many customers as are named.
pub(super) fn shop(sales: &[(u32, Day, i64)]) -> Book {
    let mut book = Book::default();
    for at in 0..sales.iter().map(|sale| sale.0 + 1).max().unwrap_or(0) {
        let draft = book.plan_add_customer(Customer { name: format!("客户{at}"), ..Customer::default() });
        act(&mut book, draft);
    }
    for (customer, day, amount_minor) in sales.iter().filter(|sale| sale.2 != 0) {
        let lines = vec![SaleLine { product: None, quantity_milli: 0, amount_minor: *amount_minor }];
        let draft = book.plan_sale(&SaleDraft::of(Some(CustomerId(*customer)), *day, lines));
        act(&mut book, draft);
    }
    book
}

pub(super) fn months(book: &Book, count: usize) -> ShopMonths {
    ShopMonths::gather(book, &Figures::classify(book, day(TODAY)), count)
}

/// Purchase days by customer, as plainly as can be.
fn purchase_days(sales: &[(u32, Day, i64)]) -> BTreeMap<u32, BTreeSet<Day>> {
    let mut days: BTreeMap<u32, BTreeSet<Day>> = BTreeMap::new();
    for (customer, at, _) in sales.iter().filter(|sale| sale.2 > 0 && sale.1 <= day(TODAY)) {
        days.entry(*customer).or_default().insert(*at);
    }
    days
}

fn sales() -> impl Strategy<Value = Vec<(u32, Day, i64)>> {
    let amount = prop_oneof![5 => 1..9_000_i64, 1 => -500..0_i64];
    let back = prop_oneof![3 => 0..400_i32, 1 => -40..1_500_i32];
    let sale = (0..12_u32, back, amount).prop_map(|(customer, back, amount)| (customer, Day(day(TODAY).0 - back), amount));
    prop::collection::vec(sale, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]
    #[test]
    fn cohorts_are_as_defined(sales in sales(), count in 1..26_usize) {
        let shop = months(&shop(&sales), count);
        let found = Cohorts::find(&shop);
        let days = purchase_days(&sales);
        let today = day(TODAY);
        for cohort in &found.cohorts {
            let own: Vec<&BTreeSet<Day>> = days.values().filter(|days| days.iter().next().unwrap().month() == cohort.month).collect();
            prop_assert_eq!(cohort.customers as usize, own.len());
            let back = own.iter().filter(|days| {
                let mut days = days.iter();
                let first = days.next().unwrap();
                days.next().is_some_and(|second| second.days_since(*first) <= 90)
            });
            let is_ripe = cohort.month.last_day().plus_days(90) <= today;
            prop_assert_eq!(cohort.back, is_ripe.then_some(back.count() as u32));
            prop_assert_eq!(cohort.cells.len() as i32, today.month().0 - cohort.month.0 + 1);
            for (k, cell) in cohort.cells.iter().enumerate() {
                let month = Month(cohort.month.0 + k as i32);
                let in_month = own.iter().filter(|days| days.iter().any(|day| day.month() == month)).count();
                let within = own.iter().filter(|days| days.iter().nth(1).is_some_and(|second| second.month() <= month)).count();
                prop_assert_eq!((cell.in_month as usize, cell.within as usize), (in_month, within));
                prop_assert_eq!(cell.is_over, month.last_day() <= today);
                for (kind, expected) in [(Return::InMonth, in_month), (Return::Within, within)] {
                    let people = shop.people_of_cohort(cohort.month, k, kind, true);
                    let others = shop.people_of_cohort(cohort.month, k, kind, false);
                    prop_assert_eq!((people.len(), people.len() + others.len()), (expected, own.len()));
                }
            }
        }
        // Nobody of the table's months is left out.
        let first = shop.months[0].month;
        let all = days.values().filter(|days| days.iter().next().unwrap().month() >= first).count();
        prop_assert_eq!(found.cohorts.iter().map(|cohort| cohort.customers as usize).sum::<usize>(), all);
    }

    #[test]
    fn keeping_is_as_defined(sales in sales(), memory in prop::sample::select(MEMORY_MONTHS.to_vec()), shown in 1..14_usize) {
        let shop = months(&shop(&sales), shown + usize::from(memory));
        let found = Retention::find(&shop, memory);
        let days = purchase_days(&sales);
        prop_assert_eq!(found.memory_months, memory);
        let counted = |days: &BTreeSet<Day>, end: Month| days.iter().any(|day| day.month() <= end && day.month().0 > end.0 - i32::from(memory));
        let first_of_shop = days.values().filter_map(|days| days.iter().next()).min().map(|day| day.month());
        for told in &found.months {
            let before = told.month.previous();
            let bought = |days: &&BTreeSet<Day>| days.iter().any(|day| day.month() == told.month);
            let is_new = |days: &&BTreeSet<Day>| days.iter().next().unwrap().month() == told.month;
            let new = days.values().filter(bought).filter(is_new).count();
            let kept = days.values().filter(bought).filter(|days| counted(days, before)).count();
            let back = days.values().filter(bought).filter(|days| !is_new(days) && !counted(days, before)).count();
            let lost = days.values().filter(|days| counted(days, before) && !counted(days, told.month)).count();
            prop_assert_eq!((told.new as usize, told.kept as usize, told.back as usize), (new, kept, back));
            prop_assert_eq!(told.at_start as usize, days.values().filter(|days| counted(days, before)).count());
            prop_assert_eq!(told.at_end as usize, days.values().filter(|days| counted(days, told.month)).count());
            prop_assert_eq!(i64::from(told.at_end), i64::from(told.at_start) - lost as i64 + new as i64 + back as i64);
            let can_lose = told.month.last_day() <= day(TODAY) && first_of_shop.is_some_and(|first| first.0 + i32::from(memory) <= told.month.0);
            prop_assert_eq!(told.lost, can_lose.then_some(lost as u32));
            for part in [Part::Kept, Part::New, Part::Back] {
                prop_assert_eq!(Some(shop.people_of_month(told.month, part, memory).len() as u32), told.count(part));
            }
            prop_assert_eq!(shop.people_of_month(told.month, Part::Lost, memory).len(), lost);
        }
    }

    #[test]
    fn neither_the_order_of_rows_nor_a_walk_in_nor_the_amount_matters(sales in sales(), seed in any::<u64>()) {
        let mut mixed: Vec<_> = sales.iter().map(|(customer, day, amount)| (*customer, *day, amount * 3)).collect();
        let len = mixed.len().max(1);
        for at in 0..mixed.len() {
            mixed.swap(at, (seed as usize ^ (at * 7_919)) % len);
        }
        // The same customers, also where the last one's only sales moved.
        mixed.push((12, day(TODAY).plus_days(5), 1));
        let plain: Vec<_> = sales.iter().copied().chain([(12, day(TODAY).plus_days(5), 1)]).collect();
        let (left, right) = (months(&shop(&plain), 20), months(&shop(&mixed), 20));
        prop_assert_eq!(Cohorts::find(&left), Cohorts::find(&right));
        prop_assert_eq!(Retention::find(&left, 6), Retention::find(&right, 6));
    }
}

#[test]
fn the_sentence_takes_the_latest_month_that_had_the_time() {
    let mut sales = Vec::new();
    // July: four new customers, three come back within 90 days. August has had 82 days, so it is too early for it.
    for customer in 0..4 {
        sales.push((customer, day("2026-07-20"), 100));
        sales.push((customer, day("2026-07-20").plus_days(if customer == 3 { 91 } else { 90 }), 100));
    }
    sales.push((4, day("2026-08-30"), 100));
    sales.push((5, day("2026-05-01"), 100));
    let cohorts = Cohorts::find(&months(&shop(&sales), 12));
    let why = cohorts.why().unwrap();
    assert_eq!((why.month, why.customers, why.back, why.before), (Month::new(2026, 7).unwrap(), 4, 3, Some(0.0)));
    assert_eq!(cohorts.cohorts[0].month, Month::new(2026, 5).unwrap());
    assert_eq!(cohorts.cohorts[3].back, None);
    // October: three of July's four; October is over, November is not.
    let july = &cohorts.cohorts[2];
    assert_eq!(
        july.cells.iter().map(|cell| (cell.in_month, cell.within, cell.is_over)).collect::<Vec<_>>(),
        [(4, 0, true), (0, 0, true), (0, 0, true), (4, 4, true), (0, 4, false),]
    );
    assert_eq!(cohorts.average(Return::Within, 2), Some((0.0, 6)));
    assert_eq!(cohorts.average(Return::Within, 3), Some((4.0 / 5.0, 5)));
    assert_eq!(cohorts.average(Return::InMonth, 6), None);
}

#[test]
fn a_log_too_short_for_anybody_to_be_lost_has_no_rate() {
    let sales = [(0, day("2026-09-01"), 100), (1, day("2026-10-05"), 100), (0, day("2026-11-02"), 100)];
    let shop = months(&shop(&sales), 24);
    assert_eq!(shop.fitting_memory(365), 1);
    let retention = Retention::find(&shop, 12);
    assert!(retention.latest().is_none() && retention.why().is_none());
    let short = Retention::find(&shop, 1);
    // September's customer did not come in October; November is not over.
    let rates: Vec<_> = short.months.iter().map(|month| (month.month.to_string(), month.lost, month.retention())).collect();
    assert_eq!(
        rates,
        [("2026-09", None, None), ("2026-10", Some(1), Some(0.0)), ("2026-11", None, None)].map(|(month, lost, rate)| (
            month.to_owned(),
            lost,
            rate
        ))
    );
    assert_eq!((short.months[2].back, short.months[2].kept), (1, 0));
    assert_eq!(shop.year_kept(), None);
}

#[test]
fn a_year_against_the_year_before() {
    // November is not over, so that the years are November 2024 to October 2025, and the twelve months after.
    let sales = [
        (0, day("2024-11-01"), 100),
        (0, day("2025-11-01"), 100),
        (1, day("2025-10-31"), 100),
        (1, day("2026-11-20"), 100),
        (2, day("2024-10-31"), 100),
        (2, day("2025-12-01"), 100),
    ];
    let all = months(&shop(&sales), 26);
    assert_eq!(all.year_kept(), Some(YearKept { customers: 2, kept: 1 }));
    assert_eq!(months(&shop(&sales), 24).year_kept(), None, "a table too short");
    assert_eq!(months(&shop(&sales[..4]), 26).year_kept(), Some(YearKept { customers: 2, kept: 1 }));
    assert_eq!(months(&shop(&sales[2..4]), 26).year_kept(), None, "a log too short");
}

#[test]
fn shops_of_nobody_of_one_and_of_refunds() {
    let future = [(0, day("2027-03-01"), 100)];
    let refunds = [(0, day("2026-10-01"), -100)];
    for sales in [&[][..], &future, &refunds] {
        let shop = months(&shop(sales), 24);
        assert_eq!((Cohorts::find(&shop).cohorts.len(), Cohorts::find(&shop).why()), (0, None));
        assert!(Retention::find(&shop, 12).months.is_empty());
        assert_eq!((shop.first_month, shop.year_kept()), (None, None));
        assert_eq!(shop.fitting_memory(365), 1);
    }
    let one = months(&shop(&[(0, day("2026-01-05"), 100)]), 24);
    let why = Cohorts::find(&one).why().unwrap();
    assert_eq!((why.customers, why.back, why.before), (1, 0, None));
    // All in one day, all alike.
    let alike: Vec<_> = (0..300).map(|customer| (customer, day("2026-07-01"), 100)).collect();
    let alike = months(&shop(&alike), 24);
    assert_eq!(Cohorts::find(&alike).why().unwrap().customers, 300);
    assert_eq!(
        Retention::find(&alike, 1).months.iter().map(|month| month.lost).collect::<Vec<_>>(),
        [None, Some(300), Some(0), Some(0), None]
    );
}

#[test]
fn a_refunded_return_is_none() {
    let mut book = shop(&[(0, day("2026-03-01"), 500), (0, day("2026-03-20"), 700)]);
    let returned = |book: &Book| Cohorts::find(&months(book, 12)).why().unwrap().back;
    assert_eq!(returned(&book), 1);
    let draft = book.plan_refund(crate::domain::ReceiptId(1), day("2026-03-21"));
    act(&mut book, draft);
    assert_eq!(returned(&book), 0);
}

/// A log in its own words, one receipt a row: (customer, day, cents).
fn corpus_book(rows: impl Iterator<Item = (String, String, i64)>) -> Book {
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    let mut columns = SaleColumns::default();
    for (name, date, cents) in rows {
        let next = names.len() as u32;
        let customer = *names.entry(name).or_insert(next);
        push(&mut columns, Some(customer), day(&date), cents);
    }
    let mut book = Book::default();
    let mut ops: Vec<crate::book::Op> = (0..names.len() as u32)
        .map(|at| crate::book::Op::CustomerAdded {
            id: CustomerId(at),
            customer: Box::new(Customer { card: at.to_string(), ..Customer::default() }),
        })
        .collect();
    ops.push(crate::book::Op::SalesAdded { first_row: 0, rows: Box::new(columns) });
    let kind = crate::book::ActKind::Import { file: String::new(), rows: 0 };
    act(&mut book, Ok(Draft { kind, ops }));
    book
}

/// Literals by SQL over the same files (sqlite), written independently of this program.
#[test]
fn published_logs_give_the_cohorts_and_rates_of_an_sql_engine() {
    let Some(folder) = super::published::corpus() else { return };
    let cdnow = std::fs::read_to_string(folder.join("transactions/cdnow_sample.txt")).unwrap();
    let rows = cdnow.lines().map(|line| {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let iso = format!("{}-{}-{}", &cells[2][..4], &cells[2][4..6], &cells[2][6..]);
        (cells[1].to_owned(), iso, cells[4].replace('.', "").parse().unwrap())
    });
    let book = corpus_book(rows);
    let shop = ShopMonths::gather(&book, &Figures::classify(&book, day("1998-06-30")), 60);
    let cohorts = Cohorts::find(&shop);
    let told: Vec<_> = cohorts.cohorts.iter().take(3).map(|cohort| (cohort.customers, cohort.back)).collect();
    assert_eq!(told, [(781, Some(232)), (857, Some(260)), (719, Some(195))]);
    let in_month: Vec<u32> = cohorts.cohorts[0].cells.iter().map(|cell| cell.in_month).collect();
    assert_eq!(in_month, [781, 124, 95, 70, 65, 77, 65, 53, 52, 45, 62, 59, 45, 47, 63, 37, 37, 33]);
    let within: Vec<u32> = cohorts.cohorts[0].cells.iter().map(|cell| cell.within).take(6).collect();
    assert_eq!(within, [74, 170, 221, 240, 262, 289]);
    let why = cohorts.why().unwrap();
    assert_eq!((why.month.to_string(), why.customers, why.back), ("1997-03".to_owned(), 719, 195));
    assert_eq!(
        rates(&shop, 12),
        [
            (2_357, Some(448), 0, 149, 0),
            (1_909, Some(541), 0, 153, 4),
            (1_372, Some(459), 0, 190, 21),
            (934, Some(61), 0, 105, 20),
            (893, Some(52), 0, 120, 14),
            (855, Some(58), 0, 123, 15),
        ]
    );
    assert_eq!(shop.year_kept(), None, "18 months are no two years");

    let elog = std::fs::read_to_string(folder.join("transactions/grocery_elog.csv")).unwrap();
    let rows = elog.lines().skip(1).map(|line| line.split_once(',').unwrap());
    let book = corpus_book(rows.map(|(customer, day)| (customer.to_owned(), day.to_owned(), 100)));
    let shop = ShopMonths::gather(&book, &Figures::classify(&book, day("2007-12-31")), 60);
    let cohorts = Cohorts::find(&shop);
    let told: Vec<_> = cohorts.cohorts.iter().take(3).map(|cohort| (cohort.customers, cohort.back)).collect();
    assert_eq!(told, [(539, Some(294)), (484, Some(273)), (502, Some(250))]);
    assert_eq!(cohorts.cohorts[1].cells[..8].iter().map(|cell| cell.in_month).collect::<Vec<_>>(), [484, 191, 157, 145, 119, 112, 91, 117]);
    assert_eq!(cohorts.cohorts[0].cells[..7].iter().map(|cell| cell.within).collect::<Vec<_>>(), [97, 213, 278, 300, 310, 314, 316]);
    let by_quarter = rates(&shop, 3);
    assert_eq!((by_quarter.len(), by_quarter[0], by_quarter[20]), (21, (1_525, Some(265), 0, 469, 0), (313, Some(39), 0, 140, 14)));
    assert_eq!(rates(&shop, 12)[11], (535, Some(24), 0, 148, 6));
    assert_eq!(shop.year_kept(), Some(YearKept { customers: 1_525, kept: 517 }));
}

/// At the start, lost, new, kept, back: of every month with a rate.
fn rates(shop: &ShopMonths, memory: u8) -> Vec<(u32, Option<u32>, u32, u32, u32)> {
    let told = Retention::find(shop, memory).months.into_iter().filter(|month| month.lost.is_some());
    told.map(|month| (month.at_start, month.lost, month.new, month.kept, month.back)).collect()
}
