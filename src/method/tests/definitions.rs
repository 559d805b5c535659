//! Every figure of random shops against the definitions, written down as plainly and slowly as possible.
use super::{day, push};
use crate::domain::{ClassCuts, Day, ReceiptId, RfmBoundaries, SaleColumns};
use crate::method::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

const TODAY: i32 = 20_000;

#[derive(Clone, Debug)]
struct Row {
    customer: Option<u32>,
    days_ago: i32,
    amount_minor: i64,
    is_void: bool,
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let amount = prop_oneof![4 => 0..60_i64, 1 => -40..0_i64, 1 => 1..100_000_i64];
    let customer = prop_oneof![9 => (0..40_u32).prop_map(Some), 1 => Just(None)];
    // Customers of the last kind come in a few weeks of the year only.
    let row = (customer, -20..900_i32, amount, prop::bool::weighted(0.05));
    let row = row.prop_map(|(customer, ago, amount, void)| {
        (customer, if customer.is_some_and(|id| id > 34) { 180 + ago.rem_euclid(40) + ago / 300 * 365 } else { ago }, amount, void)
    });
    let row = row.prop_map(|(customer, days_ago, amount_minor, is_void)| Row { customer, days_ago, amount_minor, is_void });
    prop::collection::vec(row, 0..300)
}

fn columns_of(rows: &[Row]) -> SaleColumns {
    let mut columns = SaleColumns::default();
    for row in rows {
        push(&mut columns, row.customer, Day(TODAY - row.days_ago), row.amount_minor);
    }
    columns.void = rows.iter().map(|row| u8::from(row.is_void)).collect();
    columns
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)?;
    Some((values[last / 2] + values[last.div_ceil(2)]) / 2.0)
}

/// One customer by the definitions.
struct Plain {
    net: i64,
    is_active: bool,
    days: Vec<i32>,
}

impl Plain {
    fn gaps(&self) -> Vec<f64> {
        self.days.windows(2).map(|pair| f64::from(pair[1] - pair[0])).collect()
    }

    /// Gaps; for seasonal customers in days of the season.
    fn paced_gaps(&self) -> Vec<f64> {
        let Some(season) = plain_season(self) else { return self.gaps() };
        self.days.windows(2).map(|pair| f64::from(season_days(&season, pair[0], pair[1]))).collect()
    }

    fn days_since(&self) -> i32 {
        TODAY - self.days[self.days.len() - 1]
    }
}

fn plain(rows: &[Row], customer: u32, window: i32) -> Plain {
    let own: Vec<&Row> = rows.iter().filter(|row| row.customer == Some(customer) && !row.is_void && row.days_ago >= 0).collect();
    let in_window: Vec<&&Row> = own.iter().filter(|row| row.days_ago < window).collect();
    let days: BTreeSet<i32> = own.iter().filter(|row| row.amount_minor >= 0).map(|row| TODAY - row.days_ago).collect();
    Plain { net: in_window.iter().map(|row| row.amount_minor).sum(), is_active: !in_window.is_empty(), days: days.into_iter().collect() }
}

fn plain_class(people: &[Plain], own: &Plain) -> Class {
    if !own.is_active {
        return Class::None;
    }
    let active: Vec<i64> = people.iter().filter(|other| other.is_active).map(|other| other.net).collect();
    let larger: Vec<i64> = active.iter().copied().filter(|net| *net > own.net).collect();
    if active.len() < 10 {
        return Class::Rank(larger.len() as u8 + 1);
    }
    let (total, before) = (active.iter().sum::<i64>(), larger.iter().sum::<i64>());
    match own.net {
        net if net <= 0 => Class::C,
        _ if before * 100 < total * 80 => Class::A,
        _ if before * 100 < total * 95 => Class::B,
        _ => Class::C,
    }
}

/// The score by nearest-rank quantiles; higher values are better.
fn plain_score(values: &[i64], own: i64) -> u8 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let steps = if values.len() < 25 { 3 } else { 5 };
    if sorted[0] == sorted[sorted.len() - 1] {
        return if steps == 3 { 2 } else { 3 };
    }
    let ends = (1..steps).map(|step| sorted[(step * sorted.len()).div_ceil(steps).max(1) - 1]);
    1 + ends.filter(|end| own > *end).count() as u8
}

