//! Taking in one row after the other: compact columns for a million rows, one record for each person and each product.
use super::answers::Recalled;
use super::cells::{self, Columns, cell, clean};
use super::customer_cells::{is_walk_in, read_customer};
use super::file::ImportFile;
use super::hash::StableHash;
use super::issue::Reason;
use super::mapping::Mapping;
use super::matching::{Candidate, Crowd, Decision, Index, Person, Resolution, Standing, merge};
use super::names;
use super::row_table::{FileProduct, LaterRefund, RowTable, flag};
use super::sale_cells::{RowFault, SaleFacts, read_sale};
use crate::book::Book;
use crate::domain::{ChannelKind, Customer, CustomerId, Day, NONE, ProductId, ReceiptId, limits};
use csv::ByteRecord;
use rustc_hash::{FxHashMap, FxHashSet};

/// Whether a row is one of this shop's own sales, as [`super::export::write_sales`] writes it.
fn is_own_row(book: &Book, order: &[u8], day: Day, sale: &SaleFacts) -> bool {
    let number = order.strip_prefix(b"Y").and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<u32>().ok());
    let Some(receipt) = number.and_then(|number| number.checked_sub(1)).map(ReceiptId) else { return false };
    let columns = book.sales().columns();
    columns.rows_of(receipt).any(|row| {
        columns.void[row] == 0
            && columns.day[row] == day.0
            && columns.amount_minor[row] == sale.amount_minor
            && columns.quantity_milli[row] == sale.quantity_milli
    })
}

#[derive(Copy, Clone, Debug)]
struct Alias {
    person: u32,
    /// Tells the same customer in another file with the same columns.
    key: u64,
}

#[derive(Copy, Clone, Debug)]
struct OrderAbove {
    number: u64,
    day: Day,
    alias: Alias,
    outcome: Result<(), Reason>,
}

const NOBODY: Alias = Alias { person: NONE, key: 0 };

/// Everything known of the file so far.
#[derive(Clone, Debug)]
pub(crate) struct Collector {
    pub columns: Columns,
    pub mapping: Mapping,
    pub rows: RowTable,
    pub persons: Vec<Person>,
    pub products: Vec<FileProduct>,
    pub refunds: Vec<LaterRefund>,
    pub index: Index,
    /// Fingerprints of the book's sales that stand.
    known_sales: FxHashSet<u64>,
    known_products: FxHashMap<u64, ProductId>,
    person_of_known: FxHashMap<CustomerId, u32>,
    aliases: FxHashMap<u64, Alias>,
    seen_facts: FxHashSet<u64>,
    product_of: FxHashMap<u64, u32>,
    groups: FxHashMap<u64, u32>,
    occurrences: FxHashMap<u64, u32>,
    above: Option<OrderAbove>,
}

impl Collector {
    pub(crate) fn new(mapping: &Mapping) -> Self {
        Self {
            columns: Columns::new(mapping),
            mapping: mapping.clone(),
            rows: RowTable::default(),
            persons: Vec::new(),
            products: Vec::new(),
            refunds: Vec::new(),
            index: Index::default(),
            known_sales: FxHashSet::default(),
            known_products: FxHashMap::default(),
            person_of_known: FxHashMap::default(),
            aliases: FxHashMap::default(),
            seen_facts: FxHashSet::default(),
            product_of: FxHashMap::default(),
            groups: FxHashMap::default(),
            occurrences: FxHashMap::default(),
            above: None,
        }
    }

    pub(crate) fn index_customer(&mut self, book: &Book, at: usize) {
        let id = CustomerId(at as u32);
        if let Some(customer) = book.find_customer(id).filter(|customer| customer.trashed.is_none()) {
            self.index.enter(customer, Candidate::Known(id), true);
        }
    }

    pub(crate) fn index_sales(&mut self, book: &Book, rows: std::ops::Range<usize>) {
        let columns = book.sales().columns();
        let standing = rows.filter(|row| columns.void[*row] == 0 && columns.fingerprint[*row] != 0);
        self.known_sales.extend(standing.map(|row| columns.fingerprint[row]));
    }

    pub(crate) fn index_products(&mut self, book: &Book) {
        for (at, slot) in (0u32..).zip(book.products()).filter(|(_, slot)| slot.live) {
            let keys = [product_key(slot.value.code.as_bytes(), true), product_key(slot.value.name.as_bytes(), false)];
            for key in keys.into_iter().flatten() {
                self.known_products.entry(key).or_insert(ProductId(at));
            }
        }
    }

