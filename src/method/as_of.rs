//! The day as of which figures are computed.
use crate::book::Book;
use crate::domain::Day;

/// Today; but in a shop whose last sale is older than its window, the day of that sale.
///
/// Whoever brings in the sales of a former year wants to see who mattered then, not that nobody bought in the last twelve months.
pub fn figures_day(book: &Book, today: Day) -> Day {
    let columns = book.sales().columns();
    let standing = columns.day.iter().zip(&columns.void).filter(|(_, void)| **void == 0);
    let last = standing.map(|(day, _)| Day(*day)).max().unwrap_or(today);
    let window_days = i32::from(book.settings().window_days);
    if today.days_since(last) >= window_days { last } else { today }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{SaleDraft, SaleLine, Stamp};

    #[test]
    fn an_old_log_is_read_as_of_its_last_day() {
        let (last, mut book) = (Day::from_civil(2011, 12, 9).unwrap(), Book::default());
        assert_eq!(figures_day(&book, last), last, "an empty shop is as of today");
        let lines = vec![SaleLine { product: None, quantity_milli: 0, amount_minor: 100 }];
        let draft = book.plan_sale(&SaleDraft::of(None, last, lines)).unwrap();
        book.apply(draft.stamped(Stamp::default(), last)).unwrap();
        assert_eq!(figures_day(&book, last.plus_days(364)), last.plus_days(364));
        assert_eq!(figures_day(&book, last.plus_days(365)), last);
        let undo = book.plan_undo(1).unwrap();
        book.apply(undo.draft.stamped(Stamp::default(), last)).unwrap();
        assert_eq!(figures_day(&book, last.plus_days(365)), last.plus_days(365), "a sale taken back does not count");
    }
}
