//! What was changed on a customer, field by field, with the value before: read from what each act would need to take it back.
use super::{Book, HistoryEntry, Op};
use crate::domain::{CustomerField, CustomerId};

/// One change of one field.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct FieldChange<'a> {
    /// The act that made it.
    pub entry: &'a HistoryEntry,
    pub before: &'a CustomerField,
    pub after: &'a CustomerField,
}

/// The changes of a customer's fields, newest first. Acts that were taken back are among them, and so is what took them back.
pub fn field_changes(book: &Book, id: CustomerId) -> impl Iterator<Item = FieldChange<'_>> {
    book.history().entries().iter().rev().flat_map(move |entry| {
        entry.inverse.iter().filter_map(move |op| match op {
            // The inverse sets the old value in place of the new one.
            Op::CustomerSet { id: of, new, old } if *of == id => Some(FieldChange { entry, before: new, after: old }),
            _ => None,
        })
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]
    use super::*;
    use crate::book::{Draft, Stamp};
    use crate::domain::{Customer, Day};

    fn perform(book: &mut Book, draft: Draft) {
        let seq = book.history().next_seq();
        book.apply(draft.stamped(Stamp { millis: seq, counter: 0, device: 3 }, Day(20_000 + seq as i32))).unwrap();
    }

    #[test]
    fn every_change_of_a_field_is_told_with_the_value_before_and_its_undo_too() {
        let mut book = Book::default();
        let add = |name: &str| Customer { name: name.into(), ..Customer::default() };
        let draft = book.plan_add_customer(add("王芳")).unwrap();
        perform(&mut book, draft);
        let draft = book.plan_add_customer(add("李娜")).unwrap();
        perform(&mut book, draft);
        let id = CustomerId(0);
        let edited = Customer { name: "王芳芳".into(), note: "少糖".into(), ..add("") };
        let draft = book.plan_edit_customer(id, &edited).unwrap();
        perform(&mut book, draft);
        let draft = book.plan_undo(3).unwrap().draft;
        perform(&mut book, draft);
        let told: Vec<_> = field_changes(&book, id).map(|change| (change.entry.seq, change.before.clone(), change.after.clone())).collect();
        let name = |text: &str| CustomerField::Name(text.into());
        assert!(told.contains(&(3, name("王芳"), name("王芳芳"))));
        assert!(told.contains(&(3, CustomerField::Note(String::new()), CustomerField::Note("少糖".into()))));
        assert!(told.contains(&(4, name("王芳芳"), name("王芳"))));
        assert!(told.windows(2).all(|pair| pair[0].0 >= pair[1].0), "newest first");
        assert_eq!(field_changes(&book, CustomerId(1)).count(), 0);
    }
}