    /// Takes in one row.
    pub(crate) fn take(&mut self, row: &ByteRecord, place: (u32, u32), file: &ImportFile, book: &Book) {
        if row.iter().all(|cell| clean(cell).is_empty()) {
            return;
        }
        let (start, sheet_row) = place;
        self.rows.start.push(start);
        self.rows.sheet_row.push(sheet_row);
        let at = (self.rows.len() - 1) as u32;
        let outcome = if self.columns.has_sales() { self.take_sale(row, at, file, book) } else { self.take_customer(row, at, file, book) };
        let (person, flags, reason) = match outcome {
            Ok((person, flags)) => (person, flags, 0),
            Err(fault) => (NONE, 0, self.weighed(row, fault, file).code()),
        };
        self.rows.person.push(person);
        self.rows.flags.push(if surplus_cell(row, &self.columns).is_some() { flags | flag::BAD_CELL } else { flags });
        self.rows.reason.push(reason);
    }

    /// A row that cannot be read may not be meant as data at all.
    fn weighed(&self, row: &ByteRecord, fault: RowFault, file: &ImportFile) -> Reason {
        use Reason as R;
        if !matches!(
            fault.reason,
            R::DateMissing | R::DateUnreadable | R::AmountUnreadable | R::AmountMissing | R::NobodyNamed | R::SummaryRow
        ) {
            return fault.reason;
        }
        let is_titles = file.titles().is_some_and(|titles| row.iter().zip(titles).all(|(cell, title)| cells::text(cell) == title.trim()));
        let filled = row.iter().filter(|cell| !clean(cell).is_empty()).count();
        if is_titles {
            R::RepeatedTitles
        } else if cells::is_summary(row)
            || filled <= 1 && self.columns.width > 2 && matches!(fault.reason, R::DateMissing | R::DateUnreadable)
        {
            R::SummaryRow
        } else {
            fault.reason
        }
    }

    fn take_customer(&mut self, row: &ByteRecord, at: u32, file: &ImportFile, book: &Book) -> Result<(u32, u8), RowFault> {
        const NOBODY_NAMED: RowFault = RowFault { reason: Reason::NobodyNamed, column: None };
        let filled = row.iter().filter(|cell| !clean(cell).is_empty()).count();
        if filled <= 2 && cells::is_summary(row) {
            return Err(NOBODY_NAMED);
        }
        let (alias, flags) = self.identify(row, at, file, book)?.ok_or(NOBODY_NAMED)?;
        Ok((alias.person, flags))
    }

    fn take_sale(&mut self, row: &ByteRecord, at: u32, file: &ImportFile, book: &Book) -> Result<(u32, u8), RowFault> {
        let order = cell(row, self.columns.order_number);
        let number = (!order.is_empty()).then(|| StableHash::new(10).bytes(order).finish());
        let above = self.above.filter(|above| Some(above.number) == number);
        let sale = read_sale(row, &self.columns, &self.mapping, file.reading.currency, above.is_some());
        let sale = match (sale, above) {
            // Lines of an order that does not count do not count either.
            (Ok(SaleFacts { day: None, .. }), Some(OrderAbove { outcome: Err(reason), .. })) => Err(RowFault { reason, column: None }),
            (other, _) => other,
        };
        let (sale, day) = match sale {
            Ok(sale) => (sale, sale.day.or(above.map(|above| above.day)).unwrap_or(Day(0))),
            Err(fault) => {
                self.above = number.map(|number| OrderAbove { number, day: Day(0), alias: NOBODY, outcome: Err(fault.reason) });
                self.rows.push_no_sale(at);
                return Err(fault);
            }
        };
        // What the shop itself wrote out is known by its own number, whoever it names.
        let is_own = is_own_row(book, order, day, &sale);
        let identified = if is_own { Ok(Some((NOBODY, flag::SALE_KNOWN))) } else { self.identify(row, at, file, book) };
        let (alias, mut flags) = match identified {
            Ok(Some(found)) => found,
            Ok(None) => (above.map_or(NOBODY, |above| above.alias), 0),
            Err(fault) => {
                self.rows.push_no_sale(at);
                return Err(fault);
            }
        };
        self.above = number.map(|number| OrderAbove { number, day, alias, outcome: Ok(()) });
        flags |= flag::SALE;
        if sale.is_quantity_unreadable {
            flags |= flag::BAD_CELL;
        }
        let group = number.map_or(at, |number| {
            let key = StableHash::new(11).number(number).number(u64::from(alias.person)).number(day.0 as u64).finish();
            *self.groups.entry(key).or_insert(at)
        });
        // The total of an order counts once, with its first row.
        let is_counted = !sale.is_of_order || group == at;
        let amount_minor = if is_counted { sale.amount_minor } else { 0 };
        let (product, product_key) = self.product(row, &sale);
        let base = match number {
            Some(number) => StableHash::new(12).number(number),
            None => StableHash::new(13).number(alias.key),
        };
        let base = base.number(day.0 as u64).number(product_key).number(sale.quantity_milli as u64).number(amount_minor as u64).finish();
        let occurrence = self.occurrences.entry(base).or_insert(0);
        *occurrence += 1;
        let fingerprint = StableHash::new(14).number(base).number(u64::from(*occurrence)).finish();
        if self.known_sales.contains(&fingerprint) {
            flags |= flag::SALE_KNOWN;
        }
        if is_counted && sale.refunded_minor > 0 {
            let refund = StableHash::new(15).number(fingerprint).number(sale.refunded_minor as u64).finish();
            let is_known = self.known_sales.contains(&refund);
            self.refunds.push(LaterRefund { row: at, amount_minor: -sale.refunded_minor, fingerprint: refund, is_known });
            flags |= flag::REFUNDED;
        }
        let rows = &mut self.rows;
        rows.day.push(day.0);
        rows.amount_minor.push(amount_minor);
        rows.quantity_milli.push(sale.quantity_milli);
        rows.product.push(product);
        rows.group.push(group);
        rows.fingerprint.push(fingerprint);
        Ok((alias.person, flags))
    }

