//! Outreach (methods 11, 62 and 73): who gets a message, who does not and why, and what came of it.
//!
//! The app never sends: the owner copies each message and says that it went out.
use super::complaints::open_complaints;
use crate::book::Book;
use crate::domain::{CustomerId, Day, Outreach, OutreachKind, OutreachMark, OutreachResult, ReceiptId};
use rustc_hash::{FxHashMap, FxHashSet};

/// One person of so many is held out, to compare.
pub const HOLD_OUT_EVERY: usize = 5;
/// Purchases count for so many days after sending, unless the owner says otherwise.
pub const MEASURED_DAYS: u16 = 14;
/// With fewer people held out nothing can be compared.
pub const MIN_HOLD_OUT: u32 = 5;

/// Why somebody gets no message.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Excluded {
    DoNotContact,
    /// A complaint is not closed yet.
    OpenComplaint,
    /// Let go, in the trash, or no longer in the book.
    Gone,
}

/// The people of a batch before it is made.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Chosen {
    pub recipients: Vec<CustomerId>,
    pub hold_out: Vec<CustomerId>,
    pub excluded: Vec<(CustomerId, Excluded)>,
}

fn excluded(book: &Book, complaining: &FxHashSet<CustomerId>, customer: CustomerId) -> Option<Excluded> {
    let Some(record) = book.find_customer(customer).filter(|record| record.trashed.is_none() && !record.archived) else {
        return Some(Excluded::Gone);
    };
    if record.contacting.as_ref().is_some_and(|contacting| contacting.is_do_not_contact) {
        Some(Excluded::DoNotContact)
    } else {
        complaining.contains(&customer).then_some(Excluded::OpenComplaint)
    }
}

/// Divides people into those who get the message, those held out and those left out. Whom the hold-out begins with changes
/// from batch to batch, so that it does not always hit the same people.
pub fn choose(book: &Book, people: &[CustomerId], has_hold_out: bool) -> Chosen {
    let complaining = open_complaints(book);
    let first = book.rows::<Outreach>().len() % HOLD_OUT_EVERY;
    let mut chosen = Chosen::default();
    let mut place = 0;
    for customer in people {
        if let Some(reason) = excluded(book, &complaining, *customer) {
            chosen.excluded.push((*customer, reason));
            continue;
        }
        place += 1;
        let is_held = has_hold_out && (place + first).is_multiple_of(HOLD_OUT_EVERY);
        if is_held { chosen.hold_out.push(*customer) } else { chosen.recipients.push(*customer) }
    }
    chosen
}

/// Where one person of a batch stands.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Standing {
    /// To be sent.
    Open,
    Sent(Day),
    Skipped(Day),
    /// Bought before the message went out: nothing is sent any more.
    Bought(Day),
    Excluded(Excluded),
}

/// A batch as it stands today.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Batch {
    /// The recipients in their order.
    pub people: Vec<(CustomerId, Standing)>,
    pub sent: u32,
    /// Of those sent to, who bought within the measured days.
    pub sent_bought: u32,
    pub held: u32,
    pub held_bought: u32,
    /// The day after which no purchase counts any more; `None` while nothing was sent.
    pub measured_until: Option<Day>,
    /// Whether the measured days are over.
    pub is_measured: bool,
}

/// What a batch did.
#[derive(Copy, Clone, Debug, PartialEq)]
pub enum Effect {
    /// Nobody was held out.
    NothingToCompare,
    TooFew,
    /// So many more bought than would have bought anyway; `cost_minor` for each, where there was a cost.
    Helped {
        more: u32,
        cost_minor: Option<i64>,
    },
    /// The difference may be chance.
    Unclear,
}

impl Batch {
    /// Reads the batch at that position; `None` where there is none.
    pub fn read(book: &Book, at: u32, today: Day) -> Option<Self> {
        Self::read_with(book, at, today, &open_complaints(book), &taken_back(book))
    }

    fn read_with(book: &Book, at: u32, today: Day, complaining: &FxHashSet<CustomerId>, taken_back: &FxHashSet<ReceiptId>) -> Option<Self> {
        let outreach = book.find_row::<Outreach>(at)?;
        let marks = latest_marks(book, at);
        let purchases = Purchases { book, taken_back, from_row: outreach.sales_seen as usize };
        let days = i32::from(outreach.measured_days);
        let is_message = outreach.kind == OutreachKind::Message;
        let mut batch = Self {
            people: Vec::with_capacity(outreach.recipients.len()),
            sent: 0,
            sent_bought: 0,
            held: outreach.hold_out.len() as u32,
            held_bought: 0,
            measured_until: None,
            is_measured: false,
        };
        for customer in &outreach.recipients {
            let standing = match marks.get(customer) {
                Some((OutreachResult::Sent, day)) => {
                    batch.sent += 1;
                    batch.measured_until = batch.measured_until.max(Some(day.plus_days(days)));
                    batch.sent_bought += u32::from(purchases.first(*customer, *day, day.plus_days(days)).is_some());
                    Standing::Sent(*day)
                }
                Some((OutreachResult::Skipped, day)) => Standing::Skipped(*day),
                _ if is_message => match purchases.first(*customer, outreach.made_on, today) {
                    Some(day) => Standing::Bought(day),
                    None => excluded(book, complaining, *customer).map_or(Standing::Open, Standing::Excluded),
                },
                _ => match book.find_customer(*customer) {
                    Some(_) => Standing::Open,
                    None => Standing::Excluded(Excluded::Gone),
                },
            };
            batch.people.push((*customer, standing));
        }
        let held_until = outreach.made_on.plus_days(days);
        let held = outreach.hold_out.iter();
        batch.held_bought = held.filter(|customer| purchases.first(**customer, outreach.made_on, held_until).is_some()).count() as u32;
        batch.is_measured = batch.measured_until.is_some_and(|until| until < today);
        Some(batch)
    }

