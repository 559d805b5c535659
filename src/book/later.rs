//! What an act leaves behind when it is taken back: the places where something newer stands, and the acts that put it there.
use super::{Book, HistoryEntry, Op, history::is_echo, snapshot::Table};
use crate::domain::{CustomerField, CustomerId, ProductField, ProductId, ReceiptId, ReminderField, Setting};
use rustc_hash::FxHashSet;
use std::mem::{Discriminant, discriminant};

/// Where in the book a change stands.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Place {
    /// That the customer is there, and has what is bound to them.
    Customer(CustomerId),
    CustomerField(CustomerId, Discriminant<CustomerField>),
    Product(ProductId, Discriminant<ProductField>),
    Reminder(u32, Discriminant<ReminderField>),
    Setting(Discriminant<Setting>),
    /// A row of a small table.
    Row(Table, u32),
    /// That there is a sale to be given money back for.
    Sale(ReceiptId),
}

impl Place {
    /// Where a change stands that may be kept; `None` for those that nothing newer hinders.
    pub(super) fn of(op: &Op) -> Option<Self> {
        Some(match op {
            Op::CustomerSet { id, old, .. } => Self::CustomerField(*id, discriminant(old)),
            Op::ProductSet { id, old, .. } => Self::Product(*id, discriminant(old)),
            Op::ReminderSet { at, old, .. } => Self::Reminder(*at, discriminant(old)),
            Op::SettingSet { old, .. } => Self::Setting(discriminant(old)),
            Op::Table(op) => {
                let (table, first, _) = op.span();
                Self::Row(table, first)
            }
            Op::RowsMoved { from, .. } => Self::Customer(*from),
            _ => return None,
        })
    }
}

/// What stands on an act that is to be taken back.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Held {
    /// Changes that stay.
    pub kept: usize,
    /// The acts for whose sake they stay, and those that give money back for its sales, the newest first.
    pub by: Vec<u64>,
    /// Whether anything of it goes.
    pub goes: bool,
}

impl Held {
    /// As the book is now.
    pub fn of(book: &Book, seq: u64) -> Self {
        let Some(plan) = book.plan_undo(seq) else { return Self::default() };
        let (kept, goes) = (plan.kept.len(), !plan.draft.ops.is_empty());
        let places: Vec<Place> = plan.kept.into_iter().chain(book.reversed_sales(seq)).collect();
        Self { kept, by: book.acts_upon(seq, &places), goes }
    }
}

impl Book {
    /// The acts that stand and were done after act `seq` on any of these places, the newest first.
    pub fn acts_upon(&self, seq: u64, places: &[Place]) -> Vec<u64> {
        let places: FxHashSet<Place> = places.iter().copied().collect();
        if places.is_empty() {
            return Vec::new();
        }
        let has_people = places.iter().any(|place| matches!(place, Place::Customer(_)));
        let stands = |entry: &&HistoryEntry| entry.undone_by.is_none() && !is_echo(&entry.kind);
        let later = self.history.entries().iter().rev().take_while(|entry| entry.seq > seq).filter(stands);
        later.filter(|entry| entry.inverse.iter().any(|op| self.is_upon(op, &places, has_people))).map(|entry| entry.seq).collect()
    }

    /// The sales of an act that something later takes back.
    fn reversed_sales(&self, seq: u64) -> Vec<Place> {
        let Some(entry) = self.history.find(seq) else { return Vec::new() };
        let is_undone = |row: usize| {
            let span = |op: &Op| match op {
                Op::SalesLive { first_row, count, live: false } => Some(*first_row as usize..(*first_row + *count) as usize),
                _ => None,
            };
            entry.inverse.iter().filter_map(span).any(|span| span.contains(&row))
        };
        let reversed = self.sales.facts().filter_map(|(_, facts)| facts.reverses);
        reversed.filter(|original| self.sales.columns.rows_of(*original).any(is_undone)).map(Place::Sale).collect()
    }