    /// The person of a row, and what the row does for them; nothing where it names nobody, a fault where what it names
    /// cannot be read.
    fn identify(&mut self, row: &ByteRecord, at: u32, file: &ImportFile, book: &Book) -> Result<Option<(Alias, u8)>, RowFault> {
        let identity = self.columns.identity.iter().map(|column| cell(row, Some(*column)));
        let mut is_named = false;
        let hash = identity.fold(StableHash::new(20), |hash, cell| {
            is_named |= !cell.is_empty();
            hash.bytes(cell)
        });
        if !is_named {
            return Ok(None);
        }
        let identity = hash.finish();
        let facts = if self.columns.customer.len() == self.columns.identity.len() {
            identity
        } else {
            self.columns.customer.iter().fold(StableHash::new(21), |hash, (column, _)| hash.bytes(cell(row, Some(*column)))).finish()
        };
        let is_news = self.seen_facts.insert(facts);
        if !is_news && let Some(alias) = self.aliases.get(&identity) {
            return Ok(Some((*alias, 0)));
        }
        let mut flags = 0;
        let mut customer =
            read_customer(row, &self.columns, file.reading.region, self.mapping.date_order, &mut |_, _| flags |= flag::BAD_CELL);
        if !customer.is_nameable() {
            let column = self.columns.identity.iter().copied().find(|column| !cell(row, Some(*column)).is_empty());
            return if is_anybody(row, &self.columns) { Ok(None) } else { Err(RowFault { reason: Reason::NobodyNamed, column }) };
        }
        let alias = match self.aliases.get(&identity) {
            Some(alias) => *alias,
            None => {
                let alias = self.meet(&mut customer, at, book, &mut flags);
                self.aliases.insert(identity, alias);
                alias
            }
        };
        if flags & flag::FIRST == 0 || matches!(self.persons[alias.person as usize].standing, Standing::Known(_)) {
            flags |= self.learn(alias.person, &customer, book);
        }
        Ok(Some((alias, flags)))
    }

    /// Finds the person of a customer that no row named this way before.
    fn meet(&mut self, customer: &mut Customer, at: u32, book: &Book, flags: &mut u8) -> Alias {
        let key = customer_key(customer);
        let crowd = Crowd { except: None, book, index: &self.index, persons: &self.persons };
        let (standing, candidates, shares_phone) = match crowd.resolve(customer) {
            Resolution::Is(Candidate::InFile(person)) => return Alias { person, key },
            Resolution::Is(Candidate::Known(id)) => {
                if let Some(person) = self.person_of_known.get(&id) {
                    return Alias { person: *person, key };
                }
                self.person_of_known.insert(id, self.persons.len() as u32);
                (Standing::Known(id), Vec::new(), false)
            }
            Resolution::New { shares_phone } => (Standing::New, Vec::new(), shares_phone),
            Resolution::Doubtful(reason, candidates) => (Standing::Doubtful(reason), candidates, false),
        };
        let person = self.persons.len() as u32;
        let record = if matches!(standing, Standing::Known(_)) {
            None
        } else {
            self.index.enter(customer, Candidate::InFile(person), standing == Standing::New);
            Some(Box::new(std::mem::take(customer)))
        };
        *flags |= flag::FIRST;
        self.persons.push(Person {
            standing,
            candidates,
            decision: None,
            is_recalled: false,
            is_known_whole: false,
            record,
            first_row: at,
            shares_phone,
            keeps_ours: false,
        });
        Alias { person, key }
    }

