//! The list of today (methods 29, 40): grip both ends, let the middle be. One customer, one task: the strongest of all
//! that the [rules](super::rules) offer, in the section of its kind.
//!
//! After a contact all but the written wishes are silent for seven days, or until the agreed date where that is later;
//! after a failed attempt until the next day, after a skip for seven days, or until the chosen date. Archived and trashed
//! customers never appear.
use super::contact::ContactIndex;
use super::notices::{Notice, notices};
use super::offers::{Ground, Offers};
use super::rules::RULES;
use super::task::{Section, Task};
use crate::book::Book;
use crate::domain::{Day, sort_by_rank};
use crate::method::Figures;

/// The start page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TodayList {
    sections: [Vec<Task>; Section::ALL.len()],
    /// What the shop as a whole has to think of.
    pub notices: Vec<Notice>,
    /// Customers with an attempt today.
    pub done_today: u32,
    pub planned_minutes: u32,
}

impl TodayList {
    /// The tasks of one section, in their order.
    pub fn of(&self, section: Section) -> &[Task] {
        &self.sections[section as usize]
    }

    /// Everybody outside the middle.
    pub fn count_singles(&self) -> usize {
        Section::singles().map(|section| self.of(section).len()).sum()
    }

    /// The number for the tab title: every task outside the middle, the middle as one, and the lines of the shop.
    pub fn count(&self) -> u32 {
        self.count_singles() as u32 + u32::from(!self.of(Section::Middle).is_empty()) + self.notices.len() as u32
    }

    /// The list as the counter reads it: without what is owed, complained of, planned or decided.
    pub fn for_counter(mut self) -> Self {
        for section in Section::ALL {
            let tasks = &mut self.sections[section as usize];
            let before = tasks.len();
            tasks.retain(|task| task.kind.is_for_counter());
            self.planned_minutes -= (before - tasks.len()) as u32 * section.minutes();
        }
        self.notices.retain(|notice| !matches!(notice, Notice::Decisions { .. }));
        self
    }

    /// Every task, in the order of the page.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.sections.iter().flatten()
    }
}

/// Plans the day. `today` is the day of the figures; the index is up to date with the book.
pub fn plan_today(book: &Book, figures: &Figures, contacts: &ContactIndex, today: Day) -> TodayList {
    let ground = Ground { book, figures, contacts, today };
    let mut offers = Offers::new(ground);
    for rule in RULES {
        rule(ground, &mut offers);
    }
    let mut list = TodayList { done_today: contacts.count_attempts_on(today), notices: notices(book, today), ..TodayList::default() };
    for task in offers.into_tasks() {
        list.sections[task.kind.section() as usize].push(task);
    }
    for section in Section::ALL {
        let tasks = &mut list.sections[section as usize];
        // The tasks come by customer, and equals keep their order.
        sort_by_rank(tasks, |task| {
            let (is_later, due, stake) = (i64::from(!task.is_first), i64::from(task.due.0), -task.at_stake_minor);
            if section.is_by_stake() { [is_later, stake, due] } else { [is_later, due, stake] }
        });
        list.planned_minutes += tasks.len() as u32 * section.minutes();
    }
    list
}
