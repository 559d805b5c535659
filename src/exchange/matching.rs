//! Who is who: the customers of a file among each other and against the book, by phone, then card, then mail, then name.
use super::hash::StableHash;
use super::issue::Reason;
use super::names;
use crate::book::Book;
use crate::domain::{ChannelKind, Customer, CustomerId};
use rustc_hash::FxHashMap;

/// Somebody whom a row may mean.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Candidate {
    /// A customer of the book.
    Known(CustomerId),
    /// A new customer of the same file, by its number in the preview.
    InFile(u32),
}

/// What a doubtful customer turned out to be.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Decision {
    Existing(Candidate),
    New,
    Skip,
}

/// How a person of the file stands to the book.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Standing {
    Known(CustomerId),
    New,
    Doubtful(Reason),
    /// Doubtful at first; rows further down told who it is.
    Joined(Candidate),
}

/// One person of the file, however many rows name them.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub standing: Standing,
    pub candidates: Vec<Candidate>,
    pub decision: Option<Decision>,
    /// Whether the decision was taken at a former import.
    pub is_recalled: bool,
    /// Whether the customer of that decision is known to be all that the file says.
    pub is_known_whole: bool,
    /// What the file says; for a known customer the record as it would become, where it changes.
    pub record: Option<Box<Customer>>,
    /// The row that named them first.
    pub first_row: u32,
    pub shares_phone: bool,
    /// The file says something else than the book, and the book stays.
    pub keeps_ours: bool,
}

/// What a row's customer turned out to be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Resolution {
    Is(Candidate),
    New { shares_phone: bool },
    Doubtful(Reason, Vec<Candidate>),
}

/// Candidates that are kept for one key: a name that more people share tells nothing.
const MOST_CANDIDATES: usize = 12;

/// Keys of all customers, of the book and of the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    first: FxHashMap<u64, Candidate>,
    more: FxHashMap<u64, Vec<Candidate>>,
}

