//! Every set, rule and count against a computation that follows the definition word for word.
use super::*;
use crate::method::Figures;
use crate::method::basket::step_up::{Shelf, find_step_ups};
use crate::method::basket::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const FREE: u32 = u32::MAX;

fn figures(book: &Book) -> Figures {
    Figures::classify(book, TODAY)
}

/// Every subset of every basket, counted.
fn all_sets(lists: &[Vec<u32>], min_count: u32, longest: usize) -> BTreeMap<Vec<u32>, u32> {
    let mut counts: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
    for list in lists {
        let items: Vec<u32> = list.iter().copied().collect::<BTreeSet<u32>>().into_iter().collect();
        for chosen in 1..1_u32 << items.len() {
            if chosen.count_ones() as usize <= longest {
                let part = items.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, item)| *item).collect();
                *counts.entry(part).or_default() += 1;
            }
        }
    }
    counts.retain(|_, count| *count >= min_count);
    counts
}

fn found_sets(found: &Itemsets) -> BTreeMap<Vec<u32>, u32> {
    let sets: BTreeMap<_, _> = found.sets.iter().map(|set| (set.items().to_vec(), set.count)).collect();
    assert_eq!(sets.len(), found.sets.len(), "a set stands there twice");
    sets
}

fn lists() -> impl Strategy<Value = Vec<Vec<u32>>> {
    prop::collection::vec(prop::collection::vec(0..9_u32, 0..7), 0..40)
}

fn baskets_of(lists: &[Vec<u32>]) -> Baskets {
    Baskets::from_lists(lists.iter().map(Vec::as_slice))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn sets_are_those_of_counting_every_subset(lists in lists(), min_count in 1..5_u32, longest in 1..=4_usize) {
        let config = MiningConfig { min_count, max_length: longest.max(2), ..MiningConfig::default() };
        let found = Itemsets::find(&baskets_of(&lists), &config);
        prop_assert_eq!(found.baskets as usize, lists.iter().filter(|list| !list.is_empty()).count());
        prop_assert_eq!(found_sets(&found), all_sets(&lists, min_count, longest.max(2)));
        for rule in found.rules(0.3) {
            let both: Vec<u32> = rule.antecedent.items().iter().chain(rule.consequent.items()).copied().collect();
            let holding = |items: &[u32]| lists.iter().filter(|list| items.iter().all(|item| list.contains(item))).count() as u32;
            prop_assert_eq!(rule.count, holding(&both));
            prop_assert_eq!(rule.antecedent.count, holding(rule.antecedent.items()));
            prop_assert_eq!(rule.consequent.count, holding(rule.consequent.items()));
            prop_assert!(rule.confidence() >= 0.3);
        }
    }

    #[test]
    fn the_order_of_baskets_and_lines_does_not_matter(lists in lists()) {
        let config = MiningConfig { min_count: 2, ..MiningConfig::default() };
        let turned: Vec<Vec<u32>> = lists.iter().rev().map(|list| list.iter().rev().copied().collect()).collect();
        prop_assert_eq!(Itemsets::find(&baskets_of(&lists), &config).rules(0.0), Itemsets::find(&baskets_of(&turned), &config).rules(0.0));
    }
}

#[test]
fn too_many_sets_leave_pairs_and_then_the_frequent_ones() {
    let lists: Vec<Vec<u32>> = (0..40).map(|at| (0..12).filter(|item| (item + at) % 5 != 0).collect()).collect();
    let baskets = baskets_of(&lists);
    let few = MiningConfig { min_count: 2, max_itemsets: 150, ..MiningConfig::default() };
    let found = Itemsets::find(&baskets, &few);
    assert!(found.is_pairs_only);
    assert_eq!(found_sets(&found), all_sets(&lists, found.min_count, 2));
    let fewer = MiningConfig { min_count: 2, max_itemsets: 50, ..MiningConfig::default() };
    let found = Itemsets::find(&baskets, &fewer);
    assert!(found.min_count > 2 && found.sets.len() <= 50);
}

#[test]
fn a_delivery_is_no_basket() {
    let long: Vec<u32> = (0..=MAX_BASKET_ITEMS as u32).collect();
    let baskets = Baskets::from_lists([long.as_slice(), &long[1..], &[3, 3, 1], &[]]);
    assert_eq!((baskets.len(), baskets.too_long), (2, 1));
    assert_eq!(baskets.lists().last().unwrap(), [1, 3]);
}

/// Customers 0..10 buy 0 and then 1 a week later; 10..16 buy 0 only; all buy 2 in between.
fn sequence_shop() -> Vec<Sold> {
    let mut sales = Vec::new();
    for customer in 0..16 {
        sales.push((Some(customer), 200, vec![(0, 500)]));
        sales.push((Some(customer), 196, vec![(2, 300)]));
        if customer < 10 {
            sales.push((Some(customer), 193, vec![(1, 900)]));
        }
    }
    for customer in 16..40 {
        sales.push((Some(customer), 150, vec![(2, 300)]));
        sales.push((Some(customer), 149, vec![(3, 300)]));
    }
    sales
}

