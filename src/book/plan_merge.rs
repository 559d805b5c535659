//! Two records of one customer become one, and are taken apart again however much later.
//!
//! Everything that hangs on the second record goes to the first; the second is no longer live, but keeps its own fields. Taking
//! them apart is the inverse, row by row: what was written since stays where it was written, and a list such as that of phones loses
//! only what came with the merge.
use super::{ActKind, Book, Draft, MovedRows, Op, Refusal, TableOp};
use crate::domain::{Customer, CustomerField, CustomerId, NONE, Phone, PrivateEntry};

/// What taking two records apart does.
#[derive(Clone, Debug, PartialEq)]
pub struct Unmerge {
    pub draft: Draft,
    /// Who gets a record of their own again.
    pub from: CustomerId,
    /// What goes back to them.
    pub rows: MovedRows,
    /// Rows of the small tables that go back: promises, complaints, lines of the account and the like.
    pub records: u32,
    /// Phones that leave the record into which they were merged.
    pub phones: Vec<Phone>,
    /// Receipts and contacts written since the merge, which stay.
    pub receipts_since: u32,
    pub contacts_since: u32,
    /// Changes that stay because something newer stands on them.
    pub kept: u32,
}

impl Book {
    /// Plans to make one customer of two. `merged` is the record that remains, `private` its drawer where both had one.
    pub fn plan_merge(
        &self,
        into: CustomerId,
        from: CustomerId,
        merged: &Customer,
        private: Option<PrivateEntry>,
    ) -> Result<Draft, Refusal> {
        let (present, _) = self.find_customer(into).zip(self.find_customer(from)).ok_or(Refusal::NoSuchCustomer)?;
        if into == from {
            return Err(Refusal::NoChange);
        }
        // Whoever was brought by the other would have brought themselves.
        let referrer = merged.referrer.filter(|referrer| *referrer != from && *referrer != into);
        let merged = Customer { referrer, ..merged.clone() };
        Self::check_customer(&merged)?;
        let mut ops: Vec<Op> =
            present.changes_to(&merged).into_iter().map(|new| Op::CustomerSet { id: into, old: present.field(&new), new }).collect();
        let brought = (0u32..).zip(&self.customers).filter(|(id, slot)| slot.value.referrer == Some(from) && *id != into.0);
        ops.extend(brought.map(|(id, _)| Op::CustomerSet {
            id: CustomerId(id),
            new: CustomerField::Referrer(Some(into)),
            old: CustomerField::Referrer(Some(from)),
        }));
        let rows = self.rows_of(from);
        if !rows.is_empty() {
            ops.push(Op::RowsMoved { from, to: into, rows });
        }
        ops.extend(self.rebind_ops(from, into));
        if let Some(entry) = private {
            ops.extend(self.plan_private(entry)?.ops);
        }
        ops.push(Op::CustomersLive { first: from, count: 1, live: false });
        Ok(Draft { kind: ActKind::MergeCustomers { into, from }, ops })
    }

    /// Merges into this customer that stand, the latest first.
    pub fn merges_into(&self, into: CustomerId) -> impl Iterator<Item = (&super::HistoryEntry, CustomerId)> {
        self.history.entries().iter().rev().filter(|entry| entry.undone_by.is_none()).filter_map(move |entry| match entry.kind {
            ActKind::MergeCustomers { into: to, from } if to == into => Some((entry, from)),
            _ => None,
        })
    }

    /// Plans to take the merge of act `seq` apart; `None` where it is none, or was taken apart already.
    pub fn plan_unmerge(&self, seq: u64) -> Option<Unmerge> {
        let entry = self.history.find(seq).filter(|entry| entry.undone_by.is_none())?;
        let ActKind::MergeCustomers { into, from } = entry.kind else { return None };
        let plan = self.plan_inverse(ActKind::Undo { of: seq }, &entry.inverse, &|op| self.unmerge_op(op, into, from));
        let (mut rows, mut records, mut phones) = (MovedRows::default(), 0, Vec::new());
        for op in &plan.draft.ops {
            match op {
                Op::RowsMoved { rows: back, .. } => rows = back.clone(),
                Op::Table(_) => records += 1,
                Op::CustomerSet { id, new: CustomerField::Phones(new), old: CustomerField::Phones(old) } if *id == into => {
                    phones = old.iter().filter(|phone| !new.contains(phone)).cloned().collect();
                }
                _ => {}
            }
        }
        let later = self.history.entries().iter().filter(|later| later.seq > seq);
        let firsts: Vec<(u32, bool)> = later.flat_map(|later| &later.inverse).filter_map(first_added).collect();
        let first = |is_sale: bool| firsts.iter().filter(|(_, sale)| *sale == is_sale).map(|(at, _)| *at).min().unwrap_or(NONE);
        let columns = self.sales.columns();
        let mut receipts: Vec<u32> =
            self.sales.rows_of_customer(into).filter(|row| *row as u32 >= first(true)).map(|row| columns.receipt[row]).collect();
        receipts.sort_unstable();
        receipts.dedup();
        let contacts =
            (0u32..).zip(&self.interactions).filter(|(at, slot)| *at >= first(false) && slot.live && slot.value.customer == into);
        Some(Unmerge {
            from,
            rows,
            records,
            phones,
            receipts_since: receipts.len() as u32,
            contacts_since: contacts.count() as u32,
            kept: plan.kept.len() as u32,
            draft: plan.draft,
        })
    }

