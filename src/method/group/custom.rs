//! Fields of the shop's own.
use super::figure::is_between;
use super::{Facts, Members};
use crate::domain::CustomValue;
use crate::domain::han::fold_text;
use crate::domain::rule::CustomTest;

/// Whose field passes the test; an empty field passes none.
pub(super) fn find(field: u16, test: &CustomTest, facts: &Facts) -> Members {
    let wanted = match test {
        CustomTest::Contains(text) => fold_text(text),
        _ => String::new(),
    };
    let fits = |value: &CustomValue| match (test, value) {
        (CustomTest::Given, _) => true,
        (CustomTest::Contains(_), CustomValue::Text(text)) => fold_text(text).contains(&wanted),
        (CustomTest::Between { least, most }, CustomValue::Number { milli }) => is_between(*milli, *least, *most),
        (CustomTest::Between { least, most }, CustomValue::Day(day)) => is_between(day.0.into(), *least, *most),
        (CustomTest::Choice(choices), CustomValue::Choice(choice)) => choices.contains(choice),
        (CustomTest::Yes(wanted), CustomValue::YesNo(is_yes)) => wanted == is_yes,
        _ => false,
    };
    let customers = facts.book.customers();
    Members::where_true(facts.figures.columns.counted.len(), |at| customers[at].value.custom_value(field).is_some_and(fits))
}
