//! The sample shop's small tables: what customers expected and got, money spent on them, saved groups, decisions of a month.
use super::people::{Kind, Person};
use super::sales::{Places, local_minor};
use super::stream::Stream;
use super::texts;
use crate::book::{Op, RowOp, TableOp};
use crate::domain::rule::{Bought, Condition, Item, State};
use crate::domain::{
    CustomerId, Day, Decision, GapRoute, GroupKind, ProductId, Rating, Rule, SavedGroup, Shortfall, Source, Spending, SpendingKind,
};
use crate::words::Language;

/// One product as customers speak of it.
struct Opinion {
    /// Its place in the list of products.
    product: u32,
    expected: (i32, i32),
    got: (i32, i32),
    /// What it lacks where they got less than they expected.
    shortfall: Option<Shortfall>,
}

const fn opinion(product: u32, expected: (i32, i32), got: (i32, i32), shortfall: Option<Shortfall>) -> Opinion {
    Opinion { product, expected, got, shortfall }
}

const OPINIONS: [Opinion; 6] = [
    opinion(0, (4, 5), (4, 5), None),
    // Promised as wild and thick, and often neither.
    opinion(9, (4, 5), (2, 3), Some(Shortfall::Quality)),
    // Nobody knows how good it is.
    opinion(6, (2, 3), (4, 5), None),
    opinion(8, (3, 4), (2, 4), Some(Shortfall::Money)),
    opinion(2, (3, 4), (3, 4), None),
    opinion(11, (3, 4), (2, 3), Some(Shortfall::Quality)),
];
/// Ratings of each product.
const RATINGS_EACH: usize = 9;
/// The answer comes so many days after the sale.
const ANSWER_DAYS: (i32, i32) = (5, 25);
/// Promises by word of mouth: kept as well as they sounded, and not.
const PROMISES: [(i32, i32, Option<Shortfall>); 2] = [(4, 4, None), (5, 3, Some(Shortfall::Time))];
const MONTHS: i32 = 12;

/// All rows as changes.
pub fn plan(people: &[Person], today: Day, language: Language, seed: u64, places: Places) -> Vec<Op> {
    let mut changes: Vec<TableOp> = Vec::new();
    let added = |at: usize| at as u32;
    changes.extend(
        ratings(people, today, language, seed, places)
            .into_iter()
            .enumerate()
            .map(|(at, row)| TableOp::Rating(RowOp::Added { at: added(at), row })),
    );
    changes.extend(
        spendings(people, today, language, places.customer)
            .into_iter()
            .enumerate()
            .map(|(at, row)| TableOp::Spending(RowOp::Added { at: added(at), row })),
    );
    changes.extend(
        groups(language, places.product).into_iter().enumerate().map(|(at, row)| TableOp::SavedGroup(RowOp::Added { at: added(at), row })),
    );
    changes
        .extend(decisions(today, language).into_iter().enumerate().map(|(at, row)| TableOp::Decision(RowOp::Added { at: added(at), row })));
    changes.into_iter().map(|change| Op::Table(Box::new(change))).collect()
}

/// What those who come often expected and got, by product and by promise.
fn ratings(people: &[Person], today: Day, language: Language, seed: u64, places: Places) -> Vec<Rating> {
    let mut rows = Vec::new();
    let frequent: Vec<(CustomerId, &Person)> =
        (places.customer.0..).map(CustomerId).zip(people).filter(|(_, person)| person.visits.len() > 5).collect();
    let mut raters = frequent.iter().cycle();
    for (index, Opinion { product, expected, got, shortfall }) in (0u64..).zip(OPINIONS) {
        let mut stream = Stream::new(seed, 8, index);
        for (customer, person) in raters.by_ref().take(RATINGS_EACH) {
            let Some(on) = answered_visit(person, today, &mut stream) else { continue };
            let (expected, got) = (stream.between(expected.0, expected.1) as u8, stream.between(got.0, got.1) as u8);
            let is_short = got < expected;
            rows.push(Rating {
                product: Some(ProductId(places.product.0 + product)),
                shortfall: shortfall.filter(|_| is_short),
                route: is_short.then_some(if shortfall == Some(Shortfall::Money) { GapRoute::CutLosses } else { GapRoute::RaiseGains }),
                ..rating(*customer, on, expected, got, today)
            });
        }
    }
    for (subject, (expected, got, shortfall)) in texts::PROMISES.iter().zip(PROMISES) {
        let mut stream = Stream::new(seed, 9, expected as u64);
        for (customer, person) in raters.by_ref().take(RATINGS_EACH) {
            let Some(on) = answered_visit(person, today, &mut stream) else { continue };
            let subject = subject.text(language).to_owned();
            rows.push(Rating { subject, shortfall, ..rating(*customer, on, expected as u8, got as u8, today) });
        }
    }
    rows.sort_by_key(|row| row.expected_on);
    rows
}

