//! The sample shop is believable and, on any day and in any language, leaves something to do.
// Helpers of a test may unwrap as tests do.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use yushui::book::{ActKind, Book, Stamp};
use yushui::care::{self, Batch, ContactIndex, Section, board, desk, inventory, monday_of, not_yet_thanked, plan_today, plan_week};
use yushui::domain::{
    Complaint, CustomerId, Day, DebtEntry, FutureNeed, Loss, News, Occasion, Origin, Promise, Recovery, Routine, SupplyLine,
    birthday::Calendar,
};
use yushui::method::{Figures, Receivables, expect_supply};
use yushui::sample::plan_sample;
use yushui::words::Language;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn sample(today: Day, language: Language) -> Book {
    let mut book = Book::default();
    let draft = plan_sample(&book, today, language);
    assert_eq!(draft.kind, ActKind::FillSample);
    book.apply(draft.stamped(Stamp::default(), today)).unwrap();
    book
}

/// What the definitions of the methods say about one customer, worked out here on its own.
struct Facts {
    days: Vec<Day>,
    net_12_months: i64,
    /// Days since the last purchase in hundredths of the shrunk cadence; none for one-time buyers.
    overdue: Option<i32>,
}

fn facts(book: &Book, today: Day) -> BTreeMap<CustomerId, Facts> {
    let columns = book.sales().columns();
    let mut days: BTreeMap<CustomerId, BTreeSet<Day>> = BTreeMap::new();
    let mut net: BTreeMap<CustomerId, i64> = BTreeMap::new();
    for row in (0..columns.len()).filter_map(|at| columns.row(at)) {
        let Some(customer) = row.customer else { continue };
        if row.amount_minor > 0 {
            days.entry(customer).or_default().insert(row.day);
        }
        if today.days_since(row.day) < 365 {
            *net.entry(customer).or_default() += row.amount_minor;
        }
    }
    let gaps_of = |days: &BTreeSet<Day>| {
        let days: Vec<Day> = days.iter().copied().collect();
        days.windows(2).map(|pair| pair[1].days_since(pair[0])).collect::<Vec<i32>>()
    };
    let shop = median(days.values().flat_map(gaps_of).collect()).unwrap();
    let one = |(customer, days): (CustomerId, BTreeSet<Day>)| {
        let gaps = gaps_of(&days);
        let count = gaps.len() as i32;
        let late = today.days_since(*days.last().unwrap());
        let overdue = median(gaps).map(|own| 100 * late * (count + 2) / (count * own + 2 * shop));
        (customer, Facts { days: days.into_iter().collect(), net_12_months: net.get(&customer).copied().unwrap_or(0), overdue })
    };
    days.into_iter().map(one).collect()
}

fn median(mut numbers: Vec<i32>) -> Option<i32> {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied()
}

/// The smallest set that brings four fifths of the net sales.
fn class_a(facts: &BTreeMap<CustomerId, Facts>) -> BTreeSet<CustomerId> {
    let mut ranked: Vec<(i64, CustomerId)> = facts.iter().map(|(customer, fact)| (fact.net_12_months, *customer)).collect();
    ranked.sort_unstable_by(|left, right| right.cmp(left));
    let total: i64 = ranked.iter().map(|(net, _)| net).sum();
    let mut sum = 0;
    let reaching = ranked.into_iter().take_while(|(net, _)| {
        let is_short = sum * 5 < total * 4;
        sum += net;
        is_short
    });
    reaching.map(|(_, customer)| customer).collect()
}

#[test]
fn the_shop_has_the_promised_size() {
    for language in Language::ALL {
        let book = sample(day("2026-11-21"), language);
        let columns = book.sales().columns();
        let sales = columns.receipt.last().unwrap() + 1;
        assert_eq!(book.present_customers().count(), 120);
        assert!((1_400..=1_650).contains(&sales), "{sales} sales");
        assert_eq!(book.products().len(), 12);
        assert!(book.interactions().len() > 60, "{}", book.interactions().len());
        assert_eq!(book.reminders().len(), 2);
        assert_eq!(columns.day.iter().max(), Some(&day("2026-11-21").0));
        assert!(columns.day.iter().min().unwrap() >= &(day("2026-11-21").0 - 730));
        let lined = columns.product.iter().filter(|product| **product != yushui::domain::NONE).count();
        assert!(lined > columns.len() / 2 && lined < columns.len());
        assert!(!book.settings().name.is_empty());
    }
}

