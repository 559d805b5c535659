//! The follow-up book per customer: last contact, agreed next date, and until when to leave somebody in peace.
use crate::book::Book;
use crate::domain::{CustomerId, Day, Interaction, NONE, Outcome};

/// After a contact nobody is offered again by another rule for so many days (journey J1); a skip counts as long.
pub const QUIET_DAYS: i32 = 7;

/// Where the conversation with one customer stands.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct ContactState {
    /// The latest day on which the customer was reached.
    pub last_contact: Option<Day>,
    /// The day of the latest attempt, whatever came of it, and its outcome; notes are no attempts.
    pub last_attempt: Option<(Day, Outcome)>,
    /// When to speak again, as agreed or as it follows from a failed attempt.
    pub follow_up: Option<Day>,
    /// First day on which rules may offer the customer again.
    pub quiet_until: Option<Day>,
}

impl ContactState {
    /// Whether rules are silent about the customer on that day.
    pub fn is_quiet(self, today: Day) -> bool {
        self.quiet_until.is_some_and(|until| today < until)
    }

    /// Takes in one more entry of the follow-up book, in the order in which they were written.
    fn note(&mut self, entry: &Interaction) {
        let day = entry.day;
        if self.last_attempt.is_some_and(|(latest, _)| day < latest) {
            // Written down late: it counts as a contact, but does not turn the conversation back.
            self.follow_up = entry.next.or(self.follow_up);
            if entry.outcome.is_contact() {
                self.last_contact = self.last_contact.max(Some(day));
            }
            return;
        }
        let was_due = self.follow_up.is_some_and(|planned| planned <= day);
        let again_in = |days: i32| entry.next.unwrap_or(day.plus_days(days));
        match entry.outcome {
            Outcome::Noted => {
                self.follow_up = entry.next.or(self.follow_up);
                return;
            }
            Outcome::Reached => {
                self.last_contact = self.last_contact.max(Some(day));
                self.follow_up = entry.next;
                self.quiet_until = Some(again_in(QUIET_DAYS).max(day.plus_days(QUIET_DAYS)));
            }
            Outcome::NotReached => {
                self.quiet_until = Some(again_in(1));
                self.follow_up = entry.next.or(if was_due { self.quiet_until } else { self.follow_up });
            }
            Outcome::Skipped => {
                self.quiet_until = Some(again_in(QUIET_DAYS));
                self.follow_up = entry.next.or(if was_due { self.quiet_until } else { self.follow_up });
            }
        }
        self.last_attempt = Some((day, entry.outcome));
    }
}

/// The states of all customers, built once and updated after each act.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactIndex {
    states: Vec<ContactState>,
    /// Entry of the same customer before this one, or [`NONE`].
    previous: Vec<u32>,
    /// Last entry of each customer, or [`NONE`].
    last: Vec<u32>,
}

impl ContactIndex {
    /// Reads the whole follow-up book.
    pub fn build(book: &Book) -> Self {
        let mut index = Self::default();
        index.link(book);
        for slot in book.interactions().iter().filter(|slot| slot.live) {
            if let Some(state) = index.states.get_mut(slot.value.customer.index()) {
                state.note(&slot.value);
            }
        }
        index
    }

    /// Brings one customer up to date, also after entries were taken back.
    pub fn update(&mut self, book: &Book, customer: CustomerId) {
        self.link(book);
        let mut entries: Vec<&Interaction> = Vec::new();
        let mut at = self.last.get(customer.index()).copied().unwrap_or(NONE);
        while let Some(slot) = book.interactions().get(at as usize) {
            if slot.live {
                entries.push(&slot.value);
            }
            at = self.previous[at as usize];
        }
        let mut state = ContactState::default();
        entries.iter().rev().for_each(|entry| state.note(entry));
        if let Some(place) = self.states.get_mut(customer.index()) {
            *place = state;
        }
    }

    /// The state of one customer.
    pub fn of(&self, customer: CustomerId) -> ContactState {
        self.states.get(customer.index()).copied().unwrap_or_default()
    }

    /// All states, by customer.
    pub fn states(&self) -> impl Iterator<Item = (CustomerId, &ContactState)> {
        (0u32..).map(CustomerId).zip(&self.states)
    }

    /// Positions in [`Book::interactions`] of one customer's live entries, the latest written first.
    pub fn entries_of<'a>(&'a self, book: &'a Book, customer: CustomerId) -> impl Iterator<Item = usize> + 'a {
        let mut at = self.last.get(customer.index()).copied().unwrap_or(NONE);
        let chain = std::iter::from_fn(move || {
            let entry = (at != NONE).then_some(at as usize)?;
            at = self.previous[entry];
            Some(entry)
        });
        chain.filter(|entry| book.interactions()[*entry].live)
    }

    /// Customers with an attempt on that day.
    pub fn count_attempts_on(&self, day: Day) -> u32 {
        self.states.iter().filter(|state| state.last_attempt.is_some_and(|(attempt, _)| attempt == day)).count() as u32
    }

    fn link(&mut self, book: &Book) {
        self.states.resize(book.customers().len(), ContactState::default());
        self.last.resize(book.customers().len(), NONE);
        for at in self.previous.len()..book.interactions().len() {
            let customer = book.interactions()[at].value.customer.index();
            match self.last.get_mut(customer) {
                Some(last) => self.previous.push(std::mem::replace(last, at as u32)),
                None => self.previous.push(NONE),
            }
        }
    }
}