/// The months of the year, 0 to 11, of the season: the shortest run that holds every purchase.
fn plain_season(own: &Plain) -> Option<Vec<i32>> {
    let months: BTreeSet<i32> = own.days.iter().map(|day| Day(*day).month().0).collect();
    let of_year: BTreeSet<i32> = months.iter().map(|month| month.rem_euclid(12)).collect();
    let runs = (1..=6).flat_map(|length| (0..12).map(move |first| (0..length).map(|at| (first + at) % 12).collect::<Vec<i32>>()));
    let run = runs.into_iter().find(|run| of_year.iter().all(|month| run.contains(month)))?;
    let (count, share) = (months.len(), run.len() as f64 / 12.0);
    let is_no_chance = count as f64 * share.powf(count as f64 - 1.0) <= 0.05;
    (months.len() > of_year.len() && is_no_chance).then_some(run)
}

/// Days of the season after one day, up to and with another.
fn season_days(season: &[i32], from: i32, to: i32) -> i32 {
    (from + 1..=to).filter(|day| season.contains(&Day(*day).month().0.rem_euclid(12))).count() as i32
}

/// Out of season, and the whole season after that of the last purchase is not over.
fn plain_is_resting(own: &Plain, season: &[i32]) -> bool {
    let is_in = |day: i32| season.contains(&Day(day).month().0.rem_euclid(12));
    let last = own.days[own.days.len() - 1];
    // How often a season ended between the last purchase and today.
    let ends = (last..TODAY).filter(|day| is_in(*day) && !is_in(*day + 1)).count();
    !is_in(TODAY) && ends < 2
}

fn plain_standing(own: &Plain, shop: Option<f64>, thresholds: [i32; 4]) -> (Option<f64>, Standing) {
    let Some(own_median) = median(own.gaps()) else {
        let passed = thresholds.iter().filter(|threshold| own.days_since() >= **threshold).count();
        let stages = [OneTimeStage::Waiting, OneTimeStage::Doubtful, OneTimeStage::Unlikely, OneTimeStage::Gone];
        return (None, passed.checked_sub(1).map_or(Standing::New, |at| Standing::OneTime(stages[at])));
    };
    let gaps = own.gaps().len() as f64;
    let season = plain_season(own);
    let waited = season.as_ref().map_or(own.days_since(), |season| season_days(season, own.days[own.days.len() - 1], TODAY));
    let own_median = if season.is_some() { median(own.paced_gaps()).unwrap() } else { own_median };
    let cadence = (gaps * own_median + 2.0 * shop.unwrap()) / (gaps + 2.0);
    if season.is_some_and(|season| plain_is_resting(own, &season)) {
        return (Some(cadence), Standing::Resting);
    }
    let ratio = f64::from(waited) / cadence;
    let standing = match ratio {
        ratio if ratio < 1.2 => Standing::OnTime,
        ratio if ratio <= 2.0 => Standing::Late,
        ratio if ratio <= 4.0 => Standing::Lapsed,
        _ => Standing::Lost,
    };
    (Some(cadence), standing)
}

fn plain_thresholds(people: &[Plain]) -> [i32; 4] {
    let mut second: Vec<f64> = people.iter().filter_map(|own| own.gaps().first().copied()).collect();
    if second.len() < 20 {
        return [60, 120, 180, 240];
    }
    second.sort_by(f64::total_cmp);
    [50, 75, 90, 95].map(|percent: usize| second[(percent * second.len()).div_ceil(100) - 1] as i32)
}

