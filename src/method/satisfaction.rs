//! Satisfaction = what was got − what was expected (methods 66 to 69), by product, promise and customer.
//!
//! Both are one to five stars, given at different times; a rating without both says nothing about the gap and waits.
use crate::book::Book;
use crate::domain::{CustomerId, Day, GapRoute, ProductId, Rating, Shortfall};
use rustc_hash::FxHashMap;

/// Ratings from which a product or promise is judged.
pub const MIN_RATINGS: u32 = 3;
/// Average expectation from which it is high, in stars.
pub const HIGH_STARS: f64 = 4.0;
/// Average expectation up to which it is low, in stars.
pub const LOW_STARS: f64 = 3.0;
/// Average gap, in stars, from which it is marked, up or down.
pub const MARKED_GAP: f64 = 1.0;

/// Stars of several ratings, summed; only ratings with both marks count.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Stars {
    /// Ratings with both marks.
    pub ratings: u32,
    pub expected_sum: u32,
    pub got_sum: u32,
    /// Of `ratings`, those that fell short.
    pub short: u32,
    /// Ratings with an expectation that nobody asked about yet.
    pub waiting: u32,
}

impl Stars {
    fn add(&mut self, rating: &Rating) {
        match (rating.expected, rating.got) {
            (Some(expected), Some(got)) => {
                self.ratings += 1;
                self.expected_sum += u32::from(expected);
                self.got_sum += u32::from(got);
                self.short += u32::from(got < expected);
            }
            (Some(_), None) => self.waiting += 1,
            (None, _) => {}
        }
    }

    /// Average expectation, 1 to 5; `None` without ratings.
    pub fn expected(&self) -> Option<f64> {
        (self.ratings > 0).then(|| f64::from(self.expected_sum) / f64::from(self.ratings))
    }

    /// Average of what was got, 1 to 5.
    pub fn got(&self) -> Option<f64> {
        (self.ratings > 0).then(|| f64::from(self.got_sum) / f64::from(self.ratings))
    }

    /// Average got less average expected, −4 to 4.
    pub fn gap(&self) -> Option<f64> {
        Some(self.got()? - self.expected()?)
    }
}

/// What a manager of expectations should look at (method 68).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum ExpectationMark {
    /// Much was expected and clearly less was got: the promise is too large.
    OverPromised,
    /// Little was expected, clearly more was got, and it sells below the middle of the shop: the promise is too small.
    UnderSold,
}

/// One product or one promise.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated<T> {
    pub of: T,
    pub stars: Stars,
    /// Net sales of the window, in minor units; `None` for a promise, which is not sold by itself.
    pub net_minor: Option<i64>,
    pub mark: Option<ExpectationMark>,
    /// Sides named at a low gap, in the order of [`Shortfall::ALL`].
    pub shortfalls: [u32; 8],
}

/// How often a way of closing a gap succeeded.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct RouteRecord {
    /// Gaps after which this way was taken.
    pub taken: u32,
    /// Those of them after which the same customer rated again.
    pub answered: u32,
    /// Those of the answered whose next rating met the expectation.
    pub met: u32,
}

/// All ratings of the shop, summed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Satisfaction {
    pub all: Stars,
    /// By product, the widest shortfall first.
    pub products: Vec<Rated<ProductId>>,
    /// By promise, the widest shortfall first.
    pub subjects: Vec<Rated<String>>,
    /// Customers whose last rating fell short, the widest shortfall first.
    pub disappointed: Vec<CustomerId>,
    /// In the order of the routes: raise gains, cut losses, both.
    pub routes: [RouteRecord; 3],
    /// Net sales that half of the sold products do not reach, in minor units.
    pub middle_net_minor: Option<i64>,
}

/// The routes in the order of [`Satisfaction::routes`].
pub const ROUTES: [GapRoute; 3] = [GapRoute::RaiseGains, GapRoute::CutLosses, GapRoute::Both];

impl Satisfaction {
    /// Sums the live ratings of customers that count. `nets_minor`: net sales of the window, one entry a product.
    pub fn find(book: &Book, nets_minor: &[i64]) -> Self {
        let live: Vec<&Rating> =
            book.ratings().iter().filter(|slot| slot.live && is_present(book, slot.value.customer)).map(|slot| &slot.value).collect();
        let mut found = Self { middle_net_minor: middle(nets_minor), ..Self::default() };
        let mut products: FxHashMap<ProductId, (Stars, [u32; 8])> = FxHashMap::default();
        let mut subjects: FxHashMap<&str, (Stars, [u32; 8])> = FxHashMap::default();
        for rating in &live {
            found.all.add(rating);
            let add = |(stars, sides): &mut (Stars, [u32; 8])| {
                stars.add(rating);
                if let Some(side) = rating.shortfall {
                    sides[place_of(side)] += 1;
                }
            };
            if let Some(product) = rating.product {
                add(products.entry(product).or_default());
            }
            let subject = rating.subject.trim();
            if !subject.is_empty() {
                add(subjects.entry(subject).or_default());
            }
        }
        found.products = products
            .into_iter()
            .map(|(of, (stars, shortfalls))| {
                let net_minor = Some(nets_minor.get(of.0 as usize).copied().unwrap_or(0));
                Rated { of, stars, net_minor, mark: mark_of(&stars, net_minor, found.middle_net_minor), shortfalls }
            })
            .collect();
        found.subjects = subjects
            .into_iter()
            .map(|(of, (stars, shortfalls))| Rated {
                of: of.to_owned(),
                stars,
                net_minor: None,
                mark: mark_of(&stars, None, None),
                shortfalls,
            })
            .collect();
        found.products.sort_by(|left, right| by_gap(&left.stars, &right.stars).then(left.of.cmp(&right.of)));
        found.subjects.sort_by(|left, right| by_gap(&left.stars, &right.stars).then(left.of.cmp(&right.of)));
        let mut people: FxHashMap<CustomerId, Vec<&Rating>> = FxHashMap::default();
        for rating in live.iter().filter(|rating| rating.expected.is_some() && rating.got.is_some()) {
            people.entry(rating.customer).or_default().push(rating);
        }
        found.judge(people);
        found
    }