#[test]
fn next_counts_customers_and_says_against_what() {
    let book = shop(40, 5, &sequence_shop());
    let found = sequence_figures(&book, &figures(&book));
    let step = found.steps.iter().find(|step| step.follow_up.first == ProductId(0) && step.follow_up.next == ProductId(1)).unwrap();
    let follow_up = step.follow_up;
    assert_eq!((follow_up.next, follow_up.buyers, follow_up.followed, follow_up.open), (ProductId(1), 16, 10, 0));
    // 16 + 40 + 24 + 10 first purchases, less the 10 of product 1: 10 after product 0, 10 after product 2.
    assert_eq!(follow_up.base, 20.0 / 80.0);
    assert_eq!(follow_up.lift(), 10.0 / 16.0 / 0.25);
    assert_eq!(step.never, 6);
    assert_eq!(buyers_without(&book, &figures(&book), &[ProductId(0)], ProductId(1)), (10..16).map(CustomerId).collect::<Vec<_>>());
}

#[test]
fn the_card_proposes_what_usually_follows_and_was_never_bought() {
    let book = shop(40, 5, &sequence_shop());
    let figures = figures(&book);
    let found = sequence_figures(&book, &figures);
    // Product 2 was bought, so that only what follows is left: 1, from the product after which it is likelier, and 3.
    let ideas = next_ideas(&book, &figures, &found.following, CustomerId(12), 3);
    assert_eq!(ideas.iter().map(|idea| idea.follow_up.next).collect::<Vec<_>>(), [ProductId(1), ProductId(3)]);
    assert_eq!((ideas[0].follow_up.first, ideas[0].follow_up.next), (ProductId(0), ProductId(1)));
    assert_eq!(ideas[0].bought_on, TODAY.plus_days(-200));
    assert!(next_ideas(&book, &figures, &found.following, CustomerId(3), 3).iter().all(|idea| idea.follow_up.next != ProductId(1)));
    assert!(next_ideas(&book, &figures, &found.following, CustomerId(99), 3).is_empty());
}

#[test]
fn what_is_bought_on_the_same_day_is_together_and_not_next() {
    let sales: Vec<Sold> = (0..12).map(|customer| (Some(customer), 30, vec![(0, 100), (1, 100)])).collect();
    let book = shop(12, 2, &sales);
    let found = sequence_figures(&book, &figures(&book));
    assert!(found.steps.is_empty());
    assert_eq!(found.following.of(ProductId(0), ProductId(1)).unwrap().followed, 0);
    assert_eq!(found.following.of(ProductId(0), ProductId(1)).unwrap().open, 12);
}