/// A visit long enough ago for an answer.
fn answered_visit(person: &Person, today: Day, stream: &mut Stream) -> Option<Day> {
    let back = stream.between(1, 5) as usize;
    let day = *person.visits.iter().rev().nth(back).or(person.visits.first())?;
    (today.days_since(day) > ANSWER_DAYS.0).then_some(day)
}

fn rating(customer: CustomerId, on: Day, expected: u8, got: u8, today: Day) -> Rating {
    let answered = on.plus_days((ANSWER_DAYS.0 + i32::from(expected + got)).min(ANSWER_DAYS.1)).min(today);
    Rating {
        customer,
        receipt: None,
        product: None,
        subject: String::new(),
        expected: Some(expected),
        expected_on: Some(on),
        got: Some(got),
        got_on: Some(answered),
        shortfall: None,
        route: None,
        note: String::new(),
    }
}

/// What winning customers cost each month, and what single customers cost.
fn spendings(people: &[Person], today: Day, language: Language, first: CustomerId) -> Vec<Spending> {
    let mut rows = Vec::new();
    let mut month = today.month();
    for back in 0..MONTHS {
        // The second of the month; in the present one perhaps still to come.
        let day = month.first_day().plus_days(1).min(today);
        let mut won = |yuan, source, text: texts::Said| {
            rows.push(Spending {
                day,
                amount_minor: local_minor(yuan, language),
                kind: SpendingKind::Acquisition,
                source: Some(source),
                customer: None,
                text: text.text(language).to_owned(),
            });
        };
        won(160, Source::Advert, texts::ADVERT);
        won(60, Source::Online, texts::ONLINE);
        if back % 4 == 1 {
            won(480, Source::Event, texts::EVENT);
        }
        month = month.previous();
    }
    let everybody = || (first.0..).map(CustomerId).zip(people);
    let mut spent = |customer: CustomerId, ago: i32, yuan, kind, text: texts::Said| {
        rows.push(Spending {
            day: today.plus_days(-ago),
            amount_minor: local_minor(yuan, language),
            kind,
            source: None,
            customer: Some(customer),
            text: text.text(language).to_owned(),
        });
    };
    for (index, (customer, _)) in (0..).zip(everybody().filter(|(_, person)| matches!(person.role.kind, Kind::Key | Kind::KeyDue))) {
        spent(customer, 20 + 7 * index, 30, SpendingKind::Care, texts::GIFT);
    }
    for (index, (customer, _)) in (0..).zip(everybody().filter(|(_, person)| person.customer.referrer.is_some()).take(6)) {
        let thanked = everybody().find(|(id, _)| *id == customer).and_then(|(_, person)| person.customer.referrer).unwrap_or(customer);
        spent(thanked, 30 + 11 * index, 20, SpendingKind::ReferralReward, texts::THANKS);
    }
    for (index, (customer, _)) in (0..).zip(everybody().filter(|(_, person)| person.role.kind == Kind::Occasional).take(2)) {
        spent(customer, 45 + 30 * index, 380, SpendingKind::BadDebt, texts::BAD_DEBT);
    }
    rows.sort_by_key(|row| row.day);
    rows
}

/// One group by need, one by value.
fn groups(language: Language, first_product: ProductId) -> Vec<SavedGroup> {
    let state = |state| Rule::Is(Condition::State(vec![state]));
    let longjing = Condition::Bought { item: Item::Product(first_product), when: Bought::NotFor(60) };
    [
        (texts::GROUP_LONGJING, GroupKind::Need, Rule::All(vec![Rule::Is(longjing), Rule::Not(Box::new(state(State::Archived)))])),
        (texts::GROUP_SAFE, GroupKind::Value, Rule::All(vec![state(State::Key), state(State::OnTime)])),
    ]
    .map(|(name, kind, rule)| SavedGroup { name: name.text(language).to_owned(), kind, rule })
    .to_vec()
}

/// One decision that was carried out, and one that waits.
fn decisions(today: Day, language: Language) -> Vec<Decision> {
    let last = today.month().previous();
    let before = last.previous();
    let decision = |month: crate::domain::Month, text: texts::Said, acted_on| Decision {
        month,
        text: text.text(language).to_owned(),
        made_on: month.last_day().min(today),
        acted_on,
        note: String::new(),
    };
    vec![decision(before, texts::DECISION_DONE, Some(before.last_day().plus_days(6))), decision(last, texts::DECISION_OPEN, None)]
}
