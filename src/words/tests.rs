//! Numbers and days as people read them.
use super::{Language, format};
use crate::domain::{Currency, Day};

#[test]
fn money_is_separated_and_drops_empty_decimals() {
    assert_eq!(format::money(1_234_567_890, Currency::Cny), "¥12,345,678.90");
    assert_eq!(format::money(186_000, Currency::Cny), "¥1,860");
    assert_eq!(format::money(-6_005, Currency::Usd), "−$60.05");
    assert_eq!(format::money(1_500, Currency::Jpy), "¥1,500");
    assert_eq!(format::money_exact(0, Currency::Eur), "€0.00");
}

#[test]
fn days_are_near_or_dated() {
    let today = Day::parse_iso("2026-11-21").unwrap();
    let near = |days: i32, language| format::day_relative(today.plus_days(days), today, language);
    assert_eq!(near(0, Language::Hans), "今天");
    assert_eq!(near(-3, Language::Hant), "3天前");
    assert_eq!(near(7, Language::English), "in 7 days");
    assert_eq!(near(-30, Language::English), "22 Oct");
    assert_eq!(near(60, Language::Hans), "2027年1月20日");
}

#[test]
fn english_counts_one_alone() {
    assert_eq!(format::days(1, Language::English), "1 day");
    assert_eq!(format::days(2_000, Language::English), "2,000 days");
    assert_eq!(format::days(2, Language::Hans), "2天");
}

#[test]
fn shares_are_rounded_to_whole_percent() {
    assert_eq!(format::percent(6_350), "64%");
    assert_eq!(format::percent(6_349), "63%");
}

#[test]
fn browser_tags_find_their_language() {
    assert_eq!(Language::from_tag("zh-CN"), Some(Language::Hans));
    assert_eq!(Language::from_tag("zh-Hant-HK"), Some(Language::Hant));
    assert_eq!(Language::from_tag("zh-TW"), Some(Language::Hant));
    assert_eq!(Language::from_tag("en-GB"), Some(Language::English));
    assert_eq!(Language::from_tag("de"), None);
}
