//! How the sample shop's customers came, who sent them, and how much of their buying the shop sees.
use super::people::{Kind, Person};
use super::stream::Stream;
use crate::domain::{CustomerId, Source, Wallet};

/// How often each source brought somebody, in a hundred; the rest did not say.
const SOURCES: [(Source, u32); 6] =
    [(Source::PassingBy, 34), (Source::Referral, 24), (Source::Event, 12), (Source::Online, 10), (Source::Advert, 7), (Source::Other, 3)];
/// Somebody was sent by one of so many good customers.
const REFERRERS: usize = 14;
/// Every so manieth close customer told how much is bought here.
const WALLET_PERCENT: u32 = 70;

/// Writes the sources into the records; whoever was sent came after the one who sent.
pub fn give_sources(people: &mut [Person], seed: u64, first: CustomerId) {
    let good: Vec<(CustomerId, Option<crate::domain::Day>)> = (first.0..)
        .zip(people.iter())
        .filter(|(_, person)| matches!(person.role.kind, Kind::Key | Kind::KeyDue | Kind::Regular))
        .map(|(at, person)| (CustomerId(at), person.visits.first().copied()))
        .take(REFERRERS)
        .collect();
    for (index, person) in (0u64..).zip(people) {
        let mut stream = Stream::new(seed, 7, index);
        let customer = &mut person.customer;
        customer.source = match person.role.kind {
            Kind::Prospect => Some(Source::List),
            Kind::Firm => Some(Source::Referral),
            _ => source(&mut stream),
        };
        let since = person.visits.first().copied();
        let elders: Vec<CustomerId> = good.iter().filter(|(_, first_day)| *first_day < since).map(|(id, _)| *id).collect();
        if customer.source == Some(Source::Referral) && !elders.is_empty() {
            customer.referrer = Some(*stream.pick(&elders));
        }
        if person.visits.len() > 5 && stream.in_hundred(WALLET_PERCENT) {
            customer.wallet = Some(*stream.pick(&[Wallet::Little, Wallet::Half, Wallet::Half, Wallet::Most]));
        }
    }
}

fn source(stream: &mut Stream) -> Option<Source> {
    let mut left = stream.below(100);
    SOURCES.iter().find_map(|(source, percent)| {
        let is_it = left < *percent;
        left = left.saturating_sub(*percent);
        is_it.then_some(*source)
    })
}
