//! The wind alarm (method 102): one loss shows which way the wind blows; three that share something are told as one.
use crate::book::Book;
use crate::domain::{Complaint, CustomerId, Day, Loss, LossCause, ProductId, sort_by_rank};
use std::collections::BTreeMap;

/// Losses and complaints of so many days count.
pub const WIND_DAYS: i32 = 60;
/// So many that share something raise the alarm.
pub const WIND_EVENTS: usize = 3;

/// What losses and complaints have in common.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Shared {
    Cause(LossCause),
    Product(ProductId),
    Staff(String),
    Area(String),
}

/// A loss or a complaint.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct WindEvent {
    pub customer: CustomerId,
    pub day: Day,
    pub is_complaint: bool,
}

/// Losses and complaints that share something.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Wind {
    pub shared: Shared,
    /// The latest first.
    pub events: Vec<WindEvent>,
}

/// The alarms of a day, the strongest first. A cause that nobody knows is none that is shared.
pub fn winds(book: &Book, today: Day) -> Vec<Wind> {
    let mut by_shared: BTreeMap<Shared, Vec<WindEvent>> = BTreeMap::new();
    let mut note = |shared: Vec<Shared>, event: WindEvent| {
        if (0..WIND_DAYS).contains(&today.days_since(event.day)) {
            shared.into_iter().for_each(|shared| by_shared.entry(shared).or_default().push(event));
        }
    };
    let named = |text: &str, shared: fn(String) -> Shared| Some(text.trim().to_owned()).filter(|text| !text.is_empty()).map(shared);
    for (_, loss) in book.live_rows::<Loss>() {
        let cause = Some(loss.cause).filter(|cause| *cause != LossCause::Unknown).map(Shared::Cause);
        let things = [loss.product.map(Shared::Product), named(&loss.staff, Shared::Staff), named(&loss.area, Shared::Area)];
        let event = WindEvent { customer: loss.customer, day: loss.day, is_complaint: false };
        note(cause.into_iter().chain(things.into_iter().flatten()).collect(), event);
    }
    for (_, complaint) in book.live_rows::<Complaint>().filter(|(_, complaint)| !complaint.is_praise) {
        let things = [complaint.product.map(Shared::Product), named(&complaint.staff, Shared::Staff)];
        let event = WindEvent { customer: complaint.customer, day: complaint.received.day, is_complaint: true };
        note(things.into_iter().flatten().collect(), event);
    }
    let strong = by_shared.into_iter().filter(|(_, events)| events.len() >= WIND_EVENTS);
    let mut winds: Vec<Wind> = strong
        .map(|(shared, mut events)| {
            sort_by_rank(&mut events, |event| [-i64::from(event.day.0), event.customer.0.into(), 0]);
            Wind { shared, events }
        })
        .collect();
    sort_by_rank(&mut winds, |wind| [-(wind.events.len() as i64), 0, 0]);
    winds
}
