//! Winning customers (methods 44, 64 and 85): how far prospects have come, and whom to thank for bringing others.
use super::contact::ContactIndex;
use crate::book::Book;
use crate::domain::{Customer, CustomerId, Day, InteractionKind, Origin, Outcome, Thanks};
use crate::method::Figures;
use rustc_hash::FxHashSet;

/// Who bought for the first time stays on the board for so many days.
pub const BOUGHT_DAYS: i32 = 90;

/// How far a prospect has come.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Stage {
    New,
    Contacted,
    CameBy,
    Bought,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Self; 4] = [Self::New, Self::Contacted, Self::CameBy, Self::Bought];
}

/// One prospect on the board.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Prospect {
    pub customer: CustomerId,
    pub stage: Stage,
    /// The day on which the stage was reached; `None` where nobody knows.
    pub since: Option<Day>,
    /// The latest talk.
    pub last_contact: Option<Day>,
}

/// Whether the record stands in the book: neither in the trash nor let go.
pub fn is_present(book: &Book, id: CustomerId) -> bool {
    book.find_customer(id).is_some_and(|customer| customer.trashed.is_none() && !customer.archived)
}

/// Everybody who has not bought yet, and who bought for the first time lately; in each stage who waits longest first.
pub fn board(book: &Book, figures: &Figures, index: &ContactIndex, today: Day) -> Vec<Prospect> {
    let present = book.present_customers().filter(|(_, customer)| !customer.archived);
    let mut board: Vec<Prospect> = present.filter_map(|(id, customer)| place(book, figures, index, id, customer, today)).collect();
    board.sort_by_key(|prospect| (prospect.stage, prospect.since.unwrap_or(Day::FIRST), prospect.customer));
    board
}

fn place(book: &Book, figures: &Figures, index: &ContactIndex, id: CustomerId, customer: &Customer, today: Day) -> Option<Prospect> {
    let prospecting = customer.prospecting.as_deref();
    if prospecting.is_some_and(|prospecting| prospecting.given_up_on.is_some()) {
        return None;
    }
    let first_day = figures.of(id).first_day;
    let last_contact = index.of(id).last_contact;
    let prospect = |stage, since| Some(Prospect { customer: id, stage, since, last_contact });
    if let Some(first) = first_day {
        let was_prospect =
            customer.origin == Origin::External || prospecting.is_some() || customer.created.is_some_and(|made| made < first);
        let is_fresh = (0..=BOUGHT_DAYS).contains(&today.days_since(first));
        return if was_prospect && is_fresh { prospect(Stage::Bought, first_day) } else { None };
    }
    let reached = || {
        let entries = index.entries_of(book, id).map(|at| &book.interactions()[at].value);
        entries.filter(|entry| entry.outcome == Outcome::Reached)
    };
    let met = reached().filter(|entry| entry.kind == InteractionKind::InShop).map(|entry| entry.day).min();
    let came_by = [prospecting.and_then(|prospecting| prospecting.came_by_on), met].into_iter().flatten().min();
    let contacted = reached().map(|entry| entry.day).min();
    match (came_by, contacted) {
        (Some(day), _) => prospect(Stage::CameBy, Some(day)),
        (None, Some(day)) => prospect(Stage::Contacted, Some(day)),
        (None, None) => prospect(Stage::New, customer.created),
    }
}

/// Somebody who brought a customer and was not thanked for it yet.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Unthanked {
    pub referrer: CustomerId,
    pub brought: CustomerId,
    /// When the one who was brought bought first.
    pub since: Day,
    /// Net sales to them, of all time.
    pub net_minor: i64,
}

/// Who is still to be thanked, the longest wait first. Thanks are owed once the one who was brought has bought.
pub fn not_yet_thanked(book: &Book, figures: &Figures) -> Vec<Unthanked> {
    let thanked: FxHashSet<CustomerId> = book.live_rows::<Thanks>().map(|(_, thanks)| thanks.brought).collect();
    let brought = book.present_customers().filter_map(|(id, customer)| Some((id, customer.referrer?)));
    let mut owed: Vec<Unthanked> = brought
        .filter(|(id, referrer)| !thanked.contains(id) && is_present(book, *referrer))
        .filter_map(|(id, referrer)| {
            let own = figures.of(id);
            Some(Unthanked { referrer, brought: id, since: own.first_day?, net_minor: own.net_all_minor })
        })
        .collect();
    owed.sort_by_key(|owed| (owed.since, owed.brought));
    owed
}

/// What somebody brought by bringing others: how many, and their net sales of all time.
pub fn brought_by(book: &Book, figures: &Figures, referrer: CustomerId) -> (u32, i64) {
    let own = book.present_customers().filter(|(_, customer)| customer.referrer == Some(referrer));
    own.fold((0, 0), |(count, net_minor), (id, _)| (count + 1, figures.of(id).net_all_minor.saturating_add(net_minor)))
}
