//! What a customer is promised by the service card of the class (methods 42, 98): days to answer and to solve, credit.
use crate::book::Book;
use crate::domain::{CustomerId, Day, ServiceCard, ServiceCards};
use crate::method::{Class, Figures};

/// The card by which a customer is served: that of the class in force; key customers of a shop without classes are served as A,
/// whoever has no class as C.
pub fn service_card<'a>(book: &'a Book, figures: &Figures, customer: CustomerId) -> &'a ServiceCard {
    let ServiceCards { a, b, c } = &book.settings().service;
    match figures.class_in_force(customer) {
        Class::A => a,
        Class::B => b,
        Class::Rank(_) if figures.is_key(customer) => a,
        _ => c,
    }
}

/// Whether complaints of the customer go first and in half the time.
pub fn has_green_channel(book: &Book, customer: CustomerId) -> bool {
    book.find_customer(customer).and_then(|customer| customer.key_account.as_ref()).is_some_and(|account| account.has_green_channel)
}

/// The last day of an answer to a complaint of that day. The green channel halves it, rounded up.
pub fn answer_due(book: &Book, figures: &Figures, customer: CustomerId, received: Day) -> Day {
    received.plus_days(halved(service_card(book, figures, customer).answer_days, has_green_channel(book, customer)))
}

/// The last day of solving a complaint of that day.
pub fn solve_due(book: &Book, figures: &Figures, customer: CustomerId, received: Day) -> Day {
    received.plus_days(halved(service_card(book, figures, customer).solve_days, has_green_channel(book, customer)))
}

/// The last day of payment for what is put on account that day.
pub fn payment_due(book: &Book, figures: &Figures, customer: CustomerId, sold: Day) -> Day {
    sold.plus_days(service_card(book, figures, customer).credit_days.into())
}

fn halved(days: u16, is_halved: bool) -> i32 {
    i32::from(if is_halved { days.div_ceil(2) } else { days })
}