    fn judge(&mut self, people: FxHashMap<CustomerId, Vec<&Rating>>) {
        let mut disappointed: Vec<(i32, CustomerId)> = Vec::new();
        for (customer, mut own) in people {
            own.sort_by_key(|rating| day_of(rating));
            for (at, rating) in own.iter().enumerate() {
                let Some(route) = rating.route else { continue };
                let record = &mut self.routes[place_of_route(route)];
                record.taken += 1;
                // On the same day nothing can have changed yet.
                let next = own[at + 1..].iter().find(|next| day_of(next) > day_of(rating));
                record.answered += u32::from(next.is_some());
                record.met += u32::from(next.is_some_and(|next| gap_of(next) >= Some(0)));
            }
            if let Some(gap) = own.last().and_then(|last| gap_of(last)).filter(|gap| *gap < 0) {
                disappointed.push((gap, customer));
            }
        }
        disappointed.sort_unstable();
        self.disappointed = disappointed.into_iter().map(|(_, customer)| customer).collect();
    }

    /// The record of one way.
    pub fn route(&self, route: GapRoute) -> RouteRecord {
        self.routes[place_of_route(route)]
    }
}

/// The stars of one customer, and the last rating whose follow-up is missing.
pub fn stars_of(book: &Book, customer: CustomerId) -> Stars {
    let mut stars = Stars::default();
    ratings_of(book, customer).for_each(|(_, rating)| stars.add(rating));
    stars
}

/// The live ratings of a customer with their places in the table, oldest first.
pub fn ratings_of(book: &Book, customer: CustomerId) -> impl DoubleEndedIterator<Item = (u32, &Rating)> {
    let own = (0_u32..).zip(book.ratings()).collect::<Vec<_>>().into_iter();
    own.filter(move |(_, slot)| slot.live && slot.value.customer == customer).map(|(at, slot)| (at, &slot.value))
}

/// Got less expected, in stars; `None` while one is missing.
pub fn gap_of(rating: &Rating) -> Option<i32> {
    Some(i32::from(rating.got?) - i32::from(rating.expected?))
}

/// Net sales of the window by product, one entry a product. One pass over the rows.
pub fn product_nets_minor(book: &Book, figures: &super::Figures) -> Vec<i64> {
    let mut nets = vec![0_i64; book.products().len()];
    let (columns, span) = (book.sales().columns(), figures.span());
    for (row, product) in columns.product.iter().enumerate() {
        if let Some(net) = nets.get_mut(*product as usize)
            && columns.void[row] != super::net_sales::VOID
            && span.is_in_window(columns.day[row])
        {
            *net = net.saturating_add(columns.amount_minor[row]);
        }
    }
    nets
}

fn is_present(book: &Book, customer: CustomerId) -> bool {
    book.find_customer(customer).is_some_and(|customer| customer.trashed.is_none())
}

fn day_of(rating: &Rating) -> Option<Day> {
    rating.got_on.or(rating.expected_on)
}

fn place_of(side: Shortfall) -> usize {
    Shortfall::ALL.iter().position(|known| *known == side).unwrap_or(0)
}

fn place_of_route(route: GapRoute) -> usize {
    match route {
        GapRoute::RaiseGains => 0,
        GapRoute::CutLosses => 1,
        GapRoute::Both => 2,
    }
}

/// The lowest average gap first; what is not rated yet last.
fn by_gap(left: &Stars, right: &Stars) -> std::cmp::Ordering {
    let gap = |stars: &Stars| stars.gap().unwrap_or(f64::INFINITY);
    gap(left).total_cmp(&gap(right)).then(right.ratings.cmp(&left.ratings))
}

/// The upper median of the products with net sales above zero.
fn middle(nets_minor: &[i64]) -> Option<i64> {
    let mut sold: Vec<i64> = nets_minor.iter().copied().filter(|net| *net > 0).collect();
    if sold.is_empty() {
        return None;
    }
    let at = sold.len() / 2;
    Some(*sold.select_nth_unstable(at).1)
}

fn mark_of(stars: &Stars, net_minor: Option<i64>, middle_net_minor: Option<i64>) -> Option<ExpectationMark> {
    let (expected, gap) = (stars.expected()?, stars.gap()?);
    if stars.ratings < MIN_RATINGS {
        return None;
    }
    if expected >= HIGH_STARS && gap <= -MARKED_GAP {
        return Some(ExpectationMark::OverPromised);
    }
    let sells_little = net_minor.zip(middle_net_minor).is_none_or(|(net, middle)| net < middle);
    (expected <= LOW_STARS && gap >= MARKED_GAP && sells_little).then_some(ExpectationMark::UnderSold)
}
