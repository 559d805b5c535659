//! Why a task is on the list, as data.
use super::contact::ContactIndex;
use super::interval::{IntervalBy, interval_of};
use super::occasion::{ComingBirthday, next_birthday};
use super::rules::{best_month, season_of};
use super::supply::delivered;
use super::task::{Task, TaskKind};
use crate::book::Book;
use crate::domain::{Birthday, Complaint, Confidence, Day, FutureNeed, Month, Occasion, Outcome, Promise, Recovery, RiskFlag, Routine};
use crate::method::{Account, Figures, LATE_RATIO, PaymentWord, Reorder, Why, payment_word};

/// The reason of a task.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskWhy {
    /// Overdue by the own rhythm, or by the usual time of a second purchase; a contact since is told too.
    Overdue {
        why: Why,
        last_contact: Option<Day>,
    },
    /// Has not heard from the shop for as long as was agreed, or as its class may, or a key customer for long.
    Interval {
        last_touch: Day,
        was_contact: bool,
        days_since: i32,
        interval_days: i32,
        by: IntervalBy,
    },
    /// Agreed, or due again after a failed attempt.
    FollowUp {
        planned: Day,
        last_attempt: Option<(Day, Outcome)>,
        note: String,
    },
    /// Set by hand.
    Reminder {
        planned: Day,
        text: String,
    },
    Birthday(ComingBirthday),
    /// A day that matters, with the day on which it falls.
    Occasion {
        name: String,
        date: Birthday,
        day: Day,
        in_days: i32,
    },
    /// What was bought runs out.
    Reorder {
        product: String,
        reorder: Reorder,
    },
    /// An item was taken by much more or less than planned.
    Supply {
        product: String,
        month: Month,
        planned_milli: i64,
        taken_milli: i64,
        /// Other items of the plan that strayed too.
        others: usize,
    },
    Need {
        text: String,
        month: Month,
        confidence: Confidence,
    },
    /// A year ago the coming month held a large part of the year.
    Season {
        month: Month,
        net_minor: i64,
        share_percent: i64,
        /// What most of the money went to; may be empty.
        product: String,
    },
    /// A cooperation for a time ends, or has just ended.
    Renewal {
        ends: Day,
    },
    /// Last month was the best of all.
    BestMonth {
        month: Month,
        net_minor: i64,
        before_minor: i64,
    },
    Complaint {
        complaint: Box<Complaint>,
        /// The product it is about; may be empty.
        product: String,
        step_due: Day,
    },
    Promise(Promise),
    CallBack {
        recovery: Box<Recovery>,
        due: Day,
    },
    /// Somebody is watched.
    Unannounced(RiskFlag),
    Debt {
        account: Account,
        word: Option<PaymentWord>,
    },
}

impl Task {
    /// Why the task is on the list. Told for the rows that are seen, not for the whole list.
    pub fn why(&self, book: &Book, figures: &Figures, index: &ContactIndex) -> TaskWhy {
        let customer = self.customer;
        let found = match self.kind {
            TaskKind::Complaint => self.why_complaint(book),
            TaskKind::Promise => self.row.and_then(|at| book.find_row::<Promise>(at)).cloned().map(TaskWhy::Promise),
            TaskKind::CallBack => {
                let recovery = self.row.and_then(|at| book.find_row::<Recovery>(at));
                recovery.map(|recovery| TaskWhy::CallBack { recovery: Box::new(recovery.clone()), due: self.due })
            }
            TaskKind::Unannounced => self.row.and_then(|at| book.find_row::<RiskFlag>(at)).cloned().map(TaskWhy::Unannounced),
            TaskKind::Debt => Some(TaskWhy::Debt {
                account: Account::find(book, customer),
                word: payment_word(book, customer, figures.today).map(|(_, word)| word),
            }),
            _ => None,
        };
        found.unwrap_or_else(|| self.why_of_figures(book, figures, index))
    }

    fn why_complaint(&self, book: &Book) -> Option<TaskWhy> {
        let complaint = book.find_row::<Complaint>(self.row?)?;
        let product = complaint.product.and_then(|product| book.find_product(product)).map(|product| product.name.clone());
        Some(TaskWhy::Complaint { complaint: Box::new(complaint.clone()), product: product.unwrap_or_default(), step_due: self.due })
    }

