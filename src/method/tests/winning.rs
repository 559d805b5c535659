//! Winning and the month: sources and costs, old and new money, the textbook's figures, what changed.
use super::day;
use super::keeping::{act, months, shop};
use crate::book::Book;
use crate::domain::{
    Customer, CustomerId, Day, Decision, Interaction, InteractionKind, Month, Outcome, Setting, Source, Spending, SpendingKind,
};
use crate::method::*;

const TODAY: &str = "2026-11-21";

fn figures(book: &Book) -> Figures {
    Figures::classify(book, day(TODAY))
}

fn set_source(book: &mut Book, customer: u32, source: Source) {
    let id = CustomerId(customer);
    let edited = Customer { source: Some(source), ..book.find_customer(id).unwrap().clone() };
    let draft = book.plan_edit_customer(id, &edited);
    act(book, draft);
}

fn spend(book: &mut Book, at: &str, amount_minor: i64, kind: SpendingKind, source: Option<Source>, customer: Option<u32>) {
    let spending = Spending { day: day(at), amount_minor, kind, source, customer: customer.map(CustomerId), text: String::new() };
    let draft = book.plan_add(spending);
    act(book, draft);
}

fn meet(book: &mut Book, customer: u32, at: Day, kind: InteractionKind, outcome: Outcome, minutes: u16) {
    let contact = Interaction { customer: CustomerId(customer), day: at, kind, outcome, note: String::new(), next: None, minutes };
    let draft = book.plan_contact(contact);
    act(book, draft);
}

#[test]
fn a_new_customer_costs_what_was_spent_on_the_source() {
    let sales = [
        (0, day("2026-03-01"), 1_000),
        (0, day("2026-05-01"), 500),
        (1, day("2026-04-01"), 2_000),
        (2, day("2026-04-02"), 3_000),
        // Known before the window, bought in it.
        (3, day("2025-01-01"), 900),
        (3, day("2026-04-02"), 900),
        (4, day("2026-06-02"), 700),
    ];
    let mut book = shop(&sales);
    for (customer, source) in [(0, Source::Advert), (1, Source::Advert), (2, Source::Referral), (3, Source::Advert)] {
        set_source(&mut book, customer, source);
    }
    spend(&mut book, "2026-02-10", 5_001, SpendingKind::Acquisition, Some(Source::Advert), None);
    spend(&mut book, "2025-02-10", 9_999, SpendingKind::Acquisition, Some(Source::Advert), None);
    spend(&mut book, "2026-04-03", 300, SpendingKind::ReferralReward, None, Some(3));
    spend(&mut book, "2026-04-03", 40, SpendingKind::Acquisition, None, Some(2));
    spend(&mut book, "2026-04-03", 8_000, SpendingKind::Care, Some(Source::Advert), None);
    spend(&mut book, "2026-04-04", 600, SpendingKind::Acquisition, Some(Source::Event), None);
    let figures = figures(&book);
    let found = Acquisition::find(&book, &figures);
    let told: Vec<_> = found
        .sources
        .iter()
        .map(|entry| (entry.source, entry.new_customers, entry.net_minor, entry.spent_minor, entry.cost_minor()))
        .collect();
    assert_eq!(
        told,
        [
            (Some(Source::Referral), 1, 3_000, 340, Some(340)),
            (Some(Source::Event), 0, 0, 600, None),
            (Some(Source::Advert), 2, 3_500, 5_001, Some(2_501)),
            (None, 1, 700, 0, None),
        ]
    );
    assert_eq!((found.total.new_customers, found.total.spent_minor, found.total.cost_minor()), (4, 5_941, Some(1_485)));
    assert_eq!(found.cheapest().and_then(|entry| entry.source), Some(Source::Referral));
    assert_eq!(found.people(&book, &figures, Some(Source::Advert)), [CustomerId(0), CustomerId(1)]);
    assert_eq!(found.people(&book, &figures, None), [CustomerId(4)]);
    // Taken back, a spending is none.
    let draft = book.plan_remove::<Spending>(0);
    act(&mut book, draft);
    assert_eq!(Acquisition::find(&book, &figures).total.spent_minor, 940);
}

