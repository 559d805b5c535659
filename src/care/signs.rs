//! Signs that somebody may leave (method 90), each with its evidence: a leaver who knew them, a broken promise, a small customer
//! who was not served, a complaint that grows old.
use super::contact::ContactIndex;
use super::promises::is_broken;
use super::service::solve_due;
use super::step_due;
use crate::book::Book;
use crate::domain::{Complaint, CustomerId, Day, KeyAccount, Promise};
use crate::method::{Class, Figures};

/// Signs of so many days count.
pub const SIGN_DAYS: i32 = 180;

/// What was found about a customer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Sign {
    /// Somebody who looked after the customer left the shop; whether anybody else knows the customer.
    StaffLeft { staff: String, left_on: Day, is_known_by_others: bool },
    /// The shop broke its word, or let the day pass.
    PromiseBroken { text: String, due: Day },
    /// A small customer waits longer for an answer than the card says.
    Unanswered { due: Day },
    /// A small customer has not heard from the shop for longer than the card says.
    Unheard { since: Day, days: u16 },
    /// A complaint that is open beyond the time to solve it.
    OldComplaint { got: String, received: Day },
}

/// Everybody with a sign, the gravest kinds first; archived customers and those in the trash are left out.
pub fn signs(book: &Book, figures: &Figures, contacts: &ContactIndex, today: Day) -> Vec<(CustomerId, Sign)> {
    let mut found = Vec::new();
    complaint_signs(book, figures, today, &mut found);
    promise_signs(book, today, &mut found);
    staff_signs(book, today, &mut found);
    unheard_signs(book, figures, contacts, today, &mut found);
    found.retain(|(customer, _)| book.find_customer(*customer).is_some_and(|known| !known.archived && known.trashed.is_none()));
    found
}

fn complaint_signs(book: &Book, figures: &Figures, today: Day, found: &mut Vec<(CustomerId, Sign)>) {
    for (_, complaint) in book.live_rows::<Complaint>().filter(|(_, complaint)| complaint.is_open()) {
        let customer = complaint.customer;
        let received = complaint.received.day;
        if solve_due(book, figures, customer, received).max(complaint.due) < today {
            found.push((customer, Sign::OldComplaint { got: complaint.got.clone(), received }));
        } else if let Some(due) = step_due(book, figures, complaint).filter(|due| *due < today && is_small(figures, customer)) {
            found.push((customer, Sign::Unanswered { due }));
        }
    }
}

fn promise_signs(book: &Book, today: Day, found: &mut Vec<(CustomerId, Sign)>) {
    let is_recent = |promise: &Promise| today.days_since(promise.due) < SIGN_DAYS;
    let broken = book.live_rows::<Promise>().filter(|(_, promise)| is_broken(promise, today) && is_recent(promise));
    found.extend(broken.map(|(_, promise)| (promise.customer, Sign::PromiseBroken { text: promise.text.clone(), due: promise.due })));
}

fn staff_signs(book: &Book, today: Day, found: &mut Vec<(CustomerId, Sign)>) {
    let staff = &book.settings().staff;
    let leavers: Vec<(&str, Day)> = staff
        .iter()
        .filter_map(|member| Some((member.name.as_str(), member.left_on?)))
        .filter(|(name, left_on)| !name.is_empty() && today.days_since(*left_on) < SIGN_DAYS)
        .collect();
    if leavers.is_empty() {
        return;
    }
    let has_left = |name: &str| staff.iter().any(|member| member.name == name && member.left_on.is_some());
    for (id, customer) in book.present_customers() {
        let Some(account) = customer.key_account.as_deref() else { continue };
        let Some((name, left_on)) = leavers.iter().find(|(name, _)| people_of(account).any(|known| known == *name)) else { continue };
        let is_known_by_others = people_of(account).any(|name| !name.is_empty() && !has_left(name));
        found.push((id, Sign::StaffLeft { staff: (*name).to_owned(), left_on: *left_on, is_known_by_others }));
    }
}

/// Everybody in the shop who looks after the customer.
fn people_of(account: &KeyAccount) -> impl Iterator<Item = &str> {
    [account.owner.as_str(), account.deputy.as_str()].into_iter().chain(account.known_by.iter().map(String::as_str))
}

fn unheard_signs(book: &Book, figures: &Figures, contacts: &ContactIndex, today: Day, found: &mut Vec<(CustomerId, Sign)>) {
    let Some(days) = book.settings().service.c.contact_days else { return };
    for (id, _) in book.present_customers().filter(|(id, _)| figures.class_in_force(*id) == Class::C) {
        let last = contacts.of(id).last_contact.max(figures.of(id).last_day);
        if let Some(since) = last.filter(|last| today.days_since(*last) > i32::from(days)) {
            found.push((id, Sign::Unheard { since, days }));
        }
    }
}

/// Class C, and whoever has no class: those who are easily slighted.
fn is_small(figures: &Figures, customer: CustomerId) -> bool {
    !figures.is_key(customer) && matches!(figures.class_in_force(customer), Class::C | Class::None | Class::Rank(_))
}