#[derive(Copy, Clone)]
enum Key<'a> {
    Phone(&'a str),
    PhoneAndName(&'a str, &'a str),
    Card(&'a str),
    Mail(&'a str),
    Name(&'a str),
}

impl Key<'_> {
    fn hash(self) -> u64 {
        match self {
            Key::Phone(digits) => StableHash::new(1).bytes(digits.as_bytes()),
            Key::PhoneAndName(digits, name) => StableHash::new(2).bytes(digits.as_bytes()).bytes(name.as_bytes()),
            Key::Card(card) => StableHash::new(3).bytes(card.as_bytes()),
            Key::Mail(mail) => StableHash::new(4).bytes(mail.as_bytes()),
            Key::Name(name) => StableHash::new(5).bytes(name.as_bytes()),
        }
        .finish()
    }
}

impl Index {
    fn add(&mut self, key: Key<'_>, who: Candidate) {
        let key = key.hash();
        match self.first.get(&key) {
            None => drop(self.first.insert(key, who)),
            Some(first) if *first == who => {}
            Some(_) => {
                let more = self.more.entry(key).or_default();
                if more.len() + 1 < MOST_CANDIDATES && !more.contains(&who) {
                    more.push(who);
                }
            }
        }
    }

    fn all(&self, key: Key<'_>) -> impl Iterator<Item = Candidate> + '_ {
        let key = key.hash();
        let first = self.first.get(&key).copied();
        let more = first.and_then(|_| self.more.get(&key)).into_iter().flatten().copied();
        first.into_iter().chain(more)
    }

    /// Enters a customer under everything that tells who it is. A doubtful one is not entered under its name.
    pub(crate) fn enter(&mut self, customer: &Customer, who: Candidate, by_name: bool) {
        let name = names::folded(&customer.name);
        for phone in &customer.phones {
            self.add(Key::Phone(&phone.digits), who);
            if !name.is_empty() {
                self.add(Key::PhoneAndName(&phone.digits, &name), who);
            }
        }
        if !customer.card.is_empty() {
            self.add(Key::Card(&customer.card), who);
        }
        for mail in mails(customer) {
            self.add(Key::Mail(&mail), who);
        }
        if by_name && !name.is_empty() {
            self.add(Key::Name(&name), who);
        }
    }
}

fn mails(customer: &Customer) -> impl Iterator<Item = String> + '_ {
    customer.channels.iter().filter(|channel| channel.kind == ChannelKind::Email).map(|channel| channel.handle.to_lowercase())
}

/// Everybody that a row is held against.
pub(crate) struct Crowd<'a> {
    /// Somebody who is not to be held against themselves.
    pub except: Option<Candidate>,
    pub book: &'a Book,
    pub index: &'a Index,
    pub persons: &'a [Person],
}

impl Crowd<'_> {
    fn find(&self, who: Candidate) -> Option<&Customer> {
        match who {
            _ if self.except == Some(who) => None,
            Candidate::Known(id) => self.book.find_customer(id),
            Candidate::InFile(at) => self.persons.get(at as usize)?.record.as_deref(),
        }
    }

    /// Who the customer of a row is.
    pub(crate) fn resolve(&self, row: &Customer) -> Resolution {
        let name = names::folded(&row.name);
        if let Some(found) = self.by_phone(row, &name) {
            return found;
        }
        let fits_card = |who: &Candidate| self.find(*who).is_some();
        if !row.card.is_empty() {
            let holders: Vec<Candidate> = self.index.all(Key::Card(&row.card)).filter(fits_card).collect();
            // A card is stronger than a name: people marry and firms are renamed.
            match holders.as_slice() {
                [] => {}
                [who] => return Resolution::Is(*who),
                _ => return self.one_of(&holders, &name).map_or(Resolution::Doubtful(Reason::SeveralFit, holders), Resolution::Is),
            }
        }
        self.by_mail(row, &name).or_else(|| self.by_name(row, &name)).unwrap_or(Resolution::New { shares_phone: false })
    }

    fn by_phone(&self, row: &Customer, name: &str) -> Option<Resolution> {
        let mut holders: Vec<Candidate> = Vec::new();
        for phone in &row.phones {
            for who in self.index.all(Key::Phone(&phone.digits)) {
                if !holders.contains(&who) && self.may_be(row, who) {
                    holders.push(who);
                }
            }
        }
        // In a household the card tells who it is, then the name.
        let same_card = |who: &&Candidate| !row.card.is_empty() && self.find(**who).is_some_and(|other| other.card == row.card);
        if let Some(who) = holders.iter().find(same_card) {
            return Some(Resolution::Is(*who));
        }
        for phone in row.phones.iter().filter(|_| !name.is_empty()) {
            // Two records of one name and one phone are one person entered twice.
            let exact = self.index.all(Key::PhoneAndName(&phone.digits, name)).filter(|who| self.may_be(row, *who)).collect::<Vec<_>>();
            if let Some(who) = self.best_of(row, &exact) {
                return Some(Resolution::Is(who));
            }
        }
        if holders.is_empty() {
            return None;
        }
        if let Some(who) = self.one_of(&holders, name) {
            return Some(Resolution::Is(who));
        }
        let agreeing: Vec<Candidate> = holders.iter().copied().filter(|who| self.agrees(*who, name)).collect();
        if !agreeing.is_empty() {
            return Some(self.several(row, name, agreeing));
        }
        // Another name has the phone. The card may know better.
        if !row.card.is_empty() && self.index.all(Key::Card(&row.card)).any(|who| self.find(who).is_some()) {
            return None;
        }
        if holders.iter().any(|who| matches!(who, Candidate::Known(_))) {
            Some(Resolution::Doubtful(Reason::PhoneOfAnother, holders))
        } else {
            Some(Resolution::New { shares_phone: true })
        }
    }

    fn by_mail(&self, row: &Customer, name: &str) -> Option<Resolution> {
        let mut holders: Vec<Candidate> = Vec::new();
        for mail in mails(row) {
            holders.extend(self.index.all(Key::Mail(&mail)).filter(|who| self.may_be(row, *who) && self.agrees(*who, name)));
        }
        holders.dedup();
        match holders.as_slice() {
            [] => None,
            [who] => Some(Resolution::Is(*who)),
            _ => Some(self.several(row, name, holders)),
        }
    }

    fn by_name(&self, row: &Customer, name: &str) -> Option<Resolution> {
        if name.is_empty() {
            return None;
        }
        let alike: Vec<Candidate> = self.index.all(Key::Name(name)).filter(|who| self.may_be(row, *who)).collect();
        let born_alike = |who: &&Candidate| row.birthday.is_some() && self.find(**who).is_some_and(|other| other.birthday == row.birthday);
        let mut same_birthday = alike.iter().filter(born_alike);
        if let (Some(who), None) = (same_birthday.next(), same_birthday.next()) {
            return Some(Resolution::Is(*who));
        }
        let (clean, contrary): (Vec<Candidate>, Vec<Candidate>) = alike.iter().partition(|who| !self.is_reached_elsewhere(row, **who));
        let known = alike.iter().any(|who| matches!(who, Candidate::Known(_)));
        match (clean.as_slice(), contrary.as_slice()) {
            ([], []) => None,
            ([who], []) => Some(Resolution::Is(*who)),
            ([who], _) if !known => Some(Resolution::Is(*who)),
            // A list that names people alike, each with a phone or card of their own, means different people.
            _ if !known && (clean.is_empty() || !row.phones.is_empty() || !row.card.is_empty()) => None,
            _ => Some(Resolution::Doubtful(Reason::Namesakes, alike)),
        }
    }

    /// Several with the same phone and a name that agrees: those of exactly this name are one person entered twice.
    fn several(&self, row: &Customer, name: &str, holders: Vec<Candidate>) -> Resolution {
        let born_alike = |who: &&Candidate| row.birthday.is_some() && self.find(**who).is_some_and(|other| other.birthday == row.birthday);
        let same_name = |who: &&Candidate| !name.is_empty() && self.find(**who).is_some_and(|other| names::folded(&other.name) == name);
        let same: Vec<Candidate> = holders.iter().filter(same_name).copied().collect();
        let best = holders.iter().find(born_alike).copied().or_else(|| self.best_of(row, &same));
        best.map_or(Resolution::Doubtful(Reason::SeveralFit, holders.clone()), Resolution::Is)
    }

    /// Of records of one person, the one that knows all the row says: the same file twice goes to the same record.
    fn best_of(&self, row: &Customer, same: &[Candidate]) -> Option<Candidate> {
        let knows_all = |who: &&Candidate| self.find(**who).is_some_and(|other| !merge(&mut other.clone(), row).is_changed);
        match same {
            [] | [_] => same.first().copied(),
            _ => same.iter().find(knows_all).or(same.first()).copied(),
        }
    }

    /// The only one, or the only one whose name is exactly this.
    fn one_of(&self, holders: &[Candidate], name: &str) -> Option<Candidate> {
        let exact = || {
            let mut same =
                holders.iter().filter(|who| !name.is_empty() && self.find(**who).is_some_and(|other| names::folded(&other.name) == name));
            same.next().filter(|_| same.next().is_none()).copied()
        };
        match holders {
            [who] if self.agrees(*who, name) => Some(*who),
            _ => exact(),
        }
    }

    fn agrees(&self, who: Candidate, name: &str) -> bool {
        self.find(who).is_some_and(|other| names::agree(name, &names::folded(&other.name)))
    }

    /// Two cards are two customers, and so are two birthdays.
    fn may_be(&self, row: &Customer, who: Candidate) -> bool {
        self.find(who).is_some_and(|other| {
            let same_card = row.card.is_empty() || other.card.is_empty() || row.card == other.card;
            let same_birthday = row.birthday.is_none() || other.birthday.is_none() || row.birthday == other.birthday;
            same_card && same_birthday
        })
    }

    /// Both have phones (or else mail addresses) and none in common.
    fn is_reached_elsewhere(&self, row: &Customer, who: Candidate) -> bool {
        let Some(other) = self.find(who) else { return false };
        if !row.phones.is_empty() && !other.phones.is_empty() {
            return !row.phones.iter().any(|phone| other.phones.iter().any(|known| known.digits == phone.digits));
        }
        let (ours, theirs): (Vec<String>, Vec<String>) = (mails(row).collect(), mails(other).collect());
        !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|mail| theirs.contains(mail))
    }
}