#[test]
fn old_money_against_the_average_of_the_months_before() {
    let sales = [
        (0, day("2026-08-05"), 10_000),
        (0, day("2026-09-05"), 300),
        (1, day("2026-09-06"), 100),
        (0, day("2026-10-05"), 500),
        (1, day("2026-11-05"), 600),
        (2, day("2026-11-06"), 200),
    ];
    let shop = months(&shop(&sales), 25);
    let last = shop.months.len() - 1;
    let share = OldShare::find(&shop, last).unwrap();
    assert_eq!((share.old_minor, share.new_minor, share.share, share.is_over), (600, 200, Some(0.75), false));
    // August is the month in which the shop began: 300 + 500 of 900.
    assert_eq!((share.average, share.average_months), (Some(800.0 / 900.0), 2));
    let first = OldShare::find(&shop, last - 3).unwrap();
    assert_eq!((first.share, first.average), (Some(0.0), None));
    assert_eq!(OldShare::find(&shop, last - 4).unwrap().share, None);
    assert_eq!(OldShare::find(&shop, last + 1), None);
}

#[test]
fn attempts_are_counted_once_and_only_when_they_had_their_days() {
    let today = day(TODAY);
    let sales =
        [(0, today.plus_days(-300), 100), (0, today.plus_days(-95), 100), (1, today.plus_days(-70), 100), (2, today.plus_days(-200), 100)];
    let mut book = shop(&sales);
    use InteractionKind::{Call, InShop, Message};
    use Outcome::{NotReached, Reached};
    let contacts = [
        // Old, bought five days later; the second contact is the same attempt.
        (0, -100, Call, Reached),
        (0, -80, Message, Reached),
        // New on the day of the first purchase.
        (1, -70, Call, Reached),
        // Old, bought nothing.
        (2, -150, Call, Reached),
        // In vain, in the shop, and too late to tell.
        (2, -100, Call, NotReached),
        (2, -90, InShop, Reached),
        (2, -29, Call, Reached),
    ];
    for (customer, ago, kind, outcome) in contacts {
        meet(&mut book, customer, today.plus_days(ago), kind, outcome, 0);
    }
    let figures = figures(&book);
    let found = Textbook::find(&book, &figures, &months(&book, 37), &Acquisition::find(&book, &figures));
    assert_eq!(found.success, Success { old: Attempts { made: 2, bought: 1 }, new: Attempts { made: 1, bought: 1 } });
    assert!(!found.success.is_told());
    assert_eq!(found.churn, Err(NoChurn::TooShort));
    assert_eq!(found.costs.costs(), None);
}

#[test]
fn winning_against_keeping() {
    let sales = [
        (0, day("2025-01-05"), 100),
        (0, day("2026-05-05"), 100),
        (1, day("2025-01-05"), 100),
        (2, day("2026-06-01"), 100),
        (3, day("2026-06-02"), 100),
    ];
    let mut book = shop(&sales);
    let draft = book.plan_settings(vec![Setting::HourRate(6_000)]);
    act(&mut book, draft);
    spend(&mut book, "2026-05-01", 5_000, SpendingKind::Acquisition, None, None);
    spend(&mut book, "2026-05-01", 300, SpendingKind::Care, None, Some(0));
    spend(&mut book, "2026-05-01", 900, SpendingKind::Care, None, Some(2));
    meet(&mut book, 0, day("2026-05-02"), InteractionKind::Call, Outcome::Reached, 7);
    let figures = figures(&book);
    let costs = Textbook::find(&book, &figures, &months(&book, 37), &Acquisition::find(&book, &figures)).costs;
    // 300 of care and seven minutes at 100; one of the two old customers bought in the window.
    assert_eq!(costs, WinKeep { new_customers: 2, won_minor: 5_000, kept_customers: 1, keeping_minor: 1_000 });
    assert_eq!(costs.costs(), Some((2_500, 1_000, 2.5)));
}

