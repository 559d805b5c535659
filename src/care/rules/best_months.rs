//! The best month ever (method 31): a key customer who bought more last month than in any month before is congratulated
//! in the first days of the new one.
use super::{Ground, Offers};
use crate::book::Book;
use crate::care::TaskKind;
use crate::domain::{CustomerId, Day, Month, sort_by_rank};
use rustc_hash::FxHashMap;

/// Told until this day of the month.
const LAST_DAY: u8 = 10;
/// Months with purchases from which on a best one means something.
const MIN_MONTHS: usize = 6;
/// The rows of so many customers are read, the largest ones.
const MOST_READ: usize = 200;

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    if ground.today.civil().day > LAST_DAY {
        return;
    }
    let columns = &ground.figures.columns;
    let since = ground.today.month().previous().first_day();
    let keys = (0..columns.counted.len() as u32).map(CustomerId);
    let mut keys: Vec<CustomerId> = keys.filter(|id| columns.last_day[id.index()] >= since.0 && ground.figures.is_key(*id)).collect();
    sort_by_rank(&mut keys, |id| [-columns.net_minor[id.index()], 0, 0]);
    for id in keys.into_iter().take(MOST_READ) {
        if best_month(ground.book, id, ground.today).is_some() {
            offers.offer(id, TaskKind::BestMonth, ground.today.month().first_day(), None);
        }
    }
}

/// Last month's net sales and the best before it, where last month was the best of all.
pub(in crate::care) fn best_month(book: &Book, customer: CustomerId, today: Day) -> Option<(Month, i64, i64)> {
    let columns = book.sales().columns();
    let mut months: FxHashMap<Month, i64> = FxHashMap::default();
    for row in book.sales().rows_of_customer(customer) {
        *months.entry(Day(columns.day[row]).month()).or_default() += columns.amount_minor[row];
    }
    let last = today.month().previous();
    let net_minor = months.get(&last).copied()?;
    let before_minor = months.iter().filter(|(month, _)| **month < last).map(|(_, net)| *net).max()?;
    let has_bought = months.values().filter(|net| **net > 0).count();
    (has_bought >= MIN_MONTHS && net_minor > before_minor).then_some((last, net_minor, before_minor))
}
