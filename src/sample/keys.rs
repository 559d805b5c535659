//! The sample shop's key accounts: who looks after whom, reviews, a message that was sent and measured, prospects and thanks.
use super::people::{Kind, Person};
use super::sales::local_minor;
use super::texts;
use crate::book::{Op, RowOp, TableOp};
use crate::domain::Contacting;
use crate::domain::{
    Attention, CustomerId, Day, KeyAccount, Outreach, OutreachKind, OutreachLevel, OutreachMark, OutreachResult, PreferredChannel,
    Prospecting, Review, ReviewKind, ReviewVerdict, SalesModel, Setting, Staff, Thanks, Visit,
};
use crate::words::Language;

/// Hours a week for customers.
const WEEK_MINUTES: u16 = 8 * 60;
/// The message went out so many days ago.
const SENT_DAYS_AGO: i32 = 24;
/// People of the message; every fifth was kept out.
const REACHED: usize = 40;
const HOLD_OUT_EVERY: usize = 5;
/// Key customers were looked at so many days ago, and so many of them.
const REVIEWED_DAYS_AGO: i32 = 40;
const REVIEWED: usize = 6;
const NEXT_REVIEW_DAYS: i32 = 91;
const REWARD_YUAN: i64 = 20;
const THANKED: usize = 2;

fn is_key(person: &Person) -> bool {
    matches!(person.role.kind, Kind::Key | Kind::KeyDue | Kind::Firm)
}

/// Says who looks after the key customers, how some want to be spoken to, and why to call the prospects.
pub fn look_after(people: &mut [Person], language: Language) {
    let [first, second] = texts::STAFF.map(|name| name.text(language).to_owned());
    for (at, person) in people.iter_mut().filter(|person| is_key(person)).enumerate() {
        let (owner, deputy) = if at % 3 == 0 { (&second, &first) } else { (&first, &second) };
        person.customer.key_account = Some(Box::new(KeyAccount {
            owner: owner.clone(),
            // Some are known by one person only.
            deputy: if at % 4 == 1 { String::new() } else { deputy.clone() },
            known_by: Vec::new(),
            has_green_channel: at % 6 == 0,
            sales_model: match at % 5 {
                0 => Some(SalesModel::Club),
                3 => Some(SalesModel::Consultative),
                _ => None,
            },
            is_partner: person.role.kind == Kind::Firm,
        }));
    }
    for (at, person) in people.iter_mut().filter(|person| person.role.kind == Kind::Regular).enumerate() {
        let contacting = match at {
            3 => Contacting { is_do_not_contact: true, ..Contacting::default() },
            at if at % 4 == 0 => Contacting { preferred: Some(PreferredChannel::WeChat), ..Contacting::default() },
            _ => continue,
        };
        person.customer.contacting = Some(Box::new(contacting));
    }
    for person in people.iter_mut().filter(|person| person.role.kind == Kind::Prospect).take(1) {
        let reason_to_call = texts::REASON_TO_CALL.text(language).to_owned();
        person.customer.prospecting = Some(Box::new(Prospecting { reason_to_call, ..Prospecting::default() }));
    }
}

/// Who works in the shop, and how many hours customers get.
pub fn settings(language: Language) -> [Setting; 2] {
    let staff = texts::STAFF.map(|name| Staff { name: name.text(language).to_owned(), left_on: None }).to_vec();
    [Setting::Staff(staff), Setting::Attention(Attention { minutes: WEEK_MINUTES, ..Attention::default() })]
}

/// The rows of the small tables.
pub fn plan(people: &[Person], today: Day, language: Language, first: CustomerId) -> Vec<Op> {
    let everybody: Vec<(CustomerId, &Person)> = (first.0..).map(CustomerId).zip(people).collect();
    let keys: Vec<CustomerId> = everybody.iter().filter(|(_, person)| is_key(person)).map(|(id, _)| *id).collect();
    let mut changes: Vec<TableOp> = Vec::new();
    let reviewed = keys.iter().skip(REVIEWED).take(REVIEWED).enumerate();
    changes.extend(reviewed.map(|(at, customer)| {
        let day = today.plus_days(-REVIEWED_DAYS_AGO);
        let row = Review {
            customer: *customer,
            day,
            kind: ReviewKind::Inventory,
            reason: texts::WHY_KEY[at % texts::WHY_KEY.len()].text(language).to_owned(),
            verdict: ReviewVerdict::Keep,
            action: String::new(),
            next: Some(day.plus_days(NEXT_REVIEW_DAYS)),
        };
        TableOp::Review(RowOp::Added { at: at as u32, row })
    }));
    if let Some(customer) = keys.last() {
        let questions = texts::VISIT_QUESTIONS.map(|question| question.text(language).to_owned()).to_vec();
        let row = Visit { customer: *customer, due: today.plus_days(3), is_owner_talk: true, questions, answers: Vec::new(), done: None };
        changes.push(TableOp::Visit(RowOp::Added { at: 0, row }));
    }
    changes.extend(message(&everybody, today, language));
    let brought = everybody.iter().filter_map(|(id, person)| Some((*id, person.customer.referrer?)).filter(|_| !person.visits.is_empty()));
    changes.extend(brought.take(THANKED).enumerate().map(|(at, (brought, customer))| {
        let reward = texts::THANKS.text(language).to_owned();
        let day = today.plus_days(-30 - 11 * at as i32);
        let row = Thanks { customer, brought, day, reward, amount_minor: local_minor(REWARD_YUAN, language) };
        TableOp::Thanks(RowOp::Added { at: at as u32, row })
    }));
    changes.into_iter().map(|change| Op::Table(Box::new(change))).collect()
}

/// A message to those who come often, sent a while ago; one of them was skipped.
fn message(everybody: &[(CustomerId, &Person)], today: Day, language: Language) -> Vec<TableOp> {
    let often = everybody.iter().filter(|(_, person)| matches!(person.role.kind, Kind::Regular | Kind::RegularDue | Kind::Occasional));
    let often = often.filter(|(_, person)| person.customer.contacting.as_ref().is_none_or(|own| !own.is_do_not_contact));
    let people: Vec<CustomerId> = often.map(|(id, _)| *id).take(REACHED).collect();
    let is_held = |at: usize| (at + 1).is_multiple_of(HOLD_OUT_EVERY);
    let part = |held: bool| people.iter().enumerate().filter(|(at, _)| is_held(*at) == held).map(|(_, id)| *id).collect::<Vec<_>>();
    let (recipients, hold_out) = (part(false), part(true));
    let sent_on = today.plus_days(-SENT_DAYS_AGO);
    let marks: Vec<OutreachMark> = recipients
        .iter()
        .enumerate()
        .map(|(at, customer)| OutreachMark {
            outreach: 0,
            customer: *customer,
            day: sent_on,
            result: if at == 1 { OutreachResult::Skipped } else { OutreachResult::Sent },
        })
        .collect();
    let row = Outreach {
        name: texts::MESSAGE_NAME.text(language).to_owned(),
        kind: OutreachKind::Message,
        rule: None,
        template: texts::MESSAGE.text(language).to_owned(),
        cost_minor: 0,
        made_on: sent_on,
        measured_days: 14,
        recipients,
        hold_out,
        level: OutreachLevel::Group,
        closed_on: Some(sent_on),
        sales_seen: 0,
        product: None,
    };
    let batch = TableOp::Outreach(RowOp::Added { at: 0, row });
    let marks = (0_u32..).zip(marks).map(|(at, row)| TableOp::OutreachMark(RowOp::Added { at, row }));
    [batch].into_iter().chain(marks).collect()
}