    /// People to whom nothing was sent yet and who can be sent to.
    pub fn open(&self) -> impl Iterator<Item = CustomerId> + '_ {
        self.people.iter().filter(|(_, standing)| *standing == Standing::Open).map(|(customer, _)| *customer)
    }

    /// What the message did, against those held out. A difference counts from two standard deviations on.
    pub fn effect(&self, cost_minor: i64) -> Effect {
        if self.held == 0 || self.sent == 0 {
            return Effect::NothingToCompare;
        }
        if self.held < MIN_HOLD_OUT {
            return Effect::TooFew;
        }
        let (sent, held) = (f64::from(self.sent), f64::from(self.held));
        let (told, anyway) = (f64::from(self.sent_bought) / sent, f64::from(self.held_bought) / held);
        let all = f64::from(self.sent_bought + self.held_bought) / (sent + held);
        let deviation = (all * (1.0 - all) * (1.0 / sent + 1.0 / held)).sqrt();
        if told - anyway <= 2.0 * deviation {
            return Effect::Unclear;
        }
        let more = ((told - anyway) * sent).round().max(1.0) as u32;
        Effect::Helped { more, cost_minor: (cost_minor > 0).then(|| cost_minor / i64::from(more)) }
    }
}

/// The latest mark of each person of a batch.
fn latest_marks(book: &Book, at: u32) -> FxHashMap<CustomerId, (OutreachResult, Day)> {
    let marks = book.live_rows::<OutreachMark>().filter(|(_, mark)| mark.outreach == at);
    marks.map(|(_, mark)| (mark.customer, (mark.result, mark.day))).collect()
}

/// Receipts that a standing sale takes back.
pub(super) fn taken_back(book: &Book) -> FxHashSet<ReceiptId> {
    let standing = book.sales().facts().filter(|(later, facts)| facts.reverses.is_some() && book.find_sale(*later).is_some());
    standing.filter_map(|(_, facts)| facts.reverses).collect()
}

struct Purchases<'a> {
    book: &'a Book,
    taken_back: &'a FxHashSet<ReceiptId>,
    from_row: usize,
}

impl Purchases<'_> {
    /// The first purchase between two days, both included, that was written down after the batch was made.
    fn first(&self, customer: CustomerId, from: Day, to: Day) -> Option<Day> {
        let columns = self.book.sales().columns();
        let counts = |row: &usize| {
            let day = Day(columns.day[*row]);
            *row >= self.from_row
                && columns.void[*row] == 0
                && columns.amount_minor[*row] > 0
                && (from..=to).contains(&day)
                && !self.taken_back.contains(&ReceiptId(columns.receipt[*row]))
        };
        self.book.sales().rows_of_customer(customer).filter(counts).map(|row| Day(columns.day[row])).min()
    }
}

/// All batches, those with somebody open first, then the latest.
pub fn batches(book: &Book, today: Day) -> Vec<(u32, Batch)> {
    let (complaining, taken_back) = (open_complaints(book), taken_back(book));
    let read = |(at, _): (u32, &Outreach)| Some((at, Batch::read_with(book, at, today, &complaining, &taken_back)?));
    let mut all: Vec<(u32, Batch)> = book.live_rows::<Outreach>().filter_map(read).collect();
    let is_open = |at: u32, batch: &Batch| {
        book.find_row::<Outreach>(at).is_some_and(|outreach| outreach.closed_on.is_none()) && batch.open().next().is_some()
    };
    all.sort_by_key(|(at, batch)| (!is_open(*at, batch), std::cmp::Reverse(*at)));
    all
}

/// Everybody who bought a product between two days, both included; what was taken back is not counted.
pub fn buyers_of(book: &Book, product: crate::domain::ProductId, from: Day, to: Day) -> Vec<CustomerId> {
    let columns = book.sales().columns();
    let taken_back = taken_back(book);
    let is_bought = |row: &usize| {
        columns.product[*row] == product.0
            && columns.void[*row] == 0
            && columns.quantity_milli[*row] >= 0
            && columns.amount_minor[*row] >= 0
            && (from..=to).contains(&Day(columns.day[*row]))
            && !taken_back.contains(&ReceiptId(columns.receipt[*row]))
    };
    let mut people: Vec<CustomerId> = (0..columns.len())
        .filter(is_bought)
        .map(|row| CustomerId(columns.customer[row]))
        .filter(|customer| book.find_customer(*customer).is_some())
        .collect();
    people.sort_unstable();
    people.dedup();
    people
}
