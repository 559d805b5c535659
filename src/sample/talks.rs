//! What was said with the sample shop's customers, and when to speak again.
use super::people::{Kind, Person};
use super::stream::Stream;
use super::texts;
use crate::domain::{CustomerId, Day, Interaction, InteractionKind, Outcome, Reminder};
use crate::words::Language;

/// For each follow-up: days since the talk, and days until the day on which to speak again (today is 0).
const FOLLOW_UPS: [(i32, i32); 7] = [(9, 0), (7, 0), (6, 0), (10, -2), (5, 2), (8, 4), (4, 6)];
/// On the day of a visit, in percent of the visits of those who come often.
const TALK_PERCENT: u32 = 9;

/// The follow-up book, the earliest entry first.
pub fn interactions(people: &[Person], today: Day, language: Language, seed: u64, first: CustomerId) -> Vec<Interaction> {
    let mut entries = Vec::new();
    let everybody = || (0u32..).zip(people).map(|(index, person)| (CustomerId(first.0 + index), person));
    for (customer, person) in everybody().filter(|(_, person)| person.visits.len() > 5) {
        let mut stream = Stream::new(seed, 6, customer.0.into());
        for day in &person.visits {
            if stream.in_hundred(TALK_PERCENT) {
                entries.push(talk(customer, *day, &mut stream, language));
            }
        }
    }
    // Those who came before the talk and not since: a later visit would have settled the matter.
    let mut waiting = everybody().filter(|(_, person)| person.role.kind == Kind::Regular);
    for (text, (ago, ahead)) in texts::FOLLOW_UPS.iter().zip(FOLLOW_UPS) {
        let day = today.plus_days(-ago);
        let Some((customer, _)) = waiting.find(|(_, person)| person.visits.last().is_some_and(|last| *last <= day)) else { break };
        entries.push(Interaction {
            customer,
            day,
            kind: InteractionKind::Call,
            outcome: Outcome::Reached,
            note: text.text(language).to_owned(),
            next: Some(today.plus_days(ahead)),
            minutes: 10,
        });
    }
    entries.sort_by_key(|entry| entry.day);
    entries
}

fn talk(customer: CustomerId, day: Day, stream: &mut Stream, language: Language) -> Interaction {
    let kind = *stream.pick(&[InteractionKind::Call, InteractionKind::Message, InteractionKind::InShop, InteractionKind::InShop]);
    let is_reached = kind == InteractionKind::InShop || stream.in_hundred(85);
    let (outcome, text) =
        if is_reached { (Outcome::Reached, *stream.pick(&texts::TALKS)) } else { (Outcome::NotReached, texts::NOT_REACHED) };
    Interaction {
        customer,
        day,
        kind,
        outcome,
        note: text.text(language).to_owned(),
        next: None,
        minutes: if is_reached { *stream.pick(&[5, 5, 15, 15, 30]) } else { 2 },
    }
}

/// One for today and one for later, at the firm and at a customer who comes often.
pub fn reminders(people: &[Person], today: Day, language: Language, first: CustomerId) -> Vec<Reminder> {
    let whom = [Kind::Firm, Kind::Key];
    let dated = whom.iter().zip(texts::REMINDERS).zip([0, 5]);
    let entry = |((kind, text), ahead): ((&Kind, texts::Said), i32)| {
        let index = people.iter().rposition(|person| person.role.kind == *kind)?;
        let customer = CustomerId(first.0 + index as u32);
        Some(Reminder { customer, day: today.plus_days(ahead), text: text.text(language).to_owned(), done: None })
    };
    dated.filter_map(entry).collect()
}