    /// Live rows of the small tables that are bound to a customer, without the drawer.
    pub fn count_bound(&self, id: CustomerId) -> usize {
        self.record_ties(&[]).into_iter().filter(|tied| *tied == id).count() - usize::from(self.find_private(id).is_some())
    }

    /// Every sale, interaction and reminder of a customer, those taken back too.
    pub fn rows_of(&self, id: CustomerId) -> MovedRows {
        let columns = self.sales.columns();
        let sales = (0u32..).zip(&columns.customer).filter(|(_, customer)| **customer == id.0);
        let spoken = (0u32..).zip(&self.interactions).filter(|(_, slot)| slot.value.customer == id);
        let reminded = (0u32..).zip(&self.reminders).filter(|(_, slot)| slot.value.customer == id);
        MovedRows {
            sales: sales.map(|(row, _)| row).collect(),
            interactions: spoken.map(|(at, _)| at).collect(),
            reminders: reminded.map(|(at, _)| at).collect(),
        }
    }

    /// What takes one change of a merge back although something newer stands on it, as far as that goes.
    fn unmerge_op(&self, op: &Op, into: CustomerId, from: CustomerId) -> Option<Op> {
        match op {
            Op::CustomerSet { id, new: before, old: after } => {
                let now = self.customers.get(id.index())?.value.field(after);
                let new = without_added(before, after, &now).filter(|new| *new != now)?;
                Some(Op::CustomerSet { id: *id, new, old: now })
            }
            Op::Table(op) if !matches!(**op, TableOp::PrivateEntry(_)) => self.rebind_op(op, into, from),
            Op::RowsMoved { from: leaving, to, rows } => {
                let stays = self.rows_of(*leaving);
                let common = |all: &[u32], own: &[u32]| all.iter().filter(|at| own.binary_search(at).is_ok()).copied().collect();
                let rows = MovedRows {
                    sales: common(&rows.sales, &stays.sales),
                    interactions: common(&rows.interactions, &stays.interactions),
                    reminders: common(&rows.reminders, &stays.reminders),
                };
                (!rows.is_empty()).then_some(Op::RowsMoved { from: *leaving, to: *to, rows })
            }
            _ => None,
        }
    }
}

/// The first row that an act added, by what takes it back; whether it is a row of sales, else an interaction.
fn first_added(inverse: &Op) -> Option<(u32, bool)> {
    match inverse {
        Op::SalesLive { first_row, live: false, .. } => Some((*first_row, true)),
        Op::InteractionsLive { first, live: false, .. } => Some((*first, false)),
        _ => None,
    }
}

/// A list as it is now without what the merge added to it; `None` for fields that are no lists.
fn without_added(before: &CustomerField, after: &CustomerField, now: &CustomerField) -> Option<CustomerField> {
    use CustomerField as F;
    Some(match (before, after, now) {
        (F::Phones(before), F::Phones(after), F::Phones(now)) => F::Phones(left(before, after, now)),
        (F::Channels(before), F::Channels(after), F::Channels(now)) => F::Channels(left(before, after, now)),
        (F::Tags(before), F::Tags(after), F::Tags(now)) => F::Tags(left(before, after, now)),
        _ => return None,
    })
}