/// One record of two: what `merge` makes of them, and of everything else that is known of only one.
pub fn join_records(ours: &Customer, theirs: &Customer) -> Customer {
    let mut joined = ours.clone();
    merge(&mut joined, theirs);
    let Customer { referrer, wallet, ends, key_account, contacting, prospecting, created, .. } = theirs.clone();
    joined.referrer = joined.referrer.or(referrer);
    joined.wallet = joined.wallet.or(wallet);
    joined.ends = joined.ends.or(ends);
    joined.key_account = joined.key_account.or(key_account);
    joined.contacting = joined.contacting.or(contacting);
    joined.prospecting = joined.prospecting.or(prospecting);
    joined.created = [joined.created, created].into_iter().flatten().min();
    for entry in &theirs.answers {
        if joined.answer(entry.question).is_none() {
            joined.set_answer(entry.question, entry.answer);
        }
    }
    joined
}

/// What the merging of two records did.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Merged {
    pub is_changed: bool,
    /// Something else stood there and stays.
    pub keeps_ours: bool,
}

/// Adds to `ours` what `theirs` knows besides: empty fields are filled, phones, channels and tags are united, and what
/// differs stays as it is.
pub(crate) fn merge(ours: &mut Customer, theirs: &Customer) -> Merged {
    let mut merged = Merged::default();
    let mut fill = |place: &mut String, text: &str, may_replace: bool| {
        if text.is_empty() || place == text {
        } else if place.is_empty() || may_replace {
            text.clone_into(place);
            merged.is_changed = true;
        } else {
            merged.keeps_ours = true;
        }
    };
    // A mail address stood in for a name that was not known.
    let stands_in = ours.name.contains('@') && !theirs.name.contains('@');
    let same_name = names::folded(&ours.name) == names::folded(&theirs.name);
    if !same_name {
        fill(&mut ours.name, &theirs.name, stands_in);
    }
    fill(&mut ours.card, &theirs.card, false);
    fill(&mut ours.preference, &theirs.preference, false);
    fill(&mut ours.note, &theirs.note, false);
    for phone in &theirs.phones {
        if ours.phones.len() < crate::domain::limits::MAX_PARTS_PER_CUSTOMER && ours.phones.iter().all(|known| known.digits != phone.digits)
        {
            ours.phones.push(phone.clone());
            merged.is_changed = true;
        }
    }
    for channel in &theirs.channels {
        let is_known = |known: &crate::domain::Channel| known.kind == channel.kind && known.handle.eq_ignore_ascii_case(&channel.handle);
        if ours.channels.len() < crate::domain::limits::MAX_PARTS_PER_CUSTOMER && !ours.channels.iter().any(is_known) {
            ours.channels.push(channel.clone());
            merged.is_changed = true;
        }
    }
    for tag in &theirs.tags {
        if ours.tags.len() < crate::domain::limits::MAX_PARTS_PER_CUSTOMER && !ours.tags.contains(tag) {
            ours.tags.push(tag.clone());
            merged.is_changed = true;
        }
    }
    match (ours.birthday, theirs.birthday) {
        (None, Some(_)) => {
            ours.birthday = theirs.birthday;
            merged.is_changed = true;
        }
        (Some(known), Some(other)) if known != other => merged.keeps_ours = true,
        _ => {}
    }
    if ours.source.is_none() && theirs.source.is_some() {
        ours.source = theirs.source;
        merged.is_changed = true;
    }
    for entry in &theirs.custom {
        match ours.custom_value(entry.field) {
            None => {
                ours.set_custom(entry.field, Some(entry.value.clone()));
                merged.is_changed = true;
            }
            Some(known) if *known != entry.value => merged.keeps_ours = true,
            Some(_) => {}
        }
    }
    merged
}

