//! After an act: what is refreshed is what a full pass finds.
use super::day;
use crate::book::{Act, Book, Draft, Refusal, SaleDraft, SaleLine, Stamp};
use crate::domain::{Customer, CustomerId, Day, Origin};
use crate::method::*;
use proptest::prelude::*;

const TODAY: &str = "2026-11-21";

fn act(book: &mut Book, draft: Result<Draft, Refusal>) -> Vec<CustomerId> {
    let stamped: Act = draft.unwrap().stamped(Stamp { millis: book.history().next_seq(), ..Stamp::default() }, day(TODAY));
    let touched = book.apply(stamped).unwrap();
    assert!(!touched.everything);
    touched.customers
}

fn sale(customer: Option<u32>, days_ago: i32, amount_minor: i64) -> SaleDraft {
    let lines = vec![SaleLine { product: None, quantity_milli: 0, amount_minor }];
    SaleDraft::of(customer.map(CustomerId), day(TODAY).plus_days(-days_ago), lines)
}

fn shop(customers: u32, sales: &[(Option<u32>, i32, i64)]) -> Book {
    let mut book = Book::default();
    for at in 0..customers {
        let origin = if at % 5 == 4 { Origin::External } else { Origin::Own };
        let draft = book.plan_add_customer(Customer { name: format!("客户{at}"), origin, ..Customer::default() });
        act(&mut book, draft);
    }
    for (customer, days_ago, amount) in sales {
        let draft = book.plan_sale(&sale(*customer, *days_ago, *amount));
        act(&mut book, draft);
    }
    book
}

#[derive(Clone, Debug)]
enum Step {
    Sell(Option<u32>, i32, i64),
    Refund(u32),
    Remove(u32),
    /// Gives the sale to somebody else, or to nobody.
    Move(u32, Option<u32>),
    Trash(u32),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    let who = || prop::option::weighted(0.8, 0..14_u32);
    prop_oneof![
        (who(), -5..500_i32, 1..9_000_i64).prop_map(|(who, days, amount)| Step::Sell(who, days, amount)),
        (0..60_u32).prop_map(Step::Refund),
        (0..60_u32).prop_map(Step::Remove),
        (0..60_u32, who()).prop_map(|(receipt, who)| Step::Move(receipt, who)),
        (0..14_u32).prop_map(Step::Trash),
        Just(Step::Undo),
    ]
}

fn plan(book: &Book, step: &Step) -> Option<Draft> {
    let receipt = |number: u32| crate::domain::ReceiptId(number);
    match step {
        Step::Sell(who, days_ago, amount) => book.plan_sale(&sale(*who, *days_ago, *amount)).ok(),
        Step::Refund(number) => book.plan_refund(receipt(*number), day(TODAY)).ok(),
        Step::Remove(number) => book.plan_remove_sale(receipt(*number)).ok(),
        Step::Move(number, who) => {
            let edited = SaleDraft { customer: who.map(CustomerId), ..book.find_sale(receipt(*number))? };
            book.plan_edit_sale(receipt(*number), &edited).ok()
        }
        Step::Trash(who) => book.plan_trash(&[CustomerId(*who)], day(TODAY)).ok(),
        Step::Undo => Some(book.plan_undo(book.history().next_undo()?.seq)?.draft),
    }
}

/// What does not depend on the shop's boundaries.
fn facts(figures: CustomerFigures) -> impl PartialEq + std::fmt::Debug {
    let CustomerFigures { net_minor, net_all_minor, receipts, visits, first_day, last_day, .. } = figures;
    (net_minor, net_all_minor, receipts, visits, first_day, last_day)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]
    #[test]
    fn the_history_of_classes_is_the_class_of_each_day(
        sales in prop::collection::vec((prop::option::weighted(0.9, 0..14_u32), -5..500_i32, -200..9_000_i64), 0..60),
        steps in prop::collection::vec(step(), 1..12),
        back in prop::collection::vec(0..420_i32, 1..5),
    ) {
        let sales: Vec<_> = sales.into_iter().filter(|(_, _, amount)| *amount != 0).collect();
        let mut book = shop(14, &sales);
        let days: Vec<Day> = back.iter().map(|back| day(TODAY).plus_days(-back)).collect();
        let mut updated = ClassHistory::build(&book, days.clone());
        for step in &steps {
            let Some(draft) = plan(&book, step) else { continue };
            let touched = act(&mut book, Ok(draft));
            touched.iter().for_each(|id| updated.update(&book, *id));
        }
        let history = ClassHistory::build(&book, days.clone());
        for as_of in days {
            let full = Figures::classify(&book, as_of);
            for id in (0..14).map(CustomerId) {
                prop_assert_eq!(history.class_on(id, as_of), Some(full.of(id).class));
                let then = history.on(&book, id, as_of).unwrap();
                prop_assert_eq!((then.class, then.net_minor), (full.of(id).class, full.of(id).net_minor));
            }
            // By the lines of the first pass, with the money of now.
            let at = updated.days.binary_search(&as_of).unwrap();
            if updated.lines[at] == history.lines[at] {
                prop_assert_eq!(&updated.classes[at], &history.classes[at]);
            }
        }
    }

    #[test]
    fn refreshed_figures_are_those_of_a_full_pass(
        sales in prop::collection::vec((prop::option::weighted(0.9, 0..14_u32), -5..500_i32, -200..9_000_i64), 0..40),
        steps in prop::collection::vec(step(), 1..12),
    ) {
        let sales: Vec<_> = sales.into_iter().filter(|(_, _, amount)| *amount != 0).collect();
        let mut book = shop(14, &sales);
        let mut refreshed = Figures::classify(&book, day(TODAY));
        for step in &steps {
            let Some(draft) = plan(&book, step) else { continue };
            let touched = act(&mut book, Ok(draft));
            refreshed.refresh_customers(&book, &touched);
            let full = Figures::classify(&book, day(TODAY));
            prop_assert_eq!(refreshed.totals, full.totals, "after {:?}", step);
            let same_boundaries =
                refreshed.classes.cut_a_minor == full.classes.cut_a_minor
                && refreshed.classes.cut_b_minor == full.classes.cut_b_minor
                && refreshed.classes.ranking_minor == full.classes.ranking_minor
                && refreshed.rfm == full.rfm && refreshed.cadences == full.cadences;
            for id in (0..14).map(CustomerId) {
                prop_assert_eq!(facts(refreshed.of(id)), facts(full.of(id)));
                if same_boundaries && touched.contains(&id) {
                    prop_assert_eq!(refreshed.of(id), full.of(id));
                }
            }
        }
        refreshed.refresh(&book, &[]);
        prop_assert_eq!(refreshed, Figures::classify(&book, day(TODAY)));
    }
}

