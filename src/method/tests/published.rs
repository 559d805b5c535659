//! Published logs: CDNOW (Fader, Hardie and Lee 2005, one in ten), with reference values beside the data.
use super::push;
use crate::domain::{Day, SaleColumns};
use crate::method::{ClassifyConfig, Figures, classify_columns};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

pub(super) fn corpus() -> Option<PathBuf> {
    let named = std::env::var_os("YUSHUI_CORPUS").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    let found = folder.join("transactions").is_dir();
    if !found {
        println!("skipped: no corpus");
    }
    found.then_some(folder)
}

/// `id sample_id yyyymmdd pieces dollars`, in blanks.
fn cdnow(folder: &Path) -> (Figures, serde_json::Value) {
    let text = std::fs::read_to_string(folder.join("transactions/cdnow_sample.txt")).unwrap();
    let mut customers: FxHashMap<String, u32> = FxHashMap::default();
    let mut columns = SaleColumns::default();
    for line in text.lines() {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let next = customers.len() as u32;
        let customer = *customers.entry(cells[1].to_owned()).or_insert(next);
        let date = cells[2];
        let day = Day::parse_iso(&format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..])).unwrap();
        let cents: i64 = cells[4].replace('.', "").parse().unwrap();
        push(&mut columns, Some(customer), day, cents);
    }
    let reference = std::fs::read_to_string(folder.join("transactions/cdnow_sample.reference.json")).unwrap();
    let config = ClassifyConfig { window_days: 1_000, ..ClassifyConfig::default() };
    let today = Day::parse_iso("1998-06-30").unwrap();
    let figures = classify_columns(&columns, &vec![true; customers.len()], &[], &config, today);
    (figures, serde_json::from_str(&reference).unwrap())
}

#[test]
fn cdnow_money_and_concentration_are_as_published() {
    let Some(folder) = corpus() else { return };
    let (figures, reference) = cdnow(&folder);
    let revenue = &reference["revenue"];
    let count = |name: &str| revenue[name].as_u64().unwrap() as u32;
    assert_eq!(figures.totals.buyers, 2_357);
    assert_eq!(figures.totals.active, 2_357);
    assert_eq!(figures.totals.net_minor, 24_409_194);
    assert_eq!(figures.totals.net_minor as f64 / 100.0, revenue["revenue"].as_f64().unwrap());
    assert_eq!(format!("{:.6}", figures.concentration.top20_share), "0.674550");
    // The reference cuts through ties; here ties stay together.
    let above = |cut: Option<i64>| figures.columns.net_minor.iter().filter(|net| **net > cut.unwrap()).count() as u32;
    let counts = figures.classes.counts;
    let (a, ab) = (count("customers_for_80pct"), count("customers_for_95pct"));
    assert!(above(figures.classes.cut_a_minor) < a && a <= counts.a);
    assert!(above(figures.classes.cut_b_minor) < ab && ab <= counts.a + counts.b);
    assert_eq!((counts.a, counts.a + counts.b), (777, 1_581));
    // Gini by the textbook formula, computed elsewhere from the same file.
    assert_eq!(format!("{:.6}", figures.concentration.gini), "0.630917");
}

#[test]
fn cdnow_purchase_days_and_gaps_are_as_published() {
    let Some(folder) = corpus() else { return };
    let (figures, reference) = cdnow(&folder);
    let days: u32 = figures.columns.visits.iter().sum();
    assert_eq!(u64::from(days), reference["purchase_days"].as_u64().unwrap());
    assert_eq!(figures.cadences.shop_median_days, reference["interpurchase_days"]["median"].as_f64());
    let second = &figures.cadences.second;
    assert_eq!(u64::from(second.returned), reference["fit_all"]["repeaters"].as_u64().unwrap());
    assert_eq!((second.is_own, second.threshold_days), (true, [55, 161, 300, 377]));
}

#[test]
fn the_curve_is_drawn_from_corner_to_corner() {
    let Some(folder) = corpus() else { return };
    let (figures, _) = cdnow(&folder);
    let curve = &figures.concentration.curve;
    assert!(curve.len() <= 201);
    assert_eq!((curve[0].customers, curve[0].sales), (0.0, 0.0));
    let end = curve[curve.len() - 1];
    assert_eq!((end.customers, end.sales), (1.0, 1.0));
    let half = curve.iter().find(|point| point.customers >= 0.5).unwrap();
    assert!((half.sales - 0.894_542).abs() < 0.002, "{half:?}");
    assert!(curve.windows(2).all(|pair| pair[0].sales <= pair[1].sales && pair[0].customers < pair[1].customers));
}