#[test]
fn everybody_passes_the_checks_of_the_book_and_nobody_shares_a_name() {
    for language in Language::ALL {
        let book = sample(day("2026-11-21"), language);
        let mut names = BTreeSet::new();
        for (_, customer) in book.present_customers() {
            assert_eq!(Book::check_customer(customer), Ok(()));
            assert!(names.insert(customer.name.clone()), "{} twice", customer.name);
        }
        let tails = book.present_customers().filter_map(|(_, customer)| customer.phones.first().map(|phone| phone.tail().to_owned()));
        let mut count_of = BTreeMap::new();
        tails.for_each(|tail| *count_of.entry(tail).or_insert(0) += 1);
        let first = book.customers()[0].value.phones[0].tail();
        assert!(count_of[first] >= 2, "two share the tail that the guide names");
        assert!(names.iter().any(|name| name.chars().count() == 60));
        assert_eq!(book.present_customers().filter(|(_, customer)| customer.origin == Origin::External).count(), 3);
        assert_eq!(book.present_customers().filter(|(_, customer)| customer.archived).count(), 1);
    }
}

#[test]
fn refunds_name_the_sale_that_they_take_back() {
    let book = sample(day("2026-11-21"), Language::Hans);
    let mut count = 0;
    for (receipt, reversed) in book.sales().facts().filter_map(|(receipt, fact)| Some((receipt, fact.reverses?))) {
        let (refund, original) = (book.find_sale(receipt).unwrap(), book.find_sale(reversed).unwrap());
        assert_eq!((refund.customer, refund.amount_minor()), (original.customer, -original.amount_minor()));
        count += 1;
    }
    let negative = book.sales().columns().amount_minor.iter().filter(|amount| **amount < 0).count();
    assert!(count >= 5 && negative >= count, "{count} refunds");
}

#[test]
fn on_any_day_there_is_something_to_do() {
    // Month ends, leap days, the leap months of 2025 and 2033, and the end of the lunar tables.
    let days = "2024-02-29 2025-02-28 2025-08-01 2026-01-01 2026-02-16 2026-11-21 2028-02-15 2033-12-25 2101-03-01";
    for (today, language) in days.split(' ').zip(Language::ALL.into_iter().cycle()) {
        check_today(day(today), language);
    }
}

#[track_caller]
fn check_today(today: Day, language: Language) {
    let book = sample(today, language);
    let facts = facts(&book, today);
    let key = class_a(&facts);
    let between = |low: i32, high: i32| {
        facts
            .iter()
            .filter(move |(_, fact)| fact.overdue.is_some_and(|overdue| (low..high).contains(&overdue)))
            .map(|(customer, _)| *customer)
    };
    let at = format!("{} {language:?}", today.0);
    let list = plan_today(&book, &Figures::classify(&book, today), &ContactIndex::build(&book), today);
    let lengths =
        [Section::Top, Section::Tail, Section::FollowUps, Section::Occasions, Section::Middle].map(|section| list.of(section).len());
    assert!(lengths.iter().zip([4, 3, 4, 2, 5]).all(|(found, wanted)| *found >= wanted), "{at}: {lengths:?}");
    assert!(lengths.iter().sum::<usize>() < 60, "{at}: {lengths:?}");

    let due: Vec<_> = between(120, 200).filter(|customer| key.contains(customer)).collect();
    assert!(due.len() >= 4, "{at}: {} of class A are due", due.len());
    let slipping: Vec<_> = between(200, 400).filter(|customer| facts[customer].days.len() > 8).collect();
    assert!(slipping.len() >= 3, "{at}: {} good customers are slipping", slipping.len());
    let lost = between(400, i32::MAX).count();
    assert!(lost >= 3, "{at}: {lost} are lost");
    let middle = between(120, 200).filter(|customer| !key.contains(customer)).count();
    assert!(middle >= 5, "{at}: {middle} of the middle are due");
    let once = facts.values().filter(|fact| fact.days.len() == 1).count();
    assert!((25..=60).contains(&once), "{at}: {once} bought once");

    let follow_ups = book.interactions().iter().map(|slot| &slot.value).filter(|entry| entry.next.is_some_and(|next| next <= today));
    let open = follow_ups.filter(|entry| facts[&entry.customer].days.last().unwrap() <= &entry.day).count();
    assert!(open >= 3, "{at}: {open} follow-ups are due");
    assert_eq!(book.reminders().iter().filter(|slot| slot.value.day == today).count(), 1);

    let birthdays = book.present_customers().filter_map(|(_, customer)| customer.birthday);
    let soon: Vec<_> = birthdays
        .filter(|birthday| birthday.next_on_or_after(today).is_some_and(|next| next.days_since(today) <= 14))
        .map(|birthday| birthday.calendar)
        .collect();
    assert_eq!(soon.len(), 2, "{at}: {soon:?}");
    let leap_month = (4..=13).all(|ahead| today.plus_days(ahead).lunar().is_none_or(|lunar| lunar.leap));
    assert_eq!(soon.contains(&Calendar::Lunar), !leap_month, "{at}");
}

