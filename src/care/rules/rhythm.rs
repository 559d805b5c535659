//! Both ends by the own rhythm (methods 16, 29): key customers whose interval has passed, those slipping away, and the
//! middle as one batch.
use super::{Ground, Offers};
use crate::care::{TaskKind, contact_interval_days};
use crate::domain::{CustomerId, Day};
use crate::method::{OneTimeStage, Standing};

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    let columns = &ground.figures.columns;
    for (id, standing) in (0u32..).map(CustomerId).zip(&columns.standing) {
        let kind = match standing {
            Standing::NoPurchase => continue,
            _ if ground.figures.is_key(id) => TaskKind::KeyDue,
            Standing::Lapsed => TaskKind::Slipping,
            Standing::Late | Standing::OneTime(OneTimeStage::Waiting) => TaskKind::Middle,
            Standing::New | Standing::Resting | Standing::OnTime | Standing::Lost | Standing::OneTime(_) => continue,
        };
        let last_purchase = Day(columns.last_day[id.index()]);
        let last_touch = ground.contacts.of(id).last_contact.map_or(last_purchase, |contact| contact.max(last_purchase));
        let due = last_touch.plus_days(contact_interval_days(ground.figures, id));
        if due <= ground.today {
            offers.offer(id, kind, due, None);
        }
    }
}
