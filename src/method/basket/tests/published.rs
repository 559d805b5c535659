//! Groceries (Hahsler, Hornik and Reutterer 2006) against two programs that agree, at two settings.
use crate::method::basket::*;
use serde_json::Value;
use std::path::PathBuf;

fn corpus(name: &str) -> Option<String> {
    let named = std::env::var_os("YUSHUI_CORPUS").map(PathBuf::from);
    let root = named.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    let text = std::fs::read_to_string(root.join("transactions").join(name)).ok();
    if text.is_none() {
        eprintln!("skipped: no corpus");
    }
    text
}

/// The baskets and the names of their items.
fn groceries() -> Option<(Baskets, Vec<String>)> {
    let text = corpus("groceries_baskets.csv")?;
    let mut names: Vec<String> = Vec::new();
    let mut lists: Vec<Vec<u32>> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let list = line.split(',').map(|name| {
            let name = name.trim();
            names.iter().position(|known| known == name).unwrap_or_else(|| {
                names.push(name.to_owned());
                names.len() - 1
            }) as u32
        });
        lists.push(list.collect());
    }
    Some((Baskets::from_lists(lists.iter().map(Vec::as_slice)), names))
}

fn check(reference: &str) {
    let (Some((baskets, names)), Some(reference)) = (groceries(), corpus(reference)) else { return };
    let wanted: Value = serde_json::from_str(&reference).unwrap();
    assert_eq!(baskets.len() as u64, wanted["baskets"].as_u64().unwrap());
    assert_eq!(names.len() as u64, wanted["items"].as_u64().unwrap());

    let config = MiningConfig {
        min_support: wanted["min_support"].as_f64().unwrap(),
        min_count: 1,
        max_length: MAX_ITEMSET_LENGTH,
        ..MiningConfig::default()
    };
    let found = Itemsets::find(&baskets, &config);
    assert!(!found.is_pairs_only);
    assert_eq!(found.sets.len() as u64, wanted["itemsets"].as_u64().unwrap());
    for (length, count) in wanted["itemsets_by_size"].as_object().unwrap() {
        let length: usize = length.parse().unwrap();
        let own = found.sets.iter().filter(|set| set.items().len() == length).count();
        assert_eq!(own as u64, count.as_u64().unwrap(), "sets of {length}");
    }

    let told = |items: &[u32]| {
        let mut told: Vec<&str> = items.iter().map(|item| names[*item as usize].as_str()).collect();
        told.sort_unstable();
        told.join(" + ")
    };
    let listed = |value: &Value| {
        let mut items: Vec<&str> = value.as_array().unwrap().iter().map(|item| item.as_str().unwrap().trim()).collect();
        items.sort_unstable();
        items.join(" + ")
    };
    // Six decimals in the reference.
    let is_same = |own: f64, wanted: &Value| (own - wanted.as_f64().unwrap()).abs() <= 0.5e-6 + 1e-12;
    let supports: std::collections::HashMap<String, f64> =
        found.sets.iter().map(|set| (told(set.items()), f64::from(set.count) / baskets.len() as f64)).collect();
    for set in wanted["top20_itemsets"].as_array().unwrap() {
        assert!(is_same(supports[&listed(&set["items"])], &set["support"]), "{set}");
    }

    let rules = found.rules(wanted["min_confidence"].as_f64().unwrap());
    assert_eq!(rules.len() as u64, wanted["rules"].as_u64().unwrap());
    let top = wanted["top20_by_lift"].as_array().unwrap();
    for (rule, wanted) in rules.iter().zip(top) {
        assert_eq!(told(rule.antecedent.items()), listed(&wanted["antecedent"]));
        assert_eq!(told(rule.consequent.items()), listed(&wanted["consequent"]));
        assert!(is_same(rule.support(), &wanted["support"]), "{wanted}");
        assert!(is_same(rule.confidence(), &wanted["confidence"]), "{wanted}");
        assert!(is_same(rule.lift(), &wanted["lift"]), "{wanted}");
    }
}

#[test]
fn groceries_at_one_percent_and_half() {
    check("groceries_baskets.reference.json");
}

#[test]
fn groceries_at_half_a_percent_and_a_quarter() {
    check("groceries_baskets_s0.005_c0.25.reference.json");
}