#[test]
fn what_is_owed_promised_and_complained_of_has_something_to_show() {
    for (today, language) in ["2024-02-29", "2026-11-21", "2033-12-25"].into_iter().map(day).zip(Language::ALL) {
        let book = sample(today, language);
        let figures = Figures::classify(&book, today);
        let owed = Receivables::find(&book, today);
        assert_eq!(owed.debtors.len(), 4);
        assert!(owed.by_age.iter().filter(|sum| **sum > 0).count() >= 4, "{:?}", owed.by_age);
        let list = plan_today(&book, &figures, &ContactIndex::build(&book), today);
        assert!(!list.of(Section::Promises).is_empty() && !list.of(Section::Debts).is_empty());
        let winds = care::wind::winds(&book, today);
        assert_eq!(winds.len(), 1, "the honey, and nothing else");
        assert_eq!(winds[0].events.len(), 3);
        assert_eq!(care::open_complaints(&book).len(), 1);
        let causes = care::losses::LossCauses::find(&book, &figures);
        assert_eq!((causes.total, causes.by_force), (3, [1, 1, 1]));
        assert_eq!(care::losses::gone(&book, &figures).len(), 3, "nobody who left bought since");
        assert!(!care::slipping::slipping(&book, &figures, |_| None).is_empty());
        let rates = care::promises::PromiseRates::find(&book, &figures);
        assert_eq!((rates.all.kept, rates.all.ended), (2, 3));
        let checks = [
            book.live_rows::<Complaint>().all(|(_, row)| book.plan_add(row.clone()).is_ok()),
            book.live_rows::<Promise>().all(|(_, row)| book.plan_add(row.clone()).is_ok()),
            book.live_rows::<DebtEntry>().all(|(_, row)| book.plan_add(row.clone()).is_ok()),
            book.live_rows::<Recovery>().all(|(_, row)| book.plan_add(row.clone()).is_ok()),
            book.live_rows::<Loss>().all(|(_, row)| book.plan_add(row.clone()).is_ok()),
        ];
        assert_eq!(checks, [true; 5], "what the sample writes the owner may write");
    }
}

#[test]
fn days_that_matter_have_something_to_show() {
    let days = ["2024-02-29", "2026-11-21", "2033-12-25", "2026-03-16"].into_iter().map(day);
    for (today, language) in days.zip(Language::ALL.into_iter().cycle()) {
        let book = sample(today, language);
        let figures = Figures::classify(&book, today);
        let list = plan_today(&book, &figures, &ContactIndex::build(&book), today);
        assert!(list.of(Section::Reorder).len() >= 2, "{}: {:?}", today, list.of(Section::Reorder));
        let kinds: Vec<care::TaskKind> = list.tasks().map(|task| task.kind).collect();
        assert!(
            [care::TaskKind::Routine, care::TaskKind::Occasion, care::TaskKind::Supply].iter().all(|kind| kinds.contains(kind)),
            "{today}: {kinds:?}"
        );
        let news = book.present_customers().filter(|(id, _)| care::latest_news(&book, *id, today).is_some());
        assert_eq!(news.count(), 3);
        assert_eq!(book.live_rows::<Occasion>().filter(|(_, row)| row.customer.is_none()).count(), 6);
        let checks = [
            book.live_rows::<Occasion>().all(|(_, row)| book.plan_add(row.clone()).is_ok()),
            book.live_rows::<Routine>().all(|(_, row)| book.plan_add(row.clone()).is_ok()),
            book.live_rows::<News>().all(|(_, row)| book.plan_add(row.clone()).is_ok()),
            book.live_rows::<FutureNeed>().all(|(_, row)| book.plan_add(row.clone()).is_ok()),
            book.live_rows::<SupplyLine>().all(|(_, row)| book.plan_add(row.clone()).is_ok()),
        ];
        let planned = book.live_rows::<SupplyLine>().map(|(_, line)| line.customer).next().unwrap();
        let has_strayed = care::deviations_due(&book, today).iter().any(|strayed| strayed.customer == planned);
        assert!(has_strayed && !expect_supply(&book, planned, today).is_empty(), "{today}: the plan has something to tell");
        assert_eq!(checks, [true; 5], "what the sample writes the owner may write");
    }
}

