//! “What would it have cost?” against slow sums, and its laws.
use super::{day, push};
use crate::domain::{ClassCuts, CustomerId, SaleColumns};
use crate::method::*;
use proptest::prelude::*;

const OWN: ClassCuts = ClassCuts { a: 8_000, b: 9_500 };

#[derive(Clone, Debug)]
struct Person {
    net_minor: i64,
    given_minor: i64,
    contribution_minor: i64,
}

fn people() -> impl Strategy<Value = Vec<Person>> {
    let net = prop_oneof![6 => 0..900_000_i64, 1 => -4_000..0_i64, 1 => Just(5_000_i64)];
    let person = (net, 0..20_000_i64, -9_000..400_000_i64).prop_map(|(net_minor, given_minor, contribution_minor)| Person {
        net_minor,
        given_minor,
        contribution_minor,
    });
    prop::collection::vec(person, 0..40)
}

fn policy() -> impl Strategy<Value = Policy> {
    let rates = [0..3_000_u16, 0..3_000, 0..3_000];
    let days = [0..120_u16, 0..120, 0..120];
    (0..1_000_u16, 100..9_700_u16, 0..200_u16, rates, days, 0..2_400_u16).prop_map(|(points, a, room, discounts, credit_days, capital)| {
        Policy { points, cuts: ClassCuts { a, b: a + 100 + room }, discounts, credit_days, capital }
    })
}

fn year(people: &[Person]) -> LastYear {
    let row = |(at, person): (u32, &Person)| Row {
        customer: CustomerId(at),
        net_minor: person.net_minor,
        given_minor: person.given_minor,
        contribution_minor: person.contribution_minor,
    };
    LastYear::from_rows((0..).zip(people).map(row).collect(), people.iter().map(|person| person.net_minor).collect(), OWN)
}

/// Classes as the classification of a shop with one sale each finds them.
fn classes(people: &[Person], cuts: ClassCuts) -> Vec<usize> {
    let mut columns = SaleColumns::default();
    let today = day("2026-11-21");
    for (at, person) in people.iter().enumerate() {
        push(&mut columns, Some(at as u32), today, person.net_minor);
    }
    let config = ClassifyConfig { class_cuts: cuts, ..ClassifyConfig::default() };
    let figures = classify_columns(&columns, &vec![true; people.len()], &[], &config, today);
    let place = |at: usize| match figures.columns.class[at] {
        Class::A => 0,
        Class::B => 1,
        // A small shop has ranks: those who bring the same share as class A stand for it.
        _ if figures.is_key(CustomerId(at as u32)) => 0,
        _ => 2,
    };
    (0..people.len()).map(place).collect()
}

