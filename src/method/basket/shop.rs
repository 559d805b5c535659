//! Everything of the shop's baskets that the pages show, in two parts of about equal cost.
use super::baskets::Baskets;
use super::following::{FollowUp, Following};
use super::mining::{Itemsets, MiningConfig};
use super::purchases::Purchases;
use super::rules::BasketRule;
use super::step_up::{Shelf, StepUp, find_step_ups, unit_prices_minor};
use crate::book::Book;
use crate::domain::han::fold_text;
use crate::domain::{NONE, ProductId};
use crate::method::Figures;

/// Rules and sequences kept for the page.
const MOST_KEPT: usize = 60;
/// Products offered in a list.
const MOST_POPULAR: usize = 200;
/// Least share of the antecedent's baskets that hold the consequent.
const MIN_CONFIDENCE: f64 = 0.2;
/// Least confidence against chance.
const MIN_LIFT: f64 = 1.2;

/// A sequence with how many customers have not taken the second step.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct NextStep {
    pub follow_up: FollowUp,
    /// Buyers of the first product who never bought the next, whenever.
    pub never: u32,
}

/// What is bought together, in the baskets of the window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BasketFigures {
    pub window_days: u16,
    /// Sales of the window with known products.
    pub baskets: u32,
    /// Sales left out because they hold more than [`super::MAX_BASKET_ITEMS`] products.
    pub too_long: u32,
    /// Least number of baskets that was asked of a rule.
    pub min_count: u32,
    /// Who buys this also buys that, most baskets beyond chance first.
    pub rules: Vec<BasketRule>,
}

/// What is bought one after the other, over all days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SequenceFigures {
    /// Who bought this usually buys that next, most customers beyond the usual first.
    pub steps: Vec<NextStep>,
    pub following: Following,
    pub step_ups: Vec<StepUp>,
    /// Products with buyers, from the most.
    pub popular: Vec<ProductId>,
}

/// Some passes over the rows, and the pairs of each basket.
pub fn basket_figures(book: &Book, figures: &Figures) -> BasketFigures {
    let baskets = Baskets::of_book(book, figures.span());
    let itemsets = Itemsets::find(&baskets, &MiningConfig::default());
    BasketFigures {
        window_days: figures.window_days,
        baskets: baskets.len() as u32,
        too_long: baskets.too_long,
        min_count: itemsets.min_count,
        rules: told_rules(&itemsets),
    }
}

/// Some passes over the rows, and the pairs of each customer's 90 days.
pub fn sequence_figures(book: &Book, figures: &Figures) -> SequenceFigures {
    let purchases = Purchases::of_book(book, &figures.columns.counted, figures.span());
    let products = book.products().len();
    let buyers = purchases.buyers(products);
    let following = Following::find(&purchases, &buyers, figures.today.0);
    let clearest = following.clearest(MOST_KEPT);
    let pairs: Vec<(ProductId, ProductId)> = clearest.iter().map(|follow_up| (follow_up.first, follow_up.next)).collect();
    let never = purchases.count_never(&pairs, products);
    let mut popular: Vec<u32> = (0..products as u32).filter(|product| buyers[*product as usize] > 0).collect();
    popular.sort_unstable_by_key(|product| (std::cmp::Reverse(buyers[*product as usize]), *product));
    popular.truncate(MOST_POPULAR);
    SequenceFigures {
        steps: clearest.into_iter().zip(never).map(|(follow_up, (_, never))| NextStep { follow_up, never }).collect(),
        following,
        step_ups: find_step_ups(&purchases, &shelves(book)),
        popular: popular.into_iter().map(ProductId).collect(),
    }
}

/// Rules with one consequent that say more than chance, each set of products once: in its likelier direction.
fn told_rules(itemsets: &Itemsets) -> Vec<BasketRule> {
    let mut rules = itemsets.rules(MIN_CONFIDENCE);
    rules.retain(|rule| rule.consequent.items().len() == 1 && rule.lift() >= MIN_LIFT);
    rules.sort_by(|left, right| {
        let order = right.excess().total_cmp(&left.excess()).then(right.confidence().total_cmp(&left.confidence()));
        order.then(left.antecedent.cmp(&right.antecedent)).then(left.consequent.cmp(&right.consequent))
    });
    let mut told = rustc_hash::FxHashSet::default();
    rules.retain(|rule| {
        let mut items: Vec<u32> = rule.antecedent.items().iter().chain(rule.consequent.items()).copied().collect();
        items.sort_unstable();
        told.insert(items)
    });
    rules.truncate(MOST_KEPT);
    rules
}

fn shelves(book: &Book) -> Vec<Shelf> {
    let usual = unit_prices_minor(book.sales().columns(), book.products().len());
    let mut categories: rustc_hash::FxHashMap<String, u32> = rustc_hash::FxHashMap::default();
    let mut category_of = |name: &str| {
        let (name, next) = (fold_text(name.trim()), categories.len() as u32);
        if name.is_empty() { NONE } else { *categories.entry(name).or_insert(next) }
    };
    book.products()
        .iter()
        .zip(usual)
        .map(|(slot, usual)| Shelf {
            category: category_of(&slot.value.category),
            price_minor: slot.value.price_minor.or(usual),
            declared: slot.value.step_up.filter(|to| book.find_product(*to).is_some()),
            is_offered: slot.live && !slot.value.archived,
        })
        .collect()
}