#[test]
fn a_full_refund_returns_every_figure_to_its_former_value() {
    let history = [(Some(0), 400, 5_000), (Some(0), 370, 4_000), (Some(1), 20, 900), (Some(4), 30, 80)];
    for days_ago in [0, 10, 500] {
        let mut book = shop(6, &history);
        let before = Figures::classify(&book, day(TODAY));
        let receipt = book.sales().next_receipt();
        let lines = vec![
            SaleLine { product: None, quantity_milli: 0, amount_minor: 700 },
            SaleLine { product: None, quantity_milli: 0, amount_minor: -50 },
        ];
        let draft = book.plan_sale(&SaleDraft { lines, ..sale(Some(0), days_ago, 0) });
        act(&mut book, draft);
        assert_ne!(Figures::classify(&book, day(TODAY)), before);
        let draft = book.plan_refund(receipt, day(TODAY));
        act(&mut book, draft);
        let after = Figures::classify(&book, day(TODAY));
        if days_ago < 365 {
            assert_eq!(after, before);
        } else {
            // The sale lies before the window, the refund in it: the money of the window falls, the visits do not change.
            let (after, before) = (after.of(CustomerId(0)), before.of(CustomerId(0)));
            assert_eq!((after.visits, after.last_day, after.net_all_minor), (before.visits, before.last_day, before.net_all_minor));
            assert_eq!(after.net_minor, before.net_minor - 650);
        }
    }
}

#[test]
fn prospects_become_customers_with_the_first_purchase() {
    let mut book = shop(5, &[]);
    let mut figures = Figures::classify(&book, day(TODAY));
    assert_eq!(figures.totals.customers, 4);
    let draft = book.plan_sale(&sale(Some(4), 0, 100));
    let touched = act(&mut book, draft);
    figures.refresh_customers(&book, &touched);
    assert_eq!((figures.totals.customers, figures.totals.buyers), (5, 1));
}

#[test]
fn months_tell_new_and_returning_apart() {
    let at = |text: &str| day(TODAY).days_since(day(text));
    let history = [
        (Some(0), at("2026-08-03"), 100),
        (Some(0), at("2026-09-10"), 200),
        (Some(0), at("2026-09-12"), 50),
        (Some(1), at("2026-09-30"), 300),
        (Some(1), at("2026-09-30"), -20),
        (None, at("2026-09-05"), 7),
        (Some(2), at("2025-01-01"), 10),
        (Some(2), at("2026-11-21"), 40),
    ];
    let book = shop(3, &history);
    let figures = Figures::classify(&book, day(TODAY));
    let months = monthly(&book, &figures, 4);
    let told: Vec<_> = months.iter().map(|month| (month.month.to_string(), month.new_customers, month.returning_customers)).collect();
    let expected = [("2026-08", 1, 0), ("2026-09", 1, 1), ("2026-10", 0, 0), ("2026-11", 0, 1)];
    assert_eq!(told, expected.map(|(month, new, returning)| (month.to_owned(), new, returning)));
    let september = months[1];
    assert_eq!((september.new_net_minor, september.returning_net_minor, september.walk_in_net_minor), (280, 250, 7));
    assert_eq!(monthly(&book, &figures, 500).len(), 60);
}

#[test]
fn moves_compare_with_an_earlier_day() {
    let mut history: Vec<(Option<u32>, i32, i64)> = (0..12).map(|at| (Some(at), 100, 100)).collect();
    history.push((Some(3), 5, 9_000));
    let book = shop(12, &history);
    let figures = Figures::classify(&book, day(TODAY));
    let since = day(TODAY).plus_days(-30);
    let history = ClassHistory::build(&book, vec![day(TODAY), since]);
    let moves = class_moves(&book, &figures, &history, since);
    assert_eq!(figures.of(CustomerId(3)).class, Class::A);
    // All were equal, hence all in A; now one brings 89 % and the others share the rest.
    assert_eq!((moves.table[0][0], moves.table[0][1]), (1, 11));
    assert_eq!(moves.movers.len(), 11);
    assert!(moves.movers.iter().all(|moved| !moved.is_up() && moved.net_then_minor == 100));
    let same_day = class_moves(&book, &figures, &history, day(TODAY));
    assert!(same_day.movers.is_empty());
}