fn plain_is_loyal(own: &Plain, standing: Standing) -> bool {
    let Some(median) = median(own.paced_gaps()) else { return false };
    let near = own.paced_gaps().iter().filter(|gap| (**gap - median).abs() <= median / 2.0).count();
    own.days.len() >= 3
        && TODAY - own.days[0] >= 90
        && 2 * near >= own.gaps().len()
        && matches!(standing, Standing::OnTime | Standing::Resting)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn every_figure_is_as_defined(rows in rows(), window in 1..800_u16) {
        let config = ClassifyConfig { window_days: window, ..ClassifyConfig::default() };
        let figures = classify_columns(&columns_of(&rows), &[true; 40], &[], &config, Day(TODAY));
        let people: Vec<Plain> = (0..40).map(|customer| plain(&rows, customer, window.into())).collect();
        let buyers: Vec<&Plain> = people.iter().filter(|own| !own.days.is_empty()).collect();
        let shop = median(buyers.iter().flat_map(|own| own.gaps()).collect());
        let thresholds = plain_thresholds(&people);
        prop_assert_eq!(figures.cadences.shop_median_days, shop);
        prop_assert_eq!(figures.cadences.second.threshold_days, thresholds);
        let values = |of: fn(&Plain) -> i64| buyers.iter().map(|own| of(own)).collect::<Vec<_>>();
        let recency: fn(&Plain) -> i64 = |own| -i64::from(own.days_since());
        let frequency: fn(&Plain) -> i64 = |own| own.days.len() as i64;
        let money: fn(&Plain) -> i64 = |own| own.net;
        for (at, own) in people.iter().enumerate() {
            let told = figures.of(crate::domain::CustomerId(at as u32));
            prop_assert_eq!(told.net_minor, own.net);
            prop_assert_eq!(told.visits as usize, own.days.len());
            prop_assert_eq!(told.class, plain_class(&people, own));
            prop_assert_eq!(told.first_day.map(|day| day.0), own.days.first().copied());
            prop_assert_eq!(told.last_day.map(|day| day.0), own.days.last().copied());
            if own.days.is_empty() {
                prop_assert_eq!((told.standing, told.group, told.corner), (Standing::NoPurchase, None, None));
                continue;
            }
            let (cadence, standing) = plain_standing(own, shop, thresholds);
            prop_assert_eq!(told.standing, standing);
            prop_assert_eq!(told.cadence_days.is_some(), cadence.is_some());
            prop_assert!((f64::from(told.cadence_days.unwrap_or_default()) - cadence.unwrap_or_default()).abs() < 0.001);
            prop_assert_eq!(told.scores.r, plain_score(&values(recency), recency(own)));
            prop_assert_eq!(told.scores.f, plain_score(&values(frequency), frequency(own)));
            prop_assert_eq!(told.scores.m, plain_score(&values(money), money(own)));
            let is_high = figures.is_key(crate::domain::CustomerId(at as u32));
            if told.class <= Class::C {
                prop_assert_eq!(is_high, told.class == Class::A);
            }
            prop_assert_eq!(told.corner, Some(Corner::of(is_high, plain_is_loyal(own, standing))));
        }
        let totals = figures.totals;
        let standing = || rows.iter().filter(|row| !row.is_void && row.days_ago >= 0);
        prop_assert_eq!(totals.net_all_minor, standing().map(|row| row.amount_minor).sum::<i64>());
        let in_window = || standing().filter(|row| row.days_ago < window.into());
        prop_assert_eq!(totals.net_minor, in_window().map(|row| row.amount_minor).sum::<i64>());
        let nobody = in_window().filter(|row| row.customer.is_none());
        prop_assert_eq!(totals.walk_in_net_minor, nobody.map(|row| row.amount_minor).sum::<i64>());
        prop_assert_eq!(totals.sales as usize, standing().filter(|row| row.amount_minor >= 0).count());
        prop_assert_eq!(totals.buyers as usize, buyers.len());
    }

    #[test]
    fn a_customer_in_the_trash_is_a_walk_in(rows in rows()) {
        let config = ClassifyConfig::default();
        let mut counted = vec![true; 40];
        counted[7] = false;
        let trashed = classify_columns(&columns_of(&rows), &counted, &[], &config, Day(TODAY));
        let anonymous: Vec<Row> =
            rows.iter().map(|row| Row { customer: row.customer.filter(|id| *id != 7), ..*row }).collect();
        let mut expected = classify_columns(&columns_of(&anonymous), &[true; 40], &[], &config, Day(TODAY));
        expected.columns.counted[7] = false;
        expected.columns.is_customer[7] = false;
        expected.totals.customers -= 1;
        prop_assert_eq!(trashed, expected);
    }

    #[test]
    fn amounts_are_sorted_from_the_largest(mut amounts in prop::collection::vec(any::<i64>(), 2_048..3_000)) {
        let mut expected = amounts.clone();
        expected.sort_unstable_by(|left, right| right.cmp(left));
        super::super::abc::sort_descending(&mut amounts);
        prop_assert_eq!(amounts, expected);
    }
}

