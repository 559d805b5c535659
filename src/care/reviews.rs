//! Reviews (methods 27 and 51): which key customers are to be looked at, and which changes of class are to be judged.
//!
//! Nothing of a session is stored but its reviews: what was looked at in the last days belongs to it, so it can be left and
//! taken up again.
use super::prospects::is_present;
use crate::book::Book;
use crate::domain::{ClassMark, CustomerId, Day, Review, ReviewKind, ReviewVerdict, judged, sort_by_rank};
use crate::method::{Class, ClassHistory, ClassMove, Figures, class_moves};
use rustc_hash::FxHashMap;

/// A key customer is looked at again after so many days, unless the owner says otherwise.
pub const NEXT_REVIEW_DAYS: i32 = 91;
/// Reviews of so many days belong to one session.
pub const SESSION_DAYS: i32 = 7;
/// The first meeting looks so far back.
pub const FIRST_MEETING_DAYS: i32 = 30;
/// What the shop does about its own fault comes up again after so many days.
pub const ACTION_DAYS: i32 = 7;

/// The key customers who are not let go, those with the most net sales first.
pub fn key_customers(book: &Book, figures: &Figures) -> Vec<CustomerId> {
    let all = (0..figures.columns.counted.len() as u32).map(CustomerId);
    let mut keys: Vec<CustomerId> = all.filter(|id| figures.is_key(*id) && is_present(book, *id)).collect();
    sort_by_rank(&mut keys, |id| [-figures.columns.net_minor[id.index()], 0, 0]);
    keys
}

/// The latest review of each customer, by the order of writing.
pub fn latest_reviews(book: &Book, kind: ReviewKind) -> FxHashMap<CustomerId, &Review> {
    book.live_rows::<Review>().filter(|(_, review)| review.kind == kind).map(|(_, review)| (review.customer, review)).collect()
}

/// Key customers whose next review is due, or who were never looked at.
pub fn reviews_due(book: &Book, figures: &Figures, today: Day) -> Vec<CustomerId> {
    let latest = latest_reviews(book, ReviewKind::Inventory);
    let is_due =
        |id: &CustomerId| latest.get(id).is_none_or(|review| review.next.unwrap_or(review.day.plus_days(NEXT_REVIEW_DAYS)) <= today);
    key_customers(book, figures).into_iter().filter(is_due).collect()
}

/// A session of reviews as it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// Who is still to be looked at.
    pub queue: Vec<CustomerId>,
    /// Positions of the reviews made in this session, in the order of writing.
    pub done: Vec<u32>,
}

impl Session {
    /// How many belong to it.
    pub fn total(&self) -> usize {
        self.queue.len() + self.done.len()
    }
}

fn done_in_session(book: &Book, kind: ReviewKind, today: Day) -> Vec<u32> {
    let is_recent = |review: &Review| review.kind == kind && (0..SESSION_DAYS).contains(&today.days_since(review.day));
    let mut latest: FxHashMap<CustomerId, u32> = FxHashMap::default();
    latest.extend(book.live_rows::<Review>().filter(|(_, review)| is_recent(review)).map(|(at, review)| (review.customer, at)));
    let mut done: Vec<u32> = latest.into_values().collect();
    done.sort_unstable();
    done
}

/// The inventory of key customers.
pub fn inventory(book: &Book, figures: &Figures, today: Day) -> Session {
    let done = done_in_session(book, ReviewKind::Inventory, today);
    let is_done = |id: &CustomerId| done.iter().any(|at| book.find_row::<Review>(*at).is_some_and(|review| review.customer == *id));
    let queue = reviews_due(book, figures, today).into_iter().filter(|id| !is_done(id)).collect();
    Session { queue, done }
}

/// The classification meeting: whose class changed since the last one, and what was said of it in this one.
pub struct Meeting {
    pub since: Day,
    pub moves: Vec<ClassMove>,
    pub session: Session,
}

/// The changes of class since the last meeting. Where the owner has the word over the class, there is nothing to judge.
pub fn meeting(book: &Book, figures: &Figures, today: Day) -> Meeting {
    let done = done_in_session(book, ReviewKind::ClassChange, today);
    let earlier = book
        .live_rows::<Review>()
        .filter(|(_, review)| review.kind == ReviewKind::ClassChange && today.days_since(review.day) >= SESSION_DAYS);
    let since = earlier.map(|(_, review)| review.day).max().unwrap_or(today.plus_days(-FIRST_MEETING_DAYS));
    let history = ClassHistory::build(book, vec![since]);
    let is_decided =
        |id: CustomerId| book.find_customer(id).is_some_and(|customer| judged(customer.class_override.as_deref(), today).is_some());
    let is_done = |id: CustomerId| done.iter().any(|at| book.find_row::<Review>(*at).is_some_and(|review| review.customer == id));
    let movers = class_moves(book, figures, &history, since).movers.into_iter();
    let moves: Vec<ClassMove> = movers
        .filter(|moved| {
            moved.from != Class::None && is_present(book, moved.customer) && (!is_decided(moved.customer) || is_done(moved.customer))
        })
        .collect();
    let queue = moves.iter().map(|moved| moved.customer).filter(|id| !is_done(*id)).collect();
    Meeting { since, moves, session: Session { queue, done } }
}

/// The next lower class.
pub const fn lower(class: Class) -> ClassMark {
    match class {
        Class::A | Class::Rank(_) => ClassMark::B,
        Class::B | Class::C | Class::None => ClassMark::C,
    }
}

/// The mark that holds a class.
pub const fn mark_of(class: Class) -> Option<ClassMark> {
    match class {
        Class::A => Some(ClassMark::A),
        Class::B => Some(ClassMark::B),
        Class::C => Some(ClassMark::C),
        Class::Rank(_) | Class::None => None,
    }
}

/// How many of the session were decided how.
pub fn count_verdicts(book: &Book, session: &Session) -> Vec<(ReviewVerdict, usize)> {
    use ReviewVerdict as V;
    let made: Vec<ReviewVerdict> = session.done.iter().filter_map(|at| book.find_row::<Review>(*at)).map(|review| review.verdict).collect();
    let all = [V::Keep, V::Demote, V::LetGo, V::OurFault, V::Accept, V::Reject];
    all.into_iter().map(|verdict| (verdict, made.iter().filter(|made| **made == verdict).count())).collect()
}
