//! Planning changes of the private drawers: one act a customer, and the book never sees what lies in them.
use super::{Book, Draft, Refusal};
use crate::domain::{CustomerId, PrivateEntry};

impl Book {
    /// The sealed drawer of a customer, with its position.
    pub fn find_private(&self, customer: CustomerId) -> Option<(u32, &PrivateEntry)> {
        self.live_rows::<PrivateEntry>().find(|(_, entry)| entry.customer == customer)
    }

    /// Plans to put this drawer in the place of the customer's former one; an empty one is taken out.
    pub fn plan_private(&self, entry: PrivateEntry) -> Result<Draft, Refusal> {
        let present = self.find_private(entry.customer).map(|(at, _)| at);
        match (present, entry.fields) {
            (Some(at), 0) => self.plan_remove::<PrivateEntry>(at),
            (Some(at), _) => self.plan_set(at, entry),
            (None, 0) => Err(Refusal::NoChange),
            (None, _) => self.plan_add(entry),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::tests::{act, person, undo};
    use crate::words::{Language, act::act_done};

    #[test]
    fn a_drawer_is_filled_changed_emptied_and_taken_back_without_a_word_of_it_in_the_history() {
        let mut book = Book::default();
        let draft = book.plan_add_customer(person("王芳"));
        act(&mut book, draft);
        let customer = CustomerId(0);
        let entry = |fields: u8, sealed: &[u8]| PrivateEntry { customer, fields, sealed: sealed.to_vec() };
        assert_eq!(book.plan_private(entry(0, b"")), Err(Refusal::NoChange));
        let draft = book.plan_private(entry(2, b"one"));
        act(&mut book, draft);
        let draft = book.plan_private(entry(3, b"two"));
        let changed = act(&mut book, draft);
        assert_eq!(book.find_private(customer), Some((0, &entry(3, b"two"))));
        assert_eq!(undo(&mut book, changed), 0);
        assert_eq!(book.find_private(customer), Some((0, &entry(2, b"one"))));
        let draft = book.plan_private(entry(0, b""));
        let emptied = act(&mut book, draft);
        assert_eq!(book.find_private(customer), None);
        undo(&mut book, emptied);
        let told: Vec<String> = book.history().entries().iter().map(|entry| act_done(&entry.kind, &book, Language::Hans)).collect();
        assert_eq!(told[1..3], ["记下了王芳的私密抽屉", "改了王芳的私密抽屉"]);
        assert_eq!(book.plan_private(entry(1, &[0; 40_000])), Err(Refusal::TooLong { limit: 1_000 }));
    }
}