fn sold() -> impl Strategy<Value = Vec<Sold>> {
    let lines = prop::collection::vec((prop_oneof![4 => 0..5_u32, 1 => Just(FREE)], prop_oneof![5 => 1..500_i64, 1 => -300..0_i64]), 1..4);
    prop::collection::vec((prop_oneof![6 => (0..8_u32).prop_map(Some), 1 => Just(None)], -3..200_i32, lines), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn followers_are_those_of_asking_every_customer(sales in sold()) {
        let book = shop(8, 5, &sales);
        let figures = figures(&book);
        let found = sequence_figures(&book, &figures);
        let days = |customer: u32, product: u32| -> Vec<i32> {
            let own = sales.iter().filter(|(who, ago, _)| *who == Some(customer) && *ago >= 0);
            own.filter(|(_, _, lines)| lines.iter().any(|(sold, amount)| *sold == product && *amount > 0)).map(|(_, ago, _)| -ago).collect()
        };
        for x in 0..5_u32 {
            for y in (0..5_u32).filter(|y| *y != x) {
                let firsts: Vec<(u32, i32)> = (0..8).filter_map(|customer| Some((customer, days(customer, x).into_iter().min()?))).collect();
                let went_on = |(customer, first): &&(u32, i32)| days(*customer, y).iter().any(|day| day > first && *day <= first + HORIZON_DAYS);
                match found.following.of(ProductId(x), ProductId(y)) {
                    Some(follow_up) => {
                        prop_assert_eq!(follow_up.buyers as usize, firsts.len());
                        prop_assert_eq!(follow_up.followed as usize, firsts.iter().filter(went_on).count());
                        prop_assert_eq!(follow_up.open as usize, firsts.iter().filter(|(_, first)| -first < HORIZON_DAYS).count());
                    }
                    None => prop_assert!(firsts.len() < MIN_CASES as usize || (0..8).filter(|at| !days(*at, y).is_empty()).count() < MIN_CASES as usize),
                }
                let never: Vec<CustomerId> = (0..8).filter(|at| !days(*at, x).is_empty() && days(*at, y).is_empty()).map(CustomerId).collect();
                prop_assert_eq!(buyers_without(&book, &figures, &[ProductId(x)], ProductId(y)), never);
            }
        }
    }

    #[test]
    fn order_money_and_empty_sales_change_nothing(sales in sold(), factor in 2..50_i64) {
        let plain = shop(8, 5, &sales);
        let turned = shop(8, 5, &sales.iter().rev().cloned().collect::<Vec<_>>());
        let scaled: Vec<Sold> = sales.iter().map(|(who, ago, lines)| {
            (*who, *ago, lines.iter().map(|(product, amount)| (*product, amount * factor)).collect())
        }).collect();
        let mut with_gift = sales.clone();
        with_gift.push((Some(0), 1, vec![(FREE, 1)]));
        let both = |book: &Book| (basket_figures(book, &figures(book)), sequence_figures(book, &figures(book)));
        let found = both(&plain);
        prop_assert_eq!(&both(&turned), &found);
        prop_assert_eq!(&both(&shop(8, 5, &scaled)), &found);
        prop_assert_eq!(&both(&shop(8, 5, &with_gift)), &found);
    }
}

#[test]
fn a_sale_taken_back_is_no_basket_and_no_purchase() {
    let mut book = shop(1, 2, &[(Some(0), 10, vec![(0, 100), (1, 100)])]);
    assert_eq!(basket_figures(&book, &figures(&book)).baskets, 1);
    let draft = book.plan_refund(crate::domain::ReceiptId(0), TODAY).unwrap();
    book.apply(draft.stamped(Stamp::default(), TODAY)).unwrap();
    assert_eq!(basket_figures(&book, &figures(&book)).baskets, 0);
    assert!(buyers_without(&book, &figures(&book), &[ProductId(0)], ProductId(9)).is_empty());
}

fn shelf(category: u32, price_minor: i64) -> Shelf {
    Shelf { category, price_minor: Some(price_minor), declared: None, is_offered: true }
}

#[test]
fn a_step_up_is_dearer_of_the_same_category_and_bought_later() {
    let mut sales: Vec<Sold> = Vec::new();
    for customer in 0..9 {
        sales.push((Some(customer), 300, vec![(0, 100)]));
        let then = if customer < 6 { 1 } else { 2 };
        sales.push((Some(customer), 100, vec![(then, 300)]));
    }
    sales.push((Some(9), 20, vec![(0, 100)]));
    let book = shop(10, 4, &sales);
    let purchases = Purchases::of_book(&book, &figures(&book).columns.counted, figures(&book).span());
    let mut shelves = vec![shelf(0, 100), shelf(0, 300), shelf(1, 300), shelf(0, 50)];
    let found = find_step_ups(&purchases, &shelves);
    let proposed = StepUp { from: ProductId(0), to: ProductId(1), is_declared: false, buyers: 10, later: 6, never: 4 };
    assert_eq!(found, [proposed]);
    // What the owner names stands, with its own counts.
    shelves[0].declared = Some(ProductId(2));
    let named = StepUp { from: ProductId(0), to: ProductId(2), is_declared: true, buyers: 10, later: 3, never: 7 };
    assert_eq!(find_step_ups(&purchases, &shelves), [named]);
    // Without categories and names there is nothing to propose.
    assert!(find_step_ups(&purchases, &[shelf(u32::MAX, 1), shelf(u32::MAX, 2)]).is_empty());
}

#[test]
fn degenerate_shops_have_figures() {
    let same_day = |customers: u32| (0..customers).map(|at| (Some(at), 0, vec![(0, 100), (1, 100)])).collect::<Vec<Sold>>();
    let refunds: Vec<Sold> = (0..6).map(|at| (Some(at), 5, vec![(0, -100)])).collect();
    let future: Vec<Sold> = (0..6).map(|at| (Some(at), -400, vec![(0, 100)])).collect();
    let amounts: Vec<Sold> = (0..6).map(|at| (Some(at), 5, vec![(FREE, 100)])).collect();
    let shops = [(0, vec![]), (1, same_day(1)), (2, same_day(2)), (6, refunds), (6, future), (6, amounts)];
    for (customers, sales) in shops {
        let book = shop(customers, 2, &sales);
        let (baskets, found) = (basket_figures(&book, &figures(&book)), sequence_figures(&book, &figures(&book)));
        assert!(baskets.rules.is_empty() && found.steps.is_empty() && found.step_ups.is_empty(), "{customers}: {found:?}");
    }
    // Thousands alike: what everybody does together says nothing beyond chance, and nothing is not a number.
    let lists: Vec<Vec<u32>> = vec![vec![0, 1]; 5_000];
    let found = Itemsets::find(&baskets_of(&lists), &MiningConfig::default());
    assert!(found.rules(0.0).iter().all(|rule| rule.lift() == 1.0 && rule.excess() == 0.0));
}