#[test]
fn every_combination_of_steps_has_one_group() {
    for steps in [(3, 3, 3), (5, 5, 5), (2, 9, 4)] {
        let mut seen = BTreeSet::new();
        for r in 1..=steps.0 {
            for f in 1..=steps.1 {
                for m in 1..=steps.2 {
                    seen.insert(Group::of(Level::of(r, steps.0), Level::of(f, steps.1), Level::of(m, steps.2)));
                }
            }
        }
        let missing: Vec<_> = Group::ALL.iter().filter(|group| !seen.contains(group)).collect();
        let expected: &[Group] = if steps.0 == 2 { &[Group::Attention] } else { &[] };
        assert_eq!(missing, expected.iter().collect::<Vec<_>>(), "{steps:?}");
    }
    assert_eq!([1, 2, 3, 4, 5].map(|score| Level::of(score, 5)), [Level::Low, Level::Low, Level::Middle, Level::High, Level::High]);
    assert_eq!([1, 2, 3].map(|score| Level::of(score, 3)), [Level::Low, Level::Middle, Level::High]);
}

#[test]
fn hand_moved_boundaries_replace_the_quantiles() {
    let mut columns = SaleColumns::default();
    let today = day("2026-11-21");
    for (customer, days_ago, amount) in [(0, 5, 100), (1, 40, 5_000), (2, 100, 20_000)] {
        push(&mut columns, Some(customer), today.plus_days(-days_ago), amount);
    }
    let moved = RfmBoundaries { recency_days: Some(vec![30, 90]), frequency: None, monetary_minor: Some(vec![1_000, 10_000]) };
    let config = ClassifyConfig { rfm: moved, ..ClassifyConfig::default() };
    let figures = classify_columns(&columns, &[true; 3], &[], &config, today);
    let scores = |at: usize| (figures.columns.scores[at].r, figures.columns.scores[at].m);
    // Not fewer than 90 days is the lowest step of recency, fewer than 30 the highest.
    assert_eq!([scores(0), scores(1), scores(2)], [(3, 1), (2, 2), (1, 3)]);
    assert_eq!(figures.rfm.recency_days.ends, [90, 30]);
    assert!(figures.rfm.recency_days.moved && !figures.rfm.frequency.moved);
    assert_eq!(figures.columns.scores[0].f, 2, "all came once: everybody in the middle");
}

#[test]
fn ties_stay_together_across_the_cut() {
    let mut columns = SaleColumns::default();
    let today = day("2026-11-21");
    // 70 % by one, then four times 7.5 %: the second reaches 77.5 %, the third 85 %.
    for (customer, amount) in [700, 75, 75, 75, 75, 0, 0, 0, 0, -5].into_iter().enumerate() {
        push(&mut columns, Some(customer as u32), today, amount);
    }
    let figures = classify_columns(&columns, &[true; 10], &[], &ClassifyConfig::default(), today);
    let counts = figures.classes.counts;
    assert_eq!((counts.a, counts.b, counts.c), (5, 0, 5));
    assert_eq!(figures.classes.cut_a_minor, Some(75));
}

#[test]
fn a_shop_that_took_back_more_than_it_sold_has_no_key_customers() {
    let mut columns = SaleColumns::default();
    let today = day("2026-11-21");
    for customer in 0..12 {
        push(&mut columns, Some(customer), today, if customer == 0 { 100 } else { -100 });
    }
    let figures = classify_columns(&columns, &[true; 12], &[], &ClassifyConfig::default(), today);
    assert_eq!((figures.classes.counts.a, figures.classes.counts.c), (0, 12));
    assert_eq!((figures.concentration.top20_share, figures.concentration.curve.len()), (0.0, 0));
}

#[test]
fn an_empty_shop_has_figures_too() {
    let figures = classify_columns(&SaleColumns::default(), &[true, false], &[], &ClassifyConfig::default(), day("2026-11-21"));
    assert_eq!((figures.totals.customers, figures.totals.buyers), (1, 0));
    assert_eq!(figures.cadences.shop_median_days, None);
    assert_eq!(figures.of(crate::domain::CustomerId(9)), CustomerFigures::default());
    let lone = SaleColumns::default();
    let config = ClassifyConfig { class_cuts: ClassCuts { a: 0, b: 0 }, window_days: 0, key_share: 20_000, rfm: RfmBoundaries::default() };
    classify_columns(&lone, &[], &[ReceiptId(3)], &config, Day(i32::MIN));
}
