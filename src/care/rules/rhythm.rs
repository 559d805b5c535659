//! Both ends by the own rhythm (methods 16, 29): key customers whose interval has passed, those slipping away, those with an
//! interval of their own or of their class, and the middle as one batch.
use super::{Ground, Offers};
use crate::care::TaskKind;
use crate::care::interval::{IntervalBy, interval_of};
use crate::care::losses::gone;
use crate::domain::{CustomerId, Day};
use crate::method::{OneTimeStage, Standing};

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    let columns = &ground.figures.columns;
    let has_cards = [&ground.book.settings().service.a, &ground.book.settings().service.b, &ground.book.settings().service.c]
        .into_iter()
        .any(|card| card.contact_days.is_some());
    // Who is noted as lost is looked after by the plan of winning back, not by the rhythm.
    let gone = gone(ground.book, ground.figures);
    for (at, slot) in ground.book.customers().iter().enumerate() {
        let Some(standing) = columns.standing.get(at) else { continue };
        let id = CustomerId(at as u32);
        if gone.contains(&id) {
            continue;
        }
        let by_figures = match standing {
            Standing::NoPurchase => None,
            _ if ground.figures.is_key(id) => Some(TaskKind::KeyDue),
            Standing::Lapsed => Some(TaskKind::Slipping),
            Standing::Late | Standing::OneTime(OneTimeStage::Waiting) => Some(TaskKind::Middle),
            Standing::New | Standing::Resting | Standing::OnTime | Standing::Lost | Standing::OneTime(_) => None,
        };
        let is_agreed = slot.value.contacting.as_ref().is_some_and(|contacting| contacting.interval_days.is_some());
        if by_figures.is_none() && !is_agreed && !has_cards {
            continue;
        }
        let interval = interval_of(ground.book, ground.figures, id);
        let kind = match (by_figures, interval.by) {
            (Some(TaskKind::KeyDue | TaskKind::Slipping), _) => by_figures,
            (_, IntervalBy::Person) => Some(TaskKind::Interval),
            (Some(_), _) => by_figures,
            // A class's interval keeps nobody who is gone.
            (None, IntervalBy::Class) if matches!(standing, Standing::New | Standing::OnTime) => Some(TaskKind::Middle),
            (None, _) => None,
        };
        let Some(kind) = kind else { continue };
        let last_purchase = (columns.visits[at] > 0).then(|| Day(columns.last_day[at]));
        let Some(last_touch) = ground.contacts.of(id).last_contact.max(last_purchase).or(slot.value.created) else { continue };
        let due = last_touch.plus_days(interval.days);
        if due <= ground.today {
            offers.offer(id, kind, due, None);
        }
    }
}