    fn why_supply(&self, book: &Book, figures: &Figures) -> Option<TaskWhy> {
        let strayed = delivered(book, self.customer, figures.today).into_iter().filter(|found| found.deviates_since.is_some());
        let (told, others): (Vec<_>, Vec<_>) = strayed.partition(|found| Some(found.row) == self.row);
        let told = told.into_iter().next()?;
        Some(TaskWhy::Supply {
            product: book.find_product(told.line.product).map(|product| product.name.clone()).unwrap_or_default(),
            month: told.line.month,
            planned_milli: told.line.quantity_milli,
            taken_milli: told.taken_milli,
            others: others.len(),
        })
    }

    fn why_of_figures(&self, book: &Book, figures: &Figures, index: &ContactIndex) -> TaskWhy {
        let customer = self.customer;
        let state = index.of(customer);
        let row = self.row.unwrap_or(u32::MAX);
        let overdue = || TaskWhy::Overdue { why: figures.why_cadence(book, customer), last_contact: state.last_contact };
        match self.kind {
            TaskKind::FollowUp => {
                let mut notes = index.entries_of(book, customer).map(|at| &book.interactions()[at].value.note);
                let note = notes.find(|note| !note.is_empty()).cloned().unwrap_or_default();
                TaskWhy::FollowUp { planned: self.due, last_attempt: state.last_attempt, note }
            }
            TaskKind::Reminder => {
                let reminder = self.row.and_then(|at| book.reminders().get(at as usize));
                TaskWhy::Reminder { planned: self.due, text: reminder.map(|slot| slot.value.text.clone()).unwrap_or_default() }
            }
            TaskKind::Birthday | TaskKind::NearBirthday => {
                let rule = book.settings().leap_months;
                let coming = book.find_customer(customer).and_then(|customer| next_birthday(customer, figures.today, rule));
                coming.map_or_else(overdue, TaskWhy::Birthday)
            }
            TaskKind::Routine => {
                let text = book.find_row::<Routine>(row).map(|routine| routine.text.clone()).unwrap_or_default();
                TaskWhy::Reminder { planned: self.due, text }
            }
            TaskKind::NearOccasion | TaskKind::Occasion => {
                let occasion = book.find_row::<Occasion>(row);
                let in_days = self.due.days_since(figures.today);
                occasion.map_or_else(overdue, |found| TaskWhy::Occasion {
                    name: found.name.clone(),
                    date: found.date,
                    day: self.due,
                    in_days,
                })
            }
            TaskKind::Reorder => {
                let reorder = figures.reorders.of(customer).iter().find(|reorder| reorder.product.0 == row);
                let name = |reorder: &Reorder| book.find_product(reorder.product).map(|product| product.name.clone()).unwrap_or_default();
                reorder.map_or_else(overdue, |found| TaskWhy::Reorder { product: name(found), reorder: *found })
            }
            TaskKind::Supply => self.why_supply(book, figures).unwrap_or_else(overdue),
            TaskKind::Need => {
                let need = book.find_row::<FutureNeed>(row);
                need.map_or_else(overdue, |need| TaskWhy::Need { text: need.text.clone(), month: need.month, confidence: need.confidence })
            }
            TaskKind::Season => season_of(book, customer, figures.today).map_or_else(overdue, |season| TaskWhy::Season {
                month: season.month,
                net_minor: season.net_minor,
                share_percent: season.share_percent,
                product: season.product.and_then(|product| book.find_product(product)).map(|known| known.name.clone()).unwrap_or_default(),
            }),
            TaskKind::Renewal => TaskWhy::Renewal { ends: self.due },
            TaskKind::BestMonth => {
                let best = best_month(book, customer, figures.today);
                best.map_or_else(overdue, |(month, net_minor, before_minor)| TaskWhy::BestMonth { month, net_minor, before_minor })
            }
            TaskKind::KeyDue | TaskKind::Interval | TaskKind::Middle => {
                let own = figures.of(customer);
                let last_touch = state.last_contact.max(own.last_day);
                let last_touch = last_touch.or_else(|| book.find_customer(customer)?.created);
                let interval = interval_of(book, figures, customer);
                let is_on_time = interval.by != IntervalBy::Rhythm || own.overdue_ratio.is_some_and(|ratio| f64::from(ratio) < LATE_RATIO);
                match last_touch {
                    Some(last_touch) if is_on_time => TaskWhy::Interval {
                        last_touch,
                        was_contact: state.last_contact == Some(last_touch),
                        days_since: figures.today.days_since(last_touch),
                        interval_days: interval.days,
                        by: interval.by,
                    },
                    _ => overdue(),
                }
            }
            _ => overdue(),
        }
    }
}
