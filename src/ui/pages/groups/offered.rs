//! The conditions that can be chosen, each as it begins.
use crate::{
    book::Book,
    domain::{
        CustomKind, GroupKind, Rule, SavedGroup,
        rule::{Bought, Condition, CustomTest, DateKind, Item, Measure, PersonRole, State},
    },
    words::groups::{Dimension, dimension_of},
};

/// A group that has just been begun: who has not come for two months.
pub fn first_group() -> SavedGroup {
    SavedGroup { name: String::new(), kind: GroupKind::Need, rule: Rule::All(vec![Rule::Is(first_condition())]) }
}

/// The condition that a new row begins with.
pub fn first_condition() -> Condition {
    Condition::Measure { measure: Measure::DaysSinceLast, least: Some(60), most: None }
}

/// Every subject, each with a condition to begin with.
pub fn conditions(book: &Book) -> Vec<Condition> {
    let least = |measure, least| Condition::Measure { measure, least: Some(least), most: None };
    let most = |measure, most| Condition::Measure { measure, least: None, most: Some(most) };
    let mut all = vec![
        first_condition(),
        least(Measure::DaysSinceFirst, 365),
        least(Measure::Visits, 3),
        least(Measure::VisitsIn(90), 2),
        least(Measure::Net, 100_000),
        least(Measure::NetIn(90), 10_000),
        least(Measure::NetEver, 100_000),
        least(Measure::NetPerVisit, 10_000),
        Condition::Bought { item: Item::Named(String::new()), when: Bought::Ever },
        Condition::Bought { item: Item::Category(String::new()), when: Bought::Ever },
    ];
    let boxes = |dimension: Dimension| dimension.states().first().map(|state| Condition::State(vec![*state]));
    all.extend(Dimension::ALL.into_iter().filter_map(boxes));
    all.extend([
        least(Measure::OverduePercent, 120),
        most(Measure::CadenceDays, 30),
        most(Measure::DaysToBirthday, 14),
        most(Measure::DaysToReorder, 7),
        least(Measure::DaysSinceContact, 60),
        least(Measure::AlivePercent, 50),
        most(Measure::DaysSinceCreated, 30),
        Condition::Tag(String::new()),
    ]);
    all.extend(PersonRole::ALL.map(|role| Condition::Person { role, name: String::new() }));
    let dates = [DateKind::LastPurchase, DateKind::FirstPurchase, DateKind::AnyPurchase, DateKind::Created];
    all.extend(dates.map(|date| Condition::Date { date, from: None, to: None }));
    let fields = (0_u16..).zip(&book.settings().custom_fields).filter(|(_, field)| field.live);
    all.extend(fields.map(|(field, known)| Condition::Custom { field, test: first_test(known.kind) }));
    all
}

fn first_test(kind: CustomKind) -> CustomTest {
    match kind {
        CustomKind::Text => CustomTest::Contains(String::new()),
        CustomKind::Number | CustomKind::Day => CustomTest::Between { least: None, most: None },
        CustomKind::Choice => CustomTest::Choice(Vec::new()),
        CustomKind::YesNo => CustomTest::Yes(true),
    }
}

/// Whether two conditions have the same subject, whatever they ask of it.
pub fn is_same_subject(left: &Condition, right: &Condition) -> bool {
    use std::mem::discriminant;
    match (left, right) {
        (Condition::Measure { measure: left, .. }, Condition::Measure { measure: right, .. }) => discriminant(left) == discriminant(right),
        (Condition::Date { date: left, .. }, Condition::Date { date: right, .. }) => left == right,
        (Condition::State(left), Condition::State(right)) => dimension(left) == dimension(right),
        (Condition::Bought { item: left, .. }, Condition::Bought { item: right, .. }) => {
            matches!(left, Item::Category(_)) == matches!(right, Item::Category(_))
        }
        (Condition::Tag(_), Condition::Tag(_)) => true,
        (Condition::Person { role: left, .. }, Condition::Person { role: right, .. }) => left == right,
        (Condition::Custom { field: left, .. }, Condition::Custom { field: right, .. }) => left == right,
        _ => false,
    }
}

fn dimension(states: &[State]) -> Option<Dimension> {
    states.first().map(|state| dimension_of(*state))
}