fn left<T: Clone + PartialEq>(before: &[T], after: &[T], now: &[T]) -> Vec<T> {
    now.iter().filter(|one| before.contains(one) || !after.contains(one)).cloned().collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]
    use super::*;
    use crate::book::snapshot::state_hash;
    use crate::book::tests::{act, day, person, sale};
    use crate::domain::{Day, Interaction, InteractionKind, Outcome, Promise, PromiseBy, PromiseEnding, Reminder};

    const INTO: CustomerId = CustomerId(0);
    const FROM: CustomerId = CustomerId(1);

    fn phone(digits: &str) -> Phone {
        Phone { raw: digits.into(), digits: digits.into() }
    }

    fn promise() -> Promise {
        let made_on = day("2026-03-01");
        Promise {
            customer: FROM,
            by: PromiseBy::Shop,
            text: "周五送到".into(),
            amount_minor: None,
            made_on,
            due: made_on.plus_days(5),
            ending: None,
            staff: String::new(),
        }
    }

    fn spoken(customer: CustomerId, note: &str) -> Interaction {
        Interaction {
            customer,
            day: day("2026-03-02"),
            kind: InteractionKind::Call,
            outcome: Outcome::Reached,
            note: note.into(),
            next: None,
            minutes: 0,
        }
    }

    /// Two records of one person, and somebody whom the second brought.
    fn twice() -> Book {
        let mut book = Book::default();
        let first = Customer { phones: vec![phone("8613800001111")], tags: vec!["茶".into()], ..person("王芳") };
        let second = Customer { phones: vec![phone("8613800002222")], note: "少糖".into(), ..person("王 芳") };
        for customer in [first, second, Customer { referrer: None, ..person("李娜") }] {
            let draft = book.plan_add_customer(customer);
            act(&mut book, draft);
        }
        let brought = Customer { referrer: Some(FROM), ..person("李娜") };
        let draft = book.plan_edit_customer(CustomerId(2), &brought);
        act(&mut book, draft);
        for (customer, amount_minor) in [(INTO, 100), (FROM, 200), (FROM, 300)] {
            let draft = book.plan_sale(&sale(customer, "2026-03-01", amount_minor));
            act(&mut book, draft);
        }
        let draft = book.plan_contact(spoken(FROM, "问了新茶"));
        act(&mut book, draft);
        let draft = book.plan_add_reminder(Reminder { customer: FROM, day: day("2026-04-01"), text: "回电".into(), done: None });
        act(&mut book, draft);
        let draft = book.plan_add(promise());
        act(&mut book, draft);
        book
    }

    fn merged(book: &Book) -> Customer {
        let mut customer = book.find_customer(INTO).unwrap().clone();
        customer.phones.push(phone("8613800002222"));
        customer.note = "少糖".into();
        customer
    }

    fn merge(book: &mut Book) -> u64 {
        let draft = book.plan_merge(INTO, FROM, &merged(book), None);
        act(book, draft)
    }

    fn amounts(book: &Book, id: CustomerId) -> Vec<i64> {
        let mut amounts: Vec<i64> = book.sales().rows_of_customer(id).map(|row| book.sales().columns().amount_minor[row]).collect();
        amounts.sort_unstable();
        amounts
    }

    /// The shop without its history.
    fn visible(book: &Book) -> [u8; 32] {
        state_hash(&Book { history: crate::book::History::default(), ..book.clone() })
    }

    #[test]
    fn all_that_hangs_on_the_second_record_goes_to_the_first_and_at_once_back_again() {
        let mut book = twice();
        let before = visible(&book);
        let seq = merge(&mut book);
        assert_eq!((amounts(&book, INTO), amounts(&book, FROM)), (vec![100, 200, 300], Vec::new()));
        assert!(book.find_customer(FROM).is_none() && book.find_customer(INTO).unwrap().note == "少糖");
        assert!(book.interactions().iter().all(|slot| slot.value.customer == INTO));
        assert!(book.reminders().iter().all(|slot| slot.value.customer == INTO));
        assert!(book.live_rows::<Promise>().all(|(_, row)| row.customer == INTO));
        assert_eq!(book.find_customer(CustomerId(2)).unwrap().referrer, Some(INTO));
        assert_eq!(book.merges_into(INTO).map(|(entry, from)| (entry.seq, from)).collect::<Vec<_>>(), [(seq, FROM)]);
        let undo = book.plan_undo(seq).unwrap();
        assert_eq!((undo.kept.len(), &undo.draft), (0, &book.plan_unmerge(seq).unwrap().draft), "right after it both are the same");
        act(&mut book, Ok(undo.draft));
        assert_eq!(visible(&book), before);
        assert_eq!((book.merges_into(INTO).count(), book.plan_unmerge(seq)), (0, None));
    }

    #[test]
    fn months_later_what_was_written_since_stays_and_the_rest_goes_back() {
        let mut book = twice();
        let seq = merge(&mut book);
        let draft = book.plan_sale(&sale(INTO, "2026-06-01", 400));
        act(&mut book, draft);
        let draft = book.plan_contact(spoken(INTO, "夏天再来"));
        act(&mut book, draft);
        let kept = Promise { customer: INTO, ending: Some(PromiseEnding { is_kept: true, day: day("2026-03-04") }), ..promise() };
        let draft = book.plan_set(0, kept.clone());
        act(&mut book, draft);
        let mut edited = book.find_customer(INTO).unwrap().clone();
        edited.phones.push(phone("8613800003333"));
        edited.note = "少糖，靠窗".into();
        let draft = book.plan_edit_customer(INTO, &edited);
        act(&mut book, draft);

        let apart = book.plan_unmerge(seq).unwrap();
        assert_eq!((apart.from, apart.rows.sales.len(), apart.rows.interactions.len(), apart.records), (FROM, 2, 1, 1));
        assert_eq!((apart.receipts_since, apart.contacts_since), (1, 1));
        assert_eq!(apart.phones, [phone("8613800002222")]);
        assert_eq!(apart.kept, 1, "the note was written on since");
        let done = act(&mut book, Ok(apart.draft));
        assert_eq!((amounts(&book, INTO), amounts(&book, FROM)), (vec![100, 400], vec![200, 300]));
        let [first, second] = [INTO, FROM].map(|id| book.find_customer(id).unwrap());
        assert_eq!(first.phones, [phone("8613800001111"), phone("8613800003333")]);
        assert_eq!((first.note.as_str(), second.note.as_str(), second.phones.len()), ("少糖，靠窗", "少糖", 1));
        assert_eq!(book.find_row::<Promise>(0), Some(&Promise { customer: FROM, ..kept }), "a promise goes back as it was kept meanwhile");
        assert_eq!(book.find_customer(CustomerId(2)).unwrap().referrer, Some(FROM));

        // Together again, as it was.
        let again = book.plan_redo(seq).unwrap();
        assert_eq!(book.history().find(seq).unwrap().undone_by, Some(done));
        act(&mut book, Ok(again.draft));
        assert_eq!((amounts(&book, INTO), book.find_customer(FROM).is_some()), (vec![100, 200, 300, 400], false));
    }

    #[test]
    fn nobody_is_merged_with_themselves_or_with_somebody_who_is_gone_or_brings_themselves() {
        let mut book = twice();
        let record = merged(&book);
        assert_eq!(book.plan_merge(INTO, INTO, &record, None), Err(Refusal::NoChange));
        assert_eq!(book.plan_merge(INTO, CustomerId(9), &record, None), Err(Refusal::NoSuchCustomer));
        let by_the_other = Customer { referrer: Some(FROM), ..record };
        let draft = book.plan_merge(INTO, FROM, &by_the_other, None);
        act(&mut book, draft);
        assert_eq!(book.find_customer(INTO).unwrap().referrer, None);
        assert_eq!(book.plan_merge(INTO, FROM, &by_the_other, None), Err(Refusal::NoSuchCustomer), "merged already");
    }

    #[test]
    fn a_drawer_stays_with_its_own_and_a_joined_one_goes_with_the_merge() {
        let mut book = twice();
        let entry = |customer, sealed: &[u8]| PrivateEntry { customer, fields: 1, sealed: sealed.to_vec() };
        for own in [entry(INTO, b"first"), entry(FROM, b"second")] {
            let draft = book.plan_private(own);
            act(&mut book, draft);
        }
        let draft = book.plan_merge(INTO, FROM, &merged(&book), Some(entry(INTO, b"both")));
        let seq = act(&mut book, draft);
        assert_eq!(book.find_private(INTO).unwrap().1.sealed, b"both");
        let apart = book.plan_unmerge(seq).unwrap();
        act(&mut book, Ok(apart.draft));
        assert_eq!([INTO, FROM].map(|id| book.find_private(id).unwrap().1.sealed.clone()), [b"first".to_vec(), b"second".to_vec()]);
    }

    #[test]
    fn pages_and_journal_make_the_same_book_of_a_merge() {
        let mut book = twice();
        let record = merged(&book);
        let draft = book.plan_merge(INTO, FROM, &record, None).unwrap();
        let bytes = postcard::to_allocvec(&draft.clone().stamped(crate::book::Stamp::default(), Day(20_000))).unwrap();
        let read: crate::book::Act = postcard::from_bytes(&bytes).unwrap();
        let mut other = book.clone();
        book.apply(draft.stamped(crate::book::Stamp::default(), Day(20_000))).unwrap();
        other.apply(read).unwrap();
        assert_eq!(book, other);
        let sizes = crate::book::snapshot::PageRows { sales: 2, records: 2, receipts: 2 };
        let mut reader = crate::book::snapshot::BookReader::default();
        for page in book.pages(sizes) {
            reader.read_page(page, &book.write_page(page, sizes)).unwrap();
        }
        let counts = book.clone();
        assert_eq!(reader.finish(|table| counts.count_rows(table)).unwrap(), book);
    }
}
