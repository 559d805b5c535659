//! Season prompts (method 43): who took a large part of the year in what is the coming month, a year ago, is asked in the month
//! before.
use super::{Ground, Offers};
use crate::book::Book;
use crate::care::TaskKind;
use crate::domain::{CustomerId, Day, Month, NONE, ProductId};
use std::cmp::Reverse;
use std::ops::RangeInclusive;

/// A month that holds a quarter of a year is a season.
const SHARE_PARTS: i64 = 4;
/// Somebody who comes seldom has no heavy months: so many days of the year outside the month make one tell, or the same month
/// two years running.
const MIN_OTHER_DAYS: usize = 3;
/// The rows of so many customers are read, those who spent most in that month.
const MOST_READ: usize = 300;
const YEAR_DAYS: i32 = 365;

pub(super) fn offer(ground: Ground, offers: &mut Offers) {
    let (book, today) = (ground.book, ground.today);
    let month = month_meant(today);
    let days = days_of(month);
    let columns = book.sales().columns();
    let mut spent = vec![0_i64; book.customers().len()];
    for (row, _) in columns.day.iter().enumerate().filter(|(_, day)| days.contains(day)) {
        if columns.void[row] == 0
            && let Some(sum) = spent.get_mut(columns.customer[row] as usize)
        {
            *sum += columns.amount_minor[row];
        }
    }
    let people = (0_u32..)
        .map(CustomerId)
        .zip(&spent)
        .filter(|(id, sum)| **sum > 0 && ground.figures.columns.visits.get(id.index()).is_some_and(|visits| *visits > 1));
    let mut people: Vec<(CustomerId, i64)> = people.map(|(id, sum)| (id, *sum)).collect();
    if people.len() > MOST_READ {
        // Their order does not matter, only who they are.
        people.select_nth_unstable_by_key(MOST_READ, |(id, sum)| (Reverse(*sum), *id));
        people.truncate(MOST_READ);
    }
    let since = today.month().first_day();
    for (customer, _) in people {
        let is_settled = ground.contacts.of(customer).last_contact.is_some_and(|contact| contact >= since);
        if !is_settled && season_of(book, customer, today).is_some() {
            offers.offer(customer, TaskKind::Season, since, None);
        }
    }
}

/// A month of last year that weighed much.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(in crate::care) struct SeasonPrompt {
    pub month: Month,
    pub net_minor: i64,
    /// Of the last 365 days.
    pub share_percent: i64,
    /// What most of the money went to, where the items are known.
    pub product: Option<ProductId>,
}

/// Whether the coming month weighed much a year ago, and has not been bought for already.
pub(in crate::care) fn season_of(book: &Book, customer: CustomerId, today: Day) -> Option<SeasonPrompt> {
    let month = month_meant(today);
    // Days are compared, not months: a date of the calendar for each row would take longer than everything else here.
    let (days, days_before, days_now) = (days_of(month), days_of(Month(month.0 - 12)), days_of(today.month()));
    let columns = book.sales().columns();
    let year_from = today.0 - YEAR_DAYS;
    let (mut net_minor, mut year_minor, mut came_before) = (0_i64, 0_i64, false);
    let (mut other_days, mut came_twice) = (Vec::new(), false);
    let mut by_product: Vec<(u32, i64)> = Vec::new();
    let mut bought_now: Vec<u32> = Vec::new();
    for row in book.sales().rows_of_customer(customer).filter(|row| columns.day[*row] <= today.0) {
        let (day, amount, product) = (columns.day[row], columns.amount_minor[row], columns.product[row]);
        if day > year_from {
            year_minor += amount;
        }
        came_before |= day < *days.start();
        came_twice |= amount > 0 && days_before.contains(&day);
        let is_other = other_days.len() < MIN_OTHER_DAYS && day > year_from && !days.contains(&day) && amount > 0;
        if is_other && !other_days.contains(&day) {
            other_days.push(day);
        }
        if days_now.contains(&day) && amount > 0 {
            bought_now.push(product);
        }
        if days.contains(&day) {
            net_minor += amount;
            match by_product.iter_mut().find(|(known, _)| *known == product) {
                Some((_, sum)) => *sum += amount,
                None => by_product.push((product, amount)),
            }
        }
    }
    let most = by_product.into_iter().max_by_key(|(product, sum)| (*sum, Reverse(*product)))?.0;
    let is_bought = bought_now.contains(&most);
    let is_season = net_minor > 0 && net_minor.saturating_mul(SHARE_PARTS) >= year_minor && year_minor > 0;
    let is_usual = came_twice || other_days.len() >= MIN_OTHER_DAYS;
    // A first visit is no season.
    (is_season && is_usual && came_before && !is_bought).then(|| SeasonPrompt {
        month,
        net_minor,
        share_percent: net_minor.saturating_mul(100) / year_minor,
        product: Some(ProductId(most)).filter(|_| most != NONE),
    })
}

/// First to last day of a month.
fn days_of(month: Month) -> RangeInclusive<i32> {
    month.first_day().0..=month.last_day().0
}

/// The coming month, a year ago.
fn month_meant(today: Day) -> Month {
    Month(today.month().0 + 1 - 12)
}
