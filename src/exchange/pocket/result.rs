//! What came back from the phone: read, held against the book, and taken in as one act.
use super::PocketRefusal;
use super::list::name_in;
use crate::book::{Book, Draft, Refusal};
use crate::care::{AskedBy, ContactIndex, with_settled};
use crate::domain::{CustomerId, Day, Interaction, InteractionKind, Outcome, limits};
use crate::words::Language;

/// One person who was ticked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PocketMark {
    pub customer: CustomerId,
    /// The name as it stood on the list.
    pub name: String,
    pub outcome: Outcome,
    /// The day on which it was ticked.
    pub on: Day,
    pub next: Option<Day>,
    pub note: String,
    /// The row that had asked for it.
    asked: Option<AskedBy>,
}

/// Everybody who was ticked on one list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PocketResult {
    /// The day of the list.
    pub day: Day,
    pub marks: Vec<PocketMark>,
}

/// What a mark would change.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Taken {
    New,
    /// It stands in the follow-up book already.
    Known,
    /// The customer is in the trash, or not in the book any more.
    Gone,
    /// Somebody else stands in this place: the book was put back to an earlier state since, or the name was changed.
    OtherName,
}

impl PocketResult {
    /// Reads the opened lines; days before the list or after `today` are put right.
    pub fn read(plain: &str, [shop, id]: [u64; 2], today: Day) -> Result<Self, PocketRefusal> {
        let mut lines = plain.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let head = lines.next().unwrap_or_default();
        let ["yushui-pocket-result", "1", from_shop, from_list, day] = head[..] else { return Err(PocketRefusal::Damaged) };
        let number = |hex: &str| u64::from_str_radix(hex, 16).map_err(|_| PocketRefusal::Damaged);
        if number(from_shop)? != shop {
            return Err(PocketRefusal::OtherShop);
        }
        let day = Day::parse_iso(day).filter(|_| number(from_list) == Ok(id)).ok_or(PocketRefusal::Damaged)?;
        let marks = lines.map(|fields| read_mark(&fields, day, today)).collect::<Option<Vec<_>>>();
        Ok(Self { day, marks: marks.ok_or(PocketRefusal::Damaged)? })
    }

    /// What each mark would change, in their order.
    pub fn held_against(&self, book: &Book, contacts: &ContactIndex, language: Language) -> Vec<Taken> {
        let of_mark = |mark: &PocketMark| {
            let is_there = book.find_customer(mark.customer).is_some_and(|customer| customer.trashed.is_none());
            let mut entries = contacts.entries_of(book, mark.customer).map(|at| &book.interactions()[at].value);
            if !is_there {
                Taken::Gone
            } else if name_in(book, mark.customer, language) != mark.name {
                Taken::OtherName
            } else if entries.any(|entry| *entry == mark.interaction()) {
                Taken::Known
            } else {
                Taken::New
            }
        };
        self.marks.iter().map(of_mark).collect()
    }

    /// One act of everything that is new, with what becomes of the rows that had asked.
    pub fn plan(&self, book: &Book, contacts: &ContactIndex, language: Language) -> Result<Draft, Refusal> {
        let taken = self.held_against(book, contacts, language);
        let new: Vec<&PocketMark> = self.marks.iter().zip(taken).filter(|(_, taken)| *taken == Taken::New).map(|(mark, _)| mark).collect();
        let draft = book.plan_pocket_list(new.iter().map(|mark| mark.interaction()).collect())?;
        let settle = |draft, mark: &&PocketMark| match mark.asked {
            Some(asked) => with_settled(book, draft, asked, mark.outcome, mark.on, mark.next),
            None => Ok(draft),
        };
        new.iter().try_fold(draft, settle)
    }
}

impl PocketMark {
    fn interaction(&self) -> Interaction {
        let Self { customer, outcome, on, next, ref note, .. } = *self;
        Interaction { customer, day: on, kind: InteractionKind::Call, outcome, note: note.clone(), next, minutes: 0 }
    }
}

fn read_mark(fields: &[&str], day: Day, today: Day) -> Option<PocketMark> {
    let [customer, row, name, outcome, on, next, note] = *fields else { return None };
    let outcome = match outcome {
        "reached" => Outcome::Reached,
        "missed" => Outcome::NotReached,
        "skipped" => Outcome::Skipped,
        _ => return None,
    };
    let on = Day::parse_iso(on)?.max(day).min(today.max(day));
    let asked = if row.is_empty() { None } else { Some(row.parse().ok()?) };
    Some(PocketMark {
        customer: CustomerId(customer.parse().ok()?),
        name: name.to_owned(),
        outcome,
        on,
        // A day that has passed already asks for nothing.
        next: Day::parse_iso(next).filter(|next| *next > on),
        note: note.chars().take(limits::MAX_NOTE_CHARS).collect(),
        asked,
    })
}