    /// Looks at every doubtful person again, now that all rows are known: importing the same file twice must tell the same.
    pub(crate) fn settle_doubts(&mut self, book: &Book, file: &ImportFile) {
        let recalled = Recalled::of(book, file);
        for at in 0..self.persons.len() {
            let person = &self.persons[at];
            let (Standing::Doubtful(_), Some(record)) = (person.standing, person.record.as_deref()) else { continue };
            let crowd = Crowd { except: Some(Candidate::InFile(at as u32)), book, index: &self.index, persons: &self.persons };
            let settled = match crowd.resolve(record) {
                // Never to another open question: the chain ends here.
                Resolution::Is(Candidate::InFile(other)) if self.persons[other as usize].standing != Standing::New => continue,
                Resolution::Is(who) => Standing::Joined(who),
                Resolution::New { .. } => Standing::New,
                Resolution::Doubtful(reason, candidates) => {
                    let decision = recalled.decision(record);
                    let is_known_whole = match decision {
                        Some(Decision::Existing(Candidate::Known(id))) => {
                            book.find_customer(id).is_some_and(|known| !merge(&mut known.clone(), record).is_changed)
                        }
                        _ => false,
                    };
                    let person = &mut self.persons[at];
                    (person.decision, person.is_recalled, person.is_known_whole) = (decision, decision.is_some(), is_known_whole);
                    person.candidates = candidates;
                    Standing::Doubtful(reason)
                }
            };
            self.persons[at].standing = settled;
        }
    }

    /// Adds what a row says to what is known of its person.
    fn learn(&mut self, person: u32, customer: &Customer, book: &Book) -> u8 {
        let at = &mut self.persons[person as usize];
        let before = match (&at.record, at.standing) {
            (Some(record), _) => record.as_ref().clone(),
            (None, Standing::Known(id)) => book.find_customer(id).cloned().unwrap_or_default(),
            (None, _) => Customer::default(),
        };
        let mut after = before;
        let merged = merge(&mut after, customer);
        at.keeps_ours |= merged.keeps_ours;
        if !merged.is_changed {
            return 0;
        }
        let (who, by_name) = match at.standing {
            Standing::Known(id) => (Candidate::Known(id), true),
            standing => (Candidate::InFile(person), standing == Standing::New),
        };
        // What the row adds helps to recognise the next one.
        self.index.enter(&after, who, by_name);
        at.record = Some(Box::new(after));
        flag::ADDS_FACTS
    }

    fn product(&mut self, row: &ByteRecord, sale: &SaleFacts) -> (u32, u64) {
        let (code, name) = (cell(row, self.columns.product_code), cell(row, self.columns.product));
        let Some(key) = product_key(code, true).or_else(|| product_key(name, false)) else { return (NONE, 0) };
        if let Some(at) = self.product_of.get(&key) {
            let known = &mut self.products[*at as usize];
            if known.name.is_empty() {
                known.name = product_text(name);
            }
            return (*at, key);
        }
        if self.products.len() >= limits::MAX_PRODUCTS {
            return (NONE, key);
        }
        let at = self.products.len() as u32;
        let by_name = || product_key(name, false).and_then(|key| self.known_products.get(&key));
        let known = self.known_products.get(&key).or_else(by_name).copied();
        self.products.push(FileProduct { known, name: product_text(name), code: product_text(code), price_minor: sale.price_minor });
        self.product_of.insert(key, at);
        (at, key)
    }
}

/// A filled cell beyond the columns, as unquoted commas make them.
pub(crate) fn surplus_cell(row: &ByteRecord, columns: &Columns) -> Option<usize> {
    (columns.width..row.len()).find(|at| !clean(&row[*at]).is_empty())
}

/// Whether the only name is a word for customers whom nobody knows.
fn is_anybody(row: &ByteRecord, columns: &Columns) -> bool {
    let mut filled = columns.identity.iter().map(|column| cell(row, Some(*column))).filter(|cell| !cell.is_empty());
    filled.all(|cell| is_walk_in(&cells::text(cell)))
}

fn product_key(text: &[u8], is_code: bool) -> Option<u64> {
    let text = clean(text);
    (!text.is_empty()).then(|| StableHash::new(if is_code { 30 } else { 31 }).bytes(text).finish())
}

fn product_text(cell: &[u8]) -> String {
    cells::text(cell).chars().take(limits::MAX_SHORT_TEXT_CHARS).collect()
}

/// The same customer has the same key in every file with the same columns.
fn customer_key(customer: &Customer) -> u64 {
    let mail = customer.channels.iter().find(|channel| channel.kind == ChannelKind::Email);
    match (customer.phones.first(), customer.card.as_str(), mail) {
        (Some(phone), ..) => StableHash::new(40).bytes(phone.digits.as_bytes()),
        (None, "", Some(mail)) => StableHash::new(42).bytes(mail.handle.to_lowercase().as_bytes()),
        (None, "", None) => StableHash::new(43).bytes(names::folded(&customer.name).as_bytes()),
        (None, card, _) => StableHash::new(41).bytes(card.as_bytes()),
    }
    .finish()
}