proptest! {
    #[test]
    fn it_is_the_sum_over_everybody(people in people(), policy in policy()) {
        let outcome = what_if(&year(&people), &policy);
        let (own, new) = (classes(&people, OWN), classes(&people, policy.cuts));
        let (mut cost, mut winners, mut losers, mut up, mut down, mut turned) = (0.0, 0, 0, 0, 0, 0);
        let mut by_class = [(0_u32, 0_i64); 3];
        for (at, person) in people.iter().enumerate() {
            let class = new[at];
            let net = person.net_minor.max(0) as f64;
            let rate = f64::from(policy.points + policy.discounts[class]) / 10_000.0
                + f64::from(policy.credit_days[class]) / 365.0 * f64::from(policy.capital) / 10_000.0;
            cost += net * rate;
            let gain = (net * rate).round() as i64 - person.given_minor;
            winners += u32::from(gain > 0);
            losers += u32::from(gain < 0);
            up += u32::from(new[at] < own[at]);
            down += u32::from(new[at] > own[at]);
            turned += u32::from(person.contribution_minor >= 0 && person.contribution_minor - gain < 0);
            by_class[class].0 += u32::from(net > 0.0);
            by_class[class].1 += person.net_minor.max(0);
        }
        prop_assert!((outcome.cost_minor as f64 - cost).abs() <= 5.0, "{} against {cost}", outcome.cost_minor);
        prop_assert_eq!(outcome.classes.map(|class| (class.customers, class.net_minor)), by_class);
        // Halves may be rounded either way by the slow sum.
        let near = |found: u32, wanted: u32| found.abs_diff(wanted) <= 1;
        prop_assert!(near(outcome.winners, winners) && near(outcome.losers, losers) && near(outcome.turned_negative, turned));
        prop_assert_eq!((outcome.moved_up, outcome.moved_down), (up, down));
        prop_assert_eq!(outcome.top_winners.len() as u32, outcome.winners);
        prop_assert!(outcome.top_winners.is_sorted_by_key(|change| std::cmp::Reverse(change.gain_minor())));
        prop_assert!(outcome.top_losers.is_sorted_by_key(Change::gain_minor));
    }

    #[test]
    fn nothing_given_costs_nothing(people in people(), cuts in (100..9_000_u16, 9_100..9_900_u16)) {
        let policy = Policy { cuts: ClassCuts { a: cuts.0, b: cuts.1 }, capital: 600, ..Policy::default() };
        let outcome = what_if(&year(&people), &policy);
        prop_assert_eq!((outcome.cost_minor, outcome.winners), (0, 0));
    }

    #[test]
    fn cost_grows_in_step_with_each_rate_and_with_money(people in people(), policy in policy()) {
        let year = year(&people);
        let cost = |policy: Policy| what_if(&year, &policy).cost_minor;
        let still = Policy { points: 0, discounts: [0; 3], credit_days: [0; 3], ..policy };
        let near = |found: i64, wanted: i64| (found - wanted).abs() <= 18;
        let points = |times: u16| cost(Policy { points: policy.points * times, ..still });
        prop_assert!(near(points(3), 3 * points(1)));
        let discount = |times: u16| cost(Policy { discounts: policy.discounts.map(|rate| rate * times), ..still });
        prop_assert!(near(discount(3), 3 * discount(1)));
        let credit = |times: u16| cost(Policy { credit_days: policy.credit_days.map(|days| days * times), ..still });
        prop_assert!(near(credit(3), 3 * credit(1)));
        prop_assert!(near(points(1) + discount(1) + credit(1), cost(policy)));
        let richer: Vec<Person> = people.iter().map(|person| Person { net_minor: person.net_minor * 10, ..person.clone() }).collect();
        let tenfold = what_if(&self::year(&richer), &policy);
        prop_assert!((tenfold.cost_minor - 10 * cost(policy)).abs() <= 60);
        prop_assert_eq!(tenfold.classes.map(|class| class.customers), what_if(&year, &policy).classes.map(|class| class.customers));
    }

    #[test]
    fn the_order_of_customers_does_not_matter(people in people(), policy in policy()) {
        let forth = what_if(&year(&people), &policy);
        let turned: Vec<Person> = people.iter().rev().cloned().collect();
        let back = what_if(&year(&turned), &policy);
        let told = |outcome: &PolicyOutcome| (outcome.classes, outcome.cost_minor, outcome.winners, outcome.losers, outcome.turned_negative);
        prop_assert_eq!(told(&forth), told(&back));
    }
}

#[test]
fn small_and_strange_shops_can_be_asked_too() {
    let policy = Policy { points: 100, cuts: OWN, discounts: [500, 200, 0], credit_days: [30, 0, 0], capital: 600 };
    let check = |nets: &[i64], cost_minor: i64| {
        let people: Vec<Person> = nets.iter().map(|net| Person { net_minor: *net, given_minor: 0, contribution_minor: *net }).collect();
        let outcome = what_if(&year(&people), &policy);
        assert_eq!(outcome.cost_minor, cost_minor, "{nets:?}");
        assert_eq!((outcome.moved_up, outcome.moved_down), (0, 0));
    };
    check(&[], 0);
    // 1 % points, 5 % discount and 30 days at 6 % on 100.00.
    check(&[10_000], 100 + 500 + 49);
    check(&[-10_000, -5], 0);
    // Everybody alike is class A together.
    check(&[10_000; 1_000], 100_000 + 500_000 + 49_315);
    let huge = Person { net_minor: i64::MAX / 2, given_minor: 0, contribution_minor: 0 };
    assert!(what_if(&year(&[huge]), &policy).cost_minor > 0, "no overflow");
}