#[cfg(test)]
mod join_tests {
    use super::*;
    use crate::domain::{CustomerId, Day, KeyAnswer, Phone, Wallet};

    #[test]
    fn joined_records_know_what_either_knew_and_where_they_differ_the_first_has_the_word() {
        let phone = |digits: &str| Phone { raw: digits.into(), digits: digits.into() };
        let mut ours = Customer { name: "王芳".into(), phones: vec![phone("1")], note: "少糖".into(), ..Customer::default() };
        ours.created = Some(Day(20));
        let mut theirs =
            Customer { name: "王 芳".into(), phones: vec![phone("1"), phone("2")], note: "多糖".into(), ..Customer::default() };
        (theirs.created, theirs.card, theirs.wallet, theirs.referrer) =
            (Some(Day(10)), "C1".into(), Some(Wallet::Half), Some(CustomerId(7)));
        theirs.set_answer(0, KeyAnswer::Yes);
        let joined = join_records(&ours, &theirs);
        assert_eq!((joined.name.as_str(), joined.note.as_str(), joined.card.as_str()), ("王芳", "少糖", "C1"));
        assert_eq!(
            (joined.phones.len(), joined.created, joined.wallet, joined.referrer),
            (2, Some(Day(10)), Some(Wallet::Half), Some(CustomerId(7)))
        );
        assert_eq!(joined.answer(0), Some(KeyAnswer::Yes));
        assert_eq!(join_records(&joined, &theirs), joined, "once more changes nothing");
    }
}
