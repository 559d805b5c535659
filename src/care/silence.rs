//! Who has not been in touch for how long: neither spoken to nor here.
use super::contact::ContactIndex;
use crate::book::Book;
use crate::domain::{CustomerId, Day};
use crate::method::Figures;

/// The lengths that are offered, in days.
pub const SILENCES: [i32; 5] = [7, 15, 30, 90, 180];

/// The days since each present customer was last reached, bought, or was entered; prospects and archived ones are left out.
fn silences<'a>(book: &'a Book, figures: &'a Figures, contacts: &'a ContactIndex) -> impl Iterator<Item = (CustomerId, i32)> + 'a {
    book.present_customers().filter_map(|(id, customer)| {
        let columns = &figures.columns;
        let is_meant = !customer.archived && columns.is_customer.get(id.index()).copied().unwrap_or(false);
        let last_purchase = is_meant.then(|| (columns.visits[id.index()] > 0).then(|| Day(columns.last_day[id.index()])))?;
        let last = contacts.of(id).last_contact.max(last_purchase).or(customer.created)?;
        Some((id, figures.today.days_since(last)))
    })
}

/// How many were silent for at least each of [`SILENCES`].
pub fn count_silent(book: &Book, figures: &Figures, contacts: &ContactIndex) -> [u32; 5] {
    let mut counts = [0; 5];
    for (_, days) in silences(book, figures, contacts) {
        for (count, least) in counts.iter_mut().zip(SILENCES) {
            *count += u32::from(days >= least);
        }
    }
    counts
}

/// Who was silent for at least so many days.
pub fn silent_for(book: &Book, figures: &Figures, contacts: &ContactIndex, days: i32) -> Vec<CustomerId> {
    silences(book, figures, contacts).filter(|(_, silent)| *silent >= days).map(|(id, _)| id).collect()
}