#[test]
fn a_few_bring_most() {
    let today = day("2026-11-21");
    let facts = facts(&sample(today, Language::Hans), today);
    let mut net: Vec<i64> = facts.values().map(|fact| fact.net_12_months).filter(|net| *net > 0).collect();
    net.sort_unstable_by(|left, right| right.cmp(left));
    let (top, total): (i64, i64) = (net[..net.len().div_ceil(5)].iter().sum(), net.iter().sum());
    let percent = 100 * top / total;
    assert!((58..=78).contains(&percent), "the top fifth brings {percent} %");
}

#[test]
fn the_same_day_makes_the_same_shop_and_it_can_be_taken_back() {
    let today = day("2026-11-21");
    let mut book = Book::default();
    let draft = plan_sample(&book, today, Language::English);
    assert_eq!(draft, plan_sample(&book, today, Language::English));
    book.apply(draft.stamped(Stamp::default(), today)).unwrap();
    let plan = book.plan_undo(book.history().next_undo().unwrap().seq).unwrap();
    book.apply(plan.draft.stamped(Stamp::default(), today)).unwrap();
    assert_eq!(book.present_customers().count(), 0);
    assert_eq!(book.settings(), &yushui::domain::ShopSettings::default());
}

#[test]
fn every_method_finds_what_it_asks_for() {
    for language in Language::ALL {
        let today = day("2026-11-21");
        let book = sample(today, language);
        assert!(book.ratings().len() > 40 && book.spendings().len() > 24, "{} {}", book.ratings().len(), book.spendings().len());
        assert_eq!((book.saved_groups().len(), book.decisions().len()), (2, 2));
        let in_time = |on: Option<Day>| on.is_some_and(|on| on <= today);
        assert!(book.ratings().iter().all(|slot| in_time(slot.value.expected_on) && in_time(slot.value.got_on)));
        assert!(book.spendings().iter().all(|slot| slot.value.day <= today && slot.value.amount_minor > 0));
        let sent: Vec<_> = book.present_customers().filter_map(|(id, customer)| Some((id, customer.referrer?))).collect();
        assert!(sent.len() >= 8, "{} were sent by somebody", sent.len());
        assert!(sent.iter().all(|(id, by)| id != by && book.find_customer(*by).is_some()));
        assert!(book.present_customers().filter(|(_, customer)| customer.wallet.is_some()).count() > 20);
        assert!(book.products().iter().all(|slot| slot.value.cost_minor < slot.value.price_minor && !slot.value.category.is_empty()));
        let promotions = book.sales().facts().filter(|(_, fact)| fact.is_promotion && fact.discount_minor > 0).count();
        assert!((60..250).contains(&promotions), "{promotions} promotions");
        let launched = book.products().iter().position(|slot| slot.value.launch.is_some()).unwrap();
        let (columns, launch) = (book.sales().columns(), book.products()[launched].value.launch.unwrap());
        let sold = columns.product.iter().zip(&columns.day).filter(|(product, _)| **product == launched as u32);
        assert!(sold.map(|(_, day)| Day(*day)).min().is_some_and(|first| first >= launch), "nobody bought it before it came");
    }
}

#[test]
fn key_customers_are_looked_after_a_message_was_measured_and_somebody_is_to_be_thanked() {
    for language in Language::ALL {
        let today = day("2026-11-21");
        let book = sample(today, language);
        let figures = Figures::classify(&book, today);
        let batch = Batch::read(&book, 0, today).unwrap();
        assert!(batch.is_measured && batch.open().next().is_none());
        assert!(batch.sent > 20 && batch.sent_bought > 0 && batch.held >= 5, "{batch:?}");
        let lines = desk(&book, &figures, today);
        assert!(lines.iter().filter(|line| line.is_known_by_one()).count() > 0);
        assert!(lines.iter().any(|line| !line.reason.is_empty()));
        let session = inventory(&book, &figures, today);
        assert!(session.queue.len() > 5 && session.done.is_empty());
        assert!(!not_yet_thanked(&book, &figures).is_empty());
        assert!(board(&book, &figures, &ContactIndex::build(&book), today).len() >= 3);
        let monday = monday_of(today);
        let plan = plan_week(&book, &Figures::classify(&book, monday.plus_days(-1)), monday);
        assert_eq!(plan.people.iter().map(|person| person.minutes).sum::<u32>(), 480);
    }
}