#[test]
fn five_points_less_churn() {
    // 40 customers in the year before, 30 of them in the last one.
    let mut sales: Vec<(u32, Day, i64)> = (0..40).map(|customer| (customer, day("2025-02-01"), 100)).collect();
    sales.extend((0..30).map(|customer| (customer, day("2026-02-01"), 1_000)));
    sales.push((0, day("2024-10-01"), 100));
    let book = shop(&sales);
    let figures = figures(&book);
    let churn = |book: &Book| Textbook::find(book, &figures, &months(book, 37), &Acquisition::find(book, &figures)).churn;
    let told = churn(&book).unwrap();
    assert_eq!((told.customers, told.kept, told.average_minor, told.gain_minor), (40, 30, 1_000, 2_000));
    assert!((told.churn() - 0.25).abs() < 1e-12);
    assert!((told.longer - 0.25).abs() < 1e-12, "four years become five");
    assert!((told.gain_share.unwrap() - 2_000.0 / 30_000.0).abs() < 1e-12);
    let few = shop(&sales[..10].iter().copied().chain([(0, day("2024-10-01"), 100)]).collect::<Vec<_>>());
    let few_figures = Figures::classify(&few, day(TODAY));
    let few_churn = Textbook::find(&few, &few_figures, &months(&few, 37), &Acquisition::find(&few, &few_figures)).churn;
    assert_eq!(few_churn, Err(NoChurn::TooFew { customers: 10 }));
}

#[test]
fn the_month_says_what_changed() {
    let mut sales: Vec<(u32, Day, i64)> = (0..12).map(|customer| (customer, day("2026-09-15"), 1_000)).collect();
    // In October one outgrows all, and one is new.
    sales.push((3, day("2026-10-10"), 90_000));
    sales.push((12, day("2026-10-11"), 500));
    let mut book = shop(&sales);
    set_source(&mut book, 12, Source::Event);
    meet(&mut book, 0, day("2026-10-12"), InteractionKind::Call, Outcome::Reached, 0);
    let (figures, months) = (figures(&book), months(&book, 25));
    let retention = Retention::find(&months, 1);
    let review = MonthReview::find(&book, &figures, &months, &retention, Month::new(2026, 10).unwrap());
    assert!(review.is_over);
    assert_eq!(review.until, day("2026-10-31"));
    assert_eq!(review.written, Written { reached: 1, ..Written::default() });
    // All twelve were equal and in A; now one brings 89 %.
    assert_eq!((review.keys, review.keys_gained.len(), review.keys_lost.len()), (1, 0, 11));
    assert_eq!((review.steps.len(), review.steps.iter().filter(|step| step.is_up()).count()), (12, 1));
    assert_eq!(review.steps.last().map(|step| step.customer), Some(CustomerId(12)));
    assert_eq!(review.sources().iter().map(|entry| (entry.source, entry.new_customers)).collect::<Vec<_>>(), [(Some(Source::Event), 1)]);
    let keeping = review.keeping.unwrap();
    assert_eq!((keeping.kept, keeping.new, keeping.at_start, keeping.lost), (1, 1, 12, Some(11)));
    assert_eq!(review.groups.iter().map(|change| change.then).sum::<u32>(), 12);
    assert_eq!(review.groups.iter().map(|change| change.now).sum::<u32>(), 13);
    assert_eq!(review.unreachable_keys, [CustomerId(3)]);
    let november = MonthReview::find(&book, &figures, &months, &retention, Month::new(2026, 11).unwrap());
    assert!(!november.is_over && november.until == day(TODAY));
    assert_eq!((november.acquisition.total.new_customers, november.keeping.unwrap().lost), (0, None));
}

#[test]
fn a_month_of_nobody() {
    let book = shop(&[]);
    let (figures, months) = (figures(&book), months(&book, 25));
    let retention = Retention::find(&months, 12);
    let review = MonthReview::find(&book, &figures, &months, &retention, day(TODAY).month());
    assert!(review.written.is_empty() && review.steps.is_empty() && review.keeping.is_none() && review.sources().is_empty());
    assert_eq!((review.keys, review.key_share), (0, 0.0));
    let acquisition = Acquisition::find(&book, &figures);
    assert_eq!((acquisition.sources.len(), acquisition.cheapest()), (0, None));
    assert_eq!(Textbook::find(&book, &figures, &months, &acquisition).churn, Err(NoChurn::TooShort));
    assert_eq!(OldShare::find(&months, 24).unwrap().share, None);
}

