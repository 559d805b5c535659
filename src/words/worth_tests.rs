//! Worth and policies as they are told.
use super::{Language, what_if, worth};
use crate::domain::Currency;
use crate::method::{Parts, Place};

#[test]
fn what_is_left_is_told_part_by_part() {
    let parts = Parts {
        purchases: 3,
        full_price_minor: 120_000,
        discount_minor: 10_000,
        cost_minor: 60_000,
        minutes: 90,
        time_minor: 7_500,
        ..Parts::default()
    };
    let told = |language| worth::tell_contribution(&parts, 365, Currency::Cny, language).plain();
    assert_eq!(told(Language::Hans), "近365天按原价卖了¥1,200，减去让利¥100、货本¥600、90分钟¥75，留下¥425。");
    assert_eq!(told(Language::Hant), "近365天按原價賣了¥1,200，減去讓利¥100、貨本¥600、90分鐘¥75，留下¥425。");
    assert_eq!(
        told(Language::English),
        "¥1,200 at full price in the last 365 days, less discounts ¥100, cost of goods ¥600, 90 minutes ¥75: ¥425 is left."
    );
    let nothing = worth::tell_contribution(&Parts::default(), 365, Currency::Cny, Language::English).plain();
    assert_eq!(nothing, "Bought nothing in the last 365 days, and nothing was spent.");
    assert_eq!((worth::kept(&parts), worth::kept(&Parts::default())), ("39".to_owned(), "–".to_owned()));
}

#[test]
fn an_estimate_has_three_digits() {
    let check = |low, high, told: &str| assert_eq!(worth::range(low, high, Currency::Cny), told);
    check(6_551_149, 8_970_951, "¥65,500–89,700");
    check(1_234, 5_678, "¥12–57");
    check(-123_456, 99_950, "−¥1,230–¥1,000");
    check(0, 0, "¥0");
    assert_eq!(worth::range(1_234_567, 1_234_999, Currency::Jpy), "¥1,230,000");
    assert!(!worth::range(i64::MIN, i64::MAX, Currency::Cny).is_empty());
}

#[test]
fn rates_and_sliders_have_names() {
    assert_eq!([0, 25, 150, 600].map(what_if::rate), ["0%", "0.25%", "1.5%", "6%"]);
    assert_eq!(what_if::lever(what_if::Lever::Discount(Place::A), Language::Hans), "A类让利");
    assert_eq!(what_if::lever_value(what_if::Lever::Credit(Place::C), 30, Language::English), "30 days");
}
