//! What happened lately in a customer's life (method 2), and what follows from a change (method 28).
use crate::book::Book;
use crate::domain::{CustomerId, Day, LifeChange, News};

/// News fade after so many days.
pub const NEWS_DAYS: i32 = 90;

/// The freshest news of a customer that has not faded: something to begin with.
pub fn latest_news(book: &Book, customer: CustomerId, today: Day) -> Option<&News> {
    let own =
        book.live_rows::<News>().filter(|(_, news)| news.customer == customer && (0..=NEWS_DAYS).contains(&today.days_since(news.day)));
    own.max_by_key(|(at, news)| (news.day, *at)).map(|(_, news)| news)
}

/// Days within which the shop is to act on a change: what is to be done is said in words.
pub const fn days_to_act(change: LifeChange) -> i32 {
    match change {
        LifeChange::Moved | LifeChange::Baby => 3,
        LifeChange::NewBoss | LifeChange::NewJob | LifeChange::ClosedBranch => 7,
        LifeChange::Expanded => 14,
    }
}
