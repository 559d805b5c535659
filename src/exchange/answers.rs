//! What the owner answered when an import could not tell who somebody was: nobody is asked the same twice.
use super::file::ImportFile;
use super::hash::StableHash;
use super::matching::{Candidate, Decision, Person, Standing};
use super::names;
use super::preview::Preview;
use crate::book::{Book, Op};
use crate::domain::{ChannelKind, Customer, CustomerId, ImportAnswer, NONE, Setting};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// Answers that a book remembers; the oldest are forgotten.
const MOST_ANSWERS: usize = 20_000;

/// Former answers that still hold, by what the file said.
pub(crate) struct Recalled<'a> {
    decisions: FxHashMap<u64, Decision>,
    keys: Keys<'a>,
}

impl<'a> Recalled<'a> {
    /// An answer that names a customer who is gone is asked for anew.
    pub(crate) fn of(book: &Book, file: &'a ImportFile) -> Self {
        let is_present = |id: CustomerId| book.find_customer(id).is_some_and(|customer| customer.trashed.is_none());
        let decision = |answer: &ImportAnswer| match answer.customer {
            Some(id) => is_present(id).then_some(Decision::Existing(Candidate::Known(id))),
            None => Some(Decision::Skip),
        };
        let decisions = book.settings().import_answers.iter().filter_map(|answer| Some((answer.who, decision(answer)?))).collect();
        Self { decisions, keys: Keys::new(file) }
    }

    /// What was answered for somebody of whom a file said the same.
    pub(crate) fn decision(&self, record: &Customer) -> Option<Decision> {
        if self.decisions.is_empty() { None } else { self.decisions.get(&self.keys.of(record)).copied() }
    }
}

/// Whether there are decisions that the book does not remember yet.
pub(crate) fn has_new(preview: &Preview, book: &Book) -> bool {
    let keys = Keys::new(&preview.file);
    let known: FxHashMap<u64, bool> = book.settings().import_answers.iter().map(|answer| (answer.who, answer.customer.is_none())).collect();
    let mut decided = preview.state.persons.iter().filter(|person| !person.is_recalled).filter_map(decided);
    decided.any(|(decision, record)| known.get(&keys.of(record)) != Some(&(decision == Decision::Skip)))
}

/// Adds what was decided in this preview to the answers of the book; `customers` are those of its persons.
pub(crate) fn remember(preview: &Preview, book: &Book, customers: &[u32], ops: &mut Vec<Op>) {
    let keys = Keys::new(&preview.file);
    let answer = |(person, customer): (&Person, &u32)| {
        let (decision, record) = decided(person)?;
        let customer = (decision != Decision::Skip).then_some(CustomerId(*customer));
        // Who was joined to somebody that is an open question has no place in the book yet.
        (customer != Some(CustomerId(NONE))).then(|| ImportAnswer { who: keys.of(record), customer })
    };
    let answers: Vec<ImportAnswer> = preview.state.persons.iter().zip(customers).filter_map(answer).collect();
    let old = &book.settings().import_answers;
    let known: FxHashSet<(u64, Option<CustomerId>)> = old.iter().map(|answer| (answer.who, answer.customer)).collect();
    if answers.iter().all(|answer| known.contains(&(answer.who, answer.customer))) {
        return;
    }
    let anew: FxHashSet<u64> = answers.iter().map(|answer| answer.who).collect();
    let mut new: Vec<ImportAnswer> = old.iter().filter(|answer| !anew.contains(&answer.who)).copied().chain(answers).collect();
    let surplus = new.len().saturating_sub(MOST_ANSWERS);
    new.drain(..surplus);
    ops.push(Op::SettingSet { new: Setting::ImportAnswers(new), old: Setting::ImportAnswers(old.clone()) });
}

fn decided(person: &Person) -> Option<(Decision, &Customer)> {
    match (person.standing, person.decision, person.record.as_deref()) {
        (Standing::Doubtful(_), Some(decision), Some(record)) => Some((decision, record)),
        _ => None,
    }
}

/// What tells the unclear persons of files apart. The sums are stored in books.
struct Keys<'a> {
    file: &'a ImportFile,
    file_sum: OnceCell<u64>,
}

impl<'a> Keys<'a> {
    fn new(file: &'a ImportFile) -> Self {
        Self { file, file_sum: OnceCell::new() }
    }

    /// The same for everybody of whom a file says the same. A bare name may mean another one in the next file: it counts in this one only.
    fn of(&self, customer: &Customer) -> u64 {
        let mail = customer.channels.iter().find(|channel| channel.kind == ChannelKind::Email).map(|mail| mail.handle.to_lowercase());
        let phone = customer.phones.first().map_or("", |phone| phone.digits.as_str());
        let hash = [names::folded(&customer.name).as_str(), phone, &customer.card, mail.as_deref().unwrap_or_default()]
            .into_iter()
            .fold(StableHash::new(50), |hash, part| hash.bytes(part.as_bytes()));
        let hash = match customer.birthday {
            Some(born) => hash.number(born.year.unwrap_or_default() as u64).number(born.month.into()).number(born.day.into()),
            None if phone.is_empty() && customer.card.is_empty() && mail.is_none() => {
                hash.number(*self.file_sum.get_or_init(|| StableHash::new(51).bytes(self.file.text()).finish()))
            }
            None => hash,
        };
        hash.finish()
    }
}