#[test]
fn a_decision_turns_red_after_fourteen_days() {
    let mut decision = Decision {
        month: Month::new(2026, 11).unwrap(),
        text: "打电话".to_owned(),
        made_on: day("2026-11-01"),
        acted_on: None,
        note: String::new(),
    };
    assert_eq!(decision_state(&decision, day("2026-11-15")), DecisionState::Waiting { days_left: 0 });
    assert_eq!(decision_state(&decision, day("2026-11-16")), DecisionState::Overdue { days: 15 });
    // Made by a clock that ran ahead.
    assert_eq!(decision_state(&decision, day("2026-10-01")), DecisionState::Waiting { days_left: 14 });
    decision.acted_on = Some(day("2026-11-20"));
    assert_eq!(decision_state(&decision, day("2026-12-30")), DecisionState::Done(day("2026-11-20")));
}

#[test]
fn contribution_by_year_of_the_relationship() {
    let start = day("2024-05-01");
    let year = |years: i32| start.plus_days(years * 365);
    let mut sales: Vec<(u32, Day, i64)> = (0..12).map(|customer| (customer, start, 1_000)).collect();
    // Ten buy again in the second year, for twice as much; one more only in the third, which is not complete.
    sales.extend((0..10).map(|customer| (customer, year(1), 2_000)));
    sales.push((10, year(2), 9_000));
    sales.push((0, year(1).plus_days(-1), 500));
    let mut book = shop(&sales);
    let draft = book.plan_settings(vec![Setting::Margin(5_000), Setting::HourRate(6_000)]);
    act(&mut book, draft);
    spend(&mut book, "2025-06-01", 300, SpendingKind::Care, None, Some(3));
    meet(&mut book, 3, day("2025-06-02"), InteractionKind::Call, Outcome::Reached, 2);
    let tenure = Tenure::find(&book, &figures(&book));
    let told: Vec<_> = tenure.years.iter().map(|year| (year.year, year.customers, year.buyers, year.contribution_minor)).collect();
    assert_eq!(told, [(1, 12, 12, 6_250), (2, 12, 10, 10_000 - 300 - 200)]);
    let why = tenure.why().unwrap();
    assert_eq!((why.first.average_minor(), why.last.average_minor()), (Some(520), Some(950)));
    assert!((why.growth().unwrap() - (950.0 / 520.0 - 1.0)).abs() < 1e-12);
    assert_eq!(longest_customers(&figures(&book), 2), [CustomerId(10)]);
    for sales in [&[][..], &[(0, day("2026-11-01"), 100)], &[(0, day("2027-11-01"), 100)]] {
        let book = shop(sales);
        let tenure = Tenure::find(&book, &figures(&book));
        assert!(tenure.years.is_empty() && tenure.why().is_none());
    }
}

#[test]
fn a_full_refund_leaves_no_trace_in_a_year() {
    let sales: Vec<_> = (0..12).flat_map(|customer| [(customer, day("2025-01-05"), 1_000), (customer, day("2025-02-05"), 700)]).collect();
    let mut book = shop(&sales);
    let before = Tenure::find(&book, &figures(&book));
    let receipt = book.sales().next_receipt();
    let lines = vec![crate::book::SaleLine { product: None, quantity_milli: 0, amount_minor: 4_000 }];
    let sale = crate::book::SaleDraft::of(Some(CustomerId(0)), day("2025-03-01"), lines);
    let draft = book.plan_sale(&sale);
    act(&mut book, draft);
    assert_ne!(Tenure::find(&book, &figures(&book)), before);
    let draft = book.plan_refund(receipt, day("2026-03-01"));
    act(&mut book, draft);
    assert_eq!(Tenure::find(&book, &figures(&book)), before);
}