    /// `has_people` spares looking at every row of large imports.
    fn is_upon(&self, op: &Op, places: &FxHashSet<Place>, has_people: bool) -> bool {
        let is_bound = |mut ids: Box<dyn Iterator<Item = CustomerId> + '_>| ids.any(|id| places.contains(&Place::Customer(id)));
        let rows = |first: u32, count: u32| first as usize..(first + count) as usize;
        let is_of_somebody = has_people
            && match op {
                Op::SalesLive { first_row, count, .. } => {
                    let bound = self.sales.columns.customer.get(rows(*first_row, *count)).unwrap_or_default();
                    is_bound(Box::new(bound.iter().map(|id| CustomerId(*id))))
                }
                Op::InteractionsLive { first, count, .. } => {
                    let bound = self.interactions.get(rows(*first, *count)).unwrap_or_default();
                    is_bound(Box::new(bound.iter().map(|slot| slot.value.customer)))
                }
                Op::RemindersLive { first, count, .. } => {
                    let bound = self.reminders.get(rows(*first, *count)).unwrap_or_default();
                    is_bound(Box::new(bound.iter().map(|slot| slot.value.customer)))
                }
                Op::CustomerSet { new: CustomerField::Referrer(new), old: CustomerField::Referrer(old), .. } => {
                    is_bound(Box::new(new.iter().chain(old).copied()))
                }
                Op::RowsMoved { from, to, .. } => is_bound(Box::new([*from, *to].into_iter())),
                Op::Table(op) => is_bound(Box::new(self.bound_by(op).into_iter())),
                _ => false,
            };
        let is_same_row = match op {
            Op::Table(op) => {
                let (table, first, count) = op.span();
                (first..first + count).any(|at| places.contains(&Place::Row(table, at)))
            }
            Op::ReceiptSet { new, old, .. } => new.reverses.iter().chain(&old.reverses).any(|sale| places.contains(&Place::Sale(*sale))),
            _ => Place::of(op).is_some_and(|place| places.contains(&place)),
        };
        is_of_somebody || is_same_row
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{act, day, person, sale, shop, undo};
    use super::super::*;
    use crate::domain::{Promise, PromiseBy, ReceiptId};

    fn upon(book: &Book, seq: u64) -> Vec<u64> {
        book.acts_upon(seq, &book.plan_undo(seq).unwrap().kept)
    }

    #[test]
    fn a_changed_field_names_the_act_that_changed_it_again_and_no_other() {
        let (mut book, id) = shop();
        let name = |book: &mut Book, name: &str| {
            let edited = Customer { name: name.into(), ..book.find_customer(id).unwrap().clone() };
            let draft = book.plan_edit_customer(id, &edited);
            act(book, draft)
        };
        let first = name(&mut book, "王芳芳");
        assert!(upon(&book, first).is_empty());
        let edited = Customer { card: "88".into(), ..book.find_customer(id).unwrap().clone() };
        let draft = book.plan_edit_customer(id, &edited);
        act(&mut book, draft);
        assert_eq!(upon(&book, first), Vec::<u64>::new(), "another field");
        let (second, third) = (name(&mut book, "王方"), name(&mut book, "王坊"));
        assert_eq!(upon(&book, first), [third, second]);
        undo(&mut book, third);
        assert_eq!(upon(&book, first), [second], "what was taken back holds nothing");
        undo(&mut book, second);
        assert!(upon(&book, first).is_empty());
    }

    #[test]
    fn a_customer_is_held_by_everything_bound_to_them() {
        let mut book = Book::default();
        let (id, other) = (CustomerId(0), CustomerId(1));
        let draft = book.plan_add_customer(person("王芳"));
        let added = act(&mut book, draft);
        let draft = book.plan_add_customer(person("李伟"));
        let brought = act(&mut book, draft);
        let mut holders = Vec::new();
        let draft = book.plan_sale(&sale(id, "2026-11-20", 12_800));
        holders.push(act(&mut book, draft));
        let draft = book.plan_sale(&sale(other, "2026-11-20", 900));
        act(&mut book, draft);
        let draft = book.plan_edit_customer(other, &Customer { referrer: Some(id), ..person("李伟") });
        holders.push(act(&mut book, draft));
        let promise = Promise {
            customer: id,
            by: PromiseBy::Shop,
            text: "留一件蓝的".into(),
            amount_minor: None,
            made_on: day("2026-11-20"),
            due: day("2026-12-01"),
            ending: None,
            staff: String::new(),
        };
        let draft = book.plan_add(promise);
        holders.push(act(&mut book, draft));
        holders.reverse();
        assert_eq!(upon(&book, added), holders);
        assert_eq!(upon(&book, brought).len(), 1, "the sale to the other one");
        for seq in holders {
            assert_eq!(book.plan_undo(added).unwrap().kept.len(), 1);
            undo(&mut book, seq);
        }
        assert_eq!((upon(&book, added), book.plan_undo(added).unwrap().kept), (Vec::new(), Vec::new()));
    }

    #[test]
    fn a_sale_names_the_refund_that_stands_on_it_and_goes_all_the_same() {
        let (mut book, id) = shop();
        let draft = book.plan_sale(&sale(id, "2026-11-20", 12_800));
        let sold = act(&mut book, draft);
        let draft = book.plan_sale(&sale(id, "2026-11-20", 900));
        act(&mut book, draft);
        assert_eq!(Held::of(&book, sold), Held { kept: 0, by: Vec::new(), goes: true });
        let draft = book.plan_refund(ReceiptId(0), day("2026-11-21"));
        let refund = act(&mut book, draft);
        assert_eq!(Held::of(&book, sold), Held { kept: 0, by: vec![refund], goes: true });
        undo(&mut book, refund);
        assert_eq!(Held::of(&book, sold).by, Vec::<u64>::new());
    }
}
